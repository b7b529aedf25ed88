"""Late cost: what comes after the goods follows them on hand, on the road, to another warehouse, to sales and back; figures by hand."""

from __future__ import annotations

import itertools
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.commands.adjusting import AdjustmentLine, PostAdjustment
from app.commands.delivery import ConfirmDelivery
from app.commands.invoicing import InvoiceLineIn, PostSupplierInvoice
from app.commands.landed_cost import LandedLineIn, LandedReceipt, PostLandedCost
from app.commands.returns import ReturnLineIn, TakeCustomerReturn
from app.commands.reversing import ReverseDocument
from app.commands.shipping import ConfirmShipment, ShipmentLineIn
from app.commands.transfer_arrivals import ReceiveTransfer
from app.commands.transfers import RequestTransfer, ShipTransfer, TransferLineIn
from app.domain.book import CostLayer, CostPool
from app.domain.book.late_cost import LateCostShare
from app.poster import Poster
from db.store import Store
from tests.support.company import Company, new_company
from tests.support.issuing import issue_goods

D = Decimal
DAY = date(2026, 1, 10)
LATER = date(2026, 2, 10)


def land(company: Company, amount: str, receipt: str, *, id: str = "lc1") -> None:
    line = LandedLineIn(cost_type="freight", amount=D(amount), allocate_by="value", receipts=(LandedReceipt(receipt_id=receipt),))
    company.do(
        PostLandedCost(landed_cost_id=id, entity_id="NORTH", supplier_id="HAUL", reference=id, posting_date=LATER, lines=(line,)),
    )


def send(company: Company, quantity: str) -> None:
    """NUT from W1/A onto the road to W2/A."""
    line = TransferLineIn(item_id="NUT", quantity=D(quantity), from_location_id="W1/A", to_location_id="W2/A")
    company.do(RequestTransfer(transfer_id="to1", from_warehouse_id="W1", to_warehouse_id="W2", request_date=DAY, lines=(line,)))
    company.do(ShipTransfer(shipment_id="ts1", transfer_id="to1", posting_date=DAY))


def arrive(company: Company) -> None:
    company.do(ReceiveTransfer(receipt_id="tr1", transfer_id="to1", posting_date=LATER))


def take_back(company: Company, shipment: str, quantity: str) -> None:
    line = ReturnLineIn(shipment_line_no=1, quantity=D(quantity), location_id="W1/A")
    company.do(TakeCustomerReturn(return_id="cr1", shipment_id=shipment, posting_date=LATER, credit_note_id="cn1", lines=(line,)))


def parts(company: Company, document: str = "lc1") -> list[tuple[str, Decimal, Decimal]]:
    return [(share.role, share.quantity, share.amount) for share in company.all(LateCostShare, document_id=document)]


@pytest.mark.parametrize("method", ["fifo", "average"])
def test_each_share_follows_its_use_with_its_dimensions(tmp_path: Path, method: str) -> None:
    company = new_company(tmp_path, method=method)
    receipt = company.receive("NUT", "13", "10")
    shipment = issue_goods(company, "NUT", "4")
    down = AdjustmentLine(item_id="NUT", location_id="W1/A", quantity=D(-3))
    company.do(PostAdjustment(adjustment_id="ad1", warehouse_id="W1", posting_date=DAY, reason="adjustment-1", lines=(down,)))
    land(company, "15", receipt)
    # 15.00 by 6, 4 and 3 of 13: 6.923 4.615 3.461, the largest rest takes the cent
    assert parts(company) == [("INVENTORY", D(6), D("6.92")), ("COGS", D(4), D("4.62")), ("ADJUSTMENT", D(3), D("3.46"))]
    sold = company.all(LateCostShare, role="COGS")[0]
    assert (sold.use_document_id, sold.use_line_no, sold.partner_id, sold.family) == (shipment, 1, "SHOP", "goods")
    assert company.all(LateCostShare, role="ADJUSTMENT")[0].reason == "adjustment-1"
    assert company.balances(document="lc1") == {"1300": "6.92", "2100": "-15.00", "5000": "4.62", "5300": "3.46"}


