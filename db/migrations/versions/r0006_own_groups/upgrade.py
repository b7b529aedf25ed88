"""Guards name no group role any more, which are a book's own; the right to see costs follows the roles of a member."""

from __future__ import annotations

from alembic import op

from db.migrations import frozen

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    frozen.take_step(op.get_bind(), revision)
