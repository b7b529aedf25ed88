"""Owns how a report made in English turns into its reader's language: titles, notes and what cells tell; draws nothing.

Words of closed lists stay codes until they are drawn, so that programs read the same whatever people speak.
"""

from dataclasses import replace

from reports.document import Report, ReportTable, Row
from reports.figures import Figures


def spoken(report: Report) -> Report:
    """The report in the language of its figures; `period`, filters' values, paragraphs and proofs come in it already."""
    figures = report.meta.figures
    say = figures.say
    return replace(
        report,
        title=say(report.title),
        filters=tuple((say(name), value) for name, value in report.filters),
        sections=tuple(spoken_table(one, figures) if isinstance(one, ReportTable) else one for one in report.sections),
    )


def spoken_table(table: ReportTable, figures: Figures) -> ReportTable:
    """The table with its title, note and headings in the language, and with sentences where cells told codes and facts."""
    say = figures.say
    telling = {place for place, column in enumerate(table.columns) if column.kind == "told"}
    columns = tuple(
        replace(column, title=say(column.title), kind="text" if place in telling else column.kind)
        for place, column in enumerate(table.columns)
    )
    rows = [_told(row, telling, figures) for row in table.rows] if telling else table.rows
    return replace(table, columns=columns, rows=rows, title=say(table.title), note=say(table.note))


def _told(row: Row, telling: set[int], figures: Figures) -> Row:
    return tuple(figures.told(value) if place in telling and isinstance(value, str) else value for place, value in enumerate(row))
