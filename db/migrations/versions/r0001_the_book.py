"""The book: every table of the first release, and the guards of an embedded one."""

from __future__ import annotations

from alembic import op

from db.guards import postgres, sqlite
from db.schema import METADATA

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    METADATA.create_all(op.get_bind())
    book = op.get_bind()
    if book.dialect.name == "sqlite":
        for statement in sqlite.triggers():
            op.execute(statement)
    else:
        for statement in postgres.statements():
            book.exec_driver_sql(statement.replace("%", "%%"))
