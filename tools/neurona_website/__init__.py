"""The course as pages that can be read, printed and published without a kernel."""
