"""The count sheet is blind: it has no place for a quantity."""

from dataclasses import fields
from datetime import date

from reports.documents.count_sheet import CountLine, CountSheet, count_sheet_pdf
from tests.reports.samples import META, page_texts

SHEET = CountSheet(
    number="CS-2026-000015",
    company="Northgate Supply Ltd",
    warehouse="Leeds DC",
    area="Aisle A",
    meta=META,
    count_on=date(2026, 4, 7),
    lines=tuple(CountLine(line=n, location=f"A-{n:02}", item=f"IT-{n:02}", description="Cordless drill", unit="pcs") for n in range(1, 41)),
)


def test_no_field_could_carry_a_quantity() -> None:
    names = {field.name for kind in (CountLine, CountSheet) for field in fields(kind)}
    assert not {name for name in names if any(word in name for word in ("quantity", "hand", "expected", "book", "value"))}


def test_rows_hold_nothing_but_what_to_count() -> None:
    pages = page_texts(count_sheet_pdf(SHEET))
    assert len(pages) == 2
    for number, page in enumerate(pages, start=1):
        assert "Counted" in page
        assert "Recount" in page
        assert f"Page {number} of 2" in page
    rows = [line for page in pages for line in page.splitlines() if "IT-" in line]
    assert rows == [f"{n} A-{n:02} IT-{n:02} Cordless drill pcs" for n in range(1, 41)]
    assert "not counted is not zero" in pages[0]


def test_lots_are_shown_where_there_are_any() -> None:
    sheet = CountSheet(
        number="CS-1",
        company="N",
        warehouse="W",
        meta=META,
        lines=(CountLine(line=1, location="A", item="I", description="D", unit="pcs", lot="L7", expiry=date(2028, 1, 31)),),
    )
    (page,) = page_texts(count_sheet_pdf(sheet))
    assert "1 A I D L7 2028-01-31 pcs" in page
