"""Owns one form at work: looking up, drafts, what the book would say, sending it once; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa

from app.commands.registry import Command
from app.domain.book import Document
from db.queries.choosing import Option, option, options
from ui.book import Preview, Workplace
from ui.drafts import DraftHead
from ui.feedback import Feedback, Verdict
from ui.i18n import translate, translated
from ui.previews import Previewer
from ui.previews import Verdict as Outlook
from ui.refusals import refused
from ui.screens.entering.spec import CONTEXT, FieldSpec, Filled, FormSpec, Kind, Values
from ui.sending import Sent, on_its_way, send
from ui.tasks import Failure, TaskRunner, TaskScope

DRAFTS = "entering"
Found = TypeVar("Found")


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """A draft on disk: what was filled in as JSON, and the ids under which it was sent and got no answer."""

    document: str
    values: dict[str, Any]
    attempts: tuple[str, ...] = ()


class FormPresenter:
    """`show` gets what would become of the form now; `sent` what became of it."""

    def __init__(
        self,
        spec: FormSpec,
        work: Workplace,
        tasks: TaskRunner,
        *,
        costs: bool,
        show: Callable[[Outlook | None], None],
        sent: Callable[[Sent], None],
        say: Callable[[Feedback], None],
        trouble: Callable[[Failure], None],
    ) -> None:
        self.spec = spec
        self._work = work
        self._tasks = TaskScope(tasks)
        self._previewer = Previewer(work, tasks, show, lambda preview: (), costs=costs)
        self._sent, self._say, self._trouble = sent, say, trouble
        self.sending = False
        self.known = ""
        """The code of the thing at hand, where the book has it."""
        self._draft = ""
        self._document = work.book.new_id()
        self._attempts: tuple[str, ...] = ()

    # Looking up

    def offer(self, field: FieldSpec, text: str, within: dict[str, str], answer: Callable[[tuple[Option, ...]], None]) -> None:
        """What there is to choose for a field."""
        self._look(lambda view: options(view, field.source, text, **self._given(field, within)), answer)

    def name(self, field: FieldSpec, text: str, within: dict[str, str], answer: Callable[[Option | None], None]) -> None:
        """The one thing that a text names."""
        self._look(lambda view: option(view, field.source, text, **self._given(field, within)), answer)

    def list_known(self, text: str, answer: Callable[[tuple[Option, ...]], None]) -> None:
        """What is in the book already of the kind this form is for."""
        self._look(lambda view: options(view, self.spec.known, text), answer)

    def load(self, code: str, filled: Filled, answer: Callable[[Values | None], None]) -> None:
        """What the book holds of a thing by its code; None where it is new."""
        load = self.spec.load
        if load is None or not code:
            return

        def read() -> Values | None:
            with self._work.book.reading() as connection:
                return load(connection, code, filled)

        def arrived(values: Values | None) -> None:
            self.known = code if values is not None else ""
            answer(values)

        self._tasks.run(lambda pulse: read(), arrived, self._trouble)

    # The draft

    def restore(self) -> Values | None:
        """What was entered and not sent the last time."""
        parked = self._work.drafts.of_subject(DRAFTS, self.spec.id)
        if parked is None:
            return None
        head = msgspec.json.decode(parked.head, type=Head)
        self._draft, self._document, self._attempts = parked.id, head.document, head.attempts
        return _typed(self.spec, head.values)

    def keep(self, values: Values) -> None:
        """Write down what stands there now."""
        self._draft = self._draft or self._work.book.new_id()
        head = Head(document=self._document, values=values, attempts=self._attempts)
        title = translated(CONTEXT, self.spec.title)
        self._work.drafts.put(DraftHead(self._draft, DRAFTS, self.spec.id, title, msgspec.json.encode(head)))

    def forget(self) -> None:
        """Begin anew."""
        if self._draft:
            self._work.drafts.drop(self._draft)
        self._draft, self._document, self._attempts, self.known = "", self._work.book.new_id(), (), ""
        self._previewer.ask(None)

    # What would become of it, and sending

    def ask(self, filled: Filled | None) -> None:
        """Work out what would happen; None while something is missing."""
        self._previewer.ask(self.command(filled) if filled is not None else None)

    def command(self, filled: Filled) -> Command:
        return self.spec.make(filled, self._document)

    def send(self, filled: Filled) -> None:
        if self.sending:
            return
        self.sending = True
        before, attempt = self._attempts, self._work.book.new_id()
        self._attempts = (*before, attempt)
        self.keep(filled.values)
        command = self.command(filled)
        self._tasks.run(
            lambda pulse: send(self._work.book, command, attempt=attempt, before=before),
            lambda sent: self._answered(command, sent),
            self._not_sent,
        )

    def close(self) -> None:
        self._previewer.close()
        self._tasks.close()

    def _answered(self, command: Command, sent: Sent) -> None:
        self.sending = False
        self._attempts = ()
        if not sent.counts:
            self._say(refused(sent.result))
            self._sent(sent)
            return
        sent.file_away(self._work.drafts, self._draft, self.spec.id)
        self._draft = ""
        self._sent(sent)
        self.forget()
        self._work.touched(frozenset({type(command).AREA, "stock", "ledger", "approvals"}))

    def _not_sent(self, failure: Failure) -> None:
        """The attempt stays on the draft: whatever became of it is found out before it is sent again."""
        self.sending = False
        self._trouble(failure)

    def _given(self, field: FieldSpec, within: dict[str, str]) -> dict[str, Any]:
        return {"member": self._work.book.member, "permission": self.spec.permission, "within": within}

    def _look(self, ask: Callable[[sa.Connection], Found], answer: Callable[[Found], None]) -> None:
        def read() -> Found:
            with self._work.book.reading() as connection:
                return ask(connection)

        self._tasks.run(lambda pulse: read(), answer, self._trouble)


def said(spec: FormSpec, sent: Sent, name: str) -> Feedback:
    """What to say to something that was sent and counts."""
    what = name or f"{translated(CONTEXT, spec.title)} {sent.number}".strip()
    if sent.status == "waiting":
        return on_its_way(what)
    if sent.status == "held":
        return Feedback(
            Verdict.ATTENTION,
            translate("entering", "{what} waits for approval.").format(what=what),
            translate("entering", "Nothing is in effect before somebody else decided on it."),
        )
    return Feedback(Verdict.OK, translate("entering", "{what} is in the book.").format(what=what))


def totals_of(preview: Preview | None) -> tuple[str, Decimal, Decimal, Decimal] | None:
    """(currency, net, tax, total) of the document a preview would write; None where it writes none."""
    for row in preview.rows if preview is not None else ():
        if isinstance(row, Document):
            return row.currency, row.net, row.tax, row.total
    return None


def _typed(spec: FormSpec, values: Values) -> Values:
    """Values as JSON gives them back, as the types they had."""
    known: dict[str, FieldSpec] = {field.name: field for field in spec.fields}
    lines = {one.name: {field.name: field for field in one.fields} for one in spec.lines}
    restored: Values = {}
    for name, value in values.items():
        if name in lines and isinstance(value, list):
            restored[name] = [{key: _of(lines[name].get(key), cell) for key, cell in line.items()} for line in value]
        else:
            restored[name] = _of(known.get(name), value)
    return restored


def _of(field: FieldSpec | None, value: Any) -> Any:
    if field is not None and field.kind is Kind.NUMBER and value not in (None, ""):
        return Decimal(str(value))
    if field is not None and field.kind is Kind.DAY and value:
        return date.fromisoformat(str(value))
    return value
