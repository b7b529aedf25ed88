"""Wide World Importers as commands: a tiny source added up by hand, damage told by file and line, and the real one where it is at hand."""

from __future__ import annotations

import gzip
import sqlite3
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

import app.importing.runner as runner
from app.bootstrap import Host, hosting
from app.importing.wwi import source as wwi
from app.roof.imports import import_wwi, told
from db.book import create_book, open_book
from db.replay import replay
from db.verify import verify
from tests.support.company import Company
from tests.support.shell import Run, data_folder, shell
from tests.support.wide_world import wide_world

D = Decimal
DATA = data_folder(root=Path(__file__).parents[2])

# Receipts 10 × 2.00 + 5 outers × 6.00, one more outer for 6.00; sold 5 nuts and 7 tapes at the cost they came with; one tape lost.
TRIAL_BALANCE = {
    "1010": "-29.12",  # 26.88 collected, 56.00 paid
    "1100": "11.50",  # the second invoice
    "1200": "51.50",  # 8 nuts × 2.00 + 71 tapes × 0.50
    "1300": "6.60",  # 15 % of 20.00 + 10 % of 30.00, 10 % of 6.00
    "2000": "-6.60",  # the second bill
    "2200": "-4.63",  # 2.25 + 0.88 (0.875) + 1.50
    "3000": "-9.50",  # opening 3 nuts, 7 tapes
    "4000": "-33.75",
    "5000": "13.50",  # 5 × 2.00 + 7 × 0.50
    "5300": "0.50",
}


@pytest.fixture
def dockledger(capsys: pytest.CaptureFixture[str]) -> Run:
    return shell(capsys)


def test_a_small_world_is_posted_to_the_cent(dockledger: Run, tmp_path: Path) -> None:
    book = tmp_path / "w.db"
    code, out, err = dockledger("import", "wwi", wide_world(tmp_path / "source"), "--book", book)
    assert (code, err) == (0, "")
    table = {line.split("  ")[0]: line.split()[-7:] for line in out.splitlines()[1:13]}
    #            lines, commands, posted, held, refused, failed, left out
    assert table["purchase orders"] == ["4", "3", "3", "0", "0", "0", "0"]
    assert table["goods receipts"] == ["3", "2", "2", "0", "0", "0", "0"]
    assert table["shipments with invoice"] == ["3", "2", "2", "0", "0", "0", "0"]
    assert table["stocktakes"] == ["1", "2", "1", "0", "0", "0", "1"]
    assert table["counts"] == ["2", "2", "0", "2", "0", "0", "0"]
    assert "1 × stocktakes left out: the stocktake found no difference, so there is nothing to post" in out
    assert "2 × counts held: waits for approval" in out
    assert "1 × warned: duplicate reference, about 2 documents" in out
    assert " ≠" not in out
    opened = open_book(str(book))
    company = Company(opened)
    assert company.balances("WWI") == TRIAL_BALANCE
    assert [proof.name for proof in verify(opened) if not proof.ok] == []
    company.close()
    opened.close()
    code, out, _ = dockledger("report", "count-variances", "--book", book, "--format", "csv")
    assert (code, "4.00" in out, "14.50" in out) == (0, True, True)


def test_a_second_run_posts_nothing_twice_and_says_so(dockledger: Run, tmp_path: Path) -> None:
    source, book = wide_world(tmp_path / "source"), tmp_path / "w.db"
    dockledger("import", "wwi", source, "--book", book)
    before = log_of(book)
    code, out, _ = dockledger("import", "wwi", source, "--book", book)
    assert code == 0
    assert "33 of 33 commands were in the book before and are not posted again." in out
    assert log_of(book) == before
    assert len(before) == 33


def test_an_interrupted_import_goes_on_where_it_was(dockledger: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = wwi.load(wide_world(tmp_path / "source"))
    monkeypatch.setattr(runner, "CHUNK_COMMANDS", 4)

    def pull_the_plug(done: int, _: object) -> None:
        if done > 15:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), hosting(Host(create_book(str(tmp_path / "w.db")))) as host:
        import_wwi(host, source, member="importer", progress=pull_the_plug)
    first = log_of(tmp_path / "w.db")
    assert 15 < len(first) < 25
    code, out, _ = dockledger("import", "wwi", tmp_path / "source", "--book", tmp_path / "w.db")
    assert (code, f"{len(first)} of 33 commands were in the book before" in out) == (0, True)
    assert log_of(tmp_path / "w.db")[: len(first)] == first
    opened = open_book(str(tmp_path / "w.db"))
    company = Company(opened)
    assert company.balances("WWI") == TRIAL_BALANCE
    company.close()
    opened.close()


