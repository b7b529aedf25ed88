"""Owns taking back a posted document from any screen: when that can be done, asking for reason and day, sending it, saying what became of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from app.commands.registry import write_body
from app.commands.reversing import ReverseDocument
from db.queries.business_day import home_of
from ui.book import Workplace
from ui.feedback import Feedback, Verdict
from ui.i18n import translate
from ui.refusals import refused
from ui.sending import Sender, Sent, as_first, on_its_way
from ui.shell.screen import Desk
from ui.site_days import DayQuestion
from ui.tasks import TaskScope
from ui.widgets.reverse_form import ReverseForm

NOT_POSTED = ("draft", "open", "held", "rejected", "cancelled")
AREAS = frozenset({"reversing", "receiving", "purchasing", "transfers", "counting", "stock", "ledger", "approvals"})
"""What a reversal may have changed."""


@dataclass(frozen=True, slots=True)
class Reversible:
    """A document as far as reversing it is concerned; `taken_back` for one that was reversed or is a reversal."""

    document_id: str
    number: str
    state: str
    taken_back: bool = False


def why_not_reverse(document: Reversible | None) -> str:
    """The sentence why it cannot be reversed; empty where it can."""
    if document is None or not document.number or document.state in NOT_POSTED:
        return translate("explorers", "Only posted documents can be reversed.")
    if document.taken_back or document.state == "reversed":
        return translate("explorers", "This document was reversed already, or is a reversal itself.")
    return ""


class Reversing:
    """One per screen; `done` is called after the book has answered, whatever it said."""

    def __init__(self, desk: Desk, work: Workplace, tasks: TaskScope, done: Callable[[], None]) -> None:
        self._desk = desk
        self._work = work
        self._done = done
        self._tasks = tasks
        self._sender = Sender(work, tasks)
        self._day = DayQuestion(desk.today, desk.figures, desk.say)
        self.form: ReverseForm | None = None

    def ask(self, document: Reversible | None) -> None:
        """Show the form in the pane at the side."""
        if document is None or why_not_reverse(document):
            return
        self._tasks.run(lambda pulse: self._home(document), lambda home: self._show(document, home), self._desk.trouble)

    def _home(self, document: Reversible) -> tuple[str, str]:
        with self._work.book.reading() as connection:
            return home_of(connection, document.document_id)

    def _show(self, document: Reversible, home: tuple[str, str]) -> None:
        """The day is proposed that it is where the document belongs."""
        desk, (entity_id, warehouse_id) = self._desk, home

        def note(day: date) -> str:
            found = self._day.note(day, entity_id=entity_id, warehouse_id=warehouse_id)
            return found.text if found is not None else ""

        def reverse(reason: str, day: date) -> None:
            again = partial(self._send, document, reason, day)
            if self._day.passes(day, again, entity_id=entity_id, warehouse_id=warehouse_id):
                again()

        today = partial(desk.today.at, entity_id=entity_id, warehouse_id=warehouse_id)
        self.form = ReverseForm(desk.figures, desk.theme, today, reverse, note)
        desk.show_detail(translate("explorers", "Reverse {number}").format(number=document.number), self.form)
        self.form.reason.setFocus()

    def _send(self, document: Reversible, reason: str, day: date) -> None:
        reversal_id = self._work.book.new_id()
        command = ReverseDocument(document_id=document.document_id, reversal_id=reversal_id, posting_date=day, reason=reason)
        key = f"reverse/{document.document_id}"
        self._sender.send(key, command, lambda sent: self._sent(document, command, sent), self._desk.trouble)

    def _sent(self, document: Reversible, command: ReverseDocument, sent: Sent) -> None:
        if sent.counts:
            self._desk.show_detail("", None)
        if sent.held is not None and _said(sent.held.body) != _said(write_body(command)):
            answer = as_first(translate("explorers", "The reversal of {number}").format(number=document.number))
        elif sent.status == "posted":
            text = translate("explorers", "{number} is reversed by {reversal}.").format(number=document.number, reversal=sent.number)
            answer = Feedback(Verdict.OK, text)
        elif sent.status == "held":
            answer = Feedback(Verdict.INFO, translate("explorers", "The reversal waits for approval."))
        elif sent.status == "waiting":
            answer = on_its_way(translate("explorers", "The reversal"), sent)
        else:
            answer = refused(sent.result)
        self._work.touched(AREAS)
        self._done()
        self._desk.say(answer)


def _said(body: bytes) -> tuple[str, str]:
    """The day and the reason of a reversal."""
    said = json.loads(body)
    return str(said.get("posting_date", "")), str(said.get("reason", ""))
