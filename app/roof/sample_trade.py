"""The sample company's trade: orders to suppliers and from customers, receipts, invoices and shipments, on working days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from app.commands.invoicing import InvoiceLineIn, PostSupplierInvoice
from app.commands.purchasing import ClosePurchaseOrder, PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.sales import SalesLine, TakeSalesOrder
from app.commands.sales_invoicing import PostCustomerInvoice
from app.commands.shipping import ConfirmShipment, ShipmentLineIn
from app.commands.shipping_notices import AnnounceDelivery, NoticeLine
from app.roof.sample_book import SampleBook
from app.roof.sample_company import BUYER, Good, base_cost, gtin, pick

IMPORT_WAREHOUSE = {"RHEIN": "HAM", "THAMES": "TIL"}
LOW_PACKS, FULL_PACKS = 2, 6
D = Decimal
ONE = D(1)


@dataclass(frozen=True, slots=True)
class Shipped:
    """A shipment that could come back: its first line stood at `location`."""

    shipment: str
    entity: str
    location: str


@dataclass(frozen=True, slots=True)
class _Bought:
    """A purchase order on its way: its lines as (good, packs, price per pack)."""

    order: str
    entity: str
    warehouse: str
    supplier: str
    lines: tuple[tuple[Good, int, Decimal], ...]


class Trade:
    """Keeps what is free in each warehouse, so that nothing is promised twice, and a calendar of what comes of each order."""

    def __init__(self, book: SampleBook, company: dict[str, Any], goods: list[Good]) -> None:
        self.book = book
        self.goods = goods
        self.company = company
        self.stock: defaultdict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
        self.sea_receipts: dict[str, list[tuple[str, Decimal]]] = {}
        self.last_shipment: Shipped | None = None
        self._coming: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
        self._due: defaultdict[date, list[Callable[[], None]]] = defaultdict(list)
        self._to_invoice: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
        self._orders = self._sales = 0
        self._last_received: tuple[_Bought, str] | None = None
        self._on_the_way: dict[str, tuple[date, _Bought]] = {}

    def warehouses(self, entity: str) -> list[str]:
        """The entity's warehouses."""
        return [warehouse for warehouse, home, _ in self.company["warehouses"] if home == entity]

    def home(self, warehouse: str, item: str) -> str:
        """The bay where a warehouse keeps an item."""
        bay = pick("bay", warehouse, item, of=6)
        return f"{warehouse}/{'AB'[bay // 3]}-0{bay % 3 + 1}"

    def work(self, day: date, *, last: bool) -> None:
        """A working day: what was due, orders to suppliers (Mondays), orders of customers. On the last days nothing leaves any more."""
        for due in sorted(d for d in self._due if d <= day):
            for action in self._due.pop(due):
                action()
        for warehouse, entity, _ in self.company["warehouses"]:
            if day.weekday() == 0:
                self._reorder(day, entity, warehouse)
            if pick("sale", warehouse, day, of=100) < 48:
                self._sell(day, entity, warehouse, ships=not last)

    # buying

    def _reorder(self, day: date, entity: str, warehouse: str) -> None:
        by_supplier: dict[str, list[Good]] = defaultdict(list)
        for good in self.goods:
            supplier = good.suppliers[entity]
            if good.imported and warehouse != IMPORT_WAREHOUSE[entity]:
                continue
            wanted = LOW_PACKS * (2 if good.imported else 1) * good.pack_quantity
            if self._free(warehouse, good) + self._coming[(warehouse, good.item.id)] < wanted:
                by_supplier[supplier].append(good)
        for supplier, goods in sorted(by_supplier.items()):
            if len(goods) >= 2 or pick("order", warehouse, supplier, day, of=3) == 0:
                self._buy(day, entity, warehouse, supplier, goods[:8])

    def _buy(self, day: date, entity: str, warehouse: str, supplier: str, goods: list[Good], *, packs_more: int = 0) -> None:
        self._orders += 1
        order = f"PO-{self._orders:04d}"
        lead = 30 + pick("lead", order, of=8) if goods[0].imported else 5 + pick("lead", order, of=5)
        lines = []
        for good in goods:
            packs = FULL_PACKS * (2 if good.imported else 1) + pick("packs", order, good.item.id, of=4) + packs_more
            own = good.cost if good.imported else base_cost(good, entity)
            drift = 1 + D(pick("price", good.item.id, day.month, of=7) - 3) / 100
            lines.append((good, packs, round(own * drift * good.pack_quantity, 2)))
        bought = _Bought(order, entity, warehouse, supplier, tuple(lines))
        arrival = day + timedelta(days=lead)
        self.book.do(
            PlacePurchaseOrder(
                order_id=order,
                entity_id=entity,
                warehouse_id=warehouse,
                supplier_id=supplier,
                order_date=day,
                reference=f"B-{order}",
                lines=tuple(
                    PurchaseLine(
                        item_id=good.item.id,
                        quantity=D(packs),
                        unit=good.pack,
                        unit_price=price,
                        tax_code="IMPORT" if good.imported else good.tax[entity],
                        due_date=arrival,
                    )
                    for good, packs, price in lines
                ),
            ),
            by=BUYER,
            stays_held=packs_more > 0,
        )
        if packs_more:
            return
        for good, packs, _ in lines:
            self._coming[(warehouse, good.item.id)] += packs * good.pack_quantity
        self._due[arrival].append(lambda: self._receive(bought))
        self._on_the_way[order] = (arrival, bought)

    def _receive(self, bought: _Bought) -> None:
        """The delivery: now and then a pack short, and the order is closed for what will not come."""
        day, receipt = self.book.day, bought.order.replace("PO", "GR")
        self._on_the_way.pop(bought.order, None)
        short = pick("short", bought.order, of=12) == 0
        arrived, lines = [], []
        for n, (good, packs, price) in enumerate(bought.lines, start=1):
            came = packs - 1 if short and n == 1 else packs
            lot = f"L{day:%y%m}-{good.item.id}-{bought.order[3:]}" if good.item.tracking == "lot" else ""
            lines.append(
                ReceiptLineIn(
                    order_line_no=n,
                    quantity=D(came),
                    unit=good.pack,
                    location_id=self.home(bought.warehouse, good.item.id),
                    lot_id=lot,
                    expires_on=day + timedelta(days=270) if lot else None,
                )
            )
            arrived.append((n, good, came, price))
            self.stock[(bought.warehouse, good.item.id, lot)] += came * good.pack_quantity
            self._coming[(bought.warehouse, good.item.id)] -= packs * good.pack_quantity
        operator = "otto" if bought.entity == "RHEIN" else "owen"
        self.book.do(
            PostGoodsReceipt(
                receipt_id=receipt,
                order_id=bought.order,
                posting_date=day,
                delivery_note=f"DN {bought.order[3:]}",
                lines=tuple(lines),
            ),
            by=operator,
        )
        if short:
            self.book.do(ClosePurchaseOrder(order_id=bought.order, note="The rest will not be delivered"), by=BUYER)
        if bought.lines[0][0].imported:
            worth = sum((D(came) * good.pack_quantity * base_cost(good, bought.entity) for _, good, came, _ in arrived), D(0))
            self.sea_receipts.setdefault(bought.entity, []).append((receipt, worth))
        self._last_received = (bought, receipt)
        later = day + timedelta(days=3 + pick("invoice", bought.order, of=6))
        self._due[later].append(lambda: self._invoice(bought, arrived))

    def _invoice(
        self, bought: _Bought, arrived: list[tuple[int, Good, int, Decimal]], *, dearer: Decimal = ONE, stays_held: bool = False
    ) -> None:
        """The supplier's invoice, now and then a little dearer than ordered."""
        if dearer == ONE and pick("dearer", bought.order, of=15) == 0:
            dearer = D("1.01")
        self.book.do(
            PostSupplierInvoice(
                invoice_id=bought.order.replace("PO", "SI"),
                entity_id=bought.entity,
                supplier_id=bought.supplier,
                reference=f"{bought.supplier[:3]}-{bought.order[3:]}",
                posting_date=self.book.day,
                lines=tuple(
                    InvoiceLineIn(
                        order_id=bought.order, order_line_no=n, quantity=D(came), unit=good.pack, unit_price=round(price * dearer, 2)
                    )
                    for n, good, came, price in arrived
                ),
            ),
            by="clara" if bought.entity == "RHEIN" else "colin",
            stays_held=stays_held,
        )

    def invoice_too_dear(self) -> None:
        """An invoice a good deal above the order's price, which is put on hold."""
        goods = [good for good in self.goods if good.item.family == "tools"][:3]
        self._buy(self.book.day, "RHEIN", "CGN", "SOLINGEN", goods)
        bought_due = self._due.pop(max(self._due), [])
        for receive in bought_due:
            receive()
        if self._last_received is None:
            raise RuntimeError("the sample receives its last order before it is invoiced")
        bought, _ = self._last_received
        arrived = [(n, good, packs, price) for n, (good, packs, price) in enumerate(bought.lines, start=1)]
        self._invoice(bought, arrived, dearer=D("1.12"), stays_held=True)

    def order_a_lot(self) -> None:
        """An order that is large enough to need the controller."""
        goods = [good for good in self.goods if good.imported][:6]
        self._buy(self.book.day, "RHEIN", "HAM", "SHENZHEN", goods, packs_more=8)

    def announce(self, number: int) -> None:
        """Suppliers announce the next deliveries: a pallet for the first line, another for the rest."""
        coming = sorted(self._on_the_way.values(), key=lambda one: (one[0], one[1].order))
        for arrival, bought in coming[:number]:
            stem = f"34012345{int(bought.order[3:]):08d}"
            lines = tuple(
                NoticeLine(
                    order_line_no=n,
                    quantity=D(packs),
                    unit=good.pack,
                    lot_id=f"L{arrival:%y%m}-{good.item.id}-{bought.order[3:]}" if good.item.tracking == "lot" else "",
                    expires_on=arrival + timedelta(days=270) if good.item.tracking == "lot" else None,
                    sscc=gtin(f"{stem}{min(n, 2)}"),
                )
                for n, (good, packs, _) in enumerate(bought.lines, start=1)
            )
            notice = AnnounceDelivery(
                notice_id=bought.order.replace("PO", "SN"),
                order_id=bought.order,
                notice_date=self.book.day,
                reference=f"DN {bought.order[3:]}",
                arrives_on=arrival,
                lines=lines,
            )
            self.book.do(notice, by=BUYER)

    # selling

    def _sell(self, day: date, entity: str, warehouse: str, *, ships: bool) -> None:
        customers = [customer for customer, _, home, _ in self.company["customers"] if home == entity]
        self._sales += 1
        order = f"SO-{self._sales:04d}"
        customer = customers[pick("customer", order, of=len(customers))]
        wanted: list[tuple[Good, str, Decimal]] = []
        for n in range(2 + pick("lines", order, of=3)):
            good = self.goods[pick("good", order, n, of=len(self.goods))]
            quantity = D(1 + pick("quantity", order, n, of=good.pack_quantity))
            lot = self._lot_with(warehouse, good, quantity, day)
            if lot is None or any(good is other for other, _, _ in wanted):
                continue
            wanted.append((good, lot, quantity))
        if not wanted:
            self._sales -= 1
            return
        for good, lot, quantity in wanted:
            self.stock[(warehouse, good.item.id, lot)] -= quantity
        lines = tuple(
            SalesLine(
                item_id=good.item.id,
                quantity=quantity,
                unit_price=round(base_cost(good, entity) * D("1.48"), 2),
                discount=D("0.05") if pick("discount", order, good.item.id, of=6) == 0 else D(0),
                tax_code=good.tax[entity],
                due_date=day + timedelta(days=1),
            )
            for good, _, quantity in wanted
        )
        self.book.do(
            TakeSalesOrder(
                order_id=order,
                entity_id=entity,
                warehouse_id=warehouse,
                customer_id=customer,
                order_date=day,
                reference=f"K{pick('reference', order, of=90_000) + 10_000}",
                lines=lines,
            ),
            by="sina",
        )
        if ships:
            self._due[day + timedelta(days=1)].append(lambda: self._ship(order, entity, warehouse, customer, wanted))

    def _ship(self, order: str, entity: str, warehouse: str, customer: str, wanted: list[tuple[Good, str, Decimal]]) -> None:
        shipment = order.replace("SO", "SH")
        at_once = pick("collected", customer, of=5) != 0
        self.book.do(
            ConfirmShipment(
                shipment_id=shipment,
                order_id=order,
                posting_date=self.book.day,
                invoice_id=order.replace("SO", "CI") if at_once else "",
                lines=tuple(
                    ShipmentLineIn(order_line_no=n, quantity=quantity, location_id=self.home(warehouse, good.item.id), lot_id=lot)
                    for n, (good, lot, quantity) in enumerate(wanted, start=1)
                ),
            ),
            by="otto" if entity == "RHEIN" else "owen",
        )
        if at_once:
            if not wanted[0][1]:
                self.last_shipment = Shipped(shipment, entity, self.home(warehouse, wanted[0][0].item.id))
        else:
            self._to_invoice[(entity, warehouse, customer)].append(shipment)

    def invoice_collected(self) -> None:
        """The week's shipments of customers who want one invoice."""
        for _, shipments in sorted(self._to_invoice.items()):
            for shipment in shipments:
                self.book.do(
                    PostCustomerInvoice(invoice_id=shipment.replace("SH", "CI"), shipment_ids=(shipment,), posting_date=self.book.day),
                    by="sina",
                )
        self._to_invoice.clear()

    # what is there

    def to_move(self, source: str, target: str, *, most: int) -> list[tuple[str, str, Decimal]]:
        """What the target lacks and the source has plenty of: (item, lot, quantity), taken off the source's free stock."""
        moved: list[tuple[str, str, Decimal]] = []
        for good in self.goods:
            if len(moved) == most or not good.imported:
                continue
            quantity = D(good.pack_quantity)
            if self._free(target, good) < 2 * quantity and self.stock[(source, good.item.id, "")] >= 2 * quantity:
                self.stock[(source, good.item.id, "")] -= quantity
                moved.append((good.item.id, "", quantity))
        return moved

    def to_sell_within_the_group(self, source: str, target: str, *, most: int) -> list[tuple[str, str, Decimal]]:
        """Cleaning goods that the seller has more of: (item, lot, quantity), taken off its free stock."""
        sold: list[tuple[str, str, Decimal]] = []
        for good in self.goods:
            quantity = D(good.pack_quantity)
            if good.item.family != "cleaning" or len(sold) == most or self.stock[(source, good.item.id, "")] < 2 * quantity:
                continue
            if self._free(target, good) < self._free(source, good):
                self.stock[(source, good.item.id, "")] -= quantity
                sold.append((good.item.id, "", quantity))
        return sold

    def _free(self, warehouse: str, good: Good) -> Decimal:
        return sum((q for (w, item, _), q in self.stock.items() if w == warehouse and item == good.item.id), D(0))

    def _lot_with(self, warehouse: str, good: Good, quantity: Decimal, day: date) -> str | None:
        """The oldest lot with enough of an item ("" where there are no lots); None when no lot has enough."""
        lots = sorted(lot for (w, item, lot), q in self.stock.items() if w == warehouse and item == good.item.id and q >= quantity)
        return lots[0] if lots else None
