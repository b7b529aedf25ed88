"""AdventureWorks' purchasing as commands: a tiny source added up by hand, units that are asked for, damage told, and the real tables."""

from __future__ import annotations

import sqlite3
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from app.bootstrap import Host, hosting
from app.domain.book import CostLayer, ExchangeRate, StockPosition
from app.importing.adventureworks import source as aw
from app.importing.adventureworks.units import mapping
from app.roof.imports import import_adventureworks
from db.book import create_book, open_book
from db.replay import replay
from db.verify import verify
from tests.support.adventure import adventure
from tests.support.company import Company
from tests.support.shell import Run, data_folder, shell

D = Decimal
DATA = data_folder(root=Path(__file__).parents[2])


@pytest.fixture
def dockledger(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    return shell(capsys)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return adventure(tmp_path / "source")


def test_short_receipts_rejects_price_differences_and_freight_are_posted_to_the_cent(dockledger: Run, source: Path, tmp_path: Path) -> None:
    code, out, err = dockledger("import", "adventureworks", source, "--book", "a.db", "--factor", "CS=12")
    assert (code, err) == (0, "")
    table = {line[:22].strip(): line.split()[-7:] for line in out.splitlines()[1:9]}
    #            lines, commands, posted, held, refused, failed, left out
    assert table["purchase orders"] == ["3", "2", "2", "0", "0", "0", "0"]
    assert table["goods receipts"] == ["3", "2", "1", "0", "0", "0", "1"]
    assert table["rejects sent back"] == ["1", "1", "1", "0", "0", "0", "0"]
    assert table["short orders closed"] == ["2", "2", "2", "0", "0", "0", "0"]
    assert table["freight bills"] == ["1", "2", "1", "0", "0", "0", "1"]
    for told in (
        "1 × rates left out: DEM is no currency any more (ISO 4217)",
        "1 × goods receipts left out: nothing arrived on the order",
        "1 × supplier invoices left out: nothing was kept of the order",
        "1 × freight bills left out: nothing was kept of the order, so no goods can bear its freight",
        "1 × warned: price variance, about 1 document\n",
    ):
        assert told in out
    assert " ≠" not in out
    opened = open_book(str(tmp_path / "a.db"))
    company = Company(opened)
    # 2 cases × 50.26 + 100 × 3.00 = 400.52, freight 5.026 → 5.03; tax 8 % of 100.52 and of 300.00: 8.04 + 24.00
    assert company.balances("AW") == {"1200": "405.55", "1300": "32.04", "2000": "-437.59"}
    # The freight goes by the values received, whatever is billed: 5.03 × 95.74 / 395.74 = 1.22, the rest 3.81. A case is 12 pieces.
    layers = {layer.item_id: (layer.quantity_remaining, layer.value_remaining) for layer in company.all(CostLayer)}
    assert layers == {"P1": (D(24), D("101.74")), "P2": (D(100), D("303.81"))}
    places = {(p.item_id, p.location_id): p.quantity for p in company.all(StockPosition) if p.quantity}
    assert places == {("P1", "AW-1/1"): D(24), ("P2", "AW-1/DOCK"): D(100)}
    [rate] = company.all(ExchangeRate)
    assert (rate.currency, rate.rate) == ("EUR", D("1.25"))
    assert [proof.name for proof in verify(opened) if not proof.ok] == []
    company.close()
    opened.close()


def test_units_that_the_source_does_not_explain_are_asked_for_in_a_file(dockledger: Run, source: Path, tmp_path: Path) -> None:
    file = tmp_path / "adventureworks-units.csv"
    code, _, err = dockledger("import", "adventureworks", source, "--book", "a.db")
    assert code == 2
    assert "how many pieces are in 1 of 2 product and unit pairs (first: Adjustable Race in Case)" in err
    assert not (tmp_path / "a.db").exists()
    lines = file.read_text().splitlines()
    assert lines == [
        "product_id,product,unit,unit_name,pieces_per_unit",
        "1,Adjustable Race,CS,Case,",
        "2,Bearing Ball,EA,Each,1",
    ]
    file.write_text("\n".join(lines).replace("Case,", "Case,24"))
    code, _, _ = dockledger("import", "adventureworks", source, "--book", "a.db")
    assert code == 0
    opened = open_book(str(tmp_path / "a.db"))
    company = Company(opened)
    assert {p.quantity for p in company.all(StockPosition, item_id="P1") if p.quantity} == {D(48)}
    company.close()
    opened.close()


@pytest.mark.parametrize("pieces", ["twelve", "0", "-3", "1/0", "1e20", "nan"])
def test_a_factor_that_is_none_is_refused(dockledger: Run, source: Path, tmp_path: Path, pieces: str) -> None:
    code, _, err = dockledger("import", "adventureworks", source, "--book", "a.db", "--factor", f"CS={pieces}")
    assert (code, f"--factor cannot be CS={pieces}: it is written UNIT=PIECES" in err) == (2, True)
    (tmp_path / "adventureworks-units.csv").write_text(f"product_id,product,unit,unit_name,pieces_per_unit\n1,x,CS,Case,{pieces}\n")
    code, _, err = dockledger("import", "adventureworks", source, "--book", "a.db")
    assert code == 2
    assert f"({pieces} is not a number of pieces, line 2)" in err
    assert not (tmp_path / "a.db").exists()


@pytest.mark.parametrize("content", [b"a,b,c\n1,2,3\n", b"\xff\xfe\x00", b"product_id,unit,pieces_per_unit\n1\n"])
def test_a_mapping_that_is_no_mapping_is_named_and_left_as_it_is(dockledger: Run, source: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "units.csv").write_bytes(content)
    code, _, err = dockledger("import", "adventureworks", source, "--book", "a.db", "--units", "units.csv")
    assert code == 2
    assert "units.csv cannot be used as the unit mapping" in err
    assert (tmp_path / "units.csv").read_bytes() == content


def test_a_second_run_posts_nothing_twice(dockledger: Run, source: Path, tmp_path: Path) -> None:
    dockledger("import", "adventureworks", source, "--book", "a.db", "--factor", "CS=12")
    before = log_of(tmp_path / "a.db")
    code, out, _ = dockledger("import", "adventureworks", source, "--book", "a.db")
    assert code == 0, "the units were kept in the file"
    assert "19 of 19 commands were in the book before" in out
    assert log_of(tmp_path / "a.db") == before
    code, _, err = dockledger("import", "adventureworks", source, "--book", "a.db", "--factor", "CS=10")
    assert (code, "aw-items was imported before and reads otherwise now" in err) == (2, True)
    assert log_of(tmp_path / "a.db") == before


DAMAGE = {
    "a value less": ("Vendor", "\t1\t1\t1\t", "\t1\t1\t", "Vendor.csv cannot be read as a table (7 values where 8 belong, line 1)"),
    "a word for a number": (
        "PurchaseOrderDetail",
        "100.00\t",
        "many\t",
        "PurchaseOrderDetail.csv cannot be read as a table (a value is not",
    ),
    "no day": ("PurchaseOrderHeader", "2022-04-16", "16.04.2022", "PurchaseOrderHeader.csv cannot be read as a table (Invalid isoformat"),
    "a product that is not there": (
        "PurchaseOrderDetail",
        "\t100\t2\t",
        "\t100\t9\t",
        "product 9 is in no table that it refers to, line 2",
    ),
    "a vendor that is not there": ("PurchaseOrderHeader", "1580", "1581", "vendor 1581 is in no table that it refers to, line 1"),
    "a vendor who does not offer it": ("ProductVendor", "1\t1580", "1\t1582", "the offer of vendor 1580 for product 1 is in no table"),
    "an order that is not there": ("PurchaseOrderDetail", "2\t3\t", "7\t3\t", "purchase order 7 is in no table that it refers to, line 3"),
    "a rate of zero": ("CurrencyRate", ".8000", ".0000", ".0000 is no rate, line 1"),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_a_damaged_table_is_told_by_file_and_line_and_nothing_is_begun(dockledger: Run, source: Path, tmp_path: Path, what: str) -> None:
    name, old, new, sentence = DAMAGE[what]
    text = (source / f"{name}.csv").read_text()
    assert old in text
    (source / f"{name}.csv").write_text(text.replace(old, new, 1))
    code, _, err = dockledger("import", "adventureworks", source, "--book", "a.db", "--factor", "CS=12")
    assert code == 2
    assert sentence in err
    assert not (tmp_path / "a.db").exists()


def test_a_missing_table_is_named(dockledger: Run, source: Path, tmp_path: Path) -> None:
    (source / "ProductVendor.csv").unlink()
    code, _, err = dockledger("import", "adventureworks", source, "--book", "a.db")
    assert (code, "has no ProductVendor.csv" in err) == (2, True)
    assert not (tmp_path / "a.db").exists()


def log_of(book: Path) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(book)
    found = connection.execute("SELECT seq, id, status, hash FROM command ORDER BY seq, id").fetchall()
    connection.close()
    return found


@pytest.mark.skipif(DATA is None or not (DATA / "adventureworks").is_dir(), reason="the real tables are not at hand (set DOCKLEDGER_DATA)")
def test_the_purchasing_of_a_real_sized_manufacturer(tmp_path: Path) -> None:
    """AdventureWorks is Microsoft's simulation of a company (MIT licence). The source gives no factors: a case of 12 is our assumption."""
    assert DATA is not None
    source = aw.load(DATA / "adventureworks")
    units = {offer.unit for offer in source.offers.values()}
    pieces = mapping(source, tmp_path / "units.csv", {unit: Fraction(12) for unit in units - {"EA"}})
    with hosting(Host(create_book(str(tmp_path / "a.db")))) as host:
        imported = import_adventureworks(host, source, pieces=pieces, member="importer")
    assert [control for control in imported.controls if not control.ok] == []
    book = {control.name: control.book for control in imported.controls}
    assert (book["purchase orders"], book["purchase order lines"], book["lines with rejects"]) == (1_603, 3_602, 279)
    assert (book["supplier invoices, net"], book["freight"]) == (D("23263340.36"), D("594048.58"))
    assert book["left in clearing accounts"] == 0
    assert {status for (_, status), count in imported.tally.commands.items() if count} <= {"posted", "left out"}
    opened, target = open_book(str(tmp_path / "a.db")), create_book(str(tmp_path / "again.db"))
    assert [proof.name for proof in verify(opened) if not proof.ok] == []
    done = replay(opened, target)
    assert done.difference == ""
    assert log_of(tmp_path / "again.db") == log_of(tmp_path / "a.db")
    opened.close()
    target.close()
