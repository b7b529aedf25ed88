"""Owns the printed document as a whole: page sizes, running head and foot, page x of y, same input to same bytes.

What the pages say comes as a story of flowables; a story is built anew for each of two passes, the first of which only
counts pages.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC
from io import BytesIO
from typing import Any
from zlib import compress

from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import rawBytes
from reportlab.pdfbase.pdfdoc import PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from reports import palette
from reports.document import ReportMeta
from reports.fonts import BOLD, REGULAR, covers, register, spans, width_of
from reports.wrapping import wrap

MARGIN = 40.0
HEAD_GAP = 10.0
_FOOT = 26.0
_RUNNING = 7.6

PORTRAIT: tuple[float, float] = A4
LANDSCAPE: tuple[float, float] = landscape(A4)
LARGE: tuple[float, float] = landscape(A3)

Story = Callable[[], Sequence[Flowable]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFrame:
    """What stands on every page: company, title and what was asked above; who printed it when, and page x of y, below."""

    title: str
    company: str
    meta: ReportMeta
    period: str = ""
    filters: str = ""
    size: tuple[float, float] = PORTRAIT

    @property
    def width(self) -> float:
        """The width in points between the margins."""
        return self.size[0] - 2 * MARGIN

    @property
    def filter_lines(self) -> list[str]:
        text = self.meta.figures.say("Filters: {filters}", filters=self.filters)
        return wrap(text, REGULAR, _RUNNING, self.width) if self.filters else []

    @property
    def head(self) -> float:
        """The height in points of the running head of the second and later pages."""
        return _RUNNING * 1.3 * (2 + len(self.filter_lines)) + HEAD_GAP

    @property
    def footer(self) -> str:
        return "  ·  ".join(self.meta.imprint)


def style(size: float = 9.0, *, bold: bool = False, colour: object = palette.TEXT, **more: Any) -> ParagraphStyle:
    """A paragraph style in the document's typeface."""
    register()
    settings = {"leading": size * 1.35, "fontName": BOLD if bold else REGULAR, "textColor": colour, **more}
    return ParagraphStyle(f"{size}{bold}", fontSize=size, **settings)


def pdf_bytes(frame: PageFrame, story: Story) -> bytes:
    """The finished PDF. `story` is called twice and has to give the same pages both times."""
    register()
    counter = _build(frame, story(), pages=0)
    return _build(frame, story(), pages=counter.page).data


@dataclass(frozen=True, slots=True)
class _Built:
    page: int
    data: bytes


def _build(frame: PageFrame, story: Sequence[Flowable], *, pages: int) -> _Built:
    """One pass over the story; with pages 0 it counts and its bytes are of no use."""
    buffer = BytesIO()
    counting = pages == 0

    def canvas_of(*args: Any, **settings: Any) -> Any:
        canvas = Canvas(*args, **settings)
        canvas.counting = counting
        if not counting:
            _stamp(canvas, frame)
            _pack_pages(canvas)
        return canvas

    def draw_edges(canvas: Any, document: Any) -> None:
        if counting:
            return
        if canvas.getPageNumber() > 1:
            _draw_head(canvas, frame)
        _draw_foot(canvas, frame, canvas.getPageNumber(), pages)

    document = BaseDocTemplate(
        buffer,
        pagesize=frame.size,
        invariant=1,
        pageCompression=1,
        lang=frame.meta.figures.language,
        title=frame.title,
        author=frame.meta.printed_by,
        subject=f"{frame.company} {frame.period}".strip(),
        creator="Dockledger",
    )
    inner = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    room = frame.size[1] - 2 * MARGIN - _FOOT + 12
    base = MARGIN + _FOOT - 12
    first = Frame(MARGIN, base, frame.width, room, id="first", **inner)
    later = Frame(MARGIN, base, frame.width, room - frame.head, id="later", **inner)
    document.addPageTemplates(
        [
            PageTemplate("first", [first], onPage=draw_edges, autoNextPageTemplate="later"),
            PageTemplate("later", [later], onPage=draw_edges),
        ]
    )
    document.build(list(story), canvasmaker=canvas_of)
    return _Built(document.page, buffer.getvalue())


def _stamp(canvas: Any, frame: PageFrame) -> None:
    """Date the document by the given moment, not by the clock."""
    moment = frame.meta.printed_at if frame.meta.printed_at.tzinfo is None else frame.meta.printed_at.astimezone(UTC)
    canvas._doc._timeStamp.YMDhms = moment.timetuple()[:6]


def _pack_pages(canvas: Any) -> None:
    """Compress each page when it ends, in plain Flate: ReportLab would do it all at the end, and in ASCII."""
    add_page = canvas._doc.addPage

    def add_packed(page: Any) -> None:
        packed = PDFStream(content=compress(rawBytes(page.stream)), filters=())
        packed.dictionary["Filter"] = PDFName("FlateDecode")
        page.Contents, page.stream = packed, None
        add_page(page)

    canvas._doc.addPage = add_packed


def _draw_head(canvas: Any, frame: PageFrame) -> None:
    step = _RUNNING * 1.3
    y = frame.size[1] - MARGIN - _RUNNING
    left, right = MARGIN, frame.size[0] - MARGIN
    canvas.setFillColor(palette.TEXT)
    put(canvas, frame.title, left, y, BOLD, _RUNNING)
    canvas.setFillColor(palette.MUTED)
    put(canvas, frame.company, right - width_of(frame.company, REGULAR, _RUNNING), y, REGULAR, _RUNNING)
    if frame.period:
        y -= step
        put(canvas, frame.period, left, y, REGULAR, _RUNNING)
    for line in frame.filter_lines:
        y -= step
        put(canvas, line, left, y, REGULAR, _RUNNING)
    _hairline(canvas, frame, y - step * 0.55)


def _draw_foot(canvas: Any, frame: PageFrame, page: int, pages: int) -> None:
    y = MARGIN - 8
    _hairline(canvas, frame, y + _RUNNING + 5)
    canvas.setFillColor(palette.MUTED)
    figures = frame.meta.figures
    number = figures.say("Page {page} of {pages}", page=figures.number(page), pages=figures.number(pages))
    put(canvas, frame.footer, MARGIN, y, REGULAR, _RUNNING)
    put(canvas, frame.meta.evidence, MARGIN, y - _RUNNING * 1.3, REGULAR, _RUNNING)
    put(canvas, number, frame.size[0] - MARGIN - width_of(number, REGULAR, _RUNNING), y, REGULAR, _RUNNING)


def _hairline(canvas: Any, frame: PageFrame, y: float) -> None:
    canvas.setStrokeColor(palette.BORDER)
    canvas.setLineWidth(0.5)
    canvas.line(MARGIN, y, frame.size[0] - MARGIN, y)


def put(canvas: Any, text: str, x: float, y: float, face: str, size: float) -> None:
    """Draw one line of text from x on, each letter in a face that has it."""
    for own, run in [(face, text)] if covers(text, face) else spans(text, face):
        canvas.setFont(own, size)
        canvas.drawString(x, y, run)
        x += width_of(run, own, size)
