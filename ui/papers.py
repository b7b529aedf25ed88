"""Owns what the desktop asks of papers: finished PDFs of documents, labels and reports; knows neither the book nor how they are drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished PDF: what is shown, saved and printed are these bytes."""

    title: str
    file_name: str
    pdf: bytes


@dataclass(frozen=True, slots=True)
class LabelWish:
    """So many labels of one line of a posted document."""

    line_no: int
    copies: int


@dataclass(frozen=True, slots=True)
class GoodsLabel:
    """A label that is not of a document: of an item, of a lot of it, or of a location (`code` its id)."""

    kind: Literal["item", "lot", "location"]
    code: str
    item_id: str = ""


@dataclass(frozen=True, slots=True)
class CommandSheet:
    """Codes that a scanner can press instead of buttons: groups of (what it does, code), and the code that checks the scanner."""

    title: str
    instructions: str
    groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    check: tuple[str, str]


class Papers(Protocol):
    """Makes the papers of posted documents. Every method may block: call it in a task."""

    def goods_receipt_note(self, receipt_id: str) -> Paper: ...

    def receipt_labels(self, receipt_id: str, wishes: Sequence[LabelWish]) -> Paper:
        """A line's quantity is shared by its labels, so that scanning all of them counts it once."""

    def goods_labels(self, wanted: Sequence[tuple[GoodsLabel, int]]) -> Paper: ...

    def test_label(self, code: str) -> Paper:
        """One label that says it is a test."""

    def transfer_note(self, transfer_id: str) -> Paper: ...

    def count_sheet(self, sheet_id: str) -> Paper: ...

    def scanner_sheet(self, wanted: CommandSheet) -> Paper: ...


@dataclass(frozen=True, slots=True)
class ReportCard:
    """A report in the gallery; `takes` and `needs` name questions: as_of, since, until, entity, warehouse, item, partner, state."""

    name: str
    title: str
    """English; the gallery translates the titles it knows."""
    takes: tuple[str, ...]
    needs: tuple[str, ...] = ()
    group: str = ""
    """What it is about: stock, purchasing, sales, finance, group, control."""


Progress = Callable[[int, int], None]
"""(done, all), all 0 where nobody knows yet; what it raises, and raises when asked again, ends the work at its next piece."""


def unheard(done: int, total: int) -> None:
    """Nobody listens, nobody stops it."""


class Reports(Protocol):
    """Makes reports as finished PDFs. Every method may block: call it in a task."""

    def cards(self) -> Sequence[ReportCard]: ...

    def make(self, name: str, asked: Mapping[str, str | date], progress: Progress = unheard) -> Paper: ...

    def workbook(self, name: str, asked: Mapping[str, str | date], progress: Progress = unheard) -> bytes:
        """The same rows as .xlsx."""

    def archive(self, paper: Paper) -> Path:
        """Keep exactly these bytes; what was archived once is not written again."""
