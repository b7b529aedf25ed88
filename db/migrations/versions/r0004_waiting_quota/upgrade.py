"""What one member may have waiting on a shared book is bounded, so that nobody fills it for everybody."""

from __future__ import annotations

from alembic import op

from db.migrations import frozen

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    frozen.take_step(op.get_bind(), revision)
