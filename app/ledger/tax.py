"""Tax rows: input and output tax of document lines, posted with the line that sums them."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from app.desk import Desk
from app.domain.book import TaxCode, TaxRow
from app.ledger.foreign_cash import Foreign
from app.ledger.journal import Entry, Target


def post_tax(
    desk: Desk,
    entry: Entry,
    *,
    line_no: int,
    tax_code: str,
    direction: Literal["input", "output"],
    base: Decimal,
    tax: Decimal,
    non_recoverable: Decimal,
    partner_id: str = "",
    foreign: Foreign | None = None,
) -> None:
    """Post a line's tax in base currency: input tax is a debit of what can be recovered, output tax a credit; both as positive `tax`.

    A credit note passes negative amounts. Under reverse charge the buyer owes the same tax as output in the same entry.
    The part that cannot be recovered is left to the caller, who puts it into cost. No tax code posts nothing.
    """
    if not tax_code:
        return
    code = desk.one(TaxCode, entry.entity.id, tax_code)
    sign = 1 if direction == "input" else -1
    role = "INPUT_TAX" if direction == "input" else "OUTPUT_TAX"
    posted = [(direction, role, sign * (tax - non_recoverable), non_recoverable)]
    if code.reverse_charge and direction == "input":
        posted.append(("output", "OUTPUT_TAX", -tax, Decimal(0)))
    for side, account_role, amount, lost in posted:
        own = foreign if side == direction else None
        journal_n = entry.add(Target(account_role, reason=tax_code), amount, own)
        desk.write(
            TaxRow(
                seq=desk.seq,
                n=desk.next_n(),
                entity_id=entry.entity.id,
                document_id=entry.document_id,
                line_no=line_no,
                tax_code=tax_code,
                direction=side,
                base=base,
                tax=amount,
                non_recoverable=lost,
                posting_date=entry.posting_date,
                journal_n=journal_n,
            )
        )
