"""A process is killed at any moment: what it acknowledged is in the book once, what it did not comes in once when it is sent again."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.bootstrap import hosting, open_host
from app.commands.purchasing import PlacePurchaseOrder, PurchaseLine
from app.commands.receiving import PostGoodsReceipt, ReceiptLineIn
from app.commands.registry import write_body
from db.book import Book, open_book
from db.verify import verify
from tests.support.company import Company, new_company

D = Decimal
DAY = date(2026, 1, 10)
ROUNDS = 5
PAIRS = 2_500
SECONDS_MAX = 0.4
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    company = new_company(tmp_path_factory.mktemp("kill"), method="fifo")
    company.close()
    company.book.close()
    return company.book.path


def lines() -> list[str]:
    """Orders and their receipts under ids of the sender's own, 2 NUT at 3.00 each."""
    found = []
    for n in range(PAIRS):
        line = PurchaseLine(item_id="NUT", quantity=D(2), unit_price=D(3))
        order = PlacePurchaseOrder(
            order_id=f"po{n}", entity_id="NORTH", warehouse_id="W1", supplier_id="ACME", order_date=DAY, lines=(line,)
        )
        arrived = ReceiptLineIn(order_line_no=1, quantity=D(2), location_id="W1/A")
        receipt = PostGoodsReceipt(receipt_id=f"gr{n}", order_id=f"po{n}", posting_date=DAY, lines=(arrived,))
        for id, command in ((f"order-{n}", order), (f"receipt-{n}", receipt)):
            found.append(json.dumps({"id": id, "kind": type(command).KIND, "body": json.loads(write_body(command))}))
    return found


def test_a_process_killed_at_any_moment_loses_nothing_acknowledged_and_doubles_nothing(made: Path, tmp_path: Path) -> None:
    book = Path(shutil.copy(made, tmp_path / "book.db"))
    everything = lines()
    chance = random.Random(20260110)
    sent, acknowledged, killed_while_posting = 0, {}, 0
    for n in range(ROUNDS):
        before = sent
        began = (first_stored, first_answered)[n % 2]
        answers = killed_after(chance.uniform(0, SECONDS_MAX), began, everything[sent:], book, tmp_path)
        for answer in answers:
            assert answer["status"] == "posted", answer
            assert acknowledged.setdefault(answer["id"], answer["seq"]) == answer["seq"]
        killed_while_posting += 0 < len(answers) < len(everything) - sent
        sent = max(before, sent + len(answers) - 40)  # the next round sends some again that were acknowledged already
        assert_acknowledged(book, acknowledged)
    assert killed_while_posting >= 2, "the kills hit while commands were posted"
    waiting = open_book(str(book))
    with waiting.reading() as connection:
        [undecided] = connection.exec_driver_sql("SELECT COUNT(*) FROM command WHERE seq IS NULL").scalars()
    waiting.close()
    # Whoever opens the book next posts what was stored and not decided; sending again adds nothing to it.
    with hosting(open_host(str(book))) as host:
        deadline = time.monotonic() + 30
        while stored(host.book)[1] and time.monotonic() < deadline:
            time.sleep(0.02)
        decided, left = stored(host.book)
    assert (left, decided >= len(acknowledged) + undecided) == (0, True)
    opened = open_book(str(book))
    assert [proof.name for proof in verify(opened) if not proof.ok] == []
    company = Company(opened)
    with opened.reading() as connection:
        [receipts] = connection.exec_driver_sql("SELECT COUNT(*) FROM command WHERE id LIKE 'receipt-%' AND status = 'posted'").scalars()
        [documents] = connection.exec_driver_sql("SELECT COUNT(*) FROM document WHERE kind = 'goods_receipt'").scalars()
    assert receipts == documents
    assert company.balances() == {"1300": f"{6 * receipts}.00", "2200": f"{-6 * receipts}.00"}
    company.close()
    opened.close()


def first_stored(book: Path, told: Path) -> bool:
    wal = book.with_name(f"{book.name}-wal")
    return wal.exists() and wal.stat().st_size > 0


def first_answered(book: Path, told: Path) -> bool:
    return told.stat().st_size > 0


def killed_after(
    seconds: float, began: Callable[[Path, Path], bool], commands: list[str], book: Path, folder: Path
) -> list[dict[str, object]]:
    """Send commands through another process until it is killed so long after it `began`; its whole answers."""
    file, told = folder / "commands.jsonl", folder / "answers.jsonl"
    file.write_text("\n".join(commands) + "\n")
    with told.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "app", "submit", str(file), "--book", str(book), "--as", "olga"], stdout=out, stderr=out, cwd=ROOT
        )
        deadline = time.monotonic() + 30
        while not began(book, told) and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.005)
        time.sleep(seconds)
        process.kill()
        process.wait()
    whole = told.read_text().split("\n")[:-1]
    return [json.loads(line) for line in whole]


def assert_acknowledged(book: Path, acknowledged: dict[object, object]) -> None:
    opened = open_book(str(book))
    with opened.reading() as connection:
        found = dict(map(tuple, connection.exec_driver_sql("SELECT id, seq FROM command WHERE status = 'posted'")))
    opened.close()
    assert {id: found.get(id) for id in acknowledged} == acknowledged


def stored(book: Book) -> tuple[int, int]:
    """(decided, waiting) commands of the sender's."""
    with book.reading() as connection:
        rows = connection.exec_driver_sql("SELECT seq IS NULL, COUNT(*) FROM command WHERE id LIKE '%-%' GROUP BY 1").all()
    counted = {bool(waits): count for waits, count in rows}
    return counted.get(False, 0), counted.get(True, 0)
