"""Reversals of sales documents: everything they changed is as before, and what stands on them is named."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.commands.delivery import ConfirmDelivery
from app.commands.reversing import ReverseDocument
from app.commands.sales_invoicing import InvoiceLineIn
from app.domain.book import Case, CostPool, Document, OpenItem, OrderLine, ShipmentLine, StockPosition
from app.domain.book.returns import ReturnedLayer
from app.domain.book.sales import BilledAhead
from tests.scenarios.test_returns import back
from tests.scenarios.test_sales_invoicing import invoice
from tests.scenarios.test_shipping import DAY, direct, nuts, order, selling, ship
from tests.support.company import Company, new_company

D = Decimal
UNDO = date(2026, 3, 1)
FIGURES = (
    "quantity_invoiced",
    "quantity_credited",
    "net_invoiced",
    "tax_invoiced",
    "net_credited",
    "tax_credited",
    "cost_returned",
    "revenue",
    "revenue_accrued",
    "revenue_cleared",
    "deferred",
)


@pytest.fixture(params=["fifo", "average", "standard"])
def company(request: pytest.FixtureRequest, tmp_path: Path) -> Company:
    company = selling(new_company(tmp_path, method=request.param))
    company.receive("NUT", "10", "10")
    order(company, nuts("6"))
    return company


def reversal(document: str) -> ReverseDocument:
    return ReverseDocument(document_id=document, reversal_id=f"x-{document}", posting_date=UNDO, reason="entered by mistake")


def facts(company: Company) -> dict[str, Any]:
    """What a reversal has to bring back: balances, stock, order and shipped lines, open items, what was invoiced ahead."""
    return {
        "balances": company.balances(),
        "stock": [(p.location_id, p.quantity) for p in company.all(StockPosition) if p.quantity],
        "pools": [(p.account_id, p.quantity, p.value) for p in company.all(CostPool) if p.quantity],
        "order": [
            (x.quantity_open, x.quantity_fulfilled, x.quantity_invoiced, x.quantity_returned)
            for x in company.all(OrderLine, order_id="so1")
        ],
        "state": company.all(Document, id="so1")[0].state,
        "lines": [[getattr(x, f) for f in FIGURES] for x in company.all(ShipmentLine) if x.quantity != x.quantity_returned],
        "items": [(i.document_id, i.open_amount, i.open_base) for i in company.all(OpenItem) if i.open_amount],
        "ahead": [(x.quantity, x.net, x.tax, x.deferred) for x in company.all(BilledAhead) if x.quantity],
        "came back": [r.quantity for r in company.all(ReturnedLayer) if r.quantity],
    }


def test_a_shipment_invoiced_at_once_is_taken_back_with_its_invoice(company: Company) -> None:
    before = facts(company)
    company.do(ship("4"))
    company.refused(reversal("ci1"), "stands_on")
    company.do(reversal("sh1"))
    assert facts(company) == before
    assert [(d.id, d.state, d.reversed_by) for d in company.all(Document) if d.id in ("sh1", "ci1")] == [
        ("ci1", "reversed", "x-sh1"),
        ("sh1", "reversed", "x-sh1"),
    ]
    company.refused(invoice("sh1", id="ci2"), "wrong_state")
    company.refused(back("1"), "wrong_state")
    company.do(ship("6", id="sh2"))


def test_a_shipment_that_used_an_advance_invoice_gives_it_back(company: Company) -> None:
    company.do(invoice(order_id="so1", on=DAY, lines=(InvoiceLineIn(line_no=1, quantity=D(4)),)))
    before = facts(company)
    company.do(ship("5", invoice_id="ci5"))
    company.refused(reversal("ci1"), "stands_on")
    company.do(reversal("sh1"))
    assert facts(company) == before
    company.do(reversal("ci1"))
    assert facts(company)["ahead"] == []
    assert company.balances() == {"1300": "100.00", "2200": "-100.00"}


def test_an_invoice_made_later_is_taken_back_alone_and_made_again(company: Company) -> None:
    company.do(ship("4", invoice_id=""))
    before = facts(company)
    company.do(invoice("sh1"))
    company.refused(reversal("sh1"), "stands_on")
    company.do(reversal("ci1"))
    assert facts(company) == before
    company.do(invoice("sh1", id="ci2"))
    assert company.balances()["1200"] == "115.00"


def test_a_delivery_is_taken_back_until_something_stands_on_it(company: Company) -> None:
    company.do(ship("4", invoice_id="", control_passes="delivery"))
    before = facts(company)
    company.do(ConfirmDelivery(delivery_id="dl1", shipment_id="sh1", posting_date=DAY))
    company.do(reversal("dl1"))
    assert facts(company) == before
    company.do(ConfirmDelivery(delivery_id="dl2", shipment_id="sh1", posting_date=DAY))
    company.refused(reversal("sh1"), "stands_on")
    company.do(back("1", credit_note_id=""))
    company.refused(reversal("dl2"), "stands_on")
    company.do(reversal("cr1"))
    company.do(reversal("dl2"))
    assert facts(company) == before


def test_a_delivery_that_was_invoiced_since_stands(company: Company) -> None:
    company.do(ship("4", invoice_id="", control_passes="delivery"))
    company.do(ConfirmDelivery(delivery_id="dl1", shipment_id="sh1", posting_date=DAY))
    company.do(invoice("sh1"))
    company.refused(reversal("dl1"), "stands_on")
    company.do(reversal("ci1"))
    company.do(reversal("dl1"))
    assert company.balances()["1330"] == "40.00"


@pytest.mark.parametrize("resolution", ["credit", "replacement"])
def test_a_return_is_taken_back_with_its_credit_note_and_case(company: Company, resolution: str) -> None:
    company.do(ship("4"))
    before = facts(company)
    company.do(back("3", resolution=resolution))
    company.refused(reversal("sh1"), "stands_on")
    company.refused(reversal("cn1"), "stands_on")
    company.do(reversal("cr1"))
    assert facts(company) == before
    assert [(c.state, c.resolution) for c in company.all(Case)] == [("resolved", "the return was reversed")]
    company.do(back("4", id="cr2"))
    assert "1200" not in company.balances()


def test_returned_goods_that_were_sold_again_keep_their_return(company: Company) -> None:
    company.do(direct("10", "25", id="sh1"))
    company.do(back("3"))
    company.do(direct("1", "25", id="sh2"))
    outcome = company.do(reversal("cr1"), expect="refused")
    assert outcome.result["refusal"]["code"] in ("stands_on", "not_enough_stock")


def test_a_replacement_that_was_shipped_keeps_its_return(company: Company) -> None:
    company.do(ship("6"))
    company.do(back("2", resolution="replacement"))
    company.receive("NUT", "5", "10")
    company.do(ship("2", id="sh2", posting_date=UNDO))
    outcome = company.do(reversal("cr1"), expect="refused")
    assert outcome.result["refusal"]["code"] == "stands_on"
