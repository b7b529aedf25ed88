"""Approvals: who may decide, what a release posts, what an edit, a change or a rejection does to a request."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.commands.adjusting import AdjustmentLine, PostAdjustment
from app.commands.approvals import (
    ApproveRequest,
    ApproveRequests,
    ForwardRequest,
    RejectRequest,
    ReleaseClaim,
    WithdrawHeld,
)
from app.commands.finance_data import DefineRates
from app.commands.invoicing import InvoiceLineIn, PostSupplierInvoice
from app.commands.organisation import DefineEntity, DefineMember, Delegate
from app.commands.period_close import ClosePeriod, Waiver
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.domain.book import (
    ApprovalDecision,
    ApprovalRequest,
    Delegation,
    Document,
    ExchangeRate,
    LegalEntity,
    Member,
    MemberRole,
    OrderLine,
    StockMove,
    StockPosition,
    StockPromise,
)
from tests.support.company import Company, new_company

D = Decimal
DAY = date(2026, 1, 10)
CLOSE = ClosePeriod(
    entity_id="NORTH", period_id="2026-01", how="hard", waivers=(Waiver(kind="held_document", reason="goes into February"),)
)


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return new_company(tmp_path)


def order(company: Company, *prices: str, id: str = "po1", supplier: str = "ACME", quantity: str = "10") -> None:
    lines = tuple(PurchaseLine(item_id=("NUT", "BOX")[i], quantity=D(quantity), unit_price=D(price)) for i, price in enumerate(prices))
    placed = PlacePurchaseOrder(order_id=id, entity_id="NORTH", warehouse_id="W1", supplier_id=supplier, order_date=DAY, lines=lines)
    if company.run(company.record(placed))[0].status == "held":
        for request in requests(company, id):
            company.do(ApproveRequest(request_id=request.id), member="fay")


def receipt(*quantities: str, id: str = "gr1", order: str = "po1", on: date = DAY) -> PostGoodsReceipt:
    lines = tuple(ReceiptLineIn(order_line_no=i, quantity=D(q), location_id="W1/A") for i, q in enumerate(quantities, start=1))
    return PostGoodsReceipt(receipt_id=id, order_id=order, posting_date=on, lines=lines)


def requests(company: Company, document: str = "gr1") -> list[ApprovalRequest]:
    return company.all(ApprovalRequest, document_id=document)


def held_receipt(company: Company, *, price: str = "100", quantity: str = "25") -> ApprovalRequest:
    """10 ordered at 100.00, 25 come: 15 too many, 1,500.00 to be approved by a finance clerk."""
    order(company, price)
    company.do(receipt(quantity), expect="held")
    [request] = requests(company)
    return request


def test_the_last_approval_posts_what_was_shown(company: Company) -> None:
    request = held_receipt(company)
    outcome = company.do(ApproveRequest(request_id=request.id, proposal_digest=request.proposal_digest, note="fine"), member="clara")
    assert outcome.result["state"] == "posted"
    assert outcome.result["number"] == "GR-2026-000001"
    assert company.balances() == {"1300": "2500.00", "2200": "-2500.00"}
    [document] = company.all(Document, id="gr1")
    assert (document.state, document.held_for, document.created_by) == ("posted", "", "olga")
    [decision] = company.all(ApprovalDecision)
    assert (decision.action, decision.member_id, decision.role, decision.note) == ("approved", "clara", "finance_clerk", "fine")
    assert requests(company)[0].state == "approved"


def test_an_approver_with_a_limit_of_10000_cannot_release_21000(company: Company) -> None:
    request = held_receipt(company, price="1400")
    assert (request.amount, request.role) == (D(21000), "finance_clerk")
    outcome = company.refused(ApproveRequest(request_id=request.id), "beyond_limit", member="clara")
    assert "10000" in outcome.message
    assert company.balances() == {}
    company.do(ApproveRequest(request_id=request.id), member="fay")
    assert company.balances() == {"1300": "35000.00", "2200": "-35000.00"}


def test_a_limit_equal_to_the_amount_suffices_and_a_cent_less_does_not(company: Company) -> None:
    for member, limit in (("even", "1500.00"), ("short", "1499.99")):
        role = MemberRole(member_id=member, role="finance_clerk", decide_up_to=D(limit))
        company.do(DefineMember(member=Member(id=member, name=member), roles=(role,)))
    request = held_receipt(company)
    company.refused(ApproveRequest(request_id=request.id), "beyond_limit", member="short")
    company.do(ApproveRequest(request_id=request.id), member="even")


def test_nobody_decides_on_their_own_request(company: Company) -> None:
    request = held_receipt(company)
    company.refused(ApproveRequest(request_id=request.id), "own_request")
    company.refused(RejectRequest(request_id=request.id, reason="no"), "own_request")
    [result] = company.do(ApproveRequests(request_ids=(request.id,))).result["items"]
    assert result["refusal"]["code"] == "own_request"
    assert company.balances() == {}


def test_another_role_or_another_entity_may_not_decide(company: Company) -> None:
    elsewhere = MemberRole(member_id="ella", role="finance_clerk", entity_id="SOUTH")
    request = held_receipt(company)
    company.do(DefineEntity(entity=LegalEntity(id="SOUTH", name="South", currency="EUR")))
    company.do(DefineMember(member=Member(id="ella", name="Ella"), roles=(elsewhere,)))
    company.refused(ApproveRequest(request_id=request.id), "role_required", member="sam")
    company.refused(ApproveRequest(request_id=request.id), "role_required", member="ella")


def test_a_request_is_decided_once(company: Company) -> None:
    request = held_receipt(company)
    company.do(ApproveRequest(request_id=request.id), member="clara")
    company.refused(ApproveRequest(request_id=request.id), "request_closed", member="fay")
    company.refused(RejectRequest(request_id=request.id, reason="late"), "request_closed", member="fay")
    assert len(company.all(StockMove)) == 1


def test_two_decisions_in_one_batch_post_once(company: Company) -> None:
    request = held_receipt(company)
    both = [company.record(ApproveRequest(request_id=request.id), member=member) for member in ("clara", "fay")]
    assert [outcome.status for outcome in company.run(*both)] == ["posted", "refused"]
    assert company.balances() == {"1300": "2500.00", "2200": "-2500.00"}


def invoice(quantity: str) -> PostSupplierInvoice:
    """100 were ordered at 100.00 and 60 came; the invoice is at 120.00."""
    line = InvoiceLineIn(order_id="po1", order_line_no=1, quantity=D(quantity), unit_price=D(120))
    return PostSupplierInvoice(invoice_id="si1", entity_id="NORTH", supplier_id="ACME", reference="R1", posting_date=DAY, lines=(line,))


def test_every_control_of_a_document_has_to_be_released(company: Company) -> None:
    """2,000.00 dearer than ordered, and 40 more than came. Stock takes 1,200.00 more, 4,800.00 are invoiced ahead."""
    order(company, "100", quantity="100")
    company.do(receipt("60"))
    company.do(invoice("100"), expect="held")
    price, quantity = requests(company, "si1")
    assert [(r.amount, r.kind) for r in (price, quantity)] == [(D(2000), "price_variance"), (D(4000), "quantity_variance")]
    outcome = company.do(ApproveRequest(request_id=quantity.id), member="clara")
    assert outcome.result["waiting_for"] == [price.id]
    assert company.balances() == {"1300": "6000.00", "2200": "-6000.00"}
    company.do(ApproveRequest(request_id=price.id), member="fay")
    assert company.balances() == {"1300": "7200.00", "2100": "-12000.00", "2200": "4800.00"}


def test_an_edit_voids_the_approvals_given_so_far(company: Company) -> None:
    order(company, "100", quantity="100")
    company.do(receipt("60"))
    company.do(invoice("100"), expect="held")
    price, quantity = requests(company, "si1")
    company.do(ApproveRequest(request_id=price.id), member="clara")
    company.do(invoice("80"), expect="held")
    states = {r.id: (r.state, r.amount) for r in requests(company, "si1")}
    assert states.pop(price.id) == ("void", D(2000))
    assert states.pop(quantity.id) == ("void", D(4000))
    assert sorted(states.values()) == [("open", D(1600)), ("open", D(2000))]
    company.refused(ApproveRequest(request_id=quantity.id), "request_closed", member="clara")
    for id_ in states:
        company.do(ApproveRequest(request_id=id_), member="clara")
    assert company.balances() == {"1300": "7200.00", "2100": "-9600.00", "2200": "2400.00"}


def test_a_digest_of_an_older_entry_is_refused(company: Company) -> None:
    request = held_receipt(company)
    company.refused(ApproveRequest(request_id=request.id, proposal_digest="0" * 64), "proposal_changed", member="clara")


def test_an_entry_that_changed_since_it_was_shown_is_asked_again(company: Company) -> None:
    """25 at 100.00 USD: shown at 0.80 = 2,000.00; then the rate becomes 0.90 = 2,250.00. The excess counts at the order's rate."""
    company.do(DefineRates(rates=(ExchangeRate(base="EUR", currency="USD", valid_on=date(2026, 1, 1), rate=D("0.8")),)))
    order(company, "100", supplier="BOLT")
    company.do(receipt("25"), expect="held")
    [shown] = requests(company)
    assert (shown.amount, '"amount":"2000"' in shown.proposal) == (D(1200), True)
    company.do(DefineRates(rates=(ExchangeRate(base="EUR", currency="USD", valid_on=DAY, rate=D("0.9")),)))
    outcome = company.do(ApproveRequest(request_id=shown.id), member="clara", expect="held")
    assert outcome.result["warnings"][0]["code"] == "proposal_changed"
    assert company.balances() == {}
    [again] = requests(company)
    assert (again.state, again.amount, '"amount":"2250"' in again.proposal) == ("open", D(1200), True)
    assert again.proposal_digest != shown.proposal_digest
    company.do(ApproveRequest(request_id=again.id, proposal_digest=again.proposal_digest), member="clara")
    assert company.balances() == {"1300": "2250.00", "2200": "-2250.00"}
    assert [d.action for d in company.all(ApprovalDecision)] == ["changed", "approved"]


