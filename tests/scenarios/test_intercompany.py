"""Trade between two entities: prices, owners on the road, taxes, returns, settlement and margins, with figures worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.commands.adjusting import AdjustmentLine, PostAdjustment
from app.commands.approvals import ApproveRequest
from app.commands.finance_data import DefinePolicies, DefineRates, DefineTaxCodes
from app.commands.intercompany import IntercompanyLineIn, ShipIntercompany
from app.commands.intercompany_arrivals import (
    IntercompanyArrivalLine,
    MissingIntercompanyLine,
)
from app.commands.intercompany_settlement import SettledItem
from app.commands.intercompany_terms import DefineIntercompany, SetTransferPrices, TransferPrice
from app.commands.landed_cost import LandedLineIn, LandedReceipt, PostLandedCost
from app.commands.master_data import DefinePartners
from app.commands.period_close import ClosePeriod
from app.domain.book import ApprovalPolicy, ApprovalRequest, Case, CostLayer, Document, ExchangeRate, Partner, StockPosition, TaxCode
from app.domain.book.intercompany import IntercompanyItem, IntercompanyPair, IntercompanySale
from app.domain.book.late_cost import LateCostShare
from tests.support.company import add_entity, add_items, new_company
from tests.support.trading_pair import (
    AT_COST,
    BY_LIST,
    DAY,
    agreed,
    check_pairs,
    lose,
    receive,
    reverse,
    send_back,
    settle,
    ship,
    two_entities,
)

D = Decimal

# the sale


@pytest.mark.parametrize(
    ("method", "cost", "price"),
    [
        # 12 leave: FIFO 10 × 10 + 2 × 13 = 126.00, average 138.00, standard 120.00; each plus 25 %.
        ("fifo", "126.00", "157.50"),
        ("average", "138.00", "172.50"),
        ("standard", "120.00", "150.00"),
    ],
)
def test_cost_plus_posts_in_both_books_at_once(tmp_path: Path, method: str, cost: str, price: str) -> None:
    company = two_entities(tmp_path, method=method)
    outcome = company.do(ship())
    assert company.balances(seq=outcome.seq) == {"1250": price, "1300": f"-{cost}", "4100": f"-{price}", "5050": cost}
    assert company.balances("SOUTH", seq=outcome.seq) == {"1320": price, "2150": f"-{price}"}
    seller, buyer = company.all(Document, id="is1")[0], company.all(Document, id="is1/SOUTH")[0]
    assert (seller.number, seller.state, buyer.number, buyer.entity_id) == ("IS-2026-000001", "in_transit", "IP-2026-000001", "SOUTH")
    assert outcome.result["counterpart_number"] == buyer.number
    company.do(receive())
    assert company.balances("SOUTH") == {"1300": price, "2150": f"-{price}"}
    assert company.all(Document, id="is1")[0].state == "done"
    check_pairs(company)


def test_at_cost_passes_goods_on_without_revenue(tmp_path: Path) -> None:
    company = two_entities(tmp_path, **AT_COST)
    outcome = company.do(ship())
    assert company.balances(seq=outcome.seq) == {"1250": "126.00", "1300": "-126.00"}
    assert company.balances("SOUTH", seq=outcome.seq) == {"1320": "126.00", "2150": "-126.00"}
    check_pairs(company)


def test_a_price_list_is_governed_and_dated(tmp_path: Path) -> None:
    company = two_entities(tmp_path, **BY_LIST)
    tier = ApprovalPolicy(entity_id="NORTH", kind="transfer_price", above=D(12), role="finance_controller")
    company.do(DefinePolicies(approvals=(tier,)))
    company.refused(ship(), "transfer_price_missing")

    def prices(price: str, start: date, id: str) -> SetTransferPrices:
        listed = (TransferPrice(item_id="NUT", unit_price=D(price)),)
        return SetTransferPrices(list_id=id, seller_id="NORTH", buyer_id="SOUTH", valid_from=start, prices=listed)

    company.do(prices("11.125", date(2026, 1, 1), "p1"))
    company.refused(prices("11", date(2026, 1, 1), "p9"), "already_exists")
    company.do(prices("14", date(2026, 1, 10), "p2"), expect="held")
    company.do(ship("3", id="is0"))
    assert company.balances("SOUTH") == {"1320": "33.38", "2150": "-33.38"}  # 3 × 11.125 = 33.375
    company.do(ApproveRequest(request_id=company.all(ApprovalRequest)[0].id), member="fay")
    company.do(ship("2"))
    assert company.balances("SOUTH", document="is1/SOUTH") == {"1320": "28.00", "2150": "-28.00"}
    check_pairs(company)


@pytest.mark.parametrize(
    ("currency", "value"),
    [("JPY", D(315)), ("USD", D("315.00")), ("KWD", D("315.000"))],
)
def test_each_book_is_in_its_own_currency(tmp_path: Path, currency: str, value: Decimal) -> None:
    """157.50 EUR are 315 of the buyer's."""
    company = two_entities(tmp_path, currency=currency)
    company.do(ship())
    company.do(receive())
    [layer] = [x for x in company.all(CostLayer, entity_id="SOUTH") if x.quantity_remaining]
    assert layer.value_remaining == value
    item = company.all(IntercompanyItem)[0]
    assert (item.open_amount, item.seller_open, item.buyer_open) == (D("157.5"), D("157.5"), value)
    check_pairs(company)


