"""The reports of finance on small businesses whose figures are worked out by hand; every sum is held against the journal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from app.commands.adjusting import AdjustmentLine, PostAdjustment
from app.commands.finance_data import DefineTaxCodes
from app.commands.intercompany_arrivals import IntercompanyArrivalLine
from app.commands.invoicing import InvoiceLineIn, PostSupplierInvoice
from app.commands.landed_cost import DefineLandedCostRates, LandedLineIn, LandedReceipt, PostLandedCost
from app.commands.period_close import ClosePeriod
from app.commands.reversing import ReverseDocument
from app.commands.sales import SalesLine, TakeSalesOrder
from app.commands.shipping import ConfirmShipment, ShipmentLineIn
from app.domain.book import OrderLine, ReceiptLine, TaxCode
from app.domain.book.landed_cost import LandedCostRate
from db.queries.claims import claims
from db.queries.close import close_checklist, obstacles
from db.queries.intercompany import accounts_of_roles, elimination, intercompany
from db.queries.intercompany_margin import unrealised_margin
from db.queries.landed_cost import landed_cost, unmatched_accruals
from db.queries.ledger import balances, trial_balance
from db.queries.margin import PARTS, MarginRow, margin, margin_change
from db.queries.margin_parts import ROLES
from db.queries.open_items import grni
from db.queries.roll_forward import roll_forward
from db.queries.stock import stock_valuation
from db.queries.tax import tax_periods
from db.queries.working_capital import working_capital
from tests.support.company import Company, new_company
from tests.support.trading_pair import receive, send_back, settle, ship, two_entities

D = Decimal
JAN, FEB = date(2026, 1, 31), date(2026, 2, 28)


def asked(company: Company, query: Any, **options: Any) -> Any:
    with company.book.reading() as connection:
        return query(connection, **options)


def ledger(
    company: Company, *roles: str, entity: str = "NORTH", since: date = date(2026, 1, 1), until: date = date(2026, 12, 31)
) -> Decimal:
    """The sum of the journal lines of some roles, read straight from the table."""
    names = ", ".join(f"'{role}'" for role in roles)
    with company.book.reading() as connection:
        total = connection.execute(
            sa.text(f"SELECT SUM(amount) FROM journal_line WHERE entity_id = :e AND role IN ({names}) AND posting_date BETWEEN :a AND :b"),
            {"e": entity, "a": since.isoformat(), "b": until.isoformat()},
        ).scalar()
    return D(int(total or 0)).scaleb(-4)


def balance(company: Company, account: str, entity: str = "NORTH") -> Decimal:
    return D(company.balances(entity).get(account, "0"))


def sell(company: Company, n: int, lines: tuple[tuple[str, str, str], ...], *, on: date, tax: str = "") -> None:
    """Order and ship (item, quantity, price), invoiced at once."""
    sold = tuple(SalesLine(item_id=i, quantity=D(q), unit_price=D(p), tax_code=tax) for i, q, p in lines)
    company.do(TakeSalesOrder(order_id=f"so{n}", entity_id="NORTH", warehouse_id="W1", customer_id="SHOP", order_date=on, lines=sold))
    picked = tuple(ShipmentLineIn(order_line_no=k, quantity=D(q), location_id="W1/A") for k, (_, q, _) in enumerate(lines, start=1))
    company.do(ConfirmShipment(shipment_id=f"sh{n}", order_id=f"so{n}", posting_date=on, invoice_id=f"ci{n}", lines=picked))


def freight_rate() -> DefineLandedCostRates:
    rate = LandedCostRate(
        id="sea", entity_id="NORTH", cost_type="freight", basis="percent", rate=D("0.10"), supplier_id="ACME", valid_from=date(2026, 1, 1)
    )
    return DefineLandedCostRates(rates=(rate,))


def bill_freight(receipt: str, amount: str, *, cost_type: str = "freight", id: str = "lc1", on: date = JAN) -> PostLandedCost:
    line = LandedLineIn(cost_type=cost_type, amount=D(amount), allocate_by="value", receipts=(LandedReceipt(receipt_id=receipt),))
    return PostLandedCost(
        landed_cost_id=id, entity_id="NORTH", supplier_id="HAUL", reference=id, posting_date=on, currency="EUR", lines=(line,)
    )


def parts(row: MarginRow) -> dict[str, str]:
    return {part: f"{getattr(row, part):.2f}" for part in (*PARTS, "margin") if getattr(row, part)}


def test_margin_in_parts_is_the_journal(tmp_path: Path) -> None:
    """10 NUT at 10.00 with 10 % freight estimated, 4 sold at 20.00; the freight bill is 16.00 (6.00 dearer); one NUT is gone.

    Cost of the 4 sold: 44.00, of which 4.00 freight estimated. The bill's 6.00 comes before the loss:
    the 6 on hand take 3.60, the 4 sold 2.40. So cost 40.00, freight 6.40. The lost one of the 6 on hand (66.00 + 3.60 = 69.60) is 11.60.
    """
    company = new_company(tmp_path, method="fifo")
    company.do(freight_rate())
    receipt = company.receive("NUT", "10", "10")
    company.receive("BOX", "5", "7", supplier_id="HAUL")
    sell(company, 1, (("NUT", "4", "20"), ("BOX", "1", "9.99")), on=date(2026, 1, 20))
    company.do(bill_freight(receipt, "16.00"))
    lost = AdjustmentLine(item_id="NUT", quantity=D(-1), location_id="W1/A")
    company.do(PostAdjustment(adjustment_id="ad1", warehouse_id="W1", posting_date=JAN, reason="adjustment-1", lines=(lost,)))
    box, nut = asked(company, margin)
    assert (nut.item_id, nut.quantity) == ("NUT", 4)
    assert parts(nut) == {"revenue": "80.00", "cost": "-40.00", "freight": "-6.40", "shrink": "-11.60", "margin": "22.00"}
    assert parts(box) == {"revenue": "9.99", "cost": "-7.00", "margin": "2.99"}
    [family] = asked(company, margin, by="family")
    assert parts(family) == {"revenue": "89.99", "cost": "-47.00", "freight": "-6.40", "shrink": "-11.60", "margin": "24.99"}
    none, shop = asked(company, margin, by="customer")
    assert (none.partner_id, parts(none)) == ("", {"shrink": "-11.60", "margin": "-11.60"})
    assert (shop.partner_id, shop.margin) == ("SHOP", D("36.59"))
    for by in ("item", "family", "customer"):
        assert sum(row.margin for row in asked(company, margin, by=by)) == -ledger(company, *ROLES)


def test_a_reversed_sale_leaves_no_margin(tmp_path: Path) -> None:
    company = new_company(tmp_path, method="average")
    company.receive("NUT", "10", "3.33")
    company.receive("BOX", "10", "1.27")
    sell(company, 1, (("NUT", "3", "7.77"), ("BOX", "7", "2.49")), on=date(2026, 1, 20))
    company.do(ReverseDocument(document_id="sh1", reversal_id="rv1", posting_date=date(2026, 2, 3), reason="wrong customer"))
    january = asked(company, margin, until=JAN)
    assert {row.item_id: row.margin for row in january} == {"NUT": D("13.32"), "BOX": D("8.54")}
    assert {row.item_id: row.margin for row in asked(company, margin, since=date(2026, 2, 1))} == {"NUT": D("-13.32"), "BOX": D("-8.54")}
    assert asked(company, margin) == []


def test_what_changed_the_margin_adds_up_to_the_cent(tmp_path: Path) -> None:
    """January: 4 NUT at 20.00 that cost 10.00 (margin 40.00) and 2 BOX at 9.00 that cost 7.00 (4.00): 44.00 of revenue 98.00.

    February: 6 NUT at 21.00 that cost 11.00 and 1 BOX at 9.00 that costs 7.00. At January's rates: NUT 120.00 / 60.00, BOX 9.00 / 2.00,
    129.00 of revenue. Price of NUT +6.00, cost −6.00. Volume: NUT 40.00 × 31/98 = 12.65, BOX 4.00 × 31/98 = 1.27; mix is the rest:
    NUT 60 − 40 − 12.65 = 7.35, BOX 2 − 4 − 1.27 = −3.27.
    """
    company = new_company(tmp_path, method="fifo")
    company.receive("NUT", "4", "10")
    company.receive("NUT", "6", "11")
    company.receive("BOX", "5", "7")
    sell(company, 1, (("NUT", "4", "20"), ("BOX", "2", "9")), on=date(2026, 1, 20))
    sell(company, 2, (("NUT", "6", "21"), ("BOX", "1", "9")), on=date(2026, 2, 20))
    january = (date(2026, 1, 1), JAN)
    rows = {row.item_id: row for row in asked(company, margin_change, since=date(2026, 2, 1), until=FEB, before=january)}
    nut, box = rows["NUT"], rows["BOX"]
    assert [str(x) for x in (nut.before, nut.price, nut.cost, nut.volume, nut.mix, nut.after)] == [
        "40.00", "6.00", "-6.00", "12.65", "7.35", "60.00"
    ]  # fmt: skip
    assert [str(x) for x in (box.before, box.price, box.cost, box.volume, box.mix, box.after)] == [
        "4.00", "0.00", "0.00", "1.27", "-3.27", "2.00"
    ]  # fmt: skip
    for row in rows.values():
        effects = (row.price, row.cost, row.landed, row.freight, row.shrink, row.rebate, row.volume, row.mix)
        assert row.before + sum(effects) == row.after


def test_landed_cost_estimated_billed_and_waiting(tmp_path: Path) -> None:
    """Two receipts of 100.00 with 10.00 freight estimated each; one is billed with 16.00. What waits is the accrual account."""
    company = new_company(tmp_path, method="fifo")
    company.do(freight_rate())
    first, second = company.receive("NUT", "10", "10"), company.receive("BOX", "10", "10", on=date(2026, 1, 15))
    company.do(bill_freight(first, "16.00"))
    rows = {row.receipt_id: row for row in asked(company, landed_cost)}
    billed, waiting = rows[first], rows[second]
    assert (billed.accrued, billed.cleared, billed.billed, billed.difference, billed.open_amount) == (10, 10, 16, 6, 0)
    assert (waiting.accrued, waiting.cleared, waiting.billed, waiting.difference, waiting.open_amount) == (10, 0, 0, 0, 10)
    [open_one] = asked(company, unmatched_accruals)
    assert (open_one.receipt_id, open_one.since, -open_one.open_amount) == (second, date(2026, 1, 15), balance(company, "2250"))
    assert [row.open_amount for row in asked(company, landed_cost, as_of=date(2026, 1, 30))] == [10, 10]
    company.do(ReverseDocument(document_id="lc1", reversal_id="rv1", posting_date=JAN, reason="wrong bill"))
    assert sum(row.open_amount for row in asked(company, landed_cost)) == 20 == -balance(company, "2250")
    assert [(row.billed, row.difference) for row in asked(company, landed_cost)] == [(0, 0), (0, 0)]


def test_tax_per_period_is_the_ledger(tmp_path: Path) -> None:
    """January sells 10.00 × 4 with 20 % (8.00 owed) and is invoiced 100.00 with 20 % (20.00 back); February sells 10.00 (2.00)."""
    company = new_company(tmp_path, method="fifo")
    company.do(DefineTaxCodes(tax_codes=(TaxCode(entity_id="NORTH", id="T20", name="20 %", rate=D("0.2"), recoverable=D(1)),)))
    company.receive("NUT", "10", "10")
    order = company.all(OrderLine)[0].order_id
    line = InvoiceLineIn(order_id=order, order_line_no=1, quantity=D(10), unit_price=D(10), tax_code="T20")
    company.do(PostSupplierInvoice(invoice_id="si1", entity_id="NORTH", supplier_id="ACME", reference="1", posting_date=JAN, lines=(line,)))
    sell(company, 1, (("NUT", "4", "10"),), on=date(2026, 1, 20), tax="T20")
    sell(company, 2, (("NUT", "1", "10"),), on=date(2026, 2, 20), tax="T20")
    rows = asked(company, tax_periods)
    assert [(r.period_id, r.direction, r.base, r.tax, r.difference) for r in rows] == [
        ("2026-01", "input", D(100), D(-20), 0),
        ("2026-01", "output", D(40), D(8), 0),
        ("2026-02", "output", D(10), D(2), 0),
    ]
    assert sum(row.tax for row in rows) == -ledger(company, "INPUT_TAX", "OUTPUT_TAX")


def test_the_roll_forward_and_working_capital_are_the_accounts(tmp_path: Path) -> None:
    """January receives 100.00 and 35.00, sells 3 NUT for 30.00 of cost; February sells 10.00 and finds a BOX for 7.00."""
    company = new_company(tmp_path, method="fifo")
    company.receive("NUT", "10", "10")
    company.receive("BOX", "5", "7")
    sell(company, 1, (("NUT", "3", "20"),), on=date(2026, 1, 20))
    sell(company, 2, (("NUT", "1", "20"),), on=date(2026, 2, 3))
    found = AdjustmentLine(item_id="BOX", quantity=D(1), location_id="W1/A")
    company.do(PostAdjustment(adjustment_id="ad1", warehouse_id="W1", posting_date=FEB, reason="adjustment-1", lines=(found,)))
    rows = asked(company, roll_forward, since=date(2026, 2, 1), until=FEB)
    assert [(row.step, row.value, row.ledger) for row in rows] == [
        ("opening", D(105), D(105)),
        ("adjustment", D(7), None),
        ("shipment", D(-10), None),
        ("closing", D(102), D(102)),
    ]
    capital = {row.part: (row.amount, row.difference) for row in asked(company, working_capital)}
    assert capital == {"stock": (102, 0), "receivables": (80, 0), "goods_received_not_invoiced": (-135, 0)}
    past = {row.part: row.amount for row in asked(company, working_capital, as_of=date(2026, 1, 15))}
    assert past == {"stock": 135, "goods_received_not_invoiced": -135}
    assert sum(row.balance for row in asked(company, grni)) == 135


def test_a_pair_its_margin_in_stock_and_the_elimination(tmp_path: Path) -> None:
    """12 NUT that cost 126.00 go to SOUTH at 157.50 (margin 31.50); freight of 6.00 comes late to NORTH's first layer of 10.

    All 10 of that layer left, so 6.00 are the sale's: its margin is 25.50. SOUTH takes in 12 and loses 4 of them: 8 on hand are 8/12 of
    the margin, 17.00; of what was sold on, 8.50 is realised. SOUTH's money is half the EUR, so that its stock carries 34.00 too much.
    """
    company = two_entities(tmp_path, currency="USD")
    company.do(ship())
    company.do(receive(IntercompanyArrivalLine(line_no=1, quantity=D(12))))
    first = company.all(ReceiptLine)[0].receipt_id
    company.do(bill_freight(first, "6.00"))
    gone = AdjustmentLine(item_id="NUT", quantity=D(-4), location_id="S1/A")
    company.do(PostAdjustment(adjustment_id="ad1", warehouse_id="S1", posting_date=JAN, reason="adjustment-1", lines=(gone,)))
    [layer] = asked(company, unrealised_margin)
    assert (layer.on_hand, layer.quantity, layer.cost, layer.margin, layer.buyer_margin) == (8, 12, 132, D("17.00"), D("34.00"))
    rows = {row.role: row for row in asked(company, elimination)}
    assert {role: row.amount for role, row in rows.items()} == {
        "IC_REVENUE": D("157.50"),
        "IC_COGS": D("-132.00"),
        "COGS": D("-8.50"),
        "INVENTORY": D("-17.00"),
        "IC_PAYABLE": D("157.50"),
        "IC_RECEIVABLE": D("-157.50"),
    }
    assert sum(row.amount for row in rows.values()) == 0
    assert rows["IC_REVENUE"].amount == -ledger(company, "IC_REVENUE")
    assert rows["IC_COGS"].amount == -ledger(company, "IC_COGS")
    assert rows["IC_RECEIVABLE"].own_amount == -balance(company, "1250")
    assert rows["IC_PAYABLE"].own_amount == -balance(company, "2150", "SOUTH") == 315
    accounts = asked(company, accounts_of_roles)
    assert (accounts["NORTH", "IC_RECEIVABLE"], accounts["SOUTH", "IC_PAYABLE"]) == ("1250", "2150"), "the paper names accounts, not roles"
    [pair] = asked(company, intercompany)
    assert (pair.open_amount, pair.seller_ledger, pair.buyer_ledger, pair.difference) == (D("157.50"), D("157.50"), D("-157.50"), 0)
    company.do(settle())
    [pair] = asked(company, intercompany)
    assert (pair.sold, pair.settled, pair.open_amount, pair.difference) == (D("157.50"), D("-157.50"), 0, 0)


def test_goods_sent_back_take_their_margin_along(tmp_path: Path) -> None:
    company = two_entities(tmp_path)
    company.do(ship())
    company.do(receive(IntercompanyArrivalLine(line_no=1, quantity=D(12))))
    company.do(send_back("12"))
    assert asked(company, unrealised_margin) == []
    [pair] = asked(company, intercompany)
    assert (pair.open_amount, pair.difference) == (0, 0)
    assert asked(company, elimination) == []


def test_the_checklist_lists_what_the_close_refuses(tmp_path: Path) -> None:
    """A receipt of January that is not invoiced by the end of April stands against April; the refusal names the same."""
    company = new_company(tmp_path, method="fifo")
    company.receive("NUT", "10", "10")
    for month in (1, 2):
        company.do(ClosePeriod(entity_id="NORTH", period_id=f"2026-0{month}", how="hard"), member="fay")
    refused = company.refused(ClosePeriod(entity_id="NORTH", period_id="2026-03", how="hard"), "close_blocked", member="fay")
    told = [(x["kind"], x["id"], x["since"]) for x in refused.result["refusal"]["facts"]["obstacles"]]
    with company.book.reading() as connection:
        mine = [(x.kind, x.id, x.since.isoformat()) for x in obstacles(connection, "NORTH", "2026-03")]
    assert told == mine and len(mine) == 1
    rows = {row.point: row for row in asked(company, close_checklist)}
    assert {row.period_id for row in rows.values()} == {"2026-03"}
    assert [(row.found, row.amount) for row in rows.values() if row.found] == [(1, D(100))]


def test_closing_changes_no_report(tmp_path: Path) -> None:
    company = new_company(tmp_path, method="average")
    company.receive("NUT", "10", "3.33")
    sell(company, 1, (("NUT", "3", "7.77"),), on=date(2026, 1, 20))
    sell(company, 2, (("NUT", "2", "7.77"),), on=date(2026, 2, 20))

    def picture() -> list[Any]:
        days = (date(2026, 1, 15), JAN, FEB)
        return [
            *(asked(company, query, as_of=day) for query in (balances, stock_valuation, working_capital) for day in days),
            *(asked(company, trial_balance, since=day) for day in days),
            asked(company, margin),
            asked(company, roll_forward, since=date(2026, 2, 1)),
            asked(company, claims),
        ]

    before = picture()
    company.do(ClosePeriod(entity_id="NORTH", period_id="2026-01", how="hard"), member="fay")
    after = picture()
    assert [[row for row in rows if getattr(row, "closing", 1) or row.opening or row.debit] for rows in after] == [
        [row for row in rows if getattr(row, "closing", 1) or row.opening or row.debit] for rows in before
    ]
