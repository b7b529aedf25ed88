"""Owns looking at stock: what there is, where, worth what, and how it moved."""
