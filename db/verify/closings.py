"""Proofs of closing sums: each is the one before it plus the lines of its own month, and every closed period has them."""

from __future__ import annotations

from db.verify.statements import Check, Offenders, ties

_TAKEN = (
    "(SELECT entity_id, period_id AS id, LAG(period_id) OVER (PARTITION BY entity_id ORDER BY period_id) AS earlier FROM period_snapshot)"
)
_MONTH = "SUBSTR(CAST(posting_date AS VARCHAR(10)), 1, 7)"
_IN_TAKEN = "JOIN period_snapshot p ON p.entity_id = m.entity_id AND p.period_id = m.month"

_BALANCES = ties(
    (
        "SELECT entity_id, period_id, account_id, amount FROM period_balance",
        f"SELECT s.entity_id, c.id, s.account_id, -s.amount FROM {_TAKEN} AS c "
        "JOIN period_balance s ON s.entity_id = c.entity_id AND s.period_id = c.earlier",
        "SELECT m.entity_id, m.month, m.account_id, -m.amount FROM "
        f"(SELECT entity_id, {_MONTH} AS month, account_id, SUM(amount) AS amount FROM journal_line GROUP BY 1, 2, 3) AS m {_IN_TAKEN}",
    ),
    by=("entity_id", "period_id", "account_id"),
    values=("amount",),
)
_STOCK = ties(
    (
        "SELECT entity_id, period_id, item_id, account_id, scope, warehouse_id, quantity, value FROM period_stock",
        "SELECT s.entity_id, c.id, s.item_id, s.account_id, s.scope, s.warehouse_id, -s.quantity, -s.value "
        f"FROM {_TAKEN} AS c JOIN period_stock s ON s.entity_id = c.entity_id AND s.period_id = c.earlier",
        "SELECT m.entity_id, m.month, m.item_id, m.account_id, m.scope, m.warehouse_id, -m.quantity, -m.value FROM "
        f"(SELECT entity_id, {_MONTH} AS month, item_id, account_id, scope, warehouse_id, SUM(quantity) AS quantity, SUM(value) AS value "
        f"FROM stock_move GROUP BY 1, 2, 3, 4, 5, 6) AS m {_IN_TAKEN}",
    ),
    by=("entity_id", "period_id", "item_id", "account_id", "scope", "warehouse_id"),
    values=("quantity", "value"),
)

_SUMS = Check(
    5,
    "closing sums equal the lines they stand for",
    (
        Offenders(_BALANCES, "account {2} of {0} at the end of {1} is off by {3:money}"),
        Offenders(_STOCK, "{2} of {0} on {3} {4} in {5} at the end of {1} is off by {6:quantity} worth {7:money}"),
        Offenders(
            "SELECT p.entity_id, p.id, p.state FROM fiscal_period p LEFT JOIN period_snapshot s "
            "ON s.entity_id = p.entity_id AND s.period_id = p.id WHERE s.last_day <> p.last_day "
            "OR CASE WHEN p.state = 'closed' THEN p.closed_seq ELSE 0 END <> COALESCE(s.closed_seq, 0)",
            "period {1} of {0} is {2}, and its closing sums say otherwise",
        ),
        Offenders(
            "SELECT s.entity_id, s.period_id, m.first_seq FROM "
            f"(SELECT entity_id, {_MONTH} AS month, MIN(seq) AS first_seq FROM journal_line GROUP BY 1, 2) AS m "
            "JOIN period_snapshot s ON s.entity_id = m.entity_id AND m.month > s.period_id AND m.first_seq < s.later_seq",
            "line {2} of {0} is later than the closing of {1} and would be left out after it",
        ),
    ),
    "SELECT (SELECT COUNT(*) FROM period_snapshot), (SELECT COUNT(*) FROM period_balance), (SELECT COUNT(*) FROM period_stock)",
    "{0} closings with {1} balances and {2} stock sums",
)

CLOSINGS: tuple[Check, ...] = (_SUMS,)
