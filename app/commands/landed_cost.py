"""Landed cost: rates that estimate it, accruals before a bill is there, and the carrier's bill against one or many receipts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from app.commands.registry import Command, Part, decides
from app.desk import Desk
from app.domain.book import Document, DocumentLine, LegalEntity, Partner, TaxCode
from app.domain.book.landed_cost import AllocateBy, LandedAccrual, LandedCostRate, LandedShare
from app.domain.codes import require_code
from app.domain.currency import digits_of
from app.domain.exact import QUANTITY_SCALE, ZERO, Money, round_half_up, split
from app.domain.refusals import InvalidValue
from app.domain.wording import Phrase, Word, several
from app.ledger.control import needs_approval, tolerates
from app.ledger.documents import open_document
from app.ledger.journal import Entry
from app.ledger.landed_accruals import accrue, open_accrual
from app.ledger.landed_allocation import Bearer, bearers, prefetch_receipts
from app.ledger.late_cost import LateCost, spread
from app.ledger.payables import Payable, check_totals, due_on, supplier_of, taxed_as_stated, warn_of_duplicate
from app.ledger.pricing import line_amount
from app.ledger.rates import in_base, rate_on
from app.ledger.stock import Reason

ONE = Decimal(1)


class DefineLandedCostRates(Command, frozen=True, kw_only=True):
    """What landed cost is expected at receipt, per supplier, lane and family; new or with changed particulars."""

    rates: tuple[LandedCostRate, ...]


@decides(DefineLandedCostRates, area="landed_cost", permission="finance_data.edit")
def decide_define_landed_cost_rates(command: DefineLandedCostRates, desk: Desk) -> None:
    desk.prefetch(LegalEntity, [(rate.entity_id,) for rate in command.rates])
    desk.prefetch(LandedCostRate, [(rate.id,) for rate in command.rates])
    desk.prefetch(Partner, [(rate.supplier_id,) for rate in command.rates if rate.supplier_id])
    for rate in command.rates:
        desk.one(LegalEntity, rate.entity_id)
        desk.authorise(entity_id=rate.entity_id)
        require_code(Word("landed_cost_rate"), rate.id)
        require_code(Word("cost_type"), rate.cost_type)
        known = desk.find(LandedCostRate, rate.id)
        if known is not None and known.entity_id != rate.entity_id:
            raise InvalidValue(
                field=Word("entity"), value=rate.entity_id, why=Phrase("rate_belongs_to", rate=rate.id, entity=known.entity_id)
            )
        if rate.supplier_id:
            desk.one(Partner, rate.supplier_id)
        if rate.currency:
            digits_of(rate.currency)
        if rate.rate < 0 or (rate.basis == "percent" and (rate.rate > 10 or rate.currency)):
            why = Phrase("percentage_is_a_fraction")
            raise InvalidValue(field=Phrase("rate_named", rate=rate.id), value=rate.rate, why=why)
        if rate.valid_to is not None and rate.valid_to < rate.valid_from:
            raise InvalidValue(field=Phrase("end_of_rate", rate=rate.id), value=rate.valid_to, why=Phrase("ends_before_it_begins"))
        desk.write(rate)


class LandedReceipt(Part, frozen=True, kw_only=True):
    """A receipt (or one line of it) that bears a cost; `amount` is its share when the cost is shared by hand.

    Goods bought of another entity are named by the document that brought them into the books: the purchase or the receipt.
    """

    receipt_id: str
    line_no: int = 0
    amount: Money | None = None


class LandedLineIn(Part, frozen=True, kw_only=True):
    """One cost (freight, duty, insurance …) in the document's currency and how receipts share it; negative corrects an earlier one."""

    cost_type: str
    amount: Money
    tax_code: str = ""
    tax: Money | None = None
    allocate_by: AllocateBy
    receipts: tuple[LandedReceipt, ...]
    text: str = ""


