"""Guards of an embedded book: ledger rows stay as written, every decision balances and ties, closed periods stay closed.

SQLite has no statement-level or deferred triggers, so what can only be judged for a whole decision is judged when the
decision's outcome is written, which is the last statement of its transaction.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain import rows
from app.domain.book import CostLayer, StockPosition


def triggers() -> Iterator[str]:
    """The CREATE TRIGGER statements, in a stable order."""
    for spec in rows.tables().values():
        if spec.nature == "ledger":
            yield from _append_only(spec.name)
    yield from _log_is_final()
    yield _decision_balances()
    yield _inventory_ties()
    yield _period_is_open()
    for row in (StockPosition, CostLayer):
        yield _never_deleted(row.TABLE.name)
    yield _never_deleted("state_digest")
    for event in ("INSERT", "UPDATE"):
        yield (
            f"CREATE TRIGGER guard_state_digest_{event.lower()} BEFORE {event} ON state_digest "
            "WHEN NEW.touched_seq <= (SELECT MAX(seq) FROM command) "
            "BEGIN SELECT RAISE(ABORT, 'guard: what tables add up to changes with a decision'); END"
        )


def _append_only(name: str) -> Iterator[str]:
    """Written once, with their decision: a row of the same key would replace the old one (INSERT OR REPLACE asks no delete trigger)."""
    for event in ("UPDATE", "DELETE"):
        yield (
            f"CREATE TRIGGER guard_{name}_{event.lower()} BEFORE {event} ON {name} "
            f"BEGIN SELECT RAISE(ABORT, 'guard: rows of {name} are written once'); END"
        )
    yield (
        f"CREATE TRIGGER guard_{name}_insert BEFORE INSERT ON {name} WHEN NEW.seq <= (SELECT MAX(seq) FROM command) "
        f"BEGIN SELECT RAISE(ABORT, 'guard: {name} takes no rows of a decision that is made'); END"
    )


def _never_deleted(name: str) -> str:
    return (
        f"CREATE TRIGGER guard_{name}_delete BEFORE DELETE ON {name} "
        f"BEGIN SELECT RAISE(ABORT, 'guard: rows of {name} are never deleted'); END"
    )


def _log_is_final() -> Iterator[str]:
    yield (
        "CREATE TRIGGER guard_command_decided BEFORE UPDATE ON command WHEN OLD.seq IS NOT NULL "
        "BEGIN SELECT RAISE(ABORT, 'guard: an outcome is final'); END"
    )
    yield (
        "CREATE TRIGGER guard_command_body "
        "BEFORE UPDATE OF arrival, id, kind, body, digest, member, workstation, client_seq, submitted_at ON command "
        "BEGIN SELECT RAISE(ABORT, 'guard: a command is not edited'); END"
    )
    yield (
        "CREATE TRIGGER guard_command_insert BEFORE INSERT ON command "
        "WHEN NEW.seq IS NOT NULL OR EXISTS (SELECT 1 FROM command WHERE id = NEW.id OR arrival = NEW.arrival) "
        "BEGIN SELECT RAISE(ABORT, 'guard: a command comes in once and undecided'); END"
    )
    yield (
        "CREATE TRIGGER guard_command_follows BEFORE UPDATE OF seq ON command "
        "WHEN NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM command) "
        "BEGIN SELECT RAISE(ABORT, 'guard: positions of the log follow each other'); END"
    )
    yield ("CREATE TRIGGER guard_command_delete BEFORE DELETE ON command BEGIN SELECT RAISE(ABORT, 'guard: a command is not deleted'); END")


def _decision_balances() -> str:
    return (
        "CREATE TRIGGER guard_decision_balances AFTER UPDATE OF seq ON command WHEN NEW.seq IS NOT NULL BEGIN "
        "SELECT RAISE(ABORT, 'guard: an entry does not balance') WHERE EXISTS ("
        "SELECT 1 FROM journal_line WHERE seq = NEW.seq GROUP BY entry_n, entity_id HAVING SUM(amount) <> 0); END"
    )


def _inventory_ties() -> str:
    return (
        "CREATE TRIGGER guard_inventory_ties AFTER UPDATE OF seq ON command WHEN NEW.seq IS NOT NULL BEGIN "
        "SELECT RAISE(ABORT, 'guard: an inventory line differs from its moves') WHERE EXISTS ("
        "SELECT 1 FROM journal_line l JOIN account a ON a.entity_id = l.entity_id AND a.id = l.account_id "
        "WHERE l.seq = NEW.seq AND a.control IN ('inventory', 'in_transit') AND l.amount <> "
        "(SELECT COALESCE(SUM(m.value), 0) FROM stock_move m WHERE m.seq = l.seq AND m.journal_n = l.n)); "
        "SELECT RAISE(ABORT, 'guard: a move with value names no journal line') WHERE EXISTS ("
        "SELECT 1 FROM stock_move m WHERE m.seq = NEW.seq AND m.value <> 0 AND NOT EXISTS ("
        "SELECT 1 FROM journal_line l WHERE l.seq = m.seq AND l.n = m.journal_n AND l.account_id = m.account_id)); END"
    )


def _period_is_open() -> str:
    return (
        "CREATE TRIGGER guard_period_open BEFORE INSERT ON journal_entry BEGIN "
        "SELECT RAISE(ABORT, 'guard: the period is closed') WHERE EXISTS ("
        "SELECT 1 FROM fiscal_period p WHERE p.entity_id = NEW.entity_id AND p.id = NEW.period_id AND p.state = 'closed'); "
        "SELECT RAISE(ABORT, 'guard: the date is outside its period') WHERE substr(NEW.posting_date, 1, 7) <> NEW.period_id; END"
    )
