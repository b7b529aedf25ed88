"""Owns the lists of the desktop: they page, filter and sort in their source; knows no database and no screen."""