class PostLandedCost(Command, frozen=True, kw_only=True):
    """A carrier's, broker's or customs' bill against receipts. What was accrued is cleared, the difference follows the goods."""

    landed_cost_id: str
    entity_id: str
    supplier_id: str
    reference: str
    posting_date: date
    document_date: date | None = None
    due_date: date | None = None
    currency: str = ""
    net: Money | None = None
    tax: Money | None = None
    total: Money | None = None
    note: str = ""
    lines: tuple[LandedLineIn, ...]


class AccrueLandedCost(Command, frozen=True, kw_only=True):
    """Landed cost known before anyone billed it: it follows the goods now and waits for the bill. Negative takes an accrual back."""

    landed_cost_id: str
    entity_id: str
    posting_date: date
    document_date: date | None = None
    currency: str = ""
    reference: str = ""
    note: str = ""
    lines: tuple[LandedLineIn, ...]


@decides(PostLandedCost, area="landed_cost", permission="landed_cost.post")
def decide_post_landed_cost(command: PostLandedCost, desk: Desk) -> None:
    desk.authorise(entity_id=command.entity_id)
    entity = desk.one(LegalEntity, command.entity_id)
    carrier = supplier_of(desk, command.supplier_id)
    currency = command.currency or carrier.currency or entity.currency
    rate = rate_on(desk, base=entity.currency, currency=currency, day=command.posting_date)
    shared = _share(desk, entity, command.lines, currency)
    reference = command.reference.strip()
    warn_of_duplicate(desk, kind="landed_cost", supplier_id=carrier.id, reference=reference, document_id=command.landed_cost_id)
    entry = _entry(desk, entity, command)
    payable = Payable(desk, entry, carrier, currency=currency, rate=rate)
    late: list[LateCost] = []
    beyond: list[tuple[Decimal, Phrase]] = []
    for n, (line, bearing) in enumerate(zip(command.lines, shared, strict=True), start=1):
        cost, estimated = _bill_line(desk, payable, n, line, bearing, late)
        if not estimated or not tolerates(
            desk, entity_id=entity.id, kind="landed_cost", expected=estimated, actual=cost, partner_id=carrier.id
        ):
            beyond.append((cost - estimated, Phrase("landed_otherwise", cost_type=line.cost_type, billed=cost, expected=estimated)))
    _ask(desk, entity, beyond)
    spread(desk, entry, late)
    check_totals(
        stated=(
            (Word("net"), command.net, payable.net),
            (Word("tax"), command.tax, payable.tax),
            (Word("total"), command.total, payable.net + payable.tax),
        )
    )
    document_date = command.document_date or command.posting_date
    document = _header(
        desk,
        command,
        currency=currency,
        rate=rate,
        partner_id=carrier.id,
        due_date=due_on(carrier, document_date, command.due_date),
        net=payable.net,
        tax=payable.tax,
    )
    payable.close(open_document(desk, entity, document))
    entry.close()


