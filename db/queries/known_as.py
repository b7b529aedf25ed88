"""How ids are known to people: a document by its number, a member by name; what has neither stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from app.domain.book import Document, Member
from db.schema import table_of


def known_as(connection: sa.Connection, ids: Iterable[str]) -> dict[str, str]:
    """id -> number or name, of those that have one."""
    wanted = sorted({one for one in ids if one})
    if not wanted:
        return {}
    document, member = table_of(Document), table_of(Member)
    numbers = connection.execute(sa.select(document.c.id, document.c.number).where(document.c.id.in_(wanted), document.c.number != ""))
    names = connection.execute(sa.select(member.c.id, member.c.name).where(member.c.id.in_(wanted)))
    return {str(row[0]): str(row[1]) for row in (*names, *numbers)}


def in_words(connection: sa.Connection, result: Mapping[str, Any]) -> Mapping[str, Any]:
    """An outcome as people read it: ids among the facts of its refusal become numbers and names."""
    refusal = result.get("refusal")
    facts = refusal.get("facts") if isinstance(refusal, Mapping) else None
    if not isinstance(refusal, Mapping) or not isinstance(facts, Mapping):
        return result
    known = known_as(connection, [value for value in facts.values() if isinstance(value, str)])
    said = {name: known.get(value, value) if isinstance(value, str) else value for name, value in facts.items()}
    return {**result, "refusal": {**refusal, "facts": said}}
