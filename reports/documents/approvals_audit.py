"""Owns the approvals audit on paper: per request what was asked, under which limit, who decided what and when, and the
entry that was posted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from reportlab.platypus import Flowable, Paragraph, Spacer

from reports import palette
from reports.document import Column, ReportMeta, ReportTable, Value, filled
from reports.figures import Figures
from reports.fonts import markup
from reports.ledger_table import LedgerTable
from reports.letterhead import Entry, Letterhead, Signature, document_pdf, entry_table, facts, masthead, signatures
from reports.paper import style
from reports.table_plan import TablePlan


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditedDecision:
    """One act on a request, as the book's own word; `for_member` is whom a delegate acted for."""

    at: datetime
    member: str
    role: str
    act: str
    for_member: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditedRequest:
    """One request with all that was decided on it; `amount` is the money at stake in `currency`. Kinds, states and roles are the book's
    own words, which the paper says in its language."""

    number: str
    kind: str
    document: str
    document_kind: str
    amount: Decimal
    currency: str
    requested_by: str
    requested_at: datetime
    state: str
    role_needed: str = ""
    limit: Decimal | None = None
    reason: str = ""
    decisions: tuple[AuditedDecision, ...] = ()
    entry: Entry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalsAudit:
    """All requests of a period, in order."""

    company: str
    period: str
    requests: tuple[AuditedRequest, ...]
    meta: ReportMeta
    filters: tuple[tuple[str, str], ...] = ()


def approvals_audit_pdf(audit: ApprovalsAudit) -> bytes:
    """The audit as PDF: a summary of all requests, then each with its trail. The same audit gives the same bytes."""
    say = audit.meta.figures.say
    head = Letterhead(company=audit.company, kind=say("Approvals audit"), number=audit.period)
    tables: list[ReportTable] = [_summary(audit)]
    for request in audit.requests:
        tables.append(_trail(request, audit.meta.figures))
        if request.entry is not None:
            tables.append(entry_table(request.entry, audit.meta.figures, say("Entry of {document}", document=request.document)))

    def compose(width: float, plans: Sequence[TablePlan]) -> list[Flowable]:
        waiting = iter(plans)
        story = [*masthead(head, width), *facts(audit.filters, width), LedgerTable(next(waiting)), Spacer(1, 20)]
        for request in audit.requests:
            story += [*_request(request, audit, width), LedgerTable(next(waiting)), Spacer(1, 8)]
            if request.entry is not None:
                story += [LedgerTable(next(waiting))]
            story.append(Spacer(1, 20))
        return [*story, *signatures([Signature(role=say("Reviewed by")), Signature(role=say("Date"))], width)]

    return document_pdf(head, audit.meta, tables, compose)


def _summary(audit: ApprovalsAudit) -> ReportTable:
    say = audit.meta.figures.say
    offered: list[tuple[Column, Sequence[Value]]] = [
        (Column(key="number", title=say("Request"), kind="code"), [own.number for own in audit.requests]),
        (Column(key="kind", title=say("Control"), kind="word"), [own.kind for own in audit.requests]),
        (
            Column(key="document", title=say("Document"), kind="code"),
            [own.document if own.document != own.number else None for own in audit.requests],
        ),
        (Column(key="requested_by", title=say("Asked by")), [own.requested_by for own in audit.requests]),
        (Column(key="at", title=say("Asked at"), kind="datetime"), [own.requested_at for own in audit.requests]),
        (Column(key="state", title=say("State"), kind="word"), [own.state for own in audit.requests]),
        (
            Column(key="amount", title=say("Amount"), kind="money", total="sum", measured_in="currency"),
            [own.amount for own in audit.requests],
        ),
        (Column(key="currency", title=say("Currency"), kind="code"), [own.currency for own in audit.requests]),
    ]
    return filled(offered, frozenset({"number", "kind", "requested_by", "at", "state", "amount", "currency"}))


def _trail(request: AuditedRequest, figures: Figures) -> ReportTable:
    say = figures.say
    return ReportTable(
        columns=(
            Column(key="at", title=say("At"), kind="datetime"),
            Column(key="member", title=say("Who")),
            Column(key="role", title=say("As"), kind="word"),
            Column(key="act", title=say("Act"), kind="word"),
            Column(key="comment", title=say("Comment"), width=2.0),
        ),
        rows=[
            (
                own.at,
                say("{member} for {other}", member=own.member, other=own.for_member) if own.for_member else own.member,
                own.role,
                own.act,
                own.comment,
            )
            for own in request.decisions
        ],
    )


def _request(request: AuditedRequest, audit: ApprovalsAudit, width: float) -> list[Flowable]:
    figures, say = audit.meta.figures, audit.meta.figures.say
    title = "  ·  ".join((request.number, figures.word(request.kind), figures.word(request.state)))
    limit = f"{figures.money(request.limit, request.currency)} {request.currency}" if request.limit is not None else ""
    pairs = [
        (say("Document"), request.document if request.document != request.number else ""),
        (say("Amount"), f"{figures.money(request.amount, request.currency)} {request.currency}"),
        (say("Needs"), figures.word(request.role_needed)),
        (say("Limit of the role"), limit),
        (say("Asked by"), request.requested_by),
        (say("Asked at"), figures.moment(request.requested_at)),
    ]
    return [
        Paragraph(markup(title), style(12, bold=True, keepWithNext=1)),
        Paragraph(markup(figures.heading(request.document_kind)), style(9.2, colour=palette.MUTED, keepWithNext=1)),
        *([Paragraph(markup(request.reason), style(9.2, spaceBefore=2, keepWithNext=1))] if request.reason else []),
        Spacer(1, 5),
        *facts(pairs, width),
    ]
