"""What a purchase-order line is worth and owes: net price of any quantity, and its GRNI account kept per line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.desk import Desk
from app.domain.book import GrniLine, GrniMove, OrderLine
from app.domain.exact import ARITHMETIC, ZERO
from app.ledger.foreign_cash import Foreign
from app.ledger.journal import Entry, Target
from app.ledger.pricing import LineAmount, line_amount


def amount_of(desk: Desk, line: OrderLine, quantity: Decimal, digits: int) -> LineAmount:
    """Net and tax in the order's currency of `quantity` base units at the line's price and discount."""
    in_units = quantity
    if line.units_numerator != line.units_denominator:
        in_units = ARITHMETIC.divide(quantity * line.units_denominator, Decimal(line.units_numerator))
    return line_amount(
        desk,
        entity_id=line.entity_id,
        quantity=in_units,
        unit_price=line.unit_price,
        discount=line.discount,
        tax_code=line.tax_code,
        digits=digits,
    )


def grni_of(desk: Desk, line: OrderLine) -> GrniLine:
    """The line's GRNI account, empty when nothing was received or invoiced yet."""
    return desk.find(GrniLine, line.order_id, line.line_no) or GrniLine(
        order_id=line.order_id,
        line_no=line.line_no,
        entity_id=line.entity_id,
        partner_id=line.partner_id,
        item_id=line.item_id,
        quantity_received=ZERO,
        quantity_invoiced=ZERO,
        balance=ZERO,
        prepaid_quantity=ZERO,
        prepaid_value=ZERO,
    )


def post_grni(
    desk: Desk,
    entry: Entry,
    target: Target,
    *,
    line: tuple[str, int],
    quantity: Decimal,
    amount: Decimal,
    foreign: Foreign | None,
    day: date,
) -> None:
    """Post `amount` (debit +, credit −) to GRNI for a line (order, number): journal line, GRNI move, balance."""
    order_id, line_no = line
    journal_n = entry.add(target, amount, foreign)
    desk.write(
        GrniMove(
            seq=desk.seq,
            n=desk.next_n(),
            entity_id=entry.entity.id,
            order_id=order_id,
            line_no=line_no,
            document_id=entry.document_id,
            quantity=quantity,
            amount=amount,
            posting_date=day,
            journal_n=journal_n,
        )
    )
    grni = desk.one(GrniLine, order_id, line_no)
    balance = grni.balance - amount
    since = None if balance == 0 else grni.since or day
    desk.change(grni, balance=balance, since=since)
