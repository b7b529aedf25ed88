"""Owns sending one document so that it counts once: the id of every attempt is kept before it is sent, and asked for before the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.commands.registry import Command
from ui.book import BookSession
from ui.i18n import translate
from ui.tasks import KnownTrouble


@dataclass(frozen=True, slots=True)
class Sent:
    """The book's answer: posted, held, refused or failed, with the document's id and number where it has them."""

    status: str
    document: str
    number: str
    result: Mapping[str, Any]

    @property
    def counts(self) -> bool:
        """Posted, or waiting for an approval; the draft is not needed any more."""
        return self.status in ("posted", "held")


def send(book: BookSession, command: Command, *, attempt: str, before: Sequence[str] = ()) -> Sent:
    """Send under the id `attempt`, unless one of the attempts `before`, never answered, was decided meanwhile: then that counts.

    Raises KnownTrouble while an earlier attempt is stored and not decided yet, and what `BookSession.submit` raises.
    """
    for earlier in before:
        outcome = book.outcome(earlier)
        if outcome is None:
            continue
        if outcome.status == "waiting":
            raise KnownTrouble(
                translate("floor", "This was sent already and waits to be posted."),
                translate("floor", "The book has it; nobody has posted it yet."),
                translate("floor", "Try again in a moment. It will not be posted twice."),
            )
        if outcome.status in ("posted", "held"):
            return _sent(outcome.status, outcome.result)
    outcome = book.submit(book.request(command, command_id=attempt))
    return _sent(outcome.status, outcome.result)


def _sent(status: str, result: Mapping[str, Any]) -> Sent:
    return Sent(status, str(result.get("document", "")), str(result.get("number", "")), result)
