"""Reading the book: balances on any date, allocation to the cent, running cards, ages, with figures worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.commands.adjusting import AdjustmentLine, PostAdjustment
from app.commands.count_submission import SubmitCount, VarianceReason
from app.commands.counting import CountedLine, OpenCountSheet, RecordCount
from app.commands.invoicing import InvoiceLineIn, PostSupplierInvoice
from app.commands.payments import RecordPayment, SettledAmount
from app.commands.transfers import RequestTransfer, ShipTransfer, TransferLineIn
from db.queries import control, ledger, open_items, stock
from db.queries.reading import equals, read, where
from db.queries.stock import stock_card, stock_on_hand, stock_valuation
from tests.support.company import Company, new_company

D = Decimal
FIRST, SECOND, THIRD = date(2026, 1, 10), date(2026, 2, 10), date(2026, 3, 10)


@pytest.fixture
def company(tmp_path: Path) -> Company:
    """10 NUT at 3.00 in W1 on 10 January, 5 at 4.00 in W2 on 10 February (average 50 for 15), 2 BOX at 2.50 on 10 March."""
    company = new_company(tmp_path, method="average")
    company.receive("NUT", "10", "3", on=FIRST)
    company.receive("NUT", "5", "4", location="W2/A", on=SECOND)
    company.receive("BOX", "2", "2.50", on=THIRD)
    return company


def test_the_trial_balance_has_opening_movement_and_closing(company: Company) -> None:
    with company.book.reading() as connection:
        rows = {r.account_id: r for r in ledger.trial_balance(connection, since=date(2026, 2, 1), until=date(2026, 2, 28))}
        early = ledger.trial_balance(connection, until=date(2026, 1, 9))
        everything = {r.account_id: r.closing for r in ledger.trial_balance(connection)}
    stock_row = rows["1300"]
    assert (stock_row.opening, stock_row.debit, stock_row.credit, stock_row.closing) == (D(30), D(20), D(0), D(50))
    assert (rows["2200"].opening, rows["2200"].credit, rows["2200"].closing) == (D(-30), D(20), D(-50))
    assert stock_row.currency == "EUR"
    assert early == []
    assert everything == {"1300": D(55), "2200": D(-55)}


def test_the_trial_balance_from_the_beginning_has_both_sides(company: Company) -> None:
    """Stock 10 × 3 + 5 × 4 + 2 × 2.50 = 55; at the end of February without the boxes 50. One NUT of W1 written off at 50 / 15 = 3.33."""
    company.do(
        PostAdjustment(
            adjustment_id="ad1",
            warehouse_id="W1",
            posting_date=THIRD,
            reason="adjustment-1",
            lines=(AdjustmentLine(item_id="NUT", quantity=D(-1), location_id="W1/A"),),
        )
    )
    with company.book.reading() as connection:
        rows = {r.account_id: r for r in ledger.trial_balance(connection)}
        february = {r.account_id: r for r in ledger.trial_balance(connection, until=date(2026, 2, 28))}
    sides = {account: (row.opening, row.debit, row.credit, row.closing) for account, row in rows.items()}
    assert sides["1300"] == (D(0), D(55), D("3.33"), D("51.67"))
    assert sides["2200"] == (D(0), D(0), D(55), D(-55))
    assert (february["1300"].debit, february["1300"].credit, february["1300"].closing) == (D(50), D(0), D(50))


def test_the_journal_names_document_account_and_member(company: Company) -> None:
    with company.book.reading() as connection:
        lines = list(ledger.journal(connection, since=SECOND, until=SECOND))
        assert [line.n for line in ledger.journal(connection, account_id="1300")] != []
        assert list(ledger.journal(connection, entity_id="SOUTH")) == []
    assert [(x.account_id, x.account_name, x.amount, x.number, x.member_id) for x in lines] == [
        ("1300", "Inventory", D(20), "GR-2026-000002", "olga"),
        ("2200", "Goods received not invoiced", D(-20), "GR-2026-000002", "olga"),
    ]


def test_a_pool_is_shared_out_over_warehouses_to_the_cent(company: Company) -> None:
    """50.00 for 15 pieces: 10 of them are 33.33 and 5 are 16.67, and both together the pool."""
    with company.book.reading() as connection:
        rows = {(r.item_id, r.warehouse_id): r for r in stock_valuation(connection)}
        one = stock_valuation(connection, warehouse_id="W2")
    assert {key: (r.quantity, r.value) for key, r in rows.items()} == {
        ("NUT", "W1"): (D(10), D("33.33")),
        ("NUT", "W2"): (D(5), D("16.67")),
        ("BOX", "W1"): (D(2), D("5.00")),
    }
    assert [(r.item_id, r.value) for r in one] == [("NUT", D("16.67"))]
    assert rows[("BOX", "W1")].unit_cost == D("2.500000")


def test_stock_was_worth_what_the_ledger_says_on_any_day(company: Company) -> None:
    for day, value in ((date(2026, 1, 9), 0), (FIRST, 30), (date(2026, 2, 9), 30), (SECOND, 50), (THIRD, 55)):
        with company.book.reading() as connection:
            assert sum(r.value for r in stock_valuation(connection, as_of=day)) == value
            assert sum(r.closing for r in ledger.trial_balance(connection, until=day) if r.account_id == "1300") == value


def test_stock_on_hand_is_the_positions(company: Company) -> None:
    with company.book.reading() as connection:
        rows = stock_on_hand(connection)
        assert stock_on_hand(connection, family="unknown") == []
        assert [r.quantity for r in stock_on_hand(connection, location_id="W2/A")] == [D(5)]
    assert [(r.warehouse_id, r.location_id, r.item_id, r.quantity, r.unit) for r in rows] == [
        ("W1", "W1/A", "BOX", D(2), "pc"),
        ("W1", "W1/A", "NUT", D(10), "pc"),
        ("W2", "W2/A", "NUT", D(5), "pc"),
    ]


def test_a_stock_card_brings_the_balance_forward(company: Company) -> None:
    with company.book.reading() as connection:
        card = stock_card(connection, item_id="NUT", since=date(2026, 2, 1))
        whole = stock_card(connection, item_id="NUT")
        assert stock_card(connection, item_id="NUT", warehouse_id="W2", until=date(2026, 2, 9)) == []
    assert [(r.kind, r.quantity, r.value, r.quantity_after, r.value_after) for r in card] == [
        ("opening", D(10), D(30), D(10), D(30)),
        ("receipt", D(5), D(20), D(15), D(50)),
    ]
    assert [(r.posting_date, r.quantity_after) for r in whole] == [(FIRST, D(10)), (SECOND, D(15))]


def invoice(company: Company, order: str, *, on: date, quantity: str, price: str) -> str:
    line = InvoiceLineIn(order_id=order, order_line_no=1, quantity=D(quantity), unit_price=D(price))
    command = PostSupplierInvoice(
        invoice_id=f"si-{order}", entity_id="NORTH", supplier_id="ACME", reference=f"R {order}", posting_date=on, lines=(line,)
    )
    company.do(command)
    return command.invoice_id


def orders(company: Company) -> list[str]:
    with company.book.reading() as connection:
        return list(connection.exec_driver_sql("SELECT order_id FROM order_line ORDER BY order_id").scalars())


def test_grni_is_open_until_it_is_invoiced_and_has_an_age(company: Company) -> None:
    first, *_ = orders(company)
    invoice(company, first, on=date(2026, 3, 15), quantity="10", price="3")
    with company.book.reading() as connection:
        now = open_items.grni(connection)
        before = open_items.grni(connection, as_of=date(2026, 3, 14))
    assert [(r.item_id, r.balance, r.since) for r in now] == [("NUT", D(20), SECOND), ("BOX", D(5), THIRD)]
    assert [(r.balance, r.since) for r in before] == [(D(30), FIRST), (D(20), SECOND), (D(5), THIRD)]


def test_open_payables_stand_as_they_did_on_a_day(company: Company) -> None:
    first, second, _ = orders(company)
    paid = invoice(company, first, on=date(2026, 3, 15), quantity="10", price="3")
    invoice(company, second, on=date(2026, 3, 20), quantity="5", price="4")
    company.do(
        RecordPayment(
            payment_id="py1",
            entity_id="NORTH",
            direction="paid",
            partner_id="ACME",
            posting_date=date(2026, 4, 1),
            amount=D(12),
            allocations=(SettledAmount(document_id=paid, amount=D(12)),),
        )
    )
    with company.book.reading() as connection:
        days = {
            day: [(r.document_id, r.open_amount) for r in open_items.open_items(connection, side="payable", as_of=day)]
            for day in (date(2026, 3, 14), date(2026, 3, 16), date(2026, 3, 31), date(2026, 4, 1))
        }
        now = open_items.open_items(connection, side="payable")
        assert open_items.open_items(connection, side="receivable") == []
    assert days == {
        date(2026, 3, 14): [],
        date(2026, 3, 16): [(f"si-{first}", D(-30))],
        date(2026, 3, 31): [(f"si-{first}", D(-30)), (f"si-{second}", D(-20))],
        date(2026, 4, 1): [(f"si-{first}", D(-18)), (f"si-{second}", D(-20))],
    }
    assert [r.open_amount for r in now] == [D(-18), D(-20)]
    assert now[0].days_overdue(now[0].due_date) == 0
    assert now[0].reference == f"R {first}"


def test_goods_in_transit_have_left_and_not_arrived(company: Company) -> None:
    line = TransferLineIn(item_id="NUT", quantity=D(6), from_location_id="W1/A", to_location_id="W2/A")
    company.do(
        RequestTransfer(
            transfer_id="to1",
            from_warehouse_id="W1",
            to_warehouse_id="W2",
            request_date=THIRD,
            expected_on=date(2026, 3, 14),
            lines=(line,),
        )
    )
    company.do(ShipTransfer(shipment_id="ts1", transfer_id="to1", posting_date=date(2026, 3, 12)))
    with company.book.reading() as connection:
        [row] = stock.in_transit(connection)
        assert stock.in_transit(connection, as_of=date(2026, 3, 11)) == []
        on_accounts = {(r.account_id, r.scope): r.value for r in stock_valuation(connection, item_id="NUT")}
    assert (row.transfer_id, row.to_warehouse_id, row.quantity, row.value) == ("to1", "W2", D(6), D(20))
    assert (row.since, row.expected_on) == (date(2026, 3, 12), date(2026, 3, 14))
    assert on_accounts[("1320", "T:to1")] == D(20)


def test_a_held_count_shows_its_variance_and_its_request(company: Company) -> None:
    for _ in range(3):
        company.receive("NUT", "300", "3", location="W1/B", on=THIRD)
    company.do(OpenCountSheet(sheet_id="cs1", warehouse_id="W1", count_date=THIRD, location_ids=("W1/B",)))
    company.do(RecordCount(sheet_id="cs1", lines=(CountedLine(line_no=1, quantity=D(100)),)), member="sam")
    why = (VarianceReason(line_no=1, reason="count-1", note="twice"),)
    company.do(SubmitCount(sheet_id="cs1", posting_date=THIRD, lines=why), member="sam", expect="held")
    with company.book.reading() as connection:
        [variance] = control.count_variances(connection, state="held")
        [request] = control.approvals(connection)
        assert control.approvals(connection, state="approved") == []
        assert control.count_variances(connection, warehouse_id="W2") == []
    assert (variance.quantity_book, variance.quantity_counted, variance.quantity_variance) == (D(900), D(100), D(-800))
    assert variance.value_variance == -request.amount
    assert (request.kind, request.requested_by, request.document_id) == ("count_variance", "sam", "cs1")


def test_conditions_are_built_from_what_is_asked() -> None:
    assert where(None, equals("m.item_id", ""), None) == ""
    assert where(equals("m.item_id", "X"), "a <> 0") == "WHERE m.item_id = :item_id AND a <> 0"


def test_a_row_says_the_scale_of_its_decimals(company: Company) -> None:
    from dataclasses import dataclass

    @dataclass(frozen=True)
    class Loose:
        amount: Decimal

    with company.book.reading() as connection, pytest.raises(TypeError, match="says its scale"):
        read(connection, Loose, "SELECT 1")


def test_zeros_that_only_the_column_has_are_not_shown(company: Company) -> None:
    with company.book.reading() as connection:
        [row] = [r for r in stock_valuation(connection) if r.item_id == "BOX"]
    assert (str(row.quantity), str(row.value)) == ("2", "5.00")
