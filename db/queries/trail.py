"""Reading the way from a figure to its origin and back: an entry's lines, a line's moves, a move's layers, a document, its command."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from app.domain.exact import Money, Quantity, UnitPrice
from db.queries.reading import read


@dataclass(frozen=True, slots=True)
class EntryHead:
    """A journal entry; `reverses` and `reversed_by` are numbers of documents, empty where there are none."""

    seq: int
    n: int
    entity: str
    kind: str
    posting_date: date
    document_date: date
    text: str
    document_id: str
    document_kind: str
    number: str
    currency: str
    command_id: str
    member: str


def entry_head(connection: sa.Connection, seq: int, n: int) -> EntryHead | None:
    """One entry by its place in the log."""
    found = read(
        connection,
        EntryHead,
        "SELECT j.seq, j.n, e.name, j.kind, j.posting_date, j.document_date, j.text, j.document_id, COALESCE(d.kind, ''), "
        "COALESCE(d.number, ''), e.currency, c.id, COALESCE(m.name, c.member) FROM journal_entry j JOIN legal_entity e ON e.id = j.entity_id "
        "JOIN command c ON c.seq = j.seq LEFT JOIN document d ON d.id = j.document_id LEFT JOIN member m ON m.id = c.member "
        "WHERE j.seq = :seq AND j.n = :n",
        seq=seq,
        n=n,
    )
    return found[0] if found else None


@dataclass(frozen=True, slots=True)
class EntryLineRow:
    """A line of an entry: amount debit +, credit −; how many moves it sums."""

    seq: int
    n: int
    entry_n: int
    account_id: str
    account: str
    role: str
    amount: Money
    currency: str
    foreign_amount: Money
    warehouse: str
    family: str
    partner: str
    reason: str
    moves: int
    moved: Money


_LINES = (
    "SELECT l.seq, l.n, l.entry_n, l.account_id, a.name, l.role, l.amount, l.currency, l.foreign_amount, COALESCE(w.name, l.warehouse_id), "
    "l.family, COALESCE(p.name, l.partner_id), COALESCE(r.name, t.name, l.reason), "
    "(SELECT COUNT(*) FROM stock_move m WHERE m.seq = l.seq AND m.journal_n = l.n), "
    "(SELECT COALESCE(SUM(m.value), 0) FROM stock_move m WHERE m.seq = l.seq AND m.journal_n = l.n) "
    "FROM journal_line l JOIN account a ON a.entity_id = l.entity_id AND a.id = l.account_id "
    "LEFT JOIN warehouse w ON w.id = l.warehouse_id LEFT JOIN partner p ON p.id = l.partner_id "
    "LEFT JOIN reason_code r ON r.id = l.reason LEFT JOIN tax_code t ON t.entity_id = l.entity_id AND t.id = l.reason "
)


def entry_lines(connection: sa.Connection, seq: int, n: int) -> list[EntryLineRow]:
    """The lines of an entry, debits first."""
    order = "ORDER BY CASE WHEN l.amount < 0 THEN 1 ELSE 0 END, l.n"
    return read(connection, EntryLineRow, f"{_LINES} WHERE l.seq = :seq AND l.entry_n = :n {order}", seq=seq, n=n)


def document_entry_lines(connection: sa.Connection, document_id: str) -> list[EntryLineRow]:
    """The lines of all entries of a document, entry by entry, debits first."""
    order = "ORDER BY l.seq, l.entry_n, CASE WHEN l.amount < 0 THEN 1 ELSE 0 END, l.n"
    return read(connection, EntryLineRow, f"{_LINES} WHERE l.document_id = :document {order}", document=document_id)


@dataclass(frozen=True, slots=True)
class MoveRow:
    """A stock move with its item by name, the entry its line belongs to, and its document."""

    seq: int
    n: int
    kind: str
    entity_id: str
    warehouse: str
    location: str
    item_id: str
    item: str
    unit: str
    lot_id: str
    account_id: str
    scope: str
    quantity: Quantity
    value: Money
    currency: str
    posting_date: date
    document_id: str
    document_kind: str
    number: str
    line_no: int
    reason: str
    journal_n: int
    entry_n: int
    member: str


_MOVES = (
    "SELECT m.seq, m.n, m.kind, m.entity_id, COALESCE(w.name, m.warehouse_id), COALESCE(x.name, m.location_id), "
    "m.item_id, i.name, i.base_unit, m.lot_id, "
    "m.account_id, m.scope, m.quantity, m.value, e.currency, m.posting_date, m.document_id, COALESCE(d.kind, ''), COALESCE(d.number, ''), "
    "m.line_no, COALESCE(r.name, m.reason), m.journal_n, COALESCE(l.entry_n, 0), COALESCE(b.name, c.member) FROM stock_move m "
    "JOIN item i ON i.id = m.item_id JOIN legal_entity e ON e.id = m.entity_id JOIN command c ON c.seq = m.seq "
    "LEFT JOIN member b ON b.id = c.member LEFT JOIN warehouse w ON w.id = m.warehouse_id LEFT JOIN document d ON d.id = m.document_id "
    "LEFT JOIN journal_line l ON l.seq = m.seq AND l.n = m.journal_n LEFT JOIN location x ON x.id = m.location_id "
    "LEFT JOIN reason_code r ON r.id = m.reason "
)


def moves_of_line(connection: sa.Connection, seq: int, journal_n: int) -> list[MoveRow]:
    """The moves that a journal line sums."""
    return read(connection, MoveRow, f"{_MOVES} WHERE m.seq = :seq AND m.journal_n = :line ORDER BY m.n", seq=seq, line=journal_n)


def moves_of_document(connection: sa.Connection, document_id: str) -> list[MoveRow]:
    """The moves of a document in the order they were made."""
    return read(connection, MoveRow, f"{_MOVES} WHERE m.document_id = :document ORDER BY m.seq, m.n", document=document_id)


def move(connection: sa.Connection, seq: int, n: int) -> MoveRow | None:
    """One move by its place in the log."""
    found = read(connection, MoveRow, f"{_MOVES} WHERE m.seq = :seq AND m.n = :n", seq=seq, n=n)
    return found[0] if found else None


@dataclass(frozen=True, slots=True)
class LayerRow:
    """A cost layer: what came with it and what is left; `used` and `used_value` are what one move took of it (0 for open layers)."""

    layer_seq: int
    layer_n: int
    received_on: date
    number: str
    warehouse: str
    lot_id: str
    quantity_received: Quantity
    value_received: Money
    quantity_remaining: Quantity
    value_remaining: Money
    used: Quantity
    used_value: Money


_LAYER = (
    "y.layer_seq, y.layer_n, y.received_on, COALESCE(d.number, ''), COALESCE(w.name, y.warehouse_id), y.lot_id, y.quantity_received, "
    "y.value_received, y.quantity_remaining, y.value_remaining"
)
_LAYER_NAMES = "LEFT JOIN document d ON d.id = y.document_id LEFT JOIN warehouse w ON w.id = y.warehouse_id"


def layers_of_move(connection: sa.Connection, seq: int, n: int) -> list[LayerRow]:
    """The layers that a move took from."""
    return read(
        connection,
        LayerRow,
        f"SELECT {_LAYER}, u.quantity, u.value FROM layer_use u JOIN cost_layer y ON y.layer_seq = u.layer_seq AND y.layer_n = u.layer_n "
        f"{_LAYER_NAMES} WHERE u.seq = :seq AND u.move_n = :n ORDER BY u.n",
        seq=seq,
        n=n,
    )


def open_layers(connection: sa.Connection, entity_id: str, item_id: str) -> list[LayerRow]:
    """The layers of an item that still hold something, the oldest first."""
    return read(
        connection,
        LayerRow,
        f"SELECT {_LAYER}, 0, 0 FROM cost_layer y {_LAYER_NAMES} WHERE y.entity_id = :entity AND y.item_id = :item "
        "AND y.quantity_remaining <> 0 ORDER BY y.received_on, y.layer_seq, y.layer_n",
        entity=entity_id,
        item=item_id,
    )


@dataclass(frozen=True, slots=True)
class ItemHead:
    """An item of an entity: how it is kept and costed, what there is and what it is worth (pools on the road left out)."""

    item_id: str
    name: str
    family: str
    unit: str
    tracking: str
    method: str
    currency: str
    quantity: Quantity
    value: Money


def item_head(connection: sa.Connection, entity_id: str, item_id: str) -> ItemHead | None:
    """An item as an entity has it."""
    found = read(
        connection,
        ItemHead,
        "SELECT i.id, i.name, i.family, i.base_unit, i.tracking, COALESCE(c.method, ''), e.currency, "
        "(SELECT COALESCE(SUM(p.quantity), 0) FROM stock_position p JOIN location x ON x.id = p.location_id "
        "WHERE p.item_id = i.id AND x.entity_id = e.id AND x.kind <> 'transit'), "
        "(SELECT COALESCE(SUM(q.value), 0) FROM cost_pool q WHERE q.item_id = i.id AND q.entity_id = e.id AND q.scope NOT LIKE 'T:%') "
        "FROM item i JOIN legal_entity e ON e.id = :entity LEFT JOIN item_costing c ON c.item_id = i.id AND c.entity_id = e.id "
        "WHERE i.id = :item",
        entity=entity_id,
        item=item_id,
    )
    return found[0] if found else None


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """A document with everything its page shows on top."""

    id: str
    kind: str
    number: str
    state: str
    entity_id: str
    entity: str
    warehouse: str
    partner: str
    document_date: date
    posting_date: date
    due_date: date | None
    currency: str
    net: Money
    tax: Money
    total: Money
    reference: str
    note: str
    source_id: str
    reverses: str
    reversed_by: str
    created_by: str
    command_id: str


def document_head(connection: sa.Connection, document_id: str) -> DocumentHead | None:
    """One document by id."""
    found = read(
        connection,
        DocumentHead,
        "SELECT d.id, d.kind, d.number, d.state, d.entity_id, e.name, COALESCE(w.name, ''), COALESCE(p.name, ''), d.document_date, "
        "d.posting_date, d.due_date, d.currency, d.net, d.tax, d.total, d.reference, d.note, d.source_id, d.reverses, d.reversed_by, "
        "COALESCE(m.name, d.created_by), d.command_id FROM document d JOIN legal_entity e ON e.id = d.entity_id "
        "LEFT JOIN warehouse w ON w.id = d.warehouse_id LEFT JOIN partner p ON p.id = d.partner_id LEFT JOIN member m ON m.id = d.created_by "
        "WHERE d.id = :id",
        id=document_id,
    )
    return found[0] if found else None


def document_named(connection: sa.Connection, text: str) -> str | None:
    """The id of the document whose number or id is `text`."""
    query = sa.text(
        "SELECT id FROM document WHERE id = :text OR number = :text ORDER BY CASE WHEN number = :text THEN 0 ELSE 1 END LIMIT 1"
    )
    found = connection.execute(query, {"text": text}).scalar()
    return None if found is None else str(found)


@dataclass(frozen=True, slots=True)
class DocumentLineRow:
    """A line of a document; orders have theirs in another table, so some fields are empty there."""

    line_no: int
    item_id: str
    item: str
    lot_id: str
    location: str
    text: str
    quantity: Quantity
    unit: str
    unit_price: UnitPrice
    net: Money
    value: Money


def document_lines(connection: sa.Connection, document_id: str) -> list[DocumentLineRow]:
    """The lines of a document, posted ones or those of an order."""
    posted = read(
        connection,
        DocumentLineRow,
        "SELECT l.line_no, l.item_id, COALESCE(i.name, ''), l.lot_id, COALESCE(x.name, l.location_id), l.text, l.quantity, "
        "COALESCE(i.base_unit, l.unit), l.unit_price, l.net, l.value FROM document_line l LEFT JOIN item i ON i.id = l.item_id "
        "LEFT JOIN location x ON x.id = l.location_id "
        "WHERE l.document_id = :id ORDER BY l.line_no",
        id=document_id,
    )
    return posted or read(
        connection,
        DocumentLineRow,
        "SELECT l.line_no, l.item_id, COALESCE(i.name, ''), '', '', '', l.quantity_ordered, COALESCE(i.base_unit, l.unit), l.unit_price, "
        "0, 0 FROM order_line l LEFT JOIN item i ON i.id = l.item_id WHERE l.order_id = :id ORDER BY l.line_no",
        id=document_id,
    )


@dataclass(frozen=True, slots=True)
class Related:
    """Another document and how it stands to this one: source, follows, reverses, reversed_by."""

    id: str
    kind: str
    number: str
    reference: str
    state: str
    relation: str


def related(connection: sa.Connection, head: DocumentHead) -> list[Related]:
    """What a document came from and what came of it."""
    return read(
        connection,
        Related,
        "SELECT d.id, d.kind, d.number, d.reference, d.state, CASE WHEN d.id = :source THEN 'source' WHEN d.id = :reverses THEN 'reverses' "
        "WHEN d.id = :reversed_by THEN 'reversed_by' ELSE 'follows' END FROM document d "
        "WHERE d.id IN (:source, :reverses, :reversed_by) OR (d.source_id = :id AND d.id <> :reversed_by) "
        "OR d.id IN (SELECT DISTINCT order_id FROM document_line WHERE document_id = :id AND order_id <> '') "
        "OR d.id IN (SELECT DISTINCT document_id FROM document_line WHERE order_id = :id) ORDER BY d.posting_date, d.id LIMIT 50",
        id=head.id,
        source=head.source_id or "-",
        reverses=head.reverses or "-",
        reversed_by=head.reversed_by or "-",
    )


@dataclass(frozen=True, slots=True)
class CommandHead:
    """A command of the log with its outcome. `body` and `result` are as stored, as plain values."""

    id: str
    kind: str
    seq: int
    status: str
    member: str
    workstation: str
    submitted_at: datetime
    decided_at: datetime | None
    hash: str
    previous_hash: str
    body: Mapping[str, Any]
    result: Mapping[str, Any]
    documents: tuple[Related, ...]
    entries: int
    moves: int


def command(connection: sa.Connection, *, command_id: str = "", seq: int = 0) -> CommandHead | None:
    """A command by id or by its position in the log, with the documents it made."""
    row = connection.execute(
        sa.text(
            "SELECT c.id, c.kind, COALESCE(c.seq, 0), c.status, COALESCE(m.name, c.member), c.workstation, c.submitted_at, c.decided_at, "
            "COALESCE(c.hash, ''), COALESCE(c.previous_hash, ''), c.body, c.result FROM command c LEFT JOIN member m ON m.id = c.member "
            "WHERE c.id = :id OR (:seq > 0 AND c.seq = :seq)"
        ),
        {"id": command_id, "seq": seq},
    ).one_or_none()
    if row is None:
        return None
    made = read(
        connection,
        Related,
        "SELECT id, kind, number, reference, state, 'made' FROM document WHERE command_id = :id ORDER BY posting_date, id",
        id=row[0],
    )
    if not made and row[2]:
        made = read(
            connection,
            Related,
            "SELECT d.id, d.kind, d.number, d.reference, d.state, 'posted' FROM document d "
            "WHERE d.id IN (SELECT document_id FROM journal_entry WHERE seq = :seq) ORDER BY d.id",
            seq=row[2],
        )
    entries = connection.execute(sa.text("SELECT COUNT(*) FROM journal_entry WHERE seq = :seq"), {"seq": row[2]}).scalar_one()
    moves = connection.execute(sa.text("SELECT COUNT(*) FROM stock_move WHERE seq = :seq"), {"seq": row[2]}).scalar_one()
    return CommandHead(
        id=row[0],
        kind=row[1],
        seq=int(row[2]),
        status=row[3],
        member=row[4],
        workstation=row[5],
        submitted_at=_moment(row[6]),
        decided_at=_moment(row[7]) if row[7] else None,
        hash=row[8],
        previous_hash=row[9],
        body=_json(row[10]),
        result=_json(row[11]),
        documents=tuple(made),
        entries=int(entries),
        moves=int(moves),
    )


def _moment(value: Any) -> datetime:
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def _json(value: Any) -> Mapping[str, Any]:
    if isinstance(value, bytes | str):
        value = json.loads(value) if value else {}
    return value if isinstance(value, Mapping) else {}
