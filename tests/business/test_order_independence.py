"""Order independence: the same facts in any possible order end with the same money in stock and cost, and nothing in clearing."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.commands.invoicing import InvoiceLineIn, PostSupplierInvoice
from app.commands.landed_cost import LandedLineIn, LandedReceipt, PostLandedCost
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.rebates import AccrueRebate, AgreeRebate, TierIn
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.registry import Command
from app.commands.returns import ReturnLineIn, TakeCustomerReturn
from app.commands.shipping import ConfirmShipment, ShipmentLineIn
from app.commands.transfer_arrivals import ReceiveTransfer
from app.commands.transfers import RequestTransfer, ShipTransfer, TransferLineIn
from app.domain.book import JournalLine
from tests.support.company import Company, add_items, new_company

D = Decimal
DAY = date(2026, 3, 2)
EVENTS = ("receive", "bill", "land", "ship_transfer", "receive_transfer", "sell", "sell_there", "take_back", "land_again", "rebate")
AFTER = {
    "land": ("receive",),
    "land_again": ("receive",),
    "rebate": ("receive",),
    "ship_transfer": ("receive",),
    "receive_transfer": ("ship_transfer",),
    "sell": ("receive",),
    "sell_there": ("receive_transfer",),
    "take_back": ("sell",),
}
ORDERS_PER_SETTING = 126
COST_ROLES = ("INVENTORY", "COGS", "PRICE_VARIANCE")
CLEARING_ROLES = ("GRNI", "LANDED_COST_ACCRUAL", "IN_TRANSIT")


@dataclass(frozen=True)
class Facts:
    """What happens, whenever: quantities in pieces, prices per piece and freight in EUR."""

    received: Decimal
    price: Decimal
    billed_price: Decimal
    freight: Decimal
    second_freight: Decimal
    sold: Decimal
    back: Decimal


facts = st.builds(
    Facts,
    received=st.sampled_from([D("10"), D("13"), D("7.5"), D("9.999999")]),
    price=st.sampled_from([D("10"), D("3.333333"), D("0.07"), D("19.99")]),
    billed_price=st.sampled_from([D("10.01"), D("3.4"), D("0.05"), D("25")]),
    freight=st.sampled_from([D("60.00"), D("0.01"), D("13.37")]),
    second_freight=st.sampled_from([D("5.55"), D("100.00")]),
    sold=st.sampled_from([D("1"), D("3"), D("2.333333")]),
    back=st.sampled_from([D("1"), D("0.5"), D("0.333333")]),
)


def possible(order: Sequence[str], after: Mapping[str, Sequence[str]] = AFTER) -> list[str]:
    """The order, with each event put off until what it needs has happened."""
    done: list[str] = []
    waiting = list(order)
    while waiting:
        event = next(e for e in waiting if all(before in done for before in after.get(e, ())))
        waiting.remove(event)
        done.append(event)
    return done


def commands(item: str, facts: Facts, order: Sequence[str]) -> Iterator[Command]:
    """The commands of one run; every id begins with the item's."""
    bought = PurchaseLine(item_id=item, quantity=facts.received, unit_price=facts.price)
    common = {"entity_id": "NORTH", "posting_date": DAY}
    yield PlacePurchaseOrder(
        order_id=f"{item}-po", entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=DAY, lines=(bought,)
    )
    yield AgreeRebate(
        agreement_id=f"{item}-ra",
        entity_id="NORTH",
        side="supplier",
        partner_id="ACME",
        name=item,
        item_id=item,
        basis="quantity",
        valid_from=DAY,
        valid_to=DAY,
        tiers=(TierIn(reach=D(0), per_unit=D("0.013")),),
    )
    moved = TransferLineIn(item_id=item, quantity=D(4), from_location_id="W1/A", to_location_id="W2/A")
    yield RequestTransfer(transfer_id=f"{item}-to", from_warehouse_id="W1", to_warehouse_id="W2", request_date=DAY, lines=(moved,))
    for event in order:
        if event == "receive":
            arrived = ReceiptLineIn(order_line_no=1, quantity=facts.received, location_id="W1/A")
            yield PostGoodsReceipt(receipt_id=f"{item}-gr", order_id=f"{item}-po", posting_date=DAY, lines=(arrived,))
        elif event == "bill":
            line = InvoiceLineIn(order_id=f"{item}-po", order_line_no=1, quantity=facts.received, unit_price=facts.billed_price)
            yield PostSupplierInvoice(invoice_id=f"{item}-si", supplier_id="ACME", reference=item, lines=(line,), **common)
        elif event in ("land", "land_again"):
            amount = facts.freight if event == "land" else facts.second_freight
            landed = LandedLineIn(
                cost_type="freight", amount=amount, allocate_by="value", receipts=(LandedReceipt(receipt_id=f"{item}-gr"),)
            )
            yield PostLandedCost(
                landed_cost_id=f"{item}-{event}",
                supplier_id="HAUL",
                reference=f"{item}{event}",
                lines=(landed,),
                **common,
            )
        elif event == "ship_transfer":
            yield ShipTransfer(shipment_id=f"{item}-ts", transfer_id=f"{item}-to", posting_date=DAY)
        elif event == "receive_transfer":
            yield ReceiveTransfer(receipt_id=f"{item}-tr", transfer_id=f"{item}-to", posting_date=DAY)
        elif event in ("sell", "sell_there"):
            place, suffix = ("W1", "a") if event == "sell" else ("W2", "b")
            picked = ShipmentLineIn(item_id=item, quantity=facts.sold, location_id=f"{place}/A", unit_price=D(50))
            yield ConfirmShipment(
                shipment_id=f"{item}-sh{suffix}",
                warehouse_id=place,
                customer_id="SHOP",
                invoice_id=f"{item}-ci{suffix}",
                lines=(picked,),
                **common,
            )
        elif event == "rebate":
            yield AccrueRebate(accrual_id=f"{item}-rb", agreement_id=f"{item}-ra", until=DAY, posting_date=DAY)
        elif event == "take_back":
            back = ReturnLineIn(shipment_line_no=1, quantity=facts.back, location_id="W1/B", reason="return-1")
            yield TakeCustomerReturn(
                return_id=f"{item}-cr", shipment_id=f"{item}-sha", posting_date=DAY, credit_note_id=f"{item}-cn", lines=(back,)
            )