@decides(AccrueLandedCost, area="landed_cost", permission="landed_cost.post")
def decide_accrue_landed_cost(command: AccrueLandedCost, desk: Desk) -> None:
    desk.authorise(entity_id=command.entity_id)
    entity = desk.one(LegalEntity, command.entity_id)
    currency = command.currency or entity.currency
    rate = rate_on(desk, base=entity.currency, currency=currency, day=command.posting_date)
    shared = _share(desk, entity, command.lines, currency)
    entry = _entry(desk, entity, command)
    late: list[LateCost] = []
    for n, (line, bearing) in enumerate(zip(command.lines, shared, strict=True), start=1):
        if line.tax_code or line.tax:
            raise InvalidValue(
                field=Phrase("of_line", what=Word("tax"), line=n), value=line.tax_code, why=Phrase("tax_comes_with_bill_not_with_accrual")
            )
        cost = in_base(entity, line.amount, rate)
        shares = split(cost, [bearer.weight for bearer in bearing], digits_of(entity.currency))
        for bearer, amount in zip(bearing, shares, strict=True):
            waiting = open_accrual(desk, bearer.receipt, line.cost_type)
            if waiting + amount < 0:
                why = Phrase("receipt_has_only_of_accrued", receipt=bearer.receipt.receipt_id, waiting=waiting, cost_type=line.cost_type)
                raise InvalidValue(field=Phrase("of_line", what=Word("amount"), line=n), value=amount, why=why)
            if waiting and amount > 0:
                desk.warn("already_accrued", line=n, cost_type=line.cost_type, receipt=bearer.receipt.receipt_id, amount=waiting)
            accrue(desk, entry, bearer.receipt, line.cost_type, amount)
            _bear(desk, entry, n, line, bearer, amount=amount, estimated=ZERO, late=late)
        _write_line(desk, entry, n, line, net=line.amount, tax=ZERO, value=cost)
    amount = sum((line.amount for line in command.lines), ZERO)
    size = in_base(entity, sum((abs(line.amount) for line in command.lines), ZERO), rate)
    expected = [Phrase("landed_accrued", cost_type=line.cost_type, amount=line.amount) for line in command.lines]
    _ask(desk, entity, [(size, several(expected))])
    spread(desk, entry, late)
    open_document(desk, entity, _header(desk, command, currency=currency, rate=rate, partner_id="", due_date=None, net=amount, tax=ZERO))
    entry.close()


def _share(desk: Desk, entity: LegalEntity, lines: Sequence[LandedLineIn], currency: str) -> list[list[Bearer]]:
    """Who bears each line; receipts, items, accruals and tax codes of all lines are loaded together."""
    if not lines:
        raise InvalidValue(field=Word("lines"), value=Word("none"), why=Phrase("landed_cost_has_at_least_one_line"))
    prefetch_receipts(desk, [receipt for line in lines for receipt in line.receipts])
    desk.every(TaxCode, [(entity.id, line.tax_code) for line in lines if line.tax_code])
    shared = []
    for n, line in enumerate(lines, start=1):
        require_code(Word("cost_type"), line.cost_type)
        if line.amount == 0 or line.amount != round_half_up(line.amount, digits_of(currency)):
            raise InvalidValue(
                field=Phrase("of_line", what=Word("amount"), line=n),
                value=line.amount,
                why=Phrase("cost_in_currency_not_zero", currency=currency),
            )
        shared.append(
            bearers(
                desk,
                entity,
                line_no=n,
                cost_type=line.cost_type,
                by=line.allocate_by,
                amount=line.amount,
                bearings=line.receipts,
            )
        )
    keys = [
        (bearer.receipt.receipt_id, bearer.receipt.line_no, line.cost_type)
        for line, bearing in zip(lines, shared, strict=True)
        for bearer in bearing
    ]
    desk.prefetch(LandedAccrual, keys)
    return shared


def _bill_line(
    desk: Desk, payable: Payable, n: int, line: LandedLineIn, bearing: Sequence[Bearer], late: list[LateCost]
) -> tuple[Decimal, Decimal]:
    """Owe one cost, clear what was accrued for it and note what is beyond; returns cost and accrual. A credit clears no accrual."""
    digits = digits_of(payable.currency)
    amount = line_amount(
        desk,
        entity_id=payable.entity.id,
        quantity=ONE,
        unit_price=line.amount,
        discount=ZERO,
        tax_code=line.tax_code,
        digits=digits,
    )
    amount = taxed_as_stated(
        desk, amount, entity_id=payable.entity.id, line_no=n, tax_code=line.tax_code, stated=line.tax, currency=payable.currency
    )
    owed = payable.add(n, line.tax_code, amount)
    shares = split(owed.cost, [bearer.weight for bearer in bearing], digits_of(payable.entity.currency))
    estimated = ZERO
    for bearer, share in zip(bearing, shares, strict=True):
        waiting = open_accrual(desk, bearer.receipt, line.cost_type) if owed.cost > 0 else ZERO
        if waiting:
            accrue(desk, payable.entry, bearer.receipt, line.cost_type, -waiting)
        estimated += waiting
        _bear(desk, payable.entry, n, line, bearer, amount=share, estimated=waiting, late=late)
    _write_line(desk, payable.entry, n, line, net=amount.net, tax=amount.tax, value=owed.cost)
    return owed.cost, estimated


