"""Adjustments, damage, write-offs and claims, with figures worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.commands.adjusting import AdjustmentLine, ClaimDamage, DamageLine, PostAdjustment, ReportDamage, SettledLine, WriteOff
from app.commands.approvals import ApproveRequest
from app.commands.finance_data import DefineAccounts
from app.commands.landed_cost import LandedLineIn, LandedReceipt, PostLandedCost
from app.commands.master_data import DefineItems
from app.commands.reversing import ReverseDocument
from app.domain.book import (
    Account,
    ApprovalRequest,
    Case,
    CostPool,
    Document,
    Item,
    ItemCosting,
    ItemUnit,
    LayerUse,
    PostingRule,
    StockPosition,
)
from app.domain.book.returns import Claim
from tests.support.company import Company, new_company

D = Decimal
DAY = date(2026, 1, 25)


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return new_company(tmp_path, method="fifo")


def adjust(*lines: AdjustmentLine, id: str = "ad1", reason: str = "adjustment-1", warehouse: str = "W1") -> PostAdjustment:
    return PostAdjustment(adjustment_id=id, warehouse_id=warehouse, posting_date=DAY, reason=reason, lines=lines)


def up(quantity: str, item: str = "NUT", location: str = "W1/A", **fields: Any) -> AdjustmentLine:
    return AdjustmentLine(item_id=item, location_id=location, quantity=D(quantity), **fields)


def damage(quantity: str, location: str = "W1/A", quarantine: str = "W1/Q", reason: str = "damage-1", id: str = "dr1") -> ReportDamage:
    line = DamageLine(item_id="NUT", quantity=D(quantity), location_id=location, quarantine_id=quarantine)
    return ReportDamage(damage_id=id, warehouse_id="W1", posting_date=DAY, reason=reason, lines=(line,))


def write_off(quantity: str, case: str = "", location: str = "W1/Q", reason: str = "write_off-1", id: str = "wo1") -> WriteOff:
    line = SettledLine(item_id="NUT", quantity=D(quantity), location_id=location, case_id=case)
    return WriteOff(write_off_id=id, warehouse_id="W1", posting_date=DAY, reason=reason, lines=(line,))


def claim(quantity: str, case: str = "", partner: str = "ACME", id: str = "dc1") -> ClaimDamage:
    line = SettledLine(item_id="NUT", quantity=D(quantity), location_id="W1/Q", case_id=case)
    return ClaimDamage(claim_id=id, warehouse_id="W1", posting_date=DAY, partner_id=partner, reason="damage-1", lines=(line,))


@pytest.mark.parametrize(
    ("method", "down", "gain"),
    [
        # 10 at 10.00 and 10 at 13.00. Three down: FIFO 30.00, average 3 × 11.50, standard 30.00. Then two up: FIFO at 13.00,
        # average at 195.50 / 17 = 11.50, standard at 10.00.
        ("fifo", "30.00", "26.00"),
        ("average", "34.50", "23.00"),
        ("standard", "30.00", "20.00"),
    ],
)
def test_down_and_up_by_costing_method(tmp_path: Path, method: str, down: str, gain: str) -> None:
    company = new_company(tmp_path, method=method)
    company.receive("NUT", "10", "10")
    company.receive("NUT", "10", "13", on=date(2026, 1, 15))
    company.do(adjust(up("-3")))
    assert company.balances(document="ad1") == {"1300": f"-{down}", "5300": down}
    company.do(adjust(up("2"), id="ad2"))
    assert company.balances(document="ad2") == {"1300": gain, "5300": f"-{gain}"}


@pytest.mark.parametrize(("currency", "value"), [("JPY", "33"), ("EUR", "33.33"), ("KWD", "33.333")])
def test_a_gain_rounds_to_the_currency(tmp_path: Path, currency: str, value: str) -> None:
    company = new_company(tmp_path, method="average", currency=currency)
    company.receive("NUT", "3", "33.333333")
    company.do(adjust(up("1")))
    [pool] = company.all(CostPool)
    assert pool.value == {"JPY": D(133), "EUR": D("133.33"), "KWD": D("133.333")}[currency]
    assert company.all(Document, id="ad1")[0].net == D(value)


def test_warehouses_kept_apart_adjust_at_their_own_cost(tmp_path: Path) -> None:
    company = new_company(tmp_path, scope="warehouse")
    company.receive("NUT", "4", "10")
    company.receive("NUT", "4", "20", location="W2/A")
    company.do(adjust(up("-1", location="W2/A"), warehouse="W2"))
    assert company.balances(document="ad1") == {"1300": "-20.00", "5300": "20.00"}


def test_lots_kept_apart_adjust_at_their_own_cost(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    wine = Item(id="WINE", name="Wine", family="goods", base_unit="pc", tracking="lot")
    company.do(DefineItems(items=(wine,), costing=(ItemCosting(item_id="WINE", entity_id="NORTH", method="average", scope="lot"),)))
    company.receive("WINE", "4", "10", lot="L1")
    company.receive("WINE", "4", "20", lot="L2")
    company.do(adjust(up("-1", item="WINE", lot_id="L2"), up("1", item="WINE", lot_id="L1")))
    assert company.balances(document="ad1") == {"1300": "-10.00", "5300": "10.00"}


def test_each_reason_has_its_own_account(company: Company) -> None:
    extra = Account(entity_id="NORTH", id="5310", name="Samples", type="expense")
    rule = PostingRule(entity_id="NORTH", role="ADJUSTMENT", reason="adjustment-1", account_id="5310")
    company.do(DefineAccounts(accounts=(extra,), rules=(rule,)))
    company.receive("NUT", "10", "10")
    company.do(adjust(up("-1")))
    assert company.balances(document="ad1") == {"1300": "-10.00", "5310": "10.00"}


def test_packs_and_a_cost_given_by_hand(company: Company) -> None:
    company.do(DefineItems(units=(ItemUnit(item_id="NUT", unit="crate", numerator=12),)))
    company.refused(adjust(up("1", unit="crate")), "cost_unknown")
    company.do(adjust(up("1", unit="crate", unit_cost=D("1.255"))))
    assert company.balances(document="ad1") == {"1300": "15.06", "5300": "-15.06"}


@pytest.mark.parametrize(
    ("line", "reason", "code"),
    [
        (up("1"), "", "reason_required"),
        (up("1"), "count-1", "invalid_value"),
        (up("1"), "nothing", "unknown_id"),
        (up("0"), "adjustment-1", "invalid_value"),
        (up("-1", unit_cost=D(1)), "adjustment-1", "invalid_value"),
        (up("1", location="W2/A"), "adjustment-1", "invalid_value"),
        (up("1", location="W1/T"), "adjustment-1", "invalid_value"),
        (up("1", item="NIL"), "adjustment-1", "unknown_id"),
        (up("-11"), "adjustment-1", "not_enough_stock"),
    ],
)
def test_what_cannot_be_adjusted(company: Company, line: AdjustmentLine, reason: str, code: str) -> None:
    company.receive("NUT", "10", "10")
    company.refused(adjust(line, reason=reason), code)
    assert company.all(Document, id="ad1") == []


def test_a_large_adjustment_waits_for_approval(company: Company) -> None:
    """Up and down count both: 60 × 9.00 down and 60 × 9.00 up of another item are 1,080.00."""
    company.receive("NUT", "100", "9")
    company.receive("BOX", "100", "9")
    company.do(adjust(up("-60"), up("60", item="BOX")), member="sam", expect="held")
    [asked] = company.all(ApprovalRequest)
    assert (asked.kind, asked.amount) == ("adjustment", D(1080))
    company.do(ApproveRequest(request_id=asked.id), member="clara")
    assert {(p.item_id, p.quantity) for p in company.all(StockPosition)} == {("NUT", D(40)), ("BOX", D(160))}


# damage


def test_damage_goes_to_quarantine_and_is_written_off(company: Company) -> None:
    company.receive("NUT", "10", "7")
    company.do(damage("4"))
    assert company.balances(document="dr1") == {"1300": "-28.00", "1310": "28.00"}
    [case] = company.all(Case)
    assert (case.kind, case.money_at_risk, case.state) == ("damaged_stock", D(28), "open")
    company.do(write_off("3", case=case.id))
    assert company.balances(document="wo1") == {"1310": "-21.00", "5400": "21.00"}
    assert company.all(Case)[0].state == "resolved"
    use = company.all(LayerUse)[-1]
    assert (use.role, use.account_id, use.value, use.reason) == ("WRITE_OFF", "5400", D(21), "write_off-1")


@pytest.mark.parametrize(("method", "value"), [("fifo", "40.00"), ("average", "46.00"), ("standard", "40.00")])
def test_a_claim_takes_damage_to_the_supplier_at_cost(tmp_path: Path, method: str, value: str) -> None:
    """10 at 10.00 and 10 at 13.00, 5 damaged and 4 of them claimed: FIFO 40.00, average 46.00, standard 40.00."""
    company = new_company(tmp_path, method=method)
    company.receive("NUT", "10", "10")
    company.receive("NUT", "10", "13", on=date(2026, 1, 15))
    company.do(damage("5"))
    company.do(claim("4", case="dr1/1"))
    assert company.balances(document="dc1") == {"1310": f"-{value}", "1500": value}
    [owed] = company.all(Claim)
    assert (owed.partner_id, owed.open_base) == ("ACME", D(value))
    company.refused(claim("1", case="dr1/1", id="dc2"), "wrong_state")


def test_what_cannot_be_damaged_or_settled(company: Company) -> None:
    company.receive("NUT", "10", "7")
    company.refused(damage("4", quarantine="W1/B"), "invalid_value")
    company.refused(damage("4", reason=""), "reason_required")
    company.refused(damage("11"), "not_enough_stock")
    company.do(damage("4"))
    company.refused(damage("4", location="W1/Q", id="dr2"), "invalid_value")
    company.refused(write_off("5"), "not_enough_stock")
    company.refused(write_off("1", case="none"), "unknown_id")
    company.refused(write_off("1", reason=""), "reason_required")
    company.refused(claim("1", partner="SHOP"), "invalid_value")


def test_a_large_write_off_waits_and_keeps_its_case_open(company: Company) -> None:
    company.receive("NUT", "100", "9")
    company.receive("NUT", "100", "9")
    company.do(damage("150"))
    company.do(write_off("150", case="dr1/1"), member="sam", expect="held")
    assert company.all(Case)[0].state == "open"
    [asked] = company.all(ApprovalRequest)
    assert (asked.kind, asked.amount, asked.role) == ("write_off", D(1350), "finance_clerk")
    company.do(ApproveRequest(request_id=asked.id), member="clara")
    assert company.balances(document="wo1") == {"1310": "-1350.00", "5400": "1350.00"}
    assert company.all(Case)[0].state == "resolved"


def test_a_thousand_lines_of_adjustment_post(company: Company) -> None:
    company.receive("NUT", "2000", "0.4")
    company.do(adjust(*[up("-1")] * 1000))
    assert company.balances(document="ad1") == {"1300": "-400.00", "5300": "400.00"}


def reverse(document: str, id: str) -> ReverseDocument:
    return ReverseDocument(document_id=document, reversal_id=id, posting_date=DAY, reason="a mistake")


@pytest.mark.parametrize("method", ["fifo", "average", "standard"])
def test_corrections_are_taken_back_in_turn(tmp_path: Path, method: str) -> None:
    company = new_company(tmp_path, method=method)
    company.receive("NUT", "10", "10")
    company.receive("NUT", "10", "13", on=date(2026, 1, 15))
    before = company.balances()
    company.do(damage("5"))
    company.do(write_off("2", case="dr1/1"))
    company.do(claim("1"))
    company.refused(reverse("dr1", "xr1"), "stands_on")
    company.do(reverse("dc1", "xr2"))
    assert company.all(Claim)[0].open_base == 0
    company.do(reverse("wo1", "xr3"))
    assert company.all(Case)[0].state == "open"
    company.do(reverse("dr1", "xr4"))
    assert company.all(Case)[0].state == "resolved"
    company.do(adjust(up("-3"), up("2")))
    company.do(reverse("ad1", "xr5"))
    assert company.balances() == before


@pytest.mark.parametrize("method", ["fifo", "average"])
def test_late_cost_follows_to_the_write_off_and_not_to_the_claim(tmp_path: Path, method: str) -> None:
    """10 at 10.00: 6 on hand, 1 in quarantine, 2 written off, 1 claimed at 10.00. 20.00 of freight: 2.00 a piece, and what was
    claimed is owed as it was claimed, so that its share is a price variance."""
    company = new_company(tmp_path, method=method)
    receipt = company.receive("NUT", "10", "10")
    company.do(damage("4"))
    company.do(write_off("2"))
    company.do(claim("1"))
    line = LandedLineIn(cost_type="freight", amount=D(20), allocate_by="value", receipts=(LandedReceipt(receipt_id=receipt),))
    bill = PostLandedCost(landed_cost_id="lc1", entity_id="NORTH", supplier_id="HAUL", reference="H-1", posting_date=DAY, lines=(line,))
    company.do(bill)
    assert company.balances(document="lc1") == {"1300": "12.00", "1310": "2.00", "2100": "-20.00", "5100": "2.00", "5400": "4.00"}
