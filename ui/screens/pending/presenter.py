"""Owns the pending view without its widgets: what waits with its forecast, what may be done about it; knows no widget."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from db.queries.pending import Subject
from ui.book import Answer, Forecast, Outgoing, Waiting, Workplace
from ui.feedback import Feedback, Verdict
from ui.i18n import QT_TRANSLATE_NOOP, translate
from ui.refusals import refusal_text
from ui.subjects import ABOUT, subject_of, subjects_of, words_of
from ui.tasks import Failure, TaskRunner, TaskScope
from ui.telling import command_title

STANDINGS: Final[Mapping[str, str]] = {
    "queued": QT_TRANSLATE_NOOP("pending", "Not sent yet"),
    "under way": QT_TRANSLATE_NOOP("pending", "On its way"),
    "sent": QT_TRANSLATE_NOOP("pending", "With the book"),
    "rejected": QT_TRANSLATE_NOOP("pending", "Turned away"),
    "refused": QT_TRANSLATE_NOOP("pending", "Not accepted"),
    "held": QT_TRANSLATE_NOOP("pending", "Waits for approval"),
    "failed": QT_TRANSLATE_NOOP("pending", "Failed"),
    "posted": QT_TRANSLATE_NOOP("pending", "Posted with another number"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One command in the list. `standing` is a key of STANDINGS; `note` why it was turned away or not accepted."""

    id: str
    title: str
    about: str
    document_id: str
    since: datetime
    standing: str
    note: str
    body: Mapping[str, Any] = field(default_factory=dict)
    forecast: str = ""
    forecast_status: str = ""
    may_be_there: bool = False

    @property
    def details(self) -> Mapping[str, Any]:
        """What was asked for, without the ids that only the program needs."""
        return {name: value for name, value in self.body.items() if name not in ABOUT}


class PendingPresenter:
    """Reads in tasks; `changed` is called when a discard or retry went through."""

    def __init__(
        self,
        work: Workplace,
        tasks: TaskRunner,
        changed: Callable[[], None],
        say: Callable[[Feedback], None],
        trouble: Callable[[Failure], None],
    ) -> None:
        self._work = work
        self._tasks = TaskScope(tasks)
        self._changed = changed
        self._say = say
        self._trouble = trouble
        self.pieces: dict[str, Piece] = {}
        self.current = ""

    @property
    def piece(self) -> Piece | None:
        return self.pieces.get(self.current)

    def read(self) -> list[Piece]:
        """What waits, oldest first, and below it the answers that want a person; may block."""
        outgoing = self._work.outgoing
        if outgoing is None:
            return []
        pieces = _read(self._work, outgoing)
        self.pieces = {piece.id: piece for piece in pieces}
        return pieces

    def why_not_retry(self) -> str:
        piece = self.piece
        if piece is None:
            return translate("pending", "Nothing is chosen.")
        if piece.standing == "rejected":
            return ""
        return translate("pending", "It is sent by itself as soon as the book can be reached.")

    def why_not_discard(self) -> str:
        piece = self.piece
        if piece is None:
            return translate("pending", "Nothing is chosen.")
        if piece.standing in ("refused", "held", "failed", "posted"):
            return translate("pending", "The book has decided on it; there is nothing to take back.")
        if piece.may_be_there:
            return translate("pending", "The book has it, or may have it. Wait for its outcome, then reverse what it posted.")
        return ""

    def retry(self) -> None:
        piece, outgoing = self.piece, self._work.outgoing
        if piece is not None and outgoing is not None and not self.why_not_retry():
            said = translate("pending", "{what} is sent again.").format(what=piece.title)
            self._tasks.run(lambda pulse: outgoing.retry(piece.id), lambda done: self._done(said), self._trouble)

    def discard(self, reason: str) -> None:
        """Give it up; its document is a draft again."""
        piece, outgoing = self.piece, self._work.outgoing
        if piece is not None and outgoing is not None and not self.why_not_discard():
            said = translate("pending", "{what} is discarded; it will not be posted.").format(what=piece.title)
            self._tasks.run(lambda pulse: outgoing.discard(piece.id, reason), lambda done: self._done(said), self._trouble)

    def close(self) -> None:
        self._tasks.close()

    def _done(self, said: str) -> None:
        self._say(Feedback(Verdict.OK, said))
        self._work.touched(frozenset({"drafts"}))
        self._changed()


def _read(work: Workplace, outgoing: Outgoing) -> list[Piece]:
    waiting, answers, forecasts = outgoing.pending(), outgoing.unsaid(), outgoing.forecasts()
    bodies: dict[str, Mapping[str, Any]] = {one.command_id: json.loads(one.body) for one in waiting}
    bodies |= {one.command_id: json.loads(one.body) for one in answers}
    with work.book.reading() as connection:
        known = subjects_of(connection, bodies.values())
    pieces = [_waiting(one, bodies[one.command_id], known, forecasts.get(one.command_id)) for one in waiting]
    return [*pieces, *(_answer(one, bodies[one.command_id], known) for one in answers)]


def _about(body: Mapping[str, Any], known: Mapping[str, Subject]) -> tuple[str, str]:
    """(what it is about in words, the id of the document); nothing where the book does not have it."""
    subject = subject_of(body, known)
    return (words_of(subject), subject.id) if subject else ("", "")


def _waiting(one: Waiting, body: Mapping[str, Any], known: Mapping[str, Subject], forecast: Forecast | None) -> Piece:
    about, document_id = _about(body, known)
    standing = "under way" if one.state == "queued" and one.may_be_there else one.state
    return Piece(
        one.command_id,
        command_title(one.kind),
        about,
        document_id,
        one.submitted_at,
        standing,
        one.note,
        body,
        forecast_words(forecast) if forecast else "",
        forecast.status if forecast else "",
        one.may_be_there,
    )


def _answer(one: Answer, body: Mapping[str, Any], known: Mapping[str, Subject]) -> Piece:
    about, document_id = _about(body, known)
    refusal = one.result.get("refusal")
    note = refusal_text(refusal) if refusal else str(one.result.get("failure", ""))
    note = f"{note} {_renumbered(one)}".strip()
    return Piece(one.command_id, command_title(one.kind), about, document_id, one.submitted_at, one.status, note, body)


def _renumbered(one: Answer) -> str:
    if not one.number_before:
        return ""
    number = str(one.result.get("number", ""))
    text = translate("pending", "Before the book was restored it was {before}; now it is {number}.") if number else ""
    text = text or translate("pending", "Before the book was restored it was {before}; now it has no number.")
    return text.format(before=one.number_before, number=number)


def forecast_words(forecast: Forecast) -> str:
    """What would become of it, as things are known here."""
    match forecast.status:
        case "posted":
            return translate("pending", "Will be posted, as things are known here.")
        case "held":
            return translate("pending", "Will wait for an approval, as things are known here.")
        case "refused":
            why = refusal_text(forecast.result.get("refusal", {}))
            return translate("pending", "Will not be accepted, as things are known here: {why}").format(why=why)
        case _:
            return translate("pending", "What becomes of it cannot be said here.")
