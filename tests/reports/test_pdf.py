"""The PDF says on every page what it is, whose, from when and by whom; figures are complete and stand under each other."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from time import perf_counter

import pypdfium2
import pytest

from reports.document import Chart, Column, Narrative, ReportTable
from reports.pdf import report_pdf
from reports.progress import ReportCancelled
from tests.reports.samples import META, long_table, page_texts, report


def test_every_page_tells_what_it_is() -> None:
    pages = page_texts(report_pdf(report(long_table(110))))
    assert len(pages) == 3
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of 3" in page
        assert "Stock valuation" in page
        assert "Łódź Handel & Co" in page
        assert "As of 31 March 2026" in page
        assert "Warehouse: Leeds DC" in page
        assert "Cost above: € 5" in page
        assert "Printed 2026-03-31 17:05 UTC by a.singh" in page
        assert "What it was for" in page


def test_each_row_is_on_one_page_and_the_total_at_the_end() -> None:
    pages = page_texts(report_pdf(report(long_table(110))))
    found = [[int(line.split()[0]) for line in page.splitlines() if "Line " in line] for page in pages]
    assert [number for page in found for number in page] == list(range(1, 111))
    # 1 + … + 110 = 6,105 cents of 0.01
    assert "61.05" in pages[-1]
    assert "Total" not in "".join(pages[:-1])
    assert found[-1], "a total never stands on a page without a row"


def test_no_total_stands_alone_and_no_heading_ends_a_page() -> None:
    bare = replace(META, proofs=())
    for count in range(30, 48):
        flat = page_texts(report_pdf(report(long_table(count), meta=bare)))
        assert "Line " in flat[-1], count
        rows = [("first" if n < count else "second", f"Line {n}") for n in range(count + 3)]
        columns = (Column(key="g", title="Group"), Column(key="t", title="T"))
        pages = page_texts(report_pdf(report(ReportTable(columns=columns, rows=rows, group_by=("g",)), meta=bare)))
        for page in pages:
            if "Group: second" in page:
                assert "Line " in page.partition("Group: second")[2], count


def test_totals_and_subtotals_per_currency() -> None:
    page = page_texts(report_pdf(report()))[0]
    for text in ("Family: Tools", "Total Tools", "22 pcs", "3,034.60 EUR", "7,315 JPY", "12.125 kg", "122 pcs", "3,083.10 EUR"):
        assert text in page.replace("\r\n", " ")
    assert "−83.00" in page
    assert "-83.00" not in page
    assert "Nägel" in page


def test_same_report_same_bytes_and_dated_as_told() -> None:
    first, second = report_pdf(report()), report_pdf(report())
    assert first == second
    document = pypdfium2.PdfDocument(BytesIO(first))
    assert document.get_metadata_value("CreationDate").startswith("D:20260331170500")
    assert document.get_metadata_value("Title") == "Stock valuation"
    assert document.get_metadata_value("Author") == "a.singh"
    later = replace(META, printed_at=META.printed_at.replace(hour=18))
    assert report_pdf(report(meta=later)) != first


def _edges(data: bytes, text: str) -> list[float]:
    """The right edges of each place where a text stands on the first page, in points."""
    page = pypdfium2.PdfDocument(BytesIO(data))[0]
    texts = page.get_textpage()
    search = texts.search(text, match_case=True)
    edges = []
    while (found := search.get_next()) is not None:
        index, count = found
        edges.append(round(texts.get_charbox(index + count - 1, loose=True)[2], 1))
    return edges


def test_figures_align_at_the_decimal_mark_with_their_total() -> None:
    table = ReportTable(
        columns=(Column(key="t", title="T"), Column(key="q", title="Q", kind="quantity", total="sum")),
        rows=[("a", Decimal("1111")), ("b", Decimal("2222.5")), ("c", Decimal("-4444.125"))],
    )
    data = report_pdf(report(table))
    # 1,111 + 2,222.5 − 4,444.125 = −1,110.625
    edges = [_edges(data, text) for text in ("1,111", "2,222", "−4,444", "−1,110")]
    assert all(len(own) == 1 for own in edges)
    assert max(own[0] for own in edges) - min(own[0] for own in edges) < 0.3


def test_long_texts_wrap_and_lose_nothing() -> None:
    words = [f"word{number}" for number in range(900)]
    table = ReportTable(
        columns=(Column(key="t", title="T"), Column(key="m", title="M", kind="money")),
        rows=[(" ".join(words), Decimal("1.00")), ("x" * 400, Decimal("2.00")), ("last", Decimal("3.00"))],
    )
    text = " ".join(page_texts(report_pdf(report(table))))
    assert [word for word in text.split() if word.startswith("word")] == words
    assert text.count("x") >= 400
    assert "3.00" in text


@pytest.mark.parametrize(("columns", "wide", "size"), [(4, 0, (595, 842)), (11, 0, (842, 595)), (40, 1, (1191, 842))])
def test_page_grows_with_its_figures(columns: int, wide: int, size: tuple[int, int]) -> None:
    table = ReportTable(
        columns=tuple(Column(key=f"c{n}", title=f"C{n}", kind="money", total="sum") for n in range(columns)),
        rows=[tuple(Decimal("1234567.89") + n for n in range(columns))],
    )
    data = report_pdf(report(table))
    width, height = pypdfium2.PdfDocument(BytesIO(data))[0].get_size()
    assert (round(width) >= size[0], round(height)) == (True, size[1])
    assert wide or round(width) == size[0]
    text = page_texts(data)[0]
    assert all(f"{Decimal('1234567.89') + n:,}" in text for n in range(columns))


def test_letters_of_other_scripts_stay_extractable() -> None:
    table = ReportTable(columns=(Column(key="t", title="Ключ"),), rows=[("Σετ κλειδιών — ключи €",), ("<b>&amp;",)])
    text = page_texts(report_pdf(report(table, title="Zażółć gęślą")))[0]
    assert "Σετ κλειδιών — ключи €" in text
    assert "<b>&amp;" in text
    assert "Zażółć gęślą" in text


def test_sections_narrative_charts_and_empty_tables() -> None:
    chart = Chart(
        title="Stock by month",
        kind="bar",
        categories=("Jan", "Feb"),
        series=(("Leeds", (Decimal(120), None)), ("Hull", (Decimal(-30), Decimal(10)))),
    )
    line = Chart(title="Days", kind="line", categories=("Jan",), series=(("d", (Decimal(3),)),))
    bare = Chart(title="Nothing", kind="line", categories=(), series=())
    empty = ReportTable(columns=(Column(key="d", title="Day", kind="date"),), rows=[], title="Late receipts", note="See B.")
    sections = (Narrative(title="In short", paragraphs=("A & B", "Second")), chart, line, bare, empty)
    text = " ".join(page_texts(report_pdf(report(*sections))))
    told = ("In short", "A & B", "Stock by month", "Hull", "Feb", "No figures.", "Late receipts", "No rows for these", "See B.")
    for words in (*told, "Ledger head"):
        assert words in text


def test_progress_rises_to_the_end_and_cancel_stops() -> None:
    seen: list[tuple[int, int]] = []
    report_pdf(report(long_table(3000)), progress=lambda done, whole: seen.append((done, whole)))
    shares = [done / whole for done, whole in seen]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(set(shares)) > 20
    with pytest.raises(ReportCancelled):
        report_pdf(report(long_table(3000)), cancelled=lambda: len(seen) > 0)


@pytest.mark.bench
def test_fifty_thousand_rows_take_well_under_a_minute() -> None:
    rows = [(n, f"Line {n} of the ledger", date(2026, 1, 1), Decimal(n) / 100, Decimal(-n) / 8) for n in range(50_000)]
    table = ReportTable(
        columns=(
            Column(key="n", title="Number", kind="integer"),
            Column(key="t", title="Text"),
            Column(key="d", title="Day", kind="date"),
            Column(key="m", title="Amount", kind="money", total="sum"),
            Column(key="q", title="Quantity", kind="quantity", total="sum"),
        ),
        rows=rows,
    )
    begin = perf_counter()
    data = report_pdf(report(table))
    assert perf_counter() - begin < 40
    document = pypdfium2.PdfDocument(BytesIO(data))
    last = document[len(document) - 1].get_textpage().get_text_range()
    # 0 + … + 49,999 = 1,249,975,000; a hundredth and an eighth of it
    assert "12,499,750.00" in last
    assert "−156,246,875" in last
    assert f"Page {len(document):,} of {len(document):,}" in last
