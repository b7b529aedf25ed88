"""Credit notes without goods: allowances on invoiced lines, their limits and their reversal; figures by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.commands.credit_notes import CreditLineIn, PostCreditNote
from app.commands.reversing import ReverseDocument
from app.domain.book import Document, OpenItem, ShipmentLine
from tests.scenarios.test_returns import back
from tests.scenarios.test_shipping import direct, nuts, order, selling, ship
from tests.support.company import Company, new_company

D = Decimal
LATER = date(2026, 2, 12)


@pytest.fixture
def company(tmp_path: Path) -> Company:
    company = selling(new_company(tmp_path))
    company.receive("NUT", "10", "10")
    return company


def credit(net: str, *, id: str = "cn9", shipment: str = "sh1", line: int = 1) -> PostCreditNote:
    return PostCreditNote(
        credit_note_id=id, posting_date=LATER, lines=(CreditLineIn(shipment_id=shipment, line_no=line, net=D(net)),), note="late"
    )


def test_an_allowance_takes_back_revenue_and_tax_but_no_goods(company: Company) -> None:
    order(company, nuts("4"))
    company.do(ship("4"))
    outcome = company.do(credit("10"))
    assert company.balances(seq=outcome.seq) == {"1200": "-11.50", "2400": "1.50", "4050": "10.00"}
    item = next(item for item in company.all(OpenItem) if item.document_id == "cn9")
    assert (item.open_amount, item.partner_id) == (D("-11.50"), "SHOP")
    [line] = company.all(ShipmentLine)
    assert (line.net_credited, line.tax_credited, line.revenue, line.quantity_returned) == (D(10), D("1.5"), D(90), D(0))


def test_a_return_after_an_allowance_credits_what_is_left(company: Company) -> None:
    order(company, nuts("4"))
    company.do(ship("4"))
    company.do(credit("10"))
    outcome = company.do(back("4"))
    # 100.00 + 15.00 less 10.00 + 1.50
    assert company.balances(seq=outcome.seq) == {"1200": "-103.50", "1300": "40.00", "2400": "13.50", "4050": "90.00", "5000": "-40.00"}
    assert "1200" not in company.balances()


def test_no_more_is_credited_than_was_invoiced(company: Company) -> None:
    company.do(direct("4", "25"))
    company.do(direct("1", "25", id="sh2", invoice_id=""))
    company.refused(credit("100.01"), "more_than_invoiced")
    company.refused(credit("0"), "invalid_value")
    company.refused(credit("1", shipment="sh2"), "invalid_value")
    company.refused(credit("1", line=2), "unknown_id")
    company.do(credit("100"))
    company.refused(credit("0.01", id="cn8"), "more_than_invoiced")


def test_goods_on_the_road_are_credited_out_of_what_is_deferred(company: Company) -> None:
    order(company, nuts("4"))
    company.do(ship("4", control_passes="delivery"))
    outcome = company.do(credit("10"))
    assert company.balances(seq=outcome.seq) == {"1200": "-11.50", "2300": "10.00", "2400": "1.50"}


def test_a_large_allowance_waits_for_a_decision(company: Company) -> None:
    company.do(direct("4", "1000"))
    company.do(credit("1000.01"), expect="held")
    assert company.all(ShipmentLine)[0].net_credited == 0
    company.do(credit("1000", id="cn8"))


def test_an_allowance_is_reversed(company: Company) -> None:
    order(company, nuts("4"))
    company.do(ship("4"))
    before = company.balances()
    company.do(credit("10"))
    outcome = company.do(ReverseDocument(document_id="sh1", reversal_id="x1", posting_date=LATER, reason="no"), expect="refused")
    assert outcome.result["refusal"]["code"] == "stands_on"
    company.do(ReverseDocument(document_id="cn9", reversal_id="x2", posting_date=LATER, reason="no"))
    assert company.balances() == before
    [line] = company.all(ShipmentLine)
    assert (line.net_credited, line.tax_credited, line.revenue) == (D(0), D(0), D(100))
    assert company.all(Document, id="cn9")[0].state == "reversed"
