"""Matching an invoiced quantity with what arrived: GRNI is cleared at the receipt's value, the rest is price, rate or goods to come.

The oldest receipt is matched first, and the invoice that takes the last of it takes all that GRNI still holds for it. What was not
received yet is kept on the order line's GRNI account as far as goods are still to come; beyond that it makes the goods that did come
dearer. A difference of price is late cost at the receipt's rate; what the rate moved since is an exchange difference, never stock.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.desk import Desk
from app.domain.book import GrniLine, OrderLine, Partner, ReceiptLine
from app.domain.book.invoicing import InvoiceMatch
from app.domain.currency import digits_of
from app.domain.exact import ZERO, share_of, split
from app.ledger.journal import Entry, Target
from app.ledger.late_cost import LateCost
from app.ledger.purchase_lines import amount_of, grni_of, post_grni
from app.ledger.rates import foreign_of, in_base
from app.ledger.stock import Reason


@dataclass(frozen=True, slots=True)
class Claim:
    """What an invoice line claims for goods: base units, and its cost in the invoice's (`foreign`) and in base currency (`base`)."""

    line_no: int
    order_line: OrderLine
    receipt: ReceiptLine | None
    quantity: Decimal
    foreign: Decimal
    base: Decimal


@dataclass(frozen=True, slots=True)
class Compared:
    """Quantities of an order line over all invoices: what was `expected` to be invoiced, what `actual`ly is, and the part `ahead`."""

    expected: Decimal
    actual: Decimal
    ahead: Decimal


