"""Owns what is on its way to a shared book: what waits, since when, what would become of it, and giving it up."""
