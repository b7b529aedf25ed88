"""Documents of two lines, and lines of two documents: what is done to the first is done to the second, and each keeps to its own."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from app.commands.adjusting import SettledLine, WriteOff
from app.commands.invoicing import CancelHeldInvoice
from app.commands.organisation import DefineMember
from app.commands.returns import ReturnLineIn, TakeCustomerReturn
from app.commands.reversing import ReverseDocument
from app.commands.shipping import ConfirmShipment, ShipmentLineIn
from app.domain.book import Case, CostLayer, Document, DocumentLine, Member, MemberRole, ReceiptLine
from tests.scenarios import test_adjusting as adjusting
from tests.scenarios import test_invoicing as invoicing
from tests.scenarios.test_purchase_reversals import LATER, write_off
from tests.support.company import Company, new_company

D = Decimal


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return new_company(tmp_path, method="fifo")


def test_goods_of_two_receipts_that_are_never_invoiced_are_written_off_together(company: Company) -> None:
    """10 ordered at 3.00 come as 4 and 6: 30.00 will not be owed, and the goods that are still here cost nothing."""
    invoicing.order(company, "10", "3")
    for n, quantity in enumerate(("4", "6"), start=1):
        invoicing.receive(company, quantity, id=f"gr{n}")
    assert company.balances() == {"1300": "30.00", "2200": "-30.00"}
    company.do(write_off())
    assert company.balances() == {}
    assert [(row.accrued, row.cleared) for row in company.all(ReceiptLine)] == [(12, 12), (18, 18)]
    [line] = company.all(DocumentLine, document_id="gw1")
    assert line.value == 30


def test_two_cases_that_one_write_off_settled_are_open_again_when_it_is_reversed(company: Company) -> None:
    company.receive("NUT", "10", "10")
    company.do(adjusting.damage("2", id="dr1"))
    company.do(adjusting.damage("3", id="dr2"))
    before = company.balances()
    lines = tuple(
        SettledLine(item_id="NUT", quantity=D(quantity), location_id="W1/Q", case_id=case)
        for quantity, case in (("2", "dr1/1"), ("3", "dr2/1"))
    )
    company.do(WriteOff(write_off_id="wo1", warehouse_id="W1", posting_date=adjusting.DAY, reason="write_off-1", lines=lines))
    assert company.balances(document="wo1") == {"1310": "-50.00", "5400": "50.00"}
    assert [case.state for case in company.all(Case)] == ["resolved", "resolved"]
    company.do(ReverseDocument(document_id="wo1", reversal_id="xr1", posting_date=adjusting.DAY, reason="found whole"))
    assert [(case.id, case.state, case.resolution, case.resolved_by) for case in company.all(Case)] == [
        ("dr1/1", "open", "", ""),
        ("dr2/1", "open", "", ""),
    ]
    assert company.balances() == before


def test_each_line_of_a_shipment_comes_back_into_what_it_was_taken_from(company: Company) -> None:
    """2 NUT at 10.00 and 3 BOX at 4.00 leave; of each one comes back."""
    company.receive("NUT", "10", "10")
    company.receive("BOX", "10", "4")
    lines = tuple(
        ShipmentLineIn(item_id=item, quantity=D(quantity), location_id="W1/A", unit_price=D(20))
        for item, quantity in (("NUT", 2), ("BOX", 3))
    )
    parties = {"entity_id": "NORTH", "warehouse_id": "W1", "customer_id": "SHOP", "invoice_id": "ci1"}
    company.do(ConfirmShipment(shipment_id="sh1", posting_date=invoicing.DAY, lines=lines, **parties))
    assert company.balances(document="sh1") | company.balances(document="ci1") == {
        "1200": "100.00",
        "1300": "-32.00",
        "4000": "-100.00",
        "5000": "32.00",
    }
    nuts, boxes = company.all(CostLayer)
    for n, (cost, source) in enumerate((("10.00", nuts), ("4.00", boxes)), start=1):
        back = (ReturnLineIn(shipment_line_no=n, quantity=D(1), location_id="W1/A"),)
        outcome = company.do(
            TakeCustomerReturn(return_id=f"cr{n}", shipment_id="sh1", posting_date=LATER, credit_note_id=f"cn{n}", lines=back)
        )
        assert company.balances(seq=outcome.seq) == {"1200": "-20.00", "1300": cost, "4050": "20.00", "5000": f"-{cost}"}
        [layer] = company.all(CostLayer, document_id=f"cr{n}")
        assert (layer.item_id, layer.parent_seq, layer.parent_n) == (source.item_id, source.layer_seq, source.layer_n)


def test_a_held_invoice_is_given_up_by_a_clerk_of_its_company(company: Company) -> None:
    invoicing.order(company)
    invoicing.receive(company, "100")
    company.do(invoicing.invoice(invoicing.line("100", "30")), expect="held")
    role = MemberRole(member_id="nora", role="finance_clerk", entity_id="NORTH")
    company.do(DefineMember(member=Member(id="nora", name="Nora"), roles=(role,)))
    company.refused(CancelHeldInvoice(invoice_id="si1", note="not ours"), "not_permitted", member="sam")
    company.do(CancelHeldInvoice(invoice_id="si1", note="not ours"), member="nora")
    assert company.all(Document, id="si1")[0].state == "cancelled"


def test_a_role_that_is_not_named_again_ends(company: Company) -> None:
    [before] = company.all(MemberRole, member_id="sam")
    other = MemberRole(member_id="sam", role="warehouse_operator")
    company.do(DefineMember(member=Member(id="sam", name="Sam"), roles=(other,)))
    assert {(role.role, role.active) for role in company.all(MemberRole, member_id="sam")} == {
        (before.role, False),
        ("warehouse_operator", True),
    }
