"""The main job, walked from an empty folder: a book, an order, a receipt, an invoice, a count with its approval, a sale, the papers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.bootstrap import Host, hosting
from app.commands.approvals import ApproveRequest
from app.commands.count_submission import SubmitCount, VarianceReason
from app.commands.counting import CountedLine, OpenCountSheet, RecordCount
from app.commands.invoicing import InvoiceLineIn, PostSupplierInvoice
from app.commands.payments import RecordPayment, SettledAmount
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.registry import Command
from app.commands.sales import SalesLine, TakeSalesOrder
from app.commands.shipping import ConfirmShipment, ShipmentLineIn
from app.roof.floor_papers import FloorPapers
from app.roof.report_catalogue import Asked, make_report
from app.roof.sample_company import description, goods_of, setting_up
from db.book import create_book
from db.command_log import Outcome
from db.queries.ledger import entries_of
from db.queries.open_items import open_items
from db.trouble import BookExists
from db.verify import verify
from reports.figures import Figures
from reports.render import render, save

DAY = date(2026, 11, 20)
D = Decimal
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Walked:
    """What the walk left behind: the book, the files written, and whether every proof holds."""

    book: Path
    files: tuple[Path, ...]
    holds: bool


def walk(folder: Path, say: Say) -> Walked:
    """Walk the main job in `folder`, telling each step. Raises `BookExists` when it was walked there before."""
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / "demo.db"
    if place.exists():
        raise BookExists(book=str(place))
    with hosting(Host(create_book(str(place)))) as host:
        demo = _Demo(host, say)
        demo.found()
        demo.buy()
        demo.count()
        demo.sell()
        files = tuple(demo.write(folder))
        holds = demo.prove()
    return Walked(place, files, holds)


class _Demo:
    def __init__(self, host: Host, say: Say) -> None:
        self.host = host
        self.say = say
        self._step = 0

    def found(self) -> None:
        """The company: entities, chart, people, policies, warehouses, items."""
        self._head("A book for a company with two entities, charts of accounts, people with roles and limits, and 60 items")
        company: dict[str, Any] = description()
        for by, command in setting_up(company, goods_of(company)):
            self._do(command, by=by)
        self.say(f"   {self.host.book.place}")

    def buy(self) -> None:
        """An order, its receipt in packs and lots, and the supplier's invoice."""
        self._head("Berta orders 10 boxes of hammers and 20 cases of coffee")
        for order, supplier, item, packs, unit, price, tax in (
            ("PO-1", "SOLINGEN", "TO001", 10, "box", "102.00", "VAT19"),
            ("PO-2", "TRIESTE", "CO001", 20, "case", "66.00", "VAT7"),
        ):
            line = PurchaseLine(item_id=item, quantity=D(packs), unit=unit, unit_price=D(price), tax_code=tax)
            outcome = self._do(
                PlacePurchaseOrder(
                    order_id=order, entity_id="RHEIN", warehouse_id="CGN", supplier_id=supplier, order_date=DAY, lines=(line,)
                ),
                by="berta",
            )
            self._told(outcome)
        self._head("Otto receives them: 9 boxes of the 10, and the coffee with its lot; stock and ledger move together")
        for receipt, order, received in (
            ("GR-1", "PO-1", ReceiptLineIn(order_line_no=1, quantity=D(9), unit="box", location_id="CGN/A-01")),
            (
                "GR-2",
                "PO-2",
                ReceiptLineIn(
                    order_line_no=1, quantity=D(20), unit="case", location_id="CGN/B-01", lot_id="L2611-A", expires_on=date(2027, 8, 31)
                ),
            ),
        ):
            command = PostGoodsReceipt(receipt_id=receipt, order_id=order, posting_date=DAY, delivery_note=f"DN {order}", lines=(received,))
            self._told(self._do(command, by="otto"))
            self._entry(receipt)
        self._head("Clara enters the hammers' invoice; it agrees with order and receipt, so it posts")
        invoiced = InvoiceLineIn(order_id="PO-1", order_line_no=1, quantity=D(9), unit="box", unit_price=D("102.00"))
        invoice = PostSupplierInvoice(
            invoice_id="SI-1", entity_id="RHEIN", supplier_id="SOLINGEN", reference="2026/4711", posting_date=DAY, lines=(invoiced,)
        )
        self._told(self._do(invoice, by="clara"))
        self._entry("SI-1")

    def count(self) -> None:
        """A count that finds less than the book has, waits for the finance clerk, and posts on approval what was shown."""
        self._head("Sven has bay A-01 counted. Otto finds 99 hammers where the book has 108: the count waits for the finance clerk")
        sheet = OpenCountSheet(sheet_id="CS-1", warehouse_id="CGN", count_date=DAY, location_ids=("CGN/A-01",))
        self._do(sheet, by="sven")
        self._do(RecordCount(sheet_id="CS-1", lines=(CountedLine(line_no=1, quantity=D(99)),)), by="otto")
        why = VarianceReason(line_no=1, reason="SHRINK", note="Counted twice")
        held = self._do(SubmitCount(sheet_id="CS-1", posting_date=DAY, lines=(why,)), by="otto")
        self._told(held)
        self.say(f"   {len(self._lines('CS-1'))} journal lines so far: a held document posts nothing")
        [request] = held.result["requests"]
        own = self._send(ApproveRequest(request_id=request), by="otto")
        self.say(f"   otto tries to approve it himself: {own.message}")
        self._head("Clara looks at the entry and approves")
        self._told(self._do(ApproveRequest(request_id=request, note="Seen"), by="clara"))
        self._entry("CS-1")

    def sell(self) -> None:
        """A sale at once with its invoice, and the customer's payment."""
        self._head("Sina takes an order, Otto ships it; revenue and cost of sales post in one entry")
        lines = (
            SalesLine(item_id="TO001", quantity=D(12), unit_price=D("13.90"), tax_code="VAT19"),
            SalesLine(item_id="CO001", quantity=D(6), unit_price=D("17.50"), tax_code="VAT7"),
        )
        order = TakeSalesOrder(
            order_id="SO-1", entity_id="RHEIN", warehouse_id="CGN", customer_id="C104", order_date=DAY, reference="K 88123", lines=lines
        )
        self._told(self._do(order, by="sina"))
        picked = (
            ShipmentLineIn(order_line_no=1, quantity=D(12), location_id="CGN/A-01"),
            ShipmentLineIn(order_line_no=2, quantity=D(6), location_id="CGN/B-01", lot_id="L2611-A"),
        )
        shipment = ConfirmShipment(shipment_id="SH-1", order_id="SO-1", posting_date=DAY, invoice_id="CI-1", lines=picked)
        self._told(self._do(shipment, by="otto"))
        self._entry("SH-1")
        self._head("The customer pays, and nothing is left open")
        with self.host.book.reading() as connection:
            [item] = open_items(connection, side="receivable")
        payment = RecordPayment(
            payment_id="PY-1",
            entity_id="RHEIN",
            direction="received",
            partner_id="C104",
            posting_date=DAY,
            amount=item.open_amount,
            allocations=(SettledAmount(document_id=item.document_id),),
        )
        self._told(self._do(payment, by="clara"))
        self._entry("PY-1")

    def write(self, folder: Path) -> Iterator[Path]:
        """The papers of all this: a goods receipt note, stock valuation and trial balance as PDF, the journal as a workbook."""
        self._head("What it looks like on paper")
        papers = FloorPapers(book=self.host.book, member="clara", now=self.host.now, figures=Figures(), costs=True)
        note = papers.goods_receipt_note("GR-1")
        save(folder / note.file_name, note.pdf)
        yield folder / note.file_name
        for name, file in (("stock-valuation", "pdf"), ("trial-balance", "pdf"), ("journal", "xlsx")):
            with self.host.book.reading() as connection:
                report = make_report(connection, name, Asked(), printed_at=self.host.now(), printed_by="clara", book="demo")
            if name != "journal":
                self.say(render(report, "table").decode())
            save(folder / f"{name}.{file}", render(report, file))
            yield folder / f"{name}.{file}"

    def prove(self) -> bool:
        """Every invariant of the book, from its tables alone."""
        self._head("And it is proven")
        proofs = verify(self.host.book)
        for proof in proofs:
            self.say(f"   {'holds ' if proof.ok else 'BROKEN'}  {proof.name}: {proof.figure}")
        return all(proof.ok for proof in proofs)

    def _send(self, command: Command, *, by: str) -> Outcome:
        return self.host.do(command, member=by)

    def _do(self, command: Command, *, by: str) -> Outcome:
        outcome = self._send(command, by=by)
        if outcome.status not in ("posted", "held"):
            raise RuntimeError(f"{outcome.kind} was {outcome.status}: {outcome.result}")
        return outcome

    def _head(self, text: str) -> None:
        self._step += 1
        self.say(f"\n{self._step}. {text}")

    def _told(self, outcome: Outcome) -> None:
        number = outcome.result.get("number") or outcome.result.get("document", "")
        waits = f", waiting for request {', '.join(outcome.result['requests'])}" if outcome.status == "held" else ""
        self.say(f"   {outcome.kind.replace('_', ' ')}: {outcome.status} {number}{waits}")

    def _lines(self, document_id: str) -> list[Any]:
        with self.host.book.reading() as connection:
            return entries_of(connection, document_id)

    def _entry(self, document_id: str) -> None:
        for line in self._lines(document_id):
            debit, credit = (f"{line.amount:,.2f}", "") if line.amount >= 0 else ("", f"{-line.amount:,.2f}")
            self.say(f"      {line.account_id:<6}{line.account_name:<34}{debit:>12}{credit:>12} {line.base_currency}")
