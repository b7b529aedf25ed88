"""Owns what the inbox shows, as values: rows, one request with its evidence and entry; reads the book, draws nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from app.domain.currency import digits_of
from app.insight.counts import HINTS_MAX, Hint, hints_for
from db.queries.advice import count_differences, hints_dismissed
from db.queries.approvals import Asked, Candidate, InboxRow, Standing, asked, candidates
from db.queries.attachments import Attached, attachments
from db.queries.evidence import EvidenceLine, evidence
from db.queries.floor import entry_names
from ui.figures import Figures
from ui.i18n import translate
from ui.previews import amounts_hidden, role_name
from ui.refusals import told
from ui.theme.tokens import Tone
from ui.widgets.entry_preview import Check, EntryLine, EntryPicture
from ui.widgets.work_table import WorkCell, WorkColumn, WorkRow
from ui.words import CONTROLS, DOCUMENTS, STEPS, word


@dataclass(frozen=True)
class Detail:
    """One request as it is shown."""

    asked: Asked
    evidence: tuple[EvidenceLine, ...]
    picture: EntryPicture
    candidates: tuple[Candidate, ...]
    attached: tuple[Attached, ...] = ()
    hints: tuple[Hint, ...] = ()
    """What the advice has to say, but for what was dismissed."""

    @property
    def row(self) -> InboxRow:
        return self.asked.row


def read_detail(connection: sa.Connection, request_id: str, member: str, today: date, *, costs: bool, advice: bool = True) -> Detail | None:
    """Everything about a request in one reading; None where it is not there."""
    found = asked(connection, request_id, member, today)
    if found is None:
        return None
    lines = evidence(connection, found.command_kind, found.body)
    picture = entry_of(connection, found.row.entity_id, found.proposal, costs=costs)
    pictures = attachments(connection, found.row.document_id)
    dismissed = hints_dismissed(connection, request_id) if advice else frozenset()
    differences = count_differences(connection, found.row.document_id) if advice and found.row.document_kind == "count_sheet" else ()
    hints = [hint for hint in hints_for(differences) if hint.key not in dismissed][:HINTS_MAX]
    return Detail(found, tuple(lines), picture, tuple(candidates(connection, found.row, today)), pictures, tuple(hints))


def entry_of(connection: sa.Connection, entity_id: str, proposal: Mapping[str, Any], *, costs: bool) -> EntryPicture:
    """The exact lines that approval posts, from the proposal that its digest seals."""
    lines = [line for entry in proposal.get("entries", ()) for line in entry["lines"]]
    if not lines:
        text = translate("approvals", "Approval posts nothing to the ledger; the document goes on.")
        return EntryPicture(checks=(Check(translate("approvals", "No entry"), text, Tone.NEUTRAL),))
    if not costs:
        return EntryPicture(checks=(amounts_hidden(len(lines)),))
    names = entry_names(
        connection,
        entity_id,
        accounts=[line["account"] for line in lines],
        warehouses=[line["warehouse"] for line in lines],
        partners=[line["partner"] for line in lines],
        reasons=[line["reason"] for line in lines],
    )
    shown = [
        EntryLine(
            line["account"],
            names.accounts.get(line["account"], ""),
            Decimal(line["amount"]),
            " · ".join(
                part
                for part in (
                    names.warehouses.get(line["warehouse"], line["warehouse"]),
                    line["family"],
                    names.partners.get(line["partner"], line["partner"]),
                    names.reasons.get(line["reason"], line["reason"]),
                )
                if part
            ),
        )
        for line in lines
    ]
    shown.sort(key=lambda line: line.amount < 0)
    return EntryPicture(tuple(shown), names.currency, digits_of(names.currency))


def standing_sentence(row: InboxRow, figures: Figures) -> str:
    """Why this can or cannot be decided here, in a sentence."""
    role = role_name(row.role)
    match row.standing:
        case Standing.OWN:
            return translate("approvals", "You asked for this, so someone else decides: {role}.").format(role=role)
        case Standing.CLAIMED:
            return translate("approvals", "{member} took this on. Ask them, or give it back for them.").format(member=row.forwarded_to)
        case Standing.BEYOND:
            limit = figures.money(row.limit or Decimal(0), places=digits_of(row.currency))
            return translate("approvals", "This is above your limit of {limit} {currency}. Forward it.").format(
                limit=limit, currency=row.currency
            )
        case Standing.DECIDE if row.on_behalf_of:
            return translate("approvals", "You decide in place of {member}, as {role}.").format(member=row.on_behalf_of, role=role)
        case Standing.DECIDE:
            return translate("approvals", "You decide as {role}. You did not ask for it.").format(role=role)
        case _:
            return translate("approvals", "{role} decides on this.").format(role=role)


def title_of(row: InboxRow) -> str:
    """What it is about: a document by its number; one that has none yet gets it when it is posted."""
    return " · ".join(part for part in (word(DOCUMENTS, row.document_kind), row.number, row.partner or row.warehouse) if part)


def about(row: InboxRow) -> str:
    """Beside the control's own words: the number, or the kind of a document that has none yet."""
    return " · ".join(part for part in (row.number or word(DOCUMENTS, row.document_kind), row.partner or row.warehouse) if part)


