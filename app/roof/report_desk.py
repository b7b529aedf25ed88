"""The reports of the desktop: the catalogue's tables with their charts, movements and the approvals audit, as one PDF each."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from app.domain.exact import ZERO
from app.roof.approvals_paper import audit_of
from app.roof.report_catalogue import REPORTS, Asked, make_report
from db.book import Book
from db.queries.movements import stock_movements
from reports.document import Chart, Column, Report, ReportMeta, ReportTable
from reports.documents.approvals_audit import approvals_audit_pdf
from reports.figures import Figures
from reports.render import render, save
from ui.book import Paper
from ui.house import ReportCard

MOVEMENTS, AUDIT = "stock-movements", "approvals-audit"
SHOWN = (
    "stock-valuation",
    MOVEMENTS,
    "stock-on-hand",
    "grni",
    "count-variances",
    "in-transit",
    "trial-balance",
    "open-payables",
    "open-receivables",
)
BARS_MAX = 8
_CHARTS: Mapping[str, tuple[str, str, str]] = {
    "stock-valuation": ("Value by family", "family", "value"),
    "grni": ("Owed by supplier", "partner_name", "balance"),
    "count-variances": ("Value of differences by warehouse", "warehouse_id", "value_variance"),
    "in-transit": ("Value on the road by destination", "to_warehouse_id", "value"),
    "open-payables": ("Open by supplier", "partner_name", "open_base"),
    "open-receivables": ("Open by customer", "partner_name", "open_base"),
}
"""Report -> title of its chart, the column of the bars, the column added up."""


class ReportDesk:
    """Makes papers for one member. Satisfies the desktop's `Reports`."""

    def __init__(self, book: Book, member: str, now: Callable[[], datetime], figures: Figures, archive: Path) -> None:
        self._book = book
        self._member = member
        self._now = now
        self._figures = figures
        self._archive = archive

    def cards(self) -> Sequence[ReportCard]:
        made = {name: ReportCard(name, REPORTS[name].title, REPORTS[name].takes, REPORTS[name].needs) for name in SHOWN if name in REPORTS}
        made[MOVEMENTS] = ReportCard(MOVEMENTS, "Stock movements", ("since", "until", "entity", "warehouse", "item"))
        made[AUDIT] = ReportCard(AUDIT, "Approvals audit", ("since", "until", "entity"))
        return [made[name] for name in (*SHOWN, AUDIT) if name in made]

    def make(self, name: str, asked: Mapping[str, str | date]) -> Paper:
        """The report as PDF. Raises what the catalogue refuses."""
        stem = f"{name}-{self._now().astimezone():%Y-%m-%d}"
        if name == AUDIT:
            with self._book.reading() as connection:
                audit = audit_of(connection, Asked(**_plain(asked)), self._meta(connection))
            return Paper("Approvals audit", f"{stem}.pdf", approvals_audit_pdf(audit))
        report = self._report(name, asked)
        return Paper(report.title, f"{stem}.pdf", render(report, "pdf"))

    def workbook(self, name: str, asked: Mapping[str, str | date]) -> bytes:
        """The same rows as a workbook."""
        return render(self._report(name, asked), "xlsx")

    def archive(self, paper: Any) -> Path:
        """Keep the bytes under their own digest."""
        self._archive.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256(paper.pdf).hexdigest()
        file = self._archive / f"{digest[:16]}-{paper.file_name}"
        if not file.exists():
            save(file, paper.pdf)
        return file

    def _report(self, name: str, asked: Mapping[str, str | date]) -> Report:
        question = Asked(**_plain(asked))
        with self._book.reading() as connection:
            if name == MOVEMENTS:
                report = self._movements(connection, question)
            else:
                report = make_report(
                    connection, name, question, printed_at=self._now(), printed_by=self._member, book=self._book_name(connection)
                )
        return self._with_chart(name, replace(report, meta=replace(report.meta, figures=self._figures)))

    def _with_chart(self, name: str, report: Report) -> Report:
        """Bars above the table, where there is one currency to draw them in and more than one bar."""
        if name not in _CHARTS or not report.tables:
            return report
        title, by, summed = _CHARTS[name]
        table = report.tables[0]
        keys = [column.key for column in table.columns]
        measured_in = next((column.measured_in for column in table.columns if column.key == summed), "")
        if by not in keys or summed not in keys or measured_in not in keys:
            return report
        places = keys.index(by), keys.index(summed), keys.index(measured_in)
        sums: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(lambda: ZERO))
        for row in table.rows:
            amount = row[places[1]]
            if isinstance(amount, Decimal):
                sums[str(row[places[2]])][str(row[places[0]])] += amount
        charts = tuple(
            Chart(
                title=title, kind="bar", categories=tuple(bar for bar, _ in bars), series=((title, tuple(v for _, v in bars)),), unit=unit
            )
            for unit, bars in ((unit, _largest(found)) for unit, found in sums.items())
            if len(bars) > 1
        )
        return replace(report, sections=(*charts, *report.sections))

    def _movements(self, connection: sa.Connection, asked: Asked) -> Report:
        rows = stock_movements(
            connection, since=asked.since, until=asked.until, entity_id=asked.entity, warehouse_id=asked.warehouse, item_id=asked.item
        )
        columns = (
            Column(key="entity_id", title="Entity", kind="code"),
            Column(key="item_id", title="Item", kind="code"),
            Column(key="item_name", title="Name", width=2),
            *(
                Column(key=k, title=t, kind="quantity", measured_in="unit")
                for k, t in (("opening", "Opening"), ("came", "In"), ("went", "Out"), ("closing", "Closing"))
            ),
            Column(key="unit", title="Unit", kind="code"),
            *(
                Column(key=f"value_{k}", title=t, kind="money", measured_in="currency", total="sum")
                for k, t in (("opening", "Value before"), ("came", "Value in"), ("went", "Value out"), ("closing", "Value after"))
            ),
            Column(key="currency", title="Currency", kind="code"),
        )
        table = ReportTable(
            columns=columns, rows=[tuple(getattr(row, column.key) for column in columns) for row in rows], group_by=("entity_id",)
        )
        first, last = asked.since.isoformat() if asked.since else "beginning", asked.until.isoformat() if asked.until else "now"
        filters = tuple((name, str(value)) for name, value in asked.given().items() if name not in ("since", "until"))
        return Report(
            title="Stock movements",
            company=self._book_name(connection),
            sections=(table,),
            period=f"{first} to {last}",
            filters=filters,
            meta=self._meta(connection),
        )

    def _meta(self, connection: sa.Connection) -> ReportMeta:
        return ReportMeta(printed_at=self._now(), printed_by=self._member, book=self._book_name(connection), figures=self._figures)

    @staticmethod
    def _book_name(connection: sa.Connection) -> str:
        return str(connection.execute(sa.text("SELECT name FROM book_info")).scalar() or "")


def _plain(asked: Mapping[str, str | date]) -> dict[str, Any]:
    return {name: value for name, value in asked.items() if value}


def _largest(found: Mapping[str, Decimal]) -> list[tuple[str, Decimal]]:
    """The largest bars, and one for all others."""
    bars = sorted(found.items(), key=lambda bar: -abs(bar[1]))
    rest = sum((value for _, value in bars[BARS_MAX:]), ZERO)
    return [*bars[:BARS_MAX], *([("Others", rest)] if len(bars) > BARS_MAX else [])]