def test_a_release_that_cannot_post_is_refused_and_stays_open(company: Company) -> None:
    request = held_receipt(company)
    company.do(CLOSE, member="fay")
    outcome = company.refused(ApproveRequest(request_id=request.id), "period_closed", member="clara")
    assert outcome.result["refusal"]["facts"]["next_open"] == "2026-02-01"
    assert requests(company)[0].state == "open"


def test_a_rejected_document_can_be_corrected_and_sent_again(company: Company) -> None:
    request = held_receipt(company)
    company.refused(RejectRequest(request_id=request.id, reason=" "), "invalid_value", member="clara")
    company.do(RejectRequest(request_id=request.id, reason="count again"), member="clara")
    assert company.all(Document, id="gr1")[0].state == "rejected"
    [decision] = company.all(ApprovalDecision)
    assert (decision.action, decision.note) == ("rejected", "count again")
    company.do(receipt("10"))
    assert company.balances() == {"1300": "1000.00", "2200": "-1000.00"}
    assert requests(company)[0].state == "rejected"


def test_rejecting_one_request_lapses_the_others(company: Company) -> None:
    order(company, "100", quantity="100")
    company.do(receipt("60"))
    company.do(invoice("100"), expect="held")
    price, quantity = requests(company, "si1")
    company.do(ApproveRequest(request_id=price.id), member="clara")
    company.do(RejectRequest(request_id=quantity.id, reason="too many"), member="clara")
    assert [r.state for r in requests(company, "si1")] == ["void", "rejected"]


