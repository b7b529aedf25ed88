"""Revaluation, standard-cost rolls and write-downs, with figures worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.commands.adjusting import AdjustmentLine, PostAdjustment
from app.commands.approvals import ApproveRequest
from app.commands.revaluation import RevaluationLine, RevalueStock, RollStandardCost, StandardCost
from app.commands.reversing import ReverseDocument
from app.commands.stock_moves import MoveLine, MoveStock
from app.commands.transfer_arrivals import ReceiveTransfer
from app.commands.transfers import RequestTransfer, ShipTransfer, ShipTransferLine, TransferLineIn
from app.commands.write_downs import RealisableValue, ReverseWriteDown, WriteDownReversal, WriteDownToNrv
from app.domain.book import ApprovalRequest, CostLayer, CostPool, ItemCosting
from app.domain.book.late_cost import LateCostShare
from app.domain.book.revaluation import InventoryAllowance
from tests.support.company import Company, new_company

D = Decimal
DAY = date(2026, 1, 25)


def revalue(id: str = "rv1", **line: Any) -> RevalueStock:
    return RevalueStock(revaluation_id=id, entity_id="NORTH", posting_date=DAY, lines=(RevaluationLine(item_id="NUT", **line),))


def roll(cost: str, item: str = "NUT") -> RollStandardCost:
    return RollStandardCost(roll_id="rs1", entity_id="NORTH", posting_date=DAY, lines=(StandardCost(item_id=item, standard_cost=D(cost)),))


def nrv(unit_value: str, id: str = "wd1") -> WriteDownToNrv:
    line = RealisableValue(item_id="NUT", unit_value=D(unit_value))
    return WriteDownToNrv(write_down_id=id, entity_id="NORTH", posting_date=DAY, lines=(line,))


def give_back(amount: str | None = None, id: str = "wd2") -> ReverseWriteDown:
    line = WriteDownReversal(item_id="NUT", amount=None if amount is None else D(amount))
    return ReverseWriteDown(write_down_id=id, entity_id="NORTH", posting_date=DAY, lines=(line,))


def two_prices(company: Company) -> None:
    """10 at 10.00 and 10 at 13.00: 230.00."""
    company.receive("NUT", "10", "10")
    company.receive("NUT", "10", "13", on=date(2026, 1, 15))


def take(company: Company, quantity: str, location: str = "W1/A") -> None:
    line = AdjustmentLine(item_id="NUT", location_id=location, quantity=-D(quantity))
    company.do(PostAdjustment(adjustment_id="ad1", warehouse_id="W1", posting_date=DAY, reason="adjustment-1", lines=(line,)))


@pytest.mark.parametrize("method", ["fifo", "average"])
def test_a_new_unit_cost_levels_every_layer(tmp_path: Path, method: str) -> None:
    """20 at 12.00 are 240.00: 10.00 more. Fifteen then leave at 180.00 under both methods."""
    company = new_company(tmp_path, method=method)
    two_prices(company)
    company.do(revalue(unit_cost=D(12)))
    assert company.balances(document="rv1") == {"1300": "10.00", "5500": "-10.00"}
    if method == "fifo":
        assert [layer.value_remaining for layer in company.all(CostLayer)] == [D(120), D(120)]
    assert sum(x.amount for x in company.all(LateCostShare)) == D(10)
    take(company, "15")
    assert company.balances(document="ad1")["1300"] == "-180.00"


def test_a_level_cost_moves_value_between_layers_even_when_the_sum_stays(tmp_path: Path) -> None:
    company = new_company(tmp_path, method="fifo")
    two_prices(company)
    company.do(revalue(unit_cost=D("11.5")))
    assert company.balances(document="rv1") == {}
    assert [layer.value_remaining for layer in company.all(CostLayer)] == [D(115), D(115)]


def test_an_amount_is_spread_by_value_to_the_last_cent(tmp_path: Path) -> None:
    """−30.00 over 100.00 and 130.00: 13.043… and 16.957…, so 13.04 and 16.96."""
    company = new_company(tmp_path, method="fifo")
    two_prices(company)
    company.do(revalue(amount=D(-30)))
    assert [layer.value_remaining for layer in company.all(CostLayer)] == [D("86.96"), D("113.04")]
    assert company.balances(document="rv1") == {"1300": "-30.00", "5500": "30.00"}


@pytest.mark.parametrize(("currency", "value"), [("JPY", D(31)), ("EUR", D("31.37")), ("KWD", D("31.371"))])
def test_unit_costs_round_once_per_pool(tmp_path: Path, currency: str, value: Decimal) -> None:
    """3 at 10.457 are 31.371."""
    company = new_company(tmp_path, method="fifo", currency=currency)
    company.receive("NUT", "1", "9")
    company.receive("NUT", "2", "9")
    company.do(revalue(unit_cost=D("10.457")))
    [pool] = company.all(CostPool)
    assert pool.value == value == sum(layer.value_remaining for layer in company.all(CostLayer))


def test_quarantine_and_the_road_are_revalued_with_the_rest(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    company.receive("NUT", "10", "10")
    aside = MoveLine(item_id="NUT", quantity=D(2), from_location_id="W1/A", to_location_id="W1/Q")
    company.do(MoveStock(move_id="mv1", warehouse_id="W1", posting_date=DAY, lines=(aside,)))
    asked = TransferLineIn(item_id="NUT", quantity=D(3), from_location_id="W1/A", to_location_id="W2/A")
    company.do(RequestTransfer(transfer_id="to1", from_warehouse_id="W1", to_warehouse_id="W2", request_date=DAY, lines=(asked,)))
    company.do(ShipTransfer(shipment_id="ts1", transfer_id="to1", posting_date=DAY, lines=(ShipTransferLine(line_no=1),)))
    company.do(revalue(unit_cost=D(11)))
    assert company.balances(document="rv1") == {"1300": "5.00", "1310": "2.00", "1320": "3.00", "5500": "-10.00"}
    company.do(ReceiveTransfer(receipt_id="tr1", transfer_id="to1", posting_date=DAY))
    assert company.balances(document="tr1") == {"1300": "33.00", "1320": "-33.00"}


def test_one_warehouse_is_revalued_where_cost_is_kept_per_warehouse(tmp_path: Path) -> None:
    company = new_company(tmp_path, scope="warehouse")
    company.receive("NUT", "10", "10")
    company.receive("NUT", "10", "10", location="W2/A")
    company.do(revalue(unit_cost=D(12), warehouse_id="W2"))
    assert {p.scope: p.value for p in company.all(CostPool)} == {"W:W1": D(100), "W:W2": D(120)}
    company.refused(revalue(id="rv2", unit_cost=D(12), lot_id="L1"), "invalid_value")


@pytest.mark.parametrize(
    "line", [{}, {"unit_cost": D(1), "amount": D(1)}, {"unit_cost": D(-1)}, {"amount": D("0.001")}, {"amount": D(-231)}]
)
def test_what_cannot_be_revalued(tmp_path: Path, line: dict[str, Any]) -> None:
    company = new_company(tmp_path, method="fifo")
    two_prices(company)
    company.refused(revalue(**line), "invalid_value")
    company.refused(revalue(warehouse_id="W1", unit_cost=D(1)), "invalid_value")


def test_a_large_revaluation_waits_for_approval(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    company.receive("NUT", "100", "9")
    company.do(revalue(unit_cost=D(20)), member="fay", expect="held")
    [asked] = company.all(ApprovalRequest)
    assert (asked.kind, asked.amount) == ("revaluation", D(1100))
    company.refused(revalue(id="rv9", unit_cost=D(20)), "not_permitted", member="sam")
    company.do(ApproveRequest(request_id=asked.id), member="olga")
    assert company.balances(document="rv1") == {"1300": "1100.00", "5500": "-1100.00"}


# standard cost


def test_a_rolled_standard_revalues_stock_and_counts_from_then_on(tmp_path: Path) -> None:
    """12 on hand at 10.00 → 12.50: 30.00. Four then leave at 50.00, and two bought at 13.00 come in at 25.00."""
    company = new_company(tmp_path, method="standard")
    company.receive("NUT", "12", "10")
    company.do(roll("12.5"))
    assert company.balances(document="rs1") == {"1300": "30.00", "5500": "-30.00"}
    costing = next(c for c in company.all(ItemCosting) if c.item_id == "NUT")
    assert costing.standard_cost == D("12.5")
    take(company, "4")
    assert company.balances(document="ad1")["1300"] == "-50.00"
    receipt = company.receive("NUT", "2", "13")
    assert company.balances(document=receipt) == {"1300": "25.00", "2200": "-26.00", "5100": "1.00"}


def test_only_standard_items_are_rolled_and_only_others_revalued(tmp_path: Path) -> None:
    company = new_company(tmp_path, method="standard")
    company.receive("NUT", "12", "10")
    company.refused(revalue(unit_cost=D(1)), "invalid_value")
    company.refused(roll("-1"), "invalid_value")
    (tmp_path / "other").mkdir()
    other = new_company(tmp_path / "other")
    other.receive("NUT", "12", "10")
    other.refused(roll("11"), "invalid_value")


# net realisable value


def test_a_write_down_and_its_reversals(tmp_path: Path) -> None:
    """20 carried at 230.00 sell for 9.00 each: 50.00 down. At 10.00 each 20.00 come back, at 15.00 all of it and no more."""
    company = new_company(tmp_path)
    two_prices(company)
    company.do(nrv("9"))
    assert company.balances(document="wd1") == {"1340": "-50.00", "5510": "50.00"}
    assert company.balances()["1300"] == "230.00"
    company.do(nrv("10", id="wd2"))
    assert company.balances(document="wd2") == {"1340": "20.00", "5510": "-20.00"}
    company.do(nrv("15", id="wd3"))
    assert company.balances(document="wd3") == {"1340": "30.00", "5510": "-30.00"}
    assert [a.amount for a in company.all(InventoryAllowance)] == [D(0)]


def test_an_allowance_is_given_back_in_parts_and_never_beyond(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    two_prices(company)
    company.refused(give_back(), "invalid_value")
    company.do(nrv("9"))
    company.do(give_back("20"))
    assert company.balances(document="wd2") == {"1340": "20.00", "5510": "-20.00"}
    company.refused(give_back("30.01", id="wd3"), "invalid_value")
    company.do(give_back(id="wd3"))
    assert "1340" not in company.balances()
    company.refused(nrv("-1", id="wd4"), "invalid_value")


# reversal


def reverse(document: str, id: str = "xr1") -> ReverseDocument:
    return ReverseDocument(document_id=document, reversal_id=id, posting_date=DAY, reason="a mistake")


@pytest.mark.parametrize("method", ["fifo", "average"])
def test_a_revaluation_is_reversed_layer_by_layer_while_its_stock_is_there(tmp_path: Path, method: str) -> None:
    company = new_company(tmp_path, method=method)
    two_prices(company)
    before = [(x.quantity_remaining, x.value_remaining) for x in company.all(CostLayer)]
    company.do(revalue(unit_cost=D(12)))
    company.do(reverse("rv1"))
    assert [(x.quantity_remaining, x.value_remaining) for x in company.all(CostLayer)] == before
    assert company.balances()["1300"] == "230.00" and "5500" not in company.balances()
    company.do(revalue("rv2", unit_cost=D(12)))
    take(company, "1")
    company.refused(reverse("rv2", "xr2"), "stands_on")


def test_a_write_down_is_reversed_unless_it_was_given_back(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    two_prices(company)
    company.do(nrv("9"))
    company.do(give_back("10"))
    company.refused(reverse("wd1"), "stands_on")
    company.do(reverse("wd2"))
    company.do(reverse("wd1", "xr2"))
    assert "1340" not in company.balances() and company.all(InventoryAllowance)[0].amount == 0


def test_a_rolled_standard_is_rolled_back_by_another_roll(tmp_path: Path) -> None:
    company = new_company(tmp_path, method="standard")
    company.receive("NUT", "12", "10")
    company.do(roll("12.5"))
    company.refused(reverse("rs1"), "wrong_state")
