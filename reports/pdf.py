"""Owns a report as a PDF: opening block, sections in order, proofs at the end; leaves tables and pages to their owners."""

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer

from reports import palette
from reports.charts import drawing_of
from reports.document import Chart, Narrative, Report, ReportTable
from reports.fonts import markup, register
from reports.ledger_table import LedgerTable
from reports.page_choice import page_for
from reports.paper import PageFrame, pdf_bytes, style
from reports.progress import CancelCheck, Pace, ProgressCallback
from reports.table_plan import TablePlan, TypeScale
from reports.table_texts import table_texts


def report_pdf(report: Report, *, progress: ProgressCallback | None = None, cancelled: CancelCheck | None = None) -> bytes:
    """The report as PDF; the same report gives the same bytes. Raises ReportCancelled."""
    register()
    rows = sum(len(table.rows) for table in report.tables)
    pace = Pace(3 * rows + 1, progress, cancelled)
    texts = [table_texts(table, report.meta.figures, pace) for table in report.tables]
    size, points = page_for(texts)
    frame = _frame(report, size)
    plans = [TablePlan(own, frame.width, TypeScale(points), pace) for own in texts]
    data = pdf_bytes(frame, lambda: _story(report, frame, plans))
    pace.finish()
    return data


def _frame(report: Report, size: tuple[float, float]) -> PageFrame:
    meta = report.meta
    return PageFrame(
        title=report.title,
        company=report.company,
        meta=meta,
        period=report.period,
        filters="  ·  ".join(f"{name}: {value}" for name, value in report.filters),
        size=size,
    )


def _story(report: Report, frame: PageFrame, plans: Sequence[TablePlan]) -> list[Flowable]:
    story = _opening(report)
    waiting = iter(plans)
    for section in report.sections:
        match section:
            case ReportTable():
                plan = next(waiting)
                story += [LedgerTable(plan), *_note(section), Spacer(1, 16)]
            case Narrative():
                story += [*_narrative(section), Spacer(1, 10)]
            case Chart():
                drawing: Drawing = drawing_of(section, frame.width, report.meta.figures)
                story += [drawing, Spacer(1, 14)]
    story += _proofs(report)
    while story and isinstance(story[-1], Spacer):
        story.pop()
    return story


def _opening(report: Report) -> list[Flowable]:
    story: list[Flowable] = [
        Paragraph(markup(report.company), style(9, bold=True, colour=palette.ACCENT, spaceAfter=3)),
        Paragraph(markup(report.title), style(20, bold=True, leading=24)),
    ]
    if report.subtitle:
        story.append(Paragraph(markup(report.subtitle), style(10.5, colour=palette.MUTED, spaceBefore=1)))
    if report.period:
        story.append(Paragraph(markup(report.period), style(10.5, spaceBefore=4)))
    if report.filters:
        filters = "  ·  ".join(f'<font color="#556274">{markup(name)}:</font> {markup(value)}' for name, value in report.filters)
        text = f'<font color="#556274">{markup(report.meta.figures.say("Filters"))}</font>&nbsp;&nbsp; {filters}'
        story.append(Paragraph(text, style(8.6, spaceBefore=5)))
    return [*story, Spacer(1, 14)]


def _narrative(section: Narrative) -> list[Flowable]:
    title = [Paragraph(markup(section.title), style(11.5, bold=True, keepWithNext=1))] if section.title else []
    return [*title, *(Paragraph(markup(text), style(9.2, spaceBefore=4)) for text in section.paragraphs)]


def _note(table: ReportTable) -> list[Flowable]:
    return [Paragraph(markup(table.note), style(8, colour=palette.MUTED, spaceBefore=5))] if table.note else []


def _proofs(report: Report) -> list[Flowable]:
    if not report.meta.proofs:
        return []
    figures = "<br/>".join(f'<font color="#556274">{markup(name)}</font>&nbsp;&nbsp; {markup(value)}' for name, value in report.meta.proofs)
    head = Paragraph(markup(report.meta.figures.say("Generated with this report")), style(8.6, bold=True))
    return [KeepTogether([head, Paragraph(figures, style(8.2, spaceBefore=2))])]