def test_a_rejected_order_expects_nothing(company: Company) -> None:
    line = PurchaseLine(item_id="NUT", quantity=D(10), unit_price=D(200))
    company.do(
        PlacePurchaseOrder(order_id="po1", entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=DAY, lines=(line,)),
        expect="held",
    )
    company.do(RejectRequest(request_id=requests(company, "po1")[0].id, reason="not needed"), member="clara")
    [row] = company.all(OrderLine)
    assert (row.quantity_ordered, row.quantity_open) == (D(10), D(0))


def delegation(first: date, last: date, *, giver: str = "clara") -> Delegate:
    given = Delegation(id="d1", from_member=giver, to_member="ben", role="finance_clerk", valid_from=first, valid_to=last)
    return Delegate(delegation=given)


def test_a_delegate_decides_on_the_dates_given_and_both_names_are_logged(company: Company) -> None:
    """The test company's clock stands on 2 January 2026."""
    company.do(DefineMember(member=Member(id="ben", name="Ben"), roles=(MemberRole(member_id="ben", role="sales"),)))
    request = held_receipt(company)
    company.do(delegation(date(2026, 1, 3), date(2026, 1, 9)), member="clara")
    company.refused(ApproveRequest(request_id=request.id), "role_required", member="ben")
    company.do(delegation(date(2026, 1, 1), date(2026, 1, 2)), member="clara")
    company.do(ApproveRequest(request_id=request.id), member="ben")
    [decision] = company.all(ApprovalDecision)
    assert (decision.member_id, decision.on_behalf_of, decision.role) == ("ben", "clara", "finance_clerk")


