"""Owns the count sheet on paper: where to go and what to count, with boxes to write in. It is blind: neither its value nor
its page has a place for what the book says is on hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable, Paragraph, Spacer

from reports import palette
from reports.document import Column, ReportMeta, ReportTable, Row
from reports.fonts import markup
from reports.ledger_table import LedgerTable
from reports.letterhead import Letterhead, Signature, document_pdf, facts, masthead, signatures
from reports.paper import style
from reports.table_plan import TablePlan

_BOXED = frozenset({"counted", "recount"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CountLine:
    """One thing to count at one location."""

    line: int
    location: str
    item: str
    description: str
    unit: str
    lot: str = ""
    expiry: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountSheet:
    """The lines of one sheet in walking order."""

    number: str
    company: str
    warehouse: str
    lines: tuple[CountLine, ...]
    meta: ReportMeta
    area: str = ""
    count_on: date | None = None
    assigned_to: str = ""


def count_sheet_pdf(sheet: CountSheet) -> bytes:
    """The sheet as PDF; the same sheet gives the same bytes."""
    say = sheet.meta.figures.say
    head = Letterhead(company=sheet.company, kind=say("Count sheet"), number=sheet.number, scan=sheet.number, state=say("Blind count"))
    signed = [Signature(role=role) for role in (say("Counted by"), say("Recounted by"), say("Entered by"))]
    how = say("Write 0 where you found nothing. Leave empty what you did not count: not counted is not zero.")

    def compose(width: float, plans: Sequence[TablePlan]) -> list[Flowable]:
        pairs = [
            (say("Warehouse"), sheet.warehouse),
            (say("Area"), sheet.area),
            (say("Count on"), sheet.meta.figures.day(sheet.count_on) if sheet.count_on else ""),
            (say("Assigned to"), sheet.assigned_to),
        ]
        return [
            *masthead(head, width),
            *facts(pairs, width),
            Paragraph(markup(how), style(9, colour=palette.MUTED)),
            Spacer(1, 8),
            LedgerTable(plans[0]),
            *signatures(signed, width),
        ]

    return document_pdf(head, sheet.meta, [_lines(sheet)], compose, air=0.8, boxed=_BOXED)


def _lines(sheet: CountSheet) -> ReportTable:
    say = sheet.meta.figures.say
    dated = any(line.expiry for line in sheet.lines)
    lotted = any(line.lot for line in sheet.lines)
    rows: list[Row] = []
    for line in sheet.lines:
        lot: Row = (line.lot,) if lotted else ()
        expiry: Row = (line.expiry,) if dated else ()
        rows.append((line.line, line.location, line.item, line.description, *lot, *expiry, line.unit, None, None))
    columns = [
        Column(key="line", title=say("Line"), kind="integer"),
        Column(key="location", title=say("Location"), kind="code"),
        Column(key="item", title=say("Item"), kind="code"),
        Column(key="description", title=say("Description")),
        *([Column(key="lot", title=say("Lot"), kind="code")] if lotted else []),
        *([Column(key="expiry", title=say("Expires"), kind="date")] if dated else []),
        Column(key="unit", title=say("Unit"), kind="code"),
        Column(key="counted", title=say("Counted"), width=1.0),
        Column(key="recount", title=say("Recount"), width=1.0),
    ]
    return ReportTable(columns=tuple(columns), rows=rows)
