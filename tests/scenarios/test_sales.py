"""Sales orders: what they hold, who pays, and what is refused; an order posts nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.commands.master_data import DefinePartners
from app.commands.sales import CloseSalesOrder, SalesLine, TakeSalesOrder
from app.domain.book import Document, JournalEntry, OrderLine, Partner
from tests.scenarios.test_shipping import DAY, nuts, order, selling, ship
from tests.support.company import Company, add_entity, new_company

D = Decimal


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return selling(new_company(tmp_path))


def taking(*lines: SalesLine, **fields: Any) -> TakeSalesOrder:
    known: dict[str, Any] = {"order_id": "so1", "entity_id": "NORTH", "warehouse_id": "W1", "customer_id": "SHOP", "order_date": DAY}
    return TakeSalesOrder(lines=lines, **known | fields)


def test_an_order_sums_its_rounded_lines_and_posts_nothing(company: Company) -> None:
    outcome = company.do(taking(nuts("3", "9.99"), nuts("2", "5", discount=D("0.25"))))
    assert outcome.result["number"] == "SO-2026-000001"
    [document] = company.all(Document, id="so1")
    # 29.97 + 7.50 = 37.47; tax 4.50 (4.4955) + 1.13 (1.125)
    assert (document.net, document.tax, document.total, document.state) == (D("37.47"), D("5.63"), D("43.10"), "open")
    assert [(line.quantity_open, line.unit) for line in company.all(OrderLine, order_id="so1")] == [(D(3), "pc"), (D(2), "pc")]
    assert company.all(JournalEntry) == []


def test_the_customer_names_who_pays_unless_the_order_does(company: Company) -> None:
    company.do(taking(nuts("1"), customer_id="BRANCH"))
    company.do(taking(nuts("1"), customer_id="BRANCH", order_id="so2", bill_to="SHOP"))
    assert [(d.partner_id, d.bill_to) for d in company.all(Document, kind="sales_order")] == [("BRANCH", "HQ"), ("BRANCH", "SHOP")]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"customer_id": "NOBODY"}, "unknown_id"),
        ({"customer_id": "ACME"}, "invalid_value"),
        ({"bill_to": "NOBODY"}, "unknown_id"),
        ({"warehouse_id": "W9"}, "unknown_id"),
        ({"currency": "XXX"}, "unknown_id"),
        ({"currency": "USD"}, "rate_missing"),
        ({"lines": ()}, "invalid_value"),
        ({"lines": (nuts("0"),)}, "invalid_value"),
        ({"lines": (nuts("-1"),)}, "invalid_value"),
        ({"lines": (nuts("1", "-1"),)}, "invalid_value"),
        ({"lines": (nuts("1", discount=D("1.01")),)}, "invalid_value"),
        ({"lines": (nuts("1", unit="crate"),)}, "unit_unknown"),
        ({"lines": (nuts("1", tax_code="V99"),)}, "unknown_id"),
        ({"lines": (SalesLine(item_id="GHOST", quantity=D(1), unit_price=D(1)),)}, "unknown_id"),
        ({"lines": (nuts("999999999999", "999999999999"),)}, "amount_too_large"),
    ],
)
def test_what_cannot_be_ordered_is_refused_by_name(company: Company, fields: dict[str, Any], code: str) -> None:
    company.refused(taking(*fields.pop("lines", (nuts("1"),)), **fields), code)
    assert company.all(OrderLine) == []


def test_an_order_of_a_warehouse_of_another_company_is_refused(company: Company) -> None:
    add_entity(company, entity="SOUTH", currency="EUR", warehouses=("S1",))
    company.refused(taking(nuts("1"), warehouse_id="S1"), "invalid_value")


def test_a_customer_who_left_orders_nothing_but_open_orders_are_still_refused_to_ship(company: Company) -> None:
    order(company, nuts("1"))
    company.receive("NUT", "5", "1")
    company.do(DefinePartners(partners=(Partner(id="SHOP", name="Corner Shop", is_customer=True, active=False),)))
    company.refused(taking(nuts("1"), order_id="so2"), "invalid_value")
    company.refused(ship("1"), "invalid_value")


def test_an_order_id_is_used_once(company: Company) -> None:
    company.do(taking(nuts("1")))
    company.refused(taking(nuts("2")), "already_exists")


def test_a_shipper_takes_no_orders(company: Company) -> None:
    company.do(taking(nuts("1")))
    outcome = company.refused(taking(nuts("2"), order_id="so2"), "not_permitted", member="sam")
    assert "sam" in outcome.message


def test_closing_names_unknown_lines(company: Company) -> None:
    company.do(taking(nuts("1"), order_date=date(2026, 1, 3)))
    company.refused(CloseSalesOrder(order_id="so1", line_nos=(2,)), "invalid_value")
    company.refused(CloseSalesOrder(order_id="so9"), "unknown_id")
