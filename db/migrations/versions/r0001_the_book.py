"""The book: every table of the first release, and the guards of an embedded one."""

from __future__ import annotations

from alembic import op

from db.guards.sqlite import triggers
from db.schema import METADATA

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    METADATA.create_all(op.get_bind())
    if op.get_bind().dialect.name == "sqlite":
        for statement in triggers():
            op.execute(statement)
