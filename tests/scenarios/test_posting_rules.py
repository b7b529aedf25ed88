"""Every row of the posting rules is played under each costing method in currencies of 0, 2 and 3 decimals, and posts the table's figures."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.commands.adjusting import AdjustmentLine, ClaimDamage, DamageLine, PostAdjustment, ReportDamage, SettledLine, WriteOff
from app.commands.count_submission import SubmitCount
from app.commands.counting import CountedLine, OpenCountSheet, RecordCount
from app.commands.delivery import ConfirmDelivery
from app.commands.drop_shipping import ConfirmDropShipment, DropLineIn
from app.commands.finance_data import DefinePolicies, DefineRates, DefineTaxCodes
from app.commands.grni import WriteOffGrni
from app.commands.held_goods import AcceptedLine, AcceptHeldGoods
from app.commands.intercompany import IntercompanyLineIn, ShipIntercompany
from app.commands.intercompany_arrivals import ReceiveIntercompany
from app.commands.intercompany_terms import DefineIntercompany
from app.commands.invoicing import InvoiceLineIn, PostSupplierInvoice
from app.commands.landed_cost import AccrueLandedCost, DefineLandedCostRates, LandedLineIn, LandedReceipt, PostLandedCost
from app.commands.master_data import DefineItems, DefinePartners
from app.commands.payments import RecordPayment, SettledAmount
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.rebate_claims import SettleRebate
from app.commands.rebates import AccrueRebate, AgreeRebate, TierIn
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.registry import Command
from app.commands.returns import ReturnLineIn, TakeCustomerReturn
from app.commands.revaluation import RevaluationLine, RevalueStock, RollStandardCost, StandardCost
from app.commands.reversing import ReverseDocument
from app.commands.sales import SalesLine, TakeSalesOrder
from app.commands.sales_invoicing import PostCustomerInvoice
from app.commands.shipping import ConfirmShipment, ShipmentLineIn
from app.commands.stock_moves import MoveLine, MoveStock
from app.commands.supplier_credits import PostSupplierCreditNote
from app.commands.supplier_returns import SendSupplierReturn, SupplierReturnLineIn
from app.commands.transfer_arrivals import CloseShortTransfer, MissingLine, ReceiveTransfer
from app.commands.transfers import RequestTransfer, ShipTransfer, TransferLineIn
from app.commands.write_downs import RealisableValue, WriteDownToNrv
from app.domain.book import Case, ExchangeRate, Item, ItemCosting, JournalLine, Partner, TaxCode, TolerancePolicy
from app.domain.book.intercompany import IntercompanyTerms
from app.domain.book.landed_cost import LandedCostRate
from app.domain.book.stock import HeldGoods
from db.queries.intercompany import elimination
from db.verify import verify
from tests.support.company import Company, add_entity, new_company, reopened

D = Decimal
DAY = date(2026, 1, 10)
LATER = date(2026, 1, 20)
METHODS = ("fifo", "average", "standard")
CURRENCIES = ("JPY", "EUR", "KWD")
TABLE = Path(__file__).with_name("posting_rules.txt")
Figures = dict[str, Decimal]


# the table


@dataclass(frozen=True)
class Block:
    """What one command posts: figures by method and currency."""

    figures: dict[tuple[str, str], Figures] = field(default_factory=dict)
    methods: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Rule:
    """A row of the posting rules, in words and in figures."""

    event: str
    blocks: list[Block]

    @property
    def methods(self) -> list[str]:
        """The methods it is about; one that posts nothing is about all."""
        named = {method for block in self.blocks for method in block.methods}
        return [method for method in METHODS if method in named] or list(METHODS)


def read_table(text: str) -> list[Rule]:
    rules = []
    for section in text.split("\n== ")[1:]:
        event, _, *lines = section.strip().splitlines()
        blocks = [Block()]
        for line in lines:
            if line.startswith("-- "):
                blocks.append(Block())
            elif line and not line.startswith("#") and line != "nothing":
                _read_line(blocks[-1], line)
        rules.append(Rule(event, blocks))
    return rules


def _read_line(block: Block, line: str) -> None:
    role, *methods = line.split()[:-3]
    if methods[0] == "all":
        methods = [method for method in METHODS if method not in methods[2:]]
    for method in methods:
        block.methods.add(method)
        for currency, figure in zip(CURRENCIES, line.split()[-3:], strict=True):
            if D(figure):
                block.figures.setdefault((method, currency), {})[role] = D(figure)


RULES = read_table(TABLE.read_text(encoding="utf-8"))


# the plays

Play = Callable[["Stage"], Iterator[int | Figures]]
PLAYS: dict[str, Play] = {}


def plays(event: str) -> Callable[[Play], Play]:
    """A play does what the row says and yields, for each block of it, the command's place in the log (or the figures of a report)."""

    def register(play: Play) -> Play:
        PLAYS[event] = play
        return play

    return register


