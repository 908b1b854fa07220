"""What check() and plain() are made of: rebuild an answer, compare it, find the likely mistake, say so."""
