"""Shipments: cost and revenue of goods that leave, invoiced at once, before or later, with figures worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.commands.finance_data import DefineTaxCodes
from app.commands.master_data import DefineItems, DefinePartners
from app.commands.sales import SalesLine, TakeSalesOrder
from app.commands.shipping import ConfirmShipment, ShipmentLineIn
from app.domain.book import (
    Document,
    DocumentLine,
    Item,
    ItemCosting,
    ItemUnit,
    LayerUse,
    OpenItem,
    OrderLine,
    Partner,
    ShipmentLine,
    StockPosition,
    TaxCode,
    TaxRow,
)
from tests.support.company import Company, new_company

D = Decimal
DAY = date(2026, 1, 20)


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return selling(new_company(tmp_path))


def selling(company: Company, entity: str = "NORTH") -> Company:
    """The company with a tax of 15 %, the same tax within prices, and a group that pays for its shop."""
    codes = (
        TaxCode(entity_id=entity, id="V15", name="15 %", rate=D("0.15"), recoverable=D(1)),
        TaxCode(entity_id=entity, id="I15", name="15 % within the price", rate=D("0.15"), recoverable=D(1), price_includes_tax=True),
        TaxCode(entity_id=entity, id="RC", name="Reverse charge", rate=D("0.15"), recoverable=D(1), reverse_charge=True),
    )
    company.do(DefineTaxCodes(tax_codes=codes))
    company.do(
        DefinePartners(
            partners=(
                Partner(id="HQ", name="Shop Group", is_customer=True, terms_days=14),
                Partner(id="BRANCH", name="Branch", is_customer=True, bill_to="HQ"),
                Partner(id="YANK", name="Yankee Stores", is_customer=True, currency="USD"),
            )
        )
    )
    return company


def order(company: Company, *lines: SalesLine, id: str = "so1", customer: str = "SHOP", **fields: Any) -> None:
    company.do(
        TakeSalesOrder(order_id=id, entity_id="NORTH", warehouse_id="W1", customer_id=customer, order_date=DAY, lines=lines, **fields)
    )


def nuts(quantity: str, price: str = "25", *, tax_code: str = "V15", **fields: Any) -> SalesLine:
    return SalesLine(item_id="NUT", quantity=D(quantity), unit_price=D(price), tax_code=tax_code, **fields)


def ship(quantity: str, *, id: str = "sh1", line: int = 1, **fields: Any) -> ConfirmShipment:
    """One line of order so1, invoiced at once unless told otherwise."""
    inner = {k: fields.pop(k) for k in ("tax", "lot_id", "unit", "unit_price") if k in fields}
    location = fields.pop("location", "W1/A")
    fields = {"order_id": "so1", "posting_date": DAY, "invoice_id": id.replace("sh", "ci")} | fields
    return ConfirmShipment(
        shipment_id=id, lines=(ShipmentLineIn(order_line_no=line, quantity=D(quantity), location_id=location, **inner),), **fields
    )


def direct(quantity: str, price: str, *, id: str = "sh1", item: str = "NUT", customer: str = "SHOP", **fields: Any) -> ConfirmShipment:
    """A sale without an order, invoiced at once unless told otherwise."""
    line = ShipmentLineIn(item_id=item, quantity=D(quantity), unit_price=D(price), location_id="W1/A")
    fields = {"posting_date": DAY, "invoice_id": id.replace("sh", "ci"), "entity_id": "NORTH", "warehouse_id": "W1"} | fields
    return ConfirmShipment(shipment_id=id, customer_id=customer, lines=(line,), **fields)


@pytest.mark.parametrize("method", ["fifo", "average", "standard"])
def test_a_shipment_invoiced_at_once_posts_debt_revenue_tax_and_cost_together(tmp_path: Path, method: str) -> None:
    company = selling(new_company(tmp_path, method=method))
    company.receive("NUT", "10", "10")
    order(company, nuts("8"))
    outcome = company.do(ship("4"))
    assert outcome.result["number"] == "SH-2026-000001"
    assert outcome.result["invoice_number"] == "CI-2026-000001"
    # 4 × 25.00 = 100.00, tax 15.00, cost 4 × 10.00 = 40.00
    assert company.balances(seq=outcome.seq) == {
        "1200": "115.00",
        "1300": "-40.00",
        "2400": "-15.00",
        "4000": "-100.00",
        "5000": "40.00",
    }
    [item] = company.all(OpenItem)
    assert (item.document_id, item.side, item.amount, item.open_base, item.due_date) == (
        "ci1",
        "receivable",
        D(115),
        D(115),
        date(2026, 2, 19),
    )
    [line] = company.all(ShipmentLine)
    assert (line.quantity, line.cost, line.revenue, line.quantity_invoiced, line.invoice_id) == (D(4), D(40), D(100), D(4), "ci1")
    [invoiced] = company.all(DocumentLine, document_id="ci1")
    assert (invoiced.net, invoiced.tax, invoiced.value, invoiced.source_id) == (D(100), D(15), D(40), "sh1")
    assert company.all(Document, id="so1")[0].state == "part_done"
    company.do(ship("4", id="sh2"))
    assert company.all(Document, id="so1")[0].state == "done"
    assert company.all(OrderLine, order_id="so1")[0].quantity_invoiced == D(8)


def test_each_method_takes_its_own_cost_from_two_receipts_at_two_prices(tmp_path: Path) -> None:
    cost = {}
    for method in ("fifo", "average", "standard"):
        folder = tmp_path / method
        folder.mkdir()
        company = selling(new_company(folder, method=method))
        company.receive("NUT", "10", "8")
        company.receive("NUT", "10", "14")
        outcome = company.do(direct("12", "20"))
        cost[method] = company.balances(seq=outcome.seq)["5000"]
    # FIFO 10 × 8 + 2 × 14 = 108; average 12 × 11 = 132; standard 12 × 10 = 120
    assert cost == {"fifo": "108.00", "average": "132.00", "standard": "120.00"}


def test_three_units_for_a_hundred_leave_nothing_behind_under_average(company: Company) -> None:
    company.receive("NUT", "3", "33.333333")
    assert company.balances()["1300"] == "100.00"
    costs = []
    for n in (1, 2, 3):
        outcome = company.do(direct("1", "50", id=f"sh{n}"))
        costs.append(company.balances(seq=outcome.seq)["5000"])
    assert costs == ["33.33", "33.34", "33.33"]
    assert "1300" not in company.balances()


def test_tax_is_half_up_per_line_and_totals_are_sums_of_rounded_lines(company: Company) -> None:
    company.receive("NUT", "10", "1")
    order(company, nuts("1", "0.10"), nuts("1", "0.10"), nuts("1", "0.10"))
    lines = tuple(ShipmentLineIn(order_line_no=n, quantity=D(1), location_id="W1/A") for n in (1, 2, 3))
    company.do(ConfirmShipment(shipment_id="sh1", order_id="so1", posting_date=DAY, invoice_id="ci1", lines=lines))
    # 0.10 × 15 % = 0.015 → 0.02 on each line: 0.06, not 0.05 (0.30 × 15 % = 0.045)
    assert [row.tax for row in company.all(TaxRow)] == [D("-0.02")] * 3
    [invoice] = company.all(Document, id="ci1")
    assert (invoice.net, invoice.tax, invoice.total) == (D("0.30"), D("0.06"), D("0.36"))


def test_a_stated_tax_must_be_the_computed_one(company: Company) -> None:
    company.receive("NUT", "10", "1")
    order(company, nuts("1", "0.10"))
    outcome = company.refused(ship("1", tax=D("0.01")), "tax_differs")
    assert "0.02" in outcome.message
    assert company.all(ShipmentLine) == []
    company.do(ship("1", tax=D("0.02")))


def test_a_price_that_includes_tax_yields_its_net(company: Company) -> None:
    company.receive("NUT", "10", "1")
    order(company, nuts("3", "9.99", tax_code="I15"))
    outcome = company.do(ship("3"))
    # 29.97 / 1.15 = 26.0609 → 26.06 net, 3.91 tax
    assert company.balances(seq=outcome.seq) == {"1200": "29.97", "1300": "-3.00", "2400": "-3.91", "4000": "-26.06", "5000": "3.00"}


def test_reverse_charge_bills_no_tax_and_still_reports_the_base(company: Company) -> None:
    company.receive("NUT", "10", "1")
    order(company, nuts("2", "50", tax_code="RC"))
    outcome = company.do(ship("2"))
    assert company.balances(seq=outcome.seq) == {"1200": "100.00", "1300": "-2.00", "4000": "-100.00", "5000": "2.00"}
    [row] = company.all(TaxRow)
    assert (row.base, row.tax, row.direction) == (D(100), D(0), "output")


def test_the_payer_of_a_branch_owes_what_the_branch_got(company: Company) -> None:
    company.receive("NUT", "10", "1")
    order(company, nuts("2", "10", tax_code=""), customer="BRANCH")
    company.do(ship("2"))
    [item] = company.all(OpenItem)
    assert (item.partner_id, item.amount, item.due_date) == ("HQ", D(20), date(2026, 2, 3))
    assert [(d.partner_id, d.bill_to) for d in company.all(Document, kind="shipment")] == [("BRANCH", "HQ")]
    [use] = company.all(LayerUse)
    assert (use.role, use.family, use.warehouse_id, use.partner_id, use.quantity) == ("COGS", "goods", "W1", "BRANCH", D(2))
    order(company, nuts("1", "10", tax_code=""), id="so2", customer="BRANCH", bill_to="SHOP")
    company.do(ship("1", id="sh2", order_id="so2"))
    assert [item.partner_id for item in company.all(OpenItem)] == ["HQ", "SHOP"]


def test_packs_convert_exactly_and_are_priced_in_their_unit(company: Company) -> None:
    company.do(
        DefineItems(
            units=(ItemUnit(item_id="NUT", unit="box", numerator=12), ItemUnit(item_id="NUT", unit="third", numerator=1, denominator=3))
        )
    )
    company.receive("NUT", "36", "1")
    order(company, nuts("2", "30", tax_code="", unit="box", discount=D("0.1")))
    outcome = company.do(ship("1", unit=""))
    # 1 box of 12 at 30.00 less 10 % = 27.00
    assert company.balances(seq=outcome.seq) == {"1200": "27.00", "1300": "-12.00", "4000": "-27.00", "5000": "12.00"}
    outcome = company.do(ship("6", id="sh2", unit="pc"))
    # half a box: 0.5 × 30.00 × 0.9 = 13.50
    assert company.balances(seq=outcome.seq)["4000"] == "-13.50"
    company.refused(ship("1", id="sh3", unit="third"), "quantity_too_fine")


def test_six_decimals_of_quantity_are_priced_and_costed_exactly(company: Company) -> None:
    company.receive("NUT", "1.000003", "100")
    outcome = company.do(direct("0.333331", "3000.05"))
    # 0.333331 × 3000.05 = 1000.00966655 → 1000.01; cost 100.00 × 0.333331 / 1.000003 = 33.333 → 33.33
    assert company.balances(seq=outcome.seq) == {"1200": "1000.01", "1300": "-33.33", "4000": "-1000.01", "5000": "33.33"}
    assert [p.quantity for p in company.all(StockPosition)] == [D("0.666672")]


@pytest.mark.parametrize(
    ("currency", "price", "expected"),
    [
        # 7 × 3.3335 = 23.3345, 15 % tax of the rounded net; cost 7 × 1.5 = 10.5
        ("JPY", "3.3335", ("26", "-23", "-3", "11")),
        ("EUR", "3.3335", ("26.83", "-23.33", "-3.50", "10.50")),
        ("KWD", "3.3335", ("26.835", "-23.335", "-3.500", "10.500")),
    ],
)
def test_amounts_have_the_decimals_of_the_currency(tmp_path: Path, currency: str, price: str, expected: tuple[str, ...]) -> None:
    company = selling(new_company(tmp_path, currency=currency))
    company.receive("NUT", "7", "1.5")
    order(company, nuts("7", price))
    company.do(ship("7"))
    [invoice] = company.all(Document, id="ci1")
    [line] = company.all(ShipmentLine)
    assert (invoice.total, -invoice.net, -invoice.tax, line.cost) == tuple(D(x) for x in expected)


def test_more_than_ordered_than_stocked_or_from_the_wrong_place_is_refused(company: Company) -> None:
    company.receive("NUT", "5", "1")
    order(company, nuts("8"))
    company.refused(ship("9"), "more_than_ordered")
    outcome = company.refused(ship("6"), "not_enough_stock")
    assert "W1/A holds 5" in outcome.message
    company.refused(ship("1", location="W2/A"), "invalid_value")
    company.refused(ship("1", location="W1/Q"), "invalid_value")
    company.refused(ship("0"), "invalid_value")
    company.refused(ship("1", line=2), "invalid_value")
    company.refused(ship("1", posting_date=date(2031, 1, 1)), "period_missing")
    assert company.all(ShipmentLine) == [] and company.all(OpenItem) == []


def test_two_lines_cannot_ship_the_same_open_quantity_twice(company: Company) -> None:
    company.receive("NUT", "20", "1")
    order(company, nuts("8"))
    lines = tuple(ShipmentLineIn(order_line_no=1, quantity=D(5), location_id="W1/A") for _ in range(2))
    company.refused(ConfirmShipment(shipment_id="sh1", order_id="so1", posting_date=DAY, lines=lines), "more_than_ordered")


def test_a_sale_at_no_price_still_posts_its_cost(company: Company) -> None:
    company.receive("NUT", "5", "1")
    outcome = company.do(direct("1", "0"))
    assert company.balances(seq=outcome.seq) == {"1300": "-1.00", "5000": "1.00"}


def test_the_number_of_rounds_does_not_grow_with_the_lines(company: Company) -> None:
    rounds = {}
    company.receive("NUT", "1000", "1")
    for n in (1, 40):
        order(company, *[nuts("1") for _ in range(n)], id=f"so{n}")
        lines = tuple(ShipmentLineIn(order_line_no=i, quantity=D(1), location_id="W1/A") for i in range(1, n + 1))
        loads: list[int] = []
        engine = company.poster.engine
        load = engine._load
        engine._load = lambda wants, load=load, loads=loads: (loads.append(1), load(wants))[1]
        company.do(ConfirmShipment(shipment_id=f"sh{n}", order_id=f"so{n}", posting_date=DAY, invoice_id=f"ci{n}", lines=lines))
        engine._load = load
        rounds[n] = len(loads)
    assert rounds[40] <= rounds[1]


def test_lots_leave_by_their_own_number_and_cost(tmp_path: Path) -> None:
    company = selling(new_company(tmp_path, method="fifo"))
    milk = Item(id="MILK", name="Milk", family="goods", base_unit="l", tracking="lot")
    costing = ItemCosting(item_id="MILK", entity_id="NORTH", method="fifo", scope="lot")
    company.do(DefineItems(items=(milk,), costing=(costing,)))
    company.receive("MILK", "10", "1", lot="L1")
    company.receive("MILK", "10", "3", lot="L2")
    line = ShipmentLineIn(item_id="MILK", quantity=D(4), unit_price=D(5), location_id="W1/A", lot_id="L2")
    shipment = ConfirmShipment(
        shipment_id="sh1", entity_id="NORTH", warehouse_id="W1", customer_id="SHOP", posting_date=DAY, invoice_id="ci1", lines=(line,)
    )
    outcome = company.do(shipment)
    assert company.balances(seq=outcome.seq)["5000"] == "12.00"
    assert company.all(ShipmentLine)[0].lot_id == "L2"
    company.refused(direct("1", "5", id="sh2", item="MILK"), "invalid_value")


def test_an_order_line_cannot_be_shipped_as_another_item(company: Company) -> None:
    company.receive("BOX", "10", "1")
    order(company, nuts("1"))
    line = ShipmentLineIn(order_line_no=1, item_id="BOX", quantity=D(1), location_id="W1/A")
    company.refused(ConfirmShipment(shipment_id="sh1", order_id="so1", posting_date=DAY, lines=(line,)), "invalid_value")
