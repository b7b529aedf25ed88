"""The book: every table of the first release, and its guards."""

from __future__ import annotations

from alembic import op

from db.migrations import frozen

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    book = op.get_bind()
    for statement in frozen.read(revision, book.dialect.name):
        book.exec_driver_sql(statement.replace("%", "%%") if book.dialect.name == "postgresql" else statement)
