"""Wide World Importers as commands in date order: the company, its opening stock, and three and a half years of documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache, partial

from app.commands.adjusting import AdjustmentLine, PostAdjustment
from app.commands.count_submission import SubmitCount, VarianceReason
from app.commands.counting import CountedLine, OpenCountSheet, RecordCount
from app.commands.finance_data import DefineTaxCodes
from app.commands.invoicing import InvoiceLineIn as BillLine
from app.commands.invoicing import PostSupplierInvoice
from app.commands.master_data import DefineItems, DefinePartners, DefineReasons
from app.commands.opening_balance import OpeningStock, PostOpeningBalance
from app.commands.organisation import DefineEntity, DefineWarehouses
from app.commands.payments import RecordPayment, SettledAmount
from app.commands.period_close import OpenPeriods
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.registry import Command
from app.commands.sales import SalesLine, TakeSalesOrder
from app.commands.shipping import ConfirmShipment, ShipmentLineIn
from app.domain.book import Item, ItemCode, ItemCosting, ItemUnit, LegalEntity, Location, Partner, ReasonCode, TaxCode, Warehouse
from app.importing.chart import accounts_of, policies_of
from app.importing.runner import LeftOut, Step
from app.importing.wwi.source import Invoice, Movement, Order, Purchase, Source, Transaction

ENTITY, WAREHOUSE = "WWI", "WWI-DC"
NAME = "Wide World Importers"
FIRST_DAY = date(2013, 1, 1)
MONTHS = 42
COUNT_DAY = date(2016, 6, 1)
STOCKTAKE = 12
REASONS = (
    ReasonCode(id="stocktake", name="Stocktake", kind="adjustment"),
    ReasonCode(id="on-hand", name="On-hand figure disagrees with movements", kind="count"),
)
D = Decimal

Event = tuple[datetime, int, Callable[[], Step | LeftOut]]
"""When it happened, its place among what happened at that moment, and how to make the step."""


def steps(source: Source) -> Iterator[Step | LeftOut]:
    """Every step of the import: the company first, then all documents in date order."""
    yield from _company(source)
    yield _opening(source)
    for _, _, make in sorted(_history(source), key=lambda event: event[:2]):
        yield make()


def _company(source: Source) -> Iterator[Step]:
    start = datetime.combine(FIRST_DAY, time(0, 1))
    entity = LegalEntity(id=ENTITY, name=NAME, currency="USD", country="US")
    bins = sorted({item.bin for item in source.items.values()})
    parts: list[tuple[str, Command, int]] = [
        ("entity", DefineEntity(entity=entity), 1),
        ("accounts", accounts_of(ENTITY), 1),
        ("policies", policies_of(ENTITY), 1),
        ("periods", OpenPeriods(entity_id=ENTITY, first_day=FIRST_DAY, months=MONTHS), MONTHS),
        ("taxes", DefineTaxCodes(tax_codes=tuple(_tax_code(rate) for rate in (10, 15))), 2),
        (
            "warehouse",
            DefineWarehouses(
                warehouses=(Warehouse(id=WAREHOUSE, entity_id=ENTITY, name="Distribution centre"),),
                locations=tuple(
                    Location(id=f"{WAREHOUSE}/{code}", warehouse_id=WAREHOUSE, entity_id=ENTITY, name=code, kind="storage") for code in bins
                ),
            ),
            len(bins),
        ),
        ("reasons", DefineReasons(reasons=REASONS), len(REASONS)),
        ("suppliers", DefinePartners(partners=tuple(_supplier(*row) for row in source.suppliers)), len(source.suppliers)),
        ("customers", DefinePartners(partners=tuple(_customer(*row) for row in source.customers)), len(source.customers)),
        ("items", _items(source), len(source.items)),
    ]
    for name, command, lines in parts:
        yield Step(f"wwi-{name}", start, command, "master data", lines)


def _tax_code(rate: int) -> TaxCode:
    return TaxCode(entity_id=ENTITY, id=f"T{rate}", name=f"Sales tax {rate} %", rate=D(rate) / 100, recoverable=D(1))


def _supplier(supplier: str, name: str, days: int) -> Partner:
    return Partner(id=f"S{supplier}", name=name, is_supplier=True, currency="USD", country="US", terms_days=max(days, 0))


def _customer(customer: str, name: str, bill_to: str, days: int) -> Partner:
    payer = "" if bill_to == customer else f"C{bill_to}"
    return Partner(id=f"C{customer}", name=name, is_customer=True, currency="USD", country="US", terms_days=max(days, 0), bill_to=payer)


def _items(source: Source) -> DefineItems:
    items, units, codes, costing = [], [], [], []
    for item in source.items.values():
        base = item.unit.lower()
        items.append(Item(id=f"I{item.id}", name=item.name, family="goods", base_unit=base, weight=item.weight))
        if item.quantity_per_outer > 1:
            units.append(ItemUnit(item_id=f"I{item.id}", unit="outer", numerator=item.quantity_per_outer))
        if item.barcode:
            codes.append(ItemCode(code=item.barcode, item_id=f"I{item.id}", unit=base))
        costing.append(ItemCosting(item_id=f"I{item.id}", entity_id=ENTITY, method="average"))
    return DefineItems(items=tuple(items), units=tuple(units), codes=tuple(codes), costing=tuple(costing))


def _opening(source: Source) -> Step:
    """The least stock that keeps every item at or above zero, at the last cost price that the source knows (cost never moved)."""
    lines = []
    for item, quantity in sorted(source.opening.items(), key=lambda pair: int(pair[0])):
        value = quantity * source.items[item].last_cost
        lines.append(OpeningStock(item_id=f"I{item}", location_id=_bin(source, item), quantity=quantity, value=value))
    command = PostOpeningBalance(balance_id="wwi-opening", entity_id=ENTITY, posting_date=FIRST_DAY, stock=tuple(lines))
    return Step("wwi-opening-balance", datetime.combine(FIRST_DAY, time(0, 2)), command, "opening balance", len(lines))


def _history(source: Source) -> Iterator[Event]:
    """Every document with its moment; the commands themselves are made one by one when their turn comes."""
    for purchase in source.purchases.values():
        yield datetime.combine(purchase.ordered_on, time(6, 0)), purchase.id, partial(_order_goods, source, purchase)
        for day in sorted({line.received_on for line in purchase.lines if line.received_on}):
            yield datetime.combine(day, time(7, 0)), purchase.id, partial(_receive, source, purchase, day)
    for bill in source.supplier_invoices:
        yield datetime.combine(bill.day, time(8, 0)), bill.id, partial(_enter_bill, source, bill)
    for payment, bills in _settled(source.supplier_payments, source.supplier_invoices):
        yield datetime.combine(payment.day, time(9, 0)), payment.id, partial(_pay, payment, bills)
    for order in source.orders.values():
        yield datetime.combine(order.ordered_on, time(10, 0)), order.id, partial(_take_order, order)
    for payment, bills in _settled(source.customer_payments, source.customer_invoices):
        yield datetime.combine(payment.day, time(11, 30)), payment.id, partial(_collect, payment, bills)
    for invoice in source.invoices.values():
        yield datetime.combine(invoice.day, time(12, 0)), invoice.id, partial(_ship, source, invoice, source.orders[invoice.order])
    for move in source.movements:
        if move.kind == STOCKTAKE:
            yield move.moment, move.id, partial(_adjust, source, move)
    yield from _on_hand_claim(source)


def _settled(payments: list[Transaction], bills: list[Transaction]) -> Iterator[tuple[Transaction, list[Transaction]]]:
    """Each payment with the bills it settled: those of the same partner that the source finalised on its day."""
    by_day: dict[tuple[str, date], list[Transaction]] = defaultdict(list)
    for bill in bills:
        if bill.settled_on is not None:
            by_day[(bill.partner, bill.settled_on)].append(bill)
    for payment in payments:
        yield payment, by_day.pop((payment.partner, payment.day), [])


def _on_hand_claim(source: Source) -> Iterator[Event]:
    """The source's own on-hand figures, which disagree with its movements, as a count of every bin on the last day."""
    bins: dict[str, list[str]] = defaultdict(list)
    for item in source.items.values():
        bins[item.bin].append(item.id)
    for place, (code, items) in enumerate(sorted(bins.items())):
        ordered = sorted(items, key=lambda item: f"I{item}")
        sheet = f"count-{code}"
        opened = OpenCountSheet(
            sheet_id=sheet,
            warehouse_id=WAREHOUSE,
            count_date=COUNT_DAY,
            location_ids=(f"{WAREHOUSE}/{code}",),
            item_ids=tuple(f"I{item}" for item in ordered),
        )
        recorded = RecordCount(
            sheet_id=sheet,
            lines=tuple(CountedLine(line_no=n, quantity=source.items[item].on_hand) for n, item in enumerate(ordered, start=1)),
        )
        costs = tuple(VarianceReason(line_no=n, unit_cost=source.items[item].last_cost) for n, item in enumerate(ordered, start=1))
        submitted = SubmitCount(sheet_id=sheet, posting_date=COUNT_DAY, reason="on-hand", note="on-hand figure of the source", lines=costs)
        for hour, (name, command, lines) in enumerate(
            (("open", opened, 0), ("record", recorded, 0), ("submit", submitted, len(ordered))), start=20
        ):
            when = datetime.combine(COUNT_DAY, time(hour))
            what = "counts" if lines else "count sheets"
            yield when, place, partial(Step, f"wwi-{sheet}-{name}", when, command, what, lines)


