"""Bringing a book to the current schema, and telling which schema it has.

The tool that runs revisions takes longer to load than a book to open, and is loaded only where one is missing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from db.list_indexes import list_indexes
from db.migrations import frozen
from db.migrations.catalog import Difference, catalog_of, differences
from db.trouble import BookAltered

if TYPE_CHECKING:
    from alembic.config import Config

ALTERED_MAX = 3
_HERE = Path(__file__).parent
SCHEMA_HEAD: str = max(folder.name[1:5] for folder in (_HERE / "versions").glob("r[0-9][0-9][0-9][0-9]_*/"))
"""The newest revision this program knows: revisions are numbered, and their folders are named so."""


def revision_of(engine: sa.Engine) -> str | None:
    """The revision a database stands at; None when it has no schema of ours."""
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


def alterations(connection: sa.Connection, revision: str) -> list[Difference]:
    """What of a book's tables, indexes, triggers and functions is not as the revision made it.

    The orders of long lists may be missing, which is how they are put aside while very much is written.
    """
    lists = {f"index {index.name}" for index in list_indexes()}
    found = differences(catalog_of(connection), frozen.catalog_after(revision, connection.dialect.name))
    return [one for one in found if not (one.how == "missing" and one.what in lists)]


def refuse_altered(connection: sa.Connection, revision: str, shown: str) -> None:
    """Raise `BookAltered` when the book's tables or guards are not as the revision made them."""
    altered = [one for one in alterations(connection, revision) if one.stops_work]
    if altered:
        more = f" and {len(altered) - ALTERED_MAX} more" if len(altered) > ALTERED_MAX else ""
        raise BookAltered(book=shown, revision=revision, what="; ".join(map(str, altered[:ALTERED_MAX])) + more)


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
    config.set_main_option("recursive_version_locations", "true")
    return config
