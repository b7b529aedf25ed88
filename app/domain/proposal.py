"""The proposal of a held document: the exact entries and moves that approval will post, as JSON with a digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import msgspec

from app.domain.book import JournalEntry, JournalLine, StockMove
from app.domain.plain import plain
from app.domain.rows import Row


def proposal_of(written: Iterable[Row]) -> tuple[str, str]:
    """The entries and moves among `written` as canonical JSON without positions in the log, and its SHA-256."""
    rows = list(written)
    lines = [row for row in rows if isinstance(row, JournalLine)]
    entries = [_entry(row, lines) for row in rows if isinstance(row, JournalEntry)]
    moves = [_move(row) for row in rows if isinstance(row, StockMove)]
    text = msgspec.json.encode({"entries": entries, "moves": moves}, order="deterministic").decode()
    return text, hashlib.sha256(text.encode()).hexdigest()


def _entry(entry: JournalEntry, lines: list[JournalLine]) -> dict[str, Any]:
    return {
        "entity": entry.entity_id,
        "kind": entry.kind,
        "posting_date": entry.posting_date.isoformat(),
        "lines": [
            {
                "account": line.account_id,
                "role": line.role,
                "amount": plain(line.amount),
                "currency": line.currency,
                "foreign_amount": plain(line.foreign_amount),
                "warehouse": line.warehouse_id,
                "family": line.family,
                "partner": line.partner_id,
                "reason": line.reason,
            }
            for line in lines
            if line.entry_n == entry.n
        ],
    }


def _move(move: StockMove) -> dict[str, Any]:
    return {
        "kind": move.kind,
        "item": move.item_id,
        "lot": move.lot_id,
        "location": move.location_id,
        "quantity": plain(move.quantity),
        "value": plain(move.value),
    }
