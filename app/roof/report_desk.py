"""The reports of the desktop: the catalogue's tables with their charts, movements and the approvals audit, as one PDF each."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from app.domain.business_day import own_day
from app.roof.approvals_paper import audit_of
from app.roof.report_catalogue import REPORTS, Asked, make_report
from app.roof.report_charts import with_charts
from app.roof.report_kinds import code, filters_of, money, quantity, span_words, state_on_paper, table
from db.book import Book
from db.listening import listening
from db.private_files import private_folder
from db.queries.members import members_of
from db.queries.movements import stock_movements
from reports.document import Column, Report, ReportMeta
from reports.documents.approvals_audit import approvals_audit_pdf
from reports.figures import Figures
from reports.render import render, save
from reports.spoken import spoken
from ui.papers import Paper, Progress, ReportCard, unheard

MOVEMENTS, AUDIT = "stock-movements", "approvals-audit"
GROUPS: Mapping[str, tuple[str, ...]] = {
    "stock": ("stock-valuation", MOVEMENTS, "stock-on-hand", "stock-card", "count-variances", "in-transit", "roll-forward"),
    "purchasing": ("grni", "grni-ageing", "landed-cost", "landed-accruals", "claims", "rebates"),
    "sales": ("margin", "margin-by-family", "margin-by-customer", "margin-change"),
    "finance": ("trial-balance", "journal", "open-payables", "open-receivables", "tax", "working-capital", "close-checklist"),
    "group": ("intercompany", "unrealised-margin", "elimination"),
    "control": ("approvals", AUDIT),
}
"""Group of the gallery -> its reports, in order; a report of the catalogue that stands nowhere goes to finance."""
_EVERY = frozenset(GROUPS)
AUDIENCE: Mapping[str, frozenset[str]] = {
    "owner": _EVERY,
    "finance_clerk": _EVERY,
    "finance_controller": _EVERY,
    "auditor": _EVERY,
    "buyer": frozenset({"stock", "purchasing", "sales"}),
    "sales": frozenset({"stock", "sales"}),
    "warehouse_operator": frozenset({"stock"}),
    "warehouse_supervisor": frozenset({"stock", "control"}),
}
"""Role -> the groups it is shown."""


class ReportDesk:
    """Makes papers for one member. Satisfies the desktop's `Reports`."""

    def __init__(self, book: Book, member: str, now: Callable[[], datetime], figures: Figures, archive: Path) -> None:
        self._book = book
        self._member = member
        self._now = now
        self._figures = figures
        self._archive = archive

    def cards(self) -> Sequence[ReportCard]:
        """The reports that this member's roles are shown, group by group."""
        with self._book.reading() as connection:
            mine = next((one.roles for one in members_of(connection) if one.id == self._member), ())
        shown = frozenset().union(*(AUDIENCE.get(role.role, frozenset()) for role in mine))
        placed = {name for names in GROUPS.values() for name in names}
        others = tuple(name for name in REPORTS if name not in placed)
        return [
            _card(name, group)
            for group, names in GROUPS.items()
            if group in shown
            for name in (*names, *(others if group == "finance" else ()))
            if name in REPORTS or name in _OWN
        ]

    def make(self, name: str, asked: Mapping[str, str | date], progress: Progress = unheard) -> Paper:
        """The report as PDF. Raises what the catalogue refuses, and what `progress` raises: that ends it at the next piece of work."""
        stem = f"{name}-{own_day(self._now()):%Y-%m-%d}"
        if name == AUDIT:
            with self._listened(progress) as connection:
                audit = audit_of(connection, Asked(**_plain(asked)), self._meta(connection))
            return Paper(self._figures.say("Approvals audit"), f"{stem}.pdf", approvals_audit_pdf(audit))
        report = self._report(name, asked, progress)
        return Paper(report.title, f"{stem}.pdf", render(report, "pdf", progress=progress))

    def workbook(self, name: str, asked: Mapping[str, str | date], progress: Progress = unheard) -> bytes:
        """The same rows as a workbook; ends early as `make` does."""
        return render(self._report(name, asked, progress), "xlsx", progress=progress)

    def archive(self, paper: Any) -> Path:
        """Keep the bytes under their own digest."""
        private_folder(self._archive)
        digest = hashlib.sha256(paper.pdf).hexdigest()
        file = self._archive / f"{digest[:16]}-{paper.file_name}"
        if not file.exists():
            save(file, paper.pdf)
        return file

    @contextmanager
    def _listened(self, progress: Progress) -> Iterator[sa.Connection]:
        """A view of the book whose statements end when `progress` raises; how much there is to do is not known yet."""
        with self._book.reading() as connection, listening(connection, lambda: progress(0, 0)):
            yield connection
            progress(0, 0)

    def _report(self, name: str, asked: Mapping[str, str | date], progress: Progress) -> Report:
        question = Asked(**_plain(asked))
        with self._listened(progress) as connection:
            if name == MOVEMENTS:
                report = self._movements(connection, question)
            else:
                report = make_report(
                    connection,
                    name,
                    question,
                    printed_at=self._now(),
                    printed_by=self._member,
                    book=self._book_name(connection),
                    figures=self._figures,
                )
        return with_charts(name, report)

    def _movements(self, connection: sa.Connection, asked: Asked) -> Report:
        rows = stock_movements(
            connection, since=asked.since, until=asked.until, entity_id=asked.entity, warehouse_id=asked.warehouse, item_id=asked.item
        )
        columns = (
            code("entity_id", "Entity"),
            code("item_id", "Item"),
            Column(key="item_name", title="Name", width=2),
            quantity("opening", "Opening stock"),
            quantity("came", "Receipts"),
            quantity("went", "Issues"),
            quantity("closing", "Closing stock"),
            code("unit", "Unit"),
            money("value_opening", "Value before"),
            money("value_came", "Value in"),
            money("value_went", "Value out"),
            money("value_closing", "Value after"),
            code("currency", "Currency"),
        )
        report = Report(
            title="Stock movements",
            company=self._book_name(connection),
            sections=(table(columns, rows, group_by=("entity_id",)),),
            period=span_words(asked.since, asked.until, self._figures),
            filters=filters_of(asked, self._figures),
            meta=self._meta(connection),
        )
        return spoken(report)

    def _meta(self, connection: sa.Connection) -> ReportMeta:
        return ReportMeta(
            printed_at=self._now(),
            printed_by=self._member,
            book=self._book_name(connection),
            state=state_on_paper(connection),
            figures=self._figures,
        )

    @staticmethod
    def _book_name(connection: sa.Connection) -> str:
        return str(connection.execute(sa.text("SELECT name FROM book_info")).scalar() or "")


def _plain(asked: Mapping[str, str | date]) -> dict[str, Any]:
    return {name: value for name, value in asked.items() if value}


_OWN: Mapping[str, ReportCard] = {
    MOVEMENTS: ReportCard(MOVEMENTS, "Stock movements", ("since", "until", "entity", "warehouse", "item")),
    AUDIT: ReportCard(AUDIT, "Approvals audit", ("since", "until", "entity")),
}
"""What the desktop makes beside the catalogue."""


def _card(name: str, group: str) -> ReportCard:
    own = _OWN.get(name)
    card = own or ReportCard(name, REPORTS[name].title, REPORTS[name].takes, REPORTS[name].needs)
    return replace(card, group=group)
