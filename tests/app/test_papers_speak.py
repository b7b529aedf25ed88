"""Papers speak the language of who reads them: every report and note of a distributor's year, in German, has no English word left."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
import sqlalchemy as sa
from python_calamine import CalamineWorkbook

from app.bootstrap import Host
from app.domain.roles import ROLES
from app.domain.words import WORDS
from app.ledger.documents import PREFIXES
from app.roof.close_digest import make_digest, write_digest
from app.roof.floor_papers import FloorPapers
from app.roof.last_resort import run
from app.roof.report_catalogue import REPORTS, Asked, make_report
from app.roof.report_desk import GROUPS, ReportDesk
from app.roof.sample import build_sample
from app.roof.signing import SigningKey
from db.book import Book, create_book, open_book
from reports import speech
from reports.dictionary import CORE, FOLDER, PAPERS, read_file, words_of
from reports.figures import Figures
from reports.render import render
from tests.support.company import new_company
from ui.papers import GoodsLabel

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
GERMAN, ENGLISH = Figures.of_locale("de_DE", "de"), Figures.of_locale("en_GB")
SAME = {"Filter: {name}", "In", "Journal", "Mix", "Name", "Partner"}
"""What is the same in both languages."""
NAMED = {
    "item": "name",
    "partner": "name",
    "account": "name",
    "warehouse": "name",
    "location": "name",
    "member": "name",
    "tax_code": "name",
}
"""Names that somebody typed in English; the test replaces them, so that every word left is the program's."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("sample") / "sample.db"
    host = Host(create_book(str(place)))
    build_sample(host)
    host.close()
    with sqlite3.connect(place) as raw:
        for table, column in NAMED.items():
            raw.execute(f"UPDATE {table} SET {column} = id")
    raw.close()
    return place


@pytest.fixture
def book(sample: Path, tmp_path: Path) -> Iterator[Book]:
    shutil.copy(sample, tmp_path / "sample.db")
    opened = open_book(str(tmp_path / "sample.db"))
    yield opened
    opened.close()


def desk_of(book: Book, figures: Figures, folder: Path) -> ReportDesk:
    return ReportDesk(book, "olivia", lambda: NOW, figures, folder)


def floor_of(book: Book, figures: Figures) -> FloorPapers:
    return FloorPapers(book, "olivia", lambda: NOW, figures, costs=True)


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def one(book: Book, query: str) -> str:
    with book.reading() as connection:
        return str(connection.execute(sa.text(query)).scalar_one())


RECEIPT = "SELECT MAX(id) FROM document WHERE kind = 'goods_receipt' AND state = 'posted' AND entity_id = '{}'"
TRANSFER = "SELECT MAX(id) FROM document WHERE kind = 'transfer_order' AND state = 'in_transit' AND entity_id = '{}'"


def asked_of(name: str) -> dict[str, str | date]:
    return {"item": "EL004"} if name == "stock-card" else {"since": date(2026, 11, 1)} if name == "journal" else {}


def papers(book: Book, folder: Path) -> Iterator[tuple[str, str]]:
    """Every paper there is, in German: its name and its words."""
    desk, floor = desk_of(book, GERMAN, folder), floor_of(book, GERMAN)
    for name in (name for names in GROUPS.values() for name in names):
        yield name, text_of(desk.make(name, asked_of(name)).pdf)
    receipt = one(book, RECEIPT.format("RHEIN"))
    yield "goods receipt", text_of(floor.goods_receipt_note(receipt).pdf)
    yield "labels", text_of(floor.receipt_labels(receipt, ()).pdf)
    yield "transfer", text_of(floor.transfer_note(one(book, TRANSFER.format("RHEIN"))).pdf)
    yield "count", text_of(floor.count_sheet(one(book, "SELECT MAX(id) FROM document WHERE kind = 'count_sheet'")).pdf)
    shelf = one(book, "SELECT MIN(id) FROM location WHERE kind = 'storage'")
    yield "location", text_of(floor.goods_labels([(GoodsLabel("location", shelf), 1)]).pdf)
    with book.reading() as connection:
        for name in REPORTS:
            asked = Asked(item="EL004") if name == "stock-card" else Asked()
            report = make_report(connection, name, asked, printed_at=NOW, printed_by="olivia", figures=GERMAN)
            yield f"{name} in a terminal", render(report, "table").decode()
            if name != "journal":
                workbook = CalamineWorkbook.from_filelike(BytesIO(render(report, "xlsx")))
                cells = (cell for sheet in workbook.sheet_names for row in workbook.get_sheet_by_name(sheet).to_python() for cell in row)
                yield f"{name} as a workbook", "\n".join([*workbook.sheet_names, *(cell for cell in cells if isinstance(cell, str))])


def words(texts: str) -> set[str]:
    """The words of a text; capitals are codes, such as MUC/TRANSIT, and digits of a hash spell nothing."""
    found = re.findall(r"[^\W\d_]{2,}", re.sub(r"\{\w+\}|python3 .*|(\b[0-9a-f]{4}\s){5}[0-9a-f]{4}\b|\b[0-9a-f]{64}\b", "", texts))
    return {word.lower() for word in found if not word.isupper()}


