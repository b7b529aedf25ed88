"""Owns the fixtures of the whole desktop: a depot on a real book, and members' desktops on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from tests.support.desktop import Depot
from tests.support.office import Office
from ui.theme import Theme

D = Decimal
MakeOffice = Callable[..., Office]
Receive = Callable[..., str]


@pytest.fixture
def depot(tmp_path: Path) -> Iterator[Depot]:
    made = Depot(tmp_path)
    yield made
    made.close()


@pytest.fixture
def make_office(depot: Depot, qtbot: QtBot, theme: Theme) -> Iterator[MakeOffice]:
    made: list[Office] = []

    def make(member: str = "olga", **more: Any) -> Office:
        office = Office(depot, qtbot, theme, member=member, **more)
        made.append(office)
        return office

    yield make
    for office in made:
        office.close()


@pytest.fixture
def receive(depot: Depot) -> Receive:
    """receive(id, quantity) posts a receipt of drills at 300.00 over an order of 10; more than 10 and a half is held. Returns the receipt's id."""

    def post(id: str, quantity: str, *, member: str = "petra", expect: str = "held", item: str = "DR-18V") -> str:
        depot.order(f"po-{id}", "HANSE", (item, "10", "300"))
        line = ReceiptLineIn(order_line_no=1, quantity=D(quantity), location_id="LEEDS/A-03-2")
        depot.do(
            PostGoodsReceipt(receipt_id=id, order_id=f"po-{id}", posting_date=date(2026, 11, 23), lines=(line,)),
            member=member,
            expect=expect,
        )
        return id

    return post