def test_terms_in_the_buyers_currency(tmp_path: Path) -> None:
    """126.00 EUR cost plus 25 % at 0.5 EUR a dollar: 157.50 / 0.5 = 315.00 USD."""
    company = two_entities(tmp_path, currency="USD", currency_of_terms="USD") if False else None
    company = new_company(tmp_path, method="fifo")
    add_entity(company, entity="SOUTH", currency="USD", warehouses=("S1",))
    add_items(company, ("NUT",), entity="SOUTH", method="average")
    company.do(
        DefinePartners(
            partners=(
                Partner(id="IC-SOUTH", name="South", is_customer=True, entity_id="SOUTH"),
                Partner(id="IC-NORTH", name="North", is_supplier=True, entity_id="NORTH"),
            )
        )
    )
    company.do(DefineIntercompany(terms=agreed(currency="USD")))
    company.receive("NUT", "10", "10")
    company.refused(ship("10"), "rate_missing")
    company.do(DefineRates(rates=(ExchangeRate(base="EUR", currency="USD", valid_on=date(2026, 1, 1), rate=D("0.3")),)))
    company.do(ship("10"))
    # 125.00 EUR / 0.3 = 416.67 USD, which are 125.001 and so 125.00 EUR.
    assert company.balances(document="is1") == {"1250": "125.00", "1300": "-100.00", "4100": "-125.00", "5050": "100.00"}
    assert company.balances("SOUTH") == {"1320": "416.67", "2150": "-416.67"}
    check_pairs(company)


def test_a_buyer_at_standard_cost_takes_the_difference_as_price_variance(tmp_path: Path) -> None:
    company = two_entities(tmp_path, buying="standard")
    company.do(ship())
    assert company.balances("SOUTH") == {"1320": "120.00", "2150": "-157.50", "5100": "37.50"}
    company.do(receive())
    assert company.balances("SOUTH") == {"1300": "120.00", "2150": "-157.50", "5100": "37.50"}


# whose goods on the road


