"""Who is at which work now is kept on a shared book beside its state, so that colleagues see each other."""

from __future__ import annotations

from alembic import op

from db.migrations import frozen

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    frozen.take_step(op.get_bind(), revision)
