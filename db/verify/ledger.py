"""Proofs of the general ledger: balance, intercompany pairs, periods, open items, tax, and that nothing was posted by default."""

from __future__ import annotations

from db.verify.statements import Check, Offenders, ties

_CONTROLLED = "JOIN account a ON a.entity_id = l.entity_id AND a.id = l.account_id AND a.control"

_BALANCE = Check(
    1,
    "every entry balances",
    (
        Offenders(
            "SELECT seq, entry_n, entity_id, SUM(amount) FROM journal_line GROUP BY seq, entry_n, entity_id HAVING SUM(amount) <> 0",
            "entry {0}/{1} of {2} is out by {3:money}",
        ),
        Offenders(
            "SELECT l.seq, l.n FROM journal_line l LEFT JOIN journal_entry e ON e.seq = l.seq AND e.n = l.entry_n "
            "AND e.entity_id = l.entity_id AND e.posting_date = l.posting_date AND e.document_id = l.document_id WHERE e.seq IS NULL",
            "line {0}/{1} belongs to no entry of its entity, date and document",
        ),
    ),
    "SELECT (SELECT COUNT(*) FROM journal_entry), (SELECT COUNT(*) FROM journal_line)",
    "{0} entries, {1} lines",
)

_REVERSED_ONCE = Check(
    4,
    "an entry is reversed at most once",
    (
        Offenders(
            "SELECT reverses_seq, reverses_n, COUNT(*) FROM journal_entry WHERE reverses_seq <> 0 "
            "GROUP BY reverses_seq, reverses_n HAVING COUNT(*) > 1",
            "entry {0}/{1} is reversed {2} times",
        ),
        Offenders(
            "SELECT e.seq, e.n FROM journal_entry e LEFT JOIN journal_entry o ON o.seq = e.reverses_seq AND o.n = e.reverses_n "
            "WHERE e.reverses_seq <> 0 AND (o.seq IS NULL OR o.seq >= e.seq)",
            "entry {0}/{1} reverses one that is not there",
        ),
    ),
    "SELECT COUNT(*) FROM journal_entry WHERE reverses_seq <> 0",
    "{0} reversals",
)

_PERIODS = Check(
    5,
    "nothing is posted into a closed period or outside its period",
    (
        Offenders(
            "SELECT e.seq, e.n, e.entity_id, e.period_id FROM period_event c JOIN journal_entry e ON e.entity_id = c.entity_id "
            "AND e.period_id = c.period_id AND e.seq > c.seq WHERE c.action = 'closed' AND NOT EXISTS (SELECT 1 FROM period_event r "
            "WHERE r.entity_id = c.entity_id AND r.period_id = c.period_id AND r.action = 'reopened' AND r.seq BETWEEN c.seq AND e.seq)",
            "entry {0}/{1} was posted into {3} of {2} while it was closed",
        ),
        Offenders(
            "SELECT p.entity_id, p.id FROM fiscal_period p WHERE p.state = 'closed' AND NOT EXISTS (SELECT 1 FROM period_event c "
            "WHERE c.entity_id = p.entity_id AND c.period_id = p.id AND c.action = 'closed' AND c.seq = p.closed_seq)",
            "{1} of {0} counts as closed, and nobody closed it",
        ),
        Offenders(
            "SELECT e.seq, e.n, e.posting_date, e.period_id FROM journal_entry e LEFT JOIN fiscal_period p ON p.entity_id = e.entity_id "
            "AND p.id = e.period_id AND e.posting_date BETWEEN p.first_day AND p.last_day WHERE p.id IS NULL",
            "entry {0}/{1} of {2} is not within a period {3}",
        ),
    ),
    "SELECT COUNT(*), SUM(CASE WHEN state = 'closed' THEN 1 ELSE 0 END) FROM fiscal_period",
    "{0} periods, {1} closed",
)