def _bear(
    desk: Desk,
    entry: Entry,
    n: int,
    line: LandedLineIn,
    bearer: Bearer,
    *,
    amount: Decimal,
    estimated: Decimal,
    late: list[LateCost],
) -> None:
    receipt = bearer.receipt
    why = Reason("landed_cost", entry.document_id, n, partner_id=receipt.partner_id, reason=line.cost_type)
    if amount != estimated:
        digits = digits_of(desk.one(LegalEntity, receipt.entity_id).currency)
        late.extend(LateCost(key, share, why) for key, share in bearer.by_layer(amount - estimated, digits))
    desk.write(
        LandedShare(
            seq=desk.seq,
            n=desk.next_n(),
            entity_id=receipt.entity_id,
            document_id=entry.document_id,
            line_no=n,
            cost_type=line.cost_type,
            allocate_by=line.allocate_by,
            receipt_id=receipt.receipt_id,
            receipt_line_no=receipt.line_no,
            item_id=receipt.item_id,
            weight=round_half_up(bearer.weight, QUANTITY_SCALE),
            amount=amount,
            estimated=estimated,
            late_cost=amount - estimated,
            posting_date=entry.posting_date,
        )
    )


def _ask(desk: Desk, entity: LegalEntity, beyond: Sequence[tuple[Decimal, Phrase]]) -> None:
    """What nobody expected, or expected otherwise, is decided on by its amount."""
    amount = sum((abs(difference) for difference, _ in beyond), ZERO)
    if beyond:
        reason = several([phrase for _, phrase in beyond])
        needs_approval(desk, kind="landed_cost", entity_id=entity.id, amount=amount, currency=entity.currency, reason=reason)


def _entry(desk: Desk, entity: LegalEntity, command: PostLandedCost | AccrueLandedCost) -> Entry:
    return Entry(
        desk,
        entity,
        document_id=command.landed_cost_id,
        kind="landed_cost",
        posting_date=command.posting_date,
        document_date=command.document_date or command.posting_date,
    )


def _write_line(desk: Desk, entry: Entry, n: int, line: LandedLineIn, *, net: Decimal, tax: Decimal, value: Decimal) -> None:
    only = line.receipts[0] if len(line.receipts) == 1 else None
    desk.write(
        DocumentLine(
            document_id=entry.document_id,
            line_no=n,
            text=line.text or line.cost_type,
            quantity=ONE,
            quantity_in_unit=ONE,
            unit_price=line.amount,
            net=net,
            tax_code=line.tax_code,
            tax=tax,
            value=value,
            source_id=only.receipt_id if only else "",
            source_line_no=only.line_no if only else 0,
            reason=line.cost_type,
        )
    )


def _header(
    desk: Desk,
    command: PostLandedCost | AccrueLandedCost,
    *,
    currency: str,
    rate: Decimal,
    partner_id: str,
    due_date: date | None,
    net: Decimal,
    tax: Decimal,
) -> Document:
    receipts = list(dict.fromkeys(receipt.receipt_id for line in command.lines for receipt in line.receipts))
    return Document(
        id=command.landed_cost_id,
        kind="landed_cost",
        entity_id=command.entity_id,
        partner_id=partner_id,
        state="posted",
        document_date=command.document_date or command.posting_date,
        posting_date=command.posting_date,
        due_date=due_date,
        currency=currency,
        rate=rate,
        net=net,
        tax=tax,
        total=net + tax,
        reference=command.reference.strip(),
        source_id=receipts[0] if len(receipts) == 1 else "",
        note=command.note,
        created_by=desk.member,
        command_id=desk.record.id,
    )
