"""Receiving: goods that arrive for a purchase order, scanned, checked and posted."""
