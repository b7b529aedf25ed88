"""The approvals audit of a span of days, from the book to its document; draws nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from app.domain.business_day import day_in, zone_of
from app.roof.report_kinds import Asked, span_words
from db.queries.approvals import history
from db.queries.business_day import zones
from db.queries.control import ApprovalRow, approvals
from db.queries.floor import EntryNames, entry_names
from db.queries.members import names_of
from reports.document import ReportMeta
from reports.documents.approvals_audit import ApprovalsAudit, AuditedDecision, AuditedRequest
from reports.figures import Figures
from reports.letterhead import Entry, EntryLine

DAYS_SHOWN = 92


def audit_of(connection: sa.Connection, asked: Asked, meta: ReportMeta) -> ApprovalsAudit:
    """Every request asked in the span (the last three months where none is given), with its decisions and its entry."""
    known = zones(connection)
    name = known.of(entity_id=asked.entity) if asked.entity else known.common()
    zone = zone_of(name) if name else UTC
    until = asked.until or day_in(name, meta.printed_at)
    since = asked.since or until - timedelta(days=DAYS_SHOWN)
    first = datetime.combine(since, time.min, tzinfo=zone)
    last = datetime.combine(until, time.max, tzinfo=zone)
    people = names_of(connection)
    rows = [row for row in approvals(connection, state="", entity_id=asked.entity) if first <= _aware(row.requested_at) <= last]
    company = connection.execute(sa.text("SELECT name FROM book_info")).scalar()
    return ApprovalsAudit(
        company=str(company or ""),
        period=span_words(since, until, meta.figures),
        requests=tuple(_request(connection, row, people, meta.figures) for row in rows),
        meta=meta,
        filters=((meta.figures.say("Entity"), asked.entity),) if asked.entity else (),
    )


def _request(connection: sa.Connection, row: ApprovalRow, people: Mapping[str, str], figures: Figures) -> AuditedRequest:
    decisions = tuple(
        AuditedDecision(
            at=step.at,
            member=step.by,
            role=step.role,
            act=step.action,
            for_member=step.for_member,
            comment="" if step.note == row.reason else figures.told(step.note),
        )
        for step in history(connection, row.request_id, amounts=True)
    )
    return AuditedRequest(
        number=row.number or row.document_id,
        kind=row.kind,
        document=row.number or row.document_id,
        document_kind=row.document_kind,
        amount=row.amount,
        currency=row.currency,
        requested_by=people.get(row.requested_by, row.requested_by),
        requested_at=row.requested_at,
        state=row.state,
        role_needed=row.role,
        reason=figures.told(row.reason),
        decisions=decisions,
        entry=_entry(connection, row),
    )


def _entry(connection: sa.Connection, row: ApprovalRow) -> Entry | None:
    text = connection.execute(sa.text("SELECT proposal FROM approval_request WHERE id = :id"), {"id": row.request_id}).scalar()
    entries: list[dict[str, Any]] = json.loads(text or '{"entries": []}')["entries"]
    lines = [line for entry in entries for line in entry["lines"]]
    if not lines:
        return None
    names: EntryNames = entry_names(
        connection,
        row.entity_id,
        accounts=[line["account"] for line in lines],
        warehouses=[line["warehouse"] for line in lines],
        partners=[line["partner"] for line in lines],
    )
    printed = []
    for line in lines:
        amount = Decimal(line["amount"])
        note = " · ".join(filter(None, (names.warehouses.get(line["warehouse"], ""), line["family"], line["reason"])))
        title = names.accounts.get(line["account"], "")
        printed.append(
            EntryLine(
                account=line["account"],
                title=title,
                debit=amount if amount >= 0 else None,
                credit=-amount if amount < 0 else None,
                note=note,
            )
        )
    return Entry(lines=tuple(printed), currency=names.currency, number=row.number)


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
