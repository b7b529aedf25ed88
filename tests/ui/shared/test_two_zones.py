"""Two people in two time zones on one shared book over a month's end: each window proposes and posts the day that it is at the site."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from app.commands.organisation import DefineEntity, DefineWarehouses
from app.commands.transfers import RequestTransfer, ShipTransfer, TransferLineIn
from app.domain.book import Document, LegalEntity, Warehouse
from tests.support.shared_depot import SharedDepot, SharedDesk
from tests.ui.shared.conftest import MakeDesk
from tests.ui.shared.test_offline import at_work
from tests.ui.shared.test_offline_floor import cut, heal, known, scan
from ui.shell.places import Place

D = Decimal
NOV, DEC = date(2026, 11, 30), date(2026, 12, 1)
NIGHT = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)
"""1 December in London and Tokyo, 30 November in New York."""


def test_each_posts_the_sites_day_online_and_offline(
    shared: SharedDepot, make_desk: MakeDesk, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    depot = shared.depot
    depot.stock("DR-18V", "40", "300", spot="A-03-2")
    line = TransferLineIn(item_id="DR-18V", quantity=D(12), from_location_id="LEEDS/A-03-2", to_location_id="HULL/DOCK-1")
    for transfer in ("t1", "t2"):
        depot.do(RequestTransfer(transfer_id=transfer, from_warehouse_id="LEEDS", to_warehouse_id="HULL", request_date=NOV, lines=(line,)))
    depot.do(ShipTransfer(shipment_id="t1-s", transfer_id="t1", posting_date=date(2026, 11, 29)))
    [company] = depot.rows(LegalEntity)
    depot.do(DefineEntity(entity=msgspec.structs.replace(company, time_zone="Europe/London")))
    [hull] = depot.rows(Warehouse, id="HULL")
    depot.do(DefineWarehouses(warehouses=(msgspec.structs.replace(hull, time_zone="America/New_York"),)))

    def sits_in(zone: str, desk: SharedDesk) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        for clock in (desk.station, desk.desktop.connection):
            monkeypatch.setattr(clock, "_now", lambda: NIGHT)

    def work_on(desk: SharedDesk, transfer: str) -> Any:
        desk.until(lambda: known(desk, transfer))
        desk.window.go(Place("transfers", transfer))
        desk.until(lambda: desk.window.front.presenter.work is not None)
        scan(desk, "12*DR-18V")
        return desk.window.front

    try:
        olga = at_work(make_desk)
        sits_in("Asia/Tokyo", olga)
        screen = work_on(olga, "t1")
        assert screen.presenter.picture.posting_date == NOV
        olga.until(lambda: any("At Hull Depot it is 30/11/2026." in one.text for one in screen.preview.picture.checks))
        cut(olga)
        scan(olga, "!VALIDATE")
        olga.until(lambda: olga.station.status().waiting == 1)
        sits_in("America/New_York", olga)
        screen = work_on(olga, "t2")
        assert screen.presenter.picture.posting_date == DEC, "without the network, too: London is where it leaves"
        scan(olga, "!VALIDATE")
        heal(olga)
        olga.until(lambda: len(depot.rows(Document, kind="transfer_shipment", source_id="t2")) == 1)
    finally:
        monkeypatch.undo()
        time.tzset()
    assert [one.posting_date for one in depot.rows(Document, kind="transfer_receipt")] == [NOV]
    assert [one.posting_date for one in depot.rows(Document, kind="transfer_shipment", source_id="t2")] == [DEC]
