"""Owns the page of the people of a book: who they are, what they may do, their logins and workstations."""