def money(row: InboxRow, figures: Figures) -> str:
    return f"{figures.money(row.amount, places=digits_of(row.currency))} {row.currency}"


def list_row(row: InboxRow, figures: Figures, waits: str) -> WorkRow:
    """A row of the list; own and claimed ones step back and say so."""
    state = {
        Standing.OWN: translate("approvals", "your own"),
        Standing.CLAIMED: translate("approvals", "with {member}").format(member=row.forwarded_to),
        Standing.BEYOND: translate("approvals", "above your limit"),
    }.get(row.standing, "")
    note = " · ".join(part for part in (state, row.partner or row.number or word(DOCUMENTS, row.document_kind)) if part)
    return WorkRow(
        row.id,
        (
            WorkCell(word(CONTROLS, row.kind), note=note, strong=row.standing is Standing.DECIDE),
            WorkCell(figures.money(row.amount, places=digits_of(row.currency)), unit=row.currency),
            WorkCell(waits),
        ),
        quiet=row.standing is not Standing.DECIDE,
    )


def evidence_table(
    lines: Sequence[EvidenceLine], figures: Figures, currency: str, *, costs: bool
) -> tuple[list[WorkColumn], list[WorkRow]]:
    """Columns that say something, and the lines."""
    places = digits_of(currency) if currency else 2
    has = {
        name: any(getattr(line, name) is not None for line in lines)
        for name in ("expected", "difference", "price_expected", "price", "value")
    }
    counted = any(line.difference is not None for line in lines)
    columns = [WorkColumn(translate("approvals", "Item"), stretch=True)]
    if counted:
        columns += [
            WorkColumn(translate("approvals", "Expected"), figure=True),
            WorkColumn(translate("approvals", "Found"), figure=True),
            WorkColumn(translate("approvals", "Difference"), figure=True),
        ]
    else:
        columns.append(WorkColumn(translate("approvals", "Quantity"), figure=True))
    if costs and has["price"]:
        columns += [WorkColumn(translate("approvals", "Price ordered"), figure=True)] if has["price_expected"] else []
        columns.append(WorkColumn(translate("approvals", "Price"), figure=True))
    if costs and has["value"]:
        columns.append(WorkColumn(translate("approvals", "Value"), figure=True))

    def number(value: Decimal | None) -> str:
        return "" if value is None else figures.quantity(value.normalize() + Decimal(0))

    rows = []
    for place, line in enumerate(lines):
        cells = [
            WorkCell(
                line.name or line.item_id,
                note=" · ".join(part for part in (line.item_id if line.name else "", line.place, line.note) if part),
            )
        ]
        if counted:
            difference = line.difference
            tone = None if not difference else Tone.BAD if difference < 0 else Tone.WARN
            shown = "" if difference is None else figures.quantity(difference.normalize() + Decimal(0), signed=True)
            cells += [
                WorkCell(number(line.expected), unit=line.unit),
                WorkCell(number(line.actual), unit=line.unit),
                WorkCell(shown, tone=tone, unit=line.unit if shown else ""),
            ]
        else:
            cells.append(WorkCell(number(line.actual), unit=line.unit))
        if costs and has["price"]:
            if has["price_expected"]:
                cells.append(WorkCell("" if line.price_expected is None else figures.money(line.price_expected, places=places)))
            differs = line.price is not None and line.price_expected is not None and line.price != line.price_expected
            dear = differs and (line.price or Decimal(0)) > (line.price_expected or Decimal(0))
            text = "" if line.price is None else figures.money(line.price, places=places)
            cells.append(WorkCell(f"▲ {text}" if dear else text, tone=Tone.WARN if differs else None))
        if costs and has["value"]:
            tone = Tone.BAD if line.value is not None and line.value < 0 else None
            cells.append(WorkCell("" if line.value is None else figures.money(line.value, places=places, signed=counted), tone=tone))
        rows.append(WorkRow(place, tuple(cells)))
    return columns, rows


def history_rows(found: Asked, figures: Figures) -> list[tuple[str, str]]:
    """(moment, sentence) for each step."""
    rows = []
    for step in found.history:
        who = translate("approvals", "{member} for {other}").format(member=step.by, other=step.for_member) if step.for_member else step.by
        text = f"{who} {word(STEPS, step.action) if step.action in STEPS else step.action}"
        if step.note and step.action != "asked":
            text = f"{text}: {told(step.note)}"
        rows.append((figures.moment(step.at.astimezone()), text))
    return rows
