"""Rows of the general ledger: journal entries and their lines, and tax rows."""

from __future__ import annotations

from datetime import date

from app.domain.exact import Money, Rate
from app.domain.rows import Index, Row, table

__all__ = ["JournalEntry", "JournalLine", "TaxRow"]


@table(
    "journal_entry",
    key=("seq", "n"),
    nature="ledger",
    indexes={"document": Index(("document_id",))},
)
class JournalEntry(Row, frozen=True, kw_only=True):
    """A balanced entry of one entity, made for one document. `reverses_seq/n` link a reversal to what it mirrors."""

    seq: int
    n: int
    entity_id: str
    document_id: str
    kind: str
    posting_date: date
    document_date: date
    period_id: str
    reverses_seq: int = 0
    reverses_n: int = 0
    text: str = ""


@table(
    "journal_line",
    key=("seq", "n"),
    nature="ledger",
    indexes={"document": Index(("document_id",)), "balance": Index(("entity_id", "account_id", "posting_date", "amount"))},
)
class JournalLine(Row, frozen=True, kw_only=True):
    """One account's share of an entry: base-currency `amount`, debit + and credit −, with its dimensions.

    `foreign_amount` and `rate` are set when `currency` is not the entity's.
    """

    seq: int
    n: int
    entry_n: int
    entity_id: str
    account_id: str
    role: str
    amount: Money
    currency: str
    foreign_amount: Money
    rate: Rate
    warehouse_id: str = ""
    family: str = ""
    partner_id: str = ""
    reason: str = ""
    posting_date: date
    document_id: str


@table("tax_row", key=("seq", "n"), nature="ledger", indexes={"document": Index(("document_id",))})
class TaxRow(Row, frozen=True, kw_only=True):
    """Tax of one document line: base and tax amount (input −, output + as owed to the state), and the journal line that sums it."""

    seq: int
    n: int
    entity_id: str
    document_id: str
    line_no: int
    tax_code: str
    direction: str
    base: Money
    tax: Money
    non_recoverable: Money
    posting_date: date
    journal_n: int
