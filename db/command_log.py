"""The command log from the sender's side: putting commands in and reading what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import sqlalchemy as sa

from app.desk import CommandRecord
from app.domain.refusals import CommandIdReused
from app.domain.wording import spoken
from app.limits import WAITING_BYTES_MAX, WAITING_COMMANDS_MAX, TooMuchWaiting
from db.guards.postgres import WAITING_QUOTA
from db.schema import COMMAND

_INSERT = COMMAND.insert().inline()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a command: waiting, posted, held, refused or failed; `result` says more, `seq` is its place in the log."""

    command_id: str
    kind: str
    status: str
    seq: int | None
    result: dict[str, Any]

    @property
    def message(self) -> str:
        """Why it was refused, in English; empty when it was not."""
        return spoken(self.result["refusal"]) if "refusal" in self.result else ""


def submit(connection: sa.Connection, records: Sequence[CommandRecord]) -> None:
    """Put commands into the log in order. One that is already there with the same body is left as it is.

    Raises `CommandIdReused` for an id that stands for another request, `TooMuchWaiting` when a shared book takes no more of this member's
    for now. The caller commits.
    """
    known = _digests(connection, [record.id for record in records])
    fresh: list[dict[str, Any]] = []
    for record in records:
        if record.id in known:
            if known[record.id] != record.digest:
                raise CommandIdReused(command_id=record.id)
            continue
        known[record.id] = record.digest
        fresh.append(
            {
                "id": record.id,
                "kind": record.kind,
                "body": record.body.decode(),
                "digest": record.digest,
                "member": record.member,
                "workstation": record.workstation,
                "client_seq": record.client_seq,
                "submitted_at": record.submitted_at,
            }
        )
    if fresh:
        _insert(connection, fresh)


def outcomes(connection: sa.Connection, command_ids: Iterable[str]) -> dict[str, Outcome]:
    """The outcomes of commands by id; unknown ids are left out."""
    found: dict[str, Outcome] = {}
    for command_id, kind, status, seq, result in _by_id(connection, "id, kind, status, seq, result", list(command_ids)):
        facts = msgspec.json.decode(result) if result else {}
        found[command_id] = Outcome(command_id=command_id, kind=kind, status=status, seq=seq, result=facts)
    return found


def _insert(connection: sa.Connection, fresh: list[dict[str, Any]]) -> None:
    """A login of a shared book signs by being logged in and may not even state its own name; its administrator may state any."""
    if connection.dialect.name == "postgresql" and {row["member"] for row in fresh} == {_login_of(connection)}:
        fresh = [{name: value for name, value in row.items() if name != "member"} for row in fresh]
    try:
        connection.execute(_INSERT, fresh)
    except sa.exc.DBAPIError as error:
        if getattr(error.orig, "sqlstate", "") == WAITING_QUOTA:
            raise TooMuchWaiting(commands=WAITING_COMMANDS_MAX, bytes=WAITING_BYTES_MAX) from None
        raise


def _login_of(connection: sa.Connection) -> str:
    return str(connection.exec_driver_sql("SELECT SESSION_USER::text").scalar_one())


def _digests(connection: sa.Connection, ids: Sequence[str]) -> dict[str, str]:
    return {str(entry[0]): str(entry[1]) for entry in _by_id(connection, "id, digest", ids)}


def _by_id(connection: sa.Connection, columns: str, ids: Sequence[str]) -> Iterable[Any]:
    """Entries of the log by one parameter however many there are: making an expression of them costs more than the answer."""
    if not ids:
        return ()
    if connection.dialect.name == "postgresql":
        return connection.exec_driver_sql(f"SELECT {columns} FROM command WHERE id = ANY(%s)", (list(ids),)).all()
    wanted = msgspec.json.encode(ids).decode()
    return connection.exec_driver_sql(f"SELECT {columns} FROM command WHERE id IN (SELECT value FROM json_each(?))", (wanted,)).all()
