"""Owns the widgets of receiving: what is expected, the receipt at hand with its entry beside it; asks its presenter for everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from db.presence import Attending
from ui.actions.table import allowed
from ui.attachments import Attachments
from ui.book import Workplace
from ui.floor_view import floor_view
from ui.i18n import translate
from ui.label_printing import LabelPrinting
from ui.previews import Verdict
from ui.provisional import marked, waits
from ui.reversing import Reversing, why_not_reverse
from ui.scan import Reading
from ui.screens.receiving.announced import Arriving
from ui.screens.receiving.deliveries import KIND
from ui.screens.receiving.panes import DeliveryCard
from ui.screens.receiving.picture import OrderRow, PostedRow, ReceiptRow, ReceivingPicture
from ui.screens.receiving.presenter import ReceivingPresenter
from ui.screens.receiving.tour import stops
from ui.shell.places import Place
from ui.shell.router import Answer, Ask
from ui.shell.screen import Desk, Headline, Screen
from ui.tally import Key
from ui.tasks import TaskScope
from ui.theme import Tone
from ui.widgets.action_bar import ActionBar
from ui.widgets.empty_state import EmptyState
from ui.widgets.entry_panes import EntryPanes
from ui.widgets.entry_preview import EntryPicture
from ui.widgets.line_bar import BarLine, LineBar
from ui.widgets.lines_and_log import LinesAndLog
from ui.widgets.list_card import ListCard, stacked
from ui.widgets.page_stack import PageStack
from ui.widgets.surfaces import label
from ui.widgets.work_table import WorkCell, WorkColumn, WorkRow, WorkTable


class ReceivingScreen(Screen):
    """Two pages: the deliveries expected, and one receipt."""

    def __init__(self, desk: Desk, work: Workplace) -> None:
        super().__init__()
        self._desk = desk
        view = floor_view(desk, KIND, changed=self._show, entry=self._show_entry)
        costs = "cost.see" in desk.permissions
        self.presenter = ReceivingPresenter(work, desk.tasks, desk.figures, desk.today, view, costs=costs)
        self._tasks = TaskScope(desk.tasks)
        self.labels = LabelPrinting(desk, work, self._tasks)
        self.presenter.deliveries.ask_labels = self.labels.of_receipt
        self.reversing = Reversing(desk, work, self._tasks, self._refresh)
        nothing = translate("receiving", "Drop photos of damage here, or add them.")
        self.evidence = Attachments(desk, work, self._tasks, nothing=nothing, kept=self.presenter.keep, owner=self)
        self.pages = PageStack()
        self.pages.addWidget(self._build_start())
        self.pages.addWidget(self._build_receipt())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(self.pages, 1)
        self._bind()
        self.buttons = self._build_buttons()
        self._show()

    # A screen to the shell

    def headline(self) -> Headline:
        return self._headline(self.presenter.picture)

    def _headline(self, picture: ReceivingPicture) -> Headline:
        chips: list[tuple[str, Tone]] = []
        if picture.order:
            done = picture.lines_done >= picture.lines_total
            text = translate("receiving", "{done} of {total} lines complete").format(done=picture.lines_done, total=picture.lines_total)
            text = marked(text, provisional=picture.waits)
            chips = [(f"{picture.order} · {picture.supplier}", Tone.ACCENT), (text, Tone.GOOD if done else Tone.NEUTRAL)]
        if picture.day is not None:
            chips.insert(0, picture.day.chip)
        return Headline(picture.step, picture.hint, step=True, chips=tuple(chips), scan_hint=picture.scan_hint)

    def footer(self) -> QWidget | None:
        return self.buttons

    def open(self, place: Place) -> None:
        self.panes.show_main()
        match place.argument:
            case str(order_id):
                self.presenter.open(order_id)
            case ("notice", str(order_id), str(notice_id), str(sscc)):
                self.presenter.open(order_id, Arriving(notice_id, sscc))
            case ("supplier", str(supplier_id), str(name)):
                self.presenter.open("")
                title = translate("receiving", "Expected from {supplier}").format(supplier=name)
                self.presenter.deliveries.show(supplier_id=supplier_id, title=title)
            case _:
                self.presenter.open("")

    def tour(self) -> Iterator[str]:
        """What a picture is taken of, one after the other."""
        return stops(self.presenter, self._desk.go)

    def place(self, screen_id: str) -> Place:
        receipt = self.presenter.receipt
        return Place(screen_id, receipt.order.order_id if receipt else None)

    def read(self, reading: Reading) -> Answer | Ask | bool:
        return self.presenter.read(reading)

    def attending(self) -> Attending | None:
        receipt = self.presenter.receipt
        return Attending(KIND, receipt.order.order_id, receipt.order.order_id) if receipt else None

    def touched(self, what: frozenset[str]) -> None:
        self.evidence.settle()
        if not what & {"purchasing", "receiving", "drafts"}:
            return
        if self.presenter.receipt is None:
            self.presenter.deliveries.show()
        else:
            self.presenter.look_again()

    def dispose(self) -> None:
        self._tasks.close()
        self.presenter.close()

    # Building

    def _order_button(self) -> QPushButton | None:
        """Where nothing is expected, whoever orders can order."""
        spec = self._desk.actions.table.get("go.enter_purchase_order")
        can = spec is not None and allowed(spec.permission, self._desk.permissions)
        return self._desk.actions.button("go.enter_purchase_order") if can else None

    def _build_start(self) -> QWidget:
        theme = self._desk.theme
        self.nothing_due = EmptyState(
            theme,
            translate("receiving", "Nothing is expected"),
            translate("receiving", "Purchase orders appear here until all their goods have come. Scan a delivery note to look for one."),
            self._order_button(),
            icon="receiving",
        )
        self.orders_card = ListCard(
            theme,
            translate("receiving", "Expected deliveries"),
            (
                WorkColumn(translate("receiving", "Order and supplier"), stretch=True),
                WorkColumn(translate("receiving", "Lines open"), figure=True),
                WorkColumn(translate("receiving", "Due"), figure=True),
            ),
            self.nothing_due,
            press_opens=True,
        )
        self.orders = self.orders_card.table
        self.orders.opened.connect(self._open_row)
        self.posted_card = ListCard(
            theme,
            translate("receiving", "Received today"),
            (
                WorkColumn(translate("receiving", "Receipt and supplier"), stretch=True),
                WorkColumn(translate("receiving", "Lines"), figure=True),
                WorkColumn(translate("receiving", "State")),
            ),
            label(translate("receiving", "Nothing yet. Posted receipts stand here with their papers."), "muted", wrap=True),
        )
        self.posted = self.posted_card.table
        self.posted.chosen.connect(self._choose_receipt)
        return stacked(self.orders_card, self.posted_card)

    def _build_receipt(self) -> QWidget:
        self.lines = WorkTable(
            self._desk.theme,
            (
                WorkColumn(translate("receiving", "Item"), stretch=True),
                WorkColumn(translate("receiving", "Ordered"), figure=True),
                WorkColumn(translate("receiving", "Before"), figure=True),
                WorkColumn(translate("receiving", "Now"), figure=True),
                WorkColumn(translate("receiving", "Open"), figure=True),
                WorkColumn(translate("receiving", "Put away")),
            ),
            name=translate("receiving", "Lines of the order"),
        )
        self.lines.chosen.connect(self._choose)
        self.bar = LineBar(
            self._desk.theme,
            self._desk.figures,
            self._desk.actions,
            KIND,
            nothing=translate("receiving", "Scan an item, or choose a line to change it by hand."),
            texts={
                "rest": translate("receiving", "Rest"),
                "damaged": translate("receiving", "Damaged"),
                "place": translate("receiving", "Put away"),
            },
            show_beside=self._desk.show_detail,
        )
        self.bar.quantity_set.connect(self.presenter.set_quantity)
        self.bar.place_chosen.connect(lambda spot_id: self._desk.say(self.presenter.put_away(str(spot_id))))
        main = LinesAndLog(self._desk.theme, self.lines, self.bar, log_title=translate("receiving", "Scanned"))
        self.log = main.log
        self.delivery = DeliveryCard(self._desk, self.presenter)
        desk, work = self._desk, translate("receiving", "Lines")
        self.panes = EntryPanes(desk.theme, desk.figures, desk.state, name="receiving", work=work, main=main, cards=(self.delivery,))
        self.preview = self.panes.preview
        return self.panes

    def _build_buttons(self) -> QWidget:
        actions = self._desk.actions
        self.undo_button = actions.button("receiving.undo")
        self.park_button = actions.button("receiving.park")
        self.note_button = actions.button("receiving.note")
        self.labels_button = actions.button("receiving.labels")
        self.photo_button = actions.button("receiving.photo")
        self.reverse_button = actions.button("receiving.reverse")
        self.open_button = actions.button("receiving.open", role="primary")
        self.post_button = actions.button("receiving.post", role="primary")
        left = (self.undo_button, self.park_button, self.note_button, self.labels_button, self.photo_button, self.reverse_button)
        return ActionBar(self._desk.theme, left, (self.open_button, self.post_button))

    def _bind(self) -> None:
        presenter = self.presenter
        working: Callable[[], str] = self._why_no_receipt
        binds: dict[str, tuple[Callable[[], None], Callable[[], str] | None]] = {
            "post": (presenter.post, presenter.why_not_post),
            "undo": (presenter.undo, working),
            "park": (presenter.park, working),
            "discard": (self._throw_away, working),
            "less": (lambda: presenter.change(Decimal(-1)), self._why_no_line),
            "more": (lambda: presenter.change(Decimal(1)), self._why_no_line),
            "rest": (presenter.take_rest, self._why_no_line),
            "announced": (presenter.take_announced, self._why_nothing_announced),
            "damaged": (presenter.damage, self._why_no_line),
            "place": (lambda: self.bar.offer_places(), self._why_no_line),
            "next": (presenter.choose_next, None),
            "previous": (lambda: presenter.choose_next(-1), None),
            "unordered": (presenter.take_unordered, self._why_nothing_unexpected),
            "open": (presenter.open_selected, self._why_no_order),
            "note": (presenter.deliveries.print_note, self._why_no_paper),
            "labels": (lambda: self.labels.of_receipt(presenter.deliveries.selected_receipt), self._why_no_paper),
            "photo": (self._show_evidence, self._why_no_evidence),
            "reverse": (lambda: self.reversing.ask(self.presenter.deliveries.reversible()), self._why_not_reverse),
            "all": (self._refresh, None),
        }
        for name, (run, why_not) in binds.items():
            self._desk.actions.bind(f"receiving.{name}", run, why_not=why_not)

    def _throw_away(self) -> None:
        if self.presenter.receipt is not None:
            self.evidence.forget(self.presenter.receipt.draft.head.receipt_id)
        self.presenter.throw_away()

    def _show_evidence(self) -> None:
        self.evidence.ask(self._at_hand(), draft=self.presenter.receipt is not None)

    def _at_hand(self) -> str:
        """The receipt that this page is about."""
        receipt = self.presenter.receipt
        return receipt.draft.head.receipt_id if receipt else self.presenter.deliveries.selected_receipt

    def _why_no_evidence(self) -> str:
        return "" if self.presenter.receipt else self._why_no_paper()

    def _why_not_reverse(self) -> str:
        return self._why_no_paper() or why_not_reverse(self.presenter.deliveries.reversible())

    def _why_no_receipt(self) -> str:
        return "" if self.presenter.receipt else translate("receiving", "Scan an order first.")

    def _why_no_line(self) -> str:
        receipt = self.presenter.receipt
        return "" if receipt and receipt.current else translate("receiving", "Scan an item or choose a line first.")

    def _why_nothing_announced(self) -> str:
        receipt = self.presenter.receipt
        return "" if receipt and receipt.order.announced else translate("receiving", "No delivery is announced for this order.")

    def _why_nothing_unexpected(self) -> str:
        return "" if self.presenter.unexpected else translate("receiving", "Scan the goods first.")

    def _why_no_order(self) -> str:
        return (
            ""
            if self.presenter.receipt is None and self.presenter.deliveries.selected_order
            else translate("receiving", "Choose an order first.")
        )

    def _why_no_paper(self) -> str:
        return "" if self.presenter.deliveries.selected_receipt else translate("receiving", "Choose a posted receipt first.")

    # Showing

    def _refresh(self) -> None:
        if self.presenter.receipt is None:
            self.presenter.deliveries.show()

    def _choose(self, key: object) -> None:
        if isinstance(key, Key):
            self.presenter.choose(key)

    def _open_row(self, key: object) -> None:
        row = next((row for row in self.presenter.picture.orders if (row.draft_id or row.order_id) == key), None)
        if row is not None:
            self._desk.go(Place(KIND, row.order_id))

    def _show(self) -> None:
        if not hasattr(self, "buttons"):
            return
        picture = self.presenter.picture
        at_work = bool(picture.order_id)
        self.pages.setCurrentIndex(1 if at_work else 0)
        self._show_buttons(picture, at_work=at_work)
        self.evidence.follow(self._at_hand())
        if at_work:
            self._show_receipt(picture)
        else:
            self._show_orders(picture)
        self._desk.actions.refresh()
        self.headline_changed.emit(self._headline(picture))

    def _show_buttons(self, picture: ReceivingPicture, *, at_work: bool) -> None:
        papers = bool(picture.selected_receipt) and not at_work
        for button, shown in (
            (self.undo_button, at_work),
            (self.park_button, at_work),
            (self.post_button, at_work),
            (self.note_button, papers),
            (self.labels_button, papers),
            (self.photo_button, papers or at_work),
            (self.reverse_button, papers and "reversal.post" in self._desk.permissions),
            (self.open_button, not at_work and bool(picture.orders)),
        ):
            button.setVisible(shown)

    def _show_orders(self, picture: ReceivingPicture) -> None:
        self.orders_card.set_title(picture.orders_title or translate("receiving", "Expected deliveries"))
        self.orders_card.show_rows([self._order_row(row) for row in picture.orders], picture.selected_order, loading=picture.loading)
        self.posted_card.show_rows([self._posted_row(row) for row in picture.posted], picture.selected_receipt)

    def _posted_row(self, row: PostedRow) -> WorkRow:
        state, tone = translate("receiving", "posted"), Tone.GOOD
        if row.held:
            state, tone = translate("receiving", "waits for an approval"), Tone.WARN
        elif row.reversed:
            state, tone = translate("receiving", "reversed"), Tone.MUTED
        lines = "" if row.held else str(row.lines)
        return WorkRow(row.receipt_id, (WorkCell(row.title, row.detail), WorkCell(lines), WorkCell(state, tone=tone)))

    def _choose_receipt(self, key: object) -> None:
        self.presenter.deliveries.choose_receipt(str(key))

    def _order_row(self, row: OrderRow) -> WorkRow:
        late = translate("receiving", "late") if row.late else ""
        due = self._desk.figures.day(row.due_on) if row.due_on else ""
        number = WorkCell(str(row.lines_open) if row.lines_open else "")
        if row.lines_waiting:
            number = WorkCell(marked(str(row.lines_open), provisional=True), waits(str(row.lines_waiting)))
        return WorkRow(
            row.draft_id or row.order_id,
            (
                WorkCell(row.title, row.detail, strong=bool(row.draft_id)),
                number,
                WorkCell(due, late, tone=Tone.WARN if row.late else None),
            ),
        )

    def _show_receipt(self, picture: ReceivingPicture) -> None:
        current = picture.current.key if picture.current else None
        self.lines.hide_column(2, not any(row.before for row in picture.rows))
        self.lines.show_rows([self._line_row(row) for row in picture.rows], current)
        line = picture.current
        self.bar.show_line(
            BarLine(line.title, line.now, line.rest, line.places, line.can_damage, line.serial, line.others, line.waits) if line else None
        )
        self.log.show_lines(picture.log)
        self.delivery.show_picture(picture)

    def _line_row(self, row: ReceiptRow) -> WorkRow:
        quantity = self._desk.figures.quantity
        over = row.open is not None and row.open < 0
        open_cell = WorkCell()
        if row.open is not None:
            text = translate("receiving", "+{quantity} over").format(quantity=quantity(-row.open)) if over else quantity(row.open)
            text, note = marked(text, provisional=bool(row.waiting)), waits(quantity(row.waiting)) if row.waiting else ""
            open_cell = WorkCell(text, note, tone=Tone.WARN if over else Tone.GOOD if row.open == 0 else None, strong=over)
        now = WorkCell("—" if row.now is None else quantity(row.now), strong=row.now is not None, tone=Tone.BAD if row.apart else None)
        place = WorkCell(row.place, "" if row.place_said or not row.place else translate("receiving", "suggested"))
        return WorkRow(
            row.key,
            (
                WorkCell(row.title, row.detail, tone=Tone.BAD if row.apart == "damaged" else None),
                WorkCell("" if row.ordered is None else f"{quantity(row.ordered)} {row.unit}"),
                WorkCell("" if row.before is None else quantity(row.before)),
                now,
                open_cell,
                place,
            ),
            level=row.level,
        )

    def _show_entry(self, verdict: Verdict | None) -> None:
        if hasattr(self, "preview"):
            self.preview.show_picture(verdict.picture if verdict else EntryPicture())


def create(desk: Desk) -> Screen:
    """The screen; raises RuntimeError where no book is open."""
    if desk.work is None:
        raise RuntimeError("receiving needs a book")
    return ReceivingScreen(desk, desk.work)
