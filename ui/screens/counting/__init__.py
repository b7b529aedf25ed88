"""Counting: sheets planned, counted blind by scan, reviewed and submitted."""
