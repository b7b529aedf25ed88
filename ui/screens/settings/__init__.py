"""Owns the page of a member's own choices."""
