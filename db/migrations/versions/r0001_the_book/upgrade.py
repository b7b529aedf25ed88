"""The book: every table of the first release, and its guards."""

from __future__ import annotations

from alembic import op

from db.migrations import frozen

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    frozen.take_step(op.get_bind(), revision)
