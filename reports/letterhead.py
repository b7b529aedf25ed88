"""Owns what business documents share on paper: masthead with scannable number, facts, journal entry, notices, signatures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table, TableStyle

from reports import palette
from reports.code128 import modules
from reports.document import Column, ReportMeta, ReportTable, Row
from reports.figures import Figures
from reports.fonts import REGULAR, markup, register
from reports.page_choice import DOCUMENT, page_for
from reports.paper import PORTRAIT, PageFrame, pdf_bytes, style
from reports.progress import unwatched
from reports.table_plan import TablePlan, TypeScale
from reports.table_texts import table_texts

_BARCODE_HEIGHT = 26.0
_BARCODE_LETTERS_MOST = 24
_PLAIN = [("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0), ("VALIGN", (0, 0), (-1, -1), "TOP")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Who issues the document, what kind it is, its number and state; `scan` is what its bar code says."""

    company: str
    kind: str
    number: str
    state: str = ""
    scan: str = ""
    address: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """A line of a journal entry: either a debit or a credit, in the currency of the entry."""

    account: str
    title: str
    debit: Decimal | None = None
    credit: Decimal | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A journal entry as it was or will be posted."""

    lines: tuple[EntryLine, ...]
    currency: str
    number: str = ""
    posted_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A place to sign; name and moment where they are known already."""

    role: str
    name: str = ""
    at: str = ""


Compose = Callable[[float, Sequence[TablePlan]], list[Flowable]]


def document_pdf(
    head: Letterhead,
    meta: ReportMeta,
    tables: Sequence[ReportTable],
    compose: Compose,
    *,
    air: float = 0.33,
    boxed: frozenset[str] = frozenset(),
) -> bytes:
    """A document whose tables were fitted to one page size; `compose` is given the width and the fitted tables, and puts
    the story together. The same values give the same bytes."""
    register()
    texts = [table_texts(table, meta.figures, unwatched()) for table in tables]
    size, points = page_for(texts, DOCUMENT) if texts else (PORTRAIT, 8.6)
    frame = PageFrame(
        title=f"{head.kind} {head.number}",
        company=head.company,
        meta=meta,
        size=size,
    )
    plans = [TablePlan(own, frame.width, TypeScale(points, air), unwatched(), boxed) for own in texts]
    return pdf_bytes(frame, lambda: compose(frame.width, plans))


def masthead(head: Letterhead, width: float) -> list[Flowable]:
    """Company, kind and number on the left, what is to be scanned as Code 128 on the right."""
    left: list[Flowable] = [
        Paragraph(markup(head.company), style(9, bold=True, colour=palette.ACCENT, spaceAfter=1)),
        *(Paragraph(markup(line), style(8, colour=palette.MUTED)) for line in head.address),
        Spacer(1, 6),
        Paragraph(markup(head.kind), style(20, bold=True, leading=24)),
        Paragraph(markup(head.number), style(12, colour=palette.MUTED)),
    ]
    code = _scan_code(head.scan)
    aside: list[Any] = [code] if code is not None else []
    if head.state:
        aside += [Spacer(1, 8), Paragraph(markup(head.state), style(10, bold=True, alignment=2))]
    table = Table([[left, aside]], colWidths=[width * 0.62, width * 0.38])
    table.setStyle(TableStyle([*_PLAIN, ("ALIGN", (1, 0), (1, 0), "RIGHT"), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)]))
    return [table, Spacer(1, 10)]


def _scan_code(number: str) -> Drawing | None:
    """The number to scan, or nothing where it is no short ASCII text."""
    if not number or len(number) > _BARCODE_LETTERS_MOST or not (number.isascii() and number.isprintable()):
        return None
    bars = [int(digit) for digit in modules(number)]
    module = 0.85
    drawing = Drawing(sum(bars) * module, _BARCODE_HEIGHT + 10, hAlign="RIGHT")
    x = 0.0
    for place, bar in enumerate(bars):
        if place % 2 == 0:
            drawing.add(Rect(x, 10, bar * module, _BARCODE_HEIGHT, fillColor=palette.TEXT, strokeColor=None))
        x += bar * module
    label = String(x / 2, 1, number, fontName=REGULAR, fontSize=7.5, fillColor=palette.MUTED, textAnchor="middle")
    drawing.add(label)
    return drawing