def _outer(source: Source, item: str) -> str:
    return "outer" if source.items[item].quantity_per_outer > 1 else ""


def _bin(source: Source, item: str) -> str:
    return f"{WAREHOUSE}/{source.items[item].bin}"


def _order_goods(source: Source, purchase: Purchase) -> Step:
    lines = tuple(
        PurchaseLine(
            item_id=f"I{line.item}",
            quantity=line.outers_ordered,
            unit=_outer(source, line.item),
            unit_price=line.price_per_outer,
            tax_code=_tax(source.items[line.item].tax_rate),
            due_date=purchase.due_on,
        )
        for line in purchase.lines
    )
    command = PlacePurchaseOrder(
        order_id=f"po-{purchase.id}",
        entity_id=ENTITY,
        warehouse_id=WAREHOUSE,
        supplier_id=f"S{purchase.supplier}",
        order_date=purchase.ordered_on,
        reference=purchase.reference,
        lines=lines,
    )
    return Step(f"wwi-{command.order_id}", datetime.combine(purchase.ordered_on, time(6, 0)), command, "purchase orders", len(lines))


def _receive(source: Source, purchase: Purchase, day: date) -> Step:
    lines = tuple(
        ReceiptLineIn(order_line_no=n, quantity=line.outers_received, location_id=_bin(source, line.item))
        for n, line in enumerate(purchase.lines, start=1)
        if line.received_on == day
    )
    command = PostGoodsReceipt(receipt_id=f"gr-{purchase.id}-{day:%Y%m%d}", order_id=f"po-{purchase.id}", posting_date=day, lines=lines)
    return Step(f"wwi-{command.receipt_id}", datetime.combine(day, time(7, 0)), command, "goods receipts", len(lines))


