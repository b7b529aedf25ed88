"""Alembic's entry: runs the revisions on the connection it is given."""

from alembic import context

from db.schema import METADATA

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=METADATA, transactional_ddl=True, render_as_batch=False)
with context.begin_transaction():
    context.run_migrations()
