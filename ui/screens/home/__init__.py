"""Owns the first page: what waits for this member, and how the day goes."""
