"""Running an import: commands go in by the chunk, each once, and everything that came is tallied by what became of it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Protocol

from app.commands.registry import Command, digest_of, write_body
from app.desk import CommandRecord

CHUNK_COMMANDS = 1_000


@dataclass(frozen=True, slots=True)
class Step:
    """A command of the source: `what` names its sort for the tally, `lines` how many lines of the source it carries."""

    id: str
    moment: datetime
    command: Command
    what: str
    lines: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row of the source for which there is nothing to post, and why."""

    what: str
    why: str


@dataclass(slots=True)
class Tally:
    """What came and what became of it: commands and lines by sort and outcome, warnings by code, reasons with one example each."""

    commands: Counter[tuple[str, str]] = field(default_factory=Counter)
    lines: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)
    reasons: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    examples: dict[tuple[str, str, str], str] = field(default_factory=dict)
    warned: dict[str, set[str]] = field(default_factory=dict)
    """Documents that a warning of a code is about, on either side of it."""
    known: int = 0
    """Commands that an earlier run had brought already."""
    seconds: float = 0.0

    @property
    def lines_per_second(self) -> float:
        """Lines of the source posted per second."""
        return sum(self.lines.values()) / self.seconds if self.seconds else 0.0


class Outcome(Protocol):
    """What the tally reads of an outcome."""

    @property
    def status(self) -> str: ...

    @property
    def seq(self) -> int | None: ...

    @property
    def result(self) -> dict[str, Any]: ...

    @property
    def message(self) -> str: ...


Send = Callable[[Sequence[CommandRecord]], Sequence[Outcome]]
Progress = Callable[[int, Tally], None]


def run(
    steps: Iterable[Step | LeftOut], *, send: Send, member: str, workstation: str, head: int = 0, progress: Progress | None = None
) -> Tally:
    """Send every step in order and tally the outcomes; steps that were sent before give their old outcome.

    `head` is the end of the log before this run, to tell what was there before; `progress` is told the number of steps
    done so far. The ids of the steps make a second run harmless.
    """
    tally = Tally()
    began = time.monotonic()
    done = 0
    counter = iter(range(1, 1 << 62))
    for chunk in _chunks(steps, tally):
        records = [_record(step, member=member, workstation=workstation, n=next(counter)) for step in chunk]
        for step, outcome in zip(chunk, send(records), strict=True):
            _count(tally, step, outcome)
            tally.known += outcome.seq is not None and outcome.seq <= head
        done += len(chunk)
        tally.seconds = time.monotonic() - began
        if progress:
            progress(done, tally)
    return tally


def _chunks(steps: Iterable[Step | LeftOut], tally: Tally) -> Iterator[list[Step]]:
    rest = iter(steps)
    while batch := list(islice(rest, CHUNK_COMMANDS)):
        chunk = []
        for step in batch:
            if isinstance(step, LeftOut):
                tally.commands[(step.what, "left out")] += 1
                tally.reasons[(step.what, "left out", step.why)] += 1
            else:
                chunk.append(step)
        if chunk:
            yield chunk


def _record(step: Step, *, member: str, workstation: str, n: int) -> CommandRecord:
    kind, body = type(step.command).KIND, write_body(step.command)
    return CommandRecord(
        id=step.id,
        kind=kind,
        body=body,
        digest=digest_of(kind, body),
        member=member,
        workstation=workstation,
        client_seq=n,
        submitted_at=step.moment.replace(tzinfo=UTC),
    )


def _count(tally: Tally, step: Step, outcome: Outcome) -> None:
    tally.commands[(step.what, outcome.status)] += 1
    tally.lines[step.what] += step.lines
    for warning in outcome.result.get("warnings", ()):
        tally.warnings[warning["code"]] += 1
        involved = tally.warned.setdefault(warning["code"], set())
        involved.update(str(document) for document in (outcome.result.get("document"), warning["facts"].get("document")) if document)
    if outcome.status in ("refused", "failed"):
        refusal = outcome.result.get("refusal", {})
        why = refusal.get("code") or "failure"
        reason = (step.what, outcome.status, why)
        tally.reasons[reason] += 1
        tally.examples.setdefault(reason, f"{step.id}: {outcome.message or outcome.result.get('failure', '')}")
    if outcome.status == "held":
        tally.reasons[(step.what, "held", "waits for approval")] += 1
