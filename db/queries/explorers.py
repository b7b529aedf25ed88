"""The selections behind the lists people look around in: positions, stock by item, stock cards, journal, documents; money only where asked."""

from __future__ import annotations

from decimal import Decimal

import sqlalchemy as sa

from app.domain.exact import from_scaled
from db.queries.selections import NO_DAY, Field, Lead, Part, Selection, Via, Walk
from db.queries.stock import AVAILABLE

MONEY, QUANTITY = 4, 6


def _text(id: str, sql: str, *, searched: bool = False) -> Field:
    return Field(id, sql, searched=searched)


def _money(id: str, sql: str) -> Field:
    return Field(id, sql, "scaled", MONEY)


def _quantity(id: str, sql: str) -> Field:
    return Field(id, sql, "scaled", QUANTITY)


def entities(connection: sa.Connection) -> list[tuple[str, str]]:
    """(id, name) of the companies of the book."""
    return [(row.id, row.name) for row in connection.execute(sa.text("SELECT id, name FROM legal_entity ORDER BY id"))]


def names_of_account(connection: sa.Connection, entity_id: str, account_id: str) -> tuple[str, str]:
    """(company, account) by name; empty where the code is, or is not known."""
    company = connection.execute(sa.text("SELECT name FROM legal_entity WHERE id = :entity"), {"entity": entity_id}).scalar()
    query = sa.text("SELECT name FROM account WHERE entity_id = :entity AND id = :account")
    return str(company or ""), str(connection.execute(query, {"entity": entity_id, "account": account_id}).scalar() or "")


CODES_MAX = 3_000
_CODES = {
    "entity": "SELECT id, name FROM legal_entity ORDER BY id",
    "warehouse": "SELECT id, name FROM warehouse ORDER BY id",
    "partner": "SELECT id, name FROM partner ORDER BY id",
    "account": "SELECT id, MIN(name) AS name FROM account GROUP BY id ORDER BY id",
    "item": "SELECT id, name FROM item ORDER BY id",
}


def codes_by_kind(connection: sa.Connection) -> dict[str, list[tuple[str, str]]]:
    """(code, name) of what reports can be asked for: companies, warehouses, partners, accounts, items; the first `CODES_MAX` of each."""
    limit = {"most": CODES_MAX}
    return {
        kind: [(row.id, row.name) for row in connection.execute(sa.text(f"{query} LIMIT :most"), limit)] for kind, query in _CODES.items()
    }


def lot_known(connection: sa.Connection, text: str) -> bool:
    """Whether any item has a lot or serial number of that text."""
    return connection.execute(sa.text("SELECT 1 FROM lot WHERE id = :lot LIMIT 1"), {"lot": text}).first() is not None


_AS_POSTED = "(SELECT location_id, item_id, lot_id, quantity, quantity_promised, 0 AS waiting FROM stock_position WHERE quantity <> 0)"
_AS_IT_WILL_BE = (
    "(SELECT location_id, item_id, lot_id, SUM(quantity) AS quantity, SUM(quantity_promised) AS quantity_promised, "
    "SUM(waiting) AS waiting FROM ("
    "SELECT location_id, item_id, lot_id, quantity, quantity_promised, 0 AS waiting FROM stock_position WHERE quantity <> 0 UNION ALL "
    "SELECT location_id, item_id, lot_id, quantity, 0 AS quantity_promised, quantity AS waiting FROM ahead) AS both "
    "GROUP BY location_id, item_id, lot_id HAVING SUM(quantity) <> 0 OR SUM(waiting) <> 0)"
)
"""Positions with what waiting commands will move, read where the table `ahead` is."""


def something_waits(connection: sa.Connection) -> bool:
    """Whether waiting commands move any stock; asked where the table `ahead` is."""
    return connection.execute(sa.text("SELECT 1 FROM ahead LIMIT 1")).first() is not None


def waiting_items(connection: sa.Connection, entity_id: str) -> list[str]:
    """The items of which waiting commands move anything in an entity; asked where the table `ahead` is."""
    query = "SELECT DISTINCT a.item_id FROM ahead a JOIN location x ON x.id = a.location_id WHERE x.entity_id = :entity ORDER BY 1"
    return list(connection.execute(sa.text(query), {"entity": entity_id}).scalars())


