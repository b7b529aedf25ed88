"""Owns the inbox: what waits for a decision, what it rests on, and deciding it."""