def _take_order(order: Order) -> Step:
    lines = tuple(
        SalesLine(
            item_id=f"I{line.item}", quantity=line.quantity, unit_price=line.unit_price, tax_code=_tax(line.tax_rate), due_date=order.due_on
        )
        for line in order.lines
    )
    command = TakeSalesOrder(
        order_id=f"so-{order.id}",
        entity_id=ENTITY,
        warehouse_id=WAREHOUSE,
        customer_id=f"C{order.customer}",
        order_date=order.ordered_on,
        reference=order.reference,
        lines=lines,
    )
    return Step(f"wwi-{command.order_id}", datetime.combine(order.ordered_on, time(10, 0)), command, "sales orders", len(lines))


def _ship(source: Source, invoice: Invoice, order: Order) -> Step:
    numbers = {line.item: n for n, line in enumerate(order.lines, start=1)}
    lines = tuple(
        ShipmentLineIn(order_line_no=numbers[line.item], quantity=line.quantity, location_id=_bin(source, line.item), tax=line.tax)
        for line in invoice.lines
    )
    command = ConfirmShipment(
        shipment_id=f"sh-{invoice.id}", order_id=f"so-{order.id}", invoice_id=f"ci-{invoice.id}", posting_date=invoice.day, lines=lines
    )
    when = datetime.combine(invoice.day, time(12, 0))
    return Step(f"wwi-{command.shipment_id}", when, command, "shipments with invoice", len(lines))