def test_a_delegate_has_the_limit_of_who_delegates(company: Company) -> None:
    company.do(DefineMember(member=Member(id="ben", name="Ben"), roles=(MemberRole(member_id="ben", role="sales"),)))
    company.do(delegation(date(2026, 1, 1), date(2026, 1, 2)), member="clara")
    request = held_receipt(company, price="1400")
    company.refused(ApproveRequest(request_id=request.id), "beyond_limit", member="ben")


def test_a_delegate_cannot_decide_what_the_giver_asked_for(company: Company) -> None:
    roles = (MemberRole(member_id="carl", role="finance_clerk"), MemberRole(member_id="carl", role="warehouse_operator"))
    company.do(DefineMember(member=Member(id="carl", name="Carl"), roles=roles))
    company.do(DefineMember(member=Member(id="ben", name="Ben"), roles=(MemberRole(member_id="ben", role="sales"),)))
    company.do(delegation(date(2026, 1, 1), date(2026, 1, 2), giver="carl"), member="carl")
    order(company, "100")
    company.do(receipt("25"), member="carl", expect="held")
    company.refused(ApproveRequest(request_id=requests(company)[0].id), "role_required", member="ben")


def test_forwarding_leaves_the_decision_to_one_person_until_it_is_given_back(company: Company) -> None:
    request = held_receipt(company)
    company.refused(ForwardRequest(request_id=request.id, to_member="olga"), "invalid_value", member="clara")
    company.refused(ForwardRequest(request_id=request.id, to_member="sam"), "role_required", member="clara")
    company.do(ForwardRequest(request_id=request.id, to_member="fay", note="over to you"), member="clara")
    refused = company.refused(ApproveRequest(request_id=request.id), "claimed_by_other", member="clara")
    assert "fay" in refused.message
    company.do(ReleaseClaim(request_id=request.id), member="clara")
    company.do(ApproveRequest(request_id=request.id), member="clara")
    assert [d.action for d in company.all(ApprovalDecision)] == ["forwarded", "given back", "approved"]


def test_who_asked_can_withdraw_and_only_they(company: Company) -> None:
    request = held_receipt(company)
    company.refused(WithdrawHeld(document_id="gr1"), "invalid_value", member="clara")
    company.do(WithdrawHeld(document_id="gr1", note="wrong order"))
    assert company.all(Document, id="gr1")[0].state == "draft"
    assert requests(company)[0].state == "void"
    company.refused(ApproveRequest(request_id=request.id), "request_closed", member="clara")
    company.refused(WithdrawHeld(document_id="gr1"), "wrong_state")


def bulk(company: Company) -> tuple[str, ...]:
    """Three receipts of 15 too many at 100.00; the first is dated in a month that is then closed."""
    for n, day in enumerate((DAY, date(2026, 2, 10), date(2026, 2, 11)), start=1):
        order(company, "100", id=f"po{n}")
        company.do(receipt("25", id=f"gr{n}", order=f"po{n}", on=day), expect="held")
    company.do(CLOSE, member="fay")
    return tuple(requests(company, f"gr{n}")[0].id for n in (1, 2, 3))


def test_in_bulk_one_that_fails_does_not_undo_the_others(company: Company) -> None:
    ids = bulk(company)
    outcome = company.do(ApproveRequests(request_ids=ids), member="clara")
    assert [item["result"] for item in outcome.result["items"]] == ["refused", "posted", "posted"]
    assert outcome.result["items"][0]["refusal"]["code"] == "period_closed"
    assert outcome.result["total"] == "4500"
    assert company.balances() == {"1300": "5000.00", "2200": "-5000.00"}
    assert [r.state for n in (1, 2, 3) for r in requests(company, f"gr{n}")] == ["open", "approved", "approved"]
    assert {d.number for d in company.all(Document, kind="goods_receipt")} == {"", "GR-2026-000001", "GR-2026-000002"}


