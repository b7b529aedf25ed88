"""Owns how the preview of a command becomes the picture of an entry: lines by name, verdicts, who has to decide; decides nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.commands.registry import Command
from app.domain.book import ApprovalRequest, JournalEntry, JournalLine
from app.domain.currency import digits_of
from app.domain.wording import without_money
from db.queries.floor import EntryNames, entry_names
from ui.book import Preview, Workplace
from ui.i18n import QT_TRANSLATE_NOOP, translate, translated
from ui.refusals import refusal_text, told
from ui.tasks import Failure, Pulse, TaskRunner, TaskScope
from ui.theme.tokens import Tone
from ui.widgets.entry_preview import Check, EntryLine, EntryPicture

ROLE_NAMES = {
    "owner": QT_TRANSLATE_NOOP("floor", "Owner"),
    "warehouse_operator": QT_TRANSLATE_NOOP("floor", "Warehouse operator"),
    "cost_viewer": QT_TRANSLATE_NOOP("floor", "Sees costs"),
    "warehouse_supervisor": QT_TRANSLATE_NOOP("floor", "Warehouse supervisor"),
    "buyer": QT_TRANSLATE_NOOP("floor", "Buyer"),
    "sales": QT_TRANSLATE_NOOP("floor", "Sales"),
    "finance_clerk": QT_TRANSLATE_NOOP("floor", "Finance clerk"),
    "finance_controller": QT_TRANSLATE_NOOP("floor", "Finance controller"),
    "master_data_steward": QT_TRANSLATE_NOOP("floor", "Master data steward"),
    "auditor": QT_TRANSLATE_NOOP("floor", "Auditor"),
}


def role_name(role: str) -> str:
    """The role in words."""
    return translated("floor", ROLE_NAMES[role]) if role in ROLE_NAMES else role


def roles_said(roles: Iterable[str]) -> str:
    """The roles in words, each once; what one does before what one may see besides."""
    return ", ".join(dict.fromkeys(role_name(role) for role in sorted(roles, key=lambda role: role == "cost_viewer")))


def amounts_hidden(lines: int | None = None) -> Check:
    """What stands where the entry of `lines` lines would stand; how many is not known to who may not read it."""
    if lines is None:
        text = translate("floor", "Your role hides what will be posted; who owns the book can give you “{role}”.")
        return Check(translate("floor", "Amounts hidden by your role"), text.format(role=role_name("cost_viewer")), Tone.NEUTRAL)
    text = translate("floor", "{count} lines will be posted. Your role hides amounts; who owns the book can give you “{role}”.")
    return Check(translate("floor", "Amounts hidden by your role"), text.format(count=lines, role=role_name("cost_viewer")), Tone.NEUTRAL)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What would become of the command, with its picture. `status` is posted, held, refused or failed."""

    status: str
    picture: EntryPicture
    preview: Preview | None = None
    """None where none could be made."""


@dataclass(frozen=True, slots=True)
class _Line:
    entity_id: str
    account: str
    amount: Decimal
    warehouse: str
    family: str
    partner: str
    reason: str


AreaChecks = Callable[[Preview], tuple[Check, ...]]


