"""Trade within the group, claims and drop shipments: the same facts in any order leave the same money and nothing in clearing."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.commands.drop_shipping import ConfirmDropShipment, DropLineIn
from app.commands.finance_data import DefinePolicies
from app.commands.intercompany import IntercompanyLineIn, ShipIntercompany
from app.commands.intercompany_arrivals import ReceiveIntercompany
from app.commands.intercompany_returns import IntercompanyReturnLine, ReturnIntercompany
from app.commands.intercompany_settlement import SettleIntercompany
from app.commands.intercompany_terms import DefineIntercompany, SetTransferPrices, TransferPrice
from app.commands.invoicing import InvoiceLineIn, PostSupplierInvoice
from app.commands.landed_cost import LandedLineIn, LandedReceipt, PostLandedCost
from app.commands.master_data import DefinePartners
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.registry import Command
from app.commands.reversing import ReverseDocument
from app.commands.sales import SalesLine, TakeSalesOrder
from app.commands.shipping import ConfirmShipment, ShipmentLineIn
from app.commands.supplier_credits import PostSupplierCreditNote
from app.commands.supplier_returns import SendSupplierReturn, SupplierReturnLineIn
from app.domain.book import ApprovalPolicy, JournalLine, Partner
from app.domain.book.intercompany import IntercompanyItem, IntercompanyTerms
from db.verify import verify
from tests.business.test_order_independence import possible
from tests.support.company import Company, add_entity, add_items, new_company

D = Decimal
DAY = date(2026, 3, 2)
EVENTS = (
    "receive",
    "bill",
    "land",
    "unland",
    "sell",
    "trade",
    "arrive",
    "sell_there",
    "land_there",
    "return",
    "return_arrives",
    "send_back",
    "credit",
    "drop",
    "bill_drop",
)
AFTER = {
    "land": ("receive",),
    "unland": ("land",),
    "sell": ("receive",),
    "trade": ("receive",),
    "arrive": ("trade",),
    "sell_there": ("arrive",),
    "land_there": ("arrive",),
    "return": ("arrive",),
    "return_arrives": ("return",),
    "send_back": ("receive", "bill"),
    "credit": ("send_back",),
}
ORDERS_PER_SETTING = 30
COST_ROLES = ("INVENTORY", "COGS", "PRICE_VARIANCE", "IC_COGS")
CLEARING_ROLES = ("GRNI", "LANDED_COST_ACCRUAL", "IN_TRANSIT", "CLAIM", "IC_RECEIVABLE", "IC_PAYABLE")


@dataclass(frozen=True)
class Facts:
    """What happens, whenever: quantities in pieces, prices per piece, freight and credit in the currency of both books."""

    received: Decimal
    price: Decimal
    billed_price: Decimal
    transfer_price: Decimal
    freight: Decimal
    freight_there: Decimal
    traded: Decimal
    back: Decimal
    credit: Decimal


def facts_in(digits: int) -> st.SearchStrategy[Facts]:
    def money(*amounts: str) -> st.SearchStrategy[Decimal]:
        return st.sampled_from([max(round(D(amount), digits), D(1).scaleb(-digits)) for amount in amounts])

    return st.builds(
        Facts,
        received=st.sampled_from([D("12"), D("13"), D("10.5"), D("9.999999")]),
        price=st.sampled_from([D("10"), D("3.333333"), D("19.99")]),
        billed_price=st.sampled_from([D("10.01"), D("3.4"), D("25")]),
        transfer_price=st.sampled_from([D("11.111111"), D("30"), D("2.5")]),
        freight=money("60.00", "1.01", "13.37"),
        freight_there=money("5.55", "100.00"),
        traded=st.sampled_from([D("4"), D("3.333333")]),
        back=st.sampled_from([D("1"), D("0.5"), D("1.333333")]),
        credit=money("3.00", "9.99", "25.00"),
    )


def commands(item: str, facts: Facts, order: Sequence[str], arrival: str) -> Iterator[Command]:
    """The commands of one run; every id begins with the item's."""
    yield from _agreed(item, facts)
    for event in order:
        if event != "return_arrives" or arrival == "later":
            yield _EVENTS[event](item, facts, arrival)
    yield SettleIntercompany(settlement_id=f"{item}-im", seller_id="NORTH", buyer_id="SOUTH", posting_date=DAY)


