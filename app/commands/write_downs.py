"""Write-downs to net realisable value, and their reversal: an allowance beside stock that keeps its cost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from app.commands.registry import Command, Part, decides
from app.desk import Desk
from app.domain.book import CostPool, Document, DocumentLine, Item, LegalEntity
from app.domain.book.revaluation import InventoryAllowance
from app.domain.currency import digits_of
from app.domain.exact import ARITHMETIC, ZERO, Money, UnitPrice, round_half_up
from app.domain.refusals import InvalidValue
from app.domain.wording import Phrase, Word
from app.ledger.control import needs_approval
from app.ledger.documents import open_document
from app.ledger.journal import Entry, Target
from app.ledger.mirror import refuse_as_stood_on
from app.ledger.reversals import undoes
from app.ledger.stock_lines import entry_for, stock_document


class RealisableValue(Part, frozen=True, kw_only=True):
    """What a base unit of an item can still be sold for, less what selling it costs, in base currency."""

    item_id: str
    unit_value: UnitPrice


class WriteDownToNrv(Command, frozen=True, kw_only=True):
    """Bring the allowance of items to cost less net realisable value; a risen value gives back what was written down, not more."""

    write_down_id: str
    entity_id: str
    posting_date: date
    note: str = ""
    lines: tuple[RealisableValue, ...]


@decides(WriteDownToNrv, area="revaluation", permission="revaluation.post")
def decide_write_down_to_nrv(command: WriteDownToNrv, desk: Desk) -> None:
    document, entity = _open(
        desk, command.write_down_id, command.entity_id, command.posting_date, command.note, [line.item_id for line in command.lines]
    )
    entry = entry_for(desk, entity, document)
    deltas = []
    for n, line in enumerate(command.lines, start=1):
        if line.unit_value < 0:
            raise InvalidValue(
                field=Phrase("of_line", what=Word("unit_value"), line=n),
                value=line.unit_value,
                why=Phrase("nothing_sells_for_less_than_nothing"),
            )
        pools = desk.many(CostPool, "item", entity.id, line.item_id)
        quantity = sum((pool.quantity for pool in pools), ZERO)
        carried = sum((pool.value for pool in pools), ZERO)
        realisable = round_half_up(ARITHMETIC.multiply(line.unit_value, quantity), digits_of(entity.currency))
        delta = max(carried - realisable, ZERO) - _allowance(desk, entity, line.item_id).amount
        _post(desk, entry, document, n, line.item_id, delta, quantity=quantity, unit_value=line.unit_value)
        deltas.append(delta)
    _close(desk, entry, document, deltas)


class WriteDownReversal(Part, frozen=True, kw_only=True):
    """How much of an item's allowance is given back; None is all of it."""

    item_id: str
    amount: Money | None = None


class ReverseWriteDown(Command, frozen=True, kw_only=True):
    """Give back allowances, in full or in part."""

    write_down_id: str
    entity_id: str
    posting_date: date
    note: str = ""
    lines: tuple[WriteDownReversal, ...]


@decides(ReverseWriteDown, area="revaluation", permission="revaluation.post")
def decide_reverse_write_down(command: ReverseWriteDown, desk: Desk) -> None:
    document, entity = _open(
        desk, command.write_down_id, command.entity_id, command.posting_date, command.note, [line.item_id for line in command.lines]
    )
    entry = entry_for(desk, entity, document)
    deltas = []
    for n, line in enumerate(command.lines, start=1):
        held = _allowance(desk, entity, line.item_id).amount
        amount = held if line.amount is None else line.amount
        if not 0 < amount <= held or round_half_up(amount, digits_of(entity.currency)) != amount:
            raise InvalidValue(
                field=Phrase("of_line", what=Word("amount"), line=n),
                value=amount,
                why=Phrase("written_down_by", item=line.item_id, held=held),
            )
        _post(desk, entry, document, n, line.item_id, -amount, quantity=ZERO, unit_value=ZERO)
        deltas.append(-amount)
    _close(desk, entry, document, deltas)


def _open(
    desk: Desk, document_id: str, entity_id: str, posting_date: date, note: str, item_ids: Sequence[str]
) -> tuple[Document, LegalEntity]:
    entity = desk.one(LegalEntity, entity_id)
    desk.authorise(entity_id=entity.id)
    if not item_ids or len(set(item_ids)) < len(item_ids):
        raise InvalidValue(field=Word("lines"), value=len(item_ids), why=Phrase("each_item_one_line_there_at_least"))
    desk.every(Item, [(item_id,) for item_id in item_ids])
    desk.prefetch(InventoryAllowance, [(entity.id, item_id) for item_id in item_ids])
    desk.prefetch_many(CostPool, "item", [(entity.id, item_id) for item_id in item_ids])
    header = stock_document(desk, entity, id=document_id, kind="write_down", warehouse_id="", posting_date=posting_date, note=note)
    return open_document(desk, entity, header), entity


def _allowance(desk: Desk, entity: LegalEntity, item_id: str) -> InventoryAllowance:
    return desk.find(InventoryAllowance, entity.id, item_id) or InventoryAllowance(entity_id=entity.id, item_id=item_id, amount=ZERO)


def _post(
    desk: Desk, entry: Entry, document: Document, n: int, item_id: str, delta: Decimal, *, quantity: Decimal, unit_value: Decimal
) -> None:
    item = desk.one(Item, item_id)
    if delta:
        entry.add(Target("WRITE_DOWN", family=item.family), delta)
        entry.add(Target("INVENTORY_ALLOWANCE", family=item.family), -delta)
    allowance = _allowance(desk, entry.entity, item_id)
    desk.change(allowance, amount=allowance.amount + delta)
    desk.write(
        DocumentLine(
            document_id=document.id,
            line_no=n,
            item_id=item_id,
            quantity=quantity,
            unit=item.base_unit,
            quantity_in_unit=quantity,
            unit_price=unit_value,
            net=-delta,
            tax=ZERO,
            value=-delta,
        )
    )


def _close(desk: Desk, entry: Entry, document: Document, deltas: Sequence[Decimal]) -> None:
    entry.close()
    net = -sum(deltas, ZERO)
    desk.change(document, net=net, total=net)
    needs_approval(
        desk,
        kind="revaluation",
        entity_id=document.entity_id,
        amount=sum(map(abs, deltas), ZERO),
        currency=document.currency,
        reason=Phrase("written_down", amount=-net, currency=document.currency),
    )


@undoes("write_down")
def undo_write_down(desk: Desk, entry: Entry, document: Document) -> None:
    """The allowances are what they were; refused when a later reversal used them up."""
    lines = desk.many(DocumentLine, "document", document.id)
    desk.prefetch(InventoryAllowance, [(document.entity_id, line.item_id) for line in lines])
    for line in lines:
        allowance = desk.one(InventoryAllowance, document.entity_id, line.item_id)
        if allowance.amount + line.value < 0:
            raise refuse_as_stood_on(document, Phrase("was_given_back_since"), [])
        desk.change(allowance, amount=allowance.amount + line.value)
