"""AdventureWorks' purchasing as commands in date order: orders at the vendor's price, short receipts, rejects sent back, bills, freight."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import partial
from itertools import groupby

from app.commands.finance_data import DefineRates, DefineTaxCodes
from app.commands.held_goods import RefusedLine, RefuseHeldGoods
from app.commands.invoicing import InvoiceLineIn, PostSupplierInvoice
from app.commands.landed_cost import LandedLineIn, LandedReceipt, PostLandedCost
from app.commands.master_data import DefineItems, DefinePartners, DefineReasons
from app.commands.organisation import DefineEntity, DefineWarehouses
from app.commands.period_close import OpenPeriods
from app.commands.purchasing import ClosePurchaseOrder, PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.registry import Command
from app.domain.book import ExchangeRate, Item, ItemCosting, ItemUnit, LegalEntity, Location, Partner, ReasonCode, TaxCode, Warehouse
from app.domain.book.organisation import LocationKind
from app.domain.currency import DIGITS
from app.domain.exact import RATE_SCALE, round_half_up
from app.importing.adventureworks.source import Order, Source
from app.importing.adventureworks.units import PIECE
from app.importing.chart import accounts_of, policies_of
from app.importing.runner import LeftOut, Step

ENTITY, WAREHOUSE, QUARANTINE, DOCK = "AW", "AW-1", "AW-1/QUARANTINE", "AW-1/DOCK"
NAME = "AdventureWorks"
CURRENCY = "USD"
FIRST_DAY = date(2022, 1, 1)
MONTHS = 48
TAX = "T8"
D = Decimal

Units = Mapping[tuple[str, str], Fraction]
Event = tuple[datetime, int, Callable[[], Step | LeftOut]]


def steps(source: Source, units: Units) -> Iterator[Step | LeftOut]:
    """Every step of the import: the company and its rates first, then all documents in date order."""
    yield from _company(source, units)
    yield from _rates(source)
    for _, _, make in sorted(_history(source), key=lambda event: event[:2]):
        yield make()


def _company(source: Source, units: Units) -> Iterator[Step]:
    start = datetime.combine(FIRST_DAY, time(0, 1))
    tax = TaxCode(entity_id=ENTITY, id=TAX, name="Sales tax 8 %", rate=D("0.08"), recoverable=D(1))
    parts: list[tuple[str, Command, int]] = [
        ("entity", DefineEntity(entity=LegalEntity(id=ENTITY, name=NAME, currency=CURRENCY, country="US")), 1),
        ("accounts", accounts_of(ENTITY), 1),
        ("policies", policies_of(ENTITY), 1),
        ("periods", OpenPeriods(entity_id=ENTITY, first_day=FIRST_DAY, months=MONTHS), MONTHS),
        ("taxes", DefineTaxCodes(tax_codes=(tax,)), 1),
        ("warehouse", _warehouse(source), len(source.locations)),
        ("reasons", DefineReasons(reasons=tuple(_reasons(source))), len(source.reasons)),
        ("partners", DefinePartners(partners=tuple(_partners(source))), len(source.vendors) + len(source.carriers)),
        ("items", _items(source, units), len(source.products)),
    ]
    for name, command, lines in parts:
        yield Step(f"aw-{name}", start, command, "master data", lines)


def _warehouse(source: Source) -> DefineWarehouses:
    def place(code: str, name: str, kind: LocationKind) -> Location:
        return Location(id=code, warehouse_id=WAREHOUSE, entity_id=ENTITY, name=name, kind=kind)

    return DefineWarehouses(
        warehouses=(Warehouse(id=WAREHOUSE, entity_id=ENTITY, name=NAME),),
        locations=(
            place(DOCK, "Dock", "dock"),
            place(QUARANTINE, "Quarantine", "quarantine"),
            *(place(f"{WAREHOUSE}/{i}", name, "storage") for i, name in source.locations.items()),
        ),
    )


def _reasons(source: Source) -> Iterator[ReasonCode]:
    for n, name in enumerate(source.reasons, start=1):
        yield ReasonCode(id=f"scrap-{n}", name=name, kind="write_off")


def _partners(source: Source) -> Iterator[Partner]:
    for i, name in source.vendors.items():
        yield Partner(id=f"V{i}", name=name, is_supplier=True, currency=CURRENCY)
    for i, name in source.carriers.items():
        yield Partner(id=f"M{i}", name=name, is_supplier=True, currency=CURRENCY)


def _items(source: Source, units: Units) -> DefineItems:
    bought = dict.fromkeys(line.product for order in source.orders.values() for line in order.lines)
    return DefineItems(
        items=tuple(Item(id=f"P{i}", name=source.products[i], family="components", base_unit=PIECE) for i in bought),
        units=tuple(
            ItemUnit(item_id=f"P{product}", unit=unit, numerator=pieces.numerator, denominator=pieces.denominator)
            for (product, unit), pieces in units.items()
            if unit != PIECE
        ),
        costing=tuple(ItemCosting(item_id=f"P{i}", entity_id=ENTITY, method="fifo") for i in bought),
    )


def _rates(source: Source) -> Iterator[Step | LeftOut]:
    """Rates by month. The source gives foreign units for a dollar; the book keeps dollars for a foreign unit."""
    ordered = sorted(row for row in source.rates if row[1] != CURRENCY)
    for code in sorted({code for _, code, _ in ordered} - set(DIGITS)):
        for _ in range(sum(1 for _, c, _ in ordered if c == code)):
            yield LeftOut("rates", f"{code} is no currency any more (ISO 4217), so there is nothing it could be used for")
    usable = [row for row in ordered if row[1] in DIGITS]
    for month, rows in groupby(usable, key=lambda row: (row[0].year, row[0].month)):
        rates = tuple(
            ExchangeRate(base=CURRENCY, currency=code, valid_on=day, rate=round_half_up(D(1) / rate, RATE_SCALE))
            for day, code, rate in rows
        )
        start = datetime.combine(FIRST_DAY, time(0, 2))
        yield Step(f"aw-rates-{month[0]}-{month[1]:02d}", start, DefineRates(rates=rates), "rates", len(rates))


def _history(source: Source) -> Iterator[Event]:
    for order in source.orders.values():
        arrived, billed = order.shipped_on, max([order.shipped_on, *(line.due_on for line in order.lines)])
        yield datetime.combine(order.ordered_on, time(6)), order.id, partial(_order, source, order)
        yield datetime.combine(arrived, time(7)), order.id, partial(_receive, source, order)
        if any(line.rejected for line in order.lines):
            yield datetime.combine(arrived + timedelta(days=1), time(8)), order.id, partial(_refuse, order, arrived)
        if any(line.received < line.ordered for line in order.lines):
            yield datetime.combine(arrived + timedelta(days=1), time(9)), order.id, partial(_close, order, arrived)
        yield datetime.combine(billed, time(10)), order.id, partial(_bill, source, order, billed)
        yield datetime.combine(billed, time(11)), order.id, partial(_freight, order, billed)


def _order(source: Source, order: Order) -> Step:
    lines = tuple(
        PurchaseLine(
            item_id=f"P{line.product}",
            quantity=line.ordered,
            unit=source.offer(order, line).unit,
            unit_price=source.offer(order, line).price,
            tax_code=TAX,
            due_date=line.due_on,
        )
        for line in order.lines
    )
    command = PlacePurchaseOrder(
        order_id=f"po-{order.id}",
        entity_id=ENTITY,
        warehouse_id=WAREHOUSE,
        supplier_id=f"V{order.vendor}",
        order_date=order.ordered_on,
        note=order.status,
        lines=lines,
    )
    return Step(f"aw-{command.order_id}", datetime.combine(order.ordered_on, time(6)), command, "purchase orders", len(lines))


def _receive(source: Source, order: Order) -> Step | LeftOut:
    lines = []
    for n, line in enumerate(order.lines, start=1):
        home = f"{WAREHOUSE}/{source.homes[line.product]}" if line.product in source.homes else DOCK
        if line.stocked:
            lines.append(ReceiptLineIn(order_line_no=n, quantity=line.stocked, location_id=home))
        if line.rejected:
            lines.append(ReceiptLineIn(order_line_no=n, quantity=line.rejected, location_id=QUARANTINE, condition="damaged"))
    if not lines:
        return LeftOut("goods receipts", "nothing arrived on the order")
    command = PostGoodsReceipt(receipt_id=f"gr-{order.id}", order_id=f"po-{order.id}", posting_date=order.shipped_on, lines=tuple(lines))
    return Step(f"aw-{command.receipt_id}", datetime.combine(order.shipped_on, time(7)), command, "goods receipts", len(lines))


def _refuse(order: Order, arrived: date) -> Step:
    held, n = [], 0
    for line in order.lines:
        n += bool(line.stocked)
        if line.rejected:
            n += 1
            held.append(RefusedLine(held_id=f"gr-{order.id}/{n}"))
    day = arrived + timedelta(days=1)
    command = RefuseHeldGoods(refusal_id=f"rf-{order.id}", posting_date=day, note="rejected at inspection", lines=tuple(held))
    return Step(f"aw-{command.refusal_id}", datetime.combine(day, time(8)), command, "rejects sent back", len(held))


def _close(order: Order, arrived: date) -> Step:
    command = ClosePurchaseOrder(order_id=f"po-{order.id}", note="delivered short")
    short = sum(1 for line in order.lines if line.received < line.ordered)
    return Step(f"aw-close-{order.id}", datetime.combine(arrived + timedelta(days=1), time(9)), command, "short orders closed", short)


def _bill(source: Source, order: Order, day: date) -> Step | LeftOut:
    lines = tuple(
        InvoiceLineIn(
            order_id=f"po-{order.id}",
            order_line_no=n,
            quantity=line.stocked,
            unit=source.offer(order, line).unit,
            unit_price=line.unit_price,
        )
        for n, line in enumerate(order.lines, start=1)
        if line.stocked
    )
    if not lines:
        return LeftOut("supplier invoices", "nothing was kept of the order")
    command = PostSupplierInvoice(
        invoice_id=f"si-{order.id}",
        entity_id=ENTITY,
        supplier_id=f"V{order.vendor}",
        reference=f"AW{order.id}",
        posting_date=day,
        lines=lines,
    )
    return Step(f"aw-{command.invoice_id}", datetime.combine(day, time(10)), command, "supplier invoices", len(lines))


def _freight(order: Order, day: date) -> Step | LeftOut:
    amount = round_half_up(order.freight, 2)
    if not amount or not any(line.stocked for line in order.lines):
        return LeftOut("freight bills", "nothing was kept of the order, so no goods can bear its freight")
    line = LandedLineIn(cost_type="freight", amount=amount, allocate_by="value", receipts=(LandedReceipt(receipt_id=f"gr-{order.id}"),))
    command = PostLandedCost(
        landed_cost_id=f"lc-{order.id}",
        entity_id=ENTITY,
        supplier_id=f"M{order.carrier}",
        reference=f"FR{order.id}",
        posting_date=day,
        lines=(line,),
    )
    return Step(f"aw-{command.landed_cost_id}", datetime.combine(day, time(11)), command, "freight bills", 1)
