"""Owns the list of counts: what is due, open, waiting or posted today, and which of them is at hand; knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from app.commands.count_submission import SubmitCount
from app.commands.counting import OpenPlannedCount, RequestRecount
from app.commands.registry import read_body
from app.domain.business_day import DayAt
from db.queries.counting import CountSummary, SheetToCount, counts_at_work, sheet_to_count
from db.queries.floor import ItemFacts, items
from ui.book import Workplace
from ui.feedback import Feedback
from ui.floor_view import FloorLists, ListDesk
from ui.reversing import Reversible
from ui.screens.counting import sentences
from ui.screens.counting.draft import Step
from ui.screens.counting.picture import CountedRow, SheetRow
from ui.sending import Sender, Sent, send, waiting_about
from ui.tasks import Pulse

KIND = "counting"
DONE = ("posted", "reversed")
Loaded = tuple[SheetToCount | None, dict[str, ItemFacts], Feedback | None]
Listed = tuple[tuple[CountSummary, ...], Mapping[str, str]]
"""Sheets, and the ids of those that were finished here and wait to be posted."""


class Counts(FloorLists):
    """What is due, open or waiting, what was posted today."""

    def __init__(self, desk: ListDesk) -> None:
        super().__init__(desk)
        self._sender = Sender(desk.work, desk.tasks)
        self._sheets: tuple[CountSummary, ...] = ()
        self._finished: Mapping[str, str] = {}
        self.late: Callable[[str], int] = lambda sheet_id: 0
        """How many places were counted after a sheet was submitted and wait here for another count; whoever keeps them sets it."""
        self.selected = ""
        """The id of the sheet chosen in the list."""
        self.posted = ""
        """The id of the count posted today that is chosen."""

    def show(self) -> None:
        """Read the list again."""
        self.loading = True
        self._tasks.run(lambda pulse: self._look(), self._listed, self._fail)

    def rows(self) -> tuple[SheetRow, ...]:
        late = {one.sheet_id: self.late(one.sheet_id) for one in self._sheets if one.state in DONE}
        return sentences.sheet_rows(self._sheets, self._finished, late, self._today(), self._figures)

    def choose_next(self, by: int) -> None:
        ids = self._at_work()
        if ids:
            self.selected = ids[(ids.index(self.selected) + by) % len(ids)] if self.selected in ids else ids[0]
            self._changed()

    def print_sheet(self, sheet_id: str = "") -> None:
        """The sheet to write on; of the one chosen where none is named."""
        wanted = sheet_id or self.selected
        if wanted:
            self._tasks.run(lambda pulse: self._work.papers.count_sheet(wanted), self._work.show_paper, self._failed)

    def choose_posted(self, sheet_id: str) -> None:
        """A count posted today was pressed: it can be counted again or reversed."""
        self.posted = sheet_id if any(one.sheet_id == sheet_id for one in self._sheets if one.state in DONE) else ""
        self._changed()

    def reversible(self) -> Reversible | None:
        """The posted count at hand, to be taken back."""
        row = next((one for one in self._sheets if one.sheet_id == self.posted), None)
        return Reversible(row.sheet_id, row.number, row.state) if row else None

    def look_again(self, show: Callable[[str, tuple[CountedRow, ...]], None]) -> None:
        """`show` the lines of the posted count at hand, by its number."""
        sheet_id = self.posted

        def read(pulse: Pulse) -> SheetToCount | None:
            with self._work.book.reading() as connection:
                return sheet_to_count(connection, sheet_id)

        def arrived(found: SheetToCount | None) -> None:
            if found is not None:
                show(found.summary.number, sentences.counted_rows(found, self._figures))

        self._tasks.run(read, arrived, self._failed)

    def count_again(self, sheet_id: str, line_nos: Sequence[int], answered: Callable[[str, int, Sent], None]) -> None:
        """Open a count of its own for lines of a posted one; `answered` gets its id, how many lines it has and the book's answer."""
        again_id = self._work.book.new_id()
        command = RequestRecount(sheet_id=sheet_id, line_nos=tuple(line_nos), recount_sheet_id=again_id, count_date=self._there(sheet_id))

        def arrived(sent: Sent) -> None:
            made = read_body(RequestRecount.KIND, sent.held.body) if sent.held else command
            assert isinstance(made, RequestRecount)
            answered(made.recount_sheet_id, len(made.line_nos), sent)

        self._sender.send(f"recount/{sheet_id}", command, arrived, self._failed)

    def _there(self, sheet_id: str) -> date:
        """The day where a sheet of the list is counted."""
        known = next((one for one in self._sheets if one.sheet_id == sheet_id), None)
        return self._today.at(warehouse_id=known.warehouse_id) if known is not None else self._today()

    def _at_work(self) -> list[str]:
        return [one.sheet_id for one in self._sheets if one.state not in DONE]

    def _look(self) -> Listed:
        finished = waiting_about(self._work, SubmitCount.KIND)
        with self._work.book.reading() as connection:
            return counts_at_work(connection, self._today.at, member=self._work.book.member), finished

    def _listed(self, listed: Listed) -> None:
        self.loading = False
        self._sheets, self._finished = listed
        found = [one for one in self._sheets if one.sheet_id not in self._finished]
        ids = self._at_work()
        if self.selected not in ids:
            self.selected = ids[0] if ids else ""
        if self.reversible() is None:
            self.posted = ""
        due = [
            one
            for one in found
            if one.state in ("draft", "open") and (one.due_on is None or one.due_on <= self._today.at(warehouse_id=one.warehouse_id))
        ]
        self._badge(len(due))
        self._changed()


def load(work: Workplace, sheet_id: str, steps: Sequence[Step], *, today: DayAt, may_open: bool) -> Loaded:
    """(the sheet or None, items found before, why it cannot be counted now); off the UI thread."""
    refused: Feedback | None = None
    book = work.book
    with book.reading() as connection:
        found = sheet_to_count(connection, sheet_id)
    if found is not None and found.summary.state == "draft" and may_open and not book.reached:
        refused = sentences.planned_only(found)
    elif found is not None and found.summary.state == "draft" and may_open:
        day = today(entity_id=found.entity_id, warehouse_id=found.summary.warehouse_id)
        sent = send(book, OpenPlannedCount(sheet_id=sheet_id, count_date=day), attempt=book.new_id())
        refused = None if sent.status == "posted" else sentences.refused(sent)
    finished = waiting_about(work, SubmitCount.KIND).get(sheet_id, "")
    if found is not None and finished:
        refused = sentences.finished_here(found, finished, reached=book.reached)
    with work.reading_ahead() as connection:
        found = sheet_to_count(connection, sheet_id, ahead=work.looks_ahead)
        strangers = {step.place.item_id for step in steps} - set(found.items if found else ())
        return found, items(connection, strangers) if strangers else {}, refused