def in_whole_money(facts: Facts) -> Facts:
    """The facts with whole freight and prices of at least 1: below that a line would be worth nothing and could bear no freight."""
    least = D(1)
    return replace(
        facts,
        price=max(facts.price, least),
        billed_price=max(facts.billed_price, least),
        freight=max(facts.freight.quantize(least), least),
        second_freight=facts.second_freight.quantize(least),
    )


class Runs:
    """One company on which every run gets an item of its own, so that a run costs no set-up."""

    def __init__(self, folder: Path, method: str, scope: str, currency: str) -> None:
        self.company: Company = new_company(folder, durable=False, currency=currency)
        self.method, self.scope = method, scope
        self._numbers = itertools.count(1)

    def outcome(self, facts: Facts, order: Sequence[str]) -> dict[str, Decimal]:
        """Balances by role after a run; stock and the costs that follow it are one sum."""
        item = f"X{next(self._numbers)}"
        add_items(self.company, (item,), entity="NORTH", method=self.method, scope=self.scope)
        records = [self.company.record(command) for command in commands(item, facts, order)]
        for outcome in self.company.run(*records):
            assert outcome.status == "posted", f"{order}: {outcome}"
        sums: dict[str, Decimal] = {}
        for suffix in ("gr", "si", "land", "land_again", "ts", "tr", "to", "sha", "shb", "cia", "cib", "cr", "cn", "rb"):
            for line in self.company.all(JournalLine, document_id=f"{item}-{suffix}"):
                role = "stock and cost" if line.role in COST_ROLES else f"{line.role} {line.partner_id}".strip()
                sums[role] = sums.get(role, D(0)) + line.amount
        return sums


@pytest.mark.parametrize(
    ("method", "scope", "currency"),
    [
        ("fifo", "entity", "EUR"),
        ("fifo", "warehouse", "EUR"),
        ("fifo", "entity", "KWD"),
        ("average", "entity", "EUR"),
        ("average", "warehouse", "KWD"),
        ("average", "entity", "JPY"),
        ("standard", "entity", "EUR"),
        ("standard", "entity", "JPY"),
    ],
)
def test_any_order_of_the_same_facts_ends_with_the_same_money(method: str, scope: str, currency: str) -> None:
    """Currencies with 2, 3 and 0 decimals; where there are none, freight is whole."""
    with tempfile.TemporaryDirectory() as folder:
        runs = Runs(Path(folder), method, scope, currency)

        @settings(
            max_examples=ORDERS_PER_SETTING,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        )
        @given(facts, st.permutations(EVENTS))
        def holds(drawn: Facts, order: list[str]) -> None:
            given_facts = in_whole_money(drawn) if currency == "JPY" else drawn
            straight = runs.outcome(given_facts, EVENTS)
            shuffled = runs.outcome(given_facts, possible(order))
            assert {k: v for k, v in shuffled.items() if v} == {k: v for k, v in straight.items() if v}
            for role, amount in shuffled.items():
                assert amount == 0 or not role.startswith(CLEARING_ROLES), f"{role} is left with {amount}"

        holds()
        runs.company.book.close()
