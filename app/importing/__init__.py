"""Bringing other systems' books in: each source turns its files into commands in date order, and the runner tallies what became of them."""