def waiting_of(connection: sa.Connection, entity_id: str, item_id: str) -> Decimal:
    """What waiting commands move of an item in an entity, goods on the road left out; asked where the table `ahead` is."""
    found = connection.execute(
        sa.text(
            "SELECT COALESCE(SUM(a.quantity), 0) FROM ahead a JOIN location x ON x.id = a.location_id "
            "WHERE a.item_id = :item AND x.entity_id = :entity AND x.kind <> 'transit'"
        ),
        {"item": item_id, "entity": entity_id},
    ).scalar_one()
    return from_scaled(int(found), QUANTITY)


def stock_by_item(entity_id: str, *, costs: bool, ahead: bool = False) -> Selection:
    """Every item an entity has here or on the road, with its value where costs may be seen.

    `promised` of it is kept for documents that wait for an approval, `available` is what may still be taken. `ahead` adds what waiting
    commands will move, and says how much that is; the value is as posted.
    """
    pools = (
        " LEFT JOIN (SELECT entity_id, item_id, SUM(CASE WHEN scope LIKE 'T:%' THEN 0 ELSE value END) AS value, "
        "SUM(CASE WHEN scope LIKE 'T:%' THEN value ELSE 0 END) AS road_value FROM cost_pool GROUP BY entity_id, item_id) AS v "
        "ON v.entity_id = g.entity_id AND v.item_id = g.item_id"
    )
    source = (
        "(SELECT x.entity_id, p.item_id, SUM(CASE WHEN x.kind = 'transit' THEN 0 ELSE p.quantity END) AS quantity, "
        "SUM(CASE WHEN x.kind = 'transit' THEN p.quantity ELSE 0 END) AS road, COUNT(*) AS places, "
        f"SUM(p.quantity_promised) AS promised, SUM({AVAILABLE}) AS available, "
        "NULLIF(SUM(CASE WHEN x.kind = 'transit' THEN 0 ELSE p.waiting END), 0) AS waiting "
        f"FROM {_AS_IT_WILL_BE if ahead else _AS_POSTED} AS p JOIN location x ON x.id = p.location_id GROUP BY x.entity_id, p.item_id) AS g "
        "JOIN item i ON i.id = g.item_id JOIN legal_entity e ON e.id = g.entity_id" + (pools if costs else "")
    )
    money = (_money("value", "v.value"), _money("road_value", "v.road_value"), _text("currency", "e.currency")) if costs else ()
    return Selection(
        source,
        (
            _text("item", "i.id", searched=True),
            _text("name", "i.name", searched=True),
            _text("family", "i.family", searched=True),
            _text("entity", "g.entity_id"),
            _quantity("quantity", "g.quantity"),
            _quantity("waiting", "g.waiting"),
            _quantity("promised", "g.promised"),
            _quantity("available", "g.available"),
            _quantity("road", "g.road"),
            _text("unit", "i.base_unit"),
            Field("places", "g.places", "integer"),
            *money,
        ),
        ("entity", "item"),
        where="g.entity_id = :entity",
        given={"entity": entity_id},
    )


def stock_positions(entity_id: str, *, ahead: bool = False) -> Selection:
    """What stands where: one row per location, item and lot; `ahead` as for the items."""
    return Selection(
        f"{_AS_IT_WILL_BE if ahead else 'stock_position'} p JOIN location x ON x.id = p.location_id "
        "JOIN warehouse w ON w.id = x.warehouse_id JOIN item i ON i.id = p.item_id "
        "LEFT JOIN lot t ON t.item_id = p.item_id AND t.id = p.lot_id",
        (
            _text("warehouse", "w.name", searched=True),
            _text("location", "p.location_id", searched=True),
            _text("kind", "x.kind"),
            _text("item", "i.id", searched=True),
            _text("name", "i.name", searched=True),
            _text("lot", "p.lot_id", searched=True),
            Field("expires", "t.expires_on", "date", optional=True),
            _quantity("quantity", "p.quantity"),
            _quantity("waiting", "NULLIF(p.waiting, 0)" if ahead else "NULL"),
            _quantity("promised", "p.quantity_promised"),
            _quantity("available", AVAILABLE),
            _text("unit", "i.base_unit"),
            _text("entity", "x.entity_id"),
        ),
        ("location", "item", "lot"),
        where="x.entity_id = :entity" if ahead else "p.quantity <> 0 AND x.entity_id = :entity",
        given={"entity": entity_id},
    )


