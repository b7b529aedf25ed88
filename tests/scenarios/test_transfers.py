"""Transfers: goods on the road, in parts, short, damaged and late, with figures worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.commands.landed_cost import LandedLineIn, LandedReceipt, PostLandedCost
from app.commands.master_data import DefineItems
from app.commands.organisation import DefineMember
from app.commands.reversing import ReverseDocument
from app.commands.stock_moves import MoveLine, MoveStock
from app.commands.transfer_arrivals import CloseShortTransfer, MissingLine, ReceiveTransfer, ReceiveTransferLine
from app.commands.transfers import CancelTransfer, RequestTransfer, ShipTransfer, ShipTransferLine, TransferLineIn
from app.domain.book import (
    ApprovalRequest,
    Case,
    CostLayer,
    CostPool,
    Document,
    Item,
    ItemCosting,
    LayerUse,
    Member,
    MemberRole,
    StockPosition,
)
from app.domain.book.returns import Claim
from app.domain.book.transfers import TransferLine
from tests.support.company import Company, new_company

D = Decimal
DAY = date(2026, 1, 20)


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return new_company(tmp_path, method="fifo")


def request(company: Company, *lines: tuple[str, str], lots: tuple[str, ...] = (), id: str = "to1") -> None:
    asked = tuple(
        TransferLineIn(item_id=i, quantity=D(q), from_location_id="W1/A", to_location_id="W2/A", lot_id=lots[n] if lots else "")
        for n, (i, q) in enumerate(lines)
    )
    company.do(RequestTransfer(transfer_id=id, from_warehouse_id="W1", to_warehouse_id="W2", request_date=DAY, lines=asked))


def ship(*lines: ShipTransferLine, id: str = "ts1", transfer: str = "to1") -> ShipTransfer:
    return ShipTransfer(shipment_id=id, transfer_id=transfer, posting_date=DAY, lines=lines)


def receive(*lines: ReceiveTransferLine, id: str = "tr1", transfer: str = "to1", on: date = DAY) -> ReceiveTransfer:
    return ReceiveTransfer(receipt_id=id, transfer_id=transfer, posting_date=on, lines=lines)


def lose(*lines: MissingLine, reason: str = "transfer-1", liable: str = "", id: str = "tl1") -> CloseShortTransfer:
    return CloseShortTransfer(loss_id=id, transfer_id="to1", posting_date=DAY, reason=reason, liable_id=liable, lines=lines)


def positions(company: Company, item: str = "NUT") -> dict[str, Decimal]:
    return {p.location_id: p.quantity for p in company.all(StockPosition, item_id=item) if p.quantity}


def move(quantity: str, source: str, target: str, *, lot: str = "", item: str = "NUT", id: str = "mv1") -> MoveStock:
    line = MoveLine(item_id=item, quantity=D(quantity), from_location_id=source, to_location_id=target, lot_id=lot)
    return MoveStock(move_id=id, warehouse_id="W1", posting_date=DAY, lines=(line,))


# within a warehouse


def test_a_move_within_a_warehouse_posts_no_entry(company: Company) -> None:
    company.receive("NUT", "10", "7")
    company.do(move("4", "W1/A", "W1/B"))
    assert positions(company) == {"W1/A": D(6), "W1/B": D(4)}
    assert company.balances(document="mv1") == {}
    assert len(company.all(CostLayer)) == 1


def test_a_move_into_quarantine_posts_between_the_two_accounts(company: Company) -> None:
    company.receive("NUT", "10", "7")
    company.do(move("4", "W1/A", "W1/Q"))
    assert company.balances(document="mv1") == {"1300": "-28.00", "1310": "28.00"}


def test_a_move_of_more_than_there_is_names_what_would_cover_it(company: Company) -> None:
    company.receive("NUT", "10", "7")
    request(company, ("NUT", "3"))
    company.do(ship())
    arriving = MoveLine(item_id="NUT", quantity=D(5), from_location_id="W2/A", to_location_id="W2/B")
    outcome = company.refused(MoveStock(move_id="mv1", warehouse_id="W2", posting_date=DAY, lines=(arriving,)), "not_enough_stock")
    assert "to1" in outcome.message
    assert company.all(Document, id="mv1") == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (("W1/A", "W2/A"), "invalid_value"),
        (("W1/A", "W1/T"), "invalid_value"),
        (("W1/A", "W1/A"), "invalid_value"),
        (("W1/A", "W1/NOWHERE"), "unknown_id"),
    ],
)
def test_a_move_elsewhere_is_refused(company: Company, line: tuple[str, str], code: str) -> None:
    company.receive("NUT", "10", "7")
    company.refused(move("1", *line), code)


# between warehouses


@pytest.mark.parametrize(
    ("method", "shipped", "received", "unit"),
    [
        # 10 at 10.00 and 10 at 13.00; 12 leave: FIFO 10 × 10 + 2 × 13 = 126.00; average 230 × 12 / 20 = 138.00; standard 12 × 10.
        # Of the 12, 5 arrive: FIFO 5 × 10 = 50.00; average 138 × 5 / 12 = 57.50; standard 50.00. Then 7: the rest.
        ("fifo", "126.00", "50.00", "76.00"),
        ("average", "138.00", "57.50", "80.50"),
        ("standard", "120.00", "50.00", "70.00"),
    ],
)
def test_goods_on_the_road_keep_their_cost(tmp_path: Path, method: str, shipped: str, received: str, unit: str) -> None:
    company = new_company(tmp_path, method=method)
    company.receive("NUT", "10", "10")
    company.receive("NUT", "10", "13", on=date(2026, 1, 15))
    before = company.balances()["1300"]
    request(company, ("NUT", "12"))
    company.do(ship())
    assert company.balances(document="ts1") == {"1300": f"-{shipped}", "1320": shipped}
    assert positions(company) == {"W1/A": D(8), "W2/T": D(12)}
    company.do(receive(ReceiveTransferLine(line_no=1, quantity=D(5))))
    assert company.balances(document="tr1") == {"1300": received, "1320": f"-{received}"}
    assert company.all(Document, id="to1")[0].state == "part_done"
    company.do(receive(id="tr2"))
    assert company.balances(document="tr2") == {"1300": unit, "1320": f"-{unit}"}
    assert company.all(Document, id="to1")[0].state == "done"
    assert positions(company) == {"W1/A": D(8), "W2/A": D(12)}
    assert company.balances()["1300"] == before
    assert "1320" not in company.balances()


def test_layers_travel_with_their_age_and_a_link_to_where_they_came_from(company: Company) -> None:
    company.receive("NUT", "10", "10", on=date(2026, 1, 3))
    request(company, ("NUT", "4"))
    company.do(ship())
    company.do(receive(on=date(2026, 2, 1)))
    origin, on_road, arrived = company.all(CostLayer)
    assert [layer.received_on for layer in (on_road, arrived)] == [date(2026, 1, 3)] * 2
    assert (on_road.parent_seq, on_road.parent_n) == (origin.layer_seq, origin.layer_n)
    assert (arrived.parent_seq, arrived.parent_n) == (on_road.layer_seq, on_road.layer_n)
    assert (arrived.origin_seq, arrived.origin_n) == (origin.layer_seq, origin.layer_n)
    assert [(use.layer_seq, use.into_seq) for use in company.all(LayerUse)] == [
        (origin.layer_seq, on_road.layer_seq),
        (on_road.layer_seq, arrived.layer_seq),
    ]
    assert on_road.scope == "T:to1"


def test_two_transfers_on_one_road_are_valued_apart(company: Company) -> None:
    company.receive("NUT", "10", "10")
    company.receive("NUT", "10", "20", on=date(2026, 1, 15))
    request(company, ("NUT", "10"))
    request(company, ("NUT", "10"), id="to2")
    company.do(ship())
    company.do(ship(id="ts2", transfer="to2"))
    company.do(receive(id="tr2", transfer="to2"))
    assert company.balances(document="tr2") == {"1300": "200.00", "1320": "-200.00"}


@pytest.mark.parametrize(("currency", "expected"), [("JPY", "34.00"), ("EUR", "33.33"), ("KWD", "33.33")])
def test_a_third_of_a_hundred_in_each_currency(tmp_path: Path, currency: str, expected: str) -> None:
    """100 for 3 pieces under average; one goes: 33 yen, 33.33 euro, 33.333 dinar; what is left arrives in full."""
    company = new_company(tmp_path, method="average", currency=currency)
    company.receive("NUT", "3", {"JPY": "33.333333", "EUR": "33.333333", "KWD": "33.333333"}[currency])
    request(company, ("NUT", "1"))
    company.do(ship())
    [road] = [pool for pool in company.all(CostPool) if pool.scope]
    assert road.value == {"JPY": D(33), "EUR": D("33.33"), "KWD": D("33.333")}[currency]
    company.do(receive())
    assert "1320" not in company.balances()


@pytest.mark.parametrize("scope", ["warehouse", "lot"])
def test_cost_scopes_keep_their_own_cost_over_the_road(tmp_path: Path, scope: str) -> None:
    """Lots L1 at 10.00 and L2 at 20.00: kept per lot, each arrives at its own cost; kept per warehouse, they share 15.00."""
    company = new_company(tmp_path, method="average")
    costing = ItemCosting(item_id="WINE", entity_id="NORTH", method="average", scope=scope)
    wine = Item(id="WINE", name="Wine", family="goods", base_unit="pc", tracking="lot")
    company.do(DefineItems(items=(wine,), costing=(costing,)))
    company.receive("WINE", "4", "10", lot="L1")
    company.receive("WINE", "4", "20", lot="L2")
    request(company, ("WINE", "2"), ("WINE", "2"), lots=("L1", "L2"))
    company.do(ship())
    company.do(receive(ReceiveTransferLine(line_no=2), id="tr2"))
    assert company.balances(document="tr2")["1300"] == {"lot": "40.00", "warehouse": "30.00"}[scope]
    company.do(receive(ReceiveTransferLine(line_no=1), id="tr1"))
    assert company.balances(document="tr1")["1300"] == {"lot": "20.00", "warehouse": "30.00"}[scope]
    assert "1320" not in company.balances()


def test_a_line_shipped_in_two_lots_becomes_two_lines(tmp_path: Path) -> None:
    company = new_company(tmp_path, method="fifo")
    wine = Item(id="WINE", name="Wine", family="goods", base_unit="pc", tracking="lot")
    company.do(DefineItems(items=(wine,), costing=(ItemCosting(item_id="WINE", entity_id="NORTH", method="fifo"),)))
    company.receive("WINE", "4", "10", lot="L1")
    company.receive("WINE", "4", "20", lot="L2")
    request(company, ("WINE", "6"))
    company.refused(ship(), "invalid_value")
    company.do(ship(ShipTransferLine(line_no=1, quantity=D(4), lot_id="L1"), ShipTransferLine(line_no=1, quantity=D(2), lot_id="L2")))
    assert [(x.lot_id, x.quantity_requested, x.quantity_in_transit) for x in company.all(TransferLine)] == [
        ("L2", D(2), D(2)),
        ("L1", D(4), D(4)),
    ]
    company.do(receive())
    assert company.balances(document="tr1")["1300"] == "80.00"


# short, damaged, lost


def test_a_short_arrival_is_lost_at_our_expense(company: Company) -> None:
    company.receive("NUT", "10", "10")
    request(company, ("NUT", "10"))
    company.do(ship())
    company.do(receive(ReceiveTransferLine(line_no=1, quantity=D(7))))
    company.refused(lose(reason=""), "reason_required")
    company.refused(lose(reason="count-1"), "invalid_value")
    company.do(lose())
    assert company.balances(document="tl1") == {"1320": "-30.00", "5410": "30.00"}
    assert company.all(Document, id="to1")[0].state == "closed"
    [use] = [use for use in company.all(LayerUse) if not use.into_seq]
    assert (use.account_id, use.value, use.reason) == ("5410", D(30), "transfer-1")


def test_a_carrier_that_is_liable_is_claimed_from(company: Company) -> None:
    company.receive("NUT", "10", "10")
    request(company, ("NUT", "10"))
    company.do(ship())
    company.do(lose(MissingLine(line_no=1, quantity=D(3)), liable="HAUL"))
    assert company.balances(document="tl1") == {"1320": "-30.00", "1500": "30.00"}
    assert [(c.partner_id, c.open_base) for c in company.all(Claim)] == [("HAUL", D(30))]
    company.do(receive())
    assert company.balances() == {"1300": "70.00", "1500": "30.00", "2200": "-100.00"}
    assert company.all(Document, id="to1")[0].state == "closed"


def test_a_large_loss_waits_for_approval_with_its_entry(company: Company) -> None:
    for _ in range(4):
        company.receive("NUT", "25", "20")
    request(company, ("NUT", "100"))
    company.do(ship())
    company.do(lose(), expect="held")
    [asked] = company.all(ApprovalRequest)
    assert (asked.kind, asked.amount, asked.role, asked.warehouse_id) == ("transit_loss", D(2000), "finance_clerk", "W2")
    assert '"amount":"2000"' in asked.proposal and '"amount":"-2000"' in asked.proposal
    assert company.balances()["1320"] == "2000.00"
    assert company.all(Document, id="to1")[0].state == "in_transit"
    assert company.all(TransferLine)[0].quantity_in_transit == D(100)


def test_damaged_goods_arrive_in_quarantine_with_a_case(company: Company) -> None:
    company.receive("NUT", "10", "10")
    request(company, ("NUT", "10"))
    company.do(ship())
    hurt = ReceiveTransferLine(line_no=1, quantity=D(2), location_id="W2/Q", condition="damaged", reason="damage-1")
    company.refused(receive(ReceiveTransferLine(line_no=1, quantity=D(2), condition="damaged", reason="damage-1")), "invalid_value")
    company.refused(receive(ReceiveTransferLine(line_no=1, location_id="W2/Q", condition="damaged")), "reason_required")
    company.do(receive(ReceiveTransferLine(line_no=1, quantity=D(8)), hurt))
    assert company.balances(document="tr1") == {"1300": "80.00", "1310": "20.00", "1320": "-100.00"}
    [case] = company.all(Case)
    assert (case.kind, case.money_at_risk, case.state) == ("damaged_in_transit", D(20), "open")
    assert company.all(TransferLine)[0].quantity_damaged == D(2)
    assert company.all(Document, id="to1")[0].state == "done"


# late cost and reversal


def land(receipt: str, amount: str) -> PostLandedCost:
    """Freight of `amount` for a receipt, billed after the fact."""
    line = LandedLineIn(cost_type="freight", amount=D(amount), allocate_by="value", receipts=(LandedReceipt(receipt_id=receipt),))
    return PostLandedCost(landed_cost_id="lc1", entity_id="NORTH", supplier_id="HAUL", reference="H-1", posting_date=DAY, lines=(line,))


@pytest.mark.parametrize("method", ["fifo", "average"])
def test_late_cost_follows_goods_onto_the_road_and_beyond(tmp_path: Path, method: str) -> None:
    """10 at 10.00: 4 stay, 2 are on the road, 3 arrived, 1 was lost. 20.00 of freight are 2.00 a piece, wherever it is."""
    company = new_company(tmp_path, method=method)
    receipt = company.receive("NUT", "10", "10")
    request(company, ("NUT", "6"))
    company.do(ship())
    company.do(receive(ReceiveTransferLine(line_no=1, quantity=D(3))))
    company.do(lose(MissingLine(line_no=1, quantity=D(1))))
    company.do(land(receipt, "20"))
    assert company.balances(document="lc1") == {"1300": "14.00", "1320": "4.00", "2100": "-20.00", "5410": "2.00"}
    company.do(receive(id="tr2"))
    assert company.balances(document="tr2") == {"1300": "24.00", "1320": "-24.00"}
    assert company.balances() == {"1300": "108.00", "2100": "-20.00", "2200": "-100.00", "5410": "12.00"}


def reverse(document: str, id: str) -> ReverseDocument:
    return ReverseDocument(document_id=document, reversal_id=id, posting_date=DAY, reason="a mistake")


@pytest.mark.parametrize("method", ["fifo", "average", "standard"])
def test_a_transfer_is_taken_back_step_by_step(tmp_path: Path, method: str) -> None:
    company = new_company(tmp_path, method=method)
    company.receive("NUT", "10", "10")
    company.receive("NUT", "10", "13", on=date(2026, 1, 15))
    before = company.balances()
    request(company, ("NUT", "12"))
    company.do(ship())
    company.do(receive(ReceiveTransferLine(line_no=1, quantity=D(5))))
    company.do(lose(MissingLine(line_no=1, quantity=D(1)), liable="HAUL"))
    company.refused(reverse("ts1", "xr1"), "stands_on")
    company.do(reverse("tl1", "xr2"))
    company.do(reverse("tr1", "xr3"))
    assert company.all(Document, id="to1")[0].state == "in_transit"
    assert company.all(Claim)[0].open_base == 0
    company.do(reverse("ts1", "xr4"))
    assert company.balances() == before
    [line] = company.all(TransferLine)
    assert (line.quantity_shipped, line.quantity_received, line.quantity_lost, line.quantity_in_transit) == (0, 0, 0, 0)
    assert company.all(Document, id="to1")[0].state == "open"
    assert positions(company) == {"W1/A": D(20)}
    company.do(ship(id="ts2"))
    assert company.balances()["1320"] == {"fifo": "126.00", "average": "138.00", "standard": "120.00"}[method]


def test_a_receipt_of_damage_and_a_move_are_reversed(company: Company) -> None:
    company.receive("NUT", "10", "10")
    request(company, ("NUT", "10"))
    company.do(ship())
    hurt = ReceiveTransferLine(line_no=1, quantity=D(2), location_id="W2/Q", condition="damaged", reason="damage-1")
    company.do(receive(hurt, ReceiveTransferLine(line_no=1, quantity=D(3))))
    company.do(reverse("tr1", "xr1"))
    assert company.all(Case)[0].state == "resolved"
    assert (company.all(TransferLine)[0].quantity_damaged, company.all(TransferLine)[0].quantity_in_transit) == (D(0), D(10))
    company.do(receive(id="tr2"))
    there = MoveLine(item_id="NUT", quantity=D(4), from_location_id="W2/A", to_location_id="W2/Q")
    company.do(MoveStock(move_id="mv1", warehouse_id="W2", posting_date=DAY, lines=(there,)))
    company.do(reverse("mv1", "xr2"))
    assert positions(company) == {"W2/A": D(10)}


# what cannot be


def test_more_than_asked_or_on_the_road_is_refused(company: Company) -> None:
    company.receive("NUT", "10", "10")
    request(company, ("NUT", "5"))
    company.refused(ship(ShipTransferLine(line_no=1, quantity=D(6))), "invalid_value")
    company.refused(ship(ShipTransferLine(line_no=2)), "invalid_value")
    company.refused(receive(), "wrong_state")
    company.do(ship(ShipTransferLine(line_no=1, quantity=D(3))))
    company.refused(receive(ReceiveTransferLine(line_no=1, quantity=D(4))), "invalid_value")
    company.refused(receive(ReceiveTransferLine(line_no=1, quantity=D(2)), ReceiveTransferLine(line_no=1, quantity=D(2))), "invalid_value")
    company.refused(lose(MissingLine(line_no=1, quantity=D(4))), "invalid_value")


def test_stock_that_is_not_there_cannot_go_on_the_road(company: Company) -> None:
    request(company, ("NUT", "5"))
    company.refused(ship(), "not_enough_stock")
    assert company.all(TransferLine)[0].quantity_shipped == 0


def test_a_transfer_is_cancelled_before_it_is_shipped_and_its_rest_after(company: Company) -> None:
    company.receive("NUT", "10", "10")
    request(company, ("NUT", "5"))
    company.do(CancelTransfer(transfer_id="to1"))
    assert company.all(Document, id="to1")[0].state == "cancelled"
    company.refused(ship(), "wrong_state")
    request(company, ("NUT", "5"), id="to2")
    company.do(ship(ShipTransferLine(line_no=1, quantity=D(3)), transfer="to2"))
    company.do(CancelTransfer(transfer_id="to2"))
    company.refused(CancelTransfer(transfer_id="to2"), "wrong_state")
    company.do(receive(transfer="to2"))
    assert company.all(Document, id="to2")[0].state == "done"


def test_a_member_of_another_warehouse_can_neither_ship_nor_receive(company: Company) -> None:
    company.receive("NUT", "10", "10")
    for who, where in (("wim", "W1"), ("wes", "W2")):
        role = MemberRole(member_id=who, role="warehouse_operator", warehouse_id=where)
        company.do(DefineMember(member=Member(id=who, name=who), roles=(role,)))
    request(company, ("NUT", "5"))
    company.refused(ship(), "not_permitted", member="wes")
    company.do(ship(), member="wim")
    company.refused(receive(), "not_permitted", member="wim")
    company.do(receive(), member="wes")


def test_a_thousand_lines_travel_in_as_many_rounds_as_ten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.engine import Engine

    rounds: list[Any] = []
    load = Engine._load
    monkeypatch.setattr(Engine, "_load", lambda engine, wants: (rounds.append(1), load(engine, wants))[1])
    company = new_company(tmp_path, method="fifo")
    company.receive("NUT", "2000", "0.4")
    counts = []
    for lines in (10, 1000):
        request(company, *[("NUT", "1")] * lines, id=f"to{lines}")
        for command in (ship(id=f"ts{lines}", transfer=f"to{lines}"), receive(id=f"tr{lines}", transfer=f"to{lines}")):
            company.poster.post_waiting()
            rounds.clear()
            company.do(command)
            counts.append(len(rounds))
    assert counts[2] <= counts[0] + 1 and counts[3] <= counts[1] + 1
    assert company.balances(document="tr1000") == {"1300": "400.00", "1320": "-400.00"}
