"""How much one request may hold and how much is decided at once, said in one place for whoever sends, keeps or decides; knows no request.

Measured on two cores with PostgreSQL beside it: a receipt of the most lines that are let through is decided and recorded in well under a
second, and a batch holds as much, so that what somebody else sent keeps nobody waiting for two.
"""

from __future__ import annotations

from app.domain.refusals import Refusal

BODY_BYTES_MAX = 2_000_000
LINES_MAX = 2_500
BATCH_BYTES_MAX = 800_000
"""What a batch costs at most, as bytes of bodies (`turns.cost_of`); a single command may be as large as any."""

BATCH_LINES_MAX = 4_000
ALONE_BYTES_MIN = 50_000
"""A command from this size on is decided alone where others wait, too."""

STEPS_MAX = 12_000_000
"""How many rows are looked at for one command, a written one counting for many (`state.WRITE_STEPS`). The most lines of one and the same
article, each over all its layers, take ten million, and a few seconds."""

WAITING_COMMANDS_MAX = 2_000
WAITING_BYTES_MAX = 64_000_000
"""What one member may have waiting on a shared book; the next is taken when some of it was decided."""


class RequestTooLong(Refusal):
    says = (
        "A request takes at most {limit} bytes and this one has {size}. Send it in parts, each with some of its lines; "
        "of this one nothing was posted."
    )


class TooManyLines(Refusal):
    says = "A request holds at most {limit} lines and this one has {lines}. Send it in parts; of this one nothing was posted."


class TooMuchWork(Refusal):
    says = (
        "To decide this request more than {steps} rows would have to be looked at, which keeps everybody else waiting. "
        "Send it in parts; of this one nothing was posted."
    )


class TooMuchWaiting(Refusal):
    says = (
        "A member may have {commands} requests or {bytes} bytes waiting on the shared book, and yours are as many. "
        "Send it again when some of them were decided; of this one nothing was taken."
    )


def beyond_limits(size: int, lines: int) -> Refusal | None:
    """Why a request of so many bytes and lines is too much to be decided at once, None when it is not."""
    if size > BODY_BYTES_MAX:
        return RequestTooLong(size=size, limit=BODY_BYTES_MAX)
    return TooManyLines(lines=lines, limit=LINES_MAX) if lines > LINES_MAX else None


def lines_in(body: bytes) -> int:
    """The elements of all lists of a body, however deep, counted by its punctuation: to read it takes ten times as long.

    Outside of texts every comma stands between two elements or two members, and every member has a colon. What this says of a body that
    is not JSON means nothing; one with so much in it is not even read.
    """
    plain = body.replace(b"\\\\", b"").replace(b'\\"', b"") if b"\\" in body else body
    count = b'"'.join(plain.split(b'"')[::2]).translate(None, b" \t\r\n").count
    return count(b",") - count(b":") + count(b"{") - count(b"{}") + count(b"[") - count(b"[]")