def stock_card(item_id: str, entity_id: str, *, costs: bool) -> Selection:
    """Every move of an item in an entity with what was there after it, the latest first."""
    money = (_money("value", "m.value"), _money("value_after", "m.value_after")) if costs else ()
    return Selection(
        "(SELECT *, SUM(quantity) OVER (ORDER BY posting_date, seq, n) AS quantity_after, "
        "SUM(value) OVER (ORDER BY posting_date, seq, n) AS value_after FROM stock_move "
        "WHERE item_id = :item AND entity_id = :entity) AS m "
        "LEFT JOIN document d ON d.id = m.document_id LEFT JOIN warehouse w ON w.id = m.warehouse_id",
        (
            Field("posted", "m.posting_date", "date"),
            _text("kind", "m.kind"),
            _text("number", "COALESCE(d.number, '')", searched=True),
            _text("warehouse", "COALESCE(w.name, m.warehouse_id)", searched=True),
            _text("location", "m.location_id", searched=True),
            _text("lot", "m.lot_id", searched=True),
            _quantity("quantity", "m.quantity"),
            _quantity("quantity_after", "m.quantity_after"),
            *money,
            Field("seq", "m.seq", "integer"),
            Field("n", "m.n", "integer"),
        ),
        ("posted", "seq", "n"),
        given={"item": item_id, "entity": entity_id},
        descending=True,
    )


_DEBIT = (Part("l.amount <= 0"), Part("l.amount > 0", by="l.amount"))
_CREDIT = (Part("l.amount >= 0"), Part("l.amount < 0", by="l.amount", turned=True))
_DUE = (Part("d.due_date IS NULL", constant=NO_DAY), Part("d.due_date IS NOT NULL", by="d.due_date"))


def _lines(index: str, columns: tuple[str, ...], *, seeks: int = 3) -> Walk:
    source = f"journal_line l INDEXED BY {index}"
    return Walk("journal_line", "l", index, columns, source, ("l.posting_date", "l.seq", "l.n"), seeks)


def _headers(index: str, columns: tuple[str, ...]) -> Walk:
    return Walk("document", "d", index, columns, f"document d INDEXED BY {index}", ("d.posting_date", "d.id"), 2)


_JOURNAL_WALKS = (
    _lines("ix_journal_line_balance", ("entity_id", "account_id"), seeks=1),
    _lines("ix_journal_line_by_share", ("entity_id", "account_id", "family", "warehouse_id", "reason")),
    _lines("ix_journal_line_by_partner", ("partner_id", "entity_id", "account_id")),
    Walk(
        "journal_entry",
        "j",
        "ix_journal_entry_by_kind",
        ("kind",),
        "journal_entry j INDEXED BY ix_journal_entry_by_kind CROSS JOIN journal_line l ON l.seq = j.seq AND l.entry_n = j.n",
        ("j.posting_date", "j.seq", "l.n"),
        2,
        makes=("j",),
        on=("l.seq", "l.entry_n"),
        keys=("seq", "n"),
    ),
)
_JOURNAL_LEADS = (
    Lead(
        "number",
        "ix_document_by_number",
        "document d INDEXED BY ix_document_by_number CROSS JOIN journal_line l INDEXED BY ix_journal_line_document ON l.document_id = d.id",
        makes=("d",),
    ),
)
_DOCUMENT_WALKS = (
    _headers("ix_document_by_class", ("kind", "state", "entity_id", "warehouse_id", "currency")),
    _headers("ix_document_by_partner", ("partner_id",)),
    _headers("ix_document_by_maker", ("created_by",)),
)