class Stage:
    """A company in one currency and costing method, with the steps that the plays are made of."""

    def __init__(self, company: Company, method: str, currency: str) -> None:
        self.company, self.method, self.currency = company, method, currency

    def set_up(self) -> None:
        self.add_pin("NORTH", self.method)
        self.do(DefineTaxCodes(tax_codes=(TaxCode(entity_id="NORTH", id="V19", name="19 %", rate=D("0.19"), recoverable=D(1)),)))
        wide = (TolerancePolicy(entity_id="NORTH", kind="price", fraction=D("0.2"), amount=D(5)),)
        self.do(DefinePolicies(tolerances=wide))

    def add_pin(self, entity: str, method: str) -> None:
        standard = D("8.05") if method == "standard" else None
        costing = ItemCosting(item_id="PIN", entity_id=entity, method=method, standard_cost=standard)
        self.do(DefineItems(items=(Item(id="PIN", name="Pin", family="goods", base_unit="pc"),), costing=(costing,)))

    def do(self, command: Command, expect: str = "posted") -> int:
        """The command's place in the log."""
        return self.company.do(command, expect=expect).seq or 0

    def money(self, *figures: str) -> Decimal:
        """The amount in this stage's currency, of those in JPY, EUR and KWD."""
        return D(dict(zip(CURRENCIES, figures, strict=True))[self.currency])

    def figures(self, seq: int) -> Figures:
        """What a command posted, by role; another entity's as SOUTH:ROLE."""
        sums: Figures = {}
        for line in self.company.all(JournalLine, seq=seq):
            role = line.role if line.entity_id == "NORTH" else f"{line.entity_id}:{line.role}"
            sums[role] = sums.get(role, D(0)) + line.amount
        return {role: amount for role, amount in sums.items() if amount}

    # steps

    def order(self, n: int = 1, quantity: str = "2.333333", price: str = "7.13", **facts: Any) -> None:
        line = PurchaseLine(item_id="PIN", quantity=D(quantity), unit_price=D(price))
        known: dict[str, Any] = {"entity_id": "NORTH", "warehouse_id": "W1", "supplier_id": "ACME", "order_date": DAY} | facts
        self.do(PlacePurchaseOrder(order_id=f"po{n}", lines=(line,), **known))

    def receive(self, n: int = 1, quantity: str = "2.333333", **facts: Any) -> int:
        line = ReceiptLineIn(**{"order_line_no": 1, "quantity": D(quantity), "location_id": "W1/A"} | facts)
        return self.do(PostGoodsReceipt(receipt_id=f"gr{n}", order_id=f"po{n}", posting_date=DAY, lines=(line,)))

    def first(self) -> int:
        self.order()
        return self.receive()

    def second(self) -> int:
        self.order(2, "4", "9.01")
        return self.receive(2, "4")

    def both(self) -> None:
        self.first()
        self.second()

    def bill(self, price: str = "7.13", *, tax_code: str = "", expect: str = "posted", on: date = LATER, supplier: str = "ACME") -> int:
        line = InvoiceLineIn(order_id="po1", order_line_no=1, quantity=D("2.333333"), unit_price=D(price), tax_code=tax_code)
        bill = {"invoice_id": "si1", "entity_id": "NORTH", "supplier_id": supplier, "reference": "R1", "posting_date": on}
        return self.do(PostSupplierInvoice(lines=(line,), **bill), expect=expect)

    def freight(self, command: type[PostLandedCost] | type[AccrueLandedCost], tax_code: str = "") -> int:
        amount = self.money("5", "4.99", "4.987")
        receipts = (LandedReceipt(receipt_id="gr1"),)
        line = LandedLineIn(cost_type="freight", amount=amount, tax_code=tax_code, allocate_by="value", receipts=receipts)
        facts: dict[str, Any] = {"entity_id": "NORTH", "posting_date": LATER, "reference": "F1"}
        if command is PostLandedCost:
            facts["supplier_id"] = "HAUL"
        return self.do(command(landed_cost_id=f"lc-{command.KIND}", lines=(line,), **facts))

    def expect_freight(self) -> None:
        rate = LandedCostRate(
            id="r1", entity_id="NORTH", cost_type="freight", basis="unit", rate=D("0.37"), supplier_id="ACME", valid_from=date(2026, 1, 1)
        )
        self.do(DefineLandedCostRates(rates=(rate,)))

    def sell_one(self) -> int:
        """One piece of the first receipt, for nothing."""
        return self.ship("1", price="0", tax_code="")

    def ship(self, quantity: str = "3", *, price: str = "11.113333", tax_code: str = "V19", invoice_id: str = "ci1", **facts: Any) -> int:
        line = ShipmentLineIn(item_id="PIN", quantity=D(quantity), location_id="W1/A", unit_price=D(price), tax_code=tax_code)
        known: dict[str, Any] = {"entity_id": "NORTH", "warehouse_id": "W1", "customer_id": "SHOP", "posting_date": DAY} | facts
        return self.do(ConfirmShipment(shipment_id="sh1", invoice_id=invoice_id, lines=(line,), **known))

    def take_order(self) -> None:
        line = SalesLine(item_id="PIN", quantity=D(3), unit_price=D("11.113333"), tax_code="V19")
        order = {"order_id": "so1", "entity_id": "NORTH", "warehouse_id": "W1", "customer_id": "SHOP", "order_date": DAY}
        self.do(TakeSalesOrder(lines=(line,), **order))

    def transfer(self) -> int:
        line = TransferLineIn(item_id="PIN", quantity=D(3), from_location_id="W1/A", to_location_id="W2/A")
        self.do(RequestTransfer(transfer_id="to1", from_warehouse_id="W1", to_warehouse_id="W2", request_date=DAY, lines=(line,)))
        return self.do(ShipTransfer(shipment_id="ts1", transfer_id="to1", posting_date=DAY))

    def lose_one(self, n: int, liable: str = "") -> int:
        line = MissingLine(line_no=1, quantity=D(1))
        facts = {"loss_id": f"tl{n}", "transfer_id": "to1", "posting_date": DAY, "reason": "transfer-1", "liable_id": liable}
        return self.do(CloseShortTransfer(lines=(line,), **facts))

    def adjust(self, quantity: str, id: str = "ad1") -> int:
        line = AdjustmentLine(item_id="PIN", location_id="W1/A", quantity=D(quantity))
        return self.do(PostAdjustment(adjustment_id=id, warehouse_id="W1", posting_date=DAY, reason="adjustment-1", lines=(line,)))

    def count(self, n: int, quantity: str) -> int:
        self.do(OpenCountSheet(sheet_id=f"cs{n}", warehouse_id="W1", count_date=DAY, item_ids=("PIN",)))
        self.do(RecordCount(sheet_id=f"cs{n}", lines=(CountedLine(line_no=1, quantity=D(quantity)),)))
        submitted = SubmitCount(sheet_id=f"cs{n}", posting_date=DAY, reason="count-1", note="counted")
        return self.do(submitted)

    def damage(self) -> int:
        line = DamageLine(item_id="PIN", quantity=D(3), location_id="W1/A", quarantine_id="W1/Q")
        return self.do(ReportDamage(damage_id="dr1", warehouse_id="W1", posting_date=DAY, reason="damage-1", lines=(line,)))

    def trade(self, **terms: Any) -> int:
        """3 go to SOUTH, whose stock is FIFO."""
        add_entity(self.company, entity="SOUTH", currency=self.currency, warehouses=("S1",))
        self.add_pin("SOUTH", "fifo")
        partners = (
            Partner(id="IC-SOUTH", name="South", is_customer=True, entity_id="SOUTH"),
            Partner(id="IC-NORTH", name="North", is_supplier=True, entity_id="NORTH"),
        )
        self.do(DefinePartners(partners=partners))
        agreed = {"pricing": "cost_plus", "markup": D("0.25"), "currency": self.currency} | terms
        parties = {"seller_id": "NORTH", "buyer_id": "SOUTH", "buyer_partner_id": "IC-SOUTH", "seller_partner_id": "IC-NORTH"}
        self.do(DefineIntercompany(terms=IntercompanyTerms(**parties, **agreed)))
        line = IntercompanyLineIn(item_id="PIN", quantity=D(3), from_location_id="W1/A", to_location_id="S1/A")
        return self.do(ShipIntercompany(shipment_id="is1", from_warehouse_id="W1", to_warehouse_id="S1", posting_date=DAY, lines=(line,)))

    def arrive(self) -> int:
        return self.do(ReceiveIntercompany(receipt_id="ir1", shipment_id="is1", posting_date=DAY))

    def side(self, seq: int, entity: str) -> Figures:
        """One entity's part of what a command posted."""
        figures = self.figures(seq)
        if entity == "NORTH":
            return {role: amount for role, amount in figures.items() if ":" not in role}
        return {role.split(":")[1]: amount for role, amount in figures.items() if role.startswith(f"{entity}:")}

    def take_back(self, location: str, disposition: str) -> int:
        facts: dict[str, Any] = {"location_id": location, "disposition": disposition, "reason": "return-1"}
        line = ReturnLineIn(shipment_line_no=1, quantity=D(1), **facts)
        back = TakeCustomerReturn(return_id="cr1", shipment_id="sh1", posting_date=LATER, credit_note_id="cn1", lines=(line,))
        return self.do(back)

    def send_back(self, unit_credit: str | None = None) -> int:
        credit = None if unit_credit is None else D(unit_credit)
        line = SupplierReturnLineIn(receipt_line_no=1, quantity=D(1), location_id="W1/A", unit_credit=credit, reason="return-1")
        return self.do(SendSupplierReturn(return_id="sr1", receipt_id="gr1", posting_date=LATER, lines=(line,)))

    def rates(self) -> None:
        days = ((DAY, "1.1"), (LATER, "1.2"))
        self.do(
            DefineRates(rates=tuple(ExchangeRate(base=self.currency, currency="USD", valid_on=day, rate=D(rate)) for day, rate in days))
        )

    def buy_in_dollars(self) -> None:
        self.rates()
        self.order(supplier_id="BOLT", currency="USD")
        self.receive()

    def rebate(self, side: str, partner: str, tier: TierIn, basis: str) -> int:
        agreed: dict[str, Any] = {"side": side, "partner_id": partner, "basis": basis, "valid_from": DAY, "valid_to": LATER}
        self.do(AgreeRebate(agreement_id="ra1", entity_id="NORTH", name="Bonus", tiers=(tier,), **agreed))
        return self.do(AccrueRebate(accrual_id="rb1", agreement_id="ra1", until=LATER, posting_date=LATER))