def _enter_bill(source: Source, bill: Transaction) -> Step:
    lines = tuple(
        BillLine(
            order_id=f"po-{bill.document}",
            order_line_no=n,
            quantity=line.outers_received,
            unit=_outer(source, line.item),
            unit_price=line.price_per_outer,
        )
        for n, line in enumerate(source.purchases[bill.document].lines, start=1)
        if line.outers_received
    )
    command = PostSupplierInvoice(
        invoice_id=f"si-{bill.id}",
        entity_id=ENTITY,
        supplier_id=f"S{bill.partner}",
        reference=bill.reference,
        posting_date=bill.day,
        net=bill.net,
        tax=bill.tax,
        total=bill.total,
        lines=lines,
    )
    return Step(f"wwi-{command.invoice_id}", datetime.combine(bill.day, time(8, 0)), command, "supplier invoices", len(lines))


def _pay(payment: Transaction, bills: list[Transaction]) -> Step:
    command = RecordPayment(
        payment_id=f"sp-{payment.id}",
        entity_id=ENTITY,
        direction="paid",
        partner_id=f"S{payment.partner}",
        posting_date=payment.day,
        amount=-payment.total,
        allocations=tuple(SettledAmount(document_id=f"si-{bill.id}") for bill in bills),
    )
    return Step(f"wwi-{command.payment_id}", datetime.combine(payment.day, time(9, 0)), command, "supplier payments", 1)


def _collect(payment: Transaction, bills: list[Transaction]) -> Step:
    command = RecordPayment(
        payment_id=f"cp-{payment.id}",
        entity_id=ENTITY,
        direction="received",
        partner_id=f"C{payment.partner}",
        posting_date=payment.day,
        amount=-payment.total,
        allocations=tuple(SettledAmount(document_id=f"ci-{bill.document}") for bill in bills),
    )
    return Step(f"wwi-{command.payment_id}", datetime.combine(payment.day, time(11, 30)), command, "customer payments", 1)


def _adjust(source: Source, move: Movement) -> Step | LeftOut:
    if not move.quantity:
        return LeftOut("stocktakes", "the stocktake found no difference, so there is nothing to post")
    command = PostAdjustment(
        adjustment_id=f"ad-{move.id}",
        warehouse_id=WAREHOUSE,
        posting_date=move.moment.date(),
        reason="stocktake",
        lines=(AdjustmentLine(item_id=f"I{move.item}", location_id=_bin(source, move.item), quantity=move.quantity),),
    )
    return Step(f"wwi-{command.adjustment_id}", move.moment, command, "stocktakes", 1)


@cache
def _tax(rate: Decimal) -> str:
    return f"T{rate.normalize():f}"
