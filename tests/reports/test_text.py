"""Csv and json carry every digit; json adds sums per currency and unit."""

import csv
import json
from decimal import Decimal
from io import StringIO

import pytest

from reports.document import Chart, Column, Narrative, ReportTable
from reports.progress import ReportCancelled
from reports.text import report_csv, report_json
from tests.reports.samples import long_table, report, stock_table


def test_csv_follows_rfc_4180() -> None:
    table = ReportTable(
        columns=(Column(key="t", title="A, B"), Column(key="m", title="M", kind="money", total="sum")),
        rows=[('say "hi"\nthere', Decimal("1234567.8000")), (None, Decimal("-1E+3")), ("=1+1", Decimal("0.000001"))],
    )
    data = report_csv(report(table))
    assert data == b'"A, B",M\r\n"say ""hi""\nthere",1234567.8000\r\n,-1000\r\n\'=1+1,0.000001\r\n'


def test_csv_of_several_tables_names_each() -> None:
    data = report_csv(report(stock_table(title="Stock"), long_table(1))).decode()
    rows = list(csv.reader(StringIO(data)))
    assert rows[0] == ["Stock"]
    assert rows[2][:4] == ["Tools", "DR-18V", "Cordless drill 18 V", "2026-01-05"]
    assert rows[6:] == [[], ["Table 2"], ["Number", "What it was for", "Amount"], ["1", "Line 1", "0.01"]]


def test_json_holds_decimals_as_strings_with_totals_and_groups() -> None:
    body = json.loads(report_json(report()))
    assert body["company"] == "Łódź Handel & Co"
    assert body["filters"][1] == {"name": "Cost above", "value": "€ 5"}
    assert body["printed_at"] == "2026-03-31T17:05:00+00:00"
    (table,) = body["sections"]
    assert table["rows"][0]["value"] == "3117.60"
    assert table["rows"][3]["since"] is None
    assert table["totals"] == {"quantity": {"kg": "12.125", "pcs": "122"}, "value": {"EUR": "3083.10", "JPY": "7315"}}
    assert [(own["value"], own["totals"]["value"]) for own in table["groups"]] == [
        ("Tools", {"EUR": "3034.60"}),
        ("Fixings", {"EUR": "48.50", "JPY": "7315"}),
    ]


def test_json_has_all_kinds_of_sections() -> None:
    chart = Chart(title="c", kind="line", categories=("a",), series=(("s", (Decimal("1.50"),)),))
    body = json.loads(report_json(report(Narrative(paragraphs=("p",)), chart)))
    assert [own["kind"] for own in body["sections"]] == ["narrative", "chart"]
    assert body["sections"][1]["series"] == [{"name": "s", "values": ["1.50"]}]


@pytest.mark.parametrize("render", [report_csv, report_json])
def test_cancel(render: object) -> None:
    with pytest.raises(ReportCancelled):
        render(report(long_table(1000)), cancelled=lambda: True)
