"""Proofs of what two sides owe each other: trade between entities, accrued landed cost, and claims on suppliers."""

from __future__ import annotations

from db.verify.statements import Check, Offenders, ties


def _lines_on(control: str) -> str:
    return f"JOIN account a ON a.entity_id = l.entity_id AND a.id = l.account_id AND a.control = '{control}'"


_PAIRS = Check(
    1,
    "intercompany postings are equal and opposite",
    (
        Offenders(
            "SELECT l.seq, l.currency, SUM(l.foreign_amount) FROM journal_line l "
            f"{_lines_on('intercompany')} GROUP BY l.seq, l.currency HAVING SUM(l.foreign_amount) <> 0",
            "command {0} leaves {2:money} {1} between the entities",
        ),
        Offenders(
            ties(
                (
                    "SELECT seq, seller_document_id AS document_id, seller_id AS entity_id, seller_base AS amount FROM intercompany_pair",
                    "SELECT seq, buyer_document_id, buyer_id, -buyer_base FROM intercompany_pair",
                    f"SELECT l.seq, l.document_id, l.entity_id, -l.amount FROM journal_line l {_lines_on('intercompany')}",
                ),
                by=("seq", "document_id", "entity_id"),
                values=("amount",),
            ),
            "document {1} of {2} (command {0}) differs from its pairs by {3:money}",
        ),
    ),
    f"SELECT (SELECT COUNT(*) FROM intercompany_pair), COUNT(*) FROM journal_line l {_lines_on('intercompany')}",
    "{0} pairs, {1} lines",
)

_OWED = Check(
    3,
    "what entities owe each other is their intercompany accounts",
    (
        Offenders(
            ties(
                (
                    "SELECT seller_id AS entity_id, seller_open AS amount FROM intercompany_item",
                    "SELECT buyer_id, -buyer_open FROM intercompany_item",
                    f"SELECT l.entity_id, -l.amount FROM journal_line l {_lines_on('intercompany')}",
                ),
                by=("entity_id",),
                values=("amount",),
            ),
            "the accounts of {0} differ from what is open by {1:money}",
        ),
    ),
    "SELECT COUNT(*), SUM(CASE WHEN open_amount <> 0 THEN 1 ELSE 0 END) FROM intercompany_item",
    "{0} documents, {1} open",
)

_AMOUNTS = ("quantity", "net", "tax", "cost", "seller_net", "seller_tax", "buyer_net", "buyer_tax", "buyer_lost_tax")

_SOLD = Check(
    3,
    "sales between entities are the sums of their moves",
    (
        Offenders(
            ties(
                (
                    f"SELECT layer_seq, layer_n, {', '.join(_AMOUNTS)} FROM intercompany_sale",
                    f"SELECT layer_seq, layer_n, {', '.join(f'-{name} AS {name}' for name in _AMOUNTS)} FROM intercompany_sale_move",
                ),
                by=("layer_seq", "layer_n"),
                values=_AMOUNTS,
            ),
            "the sale into layer {0}/{1} differs from its moves, in quantity by {2:quantity}",
        ),
    ),
    "SELECT COUNT(*), (SELECT COUNT(*) FROM intercompany_sale_move) FROM intercompany_sale",
    "{0} sales, {1} moves",
)

_LANDED = Check(
    6,
    "accrued landed cost, line by line, is its account",
    (
        Offenders(
            ties(
                (
                    "SELECT seq, journal_n AS n, entity_id, amount FROM landed_accrual_move",
                    f"SELECT l.seq, l.n, l.entity_id, -l.amount FROM journal_line l {_lines_on('landed_cost')}",
                ),
                by=("seq", "n", "entity_id"),
                values=("amount",),
            ),
            "line {0}/{1} of {2} differs from its receipt lines by {3:money}",
        ),
        Offenders(
            ties(
                (
                    "SELECT receipt_id, line_no, cost_type, open_amount AS amount FROM landed_accrual",
                    "SELECT receipt_id, line_no, cost_type, amount FROM landed_accrual_move",
                ),
                by=("receipt_id", "line_no", "cost_type"),
                values=("amount",),
            ),
            "{2} of receipt {0} line {1} is out by {3:money}",
        ),
    ),
    "SELECT COUNT(*), SUM(CASE WHEN open_amount <> 0 THEN 1 ELSE 0 END) FROM landed_accrual",
    "{0} accruals, {1} open",
)

PAIRS: tuple[Check, ...] = (_PAIRS, _OWED, _SOLD, _LANDED)