def facts(pairs: Sequence[tuple[str, str]], width: float, columns: int = 4) -> list[Flowable]:
    """Small labels over their values in a grid; pairs without a value are left out."""
    shown = [
        [Paragraph(markup(name), style(7.5, colour=palette.MUTED)), Paragraph(markup(value), style(9.2))] for name, value in pairs if value
    ]
    if not shown:
        return []
    columns = min(columns, len(shown))
    rows = [shown[start : start + columns] for start in range(0, len(shown), columns)]
    rows[-1] += [[] for _ in range(columns - len(rows[-1]))]
    table = Table(rows, colWidths=[width / columns] * columns)
    table.setStyle(TableStyle([
        ("LEFTPADDING", (0, 0), (-1, -1), 6),
        ("RIGHTPADDING", (0, 0), (-1, -1), 8),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, -1), palette.BACKGROUND),
    ]))  # fmt: skip
    return [table, Spacer(1, 12)]


def notices(texts: Sequence[str], width: float, title: str = "") -> list[Flowable]:
    """Remarks with a coloured edge, each its own paragraph."""
    if not texts:
        return []
    body = [Paragraph(markup(text), style(9)) for text in texts]
    head = [Paragraph(markup(title), style(9, bold=True, colour=palette.WARN))] if title else []
    table = Table([[[*head, *body]]], colWidths=[width])
    table.setStyle(TableStyle([
        ("LINEBEFORE", (0, 0), (0, -1), 2.4, palette.WARN),
        ("LEFTPADDING", (0, 0), (-1, -1), 9),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]))  # fmt: skip
    return [table, Spacer(1, 12)]


def entry_table(entry: Entry, figures: Figures, title: str = "") -> ReportTable:
    """A journal entry as a table with debit and credit totals; columns nobody filled are left out."""
    say = figures.say
    noted = any(line.note for line in entry.lines)
    rows: list[Row] = []
    for line in entry.lines:
        note = (line.note,) if noted else ()
        rows.append((line.account, line.title, *note, line.debit, line.credit))
    money = entry.currency
    columns = [Column(key="account", title=say("Account"), kind="code"), Column(key="title", title=say("Name"), width=1.4)]
    if noted:
        columns.append(Column(key="note", title=say("For")))
    columns.append(Column(key="debit", title=say("Debit {currency}", currency=money), kind="money", total="sum", currency=money))
    columns.append(Column(key="credit", title=say("Credit {currency}", currency=money), kind="money", total="sum", currency=money))
    words = [
        entry.number if entry.number != title else "",
        say("posted {day}", day=entry.posted_on) if entry.posted_on else say("not posted yet"),
    ]
    subtitle = "  ·  ".join(word for word in words if word)
    return ReportTable(title=title or say("Journal entry"), subtitle=subtitle, columns=tuple(columns), rows=rows)


def signatures(places: Sequence[Signature], width: float) -> list[Flowable]:
    """Lines to sign on, side by side."""
    if not places:
        return []
    gap = 18.0
    own = (width - gap * (len(places) - 1)) / len(places)
    names: list[Any] = []
    roles: list[Any] = []
    widths: list[float] = []
    rules: list[tuple[Any, ...]] = []
    for number, place in enumerate(places):
        if number:
            names.append("")
            roles.append("")
            widths.append(gap)
        rules.append(("LINEABOVE", (len(roles), 1), (len(roles), 1), 0.7, palette.TEXT))
        known = "  ·  ".join(text for text in (place.name, place.at) if text)
        names.append(Paragraph(markup(known), style(9)) if known else "")
        roles.append(Paragraph(markup(place.role), style(7.5, colour=palette.MUTED)))
        widths.append(own)
    table = Table([names, roles], colWidths=widths, rowHeights=[30, 14])
    settings = [*_PLAIN, *rules, ("VALIGN", (0, 0), (-1, 0), "BOTTOM"), ("TOPPADDING", (0, 1), (-1, 1), 2)]
    table.setStyle(TableStyle(settings))
    return [KeepTogether([Spacer(1, 16), table])]
