"""Cost that comes after the sale finds the goods: with the customer, on the road, delivered, or come back; figures by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import permutations
from pathlib import Path

import pytest

from app.commands.delivery import ConfirmDelivery
from app.commands.landed_cost import LandedLineIn, LandedReceipt, PostLandedCost
from tests.scenarios.test_returns import back
from tests.scenarios.test_shipping import DAY, direct, selling
from tests.support.company import Company, new_company

D = Decimal
LATER = date(2026, 2, 20)


@pytest.fixture(params=["fifo", "average"])
def company(request: pytest.FixtureRequest, tmp_path: Path) -> Company:
    return selling(new_company(tmp_path, method=request.param))


def freight(receipt: str, amount: str = "60") -> PostLandedCost:
    line = LandedLineIn(cost_type="freight", amount=D(amount), allocate_by="quantity", receipts=(LandedReceipt(receipt_id=receipt),))
    return PostLandedCost(landed_cost_id="lc1", entity_id="NORTH", supplier_id="HAUL", reference="F1", posting_date=LATER, lines=(line,))


def test_landed_cost_after_the_sale_reaches_cost_of_sales(company: Company) -> None:
    receipt = company.receive("NUT", "10", "10")
    company.do(direct("8", "25"))
    outcome = company.do(freight(receipt))
    assert company.balances(seq=outcome.seq) == {"1300": "12.00", "2100": "-60.00", "5000": "48.00"}


def test_landed_cost_follows_goods_that_came_back(company: Company) -> None:
    receipt = company.receive("NUT", "10", "10")
    company.do(direct("8", "25"))
    company.do(back("3"))
    outcome = company.do(freight(receipt))
    # 2 never left and 3 are back, 5 are with the customer: 6.00 each
    assert company.balances(seq=outcome.seq) == {"1300": "30.00", "2100": "-60.00", "5000": "30.00"}


def test_on_the_road_it_waits_with_the_goods_and_delivery_releases_all_of_it(company: Company) -> None:
    receipt = company.receive("NUT", "10", "10")
    company.do(direct("8", "25", control_passes="delivery"))
    outcome = company.do(freight(receipt))
    assert company.balances(seq=outcome.seq) == {"1300": "12.00", "1330": "48.00", "2100": "-60.00"}
    delivered = company.do(ConfirmDelivery(delivery_id="dl1", shipment_id="sh1", posting_date=LATER))
    assert company.balances(seq=delivered.seq) == {"1330": "-128.00", "2300": "200.00", "4000": "-200.00", "5000": "128.00"}
    assert "1330" not in company.balances()


def test_after_delivery_it_reaches_cost_of_sales(company: Company) -> None:
    receipt = company.receive("NUT", "10", "10")
    company.do(direct("8", "25", control_passes="delivery"))
    company.do(ConfirmDelivery(delivery_id="dl1", shipment_id="sh1", posting_date=DAY))
    outcome = company.do(freight(receipt))
    assert company.balances(seq=outcome.seq) == {"1300": "12.00", "2100": "-60.00", "5000": "48.00"}


@pytest.mark.parametrize("order", list(permutations(["deliver", "return", "land"])))
def test_in_any_order_stock_and_cost_of_sales_are_what_was_paid(company: Company, order: tuple[str, ...]) -> None:
    receipt = company.receive("NUT", "10", "9.99")
    company.do(direct("7", "25", control_passes="delivery"))
    steps = {
        "deliver": lambda: company.do(ConfirmDelivery(delivery_id="dl1", shipment_id="sh1", posting_date=LATER)),
        "return": lambda: company.do(back("3", posting_date=LATER)),
        "land": lambda: company.do(freight(receipt, "10.01")),
    }
    for step in order:
        steps[step]()
    after = company.balances()
    assert D(after["1300"]) + D(after["5000"]) == D("109.91")
    assert "1330" not in after and "2300" not in after
