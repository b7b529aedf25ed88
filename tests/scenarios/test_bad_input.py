"""What no command may get away with, named for each area; and lists of what the scenarios have to play, which new kinds join."""

from __future__ import annotations

import ast
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest

import tests.support.company as support
from app.commands.adjusting import AdjustmentLine, PostAdjustment
from app.commands.finance_data import DefinePolicies
from app.commands.master_data import DefineReasons
from app.commands.organisation import DefineMember, DefineWarehouses
from app.commands.period_close import ClosePeriod
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.registry import kinds
from app.commands.shipping import ConfirmShipment, ShipmentLineIn
from app.commands.transfer_arrivals import ReceiveTransfer
from app.commands.transfers import RequestTransfer, ShipTransfer, TransferLineIn
from app.domain.book import Location, Member, MemberRole, ReasonCode, TolerancePolicy
from app.domain.refusals import all_refusals
from db.book import open_book
from db.verify import verify
from tests.support.company import Company, new_company
from tests.support.shell import Run, shell

D = Decimal
DAY = date(2026, 1, 10)
TESTS = Path(__file__).parents[1]

NEVER_PLAYED: set[str] = set()
"""Kinds of command that no scenario posts. A new kind gets its scenario, not a place here."""

MADE_BY = {"attach_command": "AttachEvidence"}
"""Kinds of command that a function of their area makes."""

NEVER_REFUSED: set[str] = set()
"""Refusals of the business that no test meets."""