def _agreed(item: str, facts: Facts) -> Iterator[Command]:
    """What is ordered, and the price within the group."""
    for order_id, quantity in (("po", facts.received), ("pd", D(2))):
        bought = PurchaseLine(item_id=item, quantity=quantity, unit_price=facts.price)
        yield PlacePurchaseOrder(
            order_id=f"{item}-{order_id}", entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=DAY, lines=(bought,)
        )
    sold = SalesLine(item_id=item, quantity=D(2), unit_price=D(50))
    yield TakeSalesOrder(order_id=f"{item}-so", entity_id="NORTH", warehouse_id="W1", customer_id="SHOP", order_date=DAY, lines=(sold,))
    prices = (TransferPrice(item_id=item, unit_price=facts.transfer_price),)
    yield SetTransferPrices(list_id=f"{item}-il", seller_id="NORTH", buyer_id="SOUTH", valid_from=DAY, prices=prices)


def _receive(item: str, facts: Facts, arrival: str) -> Command:
    line = ReceiptLineIn(order_line_no=1, quantity=facts.received, location_id="W1/A")
    return PostGoodsReceipt(receipt_id=f"{item}-gr", order_id=f"{item}-po", posting_date=DAY, lines=(line,))


def _bill(item: str, facts: Facts, arrival: str, *, order: str = "po", quantity: Decimal | None = None) -> Command:
    line = InvoiceLineIn(order_id=f"{item}-{order}", order_line_no=1, quantity=quantity or facts.received, unit_price=facts.billed_price)
    reference = f"{item}-{order}"
    return PostSupplierInvoice(
        invoice_id=f"{reference}-si", entity_id="NORTH", supplier_id="ACME", reference=reference, posting_date=DAY, lines=(line,)
    )


def _bill_drop(item: str, facts: Facts, arrival: str) -> Command:
    return _bill(item, facts, arrival, order="pd", quantity=D(2))


def _land(item: str, facts: Facts, arrival: str, *, entity: str = "NORTH") -> Command:
    receipt, amount = (f"{item}-gr", facts.freight) if entity == "NORTH" else (f"{item}-ir", facts.freight_there)
    line = LandedLineIn(cost_type="freight", amount=amount, allocate_by="quantity", receipts=(LandedReceipt(receipt_id=receipt),))
    landed = f"{item}-lc{entity}"
    return PostLandedCost(landed_cost_id=landed, entity_id=entity, supplier_id="HAUL", reference=landed, posting_date=DAY, lines=(line,))


def _land_there(item: str, facts: Facts, arrival: str) -> Command:
    return _land(item, facts, arrival, entity="SOUTH")


def _unland(item: str, facts: Facts, arrival: str) -> Command:
    return ReverseDocument(document_id=f"{item}-lcNORTH", reversal_id=f"{item}-xr", posting_date=DAY, reason="not ours")


def _sell(item: str, facts: Facts, arrival: str, *, entity: str = "NORTH", warehouse: str = "W1") -> Command:
    line = ShipmentLineIn(item_id=item, quantity=D("1.5"), location_id=f"{warehouse}/A", unit_price=D(50))
    return ConfirmShipment(
        shipment_id=f"{item}-sh{entity}",
        entity_id=entity,
        warehouse_id=warehouse,
        customer_id="SHOP",
        invoice_id=f"{item}-ci{entity}",
        posting_date=DAY,
        lines=(line,),
    )


def _sell_there(item: str, facts: Facts, arrival: str) -> Command:
    return _sell(item, facts, arrival, entity="SOUTH", warehouse="S1")


def _trade(item: str, facts: Facts, arrival: str) -> Command:
    line = IntercompanyLineIn(item_id=item, quantity=facts.traded, from_location_id="W1/A", to_location_id="S1/A")
    return ShipIntercompany(shipment_id=f"{item}-is", from_warehouse_id="W1", to_warehouse_id="S1", posting_date=DAY, lines=(line,))


def _arrive(item: str, facts: Facts, arrival: str) -> Command:
    return ReceiveIntercompany(receipt_id=f"{item}-ir", shipment_id=f"{item}-is", posting_date=DAY)


def _return(item: str, facts: Facts, arrival: str) -> Command:
    line = IntercompanyReturnLine(line_no=1, quantity=facts.back, from_location_id="S1/A", to_location_id="W1/A")
    return ReturnIntercompany(
        return_id=f"{item}-ib",
        shipment_id=f"{item}-is",
        posting_date=DAY,
        reason="return-1",
        arrival=arrival,
        lines=(line,),
    )


def _return_arrives(item: str, facts: Facts, arrival: str) -> Command:
    return ReceiveIntercompany(receipt_id=f"{item}-rr", shipment_id=f"{item}-ib", posting_date=DAY)


def _send_back(item: str, facts: Facts, arrival: str) -> Command:
    line = SupplierReturnLineIn(receipt_line_no=1, quantity=facts.back, location_id="W1/A", reason="return-1")
    return SendSupplierReturn(return_id=f"{item}-sr", receipt_id=f"{item}-gr", posting_date=DAY, lines=(line,))


