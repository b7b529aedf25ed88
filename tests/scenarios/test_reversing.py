"""Reversals: every kind of document is mirrored at its own amounts, once, and refused by name when something stands on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.commands.adjusting import AdjustmentLine, DamageLine, PostAdjustment, ReportDamage, SettledLine, WriteOff
from app.commands.approvals import ApproveRequest
from app.commands.finance_data import DefineRates
from app.commands.journal_vouchers import PostJournal, VoucherLine
from app.commands.opening_balance import OpeningItem, OpeningStock, PostOpeningBalance
from app.commands.payments import AllocatePayment, RecordPayment, SettledAmount
from app.commands.period_close import ClosePeriod
from app.commands.registry import Command
from app.commands.revaluation import RevaluationLine, RevalueStock, RollStandardCost, StandardCost
from app.commands.reversing import ReverseDocument
from app.commands.stock_moves import MoveLine, MoveStock
from app.commands.transfers import RequestTransfer, ShipTransfer, TransferLineIn
from app.domain.book import (
    Allocation,
    ApprovalRequest,
    CostLayer,
    CostPool,
    Document,
    ExchangeRate,
    JournalEntry,
    LayerUse,
    OpenItem,
    StockMove,
    StockPosition,
)
from tests.support.company import Company, new_company

D = Decimal
JAN, FEB = date(2026, 1, 20), date(2026, 2, 3)


def reverse(document: str, *, on: date = FEB, id: str = "xr1", reason: str = "entered by mistake") -> ReverseDocument:
    return ReverseDocument(document_id=document, reversal_id=id, posting_date=on, reason=reason)


def stock(*lines: tuple[str, str], id: str = "ob1", item: str = "NUT") -> PostOpeningBalance:
    """Goods in W1/A: (quantity, value) per line."""
    parts = tuple(OpeningStock(item_id=item, location_id="W1/A", quantity=D(q), value=D(v)) for q, v in lines)
    return PostOpeningBalance(balance_id=id, entity_id="NORTH", posting_date=JAN, stock=parts)


def down(quantity: str, *, id: str = "ad1", on: date = JAN) -> PostAdjustment:
    line = AdjustmentLine(item_id="NUT", location_id="W1/A", quantity=D(quantity))
    return PostAdjustment(adjustment_id=id, warehouse_id="W1", posting_date=on, reason="adjustment-1", lines=(line,))


def book(company: Company) -> dict[str, Any]:
    """All that a reversal has to bring back, without what is empty."""
    return {
        "balances": company.balances(),
        "positions": {(p.location_id, p.item_id): p.quantity for p in company.all(StockPosition) if p.quantity},
        "pools": {(p.item_id, p.account_id, p.scope): (p.quantity, p.value) for p in company.all(CostPool) if p.quantity or p.value},
        "layers": sorted((x.item_id, x.quantity_remaining, x.value_remaining) for x in company.all(CostLayer) if x.quantity_remaining),
        "items": {i.document_id: (i.open_amount, i.open_base) for i in company.all(OpenItem) if i.open_amount or i.open_base},
    }


def layers_explained(company: Company) -> None:
    """What a layer lost is what its uses took, net of what came back."""
    for layer in company.all(CostLayer):
        used = sum((u.quantity for u in company.all(LayerUse, layer_seq=layer.layer_seq, layer_n=layer.layer_n)), D(0))
        assert layer.quantity_received - layer.quantity_remaining == used


DAMAGE = ReportDamage(
    damage_id="d",
    warehouse_id="W1",
    posting_date=JAN,
    reason="damage-1",
    lines=(DamageLine(item_id="NUT", quantity=D(4), location_id="W1/A", quarantine_id="W1/Q"),),
)
DOCUMENTS: dict[str, Callable[[str], Command]] = {
    "opening": lambda id: stock(("2", "20.01"), id=id, item="BOX"),
    "adjusted down": lambda id: down("-7", id=id),
    "adjusted up": lambda id: down("3", id=id),
    "moved": lambda id: MoveStock(
        move_id=id,
        warehouse_id="W1",
        posting_date=JAN,
        lines=(MoveLine(item_id="NUT", from_location_id="W1/A", to_location_id="W1/B", quantity=D(5)),),
    ),
    "moved between accounts": lambda id: MoveStock(
        move_id=id,
        warehouse_id="W1",
        posting_date=JAN,
        lines=(MoveLine(item_id="NUT", from_location_id="W1/A", to_location_id="W1/Q", quantity=D(5)),),
    ),
    "damaged": lambda id: ReportDamage(damage_id=id, warehouse_id="W1", posting_date=JAN, reason="damage-1", lines=DAMAGE.lines),
    "shipped": lambda id: ShipTransfer(shipment_id=id, transfer_id="to1", posting_date=JAN),
    "journal": lambda id: PostJournal(
        voucher_id=id,
        entity_id="NORTH",
        posting_date=JAN,
        text="x",
        lines=(VoucherLine(account_id="6000", amount=D(5)), VoucherLine(account_id="1800", amount=D(-5))),
    ),
    "paid": lambda id: RecordPayment(
        payment_id=id,
        entity_id="NORTH",
        direction="received",
        partner_id="SHOP",
        posting_date=JAN,
        amount=D(150),
        currency="USD",
        allocations=(SettledAmount(document_id="inv"),),
    ),
}


@pytest.mark.parametrize("method", ["fifo", "average", "standard"])
@pytest.mark.parametrize("kind", list(DOCUMENTS))
def test_a_reversed_document_leaves_the_book_as_it_was(tmp_path: Path, method: str, kind: str) -> None:
    company = new_company(tmp_path, method=method)
    rates = ((date(2026, 1, 1), "0.9"), (JAN, "0.95"))
    company.do(DefineRates(rates=tuple(ExchangeRate(base="EUR", currency="USD", valid_on=day, rate=D(rate)) for day, rate in rates)))
    company.do(stock(("5", "50.02"), ("6", "61.03"), id="ob0"))
    owed = OpeningItem(
        document_id="inv",
        partner_id="SHOP",
        side="receivable",
        amount=D(100),
        currency="USD",
        base_amount=D(90),
        document_date=JAN,
        due_date=JAN,
    )
    company.do(PostOpeningBalance(balance_id="obi", entity_id="NORTH", posting_date=JAN, items=(owed,)))
    line = TransferLineIn(item_id="NUT", quantity=D(7), from_location_id="W1/A", to_location_id="W2/A")
    company.do(RequestTransfer(transfer_id="to1", from_warehouse_id="W1", to_warehouse_id="W2", request_date=JAN, lines=(line,)))
    before = book(company)
    company.do(DOCUMENTS[kind]("doc"))
    assert book(company) != before or kind == "moved"
    company.do(reverse("doc"))
    assert book(company) == before
    layers_explained(company)
    [original] = company.all(Document, id="doc")
    [reversal] = company.all(Document, id="xr1")
    assert (original.state, original.reversed_by) == ("reversed", "xr1")
    assert (reversal.reverses, reversal.number, reversal.posting_date) == ("doc", "XR-2026-000001", FEB)
    originals = {(e.seq, e.n): e for e in company.all(JournalEntry, document_id="doc")}
    mirrored = company.all(JournalEntry, document_id="xr1")
    assert {(e.reverses_seq, e.reverses_n) for e in mirrored} == set(originals)
    assert {e.posting_date for e in mirrored} <= {FEB}


def test_a_document_is_reversed_once_and_a_reversal_never(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    company.do(stock(("2", "20")))
    company.do(reverse("ob1"))
    company.refused(reverse("ob1", id="xr2"), "wrong_state")
    company.refused(reverse("xr1", id="xr2"), "wrong_state")
    assert company.balances() == {}


def test_two_reversals_in_one_batch_post_once(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    company.do(stock(("2", "20")))
    both = [company.record(reverse("ob1", id=id)) for id in ("xr1", "xr2")]
    assert [outcome.status for outcome in company.run(*both)] == ["posted", "refused"]


@pytest.mark.parametrize("method", ["fifo", "average", "standard"])
def test_goods_used_since_refuse_the_reversal_of_their_receipt_by_name(tmp_path: Path, method: str) -> None:
    company = new_company(tmp_path, method=method)
    company.do(stock(("10", "100")))
    company.do(down("-1"))
    outcome = company.refused(reverse("ob1"), "stands_on")
    assert "ad1" in outcome.message
    company.do(reverse("ad1"))
    company.do(reverse("ob1", id="xr2"))
    assert company.balances() == {}
    assert book(company)["pools"] == {}


def test_goods_moved_away_refuse_the_reversal_and_name_the_place(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    company.do(stock(("10", "100")))
    company.do(DOCUMENTS["moved"]("mv"))
    outcome = company.refused(reverse("ob1"), "not_enough_stock")
    assert "W1/A" in outcome.message


def test_value_goes_back_into_the_layer_it_came_from(tmp_path: Path) -> None:
    """FIFO: 5 at 10.00 and 5 at 20.00; 7 leave for 90.00 and come back: 5 at 50.00 and 5 at 100.00 again, and leave alike."""
    company = new_company(tmp_path, method="fifo")
    company.do(stock(("5", "50"), ("5", "100")))
    company.do(down("-7"))
    assert company.balances(document="ad1") == {"1300": "-90.00", "5300": "90.00"}
    company.do(reverse("ad1"))
    assert [(x.quantity_remaining, x.value_remaining) for x in company.all(CostLayer)] == [(D(5), D(50)), (D(5), D(100))]
    company.do(down("-7", id="ad2"))
    assert company.balances(document="ad2") == {"1300": "-90.00", "5300": "90.00"}


def test_average_takes_an_issue_back_at_its_own_amount(tmp_path: Path) -> None:
    """10 at 10.00: 4 leave for 40.00. Then 4 at 20.00: pool 10 worth 140.00. Back come 4 at 40.00: 14 worth 180.00."""
    company = new_company(tmp_path, method="average")
    company.do(stock(("10", "100")))
    company.do(down("-4"))
    company.do(stock(("4", "80"), id="ob2"))
    company.do(reverse("ad1"))
    [pool] = company.all(CostPool)
    assert (pool.quantity, pool.value) == (D(14), D(180))


def test_a_pool_that_moved_on_ends_empty_and_the_odd_rest_is_a_variance(tmp_path: Path) -> None:
    """Average: 10 for 100 and 10 for 200; 10 leave for 150. The second receipt goes back at 200: the pool would be at −50."""
    company = new_company(tmp_path, method="average")
    company.do(stock(("10", "100")))
    company.do(stock(("10", "200"), id="ob2"))
    company.do(down("-10"))
    company.do(reverse("ob2"))
    assert company.balances(document="xr1") == {"1300": "-150.00", "3000": "200.00", "5100": "-50.00"}
    assert book(company)["pools"] == {}


def test_goods_at_standard_come_back_at_the_standard_in_force(tmp_path: Path) -> None:
    """4 leave at 10.00; the standard becomes 12.00; back they are worth 48.00, 8.00 of it a variance."""
    company = new_company(tmp_path, method="standard")
    company.do(stock(("10", "100")))
    company.do(down("-4"))
    roll = RollStandardCost(roll_id="r1", entity_id="NORTH", posting_date=JAN, lines=(StandardCost(item_id="NUT", standard_cost=D(12)),))
    company.do(roll)
    company.do(reverse("ad1"))
    [pool] = company.all(CostPool)
    assert (pool.quantity, pool.value) == (D(10), D(120))
    assert company.balances(document="xr1") == {"1300": "48.00", "5100": "-8.00", "5300": "-40.00"}


@pytest.mark.parametrize("method", ["fifo", "average"])
def test_a_revaluation_is_taken_back_and_stands_on_the_receipt(tmp_path: Path, method: str) -> None:
    company = new_company(tmp_path, method=method)
    company.do(stock(("10", "100")))
    before = book(company)
    line = RevaluationLine(item_id="NUT", unit_cost=D("12.5"))
    company.do(RevalueStock(revaluation_id="rv1", entity_id="NORTH", posting_date=JAN, lines=(line,)))
    assert book(company)["balances"]["1300"] == "125.00"
    outcome = company.refused(reverse("ob1"), "stands_on")
    assert "rv1" in outcome.message
    company.do(reverse("rv1"))
    assert book(company) == before
    company.do(reverse("ob1", id="xr2"))
    assert company.balances() == {}


def test_damage_written_off_is_taken_back_from_the_end(tmp_path: Path) -> None:
    company = new_company(tmp_path, method="fifo")
    company.do(stock(("10", "100")))
    company.do(DAMAGE)
    gone = SettledLine(item_id="NUT", quantity=D(4), location_id="W1/Q", case_id="d/1")
    company.do(WriteOff(write_off_id="wo", warehouse_id="W1", posting_date=JAN, reason="write_off-1", lines=(gone,)))
    assert company.balances() == {"1300": "60.00", "3000": "-100.00", "5400": "40.00"}
    assert "wo" in company.refused(reverse("d"), "stands_on").message
    company.do(reverse("wo"))
    assert company.balances() == {"1300": "60.00", "1310": "40.00", "3000": "-100.00"}
    company.do(reverse("d", id="xr2"))
    assert company.balances() == {"1300": "100.00", "3000": "-100.00"}
    layers_explained(company)


def open_item(company: Company, *, amount: str = "100", id: str = "inv") -> None:
    item = OpeningItem(document_id=id, partner_id="SHOP", side="receivable", amount=D(amount), document_date=JAN, due_date=JAN)
    company.do(PostOpeningBalance(balance_id=f"ob-{id}", entity_id="NORTH", posting_date=JAN, items=(item,)))


def received(amount: str, *settled: str) -> RecordPayment:
    return RecordPayment(
        payment_id="py1",
        entity_id="NORTH",
        direction="received",
        partner_id="SHOP",
        posting_date=JAN,
        amount=D(amount),
        allocations=tuple(SettledAmount(document_id=id) for id in settled),
    )


def test_a_reversed_payment_opens_its_items_again_also_those_settled_later(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    open_item(company)
    open_item(company, amount="30", id="inv2")
    before = book(company)
    company.do(received("130", "inv"))
    company.do(AllocatePayment(document_id="py1", posting_date=JAN, allocations=(SettledAmount(document_id="inv2"),)))
    assert book(company)["items"] == {}
    company.do(reverse("py1"))
    assert book(company) == before
    for item in company.all(OpenItem):
        assert item.amount - sum((a.amount for a in company.all(Allocation, item_document_id=item.document_id)), D(0)) == item.open_amount


def test_a_settled_item_stands_on_its_document(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    open_item(company)
    company.do(received("60"))
    company.do(AllocatePayment(document_id="py1", posting_date=JAN, allocations=(SettledAmount(document_id="inv", amount=D(10)),)))
    outcome = company.refused(reverse("ob-inv"), "stands_on")
    assert "py1" in outcome.message
    company.do(reverse("py1"))
    company.do(reverse("ob-inv", id="xr2"))
    assert company.balances() == {}
    assert company.all(Document, id="inv")[0].state == "reversed"


def test_a_large_reversal_waits_for_an_approval_with_its_lines(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    company.do(stock(("10", "1000.01")))
    company.do(reverse("ob1"), member="clara", expect="held")
    assert company.balances() == {"1300": "1000.01", "3000": "-1000.01"}
    assert company.all(Document, id="ob1")[0].state == "posted"
    [request] = company.all(ApprovalRequest)
    assert (request.kind, request.amount) == ("reversal", D("1000.01"))
    assert '"account":"1300","amount":"-1000.01"' in request.proposal
    company.do(ApproveRequest(request_id=request.id), member="fay")
    assert company.balances() == {}


def test_dates_states_and_rights_are_checked(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    company.do(stock(("10", "100")))
    company.refused(reverse("ob1", on=date(2026, 1, 19)), "invalid_value")
    company.refused(reverse("ob1", reason=" "), "invalid_value")
    company.refused(reverse("ghost"), "unknown_id")
    company.do(ClosePeriod(entity_id="NORTH", period_id="2026-01", how="hard"), member="fay")
    outcome = company.refused(reverse("ob1", on=JAN), "period_closed")
    assert outcome.result["refusal"]["facts"]["next_open"] == "2026-02-01"
    company.do(down("-2000", id="ad9", on=FEB), expect="refused")
    company.do(reverse("ob1"))
    assert {m.posting_date for m in company.all(StockMove)} == {JAN, FEB}
