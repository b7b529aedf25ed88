"""Bringing a book to the current schema, and telling which schema it has."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    return config


SCHEMA_HEAD: str = ScriptDirectory.from_config(_config()).get_current_head() or ""
"""The newest revision this program knows."""


def revision_of(engine: sa.Engine) -> str | None:
    """The revision a database stands at; None when it has no schema of ours."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def upgrade(engine: sa.Engine) -> None:
    """Run the missing revisions, all of them or none."""
    config = _config()
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
