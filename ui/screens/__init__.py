"""The screens: each a view and a presenter, strangers to each other."""
