"""Owns the lists before a receipt is open: what is expected, what was received today, which of them is at hand; knows no widget."""

from __future__ import annotations

from collections.abc import Callable

from db.queries.floor import item_of_code
from db.queries.receiving import DueOrder, ReceiptOfDay, due_orders, receipts_of_day
from ui.feedback import Offer
from ui.floor import item_text
from ui.floor_view import FloorLists, ListDesk
from ui.i18n import translate
from ui.papers import Paper
from ui.reversing import Reversible
from ui.scan import Reading
from ui.screens.receiving import sentences
from ui.screens.receiving.picture import OrderRow, PostedRow
from ui.shell.places import Place
from ui.shell.router import Answer, Go, Say

KIND = "receiving"
Found = tuple[tuple[DueOrder, ...], tuple[ReceiptOfDay, ...]]


class Deliveries(FloorLists):
    """What is expected, what was received today."""

    def __init__(self, desk: ListDesk) -> None:
        super().__init__(desk)
        self._orders: tuple[DueOrder, ...] = ()
        self._posted: tuple[ReceiptOfDay, ...] = ()
        self.title = ""
        """What the list is limited to, in words; empty: everything."""
        self.selected_order = ""
        self.ask_labels: Callable[[str], None] = lambda receipt_id: None
        """Asks how many labels of a receipt; whoever shows the lists sets it."""
        self.selected_receipt = ""
        """The posted receipt whose papers are at hand."""

    def show(self, *, supplier_id: str = "", title: str = "") -> None:
        """What is expected: all of it, or of one supplier."""
        self.loading, self.title = True, title
        self._tasks.run(lambda pulse: self._look(supplier_id), self._found, self._fail)

    def rows(self) -> tuple[OrderRow, ...]:
        """Parked receipts first, then what is due."""
        return sentences.order_rows(self._orders, self._work.drafts.parked(KIND), self._today(), self._figures)

    def posted_rows(self) -> tuple[PostedRow, ...]:
        return sentences.posted_rows(self._posted)

    def choose_next(self, by: int) -> None:
        ids = [row.draft_id or row.order_id for row in self.rows()]
        if ids:
            at = ids.index(self.selected_order) + by if self.selected_order in ids else 0
            self.selected_order = ids[at % len(ids)]
            self._changed()

    def chosen(self) -> str:
        """The id of the order chosen in the list; empty where none is."""
        return next((row.order_id for row in self.rows() if (row.draft_id or row.order_id) == self.selected_order), "")

    def choose_receipt(self, receipt_id: str) -> None:
        """A posted receipt was pressed: its papers are at hand."""
        row = next((receipt for receipt in self._posted if receipt.receipt_id == receipt_id), None)
        self.selected_receipt = receipt_id if row is not None and row.state != "held" else ""
        self._changed()

    def reversible(self) -> Reversible | None:
        """The posted receipt at hand, to be taken back."""
        row = next((one for one in self._posted if one.receipt_id == self.selected_receipt), None)
        return Reversible(row.receipt_id, row.number, row.state) if row else None

    def paper_offers(self) -> tuple[Offer, ...]:
        """What can be printed of the receipt at hand."""
        return (
            Offer(translate("receiving", "Goods receipt note"), self.print_note),
            Offer(translate("receiving", "Labels"), lambda: self.ask_labels(self.selected_receipt)),
        )

    def print_note(self) -> None:
        self._print(self._work.papers.goods_receipt_note)

    def _print(self, make: Callable[[str], Paper]) -> None:
        receipt_id = self.selected_receipt
        if receipt_id:
            self._tasks.run(lambda pulse: make(receipt_id), self._work.show_paper, self._failed)

    def look_for(self, reading: Reading) -> Callable[[], Answer | bool]:
        """An item leads to the orders that expect it; off the UI thread, the answer is called on it."""
        text = item_text(reading)
        member, ahead = self._work.book.member, self._work.looks_ahead
        with self._work.reading_ahead() as connection:
            found = item_of_code(connection, text) if text else None
            orders = due_orders(connection, member=member, item_id=found[0].id, ahead=ahead) if found else ()
        if found is None:
            return lambda: False
        item = found[0]
        if len(orders) == 1:
            return lambda: Go(Place(KIND, orders[0].order_id), sentences.opened_by_item(item, orders[0]))
        if not orders:
            return lambda: Say(sentences.nobody_expects(item))

        def show() -> Answer:
            self.title = translate("receiving", "Orders with {item}").format(item=item.name)
            self._listed(orders)
            return Say(sentences.choose_order(item, len(orders)))

        return show

    def _look(self, supplier_id: str) -> Found:
        with self._work.reading_ahead() as connection:
            orders = due_orders(connection, member=self._work.book.member, supplier_id=supplier_id, ahead=self._work.looks_ahead)
            return orders, receipts_of_day(connection, self._today.at)

    def _found(self, found: Found) -> None:
        orders, self._posted = found
        self._listed(orders)

    def _listed(self, orders: tuple[DueOrder, ...]) -> None:
        self.loading = False
        self._orders = orders
        ids = [row.draft_id or row.order_id for row in self.rows()]
        if self.selected_order not in ids:
            self.selected_order = ids[0] if ids else ""
        if not self.title:
            self._badge(sum(order.lines_open > 0 for order in orders))
        self._changed()