@plays("Receipt, average / FIFO / lot")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.expect_freight()
    yield stage.first()


@plays("Receipt, standard")
def _(stage: Stage) -> Iterator[int | Figures]:
    yield stage.first()
    yield stage.second()


@plays("Over tolerance, damaged, unordered goods")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.order()
    yield stage.receive(condition="damaged", location_id="W1/Q", note="wet")
    assert [case.state for case in stage.company.all(Case)] == ["open"]
    [held] = stage.company.all(HeldGoods)
    line = AcceptedLine(held_id=held.id, location_id="W1/A")
    yield stage.do(AcceptHeldGoods(receipt_id="gr2", order_id="po1", posting_date=LATER, lines=(line,)))


@plays("Supplier invoice = receipt")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.first()
    yield stage.bill(tax_code="V19")


@plays("Invoice at another price, within tolerance or released")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.first()
    stage.sell_one()
    yield stage.bill("7.93")


@plays("Beyond tolerance")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.first()
    yield stage.bill("999", expect="held")
    assert [case.state for case in stage.company.all(Case)] == ["open"]


@plays("Rate moved between receipt and invoice")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.buy_in_dollars()
    yield stage.bill(supplier="BOLT")


@plays("Invoice before receipt")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.order()
    yield stage.bill("7.93", tax_code="V19", on=DAY)
    yield stage.receive()


