"""Cost that comes late to goods that two entities traded: each book's share finds its place, and what clears ends at nothing.

Of NORTH's first 10 NUT at 10.00, 8 were sold to SOUTH at cost plus 25 %; SOUTH sold 3 of them on and sent 2 back. So 2 never left
NORTH, 2 are back there, 3 lie in SOUTH and 3 are gone. All figures are worked out by hand.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.commands.invoicing import InvoiceLineIn, PostSupplierInvoice
from app.commands.landed_cost import LandedLineIn, LandedReceipt, PostLandedCost
from app.commands.sales import SalesLine, TakeSalesOrder
from app.commands.shipping import ConfirmShipment, ShipmentLineIn
from app.domain.book import Document, ReceiptLine
from db.queries.intercompany import elimination
from db.queries.intercompany_margin import UnrealisedRow, unrealised_margin
from db.queries.landed_cost import landed_cost
from db.verify import verify
from tests.support.company import Company
from tests.support.trading_pair import DAY, check_pairs, receive, reverse, send_back, settle, ship, two_entities

D = Decimal
LATER = date(2026, 2, 10)
METHODS = ["fifo", "average", "standard"]


def sell_on(company: Company, entity: str, warehouse: str, quantity: str) -> None:
    """Sell NUT at 20.00 apiece to the shop."""
    order = TakeSalesOrder(
        order_id=f"so-{entity}",
        entity_id=entity,
        warehouse_id=warehouse,
        customer_id="SHOP",
        order_date=DAY,
        lines=(SalesLine(item_id="NUT", quantity=D(quantity), unit_price=D(20)),),
    )
    company.do(order)
    picked = ShipmentLineIn(order_line_no=1, quantity=D(quantity), location_id=f"{warehouse}/A")
    company.do(
        ConfirmShipment(shipment_id=f"sh-{entity}", order_id=f"so-{entity}", invoice_id=f"ci-{entity}", posting_date=DAY, lines=(picked,))
    )


def traded(folder: Path, method: str, **terms: str) -> Company:
    company = two_entities(folder, method=method, buying=method, **terms)
    company.do(ship("8"))
    company.do(receive())
    sell_on(company, "SOUTH", "S1", "3")
    company.do(send_back("2"))
    return company


def first_receipt(company: Company) -> ReceiptLine:
    line: ReceiptLine = company.all(ReceiptLine)[0]
    return line


def freight(receipt: str, amount: str, *, entity: str = "NORTH", id: str = "lc1") -> PostLandedCost:
    line = LandedLineIn(cost_type="freight", amount=D(amount), allocate_by="quantity", receipts=(LandedReceipt(receipt_id=receipt),))
    return PostLandedCost(landed_cost_id=id, entity_id=entity, supplier_id="HAUL", reference=id, posting_date=LATER, lines=(line,))


def bill(company: Company, n: int, price: str) -> None:
    """The supplier's invoice of 10 NUT of the n-th receipt."""
    received = company.all(ReceiptLine)[n]
    line = InvoiceLineIn(order_id=received.order_id, order_line_no=1, quantity=D(10), unit_price=D(price))
    company.do(
        PostSupplierInvoice(
            invoice_id=f"si{n}", entity_id="NORTH", supplier_id="ACME", reference=f"R{n}", posting_date=LATER, lines=(line,)
        )
    )


def check_all(company: Company) -> None:
    check_pairs(company)
    broken = [proof for proof in verify(company.book) if not proof.ok]
    assert not broken, broken


def margins(company: Company, as_of: date | None = None) -> list[UnrealisedRow]:
    with company.book.reading() as connection:
        return unrealised_margin(connection, as_of=as_of)


@pytest.mark.parametrize("ownership", ["ship", "delivery"])
@pytest.mark.parametrize(
    ("method", "expected"),
    [
        # 3.00 apiece: 4 in NORTH, 6 sold within the group
        ("fifo", {"1300": "12.00", "2100": "-30.00", "5050": "18.00"}),
        ("average", {"1300": "12.00", "2100": "-30.00", "5050": "18.00"}),
        ("standard", {"2100": "-30.00", "5100": "30.00"}),
    ],
)
def test_the_sellers_freight_follows_what_it_sold_and_what_came_back(
    tmp_path: Path, method: str, expected: dict[str, str], ownership: str
) -> None:
    company = traded(tmp_path, method, ownership=ownership)
    south = company.balances("SOUTH")
    company.do(freight(first_receipt(company).receipt_id, "30"))
    assert company.balances(document="lc1") == expected
    assert company.balances("SOUTH") == south  # what the goods cost SOUTH is the price between the two
    check_all(company)


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        # 1.00 dearer apiece: 4 in NORTH, 6 gone
        ("fifo", {"1300": "4.00", "2100": "-110.00", "2200": "100.00", "5100": "6.00"}),
        ("average", {"1300": "4.00", "2100": "-110.00", "2200": "100.00", "5100": "6.00"}),
        ("standard", {"2100": "-110.00", "2200": "100.00", "5100": "10.00"}),
    ],
)
def test_a_price_difference_after_the_sale_within_the_group(tmp_path: Path, method: str, expected: dict[str, str]) -> None:
    company = traded(tmp_path, method)
    bill(company, 0, "11")
    assert company.balances(document="si0") == expected
    check_all(company)