_OPEN_ITEMS = Check(
    3,
    "open items are the balances of receivables and payables",
    (
        Offenders(
            ties(
                (
                    "SELECT entity_id, account_id, open_base AS amount FROM open_item",
                    f"SELECT l.entity_id, l.account_id, -l.amount FROM journal_line l {_CONTROLLED} IN ('receivable', 'payable')",
                ),
                by=("entity_id", "account_id"),
                values=("amount",),
            ),
            "account {1} of {0} differs from its open items by {2:money}",
        ),
        Offenders(
            "SELECT document_id, open_amount FROM open_item WHERE (open_amount = 0 AND open_base <> 0) "
            "OR ABS(open_amount) > ABS(amount) OR (open_amount > 0 AND amount < 0) OR (open_amount < 0 AND amount > 0)",
            "item {0} is open with {1:money}, which does not fit its amount",
        ),
    ),
    "SELECT COUNT(*), SUM(CASE WHEN open_amount <> 0 THEN 1 ELSE 0 END) FROM open_item",
    "{0} items, {1} open",
)

_FOREIGN_CASH = Check(
    3,
    "foreign money in the bank, month by month, is its account",
    (
        Offenders(
            ties(
                (
                    "SELECT entity_id, account_id, currency, period_id, foreign_amount, amount FROM foreign_cash",
                    "SELECT l.entity_id, l.account_id, l.currency, SUBSTR(CAST(l.posting_date AS VARCHAR(10)), 1, 7) AS period_id, "
                    f"-l.foreign_amount, -l.amount FROM journal_line l {_CONTROLLED} = 'bank' AND a.currency <> ''",
                ),
                by=("entity_id", "account_id", "currency", "period_id"),
                values=("foreign_amount", "amount"),
            ),
            "{2} on account {1} of {0} in {3} is off by {4:money}, worth {5:money}",
        ),
    ),
    "SELECT COUNT(*), COUNT(DISTINCT account_id) FROM foreign_cash",
    "{0} months of {1} accounts",
)

_TAX = Check(
    2,
    "tax rows are the tax lines",
    (
        Offenders(
            ties(
                (
                    "SELECT seq, journal_n AS n, entity_id, tax AS amount FROM tax_row",
                    "SELECT seq, n, entity_id, -amount FROM journal_line WHERE role IN ('INPUT_TAX', 'OUTPUT_TAX')",
                ),
                by=("seq", "n", "entity_id"),
                values=("amount",),
            ),
            "line {0}/{1} of {2} differs from its tax rows by {3:money}",
        ),
    ),
    "SELECT COUNT(*) FROM tax_row",
    "{0} tax rows",
)

_NO_DEFAULTS = Check(
    9,
    "every line has an account of its chart, every foreign amount a rate",
    (
        Offenders(
            "SELECT l.seq, l.n, l.account_id, l.entity_id FROM journal_line l "
            "LEFT JOIN account a ON a.entity_id = l.entity_id AND a.id = l.account_id WHERE a.id IS NULL",
            "line {0}/{1} is on account {2}, which {3} does not have",
        ),
        Offenders(
            "SELECT l.seq, l.n, l.currency, l.entity_id FROM journal_line l JOIN legal_entity e ON e.id = l.entity_id "
            "WHERE l.rate <= 0 OR (l.currency = e.currency AND l.foreign_amount <> l.amount)",
            "line {0}/{1} in {2} has no rate to the currency of {3}",
        ),
    ),
    "SELECT COUNT(*), SUM(CASE WHEN l.currency <> e.currency THEN 1 ELSE 0 END) "
    "FROM journal_line l JOIN legal_entity e ON e.id = l.entity_id",
    "{0} lines, {1} in foreign currency",
)

LEDGER: tuple[Check, ...] = (_BALANCE, _TAX, _OPEN_ITEMS, _FOREIGN_CASH, _REVERSED_ONCE, _PERIODS, _NO_DEFAULTS)
