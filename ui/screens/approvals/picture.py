"""Owns what the inbox shows beside the proposal itself, as values: rows, standing, history; reads the book, draws nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa

from app.domain.business_day import DayAt
from app.domain.currency import digits_of
from app.insight.counts import HINTS_MAX, Hint, hints_for
from db.queries.advice import count_differences, hints_dismissed
from db.queries.approvals import Asked, Candidate, InboxRow, Standing, candidates
from db.queries.attachments import Attached, attachments
from ui.figures import Figures
from ui.i18n import translate
from ui.previews import role_name
from ui.proposals import Proposal, read_proposal
from ui.refusals import told
from ui.widgets.work_table import WorkCell, WorkRow
from ui.words import CONTROLS, DOCUMENTS, STEPS, word


@dataclass(frozen=True)
class Detail(Proposal):
    """One request as it is shown."""

    candidates: tuple[Candidate, ...]
    attached: tuple[Attached, ...] = ()
    hints: tuple[Hint, ...] = ()
    """What the advice has to say, but for what was dismissed."""


def read_detail(
    connection: sa.Connection, request_id: str, member: str, today: DayAt, *, costs: bool, advice: bool = True
) -> Detail | None:
    """Everything about a request in one reading; None where it is not there."""
    shown = read_proposal(connection, request_id, member, today, costs=costs)
    if shown is None:
        return None
    row = shown.row
    pictures = attachments(connection, row.document_id)
    dismissed = hints_dismissed(connection, request_id) if advice else frozenset()
    differences = count_differences(connection, row.document_id) if advice and row.document_kind == "count_sheet" else ()
    hints = [hint for hint in hints_for(differences) if hint.key not in dismissed][:HINTS_MAX]
    people = tuple(candidates(connection, row, today))
    return Detail(shown.asked, shown.evidence, shown.picture, people, pictures, tuple(hints), meanwhile=shown.meanwhile)


def standing_sentence(row: InboxRow, figures: Figures, names: Mapping[str, str]) -> str:
    """Why this can or cannot be decided here, in a sentence."""
    role = role_name(row.role)
    match row.standing:
        case Standing.OWN:
            return translate("approvals", "You asked for this, so someone else decides: {role}.").format(role=role)
        case Standing.CLAIMED:
            return translate("approvals", "{member} took this on. Ask them, or give it back for them.").format(
                member=names.get(row.forwarded_to, row.forwarded_to)
            )
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


def list_row(row: InboxRow, figures: Figures, waits: str, names: Mapping[str, str]) -> WorkRow:
    """A row of the list; own and claimed ones step back and say so."""
    state = {
        Standing.OWN: translate("approvals", "your own"),
        Standing.CLAIMED: translate("approvals", "with {member}").format(member=names.get(row.forwarded_to, row.forwarded_to)),
        Standing.BEYOND: translate("approvals", "above your limit"),
    }.get(row.standing, "")
    note = " · ".join(part for part in (state, row.partner or row.number or word(DOCUMENTS, row.document_kind)) if part)
    return WorkRow(
        row.id,
        (
            WorkCell(word(CONTROLS, row.kind), note=note, strong=row.standing is Standing.DECIDE),
            WorkCell("") if row.amount is None else WorkCell(figures.money(row.amount, places=digits_of(row.currency)), unit=row.currency),
            WorkCell(waits),
        ),
        quiet=row.standing is not Standing.DECIDE,
    )


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


def decided_sentence(found: Asked) -> str:
    """What was done last to a request that waits no more, by whom and when."""
    if not found.history:
        return translate("approvals", "This waits no more.")
    last = found.history[-1]
    what = f"{last.by} {word(STEPS, last.action) if last.action in STEPS else last.action}"
    return translate("approvals", "Decided meanwhile: {what}, {time}.").format(what=what, time=f"{last.at.astimezone():%H:%M}")
