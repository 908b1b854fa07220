"""What the labs compute, without any picture: plain functions that tests and chapters can call, too."""
