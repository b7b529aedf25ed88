"""What the rows of every sound book say: each line with the dimensions its role is asked for, each case and request with its document's
place; knows no figures."""

from __future__ import annotations

import sqlalchemy as sa

from db.book import Book

FAMILY, WAREHOUSE, PARTNER, REASON = "family", "warehouse_id", "partner_id", "reason"
STOCK, PARTY, TAX = (FAMILY, WAREHOUSE), (PARTNER,), (REASON,)
DIMENSIONS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("INVENTORY", "INVENTORY_QUARANTINE", "IN_TRANSIT", "REVALUATION", "COUNT_VARIANCE"), STOCK),
    **dict.fromkeys(("ADJUSTMENT", "TRANSIT_LOSS", "WRITE_OFF"), (*STOCK, REASON)),
    **dict.fromkeys(("COGS", "IC_COGS", "IC_REVENUE", "SALES_RETURNS", "SHIPPED_NOT_INVOICED"), (*STOCK, PARTNER)),
    **dict.fromkeys(("GRNI", "PAYABLE", "RECEIVABLE", "UNBILLED_RECEIVABLE", "DEFERRED_REVENUE", "CLAIM"), PARTY),
    **dict.fromkeys(("IC_RECEIVABLE", "IC_PAYABLE", "REBATE_RECEIVABLE", "REBATE_LIABILITY", "REVENUE"), PARTY),
    **dict.fromkeys(("INPUT_TAX", "OUTPUT_TAX", "LANDED_COST_ACCRUAL"), TAX),
    **dict.fromkeys(("INVENTORY_ALLOWANCE", "WRITE_DOWN"), (FAMILY,)),
}
"""By role: what its lines are read by in reports, and so have to say."""

RULES = {
    "line {}/{} says too little for {}": "SELECT seq, n, role FROM journal_line WHERE "
    + " OR ".join(f"(role = '{role}' AND '' IN ({', '.join(asked)}))" for role, asked in DIMENSIONS.items()),
    "{}: {} is not {} and {}": "SELECT id, total, net, tax FROM document WHERE total <> net + tax",
    "line {} of {} is in no unit": "SELECT l.line_no, l.document_id FROM document_line l JOIN document d ON d.id = l.document_id "
    "WHERE l.location_id <> '' AND l.unit = '' AND d.kind <> 'opening_balance'",
    "line {} of {} is of another item than what was ordered": "SELECT l.line_no, l.document_id FROM document_line l "
    "LEFT JOIN order_line o ON o.order_id = l.order_id AND o.line_no = l.order_line_no "
    "WHERE l.order_line_no <> 0 AND l.item_id <> '' AND (o.item_id IS NULL OR o.item_id <> l.item_id)",
    "case {} counts in {} and not in its entity's currency": "SELECT c.id, c.currency FROM control_case c JOIN legal_entity e "
    "ON e.id = c.entity_id WHERE c.currency <> e.currency",
    "case {} is not where its document is": "SELECT c.id FROM control_case c JOIN document d ON d.id = c.document_id "
    "WHERE c.warehouse_id <> d.warehouse_id OR c.entity_id <> d.entity_id",
    "request {} is not where its document is": "SELECT r.id FROM approval_request r JOIN document d ON d.id = r.document_id "
    "WHERE r.warehouse_id <> d.warehouse_id OR r.entity_id <> d.entity_id OR r.document_kind <> d.kind",
    "move {}/{} is not as its line": "SELECT m.seq, m.n FROM stock_move m JOIN journal_line l ON l.seq = m.seq AND l.n = m.journal_n "
    "JOIN journal_entry e ON e.seq = l.seq AND e.n = l.entry_n WHERE m.document_date <> e.document_date OR m.warehouse_id <> l.warehouse_id",
    "use {}/{} is not of its move": "SELECT u.seq, u.n FROM layer_use u JOIN stock_move m ON m.seq = u.seq AND m.n = u.move_n "
    "WHERE u.document_id <> m.document_id OR u.line_no <> m.line_no",
    "layer {}/{} is of another supplier than its receipt": "SELECT l.layer_seq, l.layer_n FROM cost_layer l JOIN document d "
    "ON d.id = l.document_id WHERE d.kind = 'goods_receipt' AND l.partner_id <> d.partner_id",
}
"""By what is wrong: the rows of which it is true. None may be."""


def rows_that_say_too_little(book: Book) -> list[str]:
    """In words, each row of the book that breaks one of the rules."""
    with book.reading() as connection:
        return [words.format(*row) for words, query in RULES.items() for row in connection.execute(sa.text(query))]
