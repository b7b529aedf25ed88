"""Owns a report as csv and json: data for other programs, exact to the last digit; knows no page and no terminal.

Csv follows RFC 4180 (CRLF, quotes doubled) in UTF-8 and holds the rows only, so that a sum over a column is right. Figures and
dates are exact. A text that a spreadsheet would run as a formula gets an apostrophe before it, and nothing else is altered.
"""

import csv
import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import StringIO

from reports.document import Chart, Narrative, Report, ReportTable, Row, Section, Value
from reports.progress import CancelCheck, Pace, ProgressCallback
from reports.totals import groups_of, sums_of

_PACE_ROWS = 500
_PACE_PARTS = 50_000
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_CONTROL = ("\t", "\r", "\n")

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]


def report_csv(report: Report, *, progress: ProgressCallback | None = None, cancelled: CancelCheck | None = None) -> bytes:
    """The rows under their titles; several tables follow each other with an empty line and their title between.

    Raises ReportCancelled.
    """
    pace = _pace(report, progress, cancelled)
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for number, table in enumerate(report.tables):
        if len(report.tables) > 1:
            if number:
                out.write("\r\n")
            writer.writerow([harmless(table.title) or report.meta.figures.say("Table {number}", number=number + 1)])
        writer.writerow([harmless(column.title) for column in table.columns])
        for row in _paced(table, pace):
            writer.writerow([harmless(value) if isinstance(value, str) else plain(value) for value in row])
    pace.finish()
    return out.getvalue().encode()


def report_json(report: Report, *, progress: ProgressCallback | None = None, cancelled: CancelCheck | None = None) -> bytes:
    """The whole report; decimals are strings, dates ISO 8601, sums per currency or unit. Raises ReportCancelled."""
    pace = _pace(report, progress, cancelled)
    meta = report.meta
    body: Json = {
        "title": report.title,
        "subtitle": report.subtitle,
        "company": report.company,
        "period": report.period,
        "filters": [{"name": name, "value": value} for name, value in report.filters],
        "printed_at": meta.printed_at.isoformat(),
        "printed_by": meta.printed_by,
        "book": meta.book,
        "position": meta.state.position if meta.state else 0,
        "hash": meta.state.hash if meta.state else "",
        "proofs": [{"name": name, "value": value} for name, value in meta.proofs],
        "sections": [_section(section, pace) for section in report.sections],
    }
    out = StringIO()
    for number, part in enumerate(json.JSONEncoder(ensure_ascii=False, indent=1).iterencode(body)):
        out.write(part)
        if number % _PACE_PARTS == 0:
            pace.advance(0)
    pace.finish()
    return f"{out.getvalue()}\n".encode()


def harmless(text: str) -> str:
    """A text for a cell: what a spreadsheet would take for a formula is only read there, behind an apostrophe. Never for a figure."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) or text.startswith(_CONTROL) else text


def plain(value: Value) -> str:
    """A value for a program: exact digits without group marks, ISO dates, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)


def _pace(report: Report, progress: ProgressCallback | None, cancelled: CancelCheck | None) -> Pace:
    return Pace(sum(len(table.rows) for table in report.tables) + 1, progress, cancelled)


def _paced(table: ReportTable, pace: Pace) -> Iterator[Row]:
    for start in range(0, len(table.rows), _PACE_ROWS):
        part = table.rows[start : start + _PACE_ROWS]
        yield from part
        pace.advance(len(part))


def _json_value(value: Value) -> Json:
    return value if value is None or isinstance(value, bool | int) else plain(value)


def _section(section: Section, pace: Pace) -> Json:
    match section:
        case Narrative():
            return {"kind": "narrative", "title": section.title, "paragraphs": list(section.paragraphs)}
        case Chart():
            series: list[Json] = [{"name": name, "values": [_json_value(value) for value in values]} for name, values in section.series]
            names: list[Json] = list(section.categories)
            return {"kind": "chart", "title": section.title, "unit": section.unit, "categories": names, "series": series}
        case ReportTable():
            return _table(section, pace)


def _table(table: ReportTable, pace: Pace) -> Json:
    keys = [column.key for column in table.columns]
    columns: list[Json] = [
        {
            "key": column.key,
            "title": column.title,
            "kind": column.kind,
            "total": column.total,
            "currency": column.currency,
            "measured_in": column.measured_in,
        }
        for column in table.columns
    ]
    rows: list[Json] = [dict(zip(keys, map(_json_value, row), strict=True)) for row in _paced(table, pace)]
    found: dict[str, Json] = {
        "kind": "table",
        "title": table.title,
        "subtitle": table.subtitle,
        "note": table.note,
        "columns": columns,
        "rows": rows,
        "totals": _sums(table, table.rows),
    }
    if table.group_by:
        found["group_by"] = list(table.group_by)
        found["groups"] = _groups(table, table.rows, 0)
    return found


def _sums(table: ReportTable, rows: Sequence[Row]) -> Json:
    return {key: {measure: plain(value) for measure, value in per_measure.items()} for key, per_measure in sums_of(table, rows).items()}


def _groups(table: ReportTable, rows: Sequence[Row], level: int) -> Json:
    found: list[Json] = []
    for group in groups_of(table, rows, level):
        entry: dict[str, Json] = {
            "column": group.column.key,
            "value": _json_value(group.value),
            "rows": len(group.rows),
            "totals": _sums(table, group.rows),
        }
        if level + 1 < len(table.group_by):
            entry["groups"] = _groups(table, group.rows, level + 1)
        found.append(entry)
    return found
