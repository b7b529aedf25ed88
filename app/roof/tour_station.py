"""A workstation that is cut off, for pictures: its cache filled from a book of this computer, some work waiting, one answer come late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from app.bootstrap import utc_now
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.domain import rows
from app.domain.business_day import own_day
from app.roof.offline_access import OfflineAccess
from app.roof.stations import StationBook
from app.workstation import Door, Workstation
from db.book import Book, open_book
from db.cache import Cache, Cursor, Part, cache_engine
from db.command_log import Outcome
from db.migrations.run import SCHEMA_HEAD
from db.queries.receiving import due_orders, order_for_receipt
from db.schema import COMMAND
from ui.house import OpenedBook

PLACE = "postgresql://olga@db.example.com:5432/rhein_thames?sslmode=verify-full"
CUT_MINUTES = 12
BATCH_ROWS = 5_000
RECEIPTS, CANDIDATES = 3, 20


def tour_station(opened: OpenedBook, folder: Path) -> StationBook | None:
    """For the owner of a book of this computer; None where there is no such book or owner."""
    owner = next((one.id for one in opened.members() if any(role.role == "owner" for role in one.roles)), "")
    if not opened.embedded or not owner:
        return None
    book = open_book(opened.place)
    try:
        return cut_off_station(book, folder, member=owner)
    finally:
        book.close()


def cut_off_station(book: Book, folder: Path, *, member: str) -> StationBook:
    """The book as a workstation in `folder` would show it without a network: two receipts wait, a third was refused."""
    folder.mkdir(parents=True, exist_ok=True)
    now = utc_now()
    with book.reading() as connection:
        _fill(folder, connection, now - timedelta(minutes=CUT_MINUTES))
        candidates = list(_receipts(connection, member, now))
    station = Workstation(PLACE, member=member, folder=folder, connect=_no_network)
    fine = [receipt for receipt in candidates if station.preview(receipt).status == "posted"]
    records = [station.request(receipt) for receipt in (fine or candidates)[:RECEIPTS]]
    if len(records) > 2:
        late = records.pop()
        station.outbox.put([late])
        facts = {
            "entity": "RHEIN",
            "period": f"{now:%Y-%m}",
            "date": f"{now:%Y-%m-%d}",
            "next_open": f"{now + timedelta(days=31):%Y-%m}-01",
        }
        refusal = {"code": "period_closed", "facts": facts, "kinds": {"date": "date", "next_open": "date"}}
        station.outbox.settle([Outcome(late.id, late.kind, "refused", 1, {"refusal": refusal})])
        station.said([])
    station.store(records)
    access = OfflineAccess(folder, station.member, utc_now)
    return StationBook(station, PLACE, folder / "archive", remember=False, access=access)


def _no_network() -> Door:
    raise OSError("Network is unreachable")


def _fill(folder: Path, connection: sa.Connection, at: datetime) -> None:
    cache = Cache(cache_engine(folder / "cache.db"))
    seq, seal = connection.execute(sa.text("SELECT seq, hash FROM command WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1")).one()
    cursor = Cursor(epoch="pictures", seq=seq, hash=seal, schema=SCHEMA_HEAD, pulled_at=at.isoformat())
    cache.replace_all(_parts(connection), cursor)
    cache.close()


def _parts(connection: sa.Connection) -> Iterator[Part]:
    for name in [*rows.tables(), COMMAND.name]:
        found = connection.exec_driver_sql(f"SELECT * FROM {name}")
        yield Part(name, tuple(found.keys()), ([tuple(row) for row in batch] for batch in found.partitions(BATCH_ROWS)))


def _receipts(connection: sa.Connection, member: str, now: datetime) -> Iterator[PostGoodsReceipt]:
    """All that is open of one line of some orders that are due, of goods that are kept without lots."""
    for due in due_orders(connection, member=member)[:CANDIDATES]:
        order = order_for_receipt(connection, due.order_id)
        spot = next((spot.id for spot in order.spots if spot.kind == "storage"), "") if order else ""
        lines = [one for one in order.lines if one.quantity_open > 0 and order.items[one.item_id].tracking == "none"] if order else []
        if order and lines and spot:
            line, unit = lines[0], order.items[lines[0].item_id].base_unit
            taken = ReceiptLineIn(order_line_no=line.line_no, quantity=line.quantity_open, unit=unit, location_id=spot)
            yield PostGoodsReceipt(receipt_id=f"waits-{due.order_id}", order_id=due.order_id, posting_date=own_day(now), lines=(taken,))
