"""Owns what a request proposes, as values: the lines of its command, the exact entry, the reason in a sentence; draws nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from app.domain.business_day import DayAt
from app.domain.currency import digits_of
from db.queries.approvals import Asked, InboxRow, Standing, asked
from db.queries.evidence import EvidenceLine, evidence
from db.queries.floor import entry_names
from db.queries.meanwhile import Posted, posted_since_asked
from ui.figures import Figures
from ui.i18n import translate
from ui.previews import amounts_hidden
from ui.refusals import told
from ui.theme.tokens import Tone
from ui.widgets.entry_preview import Check, EntryLine, EntryPicture
from ui.widgets.work_table import WorkCell, WorkColumn, WorkRow
from ui.words import CONTROLS, word


@dataclass(frozen=True)
class Proposal:
    """One request with what its approval would do."""

    asked: Asked
    evidence: tuple[EvidenceLine, ...]
    picture: EntryPicture
    meanwhile: tuple[Posted, ...] = field(default=(), kw_only=True)
    """What was posted on the same orders and transfers since it was asked."""

    @property
    def row(self) -> InboxRow:
        return self.asked.row


def read_proposal(connection: sa.Connection, request_id: str, member: str, today: DayAt, *, costs: bool) -> Proposal | None:
    """A request with the lines of its command and its entry; None where it is not there."""
    found = asked(connection, request_id, member, today)
    if found is None:
        return None
    lines = evidence(connection, found.command_kind, found.body)
    if found.row.amount is None and found.row.standing is not Standing.OWN:
        lines = [replace(line, price_expected=None, price=None, value=None) for line in lines]
    return Proposal(
        found,
        tuple(lines),
        entry_of(connection, found.row.entity_id, found.proposal if costs else None, hidden=found.lines_hidden),
        meanwhile=posted_since_asked(connection, request_id, found.body) if found.row.state == "open" else (),
    )


def picture_now(shown: Proposal, figures: Figures) -> EntryPicture:
    """What approval posts, and beside it what was posted since it was asked: the same goods may be in the book already."""
    return replace(shown.picture, checks=(*since_asked(shown, figures), *shown.picture.checks))


def since_asked(shown: Proposal, figures: Figures) -> tuple[Check, ...]:
    """What was posted since it was asked, by whom."""
    return tuple(_since_asked(one, figures) for one in shown.meanwhile)


def _since_asked(one: Posted, figures: Figures) -> Check:
    goods = ", ".join(f"{figures.quantity(line.quantity)} {line.unit} {line.name}" for line in one.lines)
    if one.at is not None:
        text = translate(
            "approvals",
            "{goods}: {name} posted {number} for it at {time}, after this was asked. Look whether these goods are there before you approve.",
        )
    else:
        text = translate(
            "approvals",
            "{goods}: {name} posted {number} for it after this was asked. Look whether these goods are there before you approve.",
        )
    time = figures.moment(one.at.astimezone()) if one.at is not None else ""
    return Check(
        translate("approvals", "Posted since this was asked"),
        text.format(goods=goods, name=one.by, number=one.number, time=time),
        Tone.WARN,
    )


def reason_of(row: InboxRow) -> str:
    """Why somebody has to decide, as a sentence."""
    text = (told(row.reason) or word(CONTROLS, row.kind)).strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) or not text else ".")


def money(row: InboxRow, figures: Figures) -> str:
    """What is at stake, with its currency; nothing to who may not see it."""
    return "" if row.amount is None else f"{figures.money(row.amount, places=digits_of(row.currency))} {row.currency}"


def entry_of(connection: sa.Connection, entity_id: str, proposal: Mapping[str, Any] | None, *, hidden: int | None = None) -> EntryPicture:
    """The exact lines that approval posts, from the proposal that its digest seals; None for who may not see costs."""
    if proposal is None and hidden != 0:
        return EntryPicture(checks=(amounts_hidden(hidden),), hidden=True)
    lines = [line for entry in (proposal or {}).get("entries", ()) for line in entry["lines"]]
    if not lines:
        text = translate("approvals", "Approval posts nothing to the ledger; the document goes on.")
        return EntryPicture(checks=(Check(translate("approvals", "No entry"), text, Tone.NEUTRAL),))
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
