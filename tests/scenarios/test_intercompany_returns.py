"""Goods that go back between two entities: handed over or on the road, reversed, and late cost that meets them; worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from app.commands.intercompany_arrivals import IntercompanyArrivalLine, MissingIntercompanyLine
from app.domain.book import Case, CostLayer, Document
from app.domain.book.intercompany import IntercompanyItem, IntercompanyLine, IntercompanySale, IntercompanySaleMove
from app.domain.book.returns import ReturnedLayer
from app.domain.rows import Row
from db.book import create_book
from db.replay import replay
from db.verify import verify
from tests.scenarios.test_intercompany_late_cost import check_all, sell_on
from tests.support.company import Company
from tests.support.trading_pair import AT_COST, check_pairs, lose, receive, reverse, send_back, settle, ship, two_entities

D = Decimal


@pytest.mark.parametrize("method", ["fifo", "average", "standard"])
def test_a_return_goes_back_at_its_price_and_at_the_cost_it_left_with(tmp_path: Path, method: str) -> None:
    """Sold and sent back in two parts: nothing is left on any account of the trade."""
    company = two_entities(tmp_path, method=method, buying="average")
    before = company.balances()
    company.do(ship())
    company.do(receive())
    company.refused(send_back("13"), "invalid_value")
    company.do(send_back("5"))
    cost = {"fifo": "52.50", "average": "57.50", "standard": "50.00"}[method]
    price = {"fifo": "65.63", "average": "71.88", "standard": "62.50"}[method]  # 5 / 12 of 157.50, 172.50, 150.00
    assert company.balances(document="ib1/NORTH") == {"1250": f"-{price}", "1300": cost, "4100": price, "5050": f"-{cost}"}
    south = company.balances("SOUTH", document="ib1")
    assert (south["2150"], south["1300"]) == (price, f"-{price}")
    company.do(send_back("7", id="ib2"))
    assert company.balances("SOUTH") == {}
    assert company.balances() == before
    assert company.all(IntercompanyLine)[0].quantity_returned == D(12)
    company.refused(send_back("1", id="ib3"), "invalid_value")
    check_pairs(company)


def test_a_return_at_cost_and_of_several_deliveries(tmp_path: Path) -> None:
    company = two_entities(tmp_path, ownership="delivery", **AT_COST)
    before = company.balances()
    company.do(ship())
    company.do(receive(IntercompanyArrivalLine(line_no=1, quantity=D(5))))
    company.do(receive(id="ir2"))
    company.do(send_back("6"))
    # 5 of the first delivery at 10.00, 1 of the second (5 × 10 + 2 × 13 = 76.00 for 7): 10.86
    assert company.balances("SOUTH", document="ib1") == {"1300": "-60.86", "2150": "60.86"}
    company.do(send_back("6", id="ib2"))
    assert company.balances()["1300"] == before["1300"]
    assert "1250" not in company.balances() and "2150" not in company.balances("SOUTH")
    check_pairs(company)


def test_goods_the_buyer_no_longer_has_cannot_go_back(tmp_path: Path) -> None:
    company = two_entities(tmp_path)
    company.do(ship())
    company.do(receive(IntercompanyArrivalLine(line_no=1, quantity=D(8))))
    company.refused(send_back("9"), "invalid_value")
    company.refused(send_back("1", source="S1/B"), "not_enough_stock")


# their reversal


def standing(company: Company) -> dict[str, Any]:
    """What a reversal has to bring back: both books, stock with its cost, and what is sold and owed."""

    def rows(kind: type[Row], *leave_out: str) -> list[dict[str, Any]]:
        return [{f: getattr(x, f) for f in x.__struct_fields__ if f not in ("touched_seq", *leave_out)} for x in company.all(kind)]

    return {
        "books": [company.balances(entity) for entity in ("NORTH", "SOUTH")],
        "layers": [x for x in rows(CostLayer) if x["quantity_remaining"]],
        "sales": rows(IntercompanySale),
        "lines": [x for x in rows(IntercompanyLine) if x["quantity_shipped"]],
        "owed": [x for x in rows(IntercompanyItem) if x["open_amount"]],
        "noted": [x for x in rows(ReturnedLayer) if x["quantity"]],
    }


@pytest.mark.parametrize("currency", ["EUR", "JPY"])
@pytest.mark.parametrize("method", ["fifo", "average", "standard"])
@pytest.mark.parametrize("arrival", ["at once", "later"])
@pytest.mark.parametrize("ownership", ["ship", "delivery"])
def test_a_reversed_return_leaves_both_books_as_they_were(tmp_path: Path, ownership: str, arrival: str, method: str, currency: str) -> None:
    company = two_entities(tmp_path, method=method, buying=method, currency=currency, ownership=ownership)
    company.do(ship())
    company.do(receive())
    before = standing(company)
    company.do(send_back("5", arrival=arrival))
    assert standing(company) != before
    company.do(reverse("ib1"))
    assert standing(company) == before
    check_all(company)
    company.do(send_back("12", id="ib2"))  # and all of it may go back after all
    assert company.balances("SOUTH") == {}
    [sale] = company.all(IntercompanySale)
    assert (sale.quantity, sale.net, sale.cost, sale.buyer_net) == (0, 0, 0, 0)
    check_all(company)


def test_a_return_is_reversed_only_with_both_sides_and_while_nothing_stands_on_it(tmp_path: Path) -> None:
    company = two_entities(tmp_path)
    company.do(ship())
    company.do(receive())
    company.do(send_back("5"))
    company.refused(reverse("ib1/NORTH"), "stands_on")
    company.refused(reverse("ir1"), "stands_on")
    company.do(settle(id="im1"))
    company.refused(reverse("ib1"), "stands_on")
    company.do(reverse("im1"))
    company.do(reverse("ib1", "xr2"))
    company.refused(reverse("ib1", "xr3"), "wrong_state")
    company.do(reverse("ir1", "xr3"))
    company.do(reverse("is1", "xr4"))
    assert company.balances("SOUTH") == {}
    assert company.balances() == {"1300": "230.00", "2200": "-230.00"}
    check_all(company)


def test_a_return_whose_goods_the_seller_sold_on_is_not_reversed(tmp_path: Path) -> None:
    company = two_entities(tmp_path)
    company.do(ship("20"))
    company.do(receive())
    company.do(send_back("5"))
    sell_on(company, "NORTH", "W1", "5")
    outcome = company.refused(reverse("ib1"), "stands_on")
    assert "used since" in outcome.message


def test_the_moves_of_a_sale_are_what_is_left_of_it_and_replay_says_the_same(tmp_path: Path) -> None:
    company = two_entities(tmp_path)
    company.do(ship())
    company.do(receive())
    company.do(send_back("5"))
    company.do(reverse("ib1"))
    company.do(send_back("2", id="ib2"))
    moves = company.all(IntercompanySaleMove)
    assert [(x.kind, x.quantity, x.cost) for x in moves] == [
        ("sale", 12, D(126)),
        ("return", -5, D("-52.50")),
        ("reversal", 5, D("52.50")),
        ("return", -2, D(-21)),
    ]
    [sale] = company.all(IntercompanySale)
    assert (sale.quantity, sale.cost) == (10, D(105))
    target = create_book(str(tmp_path / "again.db"))
    assert not replay(company.book, target).difference
    target.close()


# on the road


def test_goods_on_their_way_back_are_the_sellers_where_they_change_hands_on_shipping(tmp_path: Path) -> None:
    """12 sold for 157.50 that cost 126.00; 5 travel back: 65.63 is credited at once, and NORTH owns 52.50 on the road.

    3 of them arrive, 2 of them damaged; 2 are lost: 2 / 5 of what is on the road, the oldest first. The last taken came back first:
    2 of 13.00 and 3 of 10.00 make 56.00, but they left at 10.50 each, so 5 × 10.50 = 52.50, shared 21.00 and 31.50. FIFO takes 1 of the
    layer of 3 (10.50) and 2 (21.00): see the lines.
    """
    company = two_entities(tmp_path)
    company.do(ship())
    company.do(receive())
    company.do(send_back("5", arrival="later"))
    assert company.balances(document="ib1/NORTH") == {"1250": "-65.63", "1320": "52.50", "4100": "65.63", "5050": "-52.50"}
    assert company.balances("SOUTH", document="ib1") == {"1300": "-65.63", "2150": "65.63"}
    assert company.all(Document, id="ib1")[0].state == "in_transit"
    company.refused(send_back("8", id="ib2"), "invalid_value")
    hurt = IntercompanyArrivalLine(line_no=1, quantity=D(2), location_id="W1/Q", condition="damaged", reason="damage-1")
    company.do(receive(hurt, IntercompanyArrivalLine(line_no=1, quantity=D(1)), id="ir2", shipment="ib1"))
    assert company.balances(document="ir2") == {"1300": "10.50", "1310": "21.00", "1320": "-31.50"}
    [case] = company.all(Case)
    assert (case.entity_id, case.money_at_risk, case.kind) == ("NORTH", D(21), "damaged_in_transit")
    company.refused(reverse("ib1"), "stands_on")
    company.do(lose(shipment="ib1"))
    assert company.balances(document="il1") == {"1320": "-21.00", "5410": "21.00"}
    assert company.all(Document, id="ib1")[0].state == "closed"
    assert "1320" not in company.balances()
    check_all(company)
    for n, document in enumerate(("il1", "ir2", "ib1")):
        company.do(reverse(document, f"xr{n}"))
    assert company.balances() == {"1250": "157.50", "1300": "104.00", "2200": "-230.00", "4100": "-157.50", "5050": "126.00"}
    assert company.balances("SOUTH") == {"1300": "157.50", "2150": "-157.50"}
    check_all(company)


def test_goods_on_their_way_back_stay_the_buyers_where_they_change_hands_on_delivery(tmp_path: Path) -> None:
    """5 of 12 travel back at what they cost SOUTH, 65.63. 3 arrive and are credited: 3 / 12 of 157.50 is 39.38. SOUTH loses 2."""
    company = two_entities(tmp_path, ownership="delivery")
    company.do(ship())
    company.do(receive())
    company.do(send_back("5", arrival="later"))
    assert company.balances("SOUTH", document="ib1") == {"1300": "-65.63", "1320": "65.63"}
    assert company.balances()["1250"] == "157.50"
    [sale] = company.all(IntercompanySale)
    assert sale.quantity == 12
    company.do(receive(IntercompanyArrivalLine(line_no=1, quantity=D(3)), id="ir2", shipment="ib1"))
    # 3 of 5 at 65.63 are 39.378, so 39.38; the credit is 39.375, so 39.38 too
    assert company.balances("SOUTH", document="ir2/SOUTH") == {"1320": "-39.38", "2150": "39.38"}
    assert company.balances(document="ir2") == {"1250": "-39.38", "1300": "31.50", "4100": "39.38", "5050": "-31.50"}
    company.do(lose(shipment="ib1"))
    assert company.balances("SOUTH", document="il1") == {"1320": "-26.25", "5410": "26.25"}
    assert company.all(IntercompanyItem, document_id="ir2")[0].open_amount == D("-39.38")
    check_all(company)
    for n, document in enumerate(("il1", "ir2", "ib1")):
        company.do(reverse(document, f"xr{n}"))
    assert company.balances("SOUTH") == {"1300": "157.50", "2150": "-157.50"}
    assert company.all(IntercompanyLine, shipment_id="is1")[0].quantity_returned == 0
    check_all(company)


@pytest.mark.parametrize("ownership", ["ship", "delivery"])
def test_everything_that_travels_back_and_arrives_leaves_nothing_behind(tmp_path: Path, ownership: str) -> None:
    company = two_entities(tmp_path, ownership=ownership)
    before = company.balances()
    company.do(ship())
    company.do(receive())
    for n, part in enumerate(("7", "5")):
        company.do(send_back(part, id=f"ib{n}", arrival="later"))
        company.do(receive(id=f"ir{n + 2}", shipment=f"ib{n}"))
        assert company.all(Document, id=f"ib{n}")[0].state == "done"
    assert company.balances() == before
    assert company.balances("SOUTH") == {}
    company.refused(receive(id="ir9", shipment="ib0"), "wrong_state")
    company.refused(lose(MissingIntercompanyLine(line_no=1), shipment="ib0", id="il9"), "wrong_state")
    check_all(company)


@pytest.mark.unsound
def test_a_sale_that_differs_from_its_moves_is_found(tmp_path: Path) -> None:
    company = two_entities(tmp_path)
    company.do(ship())
    with company.book.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(sa.text("UPDATE intercompany_sale SET seller_net = seller_net + 1"))
    assert "sales between entities are the sums of their moves" in {proof.name for proof in verify(company.book) if not proof.ok}
