"""A trading company that does whatever it is told with what it happens to have: the moves of a random business."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.commands.adjusting import AdjustmentLine, PostAdjustment, ReportDamage, SettledLine, WriteOff
from app.commands.adjusting import DamageLine as Damaged
from app.commands.approvals import ApproveRequest, RejectRequest, WithdrawHeld
from app.commands.count_submission import SubmitCount
from app.commands.counting import CountedLine, OpenCountSheet, RecordCount
from app.commands.invoicing import InvoiceLineIn, PostSupplierInvoice
from app.commands.landed_cost import LandedLineIn, LandedReceipt, PostLandedCost
from app.commands.payments import RecordPayment, SettledAmount
from app.commands.period_close import OBSTACLES_SHOWN, ClosePeriod, ReopenPeriod
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.registry import Command
from app.commands.returns import ReturnLineIn, TakeCustomerReturn
from app.commands.revaluation import RevaluationLine, RevalueStock
from app.commands.reversing import ReverseDocument
from app.commands.sales import SalesLine, TakeSalesOrder
from app.commands.shipping import ConfirmShipment, ShipmentLineIn
from app.commands.stock_moves import MoveLine, MoveStock
from app.commands.transfer_arrivals import ReceiveTransfer
from app.commands.transfers import RequestTransfer, ShipTransfer, TransferLineIn
from app.domain.book import ApprovalRequest, Document, OpenItem, OrderLine, ReceiptLine, ShipmentLine, StockPosition
from app.ledger.close_checklist import OBSTACLE_KINDS
from db.command_log import Outcome
from db.queries.close import obstacles
from db.verify import verify
from tests.support.company import Company, add_items, new_company

D = Decimal
ITEMS = ("FIFO", "AVERAGE", "STANDARD", "PERWH")
DECIDERS = ("fay", "olga")
FIRST_DAY = date(2026, 2, 1)


def furnish(company: Company) -> None:
    """The items that are traded, one for each way of valuing them."""
    add_items(company, ("FIFO",), entity="NORTH", method="fifo")
    add_items(company, ("AVERAGE",), entity="NORTH", method="average")
    add_items(company, ("STANDARD",), entity="NORTH", method="standard")
    add_items(company, ("PERWH",), entity="NORTH", method="fifo", scope="warehouse")


class Trade:
    """One company whose moves pick among what is there; each returns the outcome, or None when there is nothing to pick."""

    def __init__(self, folder: Path, kind: type[Company] = Company) -> None:
        self.company: Company = new_company(folder, durable=False, kind=kind)
        furnish(self.company)
        self.day = FIRST_DAY
        self.statuses: dict[tuple[str, str], int] = {}
        self._ids = itertools.count(1)

    def id(self, prefix: str) -> str:
        return f"{prefix}{next(self._ids)}"

    def do(self, command: Command, member: str = "olga") -> Outcome:
        """Send a command that may be posted, held or refused, but never failed."""
        [outcome] = self.company.run(self.company.record(command, member=member))
        assert outcome.status in ("posted", "held", "refused"), f"{command} {outcome.status}: {outcome.result}"
        key = (outcome.kind, outcome.status)
        self.statuses[key] = self.statuses.get(key, 0) + 1
        return outcome

    def prove(self) -> None:
        """All invariants hold."""
        broken = [proof for proof in verify(self.company.book) if not proof.ok]
        assert not broken, broken

    # buying

    def order(self, item: str, quantity: Decimal, price: Decimal, supplier: str = "ACME") -> Outcome:
        line = PurchaseLine(item_id=item, quantity=quantity, unit_price=price)
        order_id = self.id("po")
        return self.do(
            PlacePurchaseOrder(
                order_id=order_id, entity_id="NORTH", warehouse_id="W1", supplier_id=supplier, order_date=self.day, lines=(line,)
            )
        )

    def receive(self, pick: int, fraction: Decimal, location: str) -> Outcome | None:
        line = self._one(OrderLine, pick, kind="purchase_order")
        if line is None:
            return None
        arrived = ReceiptLineIn(order_line_no=line.line_no, quantity=_part(line.quantity_ordered, fraction), location_id=location)
        return self.do(PostGoodsReceipt(receipt_id=self.id("gr"), order_id=line.order_id, posting_date=self.day, lines=(arrived,)))

    def bill(self, pick: int, fraction: Decimal, factor: Decimal) -> Outcome | None:
        line = self._one(OrderLine, pick, kind="purchase_order")
        if line is None:
            return None
        price = (line.unit_price * factor).quantize(D("0.000001"))
        billed = InvoiceLineIn(
            order_id=line.order_id, order_line_no=line.line_no, quantity=_part(line.quantity_ordered, fraction), unit_price=price
        )
        command = PostSupplierInvoice(
            invoice_id=self.id("si"),
            entity_id="NORTH",
            supplier_id=line.partner_id,
            reference=self.id("R"),
            posting_date=self.day,
            lines=(billed,),
        )
        return self.do(command)

    def land(self, pick: int, amount: Decimal) -> Outcome | None:
        receipt = self._one(ReceiptLine, pick)
        if receipt is None:
            return None
        line = LandedLineIn(
            cost_type="freight", amount=amount, allocate_by="quantity", receipts=(LandedReceipt(receipt_id=receipt.receipt_id),)
        )
        return self.do(
            PostLandedCost(
                landed_cost_id=self.id("lc"),
                entity_id="NORTH",
                supplier_id="HAUL",
                reference=self.id("F"),
                posting_date=self.day,
                lines=(line,),
            )
        )

    # selling

    def ship(self, pick: int, fraction: Decimal, price: Decimal) -> Outcome | None:
        position = self._stock(pick)
        if position is None:
            return None
        quantity = _part(position.quantity, fraction)
        order_id = self.id("so")
        sold = SalesLine(item_id=position.item_id, quantity=quantity, unit_price=price)
        warehouse = position.location_id.split("/")[0]
        taken = self.do(
            TakeSalesOrder(
                order_id=order_id, entity_id="NORTH", warehouse_id=warehouse, customer_id="SHOP", order_date=self.day, lines=(sold,)
            )
        )
        if taken.status != "posted":
            return taken
        line = ShipmentLineIn(order_line_no=1, quantity=quantity, location_id=position.location_id)
        return self.do(
            ConfirmShipment(shipment_id=self.id("sh"), order_id=order_id, invoice_id=self.id("ci"), posting_date=self.day, lines=(line,))
        )

    def take_back(self, pick: int, fraction: Decimal, location: str) -> Outcome | None:
        line = self._one(ShipmentLine, pick)
        if line is None:
            return None
        back = ReturnLineIn(
            shipment_line_no=line.line_no,
            quantity=_part(line.quantity, fraction),
            location_id=f"{line.warehouse_id}/{location}",
            reason="return-1",
        )
        return self.do(
            TakeCustomerReturn(
                return_id=self.id("cr"),
                shipment_id=line.shipment_id,
                posting_date=self.day,
                credit_note_id=self.id("cn"),
                lines=(back,),
            )
        )

    # the warehouse

    def move(self, pick: int, fraction: Decimal, to: str) -> Outcome | None:
        position = self._stock(pick)
        if position is None:
            return None
        warehouse = position.location_id.split("/")[0]
        line = MoveLine(
            item_id=position.item_id,
            quantity=_part(position.quantity, fraction),
            from_location_id=position.location_id,
            to_location_id=f"{warehouse}/{to}",
        )
        return self.do(MoveStock(move_id=self.id("mv"), warehouse_id=warehouse, posting_date=self.day, lines=(line,)))

    def transfer(self, pick: int, fraction: Decimal) -> Outcome | None:
        position = self._stock(pick)
        if position is None:
            return None
        here = position.location_id.split("/")[0]
        there = "W2" if here == "W1" else "W1"
        transfer_id = self.id("to")
        line = TransferLineIn(
            item_id=position.item_id,
            quantity=_part(position.quantity, fraction),
            from_location_id=position.location_id,
            to_location_id=f"{there}/A",
        )
        self.do(
            RequestTransfer(transfer_id=transfer_id, from_warehouse_id=here, to_warehouse_id=there, request_date=self.day, lines=(line,))
        )
        return self.do(ShipTransfer(shipment_id=self.id("ts"), transfer_id=transfer_id, posting_date=self.day))

    def arrive(self, pick: int) -> Outcome | None:
        transfer = self._one(Document, pick, kind="transfer_order")
        if transfer is None:
            return None
        return self.do(ReceiveTransfer(receipt_id=self.id("tr"), transfer_id=transfer.id, posting_date=self.day))

    def count(self, pick: int, factor: Decimal) -> Outcome | None:
        position = self._stock(pick)
        if position is None:
            return None
        sheet = self.id("cs")
        warehouse = position.location_id.split("/")[0]
        opened = OpenCountSheet(
            sheet_id=sheet,
            warehouse_id=warehouse,
            count_date=self.day,
            location_ids=(position.location_id,),
            item_ids=(position.item_id,),
        )
        if self.do(opened).status != "posted":
            return None
        self.do(RecordCount(sheet_id=sheet, lines=(CountedLine(line_no=1, quantity=_part(position.quantity, factor)),)))
        return self.do(SubmitCount(sheet_id=sheet, posting_date=self.day, reason="count-1", note="counted"))

    def adjust(self, item: str, location: str, quantity: Decimal) -> Outcome:
        line = AdjustmentLine(item_id=item, location_id=location, quantity=quantity, unit_cost=D("7.77") if quantity > 0 else None)
        return self.do(
            PostAdjustment(
                adjustment_id=self.id("ad"),
                warehouse_id=location.split("/")[0],
                posting_date=self.day,
                reason="adjustment-1",
                lines=(line,),
            )
        )

    def damage(self, pick: int, fraction: Decimal) -> Outcome | None:
        position = self._stock(pick)
        if position is None or position.location_id.endswith("/Q"):
            return None
        warehouse = position.location_id.split("/")[0]
        line = Damaged(
            item_id=position.item_id,
            quantity=_part(position.quantity, fraction),
            location_id=position.location_id,
            quarantine_id=f"{warehouse}/Q",
        )
        return self.do(
            ReportDamage(damage_id=self.id("dm"), warehouse_id=warehouse, posting_date=self.day, reason="damage-1", lines=(line,))
        )

    def write_off(self, pick: int, fraction: Decimal) -> Outcome | None:
        position = self._stock(pick, suffix="/Q")
        if position is None:
            return None
        line = SettledLine(item_id=position.item_id, location_id=position.location_id, quantity=_part(position.quantity, fraction))
        warehouse = position.location_id.split("/")[0]
        return self.do(
            WriteOff(write_off_id=self.id("wo"), warehouse_id=warehouse, posting_date=self.day, reason="write_off-1", lines=(line,))
        )

    # finance

    def revalue(self, item: str, amount: Decimal) -> Outcome:
        line = RevaluationLine(item_id=item, amount=amount)
        return self.do(RevalueStock(revaluation_id=self.id("rv"), entity_id="NORTH", posting_date=self.day, lines=(line,)))

    def settle(self, pick: int, fraction: Decimal) -> Outcome | None:
        items = [item for item in self.company.all(OpenItem) if item.open_amount]
        if not items:
            return None
        item = items[pick % len(items)]
        amount = _part(abs(item.open_amount), fraction).quantize(D("0.01"))
        if not amount:
            return None
        owed = item.open_amount > 0
        return self.do(
            RecordPayment(
                payment_id=self.id("py"),
                entity_id="NORTH",
                direction="received" if owed else "paid",
                partner_id=item.partner_id,
                posting_date=self.day,
                amount=amount,
                currency=item.currency,
                side=item.side,
                allocations=(SettledAmount(document_id=item.document_id, amount=amount),),
            )
        )

    def reverse(self, pick: int) -> Outcome | None:
        documents = [d for d in self.company.all(Document) if d.state == "posted"]
        if not documents:
            return None
        document = documents[pick % len(documents)]
        return self.do(
            ReverseDocument(document_id=document.id, reversal_id=self.id("xr"), posting_date=self.day, reason="entered by mistake")
        )

    def decide(self, pick: int, how: str) -> Outcome | None:
        requests = [request for request in self.company.all(ApprovalRequest) if request.state == "open"]
        if not requests:
            return None
        request = requests[pick % len(requests)]
        if how == "approve":
            return self.do(ApproveRequest(request_id=request.id), member="fay")
        if how == "reject":
            return self.do(RejectRequest(request_id=request.id, reason="not plausible"), member="fay")
        return self.do(WithdrawHeld(document_id=request.document_id))

    def close(self, how: str) -> Outcome:
        before = f"{self.day.year}-{self.day.month - 1:02d}" if self.day.month > 1 else "2026-01"
        if how == "reopen":
            return self.do(ReopenPeriod(entity_id="NORTH", period_id=before, note="a late correction"), member="fay")
        closed = self.do(ClosePeriod(entity_id="NORTH", period_id=before, how="hard" if how == "close" else "soft"))
        self._listed_as_refused(closed, before)
        return closed

    def _listed_as_refused(self, outcome: Outcome, period: str) -> None:
        """What stands against the close is what the checklist shows, with its age and money."""
        refusal = outcome.result.get("refusal", {})
        if refusal.get("code") != "close_blocked":
            return
        with self.company.book.reading() as connection:
            shown = [x for x in obstacles(connection, "NORTH", period) if x.kind in OBSTACLE_KINDS]
        told = [(x["kind"], x["id"], x["since"], D(x["amount"])) for x in refusal["facts"]["obstacles"]]
        assert told == [(x.kind, x.id, x.since.isoformat(), x.amount) for x in shown][:OBSTACLES_SHOWN]

    def pass_days(self, days: int) -> None:
        self.day = min(self.day + timedelta(days=days), date(2026, 12, 31))

    def _one(self, row: type[Any], pick: int, **where: Any) -> Any | None:
        rows = self.company.all(row, **where)
        return rows[pick % len(rows)] if rows else None

    def _stock(self, pick: int, suffix: str = "") -> StockPosition | None:
        rows: Sequence[StockPosition] = [
            p for p in self.company.all(StockPosition) if p.quantity and not p.location_id.endswith("/T") and p.location_id.endswith(suffix)
        ]
        return rows[pick % len(rows)] if rows else None


def _part(quantity: Decimal, fraction: Decimal) -> Decimal:
    return max((quantity * fraction).quantize(D("0.000001")), D("0.000001"))