class Previewer:
    """Shows what would be posted now. One question is on its way at a time; of those that come meanwhile only the last is asked."""

    def __init__(
        self, work: Workplace, tasks: TaskRunner, show: Callable[[Verdict | None], None], checks: AreaChecks, *, costs: bool
    ) -> None:
        self._work = work
        self._tasks = TaskScope(tasks)
        self._show = show
        self._checks = checks
        self._costs = costs
        self._asking = False
        self._next: Command | None = None
        self._day: Check | None = None
        self._wanted = False

    def ask(self, command: Command | None, day: Check | None = None) -> None:
        """The command as it would be sent now, with what is to be said of its day; None where there is nothing to send yet."""
        self._wanted = command is not None
        self._next, self._day = command, day
        if command is None:
            self._show(None)
        elif not self._asking:
            self._start()

    def close(self) -> None:
        self._wanted, self._next = False, None
        self._tasks.close()
        self._asking = False

    def _start(self) -> None:
        command, self._next, day = self._next, None, self._day
        if command is None:
            return
        self._asking = True
        self._tasks.run(lambda pulse: self._look(command, day, pulse), self._arrived, self._failed)

    def _look(self, command: Command, day: Check | None, pulse: Pulse) -> Verdict:
        preview = self._work.book.preview(command)
        lines = _lines_of(preview)
        names = EntryNames("", {}, {}, {})
        if lines:
            with self._work.book.reading() as connection:
                names = entry_names(
                    connection,
                    lines[0].entity_id,
                    accounts=[line.account for line in lines],
                    warehouses=[line.warehouse for line in lines],
                    partners=[line.partner for line in lines],
                    reasons=[line.reason for line in lines],
                )
        checks = (*([day] if day is not None else ()), *self._checks(preview))
        return Verdict(preview.status, picture_of(preview, lines, names, checks, costs=self._costs), preview)

    def _arrived(self, verdict: Verdict) -> None:
        self._asking = False
        if self._next is not None:
            self._start()
        elif self._wanted:
            self._show(verdict)

    def _failed(self, failure: Failure) -> None:
        self._asking = False
        if self._next is not None:
            self._start()
            return
        check = Check(translate("floor", "No preview"), str(failure), Tone.WARN)
        self._show(Verdict("failed", EntryPicture(checks=(check,))))


def picture_of(preview: Preview, lines: Sequence[_Line], names: EntryNames, checks: tuple[Check, ...], *, costs: bool) -> EntryPicture:
    """The picture of a preview. Without the right to see costs it has verdicts and no amounts."""
    if preview.status == "refused":
        text = refusal_text(preview.result.get("refusal", {}))
        return EntryPicture(checks=(Check(translate("floor", "Cannot be posted like this"), text, Tone.BAD),))
    if preview.status == "failed":
        text = translate("floor", "The book could not work this out. Nothing is lost; try to post it.")
        return EntryPicture(checks=(Check(translate("floor", "No preview"), text, Tone.WARN),))
    requests = [row for row in preview.rows if isinstance(row, ApprovalRequest)]
    roles = tuple(dict.fromkeys(role_name(request.role) for request in requests))
    reasons = [told(request.reason if costs else without_money(request.reason)) for request in requests]
    held = tuple(Check(translate("floor", "Beyond tolerance"), _sentence(reason), Tone.WARN) for reason in reasons)
    shown: tuple[EntryLine, ...] = ()
    if costs:
        shown = tuple(EntryLine(line.account, names.accounts.get(line.account, ""), line.amount, _note(line, names)) for line in lines)
    elif lines:
        checks = (*checks, amounts_hidden(len(lines)))
    return EntryPicture(
        lines=shown,
        currency=names.currency,
        places=digits_of(names.currency) if names.currency else 2,
        checks=(*held, *checks),
        approver=", ".join(roles),
        hidden=bool(lines) and not costs,
    )


def _lines_of(preview: Preview) -> list[_Line]:
    """The journal lines of the rows, or of the proposal where the command would be held."""
    entries = [row for row in preview.rows if isinstance(row, JournalEntry)]
    rows = [row for row in preview.rows if isinstance(row, JournalLine)]
    if entries or rows:
        return _ordered(
            _Line(row.entity_id, row.account_id, row.amount, row.warehouse_id, row.family, row.partner_id, row.reason) for row in rows
        )
    for request in (row for row in preview.rows if isinstance(row, ApprovalRequest)):
        return _ordered(
            _Line(
                entry["entity"],
                line["account"],
                Decimal(line["amount"]),
                line["warehouse"],
                line["family"],
                line["partner"],
                line["reason"],
            )
            for entry in json.loads(request.proposal)["entries"]
            for line in entry["lines"]
        )
    return []


def _ordered(lines: Iterable[_Line]) -> list[_Line]:
    """Debits before credits, each in the order of the entry."""
    return sorted(lines, key=lambda line: line.amount < 0)


def _note(line: _Line, names: EntryNames) -> str:
    parts = (
        names.warehouses.get(line.warehouse, line.warehouse),
        line.family,
        names.partners.get(line.partner, line.partner),
        names.reasons.get(line.reason, line.reason),
    )
    return " · ".join(part for part in parts if part)


def _sentence(text: str) -> str:
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")
