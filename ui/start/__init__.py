"""Owns what is seen before a book is open: first start, opening, signing in; knows no screen."""