def _credit(item: str, facts: Facts, arrival: str) -> Command:
    return PostSupplierCreditNote(
        credit_note_id=f"{item}-sc", return_id=f"{item}-sr", posting_date=DAY, reference=f"{item}-sc", net=facts.credit, final=True
    )


def _drop(item: str, facts: Facts, arrival: str) -> Command:
    line = DropLineIn(order_line_no=1, purchase_line_no=1, quantity=D(2))
    return ConfirmDropShipment(
        shipment_id=f"{item}-ds",
        order_id=f"{item}-so",
        purchase_order_id=f"{item}-pd",
        invoice_id=f"{item}-cd",
        posting_date=DAY,
        lines=(line,),
    )


_EVENTS: dict[str, Callable[[str, Facts, str], Command]] = {
    "receive": _receive,
    "bill": _bill,
    "land": _land,
    "unland": _unland,
    "sell": _sell,
    "trade": _trade,
    "arrive": _arrive,
    "sell_there": _sell_there,
    "land_there": _land_there,
    "return": _return,
    "return_arrives": _return_arrives,
    "send_back": _send_back,
    "credit": _credit,
    "drop": _drop,
    "bill_drop": _bill_drop,
}


class Runs:
    """Two companies on which every run gets an item of its own."""

    def __init__(self, folder: Path, method: str, currency: str, ownership: str, arrival: str) -> None:
        self.company: Company = new_company(folder, durable=False, currency=currency)
        add_entity(self.company, entity="SOUTH", currency=currency, warehouses=("S1",))
        parties = {"seller_id": "NORTH", "buyer_id": "SOUTH", "buyer_partner_id": "IC-SOUTH", "seller_partner_id": "IC-NORTH"}
        facts = {"pricing": "price_list", "markup": D(0), "currency": currency, "ownership": ownership}
        partners = (
            Partner(id="IC-SOUTH", name="South", is_customer=True, entity_id="SOUTH"),
            Partner(id="IC-NORTH", name="North", is_supplier=True, entity_id="NORTH"),
        )
        self.company.do(DefinePartners(partners=partners))
        asked = ApprovalPolicy(entity_id="NORTH", kind="transfer_price", above=D(1000), role="finance_controller")
        self.company.do(DefinePolicies(approvals=(asked,)))
        self.company.do(DefineIntercompany(terms=IntercompanyTerms(**parties, **facts)))
        self.method, self.arrival = method, arrival
        self._numbers = itertools.count(1)

    def outcome(self, facts: Facts, order: Sequence[str]) -> dict[str, Decimal]:
        """Balances by entity and role after a run; stock and the costs that follow it are one sum for each entity."""
        item = f"X{next(self._numbers)}"
        for entity in ("NORTH", "SOUTH"):
            add_items(self.company, (item,), entity=entity, method=self.method)
        records = [self.company.record(command) for command in commands(item, facts, order, self.arrival)]
        sums: dict[str, Decimal] = {}
        for outcome in self.company.run(*records):
            assert outcome.status == "posted", f"{order}: {outcome}"
            for line in self.company.all(JournalLine, seq=outcome.seq):
                role = "stock and cost" if line.role in COST_ROLES else line.role
                key = f"{line.entity_id} {role}"
                sums[key] = sums.get(key, D(0)) + line.amount
        return sums


@pytest.mark.parametrize(
    ("method", "currency", "ownership", "arrival"),
    [
        ("fifo", "EUR", "ship", "later"),
        ("fifo", "KWD", "delivery", "later"),
        ("average", "EUR", "delivery", "at once"),
        ("standard", "JPY", "ship", "later"),
    ],
)
def test_when_all_documents_are_there_clearing_is_empty_in_whatever_order_they_came(
    method: str, currency: str, ownership: str, arrival: str
) -> None:
    digits = {"JPY": 0, "EUR": 2, "KWD": 3}[currency]
    with tempfile.TemporaryDirectory() as folder:
        runs = Runs(Path(folder), method, currency, ownership, arrival)

        @settings(max_examples=ORDERS_PER_SETTING, deadline=None, suppress_health_check=[HealthCheck.too_slow])
        @given(facts_in(digits), st.permutations(EVENTS))
        def holds(facts: Facts, order: list[str]) -> None:
            straight = runs.outcome(facts, EVENTS)
            shuffled = runs.outcome(facts, possible(order, AFTER))
            assert {k: v for k, v in shuffled.items() if v} == {k: v for k, v in straight.items() if v}
            left = {k: v for k, v in shuffled.items() if v and k.split()[1] in CLEARING_ROLES}
            assert not left, left

        holds()
        assert not [item for item in runs.company.all(IntercompanyItem) if item.open_amount]
        broken = [proof for proof in verify(runs.company.book) if not proof.ok]
        assert not broken, broken
        runs.company.book.close()
