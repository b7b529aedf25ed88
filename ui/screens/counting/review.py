"""Owns the review of a count: the differences with their money, their reasons and notes, and the submission; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.commands.count_submission import SubmitCount, VarianceReason
from app.domain.book.counting import CountLine
from db.queries.floor import Choice, reasons
from ui.book import Workplace
from ui.feedback import Feedback, Verdict
from ui.i18n import translate
from ui.previews import Previewer
from ui.scan import PlainCode, Reading
from ui.screens.counting import sentences
from ui.screens.counting.picture import VarianceRow
from ui.screens.counting.sheet import OpenSheet
from ui.shell.router import Answer, Say
from ui.site_days import DayNote, DayQuestion, Days
from ui.tasks import Failure, TaskScope

FILLER = "…"


class Review:
    """Only for those who plan counts: what the book expects is asked for here and nowhere else on the screen."""

    def __init__(
        self,
        work: Workplace,
        tasks: TaskScope,
        previewer: Previewer,
        day: DayQuestion,
        today: Days,
        changed: Callable[[], None],
        failed: Callable[[Failure], None],
        say: Callable[[Feedback], None],
        *,
        costs: bool,
    ) -> None:
        self._work = work
        self._tasks = tasks
        self._previewer = previewer
        self._day = day
        self._today = today
        self._changed = changed
        self._failed = failed
        self._say = say
        self._first = True
        self._costs = costs
        self._explained: dict[int, tuple[str, str]] = {}
        self._sheet: OpenSheet | None = None
        self.rows: tuple[VarianceRow, ...] = ()
        self.reasons: tuple[Choice, ...] = ()
        self.line_no = 0
        """The line chosen; 0: all differences."""

    def begin(self, sheet: OpenSheet) -> None:
        """Look at the differences of what is recorded now."""
        self._sheet = sheet
        self.line_no, self._first = 0, True

        def known(found: tuple[Choice, ...]) -> None:
            self.reasons = found
            self.look()

        self._tasks.run(lambda pulse: self._load_reasons(), known, self._failed)

    def forget(self) -> None:
        self._sheet, self.rows, self._explained, self.line_no = None, (), {}, 0
        self._previewer.ask(None)

    def forget_line(self, line_no: int) -> None:
        """A line is counted again: what was said about it holds no longer."""
        self._explained.pop(line_no, None)

    @property
    def unexplained(self) -> list[VarianceRow]:
        """Differences that would be posted without a reason or a note."""
        return [row for row in self.rows if not row.quiet and not row.moved and not (row.reason and row.note)]

    def submission(self, sheet: OpenSheet) -> SubmitCount:
        """What would be sent now."""
        lines = tuple(VarianceReason(line_no=n, reason=reason, note=note) for n, (reason, note) in sorted(self._explained.items()))
        return SubmitCount(sheet_id=sheet.sheet.summary.sheet_id, posting_date=self._today.at(**_place(sheet)), lines=lines)

    def day_of(self, sheet: OpenSheet) -> DayNote | None:
        """What is to be known of the day on which it would be posted."""
        return self._day.note(self._today.at(**_place(sheet)), **_place(sheet))

    def choose(self, line_no: int) -> None:
        self.line_no = line_no
        self._changed()

    def choose_next(self, by: int) -> None:
        numbers = [row.line_no for row in self.rows]
        if numbers:
            self.choose(numbers[(numbers.index(self.line_no) + by) % len(numbers)] if self.line_no in numbers else numbers[0])

    def explain(self, *, reason: str | None = None, note: str | None = None) -> None:
        """Reason and note of the chosen difference; of all where none is chosen."""
        for row in self.rows:
            if not row.quiet and self.line_no in (0, row.line_no):
                self._explained[row.line_no] = (row.reason if reason is None else reason, row.note if note is None else note)
        self.look()

    def explain_all(self) -> None:
        """What the chosen line says holds for every difference that says nothing yet."""
        chosen = next((row for row in self.rows if row.line_no == self.line_no), None)
        for row in self.rows:
            if chosen is not None and not row.quiet:
                self._explained[row.line_no] = (row.reason or chosen.reason, row.note or chosen.note)
        self.look()

    def read(self, reading: Reading) -> Answer | bool:
        """A reason's code explains."""
        if not isinstance(reading.code, PlainCode):
            return False
        found = next((reason for reason in self.reasons if reason.id.upper() == reading.code.text.upper()), None)
        if found is None:
            return False
        self.explain(reason=found.id)
        return Say(Feedback(Verdict.OK, translate("counting", "Reason: {reason}").format(reason=found.name)))

    def look(self) -> None:
        """Ask for the entry of the very submission; and for all differences, as if each were explained already."""
        sheet = self._sheet
        if sheet is None:
            return
        command = self.submission(sheet)
        self._previewer.ask(command, self._day.check(command.posting_date, **_place(sheet)))
        given = {line.line_no: line for line in command.lines}
        filler = self.reasons[0].id if self.reasons else ""
        explained = SubmitCount(
            sheet_id=command.sheet_id,
            posting_date=command.posting_date,
            reason=filler,
            note=FILLER,
            lines=tuple(line for line in given.values() if line.reason and line.note),
        )

        def arrived(rows: list[CountLine]) -> None:
            own = {row.line_no: self._explained.get(row.line_no, ("", "")) for row in rows}
            found = sentences.variances(rows, sheet, own)
            self.rows = found if self._costs else tuple(replace(row, value=None) for row in found)
            self._changed()
            if self._first:
                self._first = False
                self._say(sentences.differs(self.rows))

        self._tasks.run(
            lambda pulse: [row for row in self._work.book.preview(explained).rows if isinstance(row, CountLine)], arrived, self._failed
        )

    def _load_reasons(self) -> tuple[Choice, ...]:
        with self._work.book.reading() as connection:
            return reasons(connection, ("count",))


def _place(sheet: OpenSheet) -> dict[str, str]:
    """Where a sheet is counted."""
    return {"entity_id": sheet.sheet.entity_id, "warehouse_id": sheet.sheet.summary.warehouse_id}
