"""Owns the small parts screens are made of; knows no screen, no database and no command."""
