"""Owns one form at work: looking up, drafts, what the book would say, sending it once; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa

from app.commands.registry import Command, kind_of
from app.domain.book import Document
from db.queries.choosing import Option, option, options
from ui.book import Preview, Workplace
from ui.drafts import Claim, DraftHead, elsewhere
from ui.feedback import Feedback, Offer, Verdict
from ui.i18n import translate, translated
from ui.previews import Previewer
from ui.previews import Verdict as Outlook
from ui.refusals import refused
from ui.screens.entering.rest import FormRest, rest_of
from ui.screens.entering.spec import CONTEXT, FieldSpec, Filled, FormSpec, Kind, Values
from ui.sending import Sender, Sent, counted_before, on_its_way
from ui.tasks import Failure, TaskRunner, TaskScope
from ui.widgets.entry_preview import Check

DRAFTS = "entering"
LINE_SIGNS = 40
Found = TypeVar("Found")


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """A draft on disk: what was filled in as JSON."""

    document: str
    values: dict[str, Any]


class FormPresenter:
    """`show` gets what would become of the form now; `sent` what became of it, and what is left of it; `values` is what stands in it."""

    def __init__(
        self,
        spec: FormSpec,
        work: Workplace,
        tasks: TaskRunner,
        *,
        costs: bool,
        show: Callable[[Outlook | None], None],
        sent: Callable[[Sent, FormRest], None],
        values: Callable[[], Values],
        say: Callable[[Feedback], None],
        trouble: Callable[[Failure], None],
    ) -> None:
        self.spec = spec
        self._work = work
        self._tasks = TaskScope(tasks)
        self._previewer = Previewer(work, tasks, show, lambda preview: (), costs=costs)
        self._sent, self._say, self._trouble, self._values = sent, say, trouble, values
        self._sender = Sender(work, self._tasks)
        self.sending = False
        self.elsewhere: Claim | None = None
        """Another window that has what was entered last."""
        self.known = ""
        """The code of the thing at hand, where the book has it."""
        self._draft = ""
        self._document = work.book.new_id()

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
        """What was entered and not sent the last time; None where there is none, or another window has it (`elsewhere`)."""
        parked = self._work.drafts.of_subject(DRAFTS, self.spec.id)
        self.elsewhere = self._work.drafts.claim(parked.id) if parked is not None else None
        if parked is None or self.elsewhere is not None:
            return None
        head = msgspec.json.decode(parked.head, type=Head)
        self._draft, self._document = parked.id, head.document
        return _typed(self.spec, head.values)

    def keep(self, values: Values) -> None:
        """Write down what stands there now."""
        if not self._draft:
            self._draft = self._work.book.new_id()
            self._work.drafts.claim(self._draft)
        self._work.drafts.put(self._on_disk(self._draft, self._document, values))

    def take_over(self) -> Values | None:
        """What another window has entered so far is worked on here."""
        parked = self._work.drafts.of_subject(DRAFTS, self.spec.id)
        if parked is not None:
            self._work.drafts.take_over(parked.id)
        return self.restore()

    def ask_before(self) -> None:
        """Whether a draft that was restored is in the book already, or a part of it."""

        def counted(sent: Sent) -> None:
            if sent.held is not None:
                self._answered(kind_of(sent.held.kind).area, sent)

        self._sender.look(self._draft, counted, lambda: None, self._trouble)

    def forget(self) -> None:
        """Begin anew."""
        if self._draft:
            self._work.drafts.drop(self._draft)
        self._draft, self._document, self.known = "", self._work.book.new_id(), ""
        self._previewer.ask(None)

    # What would become of it, and sending

    def ask(self, filled: Filled | None, day: Check | None = None) -> None:
        """Work out what would happen; None while something is missing. `day` is what is to be said of its day."""
        self._previewer.ask(self.command(filled) if filled is not None else None, day)

    def command(self, filled: Filled) -> Command:
        return self.spec.make(filled, self._document)

    def send(self, filled: Filled) -> None:
        if self.sending:
            return
        self.sending = True
        self.keep(filled.values)
        command = self.command(filled)
        self._sender.send(self._draft, command, lambda sent: self._answered(type(command).AREA, sent), self._not_sent)

    def close(self) -> None:
        self._previewer.close()
        self._tasks.close()

    def _answered(self, area: str, sent: Sent) -> None:
        self.sending = False
        if not sent.counts:
            self._say(refused(sent.result))
            self._sent(sent, FormRest())
            return
        rest = self._rest(sent)
        draft_id, document = self._work.book.new_id(), self._work.book.new_id()
        begun = self._on_disk(draft_id, document, rest.values) if rest.values is not None else None
        sent.file_away(self._work.drafts, self._draft, self.spec.id, begun)
        self._draft = ""
        self._sent(sent, rest)
        if begun is None:
            self.forget()
        else:
            self._draft, self._document = draft_id, document
            self._work.drafts.claim(draft_id)
        self._work.touched(frozenset({area, "stock", "ledger", "approvals"}))

    def _rest(self, sent: Sent) -> FormRest:
        """What stands in the form beyond what counts: typed after an earlier attempt, or while the answer was on its way."""
        held = sent.held.head if sent.held is not None else draft.head if (draft := self._work.drafts.find(self._draft)) else b""
        if not held:
            return FormRest()
        now = msgspec.json.encode(Head(document="", values=self._values()))
        return rest_of(self.spec, *(_typed(self.spec, msgspec.json.decode(body, type=Head).values) for body in (now, held)))

    def _on_disk(self, draft_id: str, document: str, values: Values) -> DraftHead:
        title = translated(CONTEXT, self.spec.title)
        return DraftHead(draft_id, DRAFTS, self.spec.id, title, msgspec.json.encode(Head(document=document, values=values)))

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
        return on_its_way(what, sent)
    if sent.status == "held":
        return Feedback(
            Verdict.ATTENTION,
            translate("entering", "{what} waits for approval.").format(what=what),
            translate("entering", "Nothing is in effect before somebody else decided on it."),
        )
    return Feedback(Verdict.OK, translate("entering", "{what} is in the book.").format(what=what))


def begun_elsewhere(claim: Claim, take_over: Callable[[], None]) -> Feedback:
    """What to say when another window has the draft of this form: here begins another one."""
    what, where = elsewhere(claim)
    offers = (Offer(translate("entering", "Take it over"), take_over),)
    return Feedback(
        Verdict.INFO,
        what,
        where,
        translate("entering", "Here another one begins. Go on in that window, or take over what stands there."),
        offers,
    )


def said_before(spec: FormSpec, sent: Sent, name: str, rest: FormRest) -> Feedback:
    """What to say where an earlier attempt counts and the form says something else by now."""
    what = name or translated(CONTEXT, spec.title)
    lines = len(rest.lines)
    kept = translate("entering", "%n line(s) came after that and stand here, not sent:", None, lines) if lines else ""
    feedback = counted_before(sent, what, kept, [_line_said(line) for line in rest.lines])
    parts = [feedback.expected]
    if rest.fields:
        text = translate("entering", "Changed since and not in it: {fields}.")
        parts.append(text.format(fields=", ".join(f"“{field}”" for field in rest.fields)))
    return replace(feedback, expected=" ".join(filter(None, parts)), next_step=_next_said(rest))


def _next_said(rest: FormRest) -> str:
    if rest.lines:
        return translate("entering", "Look at what stands here, then send it: it makes another one.")
    if rest.values is not None:
        return translate("entering", "What stands here now is not sent: look whether it is still to be sent, or begin anew.")
    return translate("entering", "Look at what is in the book.")


def _line_said(line: Values) -> str:
    """The first things that a line says."""
    return " ".join(str(value) for value in line.values() if value not in (None, "", False) and not isinstance(value, bool))[:LINE_SIGNS]


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