def test_goods_that_change_hands_on_delivery_stay_the_sellers_on_the_road(tmp_path: Path) -> None:
    """12 leave at 126.00. 10 arrive: 100.00 plus 25 %. The other 2 at 26.00 are lost, by the seller."""
    company = two_entities(tmp_path, ownership="delivery")
    company.do(ship())
    assert company.balances(document="is1") == {"1300": "-126.00", "1320": "126.00"}
    assert company.balances("SOUTH") == {}
    company.do(receive(IntercompanyArrivalLine(line_no=1, quantity=D(10))))
    assert company.balances(document="ir1/NORTH") == {"1250": "125.00", "1320": "-100.00", "4100": "-125.00", "5050": "100.00"}
    assert company.balances("SOUTH") == {"1300": "125.00", "2150": "-125.00"}
    company.do(lose())
    assert company.balances(document="il1") == {"1320": "-26.00", "5410": "26.00"}
    assert company.all(Document, id="is1")[0].state == "closed"
    assert "1320" not in company.balances()
    check_pairs(company)


def test_a_loss_on_the_road_is_the_buyers_once_shipped(tmp_path: Path) -> None:
    """12 for 157.50; 4 are missing: 52.50, claimed from the carrier."""
    company = two_entities(tmp_path)
    company.do(ship())
    company.do(receive(IntercompanyArrivalLine(line_no=1, quantity=D(8))))
    company.do(lose(MissingIntercompanyLine(line_no=1, quantity=D(4)), liable="HAUL"))
    assert company.balances("SOUTH") == {"1300": "105.00", "1500": "52.50", "2150": "-157.50"}
    assert company.balances()["1250"] == "157.50"


def test_damaged_goods_arrive_in_the_buyers_quarantine(tmp_path: Path) -> None:
    company = two_entities(tmp_path)
    company.do(ship())
    hurt = IntercompanyArrivalLine(line_no=1, quantity=D(2), location_id="S1/Q", condition="damaged", reason="damage-1")
    company.do(receive(hurt, IntercompanyArrivalLine(line_no=1, quantity=D(10))))
    assert company.balances("SOUTH") == {"1300": "131.25", "1310": "26.25", "2150": "-157.50"}
    [case] = company.all(Case)
    assert (case.entity_id, case.money_at_risk, case.kind) == ("SOUTH", D("26.25"), "damaged_in_transit")


# tax


def test_tax_is_charged_by_the_seller_and_recovered_by_the_buyer(tmp_path: Path) -> None:
    """20 % on 157.50 is 31.50; the buyer gets three quarters back (23.625, so 23.63) and carries 7.87 in stock."""
    company = two_entities(tmp_path)
    company.do(
        DefineTaxCodes(
            tax_codes=(
                TaxCode(entity_id="NORTH", id="OUT", name="20 %", rate=D("0.2"), recoverable=D(1)),
                TaxCode(entity_id="SOUTH", id="IN", name="20 %", rate=D("0.2"), recoverable=D("0.75")),
            )
        )
    )
    company.refused(DefineIntercompany(terms=agreed(seller_tax_code="OUT")), "invalid_value")
    company.do(DefineIntercompany(terms=agreed(seller_tax_code="OUT", buyer_tax_code="IN")))
    company.do(ship())
    assert company.balances(document="is1") == {"1250": "189.00", "1300": "-126.00", "2400": "-31.50", "4100": "-157.50", "5050": "126.00"}
    assert company.balances("SOUTH") == {"1320": "165.37", "1400": "23.63", "2150": "-189.00"}
    check_pairs(company)
    company.do(receive())
    company.do(send_back("12"))
    assert company.balances("SOUTH") == {}
    assert {a: v for a, v in company.balances().items() if a in ("1250", "2400", "4100", "5050")} == {}
    check_pairs(company)


def test_under_reverse_charge_the_buyer_owes_the_tax(tmp_path: Path) -> None:
    company = two_entities(tmp_path)
    code = TaxCode(entity_id="SOUTH", id="RC", name="Reverse", rate=D("0.1"), recoverable=D(1), reverse_charge=True)
    company.do(DefineTaxCodes(tax_codes=(code,)))
    company.do(DefineIntercompany(terms=agreed(buyer_tax_code="RC")))
    company.do(ship())
    assert company.balances("SOUTH") == {"1320": "157.50", "1400": "15.75", "2150": "-157.50", "2400": "-15.75"}
    check_pairs(company)


# margin