def test_no_english_word_is_left_on_a_german_paper(book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: set[str] = set()
    plain = speech.say

    def listening(language: str, text: str, facts: dict[str, object]) -> str:
        said.add(text)
        return plain(language, text, facts)

    monkeypatch.setattr(speech, "say", listening)
    ours = {**words_of("de", PAPERS), **words_of("de", CORE)}
    english = words("\n".join(words_of("de", PAPERS))) | words("\n".join(word.replace("_", " ") for word in WORDS))
    left: dict[str, set[str]] = {}
    german = words("\n".join(ours.values()))
    for name, text in papers(book, tmp_path):
        if found := (words(text) & english) - german:
            left[name] = found
    assert left == {}
    assert {text for text in said if any(map(str.isalpha, text))} <= set(words_of("de", PAPERS)), "said on paper, and not in papers.ts"


def test_german_is_no_copy_of_the_english() -> None:
    known = read_file(FOLDER / "de" / f"{PAPERS}.ts")
    assert len(known) > 200
    assert {text for text, (said,) in known.items() if text == said} == SAME


def test_every_kind_of_document_and_every_role_has_a_word() -> None:
    assert set(PREFIXES) <= WORDS
    assert set(ROLES) <= WORDS


def test_figures_and_days_of_a_german_report(tmp_path: Path) -> None:
    """Twice 10 NUT at 61.70 on the tenth of January are 1,234.00 on the last of it."""
    company = new_company(tmp_path, method="fifo")
    for _ in range(2):
        company.receive("NUT", "10", "61.70")
    with company.book.reading() as connection:
        asked = Asked(as_of=date(2026, 1, 31), warehouse="W1")
        report = make_report(connection, "stock-valuation", asked, printed_at=NOW, printed_by="fay", figures=GERMAN)
        plain = make_report(connection, "stock-valuation", asked, printed_at=NOW, printed_by="fay")
    text = render(report, "table").decode()
    wanted = (
        "Bestandsbewertung",
        "Stand 31.01.2026",
        "Filter: Lager: W1",
        "61,70",
        "1.234,00",
        "Summe",
        "Gedruckt 23.11.2026 09:00 UTC von fay",
    )
    for part in wanted:
        assert part in text
    assert "Stock valuation" in (english := render(plain, "table").decode())
    assert "as of 2026-01-31" in english and "1,234.00" in english
    assert [row[:6] for row in report.tables[0].rows] == [row[:6] for row in plain.tables[0].rows]


@pytest.mark.parametrize(
    ("entity", "reader", "said"),
    [
        ("RHEIN", ENGLISH, "Wareneingangsschein"),
        ("THAMES", GERMAN, "Goods receipt note"),
    ],
)
def test_a_note_speaks_the_language_of_the_companys_country(book: Book, entity: str, reader: Figures, said: str) -> None:
    note = floor_of(book, reader).goods_receipt_note(one(book, RECEIPT.format(entity)))
    text = text_of(note.pdf)
    assert said in text
    assert ("Seite 1 von 1" in text) == (entity == "RHEIN")
    assert note.title.startswith("Goods receipt note" if reader is ENGLISH else "Wareneingangsschein"), "the screen speaks to its member"


def test_a_note_of_a_company_without_a_country_speaks_as_its_member(book: Book) -> None:
    with sqlite3.connect(book.path) as raw:
        raw.execute("UPDATE legal_entity SET country = ''")
    raw.close()
    receipt = one(book, RECEIPT.format("THAMES"))
    assert "Wareneingangsschein" in text_of(floor_of(book, GERMAN).goods_receipt_note(receipt).pdf)
    assert "Goods receipt note" in text_of(floor_of(book, ENGLISH).goods_receipt_note(receipt).pdf)


def test_what_a_customer_is_owed_counts_down_in_every_column(book: Book) -> None:
    """Rhein: 300.50 owed to a customer, 244.52 due from a supplier: −55.98, as the rebate accounts have it."""
    with book.reading() as connection:
        table = make_report(connection, "rebates", Asked(entity="RHEIN"), printed_at=NOW, printed_by="x").tables[0]
        capital = make_report(connection, "working-capital", Asked(entity="RHEIN"), printed_at=NOW, printed_by="x").tables[0]
    opened = {row[table.position("side")]: row[table.position("open_amount")] for row in table.rows}
    assert opened == {"customer": Decimal("-300.50"), "supplier": Decimal("244.52")}
    assert Decimal("-55.98") in [row[capital.position("amount")] for row in capital.rows]


def test_the_signed_digest_speaks_too(book: Book, tmp_path: Path) -> None:
    with book.reading() as connection:
        closed = one(book, "SELECT MAX(id) FROM fiscal_period WHERE entity_id = 'RHEIN' AND state = 'closed'")
        digest = make_digest(connection, entity_id="RHEIN", period_id=closed, key=SigningKey(bytes(range(32)), kept=False), at=NOW)
        _, paper = write_digest(tmp_path, digest, at=NOW, by="olivia", figures=GERMAN)
    text = text_of(paper.read_bytes())
    assert f"Abschluss {closed}" in text and "Summe der Salden" in text
    german = words("\n".join([*words_of("de", PAPERS).values(), *words_of("de", CORE).values()]))
    assert (words(text) & words("\n".join(words_of("de", PAPERS)))) - german == set()


def test_the_command_line_is_told_which_language(book: Book, tmp_path: Path) -> None:
    """English with ISO days where nothing is said; the columns' keys are the same in both."""
    heads = {}
    for language in ("", "de"):
        file = tmp_path / f"balance{language}.csv"
        asked = ["--language", language] if language else []
        assert run(["report", "trial-balance", "--book", str(book.path), "-o", str(file), *asked]) == 0
        heads[language] = file.read_text(encoding="utf-8").splitlines()[0]
    assert heads[""].startswith("Entity,Account,Name,Account type,Currency,")
    assert heads["de"].startswith("Firma,Konto,Name,Kontenart,Währung,")


def test_what_is_shown_is_what_is_kept(book: Book, tmp_path: Path) -> None:
    desk = desk_of(book, GERMAN, tmp_path / "archive")
    shown = desk.make("trial-balance", {})
    assert shown.file_name == "trial-balance-2026-11-23.pdf", "names of files are codes"
    assert desk.archive(shown).read_bytes() == shown.pdf == desk.make("trial-balance", {}).pdf
