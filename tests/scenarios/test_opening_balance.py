"""Opening balances: stock, open items and accounts against the opening-balance account, with figures worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.commands.finance_data import DefineRates
from app.commands.opening_balance import OpeningAccount, OpeningItem, OpeningStock, PostOpeningBalance
from app.domain.book import CostLayer, CostPool, Document, ExchangeRate, OpenItem, StockMove, StockPosition
from tests.support.company import add_items, new_company

D = Decimal
DAY = date(2026, 1, 1)


def opening(**parts: object) -> PostOpeningBalance:
    return PostOpeningBalance(balance_id="ob1", entity_id="NORTH", posting_date=DAY, **parts)


def stock(item: str, quantity: str, value: str | None, *, location: str = "W1/A", on: date | None = None) -> OpeningStock:
    return OpeningStock(item_id=item, location_id=location, quantity=D(quantity), value=None if value is None else D(value), received_on=on)


@pytest.mark.parametrize("method", ["average", "fifo"])
def test_stock_opens_at_the_value_given(tmp_path: Path, method: str) -> None:
    company = new_company(tmp_path, method=method)
    lines = (stock("NUT", "3", "100"), stock("NUT", "7.5", "250.01", location="W2/B"), stock("BOX", "2", "0", location="W1/Q"))
    company.do(opening(stock=lines))
    assert company.balances() == {"1300": "350.01", "3000": "-350.01"}
    pools = {(p.item_id, p.account_id): (p.quantity, p.value) for p in company.all(CostPool)}
    assert pools == {("NUT", "1300"): (D("10.5"), D("350.01")), ("BOX", "1310"): (D(2), D(0))}
    assert {p.location_id: p.quantity for p in company.all(StockPosition)} == {"W1/A": D(3), "W2/B": D("7.5"), "W1/Q": D(2)}
    assert company.all(Document, id="ob1")[0].number == "OB-2026-000001"


def test_age_of_opening_goods_is_kept(tmp_path: Path) -> None:
    company = new_company(tmp_path, method="fifo")
    company.do(opening(stock=(stock("NUT", "1", "5", on=date(2025, 6, 1)), stock("NUT", "1", "6"))))
    assert [(x.received_on, x.value_remaining) for x in company.all(CostLayer)] == [(date(2025, 6, 1), D(5)), (DAY, D(6))]


def test_goods_at_standard_open_at_standard_and_the_difference_is_a_variance(tmp_path: Path) -> None:
    """Standard cost is 10.00: 4 for 44.00 are carried at 40.00, 3 without a value at 30.00."""
    company = new_company(tmp_path, method="standard")
    company.do(opening(stock=(stock("NUT", "4", "44"), stock("BOX", "3", None))))
    assert company.balances() == {"1300": "70.00", "3000": "-74.00", "5100": "4.00"}


def test_open_items_open_with_their_documents(tmp_path: Path) -> None:
    """200 USD at 0.80 = 160.00 EUR; a credit of the customer lowers what is owed."""
    company = new_company(tmp_path)
    company.do(DefineRates(rates=(ExchangeRate(base="EUR", currency="USD", valid_on=DAY, rate=D("0.8")),)))
    common = {"document_date": date(2025, 12, 1), "due_date": date(2026, 1, 15)}
    items = (
        OpeningItem(document_id="inv1", partner_id="SHOP", side="receivable", amount=D("120.50"), reference="R-1", **common),
        OpeningItem(document_id="cn1", partner_id="SHOP", side="receivable", amount=D("-20.50"), **common),
        OpeningItem(document_id="bill1", partner_id="BOLT", side="payable", amount=D(200), currency="USD", **common),
    )
    company.do(opening(items=items))
    assert company.balances() == {"1200": "100.00", "2100": "-160.00", "3000": "60.00"}
    found = {i.document_id: (i.open_amount, i.open_base, i.currency) for i in company.all(OpenItem)}
    assert found == {
        "inv1": (D("120.50"), D("120.50"), "EUR"),
        "cn1": (D("-20.50"), D("-20.50"), "EUR"),
        "bill1": (D(-200), D(-160), "USD"),
    }
    assert company.all(Document, id="inv1")[0].source_id == "ob1"


def test_accounts_open_but_control_accounts_do_not(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    company.do(opening(accounts=(OpeningAccount(account_id="1800", amount=D("900.10")), OpeningAccount(account_id="6000", amount=D(-100)))))
    assert company.balances() == {"1800": "900.10", "6000": "-100.00", "3000": "-800.10"}
    for control in ("1200", "1300", "1320", "2100", "2200", "1250"):
        line = OpeningAccount(account_id=control, amount=D(1))
        again = PostOpeningBalance(balance_id="ob2", entity_id="NORTH", posting_date=DAY, accounts=(line,))
        company.refused(again, "control_account")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (stock("NUT", "0", "5"), "invalid_value"),
        (stock("NUT", "1", "-5"), "invalid_value"),
        (stock("NUT", "1", "5.001"), "invalid_value"),
        (stock("NUT", "1", None), "invalid_value"),
        (stock("GHOST", "1", "1"), "unknown_id"),
        (stock("NUT", "1", "1", location="W1/T"), "invalid_value"),
    ],
)
def test_a_bad_line_refuses_the_whole_balance(tmp_path: Path, line: OpeningStock, code: str) -> None:
    company = new_company(tmp_path)
    company.refused(opening(stock=(stock("BOX", "1", "1"), line)), code)
    assert company.balances() == {}
    assert company.all(StockMove) == []


def test_nothing_opens_twice_under_one_id(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    company.do(opening(stock=(stock("NUT", "1", "1"),)))
    company.refused(opening(stock=(stock("NUT", "1", "1"),)), "already_exists")
    company.refused(PostOpeningBalance(balance_id="ob2", entity_id="NORTH", posting_date=DAY), "invalid_value")


def test_a_thousand_lines_open_at_once(tmp_path: Path) -> None:
    """1,000 items at 1 to 1,000: 500,500.00 in all, on two lines of the ledger."""
    company = new_company(tmp_path)
    items = tuple(f"I{i}" for i in range(1, 1001))
    add_items(company, items, entity="NORTH", method="average")
    company.do(opening(stock=tuple(stock(item, "2", str(i)) for i, item in enumerate(items, start=1))))
    assert company.balances() == {"1300": "500500.00", "3000": "-500500.00"}
    assert len(company.all(StockMove)) == 1000