def test_bulk_refuses_requests_that_are_not_alike_or_not_of_low_risk(company: Company) -> None:
    line = PurchaseLine(item_id="NUT", quantity=D(10), unit_price=D(200))
    placed = PlacePurchaseOrder(order_id="po9", entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=DAY, lines=(line,))
    one = held_receipt(company)
    company.do(placed, expect="held")
    [other] = requests(company, "po9")
    company.refused(ApproveRequests(request_ids=(one.id, other.id)), "not_alike", member="clara")
    order(company, "4000", id="po2")
    company.do(receipt("25", id="gr2", order="po2"), expect="held")
    [large] = requests(company, "gr2")
    company.refused(ApproveRequests(request_ids=(one.id, large.id)), "not_alike", member="fay")
    company.refused(ApproveRequests(request_ids=(one.id, one.id)), "invalid_value", member="fay")


# what a held document promises


def adjustment(id: str, quantity: str) -> PostAdjustment:
    line = AdjustmentLine(item_id="NUT", location_id="W1/A", quantity=D(quantity))
    return PostAdjustment(adjustment_id=id, warehouse_id="W1", posting_date=DAY, reason="adjustment-1", lines=(line,))


def ten_nuts(company: Company) -> None:
    """10 at 200.00, by two orders that need no approval."""
    for quantity in ("5", "5"):
        company.receive("NUT", quantity, "200", on=DAY)


def promised(company: Company) -> tuple[Decimal, Decimal]:
    """What is on hand, and what of it is kept for held documents."""
    [position] = company.all(StockPosition, item_id="NUT", location_id="W1/A")
    assert sum(row.quantity for row in company.all(StockPromise)) == position.quantity_promised
    return position.quantity, position.quantity_promised


def test_a_held_document_keeps_its_stock_until_it_is_approved(company: Company) -> None:
    ten_nuts(company)
    company.do(adjustment("ad1", "-8"), expect="held")
    assert promised(company) == (10, 8)
    refused = company.refused(adjustment("ad2", "-8"), "not_enough_stock")
    assert refused.message.startswith(
        "W1/A holds 2 of NUT, 8 are needed. 8 more are kept for documents that wait for an approval. No open document would cover it."
    )
    company.do(adjustment("ad3", "-2"))
    assert promised(company) == (8, 8)
    [request] = requests(company, "ad1")
    company.do(ApproveRequest(request_id=request.id, proposal_digest=request.proposal_digest), member="fay")
    assert promised(company) == (0, 0)
    assert company.balances() == {"2200": "-2000.00", "5300": "2000.00"}


@pytest.mark.parametrize("way", ["rejected", "withdrawn", "edited"])
def test_stock_that_was_kept_is_free_again_when_the_document_comes_to_nothing(company: Company, way: str) -> None:
    ten_nuts(company)
    company.do(adjustment("ad1", "-8"), expect="held")
    if way == "rejected":
        company.do(RejectRequest(request_id=requests(company, "ad1")[0].id, reason="count again"), member="fay")
    elif way == "withdrawn":
        company.do(WithdrawHeld(document_id="ad1"))
    else:
        company.do(adjustment("ad1", "-6"), expect="held")
    assert promised(company) == (10, 6 if way == "edited" else 0)


def test_an_approval_that_cannot_be_carried_out_changes_nothing(company: Company) -> None:
    ten_nuts(company)
    company.do(adjustment("ad1", "-8"), expect="held")
    [request] = requests(company, "ad1")
    company.do(CLOSE, member="fay")
    company.refused(ApproveRequest(request_id=request.id), "period_closed", member="fay")
    assert (requests(company, "ad1"), promised(company)) == ([request], (10, 8))


def test_approving_at_once_what_was_held_apart(company: Company) -> None:
    ten_nuts(company)
    company.do(adjustment("ad1", "-6"), expect="held")
    company.refused(adjustment("ad2", "-6"), "not_enough_stock")
    company.receive("NUT", "5", "200", on=DAY)
    company.do(adjustment("ad2", "-6"), expect="held")
    assert promised(company) == (15, 12)
    ids = tuple(requests(company, id)[0].id for id in ("ad1", "ad2"))
    items = company.do(ApproveRequests(request_ids=ids), member="fay").result["items"]
    assert [item["result"] for item in items] == ["posted", "posted"]
    assert promised(company) == (3, 0)
