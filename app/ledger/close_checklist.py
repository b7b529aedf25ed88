"""The checklist of a close: what is still open in an entity at the end of a month, named with its money and age; closes nothing.

Whether commands still wait and whether the invariants hold is known outside the engine only; the desktop and the command line show
those two beside this list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, get_args

from app.desk import Desk
from app.domain.book import ApprovalRequest, Case, Document, FiscalPeriod, GrniLine, LegalEntity, OpenItem
from app.domain.book.intercompany import IntercompanyLine
from app.domain.book.period_close import CurrencyRevaluation
from app.domain.book.transfers import TransferLine
from app.domain.currency import DIGITS
from app.domain.exact import ZERO
from app.domain.plain import plain
from app.domain.wording import Phrase, Word, told
from app.ledger.foreign_cash import foreign_cash

ObstacleKind = Literal["held_document", "open_case", "stale_grni", "old_in_transit", "unrevalued_currency"]
OBSTACLE_KINDS: tuple[ObstacleKind, ...] = get_args(ObstacleKind)
GRNI_STALE_DAYS = 60
IN_TRANSIT_OLD_DAYS = 30


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that stands against closing: which document or line, since when, and the money in question (base currency)."""

    kind: ObstacleKind
    id: str
    since: date
    amount: Decimal
    text: Phrase

    def facts(self) -> dict[str, Any]:
        """The obstacle as plain values."""
        return {"kind": self.kind, "id": self.id, "since": self.since.isoformat(), "amount": plain(self.amount), "text": self.text.sealed()}


def obstacles(desk: Desk, entity: LegalEntity, period: FiscalPeriod) -> list[Obstacle]:
    """Everything that stands against closing the period, by kind, the oldest first."""
    found = [
        *_held_documents(desk, entity, period),
        *_open_cases(desk, entity, period),
        *_stale_grni(desk, entity, period),
        *_old_in_transit(desk, entity, period),
        *_unrevalued(desk, entity, period),
    ]
    return sorted(found, key=lambda x: (OBSTACLE_KINDS.index(x.kind), x.since, x.id))


def open_foreign_items(desk: Desk, entity: LegalEntity, until: date) -> list[OpenItem]:
    """Open items of the entity in other currencies than its own, dated on or before `until`, in a stable order."""
    currencies = [currency for currency in sorted(DIGITS) if currency != entity.currency]
    desk.prefetch_many(OpenItem, "currency", [(entity.id, currency) for currency in currencies])
    items = [item for currency in currencies for item in desk.many(OpenItem, "currency", entity.id, currency)]
    return [item for item in items if item.document_date <= until]


def _held_documents(desk: Desk, entity: LegalEntity, period: FiscalPeriod) -> Iterator[Obstacle]:
    requests = desk.many(ApprovalRequest, "state", entity.id, "open")
    documents = desk.every(Document, [(request.document_id,) for request in requests])
    for request in requests:
        document = documents[(request.document_id,)]
        if document.posting_date <= period.last_day:
            text = Phrase("waits_for", what=Word(request.document_kind), role=Word(request.role), reason=told(request.reason))
            yield Obstacle("held_document", request.id, document.posting_date, request.amount, text)


def _open_cases(desk: Desk, entity: LegalEntity, period: FiscalPeriod) -> Iterator[Obstacle]:
    for case in desk.many(Case, "state", entity.id, "open"):
        if case.opened_on <= period.last_day:
            text = Phrase("case_is_open", what=Word(case.kind), evidence=told(case.evidence))
            yield Obstacle("open_case", case.id, case.opened_on, case.money_at_risk, text)


def _stale_grni(desk: Desk, entity: LegalEntity, period: FiscalPeriod) -> Iterator[Obstacle]:
    for line in desk.many(GrniLine, "open", entity.id):
        if line.since is not None and (period.last_day - line.since).days > GRNI_STALE_DAYS:
            what = Phrase("received_not_invoiced" if line.balance > 0 else "invoiced_not_received", item=line.item_id)
            yield Obstacle("stale_grni", f"{line.order_id}/{line.line_no}", line.since, line.balance, what)


def _old_in_transit(desk: Desk, entity: LegalEntity, period: FiscalPeriod) -> Iterator[Obstacle]:
    lines = desk.many(TransferLine, "road", entity.id)
    desk.prefetch_many(Document, "source", [(line.transfer_id,) for line in lines])
    for line in lines:
        shipped = [d.posting_date for d in desk.many(Document, "source", line.transfer_id) if d.kind == "transfer_shipment"]
        if shipped and (period.last_day - min(shipped)).days > IN_TRANSIT_OLD_DAYS:
            yield _on_the_road(line.transfer_id, line, min(shipped))
    between = desk.many(IntercompanyLine, "road", entity.id)
    sent = desk.every(Document, [(line.shipment_id,) for line in between])
    for crossing in between:
        shipped_on = sent[(crossing.shipment_id,)].posting_date
        if (period.last_day - shipped_on).days > IN_TRANSIT_OLD_DAYS:
            yield _on_the_road(crossing.shipment_id, crossing, shipped_on)


def _on_the_road(document_id: str, line: TransferLine | IntercompanyLine, shipped_on: date) -> Obstacle:
    text = Phrase("goods_on_the_road", quantity=line.quantity_in_transit, item=line.item_id, warehouse=line.to_warehouse_id)
    return Obstacle("old_in_transit", f"{document_id}/{line.line_no}", shipped_on, ZERO, text)


def _unrevalued(desk: Desk, entity: LegalEntity, period: FiscalPeriod) -> Iterator[Obstacle]:
    done = desk.find(CurrencyRevaluation, entity.id, period.id)
    if done is not None and done.document_id:
        return
    by_currency: dict[str, list[tuple[date, Decimal]]] = {}
    for item in open_foreign_items(desk, entity, period.last_day):
        by_currency.setdefault(item.currency, []).append((item.document_date, item.open_base))
    for held in foreign_cash(desk, entity.id, period.id):
        by_currency.setdefault(held.currency, []).append((held.since, held.amount))
    for currency, balances in by_currency.items():
        amount = sum((base for _, base in balances), ZERO)
        text = Phrase("currency_unrevalued", items=len(balances), currency=currency)
        yield Obstacle("unrevalued_currency", currency, min(since for since, _ in balances), amount, text)
