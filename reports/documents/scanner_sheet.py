"""Owns the sheet of command codes that hangs at a workstation: what a scanner can press instead of a button; knows no action."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.graphics.shapes import Drawing, Rect
from reportlab.lib.colors import black
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table, TableStyle

from reports import palette
from reports.code128 import module_count, modules
from reports.document import ReportMeta
from reports.fonts import markup
from reports.letterhead import Letterhead, document_pdf, masthead
from reports.paper import style
from reports.table_plan import TablePlan

COLUMNS = 3
_MODULE_MOST, _MODULE_LEAST = 1.06, 0.7
"""Bars of 0.25 to 0.375 mm: what hand scanners read at arm's length from office paper."""
_QUIET_MODULES = 10
_BAR_HEIGHT = 26.0


@dataclass(frozen=True, slots=True)
class CommandCode:
    """One code: what it does, in the reader's words, and what the scanner sends."""

    title: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannerSheet:
    """Codes by group; `check` is the code that shows whether scanner and computer understand each other."""

    company: str
    kind: str
    """The name of the paper."""
    instructions: str
    groups: tuple[tuple[str, tuple[CommandCode, ...]], ...]
    check: CommandCode
    meta: ReportMeta


class TooWide(ValueError):
    """A code needs more room than its place on the sheet has."""

    def __init__(self, code: str) -> None:
        super().__init__(f"{code} does not fit the scanner sheet")
        self.code = code


def scanner_sheet_pdf(sheet: ScannerSheet) -> bytes:
    """The sheet as PDF; the same sheet gives the same bytes. Raises TooWide."""
    head = Letterhead(company=sheet.company, kind=sheet.kind, number="")

    def compose(width: float, plans: Sequence[TablePlan]) -> list[Flowable]:
        parts: list[Flowable] = [
            *masthead(head, width),
            Paragraph(markup(sheet.instructions), style(9, colour=palette.MUTED)),
            Spacer(1, 8),
        ]
        for title, codes in sheet.groups:
            parts += _group(title, codes, width)
        return [*parts, *_group(sheet.check.title, (CommandCode("", sheet.check.code),), width, columns=1)]

    return document_pdf(head, sheet.meta, [], compose)


def _group(title: str, codes: Sequence[CommandCode], width: float, columns: int = COLUMNS) -> Iterator[Flowable]:
    """The heading stays with its first row; every row stays in one piece."""
    heading = [Paragraph(markup(title), style(11, bold=True)), Spacer(1, 3)]
    for start in range(0, len(codes), columns):
        row = _row(codes[start : start + columns], width, columns)
        yield KeepTogether([*heading, row]) if start == 0 else row
    yield Spacer(1, 8)


def _row(codes: Sequence[CommandCode], width: float, columns: int) -> Table:
    own = width / columns
    cells: list[Any] = [_cell(one, own) for one in codes]
    table = Table([[*cells, *[""] * (columns - len(cells))]], colWidths=[own] * columns)
    table.setStyle(TableStyle([
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 9),
    ]))  # fmt: skip
    return table


def _cell(one: CommandCode, width: float) -> list[Flowable]:
    title = [Paragraph(markup(one.title), style(9.5, bold=True))] if one.title else []
    return [*title, _bars(one.code, width), Paragraph(markup(one.code), style(7.5, colour=palette.MUTED))]


def _bars(code: str, width: float) -> Drawing:
    needed = module_count(code) + 2 * _QUIET_MODULES
    module = min(_MODULE_MOST, width / needed)
    if module < _MODULE_LEAST:
        raise TooWide(code)
    drawing = Drawing(width, _BAR_HEIGHT + 4)
    # The quiet zone at the left is the cell's own margin plus what is left blank here.
    x = _QUIET_MODULES * module / 2
    for place, bar in enumerate(map(int, modules(code))):
        if place % 2 == 0:
            drawing.add(Rect(x, 2, bar * module, _BAR_HEIGHT, fillColor=black, strokeColor=None, strokeWidth=0))
        x += bar * module
    return drawing