@plays("Stale GRNI written off (approved)")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.first()
    stage.sell_one()
    yield stage.do(WriteOffGrni(write_off_id="gw1", order_id="po1", order_line_no=1, posting_date=LATER, note="never invoiced"))


@plays("Landed cost, actual against estimate")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.expect_freight()
    stage.first()
    stage.sell_one()
    yield stage.freight(PostLandedCost, tax_code="V19")


@plays("Landed cost with no estimate")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.first()
    stage.sell_one()
    yield stage.freight(AccrueLandedCost)
    yield stage.freight(PostLandedCost)


@plays("Transfer shipped, same entity")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.both()
    yield stage.transfer()


@plays("Transfer received")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.both()
    stage.transfer()
    yield stage.do(ReceiveTransfer(receipt_id="tr1", transfer_id="to1", posting_date=DAY))


@plays("Transfer short, lost, damaged (approved)")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.both()
    stage.transfer()
    yield stage.lose_one(1)
    yield stage.lose_one(2, liable="HAUL")


@plays("Move within a warehouse")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.both()
    line = MoveLine(item_id="PIN", quantity=D(3), from_location_id="W1/A", to_location_id="W1/B")
    yield stage.do(MoveStock(move_id="mv1", warehouse_id="W1", posting_date=DAY, lines=(line,)))


