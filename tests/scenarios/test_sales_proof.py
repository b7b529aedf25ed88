"""A sales story with every kind of document: the book proves itself after it, after reversing all of it, and replays hash for hash."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.commands.credit_notes import CreditLineIn, PostCreditNote
from app.commands.delivery import ConfirmDelivery
from app.commands.drop_shipping import ConfirmDropShipment, DropLineIn
from app.commands.invoicing import InvoiceLineIn as SupplierLine
from app.commands.invoicing import PostSupplierInvoice
from app.commands.landed_cost import LandedLineIn, LandedReceipt, PostLandedCost
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.reversing import ReverseDocument
from app.commands.sales_invoicing import InvoiceLineIn
from app.domain.book import JournalLine
from db.book import create_book
from db.replay import replay
from db.verify import verify
from tests.scenarios.test_returns import back
from tests.scenarios.test_sales_invoicing import invoice
from tests.scenarios.test_shipping import DAY, direct, nuts, order, selling, ship
from tests.scenarios.test_supplier_returns import credit, send
from tests.support.company import Company, new_company

D = Decimal
LATER = date(2026, 2, 20)


@pytest.fixture(params=["fifo", "average", "standard"])
def company(request: pytest.FixtureRequest, tmp_path: Path) -> Company:
    return selling(new_company(tmp_path, method=request.param))


def undo(company: Company, document: str) -> None:
    company.do(ReverseDocument(document_id=document, reversal_id=f"x-{document}", posting_date=LATER, reason="mistake"))


def story(company: Company) -> str:
    """Receipts, all kinds of shipment and invoice, returns both ways, a drop shipment, landed cost; returns the first receipt's id."""
    first = company.receive("NUT", "10", "9.99", on=date(2026, 1, 3))
    company.receive("NUT", "10", "12.01", on=date(2026, 1, 4))
    order(company, nuts("12", "24.99"))
    company.do(invoice(order_id="so1", id="ci0", on=DAY, lines=(InvoiceLineIn(line_no=1, quantity=D(2)),)))
    company.do(ship("5", id="sh1"))
    company.do(ship("4", id="sh2", invoice_id=""))
    company.do(invoice("sh2", id="ci2"))
    company.do(direct("3", "30", id="sh3", control_passes="delivery"))
    company.do(back("2", id="cr1"))
    company.do(back("1", id="cr3", shipment_id="sh3"))
    freight = LandedLineIn(cost_type="freight", amount=D("7.77"), allocate_by="quantity", receipts=(LandedReceipt(receipt_id=first),))
    company.do(
        PostLandedCost(landed_cost_id="lc1", entity_id="NORTH", supplier_id="HAUL", reference="F1", posting_date=LATER, lines=(freight,))
    )
    company.do(ConfirmDelivery(delivery_id="dl1", shipment_id="sh3", posting_date=LATER))
    line = CreditLineIn(shipment_id="sh2", line_no=1, net=D("3.33"))
    company.do(PostCreditNote(credit_note_id="cn9", posting_date=LATER, lines=(line,)))
    company.do(
        PlacePurchaseOrder(
            order_id="po1",
            entity_id="NORTH",
            warehouse_id="W1",
            supplier_id="ACME",
            order_date=DAY,
            lines=(PurchaseLine(item_id="NUT", quantity=D(3), unit_price=D(11)),),
        )
    )
    drop = DropLineIn(order_line_no=1, purchase_line_no=1, quantity=D(3))
    company.do(
        ConfirmDropShipment(shipment_id="ds1", order_id="so1", purchase_order_id="po1", posting_date=LATER, invoice_id="ci5", lines=(drop,))
    )
    bought = SupplierLine(order_id="po1", order_line_no=1, quantity=D(3), unit_price=D("11.10"))
    company.do(
        PostSupplierInvoice(invoice_id="si1", entity_id="NORTH", supplier_id="ACME", reference="A1", posting_date=LATER, lines=(bought,))
    )
    company.do(send("2", receipt=first, id="sr1"))
    return first


def holds(company: Company) -> None:
    assert [(proof.name, proof.detail) for proof in verify(company.book) if not proof.ok] == []


def test_the_book_holds_after_a_sales_story_and_replays_hash_for_hash(company: Company, tmp_path: Path) -> None:
    story(company)
    holds(company)
    done = replay(company.book, create_book(str(tmp_path / "again.db")))
    assert done.difference == ""


def test_reversing_the_story_from_its_end_leaves_only_what_was_received(company: Company) -> None:
    story(company)
    for document in ("sr1", "si1", "ds1", "cn9", "dl1", "lc1", "cr3", "cr1", "sh3", "ci2", "sh2", "sh1", "ci0"):
        undo(company, document)
        holds(company)
    left = company.balances()
    assert set(left) - {"1300", "2200", "5100"} == set()
    assert sum(D(amount) for amount in left.values()) == 0
    assert left["2200"] == "-220.00"


def test_revenue_and_cost_of_a_line_share_document_and_date(company: Company) -> None:
    story(company)
    dates: dict[str, set[date]] = {}
    for line in company.all(JournalLine):
        if line.role in ("REVENUE", "COGS") and not line.document_id.startswith(("lc", "si")):
            dates.setdefault(line.document_id, set()).add(line.posting_date)
    by_document = {name: {line.role for line in company.all(JournalLine, document_id=name)} for name in dates}
    for name, roles in by_document.items():
        if name[:2] in ("sh", "dl", "ds"):
            assert {"REVENUE", "COGS"} <= roles, name
        assert len(dates[name]) == 1


def test_credit_of_a_claim_keeps_the_book_provable(company: Company) -> None:
    story(company)
    refused = company.do(credit("1"), expect="refused")
    assert "nothing was invoiced" in refused.message
    holds(company)
