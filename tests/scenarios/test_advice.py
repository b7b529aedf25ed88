"""Advice that does not help is dismissed with a reason that is kept; nothing is decided and nothing posted by it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.commands.advice import DismissHint
from app.commands.approvals import ApproveRequest
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.domain.book import ApprovalDecision, ApprovalRequest
from app.domain.book.evidence import HintDismissal
from tests.support.company import Company, new_company

DAY = date(2026, 1, 10)
D = Decimal


@pytest.fixture
def company(tmp_path: Path) -> Company:
    """250 NUT arrive where 100 were ordered at 10.00: the receipt is held."""
    company = new_company(tmp_path)
    wanted = PurchaseLine(item_id="NUT", quantity=D(100), unit_price=D(10))
    company.do(
        PlacePurchaseOrder(order_id="po1", entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=DAY, lines=(wanted,))
    )
    arrived = ReceiptLineIn(order_line_no=1, quantity=D(250), location_id="W1/A")
    company.do(PostGoodsReceipt(receipt_id="gr1", order_id="po1", posting_date=DAY, lines=(arrived,)), expect="held")
    return company


def dismissal(company: Company, **changes: Any) -> DismissHint:
    [request] = company.all(ApprovalRequest)
    facts = {"request_id": request.id, "hint": "swapped/1", "score": "0.90", "model": "count-patterns 1", "reason": " Crates are labelled "}
    return DismissHint(**(facts | changes))


def test_a_dismissal_is_kept_and_decides_nothing(company: Company) -> None:
    company.do(dismissal(company), member="sam")
    [kept] = company.all(HintDismissal)
    assert (kept.hint, kept.score, kept.model, kept.reason) == ("swapped/1", "0.90", "count-patterns 1", "Crates are labelled")
    assert (kept.member_id, kept.entity_id, kept.warehouse_id) == ("sam", "NORTH", "W1")
    assert company.all(ApprovalDecision) == []
    assert company.balances() == {}
    [request] = company.all(ApprovalRequest)
    company.do(ApproveRequest(request_id=request.id), member="clara")
    assert company.balances() == {"1300": "2500.00", "2200": "-2500.00"}


def test_a_hint_is_dismissed_once(company: Company) -> None:
    company.do(dismissal(company), member="sam")
    company.do(dismissal(company, reason="Again"), member="sam")
    assert [kept.reason for kept in company.all(HintDismissal)] == ["Crates are labelled"]


@pytest.mark.parametrize(("changes", "code"), [({"reason": "  "}, "invalid_value"), ({"request_id": "none"}, "unknown_id")])
def test_what_is_no_dismissal_is_refused_by_name(company: Company, changes: dict[str, str], code: str) -> None:
    company.refused(dismissal(company, **changes), code, member="sam")
    assert company.all(HintDismissal) == []
