"""Customer invoices apart from the shipment: after it, before it, and with control passing at delivery; figures by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.commands.delivery import ConfirmDelivery
from app.commands.finance_data import DefineRates
from app.commands.sales import CloseSalesOrder
from app.commands.sales_invoicing import InvoiceLineIn, PostCustomerInvoice
from app.commands.shipping import ConfirmShipment, ShipmentLineIn
from app.domain.book import Document, DocumentLine, ExchangeRate, LayerUse, OpenItem, OrderLine, ShipmentLine
from app.domain.book.sales import BilledAhead
from tests.scenarios.test_shipping import DAY, direct, nuts, order, selling, ship
from tests.support.company import Company, new_company

D = Decimal
LATER = date(2026, 2, 5)


@pytest.fixture
def company(tmp_path: Path) -> Company:
    company = selling(new_company(tmp_path))
    company.receive("NUT", "100", "10")
    return company


def invoice(
    *shipments: str, id: str = "ci1", on: date = LATER, lines: tuple[InvoiceLineIn, ...] = (), order_id: str = ""
) -> PostCustomerInvoice:
    return PostCustomerInvoice(invoice_id=id, shipment_ids=shipments, order_id=order_id, posting_date=on, lines=lines)


def rates(company: Company, *pairs: tuple[date, str]) -> None:
    company.do(DefineRates(rates=tuple(ExchangeRate(base="EUR", currency="USD", valid_on=day, rate=D(rate)) for day, rate in pairs)))


def test_shipped_now_and_invoiced_later_stands_unbilled_in_between(company: Company) -> None:
    order(company, nuts("4"))
    shipped = company.do(ship("4", invoice_id=""))
    assert company.balances(seq=shipped.seq) == {"1210": "100.00", "1300": "-40.00", "4000": "-100.00", "5000": "40.00"}
    assert company.all(OpenItem) == []
    billed = company.do(invoice("sh1"))
    assert company.balances(seq=billed.seq) == {"1200": "115.00", "1210": "-100.00", "2400": "-15.00"}
    [item] = company.all(OpenItem)
    assert (item.document_id, item.amount, item.due_date) == ("ci1", D(115), date(2026, 3, 7))
    [line] = company.all(ShipmentLine)
    assert (line.revenue_accrued, line.revenue_cleared, line.quantity_invoiced, line.invoice_id) == (D(100), D(100), D(4), "ci1")
    assert company.all(OrderLine, order_id="so1")[0].quantity_invoiced == D(4)
    company.refused(invoice("sh1", id="ci2"), "nothing_to_invoice")


def test_partial_invoices_clear_the_unbilled_to_the_last_cent(company: Company) -> None:
    order(company, nuts("3", "33.335", tax_code=""))
    company.do(ship("3", invoice_id=""))
    # 3 × 33.335 = 100.005 → 100.01 accrued; each single one is invoiced at 33.34 (33.335 half-up): 100.02
    assert company.balances()["1210"] == "100.01"
    for n in (1, 2, 3):
        company.do(invoice("sh1", id=f"ci{n}", lines=(InvoiceLineIn(line_no=1, quantity=D(1)),)))
    after = company.balances()
    assert "1210" not in after
    assert (after["1200"], after["4000"]) == ("100.02", "-100.02")
    assert company.all(ShipmentLine)[0].revenue == D("100.02")
    company.refused(invoice("sh1", id="ci4", lines=(InvoiceLineIn(line_no=1, quantity=D(1)),)), "more_than_shipped")


def test_one_invoice_for_two_shipments_of_one_payer(company: Company) -> None:
    company.do(direct("2", "10", id="sh1", customer="BRANCH", invoice_id=""))
    company.do(direct("3", "10", id="sh2", customer="HQ", invoice_id=""))
    company.do(direct("1", "10", id="sh3", invoice_id=""))
    company.do(invoice("sh1", "sh2"))
    [item] = company.all(OpenItem)
    assert (item.partner_id, item.amount) == ("HQ", D(50))
    assert [(row.source_id, row.net, row.value) for row in company.all(DocumentLine, document_id="ci1")] == [
        ("sh1", D(20), D(20)),
        ("sh2", D(30), D(30)),
    ]
    company.refused(invoice("sh2", "sh3", id="ci2"), "invalid_value")


def test_invoiced_before_shipping_is_deferred_until_the_goods_leave_with_their_true_cost(company: Company) -> None:
    order(company, nuts("6"))
    billed = company.do(invoice(order_id="so1", on=DAY, lines=(InvoiceLineIn(line_no=1, quantity=D(4)),)))
    assert company.balances(seq=billed.seq) == {"1200": "115.00", "2300": "-100.00", "2400": "-15.00"}
    company.receive("NUT", "50", "20")
    company.receive("NUT", "50", "20")
    shipped = company.do(ship("3", invoice_id=""))
    # 3 of the 4 invoiced leave: 75.00 of revenue with a true average cost of 3 × 15.00
    assert company.balances(seq=shipped.seq) == {"1300": "-45.00", "2300": "75.00", "4000": "-75.00", "5000": "45.00"}
    rest = company.do(ship("3", id="sh2"))
    # 1 was invoiced ahead, 2 are invoiced now: 50.00 + 7.50
    assert company.balances(seq=rest.seq) == {
        "1200": "57.50",
        "1300": "-45.00",
        "2300": "25.00",
        "2400": "-7.50",
        "4000": "-75.00",
        "5000": "45.00",
    }
    assert "2300" not in company.balances()
    [ahead] = company.all(BilledAhead)
    assert (ahead.quantity, ahead.net, ahead.tax, ahead.deferred) == (0, 0, 0, 0)
    assert [(x.quantity_invoiced, x.net_invoiced, x.tax_invoiced) for x in company.all(ShipmentLine)] == [
        (D(3), D(75), D("11.25")),
        (D(3), D(75), D("11.25")),
    ]


def test_no_more_is_invoiced_ahead_than_is_open_and_such_a_line_is_not_closed(company: Company) -> None:
    order(company, nuts("6"))
    company.refused(invoice(order_id="so1", lines=(InvoiceLineIn(line_no=1, quantity=D(7)),)), "more_than_shipped")
    company.refused(invoice("sh9", order_id="so1"), "invalid_value")
    company.do(invoice(order_id="so1", on=DAY))
    company.refused(invoice(order_id="so1", id="ci2"), "nothing_to_invoice")
    company.refused(CloseSalesOrder(order_id="so1"), "invalid_value")
    company.refused(ship("6", invoice_id="ci3"), "invalid_value")
    company.do(ship("6", invoice_id=""))
    assert company.balances()["4000"] == "-150.00"


def test_closing_an_order_ends_what_is_open(company: Company) -> None:
    order(company, nuts("6"), nuts("2"))
    company.do(CloseSalesOrder(order_id="so1", line_nos=(2,)))
    assert [line.quantity_open for line in company.all(OrderLine, order_id="so1")] == [D(6), D(0)]
    company.do(CloseSalesOrder(order_id="so1"))
    assert company.all(Document, id="so1")[0].state == "closed"
    company.refused(ship("1"), "wrong_state")


def test_at_delivery_cost_waits_and_then_posts_together_with_revenue(company: Company) -> None:
    order(company, nuts("4"))
    shipped = company.do(ship("4", invoice_id="", control_passes="delivery"))
    assert company.balances(seq=shipped.seq) == {"1300": "-40.00", "1330": "40.00"}
    assert company.all(Document, id="sh1")[0].state == "in_transit"
    delivered = company.do(ConfirmDelivery(delivery_id="dl1", shipment_id="sh1", posting_date=LATER))
    assert company.balances(seq=delivered.seq) == {"1210": "100.00", "1330": "-40.00", "4000": "-100.00", "5000": "40.00"}
    assert delivered.result["number"] == "DL-2026-000001"
    billed = company.do(invoice("sh1"))
    assert company.balances(seq=billed.seq) == {"1200": "115.00", "1210": "-100.00", "2400": "-15.00"}
    assert [(u.document_id, u.role, u.quantity, u.value) for u in company.all(LayerUse)] == [
        ("sh1", "SHIPPED_NOT_INVOICED", D(4), D(40)),
        ("dl1", "COGS", D(4), D(40)),
        ("dl1", "SHIPPED_NOT_INVOICED", D(-4), D(-40)),
    ]
    company.refused(ConfirmDelivery(delivery_id="dl2", shipment_id="sh1", posting_date=LATER), "wrong_state")


def test_invoiced_at_once_but_passing_at_delivery_is_deferred_until_then(company: Company) -> None:
    order(company, nuts("4"))
    shipped = company.do(ship("4", control_passes="delivery"))
    assert company.balances(seq=shipped.seq) == {
        "1200": "115.00",
        "1300": "-40.00",
        "1330": "40.00",
        "2300": "-100.00",
        "2400": "-15.00",
    }
    delivered = company.do(ConfirmDelivery(delivery_id="dl1", shipment_id="sh1", posting_date=LATER))
    assert company.balances(seq=delivered.seq) == {"1330": "-40.00", "2300": "100.00", "4000": "-100.00", "5000": "40.00"}


def test_invoiced_on_the_road_in_part_splits_between_deferred_and_unbilled(company: Company) -> None:
    order(company, nuts("4", tax_code=""))
    company.do(ship("4", invoice_id="", control_passes="delivery"))
    company.do(invoice("sh1", lines=(InvoiceLineIn(line_no=1, quantity=D(1)),)))
    delivered = company.do(ConfirmDelivery(delivery_id="dl1", shipment_id="sh1", posting_date=LATER))
    assert company.balances(seq=delivered.seq) == {
        "1210": "75.00",
        "1330": "-40.00",
        "2300": "25.00",
        "4000": "-100.00",
        "5000": "40.00",
    }
    company.do(invoice("sh1", id="ci2"))
    assert {k: v for k, v in company.balances().items() if k in ("1200", "1210", "2300", "1330")} == {"1200": "100.00"}


def test_a_foreign_sale_at_once_is_in_base_currency_at_the_days_rate(company: Company) -> None:
    rates(company, (DAY, "0.90"))
    line = ShipmentLineIn(item_id="NUT", quantity=D(3), unit_price=D("33.33"), location_id="W1/A", tax_code="V15")
    outcome = company.do(
        ConfirmShipment(
            shipment_id="sh1", entity_id="NORTH", warehouse_id="W1", customer_id="YANK", posting_date=DAY, invoice_id="ci1", lines=(line,)
        )
    )
    # 99.99 USD → 89.991 → 89.99; tax 15.00 USD (14.9985) → 13.50
    assert company.balances(seq=outcome.seq) == {"1200": "103.49", "1300": "-30.00", "2400": "-13.50", "4000": "-89.99", "5000": "30.00"}
    [item] = company.all(OpenItem)
    assert (item.currency, item.amount, item.base_amount, item.rate) == ("USD", D("114.99"), D("103.49"), D("0.90"))


def test_a_rate_that_moves_before_the_invoice_is_an_exchange_difference_and_not_revenue(company: Company) -> None:
    rates(company, (DAY, "0.90"), (LATER, "0.95"))
    company.do(direct("4", "25", customer="YANK", invoice_id=""))
    assert company.balances()["4000"] == "-90.00"
    billed = company.do(invoice("sh1"))
    assert company.balances(seq=billed.seq) == {"1200": "95.00", "1210": "-90.00", "5600": "-5.00"}


def test_a_foreign_advance_invoice_keeps_its_own_rate_for_revenue(company: Company) -> None:
    rates(company, (DAY, "0.90"), (LATER, "0.95"))
    order(company, nuts("4", tax_code=""), customer="YANK")
    company.do(invoice(order_id="so1", on=DAY))
    shipped = company.do(ship("4", invoice_id="", posting_date=LATER))
    assert company.balances(seq=shipped.seq) == {"1300": "-40.00", "2300": "90.00", "4000": "-90.00", "5000": "40.00"}


def test_a_foreign_sale_without_a_rate_is_refused_by_name(company: Company) -> None:
    company.refused(direct("4", "25", customer="YANK"), "rate_missing")
    assert company.all(ShipmentLine) == []
