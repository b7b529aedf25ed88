"""Companies and sites have a time zone, so that their day of business is known; those that are older have none until somebody says it."""

from __future__ import annotations

from alembic import op

from db.migrations import frozen

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    book = op.get_bind()
    kind = 'TEXT COLLATE "C"' if book.dialect.name == "postgresql" else "TEXT"
    for table in ("legal_entity", "warehouse"):
        book.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN time_zone {kind} DEFAULT '' NOT NULL")
    frozen.take_step(book, revision)