def test_the_margin_of_stock_on_hand_is_known_by_layer(tmp_path: Path) -> None:
    """12 sold for 157.50 that cost 126.00: 31.50. When 8 of them are left, 21.00 of it are unrealised."""
    company = two_entities(tmp_path)
    company.do(ship())
    company.do(receive())
    [sale] = company.all(IntercompanySale)
    assert (sale.quantity, sale.seller_net, sale.cost) == (D(12), D("157.5"), D(126))
    gone = AdjustmentLine(item_id="NUT", location_id="S1/A", quantity=D(-4))
    company.do(PostAdjustment(adjustment_id="ad1", warehouse_id="S1", posting_date=DAY, reason="adjustment-1", lines=(gone,)))
    on_hand = [x for x in company.all(CostLayer) if (x.origin_seq, x.origin_n) == (sale.layer_seq, sale.layer_n) and x.quantity_remaining]
    assert sum(x.quantity_remaining for x in on_hand) * (sale.seller_net - sale.cost) / sale.quantity == D(21)


def test_late_cost_of_the_seller_follows_to_its_sale_and_lowers_the_margin(tmp_path: Path) -> None:
    """10 of the first receipt were sold. 30.00 of freight on it are cost of that sale, found under its document and line."""
    company = two_entities(tmp_path)
    first = company.all(Document, kind="goods_receipt")[0].id
    company.do(ship("10"))
    line = LandedLineIn(cost_type="freight", amount=D(30), allocate_by="value", receipts=(LandedReceipt(receipt_id=first),))
    bill = {"landed_cost_id": "lc1", "entity_id": "NORTH", "supplier_id": "HAUL", "reference": "H-1", "posting_date": DAY}
    company.do(PostLandedCost(lines=(line,), **bill))
    assert company.balances(document="lc1") == {"2100": "-30.00", "5050": "30.00"}
    [sale] = company.all(IntercompanySale)
    shares = [x for x in company.all(LateCostShare) if (x.use_document_id, x.use_line_no) == (sale.sale_document_id, sale.line_no)]
    assert sum(share.amount for share in shares) == D(30)
    assert sale.seller_net - sale.cost - D(30) == D(-5)  # 125.00 less 100.00 less 30.00


# settlement


def test_a_settlement_pays_both_books_with_each_ones_exchange_difference(tmp_path: Path) -> None:
    """157.50 EUR owed at 2.00 = 315.00 USD; paid at 2.10: 330.75, a loss of 15.75 to the buyer and none to the seller."""
    company = two_entities(tmp_path, currency="USD")
    company.do(ship())
    company.do(DefineRates(rates=(ExchangeRate(base="USD", currency="EUR", valid_on=date(2026, 2, 1), rate=D("2.1")),)))
    half = SettledItem(document_id="is1", amount=D("57.50"))
    company.do(settle(half, on=date(2026, 1, 31)))
    assert company.balances("SOUTH", document="im1") == {"1800": "-115.00", "2150": "115.00"}
    company.do(settle(id="im2", on=date(2026, 2, 2)))
    assert company.balances("SOUTH", document="im2") == {"1800": "-210.00", "2150": "200.00", "5600": "10.00"}
    assert company.balances(document="im2/NORTH") == {"1250": "-100.00", "1800": "100.00"}
    assert "1250" not in company.balances() and "2150" not in company.balances("SOUTH")
    company.refused(settle(id="im3"), "invalid_value")
    company.refused(settle(half, id="im3"), "invalid_value")
    check_pairs(company)


def test_returns_are_taken_off_what_is_paid(tmp_path: Path) -> None:
    company = two_entities(tmp_path)
    company.do(ship())
    company.do(receive())
    company.do(send_back("4"))
    company.do(settle())
    assert company.balances("SOUTH", document="im1") == {"1800": "-105.00", "2150": "105.00"}
    assert company.balances(document="im1/NORTH") == {"1250": "-105.00", "1800": "105.00"}
    check_pairs(company)


