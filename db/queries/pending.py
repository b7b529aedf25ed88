"""Reading what waiting commands are about: the documents that their bodies name, by number and partner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa


@dataclass(frozen=True, slots=True)
class Subject:
    """A document that a command names, with the number of the document it came from."""

    id: str
    kind: str
    number: str
    partner: str
    source: str


_SUBJECT = (
    "d.id AS id, d.kind, COALESCE(d.number, '') AS number, COALESCE(p.name, '') AS partner, COALESCE(s.number, '') AS source "
    "FROM document d LEFT JOIN partner p ON p.id = d.partner_id LEFT JOIN document s ON s.id = d.source_id"
)


def subjects(connection: sa.Connection, ids: Iterable[str]) -> dict[str, Subject]:
    """The documents among some ids, and those that the approval requests among them ask about."""
    query = sa.text(
        f"SELECT d.id AS named, {_SUBJECT} WHERE d.id IN :ids "
        f"UNION ALL SELECT q.id AS named, {_SUBJECT} JOIN approval_request q ON q.document_id = d.id WHERE q.id IN :ids"
    ).bindparams(sa.bindparam("ids", expanding=True))
    found = connection.execute(query, {"ids": sorted(set(ids))})
    return {row.named: Subject(row.id, row.kind, row.number, row.partner, row.source) for row in found}