@pytest.mark.parametrize(("method", "scope"), [("fifo", "entity"), ("fifo", "warehouse"), ("average", "warehouse"), ("average", "entity")])
def test_cost_follows_goods_into_another_warehouse_and_on_to_their_sale(tmp_path: Path, method: str, scope: str) -> None:
    company = new_company(tmp_path, method=method, scope=scope)
    receipt = company.receive("NUT", "10", "10")
    send(company, "6")
    arrive(company)
    company.do(
        PostAdjustment(
            adjustment_id="ad1",
            warehouse_id="W2",
            posting_date=LATER,
            reason="adjustment-1",
            lines=(AdjustmentLine(item_id="NUT", location_id="W2/A", quantity=D(-3)),),
        )
    )
    land(company, "60", receipt)
    assert company.balances(document="lc1") == {"1300": "42.00", "2100": "-60.00", "5300": "18.00"}
    if scope == "warehouse":
        assert {pool.scope: pool.value for pool in company.all(CostPool) if pool.value} == {"W:W1": D(64), "W:W2": D(48)}


@pytest.mark.parametrize("method", ["fifo", "average"])
def test_cost_finds_goods_on_the_road_and_arrives_with_them(tmp_path: Path, method: str) -> None:
    company = new_company(tmp_path, method=method)
    receipt = company.receive("NUT", "10", "10")
    send(company, "6")
    land(company, "60", receipt)
    assert company.balances(document="lc1") == {"1300": "24.00", "1320": "36.00", "2100": "-60.00"}
    arrive(company)
    assert company.balances() == {"1300": "160.00", "2100": "-60.00", "2200": "-100.00"}


@pytest.mark.parametrize("method", ["fifo", "average"])
def test_cost_finds_goods_that_came_back(tmp_path: Path, method: str) -> None:
    company = new_company(tmp_path, method=method)
    receipt = company.receive("NUT", "10", "10")
    shipment = issue_goods(company, "NUT", "8")
    take_back(company, shipment, "3")
    land(company, "60", receipt)
    assert company.balances(document="lc1") == {"1300": "30.00", "2100": "-60.00", "5000": "30.00"}
    assert parts(company) == [("INVENTORY", D(2), D(12)), ("COGS", D(5), D(30)), ("INVENTORY", D(3), D(18))]


def test_a_return_that_is_taken_back_leaves_the_cost_with_the_sale(tmp_path: Path) -> None:
    company = new_company(tmp_path, method="fifo")
    receipt = company.receive("NUT", "10", "10")
    take_back(company, issue_goods(company, "NUT", "8"), "3")
    company.do(ReverseDocument(document_id="cr1", reversal_id="xr", posting_date=LATER, reason="wrong goods"))
    land(company, "60", receipt)
    assert company.balances(document="lc1") == {"1300": "12.00", "2100": "-60.00", "5000": "48.00"}


@pytest.mark.parametrize("method", ["fifo", "average"])
def test_undelivered_goods_carry_their_share_until_delivery(tmp_path: Path, method: str) -> None:
    company = new_company(tmp_path, method=method)
    receipt = company.receive("NUT", "10", "10")
    line = ShipmentLineIn(item_id="NUT", quantity=D(8), location_id="W1/A", unit_price=D(0))
    fields: dict[str, Any] = {"entity_id": "NORTH", "warehouse_id": "W1", "customer_id": "SHOP", "control_passes": "delivery"}
    company.do(ConfirmShipment(shipment_id="sh", posting_date=DAY, lines=(line,), **fields))
    land(company, "60", receipt)
    assert company.balances(document="lc1") == {"1300": "12.00", "1330": "48.00", "2100": "-60.00"}
    company.do(ConfirmDelivery(delivery_id="dl", shipment_id="sh", posting_date=LATER))
    assert company.balances() == {"1300": "32.00", "2100": "-60.00", "2200": "-100.00", "5000": "128.00"}
    land(company, "10", receipt, id="lc2")
    assert company.balances(document="lc2") == {"1300": "2.00", "2100": "-10.00", "5000": "8.00"}


