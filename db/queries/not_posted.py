"""Reading what was asked for and not posted: refused by a rule, or set aside because it could not be decided; changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from db.queries.reading import read

NEWEST_MAX = 2_000
STANDINGS = ("failed", "refused")


@dataclass(frozen=True, slots=True)
class NotPosted:
    """A decision that posted nothing. `result` is JSON: the sealed refusal under `refusal`, or what failed under `failure`."""

    seq: int
    id: str
    kind: str
    status: str
    member: str
    workstation: str
    submitted_at: datetime
    decided_at: datetime
    result: str


def not_posted(connection: sa.Connection, standings: Sequence[str] = STANDINGS, *, newest: int = NEWEST_MAX) -> list[NotPosted]:
    """The newest decisions that posted nothing, the latest first; those of others only where the reader may see them."""
    named = {f"standing{place}": standing for place, standing in enumerate(standings)}
    return read(
        connection,
        NotPosted,
        "SELECT c.seq, c.id, c.kind, c.status, COALESCE(m.name, c.member), c.workstation, c.submitted_at, c.decided_at, "
        "COALESCE(c.result, '{}') FROM command c LEFT JOIN member m ON m.id = c.member "
        f"WHERE c.seq IS NOT NULL AND c.status IN ({', '.join(f':{name}' for name in named)}) ORDER BY c.seq DESC LIMIT :newest",
        newest=newest,
        **named,
    )