@plays("Intercompany shipped, seller")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.both()
    yield stage.side(stage.trade(), "NORTH")


@plays("Intercompany shipped, buyer, same transaction")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.both()
    yield stage.side(stage.trade(), "SOUTH")


@plays("Intercompany received, buyer")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.both()
    stage.trade()
    yield stage.side(stage.arrive(), "SOUTH")


@plays("Intercompany at cost (policy)")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.both()
    yield stage.trade(pricing="cost", markup=D(0))


@plays("Group elimination (report)")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.both()
    stage.trade()
    stage.arrive()
    line = ShipmentLineIn(item_id="PIN", quantity=D(1), location_id="S1/A", unit_price=D(20), tax_code="")
    sold = {"entity_id": "SOUTH", "warehouse_id": "S1", "customer_id": "SHOP", "posting_date": DAY}
    stage.do(ConfirmShipment(shipment_id="sh9", invoice_id="ci9", lines=(line,), **sold))
    with stage.company.book.reading() as connection:
        yield {row.role: row.amount for row in elimination(connection)}


@plays("Count gain / loss, within tolerance or approved")
def _(stage: Stage) -> Iterator[int | Figures]:
    wide = TolerancePolicy(entity_id="NORTH", kind="count", fraction=D(1), amount=D(1000))
    stage.do(DefinePolicies(tolerances=(wide,)))
    stage.both()
    yield stage.count(1, "3.333333")
    yield stage.count(2, "4.333333")


@plays("Adjustment up / down")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.both()
    yield stage.adjust("1")
    yield stage.adjust("-3", "ad2")


@plays("Damage found")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.both()
    yield stage.damage()


@plays("Write-off approved")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.both()
    stage.damage()
    line = SettledLine(item_id="PIN", location_id="W1/Q", quantity=D(3))
    yield stage.do(WriteOff(write_off_id="wo1", warehouse_id="W1", posting_date=DAY, reason="write_off-1", lines=(line,)))


@plays("Supplier or carrier liable")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.both()
    stage.damage()
    line = SettledLine(item_id="PIN", location_id="W1/Q", quantity=D(3))
    yield stage.do(ClaimDamage(claim_id="dc1", partner_id="HAUL", warehouse_id="W1", posting_date=DAY, lines=(line,)))


@plays("Revaluation, standard-cost roll")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.both()
    if stage.method == "standard":
        rolled = (StandardCost(item_id="PIN", standard_cost=D("8.47")),)
        yield stage.do(RollStandardCost(roll_id="rs1", entity_id="NORTH", posting_date=LATER, lines=rolled))
    else:
        line = RevaluationLine(item_id="PIN", unit_cost=D("8.47"))
        yield stage.do(RevalueStock(revaluation_id="rv1", entity_id="NORTH", posting_date=LATER, lines=(line,)))


@plays("Net-realisable-value write-down")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.both()
    for n, value in enumerate(("7.07", "7.77")):
        line = RealisableValue(item_id="PIN", unit_value=D(value))
        yield stage.do(WriteDownToNrv(write_down_id=f"wd{n}", entity_id="NORTH", posting_date=LATER, lines=(line,)))


@plays("Shipment confirmed, invoiced at once")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.both()
    yield stage.ship()


@plays("Shipment, invoice later, control passed")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.both()
    yield stage.ship(invoice_id="")
    yield stage.do(PostCustomerInvoice(invoice_id="ci1", shipment_ids=("sh1",), posting_date=LATER))


@plays("Shipment, control passes at delivery")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.both()
    yield stage.ship(invoice_id="", control_passes="delivery")
    yield stage.do(ConfirmDelivery(delivery_id="dl1", shipment_id="sh1", posting_date=LATER))


@plays("Invoice before shipment")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.both()
    stage.take_order()
    yield stage.do(PostCustomerInvoice(invoice_id="ci1", order_id="so1", posting_date=DAY))
    line = ShipmentLineIn(order_line_no=1, quantity=D(3), location_id="W1/A")
    yield stage.do(ConfirmShipment(shipment_id="sh1", order_id="so1", posting_date=LATER, lines=(line,)))


