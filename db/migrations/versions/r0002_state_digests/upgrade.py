"""What state tables add up to, counted once from the rows that are there; positions sealed before keep their first version."""

from __future__ import annotations

from alembic import op

from db.digests import count_everything
from db.migrations import frozen

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    book = op.get_bind()
    book.exec_driver_sql("ALTER TABLE command ADD COLUMN seal_version BIGINT DEFAULT 1 NOT NULL")
    frozen.take_step(book, revision, fill=count_everything)
