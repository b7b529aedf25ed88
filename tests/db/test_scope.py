"""Lists of work hold what their reader may do: the companies and warehouses of their roles, by the rule that authorises commands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.commands.counting import OpenCountSheet
from app.commands.organisation import DefineMember
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.transfers import RequestTransfer, ShipTransfer, TransferLineIn
from app.domain.book import Member, MemberRole
from db.queries.counting import counts_at_work
from db.queries.home import counts_due, posted_on, receipts_due, transfers_due, worth
from db.queries.receiving import due_orders
from db.queries.transfers import transfers_at_work
from tests.support.company import Company, add_entity, new_company

TODAY = date(2026, 2, 20)
D = Decimal


@pytest.fixture
def company(tmp_path: Path) -> Company:
    """An order and a count in each of W1 and W2, and a transfer on its way from W1 to W2."""
    company = new_company(tmp_path, method="average")
    company.receive("NUT", "10", "3", on=TODAY)
    company.receive("NUT", "1", "3", location="W2/A", on=TODAY)
    for place in ("W1", "W2"):
        line = PurchaseLine(item_id="NUT", quantity=D(5), unit_price=D(3), due_date=TODAY)
        company.do(
            PlacePurchaseOrder(
                order_id=f"po-{place}", entity_id="NORTH", warehouse_id=place, supplier_id="ACME", order_date=TODAY, lines=(line,)
            )
        )
        company.do(OpenCountSheet(sheet_id=f"cs-{place}", warehouse_id=place, count_date=TODAY, location_ids=(f"{place}/A",)))
    moved = TransferLineIn(item_id="NUT", quantity=D(2), from_location_id="W1/A", to_location_id="W2/A")
    company.do(RequestTransfer(transfer_id="to1", from_warehouse_id="W1", to_warehouse_id="W2", request_date=TODAY, lines=(moved,)))
    company.do(ShipTransfer(shipment_id="ts1", transfer_id="to1", posting_date=TODAY))
    return company


def person(company: Company, name: str, *roles: MemberRole) -> str:
    company.do(DefineMember(member=Member(id=name, name=name), roles=roles))
    return name


def work_of(company: Company, member: str) -> dict[str, list[str]]:
    def ids(read: Callable[[sa.Connection], object]) -> list[str]:
        with company.book.reading() as connection:
            return sorted(str(getattr(row, "id", "") or getattr(row, "order_id", "")) for row in read(connection))  # type: ignore[attr-defined]

    lists = {
        "orders": ids(lambda c: receipts_due(c, member=member, until=TODAY)),
        "counts": ids(lambda c: counts_due(c, member=member)),
        "transfers": ids(lambda c: transfers_due(c, member=member)),
    }
    with company.book.reading() as connection:
        assert len(due_orders(connection, member=member)) == len(lists["orders"])
        assert len(counts_at_work(connection, lambda **where: TODAY, member=member)) == len(lists["counts"])
        assert len(transfers_at_work(connection, member=member)) == len(lists["transfers"])
    return lists


def test_a_warehouse_is_the_work_of_who_has_a_role_there(company: Company) -> None:
    second = person(company, "wanda", MemberRole(member_id="wanda", role="warehouse_operator", warehouse_id="W2"))
    assert work_of(company, second) == {"orders": ["po-W2"], "counts": ["cs-W2"], "transfers": ["to1"]}


def test_an_entity_is_all_of_its_warehouses_and_no_other(company: Company) -> None:
    here = person(company, "nora", MemberRole(member_id="nora", role="warehouse_operator", entity_id="NORTH"))
    assert work_of(company, here) == {"orders": ["po-W1", "po-W2"], "counts": ["cs-W1", "cs-W2"], "transfers": ["to1"]}
    add_entity(company, entity="SOUTH", currency="EUR", warehouses=("S1",))
    elsewhere = person(company, "sid", MemberRole(member_id="sid", role="warehouse_operator", entity_id="SOUTH"))
    assert work_of(company, elsewhere) == {"orders": [], "counts": [], "transfers": []}


def test_a_role_without_the_permission_or_that_ended_gives_no_work(company: Company) -> None:
    auditor = person(company, "aldo", MemberRole(member_id="aldo", role="auditor"))
    assert work_of(company, auditor) == {"orders": [], "counts": [], "transfers": []}
    former = person(company, "fred", MemberRole(member_id="fred", role="warehouse_operator"))
    person(company, former)
    assert work_of(company, former) == {"orders": [], "counts": [], "transfers": []}


def test_worth_is_for_who_sees_the_costs_of_the_whole_entity(company: Company) -> None:
    """11 NUT at 3.00, of which 2 are on the road."""
    whole = person(company, "carla", MemberRole(member_id="carla", role="cost_viewer", entity_id="NORTH"))
    part = person(company, "paul", MemberRole(member_id="paul", role="cost_viewer", warehouse_id="W1"))
    with company.book.reading() as connection:
        [north] = worth(connection, member=whole)
        assert (north.stock, north.road) == (D(27), D(6))
        assert worth(connection, member=part) == []
        assert {done.kind for done in posted_on(connection, TODAY, member=whole)} >= {"goods_receipt", "transfer_shipment"}
        assert posted_on(connection, TODAY, member="nobody") == []
