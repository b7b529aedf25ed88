"""Bringing a book to the current schema, and telling which schema it has.

The tool that runs revisions takes longer to load than a book to open, and is loaded only where one is missing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.config import Config

_HERE = Path(__file__).parent
SCHEMA_HEAD: str = max(file.name[1:5] for file in (_HERE / "versions").glob("r[0-9][0-9][0-9][0-9]_*.py"))
"""The newest revision this program knows: revisions are numbered, and their files are named so."""


def revision_of(engine: sa.Engine) -> str | None:
    """The revision a database stands at; None when it has no schema of ours."""
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(engine: sa.Engine) -> None:
    """Run the missing revisions, all of them or none."""
    from alembic import command

    config = _config()
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_HERE))
    config.set_main_option("path_separator", "os")
    return config
