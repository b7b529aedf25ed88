"""Every text in an index has a length that PostgreSQL takes into an index row: a guard over the schema, and the longest of all tried."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.registry import read_body, write_body
from app.domain import rows
from app.domain.book import Document
from app.domain.refusals import MalformedCommand
from app.domain.rows import INDEX_BYTES_MAX, text_bytes_max
from db.book import Book
from db.guards.postgres import SENDER_INDEX
from db.roles.members import LOGIN_BYTES_MAX
from db.schema import METADATA
from db.schema.tables import ONLY
from tests.support.company import Company, set_up

D = Decimal
LOG_TEXTS = {"id": 64 * 4, "kind": 64 * 4, "workstation": 128 * 4, "member": LOGIN_BYTES_MAX}
"""Of the log and of what is said of the book: held by the guard of what arrives, and by nobody but the program."""

PLAIN_BYTES = 12
DELIVERY_NOTE = "納品書" * 633


def _indexes(table: sa.Table) -> list[list[sa.Column[object]]]:
    keys = [list(key.columns) for key in table.constraints if isinstance(key, sa.PrimaryKeyConstraint | sa.UniqueConstraint)]
    return keys + [list(index.columns) for index in table.indexes if index.info.get(ONLY, "postgresql") == "postgresql"]


def _bytes_max(column: sa.Column[object]) -> int:
    if not isinstance(column.type, sa.Text):
        return PLAIN_BYTES
    spec = rows.tables().get(column.table.name)
    if spec is None:
        return LOG_TEXTS.get(column.name, 0) if column.table.name == "command" else 100
    assert column.name in spec.indexed_texts, f"nothing bounds {column} and an index holds it"
    return text_bytes_max(column.name) + 4


@pytest.mark.parametrize("table", METADATA.sorted_tables, ids=lambda table: table.name)
def test_whatever_is_in_an_index_fits_a_row_of_it(table: sa.Table) -> None:
    for columns in _indexes(table):
        widths = {column.name: _bytes_max(column) for column in columns}
        assert all(widths.values()), f"nothing bounds {widths} of {table.name}"
        assert sum(widths.values()) <= INDEX_BYTES_MAX, widths


def test_the_log_s_sender_fits_an_index_row() -> None:
    assert SENDER_INDEX
    assert LOG_TEXTS["member"] + LOG_TEXTS["workstation"] + PLAIN_BYTES <= INDEX_BYTES_MAX


def receipt(note: str) -> PostGoodsReceipt:
    line = ReceiptLineIn(order_line_no=1, quantity=D(1), location_id="W1/A")
    return PostGoodsReceipt(receipt_id=f"gr{len(note)}", order_id="PO", posting_date=date(2026, 1, 10), delivery_note=note, lines=(line,))


def test_a_delivery_note_that_no_index_takes_is_refused_at_the_door_by_its_name_and_limit() -> None:
    with pytest.raises(MalformedCommand, match=r"\$\.delivery_note takes 5697 bytes and at most 1600 are kept"):
        read_body("post_goods_receipt", write_body(receipt(DELIVERY_NOTE)))
    assert read_body("post_goods_receipt", write_body(receipt("x" * 1_600)))


def test_what_a_row_makes_of_a_text_is_bounded_where_it_is_decided() -> None:
    plain = {field.name: 1 if field.kind == "integer" else "" for field in Document.TABLE.fields}
    row = Document(**{**plain, "reference": DELIVERY_NOTE, "id": "d"})
    assert Document.TABLE.overlong(row) == "reference"


def test_the_longest_texts_that_are_let_through_are_taken_by_the_server(shared_book: Book) -> None:
    """Of random characters, so that compressing them helps nobody."""
    company = Company(shared_book)
    set_up(company)
    chance = random.Random(5)
    longest = "".join(chr(chance.randrange(0x4E00, 0x9FFF)) for _ in range(1_600 // 3))
    order = PlacePurchaseOrder(
        order_id="PO",
        entity_id="NORTH",
        warehouse_id="W1",
        supplier_id="ACME",
        order_date=date(2026, 1, 10),
        reference=longest,
        lines=(PurchaseLine(item_id="NUT", quantity=D(1), unit_price=D("1.00")),),
    )
    company.do(order)
    company.do(receipt(longest))
    assert {row.reference for row in company.all(Document) if row.reference} == {longest}
    company.close()
