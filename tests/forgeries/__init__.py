"""What a forger would change in a book, one value at a time and in composed schemes; each has to be named by the proof that is meant for it."""
