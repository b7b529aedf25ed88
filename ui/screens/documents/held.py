"""Owns what the page of a held document shows beside its facts: what waits for whom and why, the lines asked for, the entry to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.business_day import DayAt
from db.queries.approvals import InboxRow, Standing, waiting
from ui.i18n import translate
from ui.previews import role_name, roles_said
from ui.proposal_lines import ProposalLines
from ui.proposals import Proposal, money, picture_now, read_proposal, reason_of
from ui.shell.screen import Desk
from ui.widgets.entry_preview import EntryPreview
from ui.widgets.fact_sheet import FactSheet
from ui.widgets.surfaces import Card, label
from ui.words import CONTROLS, age, word


@dataclass(frozen=True)
class Held:
    """The open requests on a document, the oldest first, and what they propose together."""

    requests: tuple[InboxRow, ...]
    proposal: Proposal

    @property
    def request(self) -> str:
        """The id of the request that the member finds among theirs; empty where others alone see it."""
        ranked = sorted(self.requests, key=lambda row: row.standing is not Standing.DECIDE)
        return next((row.id for row in ranked if row.standing is not Standing.NONE), "")


def read_held(connection: sa.Connection, document_id: str, member: str, today: DayAt, *, costs: bool) -> Held | None:
    """What a held document waits for; None where it waits for nobody."""
    requests = waiting(connection, document_id, member, today)
    proposal = read_proposal(connection, requests[0].id, member, today, costs=costs) if requests else None
    return Held(tuple(requests), proposal) if proposal is not None else None


class HeldPart(QWidget):
    """Hidden while nothing waits. Amounts stand only where the member sees costs."""

    def __init__(self, desk: Desk, *, costs: bool) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._desk = desk
        self._costs = costs
        self.card = Card(translate("explorers", "Waits for approval"))
        self.facts = FactSheet()
        self._reasons: QWidget | None = None
        self.card.body.addWidget(self.facts)
        self.lines = ProposalLines(desk.theme, desk.figures, name=translate("explorers", "Lines"), costs=costs)
        self.lines_card = Card(translate("explorers", "Lines"))
        self.lines_card.body.addWidget(self.lines)
        self.preview = EntryPreview(desk.figures)
        self.preview.stand_whole()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (self.card, self.lines_card, self.preview):
            column.addWidget(part)
        self.hide()

    def show_held(self, held: Held | None, *, lines: bool = True) -> None:
        """`lines` False leaves out what was asked for: a blind count shows no book to who counts."""
        self.setVisible(held is not None)
        if held is None:
            return
        figures, first = self._desk.figures, held.requests[0]
        since = "{moment} ({age})"
        asked = first.requested_at if first.requested_at.tzinfo else first.requested_at.replace(tzinfo=UTC)
        self.facts.show_facts(
            (
                (translate("explorers", "Decides"), roles_said(row.role for row in held.requests)),
                (
                    translate("explorers", "Waits since"),
                    since.format(moment=figures.moment(asked.astimezone()), age=age(asked, datetime.now(UTC))),
                ),
                (translate("explorers", "Asked by"), first.requester),
                (
                    translate("explorers", "At stake"),
                    ", ".join(filter(None, (money(row, figures) for row in held.requests))) if self._costs else "",
                ),
            )
        )
        self._show_reasons(held)
        shown = held.proposal.evidence if lines else ()
        self.lines.show_lines(shown, first.currency)
        self.lines_card.setVisible(bool(shown))
        self.preview.show_picture(picture_now(held.proposal, self._desk.figures))

    def reasons(self) -> list[str]:
        """What stands on the card as reasons, for each request its control and its sentence."""
        return [] if self._reasons is None else [str(text) for text in self._reasons.property("texts")]

    def _show_reasons(self, held: Held) -> None:
        if self._reasons is not None:
            self.card.body.removeWidget(self._reasons)
            self._reasons.hide()
            self._reasons.deleteLater()
        holder = QWidget()
        holder.setProperty("role", "plain")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        texts: list[str] = []
        for row in held.requests:
            control = word(CONTROLS, row.kind)
            told = self._costs or row.standing is not Standing.NONE  # a reason may name an amount
            reason = reason_of(row) if told else translate("explorers", "{role} decides on this.").format(role=role_name(row.role))
            column.addWidget(label(control, "strong", wrap=True))
            column.addWidget(label(reason, wrap=True))
            texts += [control, reason]
        holder.setProperty("texts", texts)
        self._reasons = holder
        self.card.body.insertWidget(1, holder)
