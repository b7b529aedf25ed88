"""Owns the lists of transfers: what is under way, what was done today, which of them is at hand; knows no widget."""

from __future__ import annotations

from db.queries.transfers import TransferPosting, TransferSummary, postings_of_day, transfers_at_work
from ui.floor_view import FloorLists, ListDesk
from ui.reversing import Reversible
from ui.screens.transfers import sentences

KIND = "transfers"
Found = tuple[tuple[TransferSummary, ...], tuple[TransferPosting, ...]]


class UnderWay(FloorLists):
    """What is under way, what was done today."""

    def __init__(self, desk: ListDesk) -> None:
        super().__init__(desk)
        self._transfers: tuple[TransferSummary, ...] = ()
        self._postings: tuple[TransferPosting, ...] = ()
        self.selected = ""
        """The key of the transfer chosen in the list."""
        self.posting = ""
        """What was done today and is chosen."""
        self.done = ""
        """The transfer whose paper is at hand."""

    def show(self) -> None:
        """Read the lists again."""
        self.loading = True
        self._tasks.run(lambda pulse: self._look(), self._listed, self._fail)

    def rows(self) -> tuple[sentences.TransferRow, ...]:
        return sentences.transfer_rows(self._transfers, self._work.drafts.parked(KIND), self._today(), self._figures)

    def posting_rows(self) -> tuple[sentences.PostingRow, ...]:
        return sentences.posting_rows(self._postings)

    def choose_next(self, by: int) -> None:
        keys = [row.key for row in self.rows()]
        if keys:
            self.selected = keys[(keys.index(self.selected) + by) % len(keys)] if self.selected in keys else keys[0]
            self._changed()

    def chosen(self) -> str:
        """The id of the chosen transfer, `new` for one that is asked for; empty where none is chosen."""
        row = next((row for row in self.rows() if row.key == self.selected), None)
        return "" if row is None else row.transfer_id or "new"

    def choose_posting(self, key: str) -> None:
        """Something done today was pressed: the paper of its transfer is at hand."""
        row = next((one for one in self._postings if one.document_id == key), None)
        self.posting, self.done = (key, row.transfer_id) if row else ("", "")
        self._changed()

    def reversible(self) -> Reversible | None:
        """What was done today and is chosen, to be taken back."""
        row = next((one for one in self._postings if one.document_id == self.posting), None)
        return Reversible(row.document_id, row.number, row.state) if row else None

    def print_note(self, transfer_id: str = "") -> None:
        """The note of a transfer; of the one at hand where none is named."""
        wanted = transfer_id or self.done
        if wanted:
            self._tasks.run(lambda pulse: self._work.papers.transfer_note(wanted), self._work.show_paper, self._failed)

    def _look(self) -> Found:
        with self._work.reading_ahead() as connection:
            found = transfers_at_work(connection, member=self._work.book.member, ahead=self._work.looks_ahead)
            return found, postings_of_day(connection, self._today.at)

    def _listed(self, found: Found) -> None:
        self.loading = False
        self._transfers, self._postings = found
        keys = [row.key for row in self.rows()]
        if self.selected not in keys:
            self.selected = keys[0] if keys else ""
        self._badge(sum(one.lines_on_road > 0 for one in self._transfers))
        self._changed()