class Expected:
    """What may be invoiced on order lines, less what earlier lines of the same invoice claim."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._claimed: dict[tuple[str, int, str, int], Decimal] = {}

    def claim(self, line: OrderLine, quantity: Decimal, receipt: ReceiptLine | None) -> Compared:
        """Compare with what arrived and is not invoiced; with what is open on the order as long as nothing arrived."""
        key = (line.order_id, line.line_no, receipt.receipt_id if receipt else "", receipt.line_no if receipt else 0)
        before = self._claimed.get(key, ZERO)
        self._claimed[key] = before + quantity
        arrived = receipts_of(self.desk, line, receipt)
        waiting = sum((_to_invoice(x) for x in arrived), ZERO)
        invoiced = sum((x.quantity_invoiced for x in arrived), ZERO) if receipt else line.quantity_invoiced
        actual = invoiced + before + quantity
        to_come = ZERO if receipt else _to_come(self.desk, line)
        ahead = min(max(before + quantity - waiting, ZERO), quantity, to_come)
        return Compared(invoiced + (waiting if arrived else to_come), actual, ahead)


class Matching:
    """The goods of one invoice being matched in its entry. `late_costs` are for the caller to spread."""

    def __init__(self, desk: Desk, entry: Entry, supplier: Partner, *, currency: str, rate: Decimal) -> None:
        self.desk = desk
        self.entry = entry
        self.supplier = supplier
        self.currency = currency
        self.rate = rate
        self._late: list[LateCost] = []

    def late_costs(self) -> list[LateCost]:
        """The price differences found so far, per receipt layer."""
        return self._late

    def post(self, claim: Claim) -> None:
        """Debit the cost of a claim to GRNI, exchange difference and late cost, and note what it was matched with."""
        desk, entity = self.desk, self.entry.entity
        line = desk.one(OrderLine, claim.order_line.order_id, claim.order_line.line_no)
        grni = grni_of(desk, line)
        desk.write(grni)
        receipts = receipts_of(desk, line, claim.receipt)
        matched, ahead, beyond = _portions(desk, line, receipts, claim)
        weights = [part for _, part in matched] + [ahead, beyond]
        digits = digits_of(self.currency)
        ordered = amount_of(desk, line, claim.quantity, digits)
        foreign = split(claim.foreign, weights, digits)
        expected = split(ordered.net + ordered.non_recoverable, weights, digits)
        base = split(claim.base, weights, digits_of(entity.currency))
        for i, (receipt, part) in enumerate(matched):
            self._clear(claim, receipt, part, foreign=foreign[i], expected=expected[i], base=base[i])
        if ahead:
            self._prepay(claim, ahead, base[-2])
        if beyond:
            self._charge(claim, receipts, beyond, base[-1])
        grni = desk.one(GrniLine, line.order_id, line.line_no)
        desk.change(grni, quantity_invoiced=grni.quantity_invoiced + claim.quantity)
        desk.change(line, quantity_invoiced=line.quantity_invoiced + claim.quantity)

    def _clear(self, claim: Claim, receipt: ReceiptLine, part: Decimal, *, foreign: Decimal, expected: Decimal, base: Decimal) -> None:
        """Clear GRNI of a receipt's share. Where the rate moved, only the difference of price, at the receipt's rate, is cost."""
        entity = self.entry.entity
        held = receipt.accrued - receipt.cleared
        cleared = share_of(held, part=part, whole=_to_invoice(receipt), digits=digits_of(entity.currency))
        moved = receipt.rate != self.rate
        if not moved:
            late = base - cleared
        elif held == 0:
            late = in_base(entity, foreign, receipt.rate)
        else:
            late = in_base(entity, foreign - expected, receipt.rate)
        exchange = base - cleared - late
        post_grni(
            self.desk,
            self.entry,
            self._grni,
            line=(receipt.order_id, receipt.order_line_no),
            quantity=-part,
            amount=cleared,
            foreign=foreign_of(entity, self.currency, expected, receipt.rate),
            day=self.entry.posting_date,
        )
        if exchange:
            self.entry.add(Target("EXCHANGE_DIFFERENCE", partner_id=self.supplier.id, partner_group=self.supplier.partner_group), exchange)
        self._owe_late(claim, receipt, late)
        self.desk.change(receipt, quantity_invoiced=receipt.quantity_invoiced + part, cleared=receipt.cleared + cleared)
        self._note(claim, receipt, part, cleared=cleared, prepaid=ZERO, late=late, exchange=exchange)

    def _prepay(self, claim: Claim, part: Decimal, base: Decimal) -> None:
        """Keep what was invoiced ahead on GRNI, in base currency: the receipt takes it at this price."""
        line = claim.order_line
        post_grni(
            self.desk,
            self.entry,
            self._grni,
            line=(line.order_id, line.line_no),
            quantity=-part,
            amount=base,
            foreign=None,
            day=self.entry.posting_date,
        )
        grni = self.desk.one(GrniLine, line.order_id, line.line_no)
        self.desk.change(grni, prepaid_quantity=grni.prepaid_quantity + part, prepaid_value=grni.prepaid_value + base)
        self._note(claim, None, part, cleared=ZERO, prepaid=base, late=ZERO, exchange=ZERO)

    def _charge(self, claim: Claim, receipts: Sequence[ReceiptLine], part: Decimal, base: Decimal) -> None:
        """More was invoiced than ever comes: the goods that came cost that much more."""
        shares = split(base, [receipt.quantity for receipt in receipts], digits_of(self.entry.entity.currency))
        for receipt, share in zip(receipts, shares, strict=True):
            self._owe_late(claim, receipt, share)
        self._note(claim, None, part, cleared=ZERO, prepaid=ZERO, late=base, exchange=ZERO)

    @property
    def _grni(self) -> Target:
        return Target("GRNI", partner_id=self.supplier.id, partner_group=self.supplier.partner_group)

    def _owe_late(self, claim: Claim, receipt: ReceiptLine, amount: Decimal) -> None:
        if amount:
            why = Reason("price_difference", self.entry.document_id, claim.line_no, partner_id=self.supplier.id)
            self._late.append(LateCost((receipt.layer_seq, receipt.layer_n), amount, why))

    def _note(
        self,
        claim: Claim,
        receipt: ReceiptLine | None,
        part: Decimal,
        *,
        cleared: Decimal,
        prepaid: Decimal,
        late: Decimal,
        exchange: Decimal,
    ) -> None:
        self.desk.write(
            InvoiceMatch(
                seq=self.desk.seq,
                n=self.desk.next_n(),
                entity_id=self.entry.entity.id,
                document_id=self.entry.document_id,
                line_no=claim.line_no,
                order_id=claim.order_line.order_id,
                order_line_no=claim.order_line.line_no,
                receipt_id=receipt.receipt_id if receipt else "",
                receipt_line_no=receipt.line_no if receipt else 0,
                quantity=part,
                cleared=cleared,
                prepaid=prepaid,
                price_difference=late,
                exchange_difference=exchange,
                posting_date=self.entry.posting_date,
            )
        )


def receipts_of(desk: Desk, line: OrderLine, only: ReceiptLine | None = None) -> list[ReceiptLine]:
    """The receipts of an order line that stand, the oldest first; `only` narrows it to one of them."""
    found = [
        receipt
        for receipt in desk.many(ReceiptLine, "order", line.order_id, line.line_no)
        if receipt.quantity > 0 and (only is None or (receipt.receipt_id, receipt.line_no) == (only.receipt_id, only.line_no))
    ]
    return sorted(found, key=lambda x: (x.received_on, x.layer_seq, x.layer_n))


def _to_invoice(receipt: ReceiptLine) -> Decimal:
    """What arrived, stayed, and is not invoiced."""
    return max(receipt.quantity - receipt.quantity_invoiced - receipt.quantity_returned, ZERO)


def _to_come(desk: Desk, line: OrderLine) -> Decimal:
    """What is still to come and was not invoiced ahead."""
    return max(line.quantity_open - grni_of(desk, line).prepaid_quantity, ZERO)


def _portions(
    desk: Desk, line: OrderLine, receipts: Sequence[ReceiptLine], claim: Claim
) -> tuple[list[tuple[ReceiptLine, Decimal]], Decimal, Decimal]:
    """The claim's quantity by receipt, ahead of receipts, and beyond anything that came or will come."""
    rest = claim.quantity
    matched = []
    for receipt in receipts:
        part = min(_to_invoice(receipt), rest)
        if part > 0:
            matched.append((receipt, part))
            rest -= part
    ahead = min(rest, _to_come(desk, line)) if claim.receipt is None else ZERO
    if not receipts:
        ahead = rest
    return matched, ahead, rest - ahead
