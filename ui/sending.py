"""Owns sending one document so that it counts once: the id of every attempt is kept before it is sent, and asked for before the next."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.commands.registry import Command
from ui.book import BookSession, Workplace
from ui.drafts import DraftStore
from ui.feedback import Feedback, Verdict
from ui.i18n import translate
from ui.tasks import KnownTrouble


@dataclass(frozen=True, slots=True)
class Sent:
    """The book's answer: posted, held, refused or failed, with the document's id and number where it has them.

    "waiting": it is stored here and goes to the shared book as soon as that can be reached; `command_id` names it until then.
    """

    status: str
    document: str
    number: str
    result: Mapping[str, Any]
    command_id: str = ""

    @property
    def counts(self) -> bool:
        """Posted, waiting for an approval, or safe on its way; nothing is left to do here."""
        return self.status in ("posted", "held", "waiting")

    def file_away(self, drafts: DraftStore, draft_id: str, place: str) -> None:
        """What becomes of its draft: forgotten, or kept aside until the outcome is known. `place` opens it on its screen."""
        if self.status == "waiting":
            drafts.set_aside(draft_id, self.command_id, place)
        else:
            drafts.drop(draft_id)


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
            return _sent(earlier, outcome.status, outcome.result)
    outcome = book.submit(book.request(command, command_id=attempt))
    return _sent(attempt, outcome.status, outcome.result)


def waiting_about(work: Workplace, kind: str = "") -> frozenset[str]:
    """The ids of orders, requests and documents that waiting commands name, those of one kind where asked; may block."""
    if work.outgoing is None:
        return frozenset()
    named: set[str] = set()
    for one in work.outgoing.pending():
        if one.state == "rejected" or kind not in ("", one.kind):
            continue
        for name, value in json.loads(one.body).items():
            if name.endswith("_id") and isinstance(value, str):
                named.add(value)
            elif name.endswith("_ids") and isinstance(value, list):
                named.update(map(str, value))
    return frozenset(named)


def on_its_way(what: str) -> Feedback:
    """What to say when something is stored here and waits for the shared book."""
    return Feedback(
        Verdict.ATTENTION,
        translate("floor", "{what} is saved here and waits to be posted.").format(what=what),
        translate("floor", "The shared book cannot be reached now; nothing is posted yet."),
        translate("floor", "Go on working: it is sent once the connection is back, and you are told if it is not accepted."),
    )


def _sent(command_id: str, status: str, result: Mapping[str, Any]) -> Sent:
    return Sent(status, str(result.get("document", "")), str(result.get("number", "")), result, command_id)
