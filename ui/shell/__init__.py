"""Owns the window around the screens: rail, command line, pages, detail pane, status; knows no screen by name."""
