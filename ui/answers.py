"""Owns bringing answers that came late to the person: a refused document is a draft again, a held one is named; never a dialog."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from db.queries.known_as import in_words
from db.queries.meanwhile import Posted, posted_on, standing_of
from ui.book import Answer, BookSession, Outgoing, Waiting
from ui.drafts import DraftStore, SentDraft
from ui.feedback import Offer
from ui.i18n import translate
from ui.refusals import refusal_text
from ui.shell.places import Place
from ui.shell.window import ShellWindow
from ui.subjects import name_of, subject_of, subjects_of
from ui.tasks import Failure, Pulse, TaskRunner, TaskScope
from ui.telling import command_title
from ui.theme import Tone
from ui.widgets.notice_bar import Notice

SETTLED_WELL = ("posted", "held")
COME_BACK = ("refused", "failed", "discarded")
FINISHED = ("done", "closed", "cancelled", "posted", "reversed")
"""States of what nothing is left to do for."""


@dataclass(frozen=True, slots=True)
class _Found:
    answers: Sequence[Answer]
    turned_away: Sequence[Waiting]
    statuses: Mapping[str, str]
    subjects: Mapping[str, tuple[str, str]]
    """By command id: what it is and what it is about in words, and the document's id, empty where the book has none."""
    said: Mapping[str, Mapping[str, Any]]
    """By command id: what became of it, with numbers and names for ids."""
    others: Mapping[str, Posted]
    """By command id: what somebody else has done to it that is finished by now."""


