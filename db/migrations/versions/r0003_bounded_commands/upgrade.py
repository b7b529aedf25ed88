"""A command's body is bounded by what is decided at once, whose turn it is is found by an index, and sending one announces nothing."""

from __future__ import annotations

from alembic import op

from db.migrations import frozen

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    frozen.take_step(op.get_bind(), revision)
