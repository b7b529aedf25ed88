"""Reading what waiting commands are about: the documents that their bodies name, by number and partner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa


@dataclass(frozen=True, slots=True)
class Subject:
    """A document that a command names."""

    id: str
    kind: str
    number: str
    partner: str

    @property
    def title(self) -> str:
        return " · ".join(part for part in (self.number or self.id, self.partner) if part)


def subjects(connection: sa.Connection, ids: Iterable[str]) -> dict[str, Subject]:
    """The documents among some ids."""
    query = sa.text(
        "SELECT d.id, d.kind, COALESCE(d.number, '') AS number, COALESCE(p.name, '') AS partner FROM document d "
        "LEFT JOIN partner p ON p.id = d.partner_id WHERE d.id IN :ids"
    ).bindparams(sa.bindparam("ids", expanding=True))
    return {row.id: Subject(row.id, row.kind, row.number, row.partner) for row in connection.execute(query, {"ids": sorted(set(ids))})}
