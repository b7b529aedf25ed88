"""Owns what the tests of business documents share."""

from decimal import Decimal

from reports.letterhead import Entry, EntryLine

# 7,316.40 + 234.12 = 7,550.52 on both sides.
RECEIPT_ENTRY = Entry(
    number="JE-2026-001842",
    posted_on="2026-04-02",
    currency="GBP",
    lines=(
        EntryLine(account="1400", title="Inventory", debit=Decimal("7316.40"), note="Leeds DC"),
        EntryLine(account="1405", title="Inbound freight", debit=Decimal("234.12")),
        EntryLine(account="2110", title="GRNI", credit=Decimal("7316.40")),
        EntryLine(account="2160", title="Freight accrual", credit=Decimal("234.12")),
    ),
)
