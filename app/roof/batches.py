"""Commands as lines of JSON: read one by one, sent in batches, answered with one outcome each; knows no terminal."""

from __future__ import annotations

import json
import queue
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

import msgspec

from app.bootstrap import Host
from app.commands.registry import ID_LENGTH_MAX, kinds, read_body
from app.desk import CommandRecord
from app.domain.refusals import CommandIdReused, Refusal
from app.domain.wording import aloud
from db.command_log import Outcome

BATCH_LINES = 500
LINE_BYTES_MAX = 16 * 1024 * 1024


class LineUnreadable(Refusal):
    says = (
        "Line {line} could not be read: {problem}. Write one JSON object per line, "
        '{{"kind": "…", "id": "…", "body": {{…}}}}; the other lines were taken.'
    )


class _Envelope(msgspec.Struct, forbid_unknown_fields=True):
    """A line: the kind of command, its body, and its id where the sender made one."""

    kind: str
    body: msgspec.Raw
    id: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a line, ready to be written as JSON."""

    line: int
    id: str
    kind: str
    status: str
    seq: int | None
    result: dict[str, Any]

    @property
    def went_through(self) -> bool:
        """Whether it was posted, or is held for someone to decide."""
        return self.status in ("posted", "held")

    def json(self) -> str:
        """One line of JSON."""
        return msgspec.json.encode(self).decode()


def send_lines(host: Host, lines: Iterable[bytes], *, member: str) -> Iterator[Answer]:
    """Send each line as a command of `member`; one answer per line that is not empty, in order.

    A line that cannot be read gets its refusal and is not stored; the others go on. Raises `BookTrouble` when the book fails.
    """
    for batch in _batches(_numbered(lines)):
        yield from _send(host, batch, member=member)


def lines_of(source: BinaryIO) -> Iterator[bytes]:
    """The lines of a file or pipe; of one that is too long no more than tells so is kept."""
    while line := source.readline(LINE_BYTES_MAX + 1):
        yield line
        while len(line) > LINE_BYTES_MAX and not line.endswith(b"\n"):
            line = source.readline(LINE_BYTES_MAX + 1)


def arriving(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Lines of a pipe as they come, read ahead in a thread, so that an answer need not wait for the next line."""
    found: queue.Queue[bytes | None] = queue.Queue(maxsize=BATCH_LINES)

    def pump() -> None:
        for line in lines:
            found.put(line)
        found.put(None)

    threading.Thread(target=pump, name="lines", daemon=True).start()
    while (line := found.get()) is not None:
        yield line
        if found.empty():
            yield b""


def _numbered(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Lines with their numbers; an empty pause (b"", no line at all) has number 0."""
    number = 0
    for line in lines:
        if line == b"":
            yield 0, line
            continue
        number += 1
        text = line.strip().removeprefix(b"\xef\xbb\xbf") if number == 1 else line.strip()
        if text:
            yield number, text


def _batches(lines: Iterable[tuple[int, bytes]]) -> Iterator[list[tuple[int, bytes]]]:
    batch: list[tuple[int, bytes]] = []
    for number, line in lines:
        if number:
            batch.append((number, line))
        if batch and (not number or len(batch) >= BATCH_LINES):
            yield batch
            batch = []
    if batch:
        yield batch


def _send(host: Host, batch: Sequence[tuple[int, bytes]], *, member: str) -> Iterator[Answer]:
    ready: list[tuple[int, CommandRecord]] = []
    answers: dict[int, Answer] = {}
    for number, line in batch:
        try:
            ready.append((number, _record(host, number, line, member)))
        except Refusal as refusal:
            answers[number] = _refused(number, _glimpse(line), refusal)
    for number, found in _outcomes(host, ready):
        answers[number] = found
    for number, _ in batch:
        yield answers[number]


def _record(host: Host, number: int, line: bytes, member: str) -> CommandRecord:
    if len(line) > LINE_BYTES_MAX:
        raise LineUnreadable(line=number, problem=f"it is longer than {LINE_BYTES_MAX:,} bytes")
    try:
        line.decode()  # what a body holds is only looked at later
        envelope = msgspec.json.decode(line, type=_Envelope)
        twice = _said_twice(line)
    except UnicodeDecodeError as error:
        raise LineUnreadable(line=number, problem=f"its byte {error.start + 1} is not UTF-8") from None
    except (msgspec.DecodeError, RecursionError) as error:
        raise LineUnreadable(line=number, problem=str(error)) from None
    if twice:
        raise LineUnreadable(line=number, problem=f'it says "{twice}" twice, and which is meant cannot be known')
    if len(envelope.id) > ID_LENGTH_MAX or envelope.id != envelope.id.strip() or not envelope.id.isprintable():
        raise LineUnreadable(line=number, problem=f"its id has blanks around it, or more than {ID_LENGTH_MAX} characters")
    return host.request(read_body(envelope.kind, bytes(envelope.body)), member=member, command_id=envelope.id)


def _said_twice(line: bytes) -> str:
    """The first field that an object of a line has more than once; readers differ in which of them they take."""
    twice: list[str] = []

    def looked_at(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            twice.extend(name for place, (name, _) in enumerate(pairs) if name in dict(pairs[:place]))
        return found

    json.loads(line, object_pairs_hook=looked_at, parse_int=str, parse_float=str)
    return twice[0] if twice else ""


def _outcomes(host: Host, ready: Sequence[tuple[int, CommandRecord]]) -> Iterator[tuple[int, Answer]]:
    """The outcomes of a batch; when one id is taken by another request, each line is sent by itself so that only that one fails."""
    if not ready:
        return
    try:
        outcomes = host.submit_and_wait([record for _, record in ready])
    except CommandIdReused as reused:
        if len(ready) == 1:
            number, record = ready[0]
            yield number, _refused(number, (record.id, record.kind), reused)
            return
        for one in ready:
            yield from _outcomes(host, [one])
        return
    for (number, _), outcome in zip(ready, outcomes, strict=True):
        yield number, _answer(number, outcome)


def _answer(number: int, outcome: Outcome) -> Answer:
    return Answer(number, outcome.command_id, outcome.kind, outcome.status, outcome.seq, aloud(outcome.result))


def _refused(number: int, glimpsed: tuple[str, str], refusal: Refusal) -> Answer:
    return Answer(number, *glimpsed, "refused", None, aloud({"refusal": refusal.sealed()}))


def _glimpse(line: bytes) -> tuple[str, str]:
    """Id and kind of a line as far as they can be made out, for the answer to a line that cannot be taken."""
    try:
        found = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return "", ""
    if not isinstance(found, dict):
        return "", ""
    kind, command_id = found.get("kind"), found.get("id")
    return str(command_id or "")[:ID_LENGTH_MAX], kind if isinstance(kind, str) and kind in kinds() else ""