def test_every_kind_of_command_is_played_in_a_scenario() -> None:
    made: set[str] = set()
    for file in (*(TESTS / "scenarios").glob("test_*.py"), *(TESTS / "support").glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                made.add(MADE_BY.get(node.func.id, node.func.id))
    assert {kind.body.__name__ for kind in kinds().values()} - made == NEVER_PLAYED


def test_every_refusal_of_the_business_is_met_in_a_test() -> None:
    texts = "\n".join(file.read_text() for file in TESTS.rglob("test_*.py"))
    business = [kind for kind in all_refusals() if kind.__module__.startswith(("app.domain", "app.commands", "app.ledger"))]
    assert len(business) > 40
    codes = {kind.__name__: re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower() for kind in business if kind.__name__ != "Refusal"}
    assert {name for name, code in codes.items() if f'"{code}"' not in texts and f"raises({name}" not in texts} == NEVER_REFUSED


def test_what_is_posted_leaves_rows_and_what_is_refused_none(tmp_path: Path) -> None:
    """The check that `refused` makes can fail."""
    company = new_company(tmp_path)
    company.receive("NUT", "10", "3")
    with company.book.reading() as connection:
        [seq] = connection.exec_driver_sql("SELECT MAX(seq) FROM command").scalars()
    assert {"journal_line", "stock_move", "document"} <= set(company.rows_written(seq))


def adjust(quantity: str) -> PostAdjustment:
    line = AdjustmentLine(item_id="NUT", location_id="W1/A", quantity=D(quantity))
    return PostAdjustment(adjustment_id="ad1", warehouse_id="W1", posting_date=DAY, reason="adjustment-1", lines=(line,))


def test_a_role_without_an_account_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chart = tuple(account for account in support.CHART if account[4] != ("ADJUSTMENT",))
    monkeypatch.setattr(support, "CHART", chart)
    company = new_company(tmp_path)
    company.receive("NUT", "10", "3")
    refused = company.refused(adjust("-1"), "account_not_mapped").message
    assert refused.startswith("No account is mapped for ADJUSTMENT in NORTH (family goods, warehouse W1, reason adjustment-1).")
    assert company.balances() == {"1300": "30.00", "2200": "-30.00"}


def test_a_policy_that_is_not_there_is_named_and_never_assumed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(support, "APPROVALS", tuple(kind for kind in support.APPROVALS if kind != "adjustment"))
    company = new_company(tmp_path)
    company.receive("NUT", "10", "3")
    refused = company.refused(adjust("-1"), "policy_missing").message
    assert refused.startswith("NORTH has no approval policy for adjustment.")
    off = TolerancePolicy(entity_id="NORTH", kind="over_receipt", fraction=D("0.05"), amount=D(5), active=False)
    company.do(DefinePolicies(tolerances=(off,)))
    with pytest.raises(AssertionError, match="NORTH has no tolerance policy for over receipt"):
        receive_too_much(company)


def receive_too_much(company: Company) -> None:
    line = PurchaseLine(item_id="NUT", quantity=D(1), unit_price=D(1))
    company.do(PlacePurchaseOrder(order_id="po9", entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=DAY, lines=(line,)))
    arrived = support.ReceiptLineIn(order_line_no=1, quantity=D(2), location_id="W1/A")
    company.do(support.PostGoodsReceipt(receipt_id="gr9", order_id="po9", posting_date=DAY, lines=(arrived,)))


def test_a_member_who_left_can_do_nothing_more(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    gone = Member(id="sam", name="Sam", active=False)
    company.do(DefineMember(member=gone, roles=(MemberRole(member_id="sam", role="warehouse_supervisor"),)))
    company.refused(adjust("1"), "member_inactive", member="sam")
    company.refused(adjust("1"), "member_inactive", member="nobody")


def transfer(id: str) -> RequestTransfer:
    line = TransferLineIn(item_id="NUT", quantity=D(2), from_location_id="W1/A", to_location_id="W2/A")
    return RequestTransfer(transfer_id=id, from_warehouse_id="W1", to_warehouse_id="W2", request_date=DAY, lines=(line,))


def test_goods_cannot_go_on_a_road_that_is_not_there_nor_arrive_twice(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    company.receive("NUT", "10", "3")
    company.do(transfer("to1"))
    company.do(ShipTransfer(shipment_id="ts1", transfer_id="to1", posting_date=DAY))
    company.do(ReceiveTransfer(receipt_id="tr1", transfer_id="to1", posting_date=DAY))
    again = company.do(ReceiveTransfer(receipt_id="tr2", transfer_id="to1", posting_date=DAY), expect="refused").result["refusal"]
    assert again["code"] in ("wrong_state", "nothing_to_do"), again
    [road] = [place for place in company.all(Location, warehouse_id="W2") if place.kind == "transit"]
    company.do(DefineWarehouses(locations=(msgspec.structs.replace(road, active=False),)))
    company.refused(transfer("to2"), "no_transit_location")


# the same from outside: lines of JSON as another system sends them

JANUARY = {"entity_id": "NORTH", "period_id": "2026-01"}
NAMED: dict[str, tuple[str, dict[str, Any], str]] = {
    "an unknown rate": (
        "record_payment",
        {
            "payment_id": "py1",
            "entity_id": "NORTH",
            "direction": "paid",
            "partner_id": "BOLT",
            "posting_date": "2026-01-12",
            "amount": "5",
            "currency": "USD",
        },
        "There is no exchange rate from USD to EUR on or before 2026-01-12.",
    ),
    "an allocation with no weight": (
        "post_landed_cost",
        {
            "landed_cost_id": "lc1",
            "entity_id": "NORTH",
            "supplier_id": "HAUL",
            "reference": "F1",
            "posting_date": "2026-01-12",
            "lines": [{"cost_type": "freight", "amount": "10", "allocate_by": "weight", "receipts": [{"receipt_id": "gr1"}]}],
        },
        "Landed cost is to be measured by weight, but NUT has no weight.",
    ),
    "a return of more than was sold": (
        "take_customer_return",
        {
            "return_id": "cr1",
            "shipment_id": "sh1",
            "posting_date": "2026-01-12",
            "credit_note_id": "cn1",
            "lines": [{"shipment_line_no": 1, "quantity": "5", "location_id": "W1/A"}],
        },
        "4 of NUT are still with the customer; 5 cannot come back.",
    ),
    "a rebate on a foreign supplier": (
        "agree_rebate",
        {
            "agreement_id": "ra1",
            "entity_id": "NORTH",
            "side": "supplier",
            "partner_id": "BOLT",
            "name": "Bonus",
            "basis": "value",
            "valid_from": "2026-01-01",
            "valid_to": "2026-12-31",
            "tiers": [{"reach": "0", "percent": "0.1"}],
        },
        "BOLT trades in USD, and rebates are kept in EUR.",
    ),
    "closing with open items": (
        "close_period",
        JANUARY | {"how": "hard"},
        "2026-01 of NORTH cannot be closed while something is open: 1 × held",
    ),
    "a second use of an id": (
        "place_purchase_order",
        {
            "order_id": "po1",
            "entity_id": "NORTH",
            "warehouse_id": "W1",
            "supplier_id": "ACME",
            "order_date": "2026-01-12",
            "lines": [{"item_id": "NUT", "quantity": "1", "unit_price": "1"}],
        },
        "The purchase order (done) “po1” already exists.",
    ),
    "a control account": (
        "post_journal",
        {
            "voucher_id": "jv1",
            "entity_id": "NORTH",
            "posting_date": "2026-01-12",
            "text": "x",
            "lines": [{"account_id": "1300", "amount": "1"}, {"account_id": "6000", "amount": "-1"}],
        },
        "Account 1300 is the control account of inventory and takes no manual entries",
    ),
    "reopening by the same person": (
        "reopen_period",
        {"entity_id": "NORTH", "period_id": "2026-02", "note": "x"},
        "who closed a period cannot reopen it",
    ),
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """4 NUT sold of 10 received, an order that waits for approval, February closed for warehouses."""
    folder = tmp_path_factory.mktemp("bad")
    company = new_company(folder)
    line = PurchaseLine(item_id="NUT", quantity=D(10), unit_price=D(3))
    order = PlacePurchaseOrder(order_id="po1", entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=DAY, lines=(line,))
    arrived = support.ReceiptLineIn(order_line_no=1, quantity=D(10), location_id="W1/A")
    company.do(order)
    company.do(support.PostGoodsReceipt(receipt_id="gr1", order_id="po1", posting_date=DAY, lines=(arrived,)))
    sold = ShipmentLineIn(item_id="NUT", quantity=D(4), location_id="W1/A", unit_price=D(5))
    company.do(
        ConfirmShipment(
            shipment_id="sh1",
            entity_id="NORTH",
            warehouse_id="W1",
            customer_id="SHOP",
            posting_date=DAY,
            invoice_id="ci1",
            lines=(sold,),
        )
    )
    line = PurchaseLine(item_id="BOX", quantity=D(1000), unit_price=D(2))
    big = PlacePurchaseOrder(order_id="big", entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=DAY, lines=(line,))
    company.do(big, expect="held")
    company.do(ClosePeriod(entity_id="NORTH", period_id="2026-02", how="soft"))
    company.close()
    company.book.close()
    return folder / "book.db"


@pytest.fixture
def dockledger(capsys: pytest.CaptureFixture[str]) -> Run:
    return shell(capsys)


@pytest.mark.parametrize("what", NAMED)
def test_the_command_line_refuses_by_name(dockledger: Run, book: Path, tmp_path: Path, what: str) -> None:
    kind, body, sentence = NAMED[what]
    file = tmp_path / "bad.jsonl"
    file.write_bytes(msgspec.json.encode({"kind": kind, "body": body}) + b"\n")
    code, out, err = dockledger("submit", file, "--book", book, "--as", "olga")
    assert (code, err) == (1, "")
    answer = msgspec.json.decode(out)
    assert answer["status"] == "refused"
    assert sentence in answer["result"]["refusal"]["message"]
    opened = open_book(str(book))
    company = Company(opened)
    assert company.rows_written(answer["seq"]) == []
    assert [proof.name for proof in verify(opened) if not proof.ok] == []
    company.close()
    opened.close()


def test_a_text_that_is_searched_for_is_no_longer_than_an_index_can_hold(tmp_path: Path) -> None:
    """1,900 characters of three bytes: the database could not keep the number of the delivery note, so it is refused before."""
    company = new_company(tmp_path)
    line = ReceiptLineIn(order_line_no=1, quantity=D(1), location_id="W1/A")
    receipt = PostGoodsReceipt(receipt_id="gr1", order_id="po1", posting_date=DAY, delivery_note="貨" * 1_900, lines=(line,))
    refused = company.refused(receipt, "malformed_command").message
    assert "5700" in refused.replace(",", "")
    assert "1600" in refused.replace(",", "")


def test_a_text_that_a_command_makes_up_longer_than_an_index_can_hold_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is put together from others may grow too long behind the door: the decision is refused and nothing of it stays."""
    company = new_company(tmp_path)
    command = DefineReasons(reasons=(ReasonCode(id="LONG", name="貨" * 100, kind="count"),))
    monkeypatch.setitem(vars(ReasonCode.TABLE), "overlong", lambda row: "name")
    refused = company.refused(command, "text_too_long")
    assert "300 bytes" in refused.message
