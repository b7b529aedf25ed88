"""What every world starts from: a book with a small company in it, and caches that have read it."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.registry import Command
from app.poster import Poster
from db.book import Book
from db.cache import Cache
from db.guards.sqlite import triggers
from db.outbox import Outbox
from db.schema import METADATA
from db.sync import Synchroniser
from tests.simulation.memory import copy_of, memory_engine, raw
from tests.simulation.server import Server, SimRemote, SimWriter
from tests.support.company import Company, set_up

D = Decimal
START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
DAY = date(2026, 3, 2)
ORDERS = 4
"""Purchase orders that every world begins with, so that receipts post."""


@cache
def book_content() -> bytes:
    engine = memory_engine()
    with engine.connect() as connection, connection.begin():
        METADATA.create_all(connection)
        for statement in triggers():
            if "guard_command_delete" not in statement:  # a failover takes away commands that were not replicated
                connection.exec_driver_sql(statement)
        connection.exec_driver_sql("CREATE UNIQUE INDEX guard_command_sender ON command (member, workstation, client_seq)")
        connection.exec_driver_sql("INSERT INTO book_meta VALUES ('epoch', 'epoch-1')")
    book = Book("memory", engine)
    book.embedded = False
    company = Company.__new__(Company)
    company.book, company.clock, company._ids = book, START - timedelta(days=30), itertools.count(1)
    server = Server(engine)
    writer = SimWriter(server, lambda what: None)
    writer.acquire()
    company.poster = Poster(writer, now=lambda: company.clock)
    _set_up_without_reading(company, server)
    writer.close()
    return raw(engine).serialize()


def _set_up_without_reading(company: Company, server: Server) -> None:
    company.submit = lambda *records: server.submit(records)

    def do(command: Command, *, member: str = "olga", expect: str = "posted", command_id: str = "") -> Any:
        company.submit(company.record(command, member=member, command_id=command_id))
        [decision] = company.poster.post_waiting().decisions
        assert decision.status == expect, decision.result
        return decision

    company.do = do
    set_up(company)
    for n in range(ORDERS):
        line = PurchaseLine(item_id="NUT" if n % 2 else "BOX", quantity=D(100), unit_price=D("1.07"))
        do(PlacePurchaseOrder(order_id=f"po{n}", entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=DAY, lines=(line,)))


@cache
def cache_content(member: str) -> bytes:
    """A cache in step with that book, read by the real synchroniser."""
    server = Server(copy_of(book_content()))
    engine = memory_engine()
    outbox = Outbox(":memory:")
    done = Synchroniser(Cache(engine), outbox, now=lambda: START).round(SimRemote(server, member))
    assert done.restarted == "first"
    outbox.close()
    return raw(engine).serialize()
