"""What `make lint` looks at beside tests: style, spelling and links."""