@plays("Customer return, sellable")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.both()
    stage.ship()
    yield stage.take_back("W1/A", "restock")


@plays("Customer return, damaged")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.both()
    stage.ship()
    yield stage.take_back("W1/Q", "quarantine")


@plays("Supplier return, not invoiced")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.both()
    yield stage.send_back()


@plays("Supplier return, invoiced")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.both()
    stage.bill()
    yield stage.send_back("6.66")


@plays("Supplier credit note")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.both()
    stage.bill()
    stage.send_back("6.66")
    net = stage.money("7", "6.66", "6.660")
    yield stage.do(PostSupplierCreditNote(credit_note_id="sc1", return_id="sr1", posting_date=LATER, reference="K1", net=net))


@plays("Supplier rebate earned")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.first()
    stage.sell_one()
    yield stage.rebate("supplier", "ACME", TierIn(reach=D(0), per_unit=D("0.37")), "quantity")


@plays("Customer rebate accrued / settled")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.both()
    stage.ship()
    yield stage.rebate("customer", "SHOP", TierIn(reach=D(0), percent=D("0.07")), "value")
    yield stage.do(SettleRebate(settlement_id="rt1", agreement_id="ra1", posting_date=LATER))


@plays("Drop shipment")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.order(quantity="3")
    stage.take_order()
    line = DropLineIn(order_line_no=1, purchase_line_no=1, quantity=D(3))
    sent = {"shipment_id": "ds1", "order_id": "so1", "purchase_order_id": "po1", "invoice_id": "ci1", "posting_date": LATER}
    yield stage.do(ConfirmDropShipment(lines=(line,), **sent))


@plays("Payment")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.buy_in_dollars()
    stage.bill(supplier="BOLT", on=DAY)
    paid: dict[str, Any] = {"entity_id": "NORTH", "posting_date": LATER}
    settled = (SettledAmount(document_id="si1"),)
    dollars = {"direction": "paid", "partner_id": "BOLT", "amount": D("16.64"), "currency": "USD"}
    yield stage.do(RecordPayment(payment_id="py1", allocations=settled, **paid, **dollars))
    stage.order(2, "4", "9.01")
    stage.receive(2, "4")
    stage.ship()
    settled = (SettledAmount(document_id="ci1"),)
    owed = {"direction": "received", "partner_id": "SHOP", "amount": stage.money("39", "39.67", "39.675")}
    yield stage.do(RecordPayment(payment_id="py2", allocations=settled, **paid, **owed))


@plays("Reversal of any document")
def _(stage: Stage) -> Iterator[int | Figures]:
    stage.both()
    stage.ship()
    yield stage.do(ReverseDocument(document_id="sh1", reversal_id="xr1", posting_date=LATER, reason="wrong customer"))


# the tests


@pytest.fixture(scope="session")
def set_up_books(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """The folder of a book that is set up in a method and currency, made once."""
    made: dict[tuple[str, str], Path] = {}

    def folder(method: str, currency: str) -> Path:
        if (method, currency) not in made:
            at = made[(method, currency)] = tmp_path_factory.mktemp(f"{method}-{currency}")
            company = new_company(at, durable=False, currency=currency)
            Stage(company, method, currency).set_up()
            company.poster.book.close()
            company.book.close()
        return made[(method, currency)]

    return folder


def test_every_row_of_the_posting_rules_has_a_play_and_every_play_a_row() -> None:
    assert sorted(PLAYS) == sorted(rule.event for rule in RULES)
    assert len(RULES) == 41


@pytest.mark.parametrize("currency", CURRENCIES)
@pytest.mark.parametrize(
    ("rule", "method"), [(rule, method) for rule in RULES for method in rule.methods], ids=lambda x: getattr(x, "event", x)
)
def test_a_row_posts_its_figures(tmp_path: Path, set_up_books: Callable[[str, str], Path], rule: Rule, method: str, currency: str) -> None:
    shutil.copytree(set_up_books(method, currency), tmp_path, dirs_exist_ok=True)
    stage = Stage(reopened(tmp_path), method, currency)
    posted = list(PLAYS[rule.event](stage))
    assert len(posted) == len(rule.blocks)
    for block, found in zip(rule.blocks, posted, strict=True):
        figures = found if isinstance(found, dict) else stage.figures(found)
        assert figures == block.figures.get((method, currency), {})
        assert sum(figures.values()) == 0
    broken = [proof for proof in verify(stage.company.book) if not proof.ok]
    assert not broken, broken
    stage.company.poster.book.close()
    stage.company.book.close()
