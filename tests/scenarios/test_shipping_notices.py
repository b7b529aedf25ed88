"""What a supplier announces: pallets by their SSCC, ended by the receipt they come with, expected again when that is taken back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.commands.purchasing import ClosePurchaseOrder, PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.reversing import ReverseDocument
from app.commands.shipping_notices import AnnounceDelivery, CancelNotice, NoticeLine
from app.domain.book import Document, DocumentLine
from app.domain.book.shipping_notices import ShippingNotice, ShippingNoticeLine
from tests.support.company import Company, new_company

D = Decimal
DAY = date(2026, 1, 10)
PALLET, CARTON = "340123450000000017", "340123450000000024"
"""Check digits by hand: 3·(3+0+2+4+0+0+0+0+1) + (4+1+3+5+0+0+0+0) = 30 + 13 = 43, so 7; with 2 for 1 it is 46, so 4."""


@pytest.fixture
def company(tmp_path: Path) -> Company:
    company = new_company(tmp_path)
    order(company, "po1")
    return company


def order(company: Company, order_id: str) -> None:
    line = PurchaseLine(item_id="NUT", quantity=D(100), unit_price=D(2))
    company.do(
        PlacePurchaseOrder(order_id=order_id, entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=DAY, lines=(line,))
    )


def announce(notice: str = "sn1", reference: str = "LS-1", quantity: str = "60", sscc: str = PALLET, **facts: object) -> AnnounceDelivery:
    line = NoticeLine(order_line_no=1, quantity=D(quantity), sscc=sscc)
    return AnnounceDelivery(
        **{"notice_id": notice, "order_id": "po1", "notice_date": DAY, "reference": reference, "lines": (line,)} | facts  # type: ignore[arg-type]
    )


def receive(quantity: str, *notices: str, receipt: str = "gr1", order_id: str = "po1") -> PostGoodsReceipt:
    line = ReceiptLineIn(order_line_no=1, quantity=D(quantity), location_id="W1/A")
    return PostGoodsReceipt(receipt_id=receipt, order_id=order_id, posting_date=DAY, notice_ids=notices, lines=(line,))


def state(company: Company, document: str) -> str:
    return company.all(Document, id=document)[0].state


def test_a_notice_is_kept_and_posts_nothing(company: Company) -> None:
    outcome = company.do(announce(arrives_on=date(2026, 1, 12)))
    assert outcome.result["number"] == "SN-2026-000001"
    [notice] = company.all(ShippingNotice)
    assert (notice.order_id, notice.arrives_on, notice.receipt_id) == ("po1", date(2026, 1, 12), "")
    [line] = company.all(DocumentLine, document_id="sn1")
    assert (line.item_id, line.quantity, line.order_id, line.order_line_no, line.value) == ("NUT", D(60), "po1", 1, D(0))
    assert company.all(ShippingNoticeLine)[0].sscc == PALLET
    assert company.balances() == {}


def test_its_receipt_ends_it_and_a_reversal_expects_it_again(company: Company) -> None:
    company.do(announce())
    company.do(receive("60", "sn1"))
    assert state(company, "sn1") == "done"
    assert company.all(ShippingNotice)[0].receipt_id == "gr1"
    assert company.balances() == {"1300": "120.00", "2200": "-120.00"}
    company.do(ReverseDocument(reversal_id="rv1", document_id="gr1", posting_date=DAY, reason="reversal-1"))
    assert state(company, "sn1") == "open"
    assert company.all(ShippingNotice)[0].receipt_id == ""


def test_what_came_is_received_even_if_its_notice_was_cancelled(company: Company) -> None:
    company.do(announce())
    company.do(CancelNotice(notice_id="sn1", note="Sent by another carrier"))
    outcome = company.do(receive("60", "sn1"))
    assert [warning["code"] for warning in outcome.result["warnings"]] == ["notice_not_open"]
    assert state(company, "sn1") == "cancelled"
    assert company.refused(CancelNotice(notice_id="sn1"), "wrong_state").message.startswith("Shipping notice sn1 is cancelled")


def test_closing_the_order_drops_what_was_announced(company: Company) -> None:
    company.do(announce())
    company.do(ClosePurchaseOrder(order_id="po1"))
    assert state(company, "sn1") == "cancelled"
    company.refused(announce("sn2", "LS-2", sscc=CARTON), "wrong_state")


def test_a_notice_of_another_order_ends_with_none_of_it(company: Company) -> None:
    order(company, "po2")
    company.do(announce())
    refused = company.refused(receive("1", "sn1", order_id="po2"), "invalid_value")
    assert "it announces goods of order po1" in refused.message
    assert state(company, "sn1") == "open"


def test_more_than_is_open_is_told_and_left_to_the_receipt(company: Company) -> None:
    company.do(receive("50"))
    outcome = company.do(announce(quantity="60"))
    [warning] = outcome.result["warnings"]
    assert warning["code"] == "announced_over"
    assert state(company, "sn1") == "open"


def test_pallets_and_references_are_unique(company: Company) -> None:
    company.do(announce())
    assert "announced in SN-2026-000001" in company.refused(announce("sn2", "LS-2"), "invalid_value").message
    assert "LS-1" in company.refused(announce("sn2", sscc=CARTON), "already_exists").message
    wrong = PALLET[:-1] + "8"
    assert "18 digits" in company.refused(announce("sn2", "LS-2", sscc=wrong), "invalid_value").message
    company.refused(announce("sn2", "LS-2", sscc="12345"), "invalid_value")
    company.do(receive("60", "sn1"))
    company.do(announce("sn2", "LS-2", quantity="40"))
    assert state(company, "sn2") == "open", "a pallet that has arrived may travel again"


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"reference": " "}, "delivery note"),
        ({"lines": ()}, "at least one line"),
        ({"lines": (NoticeLine(order_line_no=2, quantity=D(1)),)}, "has lines 1 to 1"),
        ({"lines": (NoticeLine(order_line_no=1, quantity=D(0)),)}, "more than nothing"),
    ],
)
def test_what_cannot_be_announced_says_why(company: Company, wrong: dict[str, object], why: str) -> None:
    assert why in company.refused(announce("sn1", **({"reference": "LS-1"} | wrong)), "invalid_value").message  # type: ignore[arg-type]
