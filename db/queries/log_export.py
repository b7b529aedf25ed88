"""Reading the log for someone who has no book: every decision with its ledger rows, in the form that its seal is made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from app.domain import rows
from app.seal import OF_ROWS_WRITTEN
from db.canonical import moment_of
from db.verify.chain import ledger_rows

CHUNK_COMMANDS = 2_000


def ledger_tables() -> dict[str, list[str]]:
    """The tables whose rows the seals cover, with their columns in order."""
    return {spec.name: [field.name for field in spec.fields] for spec in rows.tables().values() if spec.nature == "ledger"}


def decisions(connection: sa.Connection, *, until: int) -> Iterator[dict[str, Any]]:
    """Each position up to `until`: `command` as sealed, `body`, `result`, `previous`, `hash`, and `rows` as [table, values] by n."""
    for low in range(1, until + 1, CHUNK_COMMANDS):
        high = min(low + CHUNK_COMMANDS - 1, until)
        found = ledger_rows(connection, low, high)
        for row in connection.execute(_COMMANDS, {"low": low, "high": high}):
            written = sorted(found.get(row.seq, ()), key=lambda written: written[:2])
            yield {
                "command": [
                    *([row.seal_version] if row.seal_version != OF_ROWS_WRITTEN else []),
                    row.seq,
                    row.id,
                    row.kind,
                    row.digest,
                    row.member,
                    row.workstation,
                    row.client_seq,
                    moment_of(row.submitted_at),
                    row.status,
                    row.state_digest or "",
                ],
                "body": row.body,
                "result": row.result or "",
                "previous": row.previous_hash,
                "hash": row.hash,
                "rows": [[table, list(values)] for _, table, values in written],
            }


_COMMANDS = sa.text(
    "SELECT seq, id, kind, digest, member, workstation, client_seq, submitted_at, status, state_digest, body, result, previous_hash, hash, "
    "seal_version "
    "FROM command WHERE seq BETWEEN :low AND :high ORDER BY seq"
)
