"""Owns looking at documents and at the commands that made them."""
