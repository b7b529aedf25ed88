"""How the schema of a book came to be what it is, revision by revision (alembic)."""
