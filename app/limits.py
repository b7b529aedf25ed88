"""How much one request may hold and how much is decided at once, said in one place for whoever sends, keeps or decides; knows no request.

The figures are measured: on two cores a receipt of the most lines that are let through is decided and recorded in about a second, and a
batch holds as much, so that nobody waits longer for what somebody else sent.
"""

from __future__ import annotations

from typing import Any

import msgspec

from app.domain.refusals import Refusal

BODY_BYTES_MAX = 2_000_000
LINES_MAX = 5_000
BATCH_BYTES_MAX = 2_000_000
"""Bodies of a batch together, which its lines follow; a single command may be as large by itself."""

_BYTES_A_LINE_MIN = 2
"""Shorter bodies cannot hold too many lines and are not looked through."""


class RequestTooLong(Refusal):
    says = (
        "A request takes at most {limit} bytes and this one has {size}. Send it in parts, each with some of its lines; "
        "of this one nothing was posted."
    )


class TooManyLines(Refusal):
    says = "A request holds at most {limit} lines and this one has {lines}. Send it in parts; of this one nothing was posted."


def beyond_limits(size: int, body: bytes) -> Refusal | None:
    """Why a request is too much to be decided at once, None when it is not. `size` is its bytes; a body that long need not be read."""
    if size > BODY_BYTES_MAX:
        return RequestTooLong(size=size, limit=BODY_BYTES_MAX)
    if size < LINES_MAX * _BYTES_A_LINE_MIN:
        return None
    try:
        lines = _lines_in(msgspec.json.decode(body))
    except (msgspec.DecodeError, RecursionError):
        return None  # what cannot be read is refused for that
    return TooManyLines(lines=lines, limit=LINES_MAX) if lines > LINES_MAX else None


def _lines_in(value: Any) -> int:
    """Elements of all lists, however deep."""
    if isinstance(value, list):
        return len(value) + sum(map(_lines_in, value))
    if isinstance(value, dict):
        return sum(map(_lines_in, value.values()))
    return 0
