"""Owns the gallery of reports and the viewer of papers."""
