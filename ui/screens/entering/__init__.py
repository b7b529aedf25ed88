"""Owns entering what nobody scans: orders, journals, and the things they are about: items, partners, warehouses."""
