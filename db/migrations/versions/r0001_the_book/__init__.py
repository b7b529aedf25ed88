"""The book as it was first released."""
