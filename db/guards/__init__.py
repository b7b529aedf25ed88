"""Guards: what the database itself refuses, whoever asks."""