class Answers(QObject):
    """`look` is called whenever outcomes may have come. What a person has put away is not brought again."""

    def __init__(self, window: ShellWindow, book: BookSession, outgoing: Outgoing, drafts: DraftStore, tasks: TaskRunner) -> None:
        super().__init__(window)
        self._window = window
        self._book = book
        self._outgoing = outgoing
        self._drafts = drafts
        self._tasks = TaskScope(tasks)
        self._looking = False
        self._again = False
        self._brought: frozenset[str] = frozenset()
        self._with_draft: set[str] = set()
        """Commands that came back as a draft: what is said of them ends with it."""
        window.notice_bar.put_away.connect(self._put_away)

    def look(self) -> None:
        if self._looking:
            self._again = True
            return
        self._looking = True
        away = [draft.command_id for draft in self._drafts.away()]
        self._tasks.run(lambda pulse: self._read(away, pulse), self._came, self._failed)

    def close(self) -> None:
        self._tasks.close()

    def _read(self, away: Sequence[str], pulse: Pulse) -> _Found:
        found = {command_id: self._book.outcome(command_id) for command_id in away}
        statuses = {command_id: outcome.status for command_id, outcome in found.items() if outcome is not None}
        turned_away = [one for one in self._outgoing.pending() if one.state == "rejected"]
        answers = self._outgoing.unsaid()
        back: list[Answer | Waiting] = [*answers, *turned_away]
        kinds, bodies = {one.command_id: one.kind for one in back}, {one.command_id: json.loads(one.body) for one in back}
        with self._book.reading() as connection:
            known = subjects_of(connection, bodies.values())
            said = {one.command_id: in_words(connection, one.result) for one in answers}
            others: dict[str, Posted] = {}
            for one in answers:
                about = subject_of(bodies[one.command_id], known)
                standing = standing_of(connection, about.id) if about and one.status == "refused" else None
                if about and standing and standing.state in FINISHED:
                    done = [each for each in posted_on(connection, [about.id]) if each.member_id != self._book.member]
                    others |= {one.command_id: done[-1]} if done else {}
        named = {id: (name_of(kinds[id], body, known), subject_of(body, known)) for id, body in bodies.items()}
        about_them = {id: (name, one.id if one else "") for id, (name, one) in named.items()}
        return _Found(answers, turned_away, statuses, about_them, said, others)

    def _came(self, found: _Found) -> None:
        self._looking = False
        changed = [self._put_in_place(draft, found.statuses.get(draft.command_id, "")) for draft in self._drafts.away()]
        subjects = found.subjects
        finished = [
            one.command_id for one in found.answers if one.command_id in self._with_draft and not self._drafts.sent_as(one.command_id)
        ]
        if finished:  # posted, or thrown away: nothing is left to tell
            self._tasks.run(lambda pulse: self._outgoing.said(finished), lambda done: None, self._window.trouble)
        answers = [one for one in found.answers if one.command_id not in finished]
        drafts = {one.command_id: self._drafts.sent_as(one.command_id) for one in answers}
        self._with_draft |= {command_id for command_id, draft in drafts.items() if draft}
        notices = [self._notice(one, found, drafts[one.command_id], *subjects[one.command_id]) for one in answers]
        notices += [self._turned_away(one, subjects[one.command_id][0]) for one in found.turned_away]
        self._brought = frozenset(notice.key for notice in notices)
        self._window.notice_bar.tell("answers", notices)
        if any(changed):
            self._window.touched(frozenset({"drafts"}))
        if self._again:
            self._again = False
            self.look()

    def _put_in_place(self, draft: SentDraft, status: str) -> bool:
        """A draft whose outcome is there is not needed any more, or a draft again; True where that was so."""
        if status in SETTLED_WELL:
            self._drafts.drop(draft.id)
        elif status in COME_BACK:
            self._drafts.bring_back(draft.command_id)
        return status in (*SETTLED_WELL, *COME_BACK)

    def _failed(self, failure: Failure) -> None:
        self._looking = False
        self._window.trouble(failure)

    def _notice(self, answer: Answer, found: _Found, draft: SentDraft | None, name: str, about: str) -> Notice:
        if draft and draft.title:
            name = f"{command_title(answer.kind)} · {draft.title}"
        document = str(answer.result.get("document", ""))
        offers = (Offer(translate("shell", "Show it"), lambda: self._window.go(Place("document", document))),) if document else ()
        if answer.status == "posted":
            text = translate("shell", "{what} is {number} now; before the book was restored it was {before}.").format(
                what=name, number=str(answer.result.get("number", "")), before=answer.number_before
            )
            return Notice(answer.command_id, Tone.WARN, text, void_papers(answer.number_before), offers)
        if answer.status == "held":
            text = translate("shell", "{what} waits for an approval.").format(what=name)
            return Notice(answer.command_id, Tone.WARN, text, translate("shell", "Sent from here earlier; nothing is posted yet."), offers)
        text = translate("shell", "{what} was not accepted.").format(what=name)
        result = found.said[answer.command_id]
        why = refusal_text(result["refusal"]) if "refusal" in result else str(result.get("failure", ""))
        other = found.others.get(answer.command_id)
        if other is not None:
            by = translate("shell", "{name} posted {number} before it came.").format(name=other.by, number=other.number)
            why = f"{why} {by}"
        why = f"{why} {void_papers(answer.number_before)}".strip()
        if draft is None:
            there = Place("document", about) if about else Place("command", answer.command_id)
            show = Offer(translate("shell", "Show it"), lambda: self._window.go(there))
            return Notice(answer.command_id, Tone.BAD, text, why, (show,))
        place = Place(draft.kind, draft.place or None)
        reopen = Offer(translate("shell", "Open the draft"), lambda: self._window.go(place))
        compare = Offer(translate("shell", "Compare"), lambda: self._window.go(Place("command", answer.command_id)))
        kept = translate("shell", "It is a draft again; nothing has to be typed twice.")
        return Notice(answer.command_id, Tone.BAD, text, f"{why} {kept}", (reopen, compare), stays=True)

    def _turned_away(self, one: Waiting, name: str) -> Notice:
        text = translate("shell", "{what} was turned away by the book.").format(what=name)
        show = Offer(translate("shell", "Show what waits"), lambda: self._window.go(Place("pending", one.command_id)))
        next_step = translate("shell", "Nothing of it is posted. Have the cause removed, then send it again; or discard it.")
        return Notice(one.command_id, Tone.BAD, text, f"{_sentence(one.note)} {next_step}".strip(), (show,))

    def _put_away(self, key: object) -> None:
        if key in self._brought:
            command_id = str(key)
            self._tasks.run(lambda pulse: self._outgoing.said([command_id]), lambda done: None, self._window.trouble)


def _sentence(text: str) -> str:
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


def void_papers(number: str) -> str:
    """What to do with papers that carry a number which the book has given away again; nothing where there is none."""
    if not number:
        return ""
    return translate("shell", "{number} may be another document by now: print the papers anew and destroy those with that number.").format(
        number=number
    )
