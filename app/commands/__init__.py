"""The command areas: one package or module per business area; areas are strangers to each other."""
