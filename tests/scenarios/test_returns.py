"""Customer returns: goods back at the cost they left with, revenue credited, and the case that follows them; figures by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.commands.delivery import ConfirmDelivery
from app.commands.finance_data import DefineRates
from app.commands.returns import ReturnLineIn, TakeCustomerReturn
from app.commands.reversing import ReverseDocument
from app.domain.book import (
    Case,
    CostLayer,
    CostPool,
    Document,
    DocumentLine,
    ExchangeRate,
    LayerUse,
    OpenItem,
    OrderLine,
    ShipmentLine,
    StockPosition,
)
from app.domain.book.returns import CaseDocument
from tests.scenarios.test_sales_invoicing import invoice
from tests.scenarios.test_shipping import DAY, direct, nuts, order, selling, ship
from tests.support.company import Company, new_company

D = Decimal
BACK = date(2026, 2, 10)


@pytest.fixture
def company(tmp_path: Path) -> Company:
    company = selling(new_company(tmp_path))
    company.receive("NUT", "10", "10")
    return company


def back(quantity: str, *, id: str = "cr1", **fields: Any) -> TakeCustomerReturn:
    """Line 1 of shipment sh1 comes back, credited unless told otherwise."""
    inner: dict[str, Any] = {"shipment_line_no": 1, "location_id": "W1/A"}
    inner |= {k: fields.pop(k) for k in ("disposition", "reason", "location_id", "shipment_line_no", "unit") if k in fields}
    known: dict[str, Any] = {"shipment_id": "sh1", "posting_date": BACK, "credit_note_id": id.replace("cr", "cn")}
    return TakeCustomerReturn(return_id=id, lines=(ReturnLineIn(quantity=D(quantity), **inner),), **known | fields)


def undo(document: str) -> ReverseDocument:
    return ReverseDocument(document_id=document, reversal_id=f"x-{document}", posting_date=BACK, reason="mistake")


@pytest.mark.parametrize("method", ["fifo", "average", "standard"])
def test_sellable_goods_come_back_at_the_cost_they_left_with_and_are_credited(tmp_path: Path, method: str) -> None:
    company = selling(new_company(tmp_path, method=method))
    company.receive("NUT", "10", "10")
    order(company, nuts("4"))
    company.do(ship("4"))
    company.receive("NUT", "10", "20")
    outcome = company.do(back("1"))
    # one of four at cost 40.00 and price 25.00, whatever stock costs by now
    assert company.balances(seq=outcome.seq) == {
        "1200": "-28.75",
        "1300": "10.00",
        "2400": "3.75",
        "4050": "25.00",
        "5000": "-10.00",
    }
    credit = next(item for item in company.all(OpenItem) if item.document_id == "cn1")
    assert (credit.amount, credit.open_base, credit.side) == (D("-28.75"), D("-28.75"), "receivable")
    [note] = company.all(Document, kind="credit_note")
    assert (note.number, note.net, note.tax, note.total) == ("CN-2026-000001", D(-25), D("-3.75"), D("-28.75"))
    [line] = company.all(ShipmentLine)
    assert (line.quantity_returned, line.quantity_credited, line.cost_returned, line.revenue) == (D(1), D(1), D(10), D(75))
    assert company.all(OrderLine, order_id="so1")[0].quantity_returned == D(1)


def test_returned_goods_are_a_layer_of_the_day_whose_parent_is_where_they_came_from(tmp_path: Path) -> None:
    company = selling(new_company(tmp_path, method="fifo"))
    company.receive("NUT", "2", "8", on=date(2026, 1, 3))
    company.receive("NUT", "10", "14", on=date(2026, 1, 4))
    company.do(direct("4", "25"))
    # 2 × 8 + 2 × 14 = 44.00 left; 3 of 4 come back at 33.00: the 2 taken last and 1 of the first
    outcome = company.do(back("3"))
    assert company.balances(seq=outcome.seq)["1300"] == "33.00"
    old, new, second, first = company.all(CostLayer)
    assert (old.quantity_remaining, new.quantity_remaining) == (D(0), D(8))
    assert (second.parent_seq, second.parent_n) == (new.layer_seq, new.layer_n)
    assert (first.parent_seq, first.parent_n) == (old.layer_seq, old.layer_n)
    assert [(x.quantity_remaining, x.value_remaining, x.received_on) for x in (second, first)] == [(D(2), D(22), BACK), (D(1), D(11), BACK)]
    uses = company.all(LayerUse, document_id="cr1")
    assert [(u.layer_seq, u.role, u.quantity, u.value, (u.into_seq, u.into_n)) for u in uses] == [
        (new.layer_seq, "COGS", D(-2), D(-22), (second.layer_seq, second.layer_n)),
        (old.layer_seq, "COGS", D(-1), D(-11), (first.layer_seq, first.layer_n)),
    ]


def test_one_by_one_the_last_return_takes_the_rest(company: Company) -> None:
    company.receive("BOX", "3", "33.333333")
    company.do(direct("3", "33.3333", item="BOX"))
    # cost 100.00 and price 100.00 (99.9999)
    costs, credits = [], []
    for n in (1, 2, 3):
        outcome = company.do(back("1", id=f"cr{n}"))
        posted = company.balances(seq=outcome.seq)
        costs.append(posted["1300"])
        credits.append(posted["4050"])
    assert costs == ["33.33", "33.34", "33.33"]
    assert credits == ["33.33", "33.34", "33.33"]
    assert sum(item.open_amount for item in company.all(OpenItem)) == 0
    company.refused(back("1", id="cr4"), "more_than_sold")


def test_more_than_was_sold_is_refused_by_name(company: Company) -> None:
    company.do(direct("4", "25"))
    outcome = company.refused(back("5"), "more_than_sold")
    assert "4 of NUT are still with the customer; 5 cannot come back" in outcome.message
    lines = tuple(ReturnLineIn(shipment_line_no=1, quantity=D(3), location_id="W1/A") for _ in range(2))
    company.refused(
        TakeCustomerReturn(return_id="cr1", shipment_id="sh1", posting_date=BACK, credit_note_id="cn1", lines=lines), "more_than_sold"
    )
    company.refused(back("1", shipment_line_no=2), "invalid_value")
    company.refused(back("0"), "invalid_value")
    company.refused(back("1", credit_note_id=""), "invalid_value")
    company.refused(back("1", shipment_id="ci1"), "wrong_state")
    company.refused(back("1", location_id="W1/Q"), "invalid_value")
    company.refused(back("1", disposition="quarantine"), "invalid_value")
    company.refused(back("1", posting_date=date(2031, 1, 1)), "period_missing")
    assert company.all(ShipmentLine)[0].quantity_returned == 0
    assert company.all(CaseDocument) == []


def test_after_a_standard_cost_rise_stock_is_at_standard_and_the_difference_a_variance(tmp_path: Path) -> None:
    from app.commands.master_data import DefineItems
    from app.domain.book import ItemCosting

    company = selling(new_company(tmp_path, method="standard"))
    company.receive("NUT", "4", "10")
    company.do(direct("4", "25"))
    company.do(DefineItems(costing=(ItemCosting(item_id="NUT", entity_id="NORTH", method="standard", standard_cost=D(12)),)))
    outcome = company.do(back("2"))
    assert company.balances(seq=outcome.seq) == {
        "1200": "-50.00",
        "1300": "24.00",
        "4050": "50.00",
        "5000": "-20.00",
        "5100": "-4.00",
    }


def test_damaged_goods_go_to_quarantine_and_the_case_stays_open(company: Company) -> None:
    company.do(direct("4", "25"))
    outcome = company.do(back("2", disposition="quarantine", location_id="W1/Q"))
    assert company.balances(seq=outcome.seq) == {"1200": "-50.00", "1310": "20.00", "4050": "50.00", "5000": "-20.00"}
    [case] = company.all(Case)
    assert (case.id, case.kind, case.state, case.money_at_risk) == ("cr1", "customer_return", "open", D(50))
    assert [(row.position, row.document_id, row.part) for row in company.all(CaseDocument)] == [
        (3, "cn1", "credit_note"),
        (2, "cr1", "return"),
        (1, "sh1", "shipment"),
    ]


def test_scrap_is_written_off_with_its_reason_and_leaves_no_stock(company: Company) -> None:
    company.do(direct("4", "25"))
    company.refused(back("2", disposition="scrap", location_id="W1/Q"), "reason_required")
    company.refused(back("2", disposition="scrap", location_id="W1/Q", reason="count-1"), "invalid_value")
    company.refused(back("2", disposition="scrap", location_id="W1/Q", reason="write_off-1"), "invalid_value")
    scrap = back("2", disposition="scrap", location_id="W1/Q", reason="write_off-1", write_off_id="wo1")
    outcome = company.do(scrap)
    assert company.balances(seq=outcome.seq) == {"1200": "-50.00", "4050": "50.00", "5000": "-20.00", "5400": "20.00"}
    assert company.balances(document="wo1") == {"1310": "-20.00", "5400": "20.00"}
    assert outcome.result["write_off_number"] == "WO-2026-000001"
    assert [p.quantity for p in company.all(StockPosition, location_id="W1/Q")] == [D(0)]
    assert company.all(Case)[0].state == "resolved"
    company.refused(undo("cr1"), "stands_on")
    company.do(undo("wo1"))
    company.do(undo("cr1"))
    assert company.balances()["5000"] == "40.00"


def test_a_replacement_opens_the_order_again(company: Company) -> None:
    order(company, nuts("4"))
    company.do(ship("4"))
    company.do(back("1", resolution="replacement"))
    [line] = company.all(OrderLine, order_id="so1")
    assert (line.quantity_open, line.quantity_fulfilled, line.quantity_returned) == (D(1), D(3), D(1))
    assert company.all(Document, id="so1")[0].state == "part_done"
    company.do(ship("1", id="sh2", posting_date=BACK))
    assert company.all(Document, id="so1")[0].state == "done"
    # four at 25.00 billed, one credited, one billed again; four cost
    assert {k: v for k, v in company.balances().items() if k in ("1200", "4000", "4050", "5000", "1300")} == {
        "1200": "115.00",
        "1300": "60.00",
        "4000": "-125.00",
        "4050": "25.00",
        "5000": "40.00",
    }
    company.do(direct("1", "25", id="sh3"))
    company.refused(back("1", id="cr2", shipment_id="sh3", resolution="replacement"), "invalid_value")


def test_what_was_not_invoiced_is_taken_back_without_a_credit_note(company: Company) -> None:
    order(company, nuts("4"))
    company.do(ship("4", invoice_id=""))
    company.refused(back("1"), "invalid_value")
    outcome = company.do(back("1", credit_note_id=""))
    assert company.balances(seq=outcome.seq) == {"1210": "-25.00", "1300": "10.00", "4050": "25.00", "5000": "-10.00"}
    company.do(invoice("sh1", on=BACK))
    assert company.all(Document, id="ci1")[0].net == D(75)
    assert "1210" not in company.balances()


def test_a_return_of_a_part_invoiced_line_takes_the_uninvoiced_first(company: Company) -> None:
    order(company, nuts("4", tax_code=""))
    company.do(ship("4", invoice_id=""))
    from app.commands.sales_invoicing import InvoiceLineIn

    company.do(invoice("sh1", lines=(InvoiceLineIn(line_no=1, quantity=D(3)),)))
    outcome = company.do(back("2"))
    assert company.balances(seq=outcome.seq) == {"1200": "-25.00", "1210": "-25.00", "1300": "20.00", "4050": "50.00", "5000": "-20.00"}
    assert [line.quantity for line in company.all(DocumentLine, document_id="cn1")] == [D(-1)]
    assert "1210" not in company.balances()


def test_goods_that_never_arrived_come_back_from_the_road(company: Company) -> None:
    order(company, nuts("4"))
    company.do(ship("4", control_passes="delivery"))
    outcome = company.do(back("1"))
    # 25.00 was deferred and never revenue; the cost comes from where it waited
    assert company.balances(seq=outcome.seq) == {"1200": "-28.75", "1300": "10.00", "1330": "-10.00", "2300": "25.00", "2400": "3.75"}
    delivered = company.do(ConfirmDelivery(delivery_id="dl1", shipment_id="sh1", posting_date=BACK))
    assert company.balances(seq=delivered.seq) == {"1330": "-30.00", "2300": "75.00", "4000": "-75.00", "5000": "30.00"}
    net = sum((u.quantity for u in company.all(LayerUse) if u.role == "SHIPPED_NOT_INVOICED"), D(0))
    assert net == 0
    assert sum((u.quantity for u in company.all(LayerUse) if u.role == "COGS"), D(0)) == D(3)


def test_after_delivery_the_cost_comes_back_from_cost_of_sales(company: Company) -> None:
    order(company, nuts("4"))
    company.do(ship("4", invoice_id="", control_passes="delivery"))
    company.do(ConfirmDelivery(delivery_id="dl1", shipment_id="sh1", posting_date=BACK))
    outcome = company.do(back("4", credit_note_id=""))
    assert company.balances(seq=outcome.seq) == {"1210": "-100.00", "1300": "40.00", "4050": "100.00", "5000": "-40.00"}


def test_a_foreign_credit_takes_the_rate_of_its_invoice(company: Company) -> None:
    rates = tuple(ExchangeRate(base="EUR", currency="USD", valid_on=day, rate=D(rate)) for day, rate in ((DAY, "0.90"), (BACK, "0.95")))
    company.do(DefineRates(rates=rates))
    company.do(direct("4", "25", customer="YANK"))
    outcome = company.do(back("4"))
    assert company.balances(seq=outcome.seq) == {"1200": "-90.00", "1300": "40.00", "4050": "90.00", "5000": "-40.00"}
    assert sum(item.open_base for item in company.all(OpenItem)) == 0


def test_goods_may_come_back_to_another_warehouse(company: Company) -> None:
    company.do(direct("4", "25"))
    company.do(back("1", location_id="W2/A"))
    assert [(p.location_id, p.quantity) for p in company.all(StockPosition)] == [("W1/A", D(6)), ("W2/A", D(1))]
    [pool] = company.all(CostPool)
    assert (pool.quantity, pool.value) == (D(7), D(70))


def test_a_large_credit_waits_for_a_decision_and_posts_nothing_before(company: Company) -> None:
    company.do(direct("4", "500"))
    outcome = company.do(back("3"), expect="held")
    assert len(outcome.result["requests"]) == 1
    assert company.all(ShipmentLine)[0].quantity_returned == 0
    assert company.all(Document, id="cr1")[0].state == "held"
    assert company.all(Case) == []


@pytest.mark.parametrize(("currency", "cost", "credit"), [("JPY", "3", "8"), ("KWD", "2.500", "8.335")])
def test_amounts_have_the_decimals_of_the_currency(tmp_path: Path, currency: str, cost: str, credit: str) -> None:
    company = selling(new_company(tmp_path, currency=currency))
    company.receive("NUT", "4", "2.5")
    company.do(direct("3", "8.335"))
    # JPY: cost 10 × 3/4 = 7.5 → 8, a third of it 2.67 → 3; 25.005 → 25, a third 8.33 → 8
    # KWD: cost 7.500, a third 2.500; 25.005, a third 8.335
    outcome = company.do(back("1"))
    [line] = company.all(ShipmentLine)
    assert (line.cost_returned, line.net_credited) == (D(cost), D(credit))
    assert outcome.status == "posted"