@pytest.mark.parametrize("document", ["is1/SOUTH", "ir1"])
@pytest.mark.parametrize(
    ("method", "expected"),
    [
        # 2.00 apiece: 3 on hand, 3 sold on, and 2 that are NORTH's again and cannot carry it back to it
        ("fifo", {"1300": "6.00", "2100": "-16.00", "5000": "6.00", "5100": "4.00"}),
        ("average", {"1300": "6.00", "2100": "-16.00", "5000": "6.00", "5100": "4.00"}),
        ("standard", {"2100": "-16.00", "5100": "16.00"}),
    ],
)
def test_the_buyers_freight_on_goods_of_the_other_entity(tmp_path: Path, method: str, expected: dict[str, str], document: str) -> None:
    """The purchase and its receipt lead to the same goods."""
    company = traded(tmp_path, method)
    north = company.balances()
    company.do(freight(document, "16", entity="SOUTH"))
    assert company.balances("SOUTH", document="lc1") == expected
    assert company.balances() == north
    with company.book.reading() as connection:
        [row] = landed_cost(connection, entity_id="SOUTH")
    assert (row.entity_id, row.item_id, row.receipt_id, row.billed) == ("SOUTH", "NUT", document, 16)
    check_all(company)
    company.do(reverse("lc1", on=LATER))
    assert company.balances("SOUTH", document="xr1") == {account: f"{-D(amount):.2f}" for account, amount in expected.items()}
    check_all(company)


def test_landed_cost_names_no_document_of_the_other_side(tmp_path: Path) -> None:
    company = traded(tmp_path, "fifo")
    outcome = company.refused(freight("is1/SOUTH", "16"), "invalid_value")
    assert "belongs to SOUTH" in outcome.message
    company.refused(freight("is1", "16"), "unknown_id")


@pytest.mark.parametrize("method", METHODS)
def test_when_all_documents_are_there_nothing_is_left_in_clearing(tmp_path: Path, method: str) -> None:
    company = traded(tmp_path, method)
    company.do(freight(first_receipt(company).receipt_id, "13.37"))
    company.do(freight("ir1", "7.77", entity="SOUTH", id="lc2"))
    bill(company, 0, "10.333333")
    bill(company, 1, "12.999999")
    company.do(settle())
    clearing = {"1250", "2150", "1320", "2200", "2250", "1500"}
    assert clearing.isdisjoint(company.balances()) and clearing.isdisjoint(company.balances("SOUTH"))
    check_all(company)


def test_the_margin_in_stock_and_the_elimination_of_any_day(tmp_path: Path) -> None:
    """20 January: 6 of the 8 at 100.00 are not sent back: price 75.00, cost 60.00, margin 15.00; 3 of them on hand: 7.50.

    10 February: 18.00 of freight came to those 6: cost 78.00, margin −3.00, of 3 on hand −1.50. 12 February: 2 more go back with what
    they cost by then: 4 are left at 50.00, cost 40.00 + 12.00, margin −2.00; 1 on hand: −0.50.
    """
    company = traded(tmp_path, "fifo")
    company.do(freight(first_receipt(company).receipt_id, "30"))
    company.do(send_back("2", id="ib2", on=date(2026, 2, 12)))

    def on(day: int, month: int) -> list[tuple[Decimal, ...]]:
        return [(x.quantity, x.on_hand, x.seller_net, x.cost, x.margin) for x in margins(company, date(2026, month, day))]

    assert on(19, 1) == []
    assert on(20, 1) == on(9, 2) == [(6, 3, 75, 60, D("7.50"))]
    assert on(10, 2) == [(6, 3, 75, 78, D("-1.50"))]
    assert on(12, 2) == [(4, 1, 50, 52, D("-0.50"))]
    assert margins(company) == margins(company, date(2026, 12, 31))
    company.do(reverse("ib2", on=date(2026, 2, 14)))
    assert on(12, 2) == [(4, 1, 50, 52, D("-0.50"))]
    assert on(14, 2) == on(10, 2)
    with company.book.reading() as connection:
        for day in (date(2026, 1, 19), DAY, LATER, date(2026, 2, 12), date(2026, 2, 14)):
            rows = elimination(connection, as_of=day)
            assert sum(row.amount for row in rows) == 0
            in_stock = sum(row.amount for row in rows if row.role == "INVENTORY")
            assert in_stock == -sum(row.margin for row in unrealised_margin(connection, as_of=day))


def test_the_margin_of_a_past_day_is_the_one_that_a_book_of_then_had(tmp_path: Path) -> None:
    """After every step the margin is noted; in the end each day's is found again."""
    company = two_entities(tmp_path)
    noted: dict[date, list[UnrealisedRow]] = {}
    steps = [
        ship("8"),
        receive(on=date(2026, 1, 21)),
        send_back("2", on=date(2026, 1, 23)),
        ship("3", id="is2"),
        reverse("ib1", on=date(2026, 1, 25)),
        receive(id="ir2", shipment="is2", on=date(2026, 1, 26)),
        reverse("ir2", "xr2", on=date(2026, 1, 27)),
        reverse("is2", "xr3", on=date(2026, 1, 28)),
    ]
    for n, step in enumerate(steps):
        company.do(step)
        if n != 3:  # the second shipment is of the first day
            noted[company.all(Document, id=step_id(step))[0].posting_date] = margins(company)
    for day, then in noted.items():
        later = [row for row in margins(company, day) if row.number != "IS-2026-000002"]
        assert later == [row for row in then if row.number != "IS-2026-000002"], day
    assert [row.on_hand for row in margins(company, date(2026, 1, 27))] == [8, 3]
    assert [row.on_hand for row in margins(company)] == [8]


def step_id(step: object) -> str:
    return str(next(getattr(step, name) for name in ("receipt_id", "return_id", "reversal_id", "shipment_id") if hasattr(step, name)))
