"""Cases closed by hand: only those that nothing waits for, by who may, and with what became of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.commands.adjusting import DamageLine, ReportDamage
from app.commands.cases import AssignCase, ResolveCase
from app.commands.opening_balance import OpeningStock, PostOpeningBalance
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.domain.book import Case
from tests.support.company import Company, new_company

D = Decimal
DAY = date(2026, 1, 20)


@pytest.fixture
def company(tmp_path: Path) -> Company:
    """4 of 10 NUT are damaged in W1: case d1/1."""
    company = new_company(tmp_path)
    line = OpeningStock(item_id="NUT", location_id="W1/A", quantity=D(10), value=D(100))
    company.do(PostOpeningBalance(balance_id="ob1", entity_id="NORTH", posting_date=DAY, stock=(line,)))
    damaged = DamageLine(item_id="NUT", quantity=D(4), location_id="W1/A", quarantine_id="W1/Q")
    company.do(ReportDamage(damage_id="d1", warehouse_id="W1", posting_date=DAY, reason="damage-1", lines=(damaged,)))
    return company


def case(company: Company, id: str = "d1/1") -> Case:
    [found] = company.all(Case, id=id)
    assert isinstance(found, Case)
    return found


def test_a_case_is_closed_once_with_its_resolution(company: Company) -> None:
    company.refused(ResolveCase(case_id="d1/1", resolution=" "), "invalid_value")
    company.do(ResolveCase(case_id="d1/1", resolution="sellable after all"), member="sam")
    assert (case(company).state, case(company).resolution, case(company).resolved_by) == ("resolved", "sellable after all", "sam")
    company.refused(ResolveCase(case_id="d1/1", resolution="again"), "wrong_state")


def test_a_case_is_given_to_a_role_that_can_resolve_it(company: Company) -> None:
    company.do(AssignCase(case_id="d1/1", owner_role="finance_clerk", due_on=date(2026, 2, 1)), member="sam")
    assert (case(company).owner_role, case(company).due_on) == ("finance_clerk", date(2026, 2, 1))
    company.do(AssignCase(case_id="d1/1", owner_role="warehouse_supervisor"), member="clara")
    assert case(company).due_on == date(2026, 2, 1)
    company.refused(AssignCase(case_id="d1/1", owner_role="sales"), "invalid_value")
    company.refused(AssignCase(case_id="d1/1", owner_role="king"), "unknown_id")
    company.refused(AssignCase(case_id="d1/1", due_on=date(2026, 1, 1)), "invalid_value")


def test_goods_that_are_still_the_suppliers_keep_their_case_open(company: Company) -> None:
    ordered = PurchaseLine(item_id="NUT", quantity=D(10), unit_price=D(10))
    company.do(
        PlacePurchaseOrder(order_id="po1", entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=DAY, lines=(ordered,))
    )
    broken = ReceiptLineIn(order_line_no=1, quantity=D(3), location_id="W1/Q", condition="damaged")
    company.do(PostGoodsReceipt(receipt_id="gr1", order_id="po1", posting_date=DAY, lines=(broken,)))
    outcome = company.refused(ResolveCase(case_id="gr1/1", resolution="never mind"), "invalid_value")
    assert "send them back" in outcome.message
