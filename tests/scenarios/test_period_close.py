"""Period close: what stands against it, who may, what is kept of it, and what reading a past date costs and gives."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.commands.adjusting import AdjustmentLine, DamageLine, PostAdjustment, ReportDamage
from app.commands.finance_data import DefineRates
from app.commands.intercompany_terms import DefineIntercompany
from app.commands.journal_vouchers import PostJournal, VoucherLine
from app.commands.opening_balance import OpeningItem, OpeningStock, PostOpeningBalance
from app.commands.period_close import ClosePeriod, ReopenPeriod, Waiver
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.reversing import ReverseDocument
from app.commands.transfers import RequestTransfer, ShipTransfer, TransferLineIn
from app.domain.book import ExchangeRate, FiscalPeriod, StockMove
from app.domain.book.period_close import PeriodBalance, PeriodEvent, PeriodSnapshot, PeriodStock
from app.domain.wording import spoken
from app.ledger.close_checklist import OBSTACLE_KINDS
from db import snapshots
from db.queries.close import obstacles
from db.queries.ledger import trial_balance
from db.queries.stock import stock_valuation
from db.verify import verify
from tests.support.company import Company, new_company
from tests.support.trading_pair import DAY, agreed, ship, two_entities

D = Decimal
JAN, FEB, MAR = date(2026, 1, 20), date(2026, 2, 10), date(2026, 3, 5)


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return new_company(tmp_path)


def close(month: int, *, how: str = "hard", **waived: str) -> ClosePeriod:
    waivers = tuple(Waiver(kind=kind, reason=reason) for kind, reason in waived.items())
    return ClosePeriod(entity_id="NORTH", period_id=f"2026-{month:02d}", how=how, note="month end", waivers=waivers)


def stock(company: Company, quantity: str, value: str, *, on: date = JAN, id: str = "ob1", location: str = "W1/A") -> None:
    line = OpeningStock(item_id="NUT", location_id=location, quantity=D(quantity), value=D(value))
    company.do(PostOpeningBalance(balance_id=id, entity_id="NORTH", posting_date=on, stock=(line,)))


def adjust(quantity: str, *, on: date, id: str) -> PostAdjustment:
    line = AdjustmentLine(item_id="NUT", location_id="W1/A", quantity=D(quantity))
    return PostAdjustment(adjustment_id=id, warehouse_id="W1", posting_date=on, reason="adjustment-1", lines=(line,))


def blocked(company: Company, command: ClosePeriod) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = company.refused(command, "close_blocked", member="fay").result["refusal"]["facts"]["obstacles"]
    return found


def test_a_held_document_stops_the_close_until_it_is_decided_or_waived(company: Company) -> None:
    line = PurchaseLine(item_id="NUT", quantity=D(200), unit_price=D(10))
    order = PlacePurchaseOrder(order_id="po1", entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=JAN, lines=(line,))
    company.do(order, expect="held")
    [obstacle] = blocked(company, close(1))
    assert (obstacle["kind"], obstacle["amount"], obstacle["since"]) == ("held_document", "2000", "2026-01-20")
    company.refused(close(1, held_document=" "), "invalid_value", member="fay")
    company.do(close(1, held_document="decided next week"), member="fay")
    [event] = company.all(PeriodEvent)
    assert (event.action, event.member_id) == ("closed", "fay")
    assert '"reason":"decided next week"' in event.waived


def test_what_is_dated_later_does_not_stop_the_close(company: Company) -> None:
    line = PurchaseLine(item_id="NUT", quantity=D(200), unit_price=D(10))
    order = PlacePurchaseOrder(order_id="po1", entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=FEB, lines=(line,))
    company.do(order, expect="held")
    company.do(close(1), member="fay")
    assert len(blocked(company, close(2))) == 1


def test_an_open_case_stops_the_close(company: Company) -> None:
    stock(company, "10", "100")
    damaged = DamageLine(item_id="NUT", quantity=D(4), location_id="W1/A", quarantine_id="W1/Q")
    company.do(ReportDamage(damage_id="d1", warehouse_id="W1", posting_date=JAN, reason="damage-1", lines=(damaged,)))
    [obstacle] = blocked(company, close(1))
    assert (obstacle["kind"], obstacle["id"]) == ("open_case", "d1/1")


def test_goods_received_and_not_invoiced_stop_the_close_after_sixty_days(company: Company) -> None:
    company.receive("NUT", "10", "7", on=date(2026, 1, 27))
    for month in (1, 2):
        company.do(close(month), member="fay")
    [obstacle] = blocked(company, close(3))
    assert (obstacle["kind"], obstacle["amount"], obstacle["since"]) == ("stale_grni", "70", "2026-01-27")


def test_goods_long_on_the_road_stop_the_close(company: Company) -> None:
    stock(company, "10", "100")
    line = TransferLineIn(item_id="NUT", quantity=D(7), from_location_id="W1/A", to_location_id="W2/A")
    company.do(RequestTransfer(transfer_id="to1", from_warehouse_id="W1", to_warehouse_id="W2", request_date=JAN, lines=(line,)))
    company.do(ShipTransfer(shipment_id="ts1", transfer_id="to1", posting_date=JAN))
    company.do(close(1), member="fay")
    [obstacle] = blocked(company, close(2))
    assert (obstacle["kind"], obstacle["since"]) == ("old_in_transit", "2026-01-20")
    assert obstacle["text"]["facts"]["quantity"] == "7" and "7 of NUT" in spoken(obstacle["text"])


def test_items_in_foreign_currency_have_to_be_revalued(company: Company) -> None:
    company.do(DefineRates(rates=(ExchangeRate(base="EUR", currency="USD", valid_on=date(2026, 1, 1), rate=D("0.9")),)))
    item = OpeningItem(document_id="b1", partner_id="BOLT", side="payable", amount=D(100), currency="USD", document_date=JAN, due_date=FEB)
    company.do(PostOpeningBalance(balance_id="ob", entity_id="NORTH", posting_date=JAN, items=(item,)))
    [obstacle] = blocked(company, close(1))
    assert (obstacle["kind"], obstacle["id"], obstacle["amount"]) == ("unrevalued_currency", "USD", "-90")


def test_months_close_in_order_and_reopen_backwards_by_someone_else(company: Company) -> None:
    company.refused(close(2), "invalid_value", member="fay")
    company.do(close(1, how="soft"), member="fay")
    company.refused(close(1, how="soft"), "wrong_state", member="fay")
    company.do(close(1), member="fay")
    company.do(close(2), member="fay")
    company.refused(close(1), "wrong_state", member="fay")

    def reopen(month: int, note: str = "late invoice") -> ReopenPeriod:
        return ReopenPeriod(entity_id="NORTH", period_id=f"2026-{month:02d}", note=note)

    company.refused(reopen(2), "invalid_value", member="fay")
    company.refused(reopen(1), "invalid_value")
    company.refused(reopen(2, note=" "), "invalid_value")
    company.do(reopen(2))
    company.do(reopen(1))
    assert [(e.action, e.period_id, e.member_id) for e in company.all(PeriodEvent)] == [
        ("soft-closed", "2026-01", "fay"),
        ("closed", "2026-01", "fay"),
        ("closed", "2026-02", "fay"),
        ("reopened", "2026-02", "olga"),
        ("reopened", "2026-01", "olga"),
    ]
    assert company.all(PeriodSnapshot) == []


def test_a_soft_closed_month_is_shut_for_warehouses_only(company: Company) -> None:
    stock(company, "10", "100")
    company.do(close(1, how="soft"), member="fay")
    company.refused(adjust("-1", on=JAN, id="ad1"), "period_closed", member="sam")
    company.do(adjust("-1", on=JAN, id="ad2"), member="fay")
    company.refused(close(1), "not_permitted", member="sam")


def two_months(company: Company) -> None:
    """January: 10 for 100.00 in W1, 5 for 80.00 in W2; 3 away. February: 2 away. The pool is worth 12.00 a piece (180 / 15)."""
    stock(company, "10", "100")
    stock(company, "5", "80", id="ob2", location="W2/A")
    company.do(adjust("-2", on=FEB, id="ad0"))
    company.do(adjust("-3", on=JAN, id="ad1"))


def test_a_close_keeps_its_balances_and_its_place_in_the_log(company: Company) -> None:
    two_months(company)
    outcome = company.do(close(1), member="fay")
    [period] = [p for p in company.all(FiscalPeriod) if p.state == "closed"]
    assert period.closed_seq == outcome.seq
    assert {b.account_id: b.amount for b in company.all(PeriodBalance)} == {"1300": D(144), "3000": D(-180), "5300": D(36)}
    sums = {s.warehouse_id: (s.quantity, s.value) for s in company.all(PeriodStock)}
    assert sums == {"W1": (D(7), D(64)), "W2": (D(5), D(80))}
    [snapshot] = company.all(PeriodSnapshot)
    february = min(move.seq for move in company.all(StockMove, document_id="ad0"))
    assert (snapshot.closed_seq, snapshot.later_seq) == (outcome.seq, february)


def test_any_past_date_reads_the_same_before_and_after_the_close(company: Company) -> None:
    two_months(company)
    lines = (VoucherLine(account_id="6000", amount=D("12.34")), VoucherLine(account_id="1800", amount=D("-12.34")))
    company.do(PostJournal(voucher_id="jv1", entity_id="NORTH", posting_date=MAR, text="x", lines=lines))
    company.do(ReverseDocument(document_id="ad1", reversal_id="xr1", posting_date=MAR, reason="wrong"))
    days = [date(2026, 1, 1), JAN, date(2026, 1, 31), date(2026, 2, 1), FEB, date(2026, 2, 28), MAR, date(2026, 12, 31)]

    def picture() -> list[Any]:
        with company.book.reading() as connection:
            spans = [trial_balance(connection, since=day, until=until) for day in days for until in (None, MAR)]
            worth = [stock_valuation(connection, as_of=day) for day in (*days, None)]
            one = [stock_valuation(connection, as_of=day, entity_id="NORTH", item_id="NUT") for day in days]
        return [[row for row in rows if row.opening or row.debit or row.credit] for rows in spans] + worth + one

    before = picture()
    for month in (1, 2, 3):
        company.do(close(month), member="fay")
        assert picture() == before
    company.do(ReopenPeriod(entity_id="NORTH", period_id="2026-03", note="late"))
    assert picture() == before
    assert [proof for proof in verify(company.book) if not proof.ok] == []


def test_a_month_in_which_everything_ends_at_zero_is_not_taken_for_the_one_before(company: Company) -> None:
    stock(company, "10", "100")
    company.do(close(1), member="fay")
    company.do(ReverseDocument(document_id="ob1", reversal_id="xr1", posting_date=FEB, reason="wrong"))
    company.do(close(2), member="fay")
    company.do(close(3), member="fay")
    assert {b.period_id for b in company.all(PeriodBalance)} == {"2026-01"}
    assert {s.period_id for s in company.all(PeriodSnapshot)} == {"2026-01", "2026-02", "2026-03"}
    assert [proof for proof in verify(company.book) if not proof.ok] == []


def test_closing_sums_can_be_made_anew_and_a_wrong_one_is_found(company: Company) -> None:
    two_months(company)
    company.do(close(1), member="fay")
    kept = (company.all(PeriodSnapshot), company.all(PeriodBalance), company.all(PeriodStock))
    with company.book.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.exec_driver_sql("UPDATE period_balance SET amount = amount + 1 WHERE account_id = '1300'")
    [wrong] = [proof for proof in verify(company.book) if not proof.ok]
    assert "1300" in wrong.detail
    with company.book.engine.connect().execution_options(writes=True) as connection, connection.begin():
        assert snapshots.rebuild(connection) == 1
    assert (company.all(PeriodSnapshot), company.all(PeriodBalance), company.all(PeriodStock)) == kept


def test_the_checklist_and_the_refusal_know_the_same_obstacles_of_every_kind(tmp_path: Path) -> None:
    """One of each at the end of April: a held bill, a damage, a receipt and goods on two roads since January, and dollars owed."""
    company = two_entities(tmp_path)
    company.do(ship("2", id="is1"))  # SOUTH's on the road
    company.do(DefineIntercompany(terms=agreed(ownership="delivery")))
    company.do(ship("3", id="is2"))  # NORTH's own
    line = TransferLineIn(item_id="NUT", quantity=D(1), from_location_id="W1/A", to_location_id="W2/A")
    company.do(RequestTransfer(transfer_id="to1", from_warehouse_id="W1", to_warehouse_id="W2", request_date=DAY, lines=(line,)))
    company.do(ShipTransfer(shipment_id="ts1", transfer_id="to1", posting_date=DAY))
    hurt = DamageLine(item_id="NUT", quantity=D(1), location_id="W1/A", quarantine_id="W1/Q")
    company.do(ReportDamage(damage_id="dr1", warehouse_id="W1", posting_date=DAY, reason="damage-1", lines=(hurt,)))
    dear = AdjustmentLine(item_id="NUT", location_id="W1/A", quantity=D(1), unit_cost=D(5000))
    lost = PostAdjustment(adjustment_id="ad1", warehouse_id="W1", posting_date=DAY, reason="adjustment-1", lines=(dear,))
    company.do(lost, expect="held")
    company.do(DefineRates(rates=(ExchangeRate(base="EUR", currency="USD", valid_on=DAY, rate=D("0.9")),)))
    dollars = {"document_id": "x1", "partner_id": "BOLT", "side": "payable", "amount": D(100), "currency": "USD"}
    item = OpeningItem(**dollars, document_date=DAY, due_date=DAY)
    company.do(PostOpeningBalance(balance_id="ob1", entity_id="NORTH", posting_date=DAY, items=(item,)))
    waivers = tuple(Waiver(kind=kind, reason="later") for kind in OBSTACLE_KINDS)
    for month in ("01", "02", "03"):
        company.do(ClosePeriod(entity_id="NORTH", period_id=f"2026-{month}", how="hard", waivers=waivers), member="fay")
    refused = company.refused(ClosePeriod(entity_id="NORTH", period_id="2026-04", how="hard"), "close_blocked", member="fay")
    told = [(x["kind"], x["id"], x["since"], D(x["amount"])) for x in refused.result["refusal"]["facts"]["obstacles"]]
    with company.book.reading() as connection:
        shown = [x for x in obstacles(connection, "NORTH", "2026-04") if x.kind in OBSTACLE_KINDS]
        theirs = [x.id for x in obstacles(connection, "SOUTH", "2026-04")]
    assert told == [(x.kind, x.id, x.since.isoformat(), x.amount) for x in shown]
    assert {x.kind for x in shown} == set(OBSTACLE_KINDS)
    assert [x.id for x in shown if x.kind == "old_in_transit"] == ["is2/1", "to1/1"]
    assert theirs == ["is1/1"]
