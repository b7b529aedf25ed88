"""Transfers: goods asked for, picked, on the road, and arrived between two warehouses."""
