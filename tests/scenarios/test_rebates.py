"""Rebates of suppliers and to customers: tiers, accrual and true-up on the goods, claims and settlements, with hand-worked figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.commands.adjusting import AdjustmentLine, PostAdjustment
from app.commands.approvals import ApproveRequest
from app.commands.finance_data import DefinePolicies
from app.commands.payments import AllocatePayment, RecordPayment, SettledAmount
from app.commands.rebate_claims import ClaimRebate, DropRebateClaim, SettleRebate
from app.commands.rebates import AccrueRebate, AgreeRebate, CloseRebate, TierIn
from app.commands.reversing import ReverseDocument
from app.commands.shipping import ConfirmShipment, ShipmentLineIn
from app.commands.supplier_returns import SendSupplierReturn, SupplierReturnLineIn
from app.domain.book import ApprovalPolicy, ApprovalRequest, CostLayer, Document, LayerUse, OpenItem
from app.domain.book.rebates import RebateAgreement, RebateClaim, RebateLine
from db.verify import verify
from tests.support.company import Company, new_company

D = Decimal
JAN, FEB, MAR = date(2026, 1, 10), date(2026, 2, 10), date(2026, 3, 10)
END_JAN, END_FEB, END = date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return buying(new_company(tmp_path, method="fifo"))


def buying(company: Company) -> Company:
    """The company, whose orders need no approval."""
    tiers = ((1000, False), (50_000, False), (1_000_000, True))
    approvals = tuple(
        ApprovalPolicy(entity_id="NORTH", kind="purchase_order", above=D(above), role="finance_clerk", active=active)
        for above, active in tiers
    )
    company.do(DefinePolicies(approvals=approvals))
    return company


def agree(company: Company, *tiers: tuple[str, str], per_unit: bool = False, expect: str = "posted", **fields: Any) -> None:
    """Tiers as (turnover, fraction), or money per unit; of ACME by value and retroactive, for the first quarter, unless told otherwise."""
    parts = tuple(TierIn(reach=D(reach), **{"per_unit" if per_unit else "percent": D(reward)}) for reach, reward in tiers)
    facts: dict[str, Any] = {"side": "supplier", "partner_id": "ACME", "basis": "value", "retroactive": True} | fields
    facts = {"agreement_id": "ra1", "entity_id": "NORTH", "name": "Bonus", "valid_from": date(2026, 1, 1), "valid_to": END} | facts
    company.do(AgreeRebate(tiers=parts, **facts), expect=expect)


def accrue(company: Company, until: date, id: str = "rb1") -> dict[str, Any]:
    result: dict[str, Any] = company.do(AccrueRebate(accrual_id=id, agreement_id="ra1", until=until, posting_date=until)).result
    return result


def gone(company: Company, quantity: str, id: str = "ad1", on: date = JAN) -> None:
    line = AdjustmentLine(item_id="NUT", location_id="W1/A", quantity=-D(quantity))
    company.do(PostAdjustment(adjustment_id=id, warehouse_id="W1", posting_date=on, reason="adjustment-1", lines=(line,)))


def agreement(company: Company) -> RebateAgreement:
    [found] = company.all(RebateAgreement)
    assert isinstance(found, RebateAgreement)
    return found


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        # 3 % of 1,000.00 = 30.00: 60 of 100 are there (18.00), 40 went to adjustments (12.00); at standard all is a variance.
        ("fifo", {"1300": "-18.00", "1510": "30.00", "5300": "-12.00"}),
        ("average", {"1300": "-18.00", "1510": "30.00", "5300": "-12.00"}),
        ("standard", {"1510": "30.00", "5100": "-30.00"}),
    ],
)
def test_a_suppliers_rebate_makes_goods_cheaper_where_they_are(tmp_path: Path, method: str, expected: dict[str, str]) -> None:
    company = buying(new_company(tmp_path, method=method))
    agree(company, ("1000", "0.03"))
    company.receive("NUT", "100", "10", on=JAN)
    gone(company, "40")
    result = accrue(company, END_JAN)
    assert (result["value"], result["earned"], result["change"]) == ("1000", "30", "30")
    assert company.balances(document="rb1") == expected
    assert [proof for proof in verify(company.book) if not proof.ok] == []


def test_a_tier_that_is_reached_applies_from_the_first_piece_when_retroactive(company: Company) -> None:
    """1,000.00 at 3 % = 30.00. With 4,000.00 more, 5 % of 5,000.00 = 250.00: 20.00 more on January's goods, 200.00 on February's."""
    agree(company, ("1000", "0.03"), ("5000", "0.05"))
    company.receive("NUT", "100", "10", on=JAN)
    accrue(company, END_JAN)
    company.receive("BOX", "400", "10", on=FEB)
    result = accrue(company, END_FEB, "rb2")
    assert (result["earned"], result["change"]) == ("250", "220")
    layers = {layer.item_id: layer.value_remaining for layer in company.all(CostLayer)}
    assert layers == {"NUT": D(950), "BOX": D(3800)}
    assert {row.accrued for row in company.all(RebateLine)} == {D(50), D(200)}
    assert (agreement(company).accrued, agreement(company).accrued_until) == (D(250), END_FEB)
    assert accrue(company, END_FEB, "rb3")["change"] == "0"


@pytest.mark.parametrize(
    ("facts", "tiers", "per_unit", "expected"),
    [
        # 600 pieces at 10.00 = 6,000.00
        ({"retroactive": False}, (("1000", "0.03"), ("5000", "0.05")), False, "170"),  # 4,000 × 3 % + 1,000 × 5 %
        ({"retroactive": True}, (("1000", "0.03"), ("6000", "0.05")), False, "300"),  # the tier counts from its very amount on
        ({"retroactive": True}, (("1000", "0.03"), ("6000.01", "0.05")), False, "180"),
        ({"retroactive": False, "basis": "quantity"}, (("0", "0.05"), ("500", "0.20")), True, "45"),  # 500 × 0.05 + 100 × 0.20
        ({"retroactive": True, "basis": "quantity"}, (("0", "0.05"), ("500", "0.20")), True, "120"),
        ({"retroactive": False, "basis": "quantity"}, (("0", "0.01"), ("300", "0.02")), False, "90"),  # 1 % and 2 % of half the value
        ({"retroactive": True}, (("6000.01", "0.05"),), False, "0"),
        ({"retroactive": True, "item_id": "BOX"}, (("0", "0.05"),), False, "0"),
        ({"retroactive": True, "family": "goods"}, (("0", "0.05"),), False, "300"),
        ({"retroactive": True, "valid_from": date(2026, 1, 11)}, (("0", "0.05"),), False, "0"),
    ],
)
def test_tiers_by_quantity_or_value_and_what_they_cover(
    company: Company, facts: dict[str, Any], tiers: tuple[tuple[str, str], ...], per_unit: bool, expected: str
) -> None:
    agree(company, *tiers, per_unit=per_unit, **facts)
    company.receive("NUT", "600", "10", on=JAN)
    assert accrue(company, END)["earned"] == expected


def test_what_is_expected_is_accrued_for_and_put_right_at_the_end(company: Company) -> None:
    """5,000.00 are expected: 5 % of 1,000.00 = 50.00 while it runs; in the end only 3 % were earned, 20.00 go back."""
    agree(company, ("1000", "0.03"), ("5000", "0.05"), expected=D(5000))
    company.receive("NUT", "100", "10", on=JAN)
    assert accrue(company, END_JAN)["earned"] == "50"
    gone(company, "50", on=FEB)
    assert accrue(company, END, "rb2")["change"] == "-20"
    # 10.00 to the 50 that are there, 10.00 to the 50 that are gone
    assert company.balances(document="rb2") == {"1300": "10.00", "1510": "-20.00", "5300": "10.00"}


def test_goods_sent_back_earn_nothing(company: Company) -> None:
    """3 % of 1,000.00 = 30.00; 20 of 100 go back: 3 % of 800.00 = 24.00."""
    agree(company, ("0", "0.03"))
    receipt = company.receive("NUT", "100", "10", on=JAN)
    accrue(company, END_JAN)
    back = SupplierReturnLineIn(receipt_line_no=1, quantity=D(20), location_id="W1/A", reason="return-1")
    company.do(SendSupplierReturn(return_id="sr1", receipt_id=receipt, posting_date=FEB, lines=(back,)))
    assert accrue(company, END_FEB, "rb2")["change"] == "-6"
    assert agreement(company).accrued == D(24)


def test_a_claim_is_granted_in_part_paid_and_the_rest_given_back(company: Company) -> None:
    agree(company, ("1000", "0.03"))
    company.receive("NUT", "100", "10", on=JAN)
    accrue(company, END_JAN)
    company.do(ClaimRebate(claim_id="rc1", agreement_id="ra1", claim_date=FEB))
    assert (agreement(company).claimed, company.balances(document="rc1")) == (D(30), {})
    company.refused(ClaimRebate(claim_id="rc2", agreement_id="ra1", claim_date=FEB, amount=D(1)), "more_than_accrued")
    settle = SettleRebate(settlement_id="rs1", agreement_id="ra1", claim_id="rc1", posting_date=FEB, amount=D(20))
    company.do(settle)
    assert company.balances(document="rs1") == {"1510": "-20.00", "2100": "20.00"}
    [item] = company.all(OpenItem)
    assert (item.side, item.open_amount) == ("payable", D(20))
    company.do(
        RecordPayment(
            payment_id="py1",
            entity_id="NORTH",
            direction="received",
            partner_id="ACME",
            posting_date=FEB,
            amount=D(20),
            allocations=(SettledAmount(document_id="rs1"),),
        )
    )
    too_much = SettleRebate(settlement_id="rs2", agreement_id="ra1", claim_id="rc1", posting_date=FEB, amount=D(11))
    company.refused(too_much, "more_than_accrued")
    company.do(DropRebateClaim(claim_id="rc1", note="they refuse the rest"))
    assert (agreement(company).claimed, company.all(RebateClaim)[0].state) == (D(20), "dropped")
    company.do(CloseRebate(closing_id="rx1", agreement_id="ra1", posting_date=END, note="nothing more will come"))
    assert company.balances(document="rx1") == {"1300": "10.00", "1510": "-10.00"}
    assert company.balances() == {"1300": "980.00", "1800": "20.00", "2200": "-1000.00"}
    assert (agreement(company).state, company.all(Document, id="ra1")[0].state) == ("closed", "closed")
    company.refused(AccrueRebate(accrual_id="rb9", agreement_id="ra1", until=END, posting_date=END), "wrong_state")
    assert [proof for proof in verify(company.book) if not proof.ok] == []


def sell(company: Company, quantity: str, price: str, *, id: str = "sh1", on: date = JAN) -> None:
    line = ShipmentLineIn(item_id="NUT", quantity=D(quantity), unit_price=D(price), location_id="W1/A")
    company.do(
        ConfirmShipment(
            shipment_id=id,
            entity_id="NORTH",
            warehouse_id="W1",
            customer_id="SHOP",
            posting_date=on,
            invoice_id=f"ci-{id}",
            lines=(line,),
        )
    )


def test_a_customers_rebate_lowers_revenue_and_is_credited(company: Company) -> None:
    """2 % of 50 × 40.00 = 40.00; with 50 more, 3 % of 4,000.00 = 120.00. Settled against an invoice."""
    agree(company, ("0", "0.02"), ("4000", "0.03"), side="customer", partner_id="SHOP")
    company.receive("NUT", "100", "10", on=JAN)
    sell(company, "50", "40")
    accrue(company, END_JAN)
    assert company.balances(document="rb1") == {"2500": "-40.00", "4000": "40.00"}
    sell(company, "50", "40", id="sh2", on=FEB)
    accrue(company, END_FEB, "rb2")
    assert company.balances(document="rb2") == {"2500": "-80.00", "4000": "80.00"}
    company.do(SettleRebate(settlement_id="rs1", agreement_id="ra1", posting_date=MAR))
    assert company.balances(document="rs1") == {"1200": "-120.00", "2500": "120.00"}
    company.do(AllocatePayment(document_id="rs1", posting_date=MAR, allocations=(SettledAmount(document_id="ci-sh1", amount=D(120)),)))
    assert company.balances()["1200"] == "3880.00"
    company.refused(SettleRebate(settlement_id="rs2", agreement_id="ra1", posting_date=MAR), "invalid_value")
    assert [proof for proof in verify(company.book) if not proof.ok] == []


def test_a_large_credit_to_a_customer_is_approved_first(company: Company) -> None:
    agree(company, ("0", "0.5"), side="customer", partner_id="SHOP")
    company.receive("NUT", "100", "10", on=JAN)
    sell(company, "100", "40")
    accrue(company, END_JAN)
    company.do(SettleRebate(settlement_id="rs1", agreement_id="ra1", posting_date=FEB), member="clara", expect="held")
    assert agreement(company).settled == D(0)
    [request] = company.all(ApprovalRequest)
    assert (request.kind, request.amount) == ("rebate", D(2000))
    company.do(ApproveRequest(request_id=request.id), member="fay")
    assert (agreement(company).settled, company.balances(document="rs1")) == (D(2000), {"1200": "-2000.00", "2500": "2000.00"})


def test_accruals_and_settlements_are_taken_back_from_the_end(company: Company) -> None:
    agree(company, ("1000", "0.03"))
    company.receive("NUT", "100", "10", on=JAN)
    before = company.balances()
    gone(company, "40")
    after_use = company.balances()
    accrue(company, END_JAN)
    company.do(ClaimRebate(claim_id="rc1", agreement_id="ra1", claim_date=FEB))
    company.do(SettleRebate(settlement_id="rs1", agreement_id="ra1", claim_id="rc1", posting_date=FEB))
    assert company.all(Document, id="rc1")[0].state == "done"

    def reverse(document: str, id: str) -> ReverseDocument:
        return ReverseDocument(document_id=document, reversal_id=id, posting_date=FEB, reason="wrong")

    company.refused(reverse("rb1", "x1"), "stands_on")
    company.do(reverse("rs1", "x2"))
    company.refused(reverse("rb1", "x3"), "stands_on")
    company.do(DropRebateClaim(claim_id="rc1", note="again later"))
    company.do(reverse("rb1", "x4"))
    assert company.balances() == after_use
    assert (agreement(company).accrued, agreement(company).settled, {r.accrued for r in company.all(RebateLine)}) == (D(0), D(0), {D(0)})
    company.do(reverse("ad1", "x5"))
    assert company.balances() == before
    for layer in company.all(CostLayer):
        used = sum((u.quantity for u in company.all(LayerUse, layer_seq=layer.layer_seq, layer_n=layer.layer_n)), D(0))
        assert layer.quantity_received - layer.quantity_remaining == used
    assert accrue(company, END_FEB, "rb2")["change"] == "30"


@pytest.mark.parametrize(
    ("facts", "tiers", "code"),
    [
        ({"partner_id": "BOLT"}, (("0", "0.1"),), "rebate_in_foreign_currency"),
        ({"partner_id": "SHOP"}, (("0", "0.1"),), "invalid_value"),
        ({"partner_id": "NOBODY"}, (("0", "0.1"),), "unknown_id"),
        ({"item_id": "GHOST"}, (("0", "0.1"),), "unknown_id"),
        ({"valid_to": date(2025, 12, 31)}, (("0", "0.1"),), "invalid_value"),
        ({}, (), "invalid_value"),
        ({}, (("100", "0.1"), ("100", "0.2")), "invalid_value"),
        ({}, (("-1", "0.1"),), "invalid_value"),
        ({}, (("0", "1.1"),), "invalid_value"),
        ({}, (("0", "0"),), "invalid_value"),
    ],
)
def test_agreements_that_make_no_sense_are_refused(
    company: Company, facts: dict[str, Any], tiers: tuple[tuple[str, str], ...], code: str
) -> None:
    parts = tuple(TierIn(reach=D(reach), percent=D(percent)) for reach, percent in tiers)
    given: dict[str, Any] = {"side": "supplier", "partner_id": "ACME", "basis": "value", "valid_from": JAN, "valid_to": END} | facts
    company.refused(AgreeRebate(agreement_id="ra1", entity_id="NORTH", name="x", tiers=parts, **given), code)


def test_turnover_counts_only_until_the_posting_date(company: Company) -> None:
    agree(company, ("0", "0.03"))
    company.refused(AccrueRebate(accrual_id="rb1", agreement_id="ra1", until=FEB, posting_date=JAN), "invalid_value")
    company.receive("NUT", "100", "10", on=MAR)
    assert accrue(company, END_FEB)["change"] == "0"