def test_a_row_that_cannot_be_posted_is_told_with_its_reason_and_the_rest_goes_on(dockledger: Run, tmp_path: Path) -> None:
    source = wide_world(tmp_path / "source", Orders="3,1,2013-01-04 => 3,9,2013-01-04")
    code, out, _ = dockledger("import", "wwi", source, "--book", tmp_path / "w.db")
    assert code == 1
    assert "1 × sales orders refused: unknown id" in out
    assert "for example wwi-so-3: There is no partner “C9”" in out
    assert " ≠" not in out, "the order that nobody shipped is in no total"


def test_a_total_that_is_not_met_is_marked(dockledger: Run, tmp_path: Path) -> None:
    source = wide_world(tmp_path / "source", CustomerTransactions="3.13,26.88,2013-01-05 => 3.13,27.88,2013-01-05")
    code, out, _ = dockledger("import", "wwi", source, "--book", tmp_path / "w.db")
    assert code == 1
    [line] = [line for line in out.splitlines() if line.startswith("customer invoices  ")]
    assert line.split() == ["customer", "invoices", "39.38", "38.38", "≠"]


def damaged(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        file = folder / f"{name}.csv.gz"
        file.write_bytes(change(file.read_bytes()))

    return damage


def changed(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(packed: bytes) -> bytes:
        text = gzip.decompress(packed).decode()
        assert old in text
        return gzip.compress(text.replace(old, new, 1).encode())

    return damaged(name, change)


def missing(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / f"{name}.csv.gz").unlink()


DAMAGE: dict[str, tuple[Callable[[Path], None], str]] = {
    "a missing file": (missing("csv/Sales.Orders"), "has no Sales.Orders.csv.gz"),
    "a missing derived file": (missing("derived/Sales.Invoices.reconstructed"), "has no Sales.Invoices.reconstructed.csv.gz"),
    "half a file": (damaged("csv/Sales.Orders", lambda packed: packed[: len(packed) // 2]), "Sales.Orders.csv.gz cannot be read"),
    "a file that is not packed": (
        damaged("csv/Sales.Orders", gzip.decompress),
        "Sales.Orders.csv.gz cannot be read as a table (Not a gzip",
    ),
    "flipped bits": (
        damaged("csv/Sales.OrderLines", lambda packed: packed[:20] + bytes(255 - b for b in packed[20:40]) + packed[40:]),
        "Sales.OrderLines.csv.gz cannot be read",
    ),
    "an empty file": (damaged("csv/Sales.Orders", lambda _: gzip.compress(b"")), "no column OrderID, line 1"),
    "another encoding": (
        damaged("csv/Sales.Customers", lambda _: gzip.compress("CustomerID,Grüße".encode("latin-1"))),
        "Sales.Customers.csv.gz cannot be read as a table ('utf-8' codec",
    ),
    "a column less": (changed("csv/Sales.OrderLines", "UnitPrice", "Price"), "no column UnitPrice, line 1"),
    "a short line": (changed("csv/Sales.OrderLines", "2,1,2,5.0,15", "2,1,2"), "3 values where 5 belong, line 4"),
    "a word for a number": (changed("csv/Sales.OrderLines", "2,1,2,5.0,15", "2,1,two,5.0,15"), "a value is not a number, line 4"),
    "an order without a number": (
        changed("csv/Sales.Orders", "\n2,", "\n,"),
        "Sales.Orders.csv.gz cannot be read as a table (a row without its number, line 3)",
    ),
    "an order that stands there twice": (changed("csv/Sales.Orders", "\n2,", "\n1,"), "1 stands there a second time, line 3"),
    "no day": (changed("csv/Purchasing.PurchaseOrders", "2013-01-06", "6 Jan 2013"), "'6 Jan 2013', line 3"),
    "an item that is not there": (changed("csv/Sales.OrderLines", "2,1,2,", "2,8,2,"), "item 8 is in no table that it refers to, line 4"),
    "an order that is not there": (changed("csv/Purchasing.PurchaseOrderLines", "3,2,1", "4,2,1"), "purchase order 4 is in no table"),
    "an invoice of no order": (changed("derived/Sales.Invoices.reconstructed", "2,2,1,1", "2,5,1,1"), "order 5 is in no table"),
    "an invoice line of another order": (changed("csv/Sales.InvoiceLines", "2,1,2,", "2,2,2,"), "item 2 of order 2 is in no table"),
    "an item without a holding": (changed("csv/Warehouse.StockItemHoldings", "2,100", "3,100"), "the holding of item 2 is in no table"),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_a_damaged_source_is_told_by_file_and_line_and_nothing_is_begun(dockledger: Run, tmp_path: Path, what: str) -> None:
    damage, sentence = DAMAGE[what]
    damage(wide_world(tmp_path / "source"))
    code, out, err = dockledger("import", "wwi", tmp_path / "source", "--book", tmp_path / "w.db")
    assert (code, out) == (2, "")
    assert sentence in err
    assert "then start" in err
    assert not (tmp_path / "w.db").exists()


def test_a_folder_that_is_none(dockledger: Run, tmp_path: Path) -> None:
    code, _, err = dockledger("import", "wwi", tmp_path / "nowhere", "--book", tmp_path / "w.db")
    assert (code, "has no csv/" in err) == (2, True)
    assert not (tmp_path / "w.db").exists()


def test_another_companys_book_is_left_alone(dockledger: Run, tmp_path: Path) -> None:
    dockledger("book", "create", tmp_path / "w.db")
    before = log_of(tmp_path / "w.db")
    code, _, err = dockledger("import", "wwi", wide_world(tmp_path / "source"), "--book", tmp_path / "w.db")
    assert code == 2
    assert "already holds another company" in err
    assert log_of(tmp_path / "w.db") == before


def test_a_source_that_changed_since_is_not_mixed_with_the_old_one(dockledger: Run, tmp_path: Path) -> None:
    dockledger("import", "wwi", wide_world(tmp_path / "source"), "--book", tmp_path / "w.db")
    before = log_of(tmp_path / "w.db")
    source = wide_world(tmp_path / "other", OrderLines="2,1,2,5.0 => 2,1,2,6.0")
    code, _, err = dockledger("import", "wwi", source, "--book", tmp_path / "w.db")
    assert code == 2
    assert "wwi-so-2 was imported before and reads otherwise now" in err
    assert log_of(tmp_path / "w.db") == before


def log_of(book: Path) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(book)
    found = connection.execute("SELECT seq, id, status, hash FROM command ORDER BY seq, id").fetchall()
    connection.close()
    return found


@pytest.mark.soak
@pytest.mark.skipif(DATA is None or not (DATA / "wwi").is_dir(), reason="the real tables are not at hand (set DOCKLEDGER_DATA)")
def test_three_and_a_half_years_of_a_real_distributor(tmp_path: Path) -> None:
    """Wide World Importers is Microsoft's simulation of a company (MIT licence). Two to four minutes, 1.2 GB of disk."""
    assert DATA is not None
    with hosting(Host(create_book(str(tmp_path / "w.db")))) as host:
        imported = import_wwi(host, wwi.load(DATA / "wwi"), member="importer")
    sys.stdout.write("\n".join(told(imported)) + "\n")
    book = {control.name: control.book for control in imported.controls}
    assert [control for control in imported.controls if not control.ok] == []
    assert book["open receivables"] == D("267011.44")
    assert book["open receivables, items"] == 84
    assert book["open payables"] == D("2721678.21")
    assert book["supplier invoices"] == D("1085993513.06")
    assert book["supplier payments"] == D("1083271834.85")
    assert book["customer invoices"] == D("198043439.45")
    assert book["customer invoices, tax"] == D("25782098.25")
    assert book["customer payments"] == D("197776428.01")
    assert book["cost of sales"] == D("86532160.30")
    assert (book["tax lines"], book["tax lines, tax"]) == (228_265, D("25782098.25"))
    assert book["count variances held"] == 227
    assert book["duplicate supplier invoice numbers"] == 194
    statuses = {status for (_, status), count in imported.tally.commands.items() if count}
    assert statuses <= {"posted", "held", "left out"}
    assert {why for _, status, why in imported.tally.reasons if status == "left out"} == {
        "the stocktake found no difference, so there is nothing to post"
    }
    assert imported.tally.lines_per_second > 500
    opened, target = open_book(str(tmp_path / "w.db")), create_book(str(tmp_path / "again.db"))
    assert [proof.name for proof in verify(opened) if not proof.ok] == []
    done = replay(opened, target)
    assert done.difference == ""
    assert log_of(tmp_path / "again.db") == log_of(tmp_path / "w.db")
    opened.close()
    target.close()