def journal(*, entity_id: str = "", account_id: str = "") -> Selection:
    """Journal lines, the latest first; all, or those of one account."""
    conditions = [("l.entity_id = :entity", "entity", entity_id), ("l.account_id = :account", "account", account_id)]
    asked = [one for one in conditions if one[2]]
    return Selection(
        "journal_line l",
        (
            Field("posted", "l.posting_date", "date"),
            _text("entity", "l.entity_id"),
            _text("kind", "j.kind"),
            Field("number", "d.number", searched=True, via=Via(("l.document_id",), "document", ("id",), "number")),
            Field("account", "l.account_id", searched=True, via=Via(("l.entity_id", "l.account_id"), "account", ("entity_id", "id"), "id")),
            Field("name", "a.name", searched=True, via=Via(("l.entity_id", "l.account_id"), "account", ("entity_id", "id"), "name")),
            Field("debit", "CASE WHEN l.amount > 0 THEN l.amount ELSE 0 END", "scaled", MONEY, parts=_DEBIT),
            Field("credit", "CASE WHEN l.amount < 0 THEN -l.amount ELSE 0 END", "scaled", MONEY, parts=_CREDIT),
            _money("amount", "l.amount"),
            _text("currency", "e.currency"),
            Field("warehouse", "l.warehouse_id", searched=True, via=Via(("l.warehouse_id",), "warehouse", ("id",), "id")),
            Field("family", "l.family", searched=True, via=Via(("l.family",), "item", ("family",), "family")),
            Field("partner", "COALESCE(p.name, '')", searched=True, via=Via(("l.partner_id",), "partner", ("id",), "name")),
            _text("reason", "l.reason"),
            Field("entry", "l.entry_n", "integer"),
            Field("seq", "l.seq", "integer"),
            Field("n", "l.n", "integer"),
        ),
        ("seq", "n"),
        where=" AND ".join(sql for sql, _, _ in asked),
        given={name: value for _, name, value in asked},
        joins=(
            ("j", "JOIN journal_entry j ON j.seq = l.seq AND j.n = l.entry_n"),
            ("a", "JOIN account a ON a.entity_id = l.entity_id AND a.id = l.account_id"),
            ("e", "JOIN legal_entity e ON e.id = l.entity_id"),
            ("d", "JOIN document d ON d.id = l.document_id"),
            ("p", "LEFT JOIN partner p ON p.id = l.partner_id"),
        ),
        rows=("l.seq", "l.n"),
        order=("posted", "seq", "n"),
        descending=True,
        walks=_JOURNAL_WALKS,
        leads=_JOURNAL_LEADS,
    )


def documents() -> Selection:
    """Every document that has a number or waits, the latest first."""
    return Selection(
        "document d",
        (
            Field("number", "d.number", searched=True, via=Via(("d.id",), "document", ("id",), "number")),
            _text("kind", "d.kind"),
            _text("state", "d.state"),
            Field("day", "d.document_date", "date"),
            Field("partner", "COALESCE(p.name, '')", searched=True, via=Via(("d.partner_id",), "partner", ("id",), "name")),
            Field("warehouse", "COALESCE(w.name, '')", searched=True, via=Via(("d.warehouse_id",), "warehouse", ("id",), "name")),
            _money("total", "d.total"),
            _text("currency", "d.currency"),
            Field("reference", "d.reference", searched=True, via=Via(("d.id",), "document", ("id",), "reference")),
            Field("due", "d.due_date", "date", optional=True, parts=_DUE),
            Field("posted", "d.posting_date", "date"),
            _text("entity", "d.entity_id"),
            Field("by", "COALESCE(m.name, d.created_by)", searched=True, via=Via(("d.created_by",), "member", ("id",), "name")),
            _text("id", "d.id"),
        ),
        ("posted", "id"),
        joins=(
            ("p", "LEFT JOIN partner p ON p.id = d.partner_id"),
            ("w", "LEFT JOIN warehouse w ON w.id = d.warehouse_id"),
            ("m", "LEFT JOIN member m ON m.id = d.created_by"),
        ),
        rows=("d.id",),
        descending=True,
        walks=_DOCUMENT_WALKS,
    )
