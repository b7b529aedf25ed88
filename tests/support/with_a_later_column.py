"""This program as it would be with one more column in some tables: run with a book's file, prints what does not prove and what a replay says.

The rows are changed before the schema is made of them, as a later revision's would be; values in the column are `grey` unless forged.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import app.domain.book  # noqa: F401 - registers the row types
from app.domain import rows

TABLES = ("journal_line", "stock_move", "partner", "document", "stock_position")
COLUMN = rows.Field("colour", "text", since="9999", default="grey")


def widen(spec: rows.Table) -> None:
    """Give a table the later column, which no command writes yet."""
    canonical, revive = spec.canonical, spec.revive
    fields = (*spec.fields, COLUMN)
    changed: dict[str, Callable[..., Any] | tuple[rows.Field, ...]] = {
        "fields": fields,
        "canonical": lambda row: (*canonical(row), COLUMN.default),
        "revive": lambda stored: revive(stored[:-1]),
        "sealed": rows._sealed(fields),
    }
    for name, value in changed.items():
        object.__setattr__(spec, name, value)


if __name__ == "__main__":
    for table in TABLES:
        widen(rows.tables()[table])
    from db.book import create_book, open_to_examine
    from db.replay import replay
    from db.schema import METADATA
    from db.verify import chain, state

    assert all("colour" in METADATA.tables[table].c for table in TABLES)
    book = open_to_examine(sys.argv[1])
    with book.reading() as connection:
        problem = chain.prove_chain(connection).problem
        proofs = state.prove_state(connection, lambda table: None, lambda tables: {})
    target = create_book(str(Path(sys.argv[1]).with_suffix(".again")))
    with target.engine.connect().execution_options(writes=True) as altering, altering.begin():
        for table in TABLES:
            altering.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN colour TEXT DEFAULT 'grey' NOT NULL")
    said = replay(book, target).difference
    sys.stdout.write(json.dumps({"chain": problem, "state": [proof.name for proof in proofs if not proof.ok], "replay": said}))
    book.close()
    target.close()
