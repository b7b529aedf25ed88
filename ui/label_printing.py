"""Owns printing labels from any screen: of a posted receipt's lines, which is recorded, and of items, lots and locations."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from app.commands.evidence import LabelLine, RecordLabelPrint
from db.queries.attachments import labels_printed
from db.queries.receiving import PostedLine, PostedReceipt, posted_receipt
from ui.book import Workplace
from ui.figures import Figures
from ui.i18n import translate
from ui.papers import GoodsLabel, LabelWish, Paper
from ui.refusals import refused
from ui.scan.layouts import CHECK_CODE
from ui.sending import Sender, Sent, as_first, differs
from ui.shell.screen import Desk
from ui.tasks import Pulse, TaskScope
from ui.widgets.label_form import LabelForm, LabelRow
from ui.widgets.surfaces import lives

PIECES_MAX = 200
"""More labels than this are offered one per line."""


class LabelPrinting:
    """One per screen; `form` is the form last shown."""

    def __init__(self, desk: Desk, work: Workplace, tasks: TaskScope) -> None:
        self._desk = desk
        self._work = work
        self._tasks = tasks
        self._sender = Sender(work, tasks)
        self.form: LabelForm | None = None
        self._asked_of = ""

    def of_receipt(self, receipt_id: str) -> None:
        """Ask how many labels of each line; as many as pieces came, where that is not a heap. Asked again, print what is offered."""
        if lives(self.form) and self.form.isVisible() and self._asked_of == receipt_id:
            self.form.act.click()
            return
        self._asked_of = receipt_id

        def read(pulse: Pulse) -> tuple[PostedReceipt | None, dict[int, int]]:
            with self._work.book.reading() as connection:
                return posted_receipt(connection, receipt_id), labels_printed(connection, receipt_id)

        def arrived(found: tuple[PostedReceipt | None, dict[int, int]]) -> None:
            receipt, printed = found
            if receipt is not None:
                title = translate("floor", "Labels of {number}").format(number=receipt.number)
                self._ask(title, receipt_rows(receipt.lines, printed, self._desk.figures), self._printing(receipt_id))

        self._tasks.run(read, arrived, self._desk.trouble)

    def of_goods(self, labels: Sequence[GoodsLabel]) -> None:
        """Ask how many labels of an item, a lot or a location; one of the first is offered."""
        words = {
            "item": translate("floor", "Item {code}"),
            "lot": translate("floor", "Lot {code}"),
            "location": translate("floor", "Location {code}"),
        }
        rows = [LabelRow(one, words[one.kind].format(code=one.code), "", 0 if place else 1) for place, one in enumerate(labels)]

        def go(wanted: Mapping[object, int], reason: str) -> None:
            asked = [(one, wanted[one]) for one in labels if one in wanted]
            self._make(lambda: self._work.papers.goods_labels(asked))

        self._asked_of = ""
        self._ask(translate("floor", "Labels"), rows, go)

    def _ask(self, title: str, rows: Sequence[LabelRow], go: Callable[[Mapping[object, int], str], None]) -> None:
        self.form = LabelForm(self._desk.theme, rows, print_labels=go, test_label=self._test)
        self._desk.show_detail(title, self.form)

    def _printing(self, receipt_id: str) -> Callable[[Mapping[object, int], str], None]:
        def go(wanted: Mapping[object, int], reason: str) -> None:
            wishes = [LabelWish(int(str(line_no)), copies) for line_no, copies in wanted.items()]
            lines = tuple(LabelLine(line_no=wish.line_no, copies=wish.copies) for wish in wishes)
            command = RecordLabelPrint(document_id=receipt_id, lines=lines, reason=reason)

            def recorded(sent: Sent) -> None:
                if sent.status in ("refused", "failed"):
                    self._desk.say(refused(sent.result))
                    return
                if differs(sent, command):  # what was wanted then was written down, and never printed
                    self._desk.say(as_first(translate("floor", "The print")))
                    return
                self._desk.show_detail("", None)
                self._make(lambda: self._work.papers.receipt_labels(receipt_id, wishes))

            self._sender.send(f"labels/{receipt_id}", command, recorded, self._desk.trouble)

        return go

    def _test(self) -> None:
        """The scanner's check code: it says nothing about goods, and shows that printer and scanner understand each other."""
        self._make(lambda: self._work.papers.test_label(CHECK_CODE))

    def _make(self, make: Callable[[], Paper]) -> None:
        self._tasks.run(lambda pulse: make(), self._work.show_paper, self._desk.trouble)


def receipt_rows(lines: Sequence[PostedLine], printed: Mapping[int, int], figures: Figures) -> list[LabelRow]:
    """What is offered for the lines of a receipt."""
    pieces = {line.line_no: _pieces(line.quantity) for line in lines}
    heap = sum(pieces.values()) > PIECES_MAX
    return [
        LabelRow(
            line.line_no,
            " · ".join(part for part in (line.name, line.lot_id) if part),
            f"{figures.quantity(line.quantity)} {line.base_unit}",
            1 if heap else pieces[line.line_no],
            pieces[line.line_no],
            printed.get(line.line_no, 0),
            single=line.tracking == "serial",
        )
        for line in lines
    ]


def _pieces(quantity: Decimal) -> int:
    return int(quantity) if quantity == quantity.to_integral_value() and quantity >= 1 else 1