def test_a_large_settlement_waits_for_approval(tmp_path: Path) -> None:
    company = two_entities(tmp_path, pricing="cost_plus", markup=D(9))
    company.do(ship())
    company.refused(settle(), "not_permitted", member="sam")
    company.do(settle(id="im2"), expect="held")
    [asked] = company.all(ApprovalRequest)
    assert (asked.kind, asked.entity_id, asked.amount) == ("supplier_payment", "SOUTH", D(1260))
    company.do(ApproveRequest(request_id=asked.id), member="clara")
    assert "2150" not in company.balances("SOUTH")
    check_pairs(company)


# what cannot be, and reversal


def test_what_cannot_be_shipped(tmp_path: Path) -> None:
    company = two_entities(tmp_path)
    company.refused(ship("21"), "not_enough_stock")
    company.refused(ship("0"), "invalid_value")
    same = IntercompanyLineIn(item_id="NUT", quantity=D(1), from_location_id="W1/A", to_location_id="W2/A")
    company.refused(
        ShipIntercompany(shipment_id="x", from_warehouse_id="W1", to_warehouse_id="W2", posting_date=DAY, lines=(same,)), "invalid_value"
    )
    back = IntercompanyLineIn(item_id="NUT", quantity=D(1), from_location_id="S1/A", to_location_id="W1/A")
    company.refused(
        ShipIntercompany(shipment_id="x", from_warehouse_id="S1", to_warehouse_id="W1", posting_date=DAY, lines=(back,)), "unknown_id"
    )
    for wrong in (agreed(currency="USD", **AT_COST), agreed(markup=D(0)), agreed(pricing="price_list")):
        company.refused(DefineIntercompany(terms=wrong), "invalid_value")


def test_a_period_closed_in_the_other_book_refuses_the_whole(tmp_path: Path) -> None:
    company = two_entities(tmp_path)
    company.do(ClosePeriod(entity_id="SOUTH", period_id="2026-01", how="hard"))
    outcome = company.refused(ship(), "period_closed")
    assert "SOUTH" in outcome.message
    assert company.all(IntercompanyPair) == [] and company.all(StockPosition, location_id="S1/T") == []


def test_a_reversal_takes_both_sides_back(tmp_path: Path) -> None:
    company = two_entities(tmp_path)
    before = company.balances()
    company.do(ship())
    company.do(receive())
    company.refused(reverse("is1"), "stands_on")
    company.do(reverse("ir1"))
    assert company.all(Document, id="is1")[0].state == "in_transit"
    company.refused(reverse("is1/SOUTH", "xr2"), "stands_on")
    company.do(reverse("is1", "xr2"))
    assert company.balances() == before
    assert company.balances("SOUTH") == {}
    assert company.all(IntercompanyItem)[0].open_amount == 0
    assert {d.state for d in company.all(Document) if d.id.startswith("is1")} == {"reversed"}
    check_pairs(company)


def test_a_delivery_and_a_settlement_are_reversed_with_their_other_side(tmp_path: Path) -> None:
    company = two_entities(tmp_path, ownership="delivery")
    company.do(ship())
    on_road = company.balances()
    company.do(receive())
    company.do(settle())
    company.refused(reverse("ir1"), "stands_on")
    company.do(reverse("im1"))
    check_pairs(company)
    company.do(reverse("ir1", "xr2"))
    assert company.balances() == on_road
    assert company.balances("SOUTH") == {}
    company.do(receive(id="ir2"))
    assert company.balances("SOUTH") == {"1300": "157.50", "2150": "-157.50"}
    check_pairs(company)


def test_two_hundred_lines_cross_in_one_decision(tmp_path: Path) -> None:
    company = two_entities(tmp_path)
    company.receive("NUT", "380", "2", on=date(2026, 1, 16))
    company.do(ship("1", lines=200))
    company.do(receive())
    assert company.balances("SOUTH")["1300"] == company.balances()["1250"]
    check_pairs(company)