def test_only_the_layer_of_the_receipt_gets_its_cost(tmp_path: Path) -> None:
    company = new_company(tmp_path, method="fifo")
    company.receive("NUT", "10", "10")
    second = company.receive("NUT", "10", "20")
    issue_goods(company, "NUT", "12")  # all of the first and 2 of the second
    land(company, "50", second)
    assert company.balances(document="lc1") == {"1300": "40.00", "2100": "-50.00", "5000": "10.00"}
    assert [(x.quantity_remaining, x.value_remaining) for x in company.all(CostLayer)] == [(D(0), D(0)), (D(8), D(200))]


def test_the_number_of_reads_does_not_grow_with_the_number_of_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    company = new_company(tmp_path, method="fifo")
    reads: list[str] = []
    for name in ("rows", "groups"):
        original = getattr(Store, name)

        def counted(self: Store, kind: Any, *args: Any, _original: Any = original) -> Any:
            reads.append(kind.__name__)
            return _original(self, kind, *args)

        monkeypatch.setattr(Store, name, counted)
    counts = {}
    for n in (3, 60):
        receipts = [company.receive("NUT", "2", "10") for _ in range(n)]
        issue_goods(company, "NUT", str(n))
        freight = tuple(LandedReceipt(receipt_id=receipt) for receipt in receipts)
        bill = LandedLineIn(cost_type="freight", amount=D(n), allocate_by="equal", receipts=freight)
        lines = tuple(InvoiceLineIn(receipt_id=r, receipt_line_no=1, quantity=D(2), unit_price=D("10.10")) for r in receipts)
        fields: dict[str, Any] = {"entity_id": "NORTH", "posting_date": LATER, "reference": f"R{n}"}
        for command in (
            PostLandedCost(landed_cost_id=f"lc{n}", supplier_id="HAUL", lines=(bill,), **fields),
            PostSupplierInvoice(invoice_id=f"si{n}", supplier_id="ACME", lines=lines, **fields),
        ):
            company.poster = Poster(company.book.writer(), now=lambda: company.clock)  # knows nothing yet
            reads.clear()
            company.do(command)
            counts[type(command).__name__, n] = len(reads)
    assert counts["PostLandedCost", 60] <= counts["PostLandedCost", 3] + 2, counts
    assert counts["PostSupplierInvoice", 60] <= counts["PostSupplierInvoice", 3] + 2, counts
    assert max(counts.values()) <= 60, counts


STEPS = ("send", "sell", "invoice", "land")


@pytest.mark.parametrize("method", ["fifo", "average", "standard"])
def test_the_order_of_facts_changes_neither_stock_plus_cost_nor_what_is_owed(tmp_path: Path, method: str) -> None:
    """10 at 10.00, 4 moved, 5 sold, invoiced at 10.40 (4.00 more), landed at 7.00: 111.00 in all, whatever comes first."""
    for n, order in enumerate(itertools.permutations(STEPS)):
        folder = tmp_path / str(n)
        folder.mkdir()
        company = new_company(folder, method=method)
        receipt = company.receive("NUT", "10", "10")
        for step in order:
            if step == "send":
                send(company, "4")
                arrive(company)
            elif step == "sell":
                issue_goods(company, "NUT", "5")
            elif step == "land":
                land(company, "7", receipt)
            else:
                line = InvoiceLineIn(receipt_id=receipt, receipt_line_no=1, quantity=D(10), unit_price=D("10.40"))
                company.do(
                    PostSupplierInvoice(
                        invoice_id="si", entity_id="NORTH", supplier_id="ACME", reference="1", posting_date=LATER, lines=(line,)
                    )
                )
        balances = company.balances()
        cost = sum(D(balances.get(account, "0")) for account in ("1300", "5000", "5100"))
        assert cost == D("111.00"), (order, balances)
        assert balances["2100"] == "-111.00", (order, balances)
        assert not {"2200", "1320"} & set(balances), (order, balances)
        company.book.close()
