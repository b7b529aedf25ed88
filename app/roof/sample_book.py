"""The sample's hand on the book: queues commands under days gone by, sends them in bulk, and has others approve what is held."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from app.bootstrap import Host
from app.commands.approvals import ApproveRequest
from app.commands.registry import Command, digest_of, write_body
from app.desk import CommandRecord
from db.command_log import Outcome
from db.queries.control import ApprovalRow, approvals

Progress = Callable[[int, int], None]
OPENING_HOUR = time(7, 0, tzinfo=UTC)
MINUTES_APART = 2


@dataclass(frozen=True, slots=True)
class _Queued:
    record: CommandRecord
    stays_held: bool


class SampleBook:
    """Sends commands with ids and moments that are the same every time. A refusal is a mistake in the sample and raises."""

    def __init__(self, host: Host, day: date) -> None:
        self.host = host
        self.day = day
        self.sent = 0
        self._queue: list[_Queued] = []
        self._today = 0

    def turn_to(self, day: date) -> None:
        """The next day begins."""
        self.day, self._today = day, 0

    def do(self, command: Command, *, by: str, stays_held: bool = False) -> None:
        """Queue a command for today; one that is held is approved at the end of the week unless it `stays_held`."""
        self.sent += 1
        self._today += 1
        kind, body = type(command).KIND, write_body(command)
        record = CommandRecord(
            id=f"sample-{self.sent:06d}",
            kind=kind,
            body=body,
            digest=digest_of(kind, body),
            member=by,
            workstation="sample",
            client_seq=self.sent,
            submitted_at=datetime.combine(self.day, OPENING_HOUR) + timedelta(minutes=MINUTES_APART * self._today),
        )
        self._queue.append(_Queued(record, stays_held))

    def flush(self) -> None:
        """Send what is queued, and have every held document approved by someone of the role that is asked, until none is left."""
        waiting_on_purpose: set[str] = set()
        while self._queue:
            queue, self._queue = self._queue, []
            held: set[str] = set()
            outcomes = self.host.submit_and_wait([queued.record for queued in queue])
            for queued, outcome in zip(queue, outcomes, strict=True):
                _require_through(queued.record, outcome)
                requests = set(outcome.result.get("requests", ())) if outcome.status == "held" else set()
                waiting_on_purpose |= requests if queued.stays_held else set()
                held |= requests - waiting_on_purpose
            if held:
                self._approve(held)

    def _approve(self, requests: set[str]) -> None:
        with self.host.book.reading() as connection:
            for row in approvals(connection):
                if row.request_id in requests:
                    self.do(ApproveRequest(request_id=row.request_id, note="Looked at and agreed"), by=decider(row))


def decider(row: ApprovalRow) -> str:
    """Who of the sample company decides on a request: of its role, where it belongs, and not who asked."""
    home = {"RHEIN": ("sven", "clara"), "THAMES": ("leah", "colin")}[row.entity_id]
    person = {"warehouse_supervisor": home[0], "finance_clerk": home[1], "buyer": "berta", "finance_controller": "konrad"}[row.role]
    return person if person != row.requested_by else "olivia"


def _require_through(record: CommandRecord, outcome: Outcome) -> None:
    if outcome.status not in ("posted", "held"):
        raise RuntimeError(f"{record.kind} {record.body.decode()} was {outcome.status}: {outcome.result}")
