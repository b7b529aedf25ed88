"""The witness is weighed strictly: whatever lies where it should be, nothing but its agreement proves anything, and nothing of it stops the book."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.bootstrap import create_host, hosting, open_host
from app.commands.master_data import DefinePartners
from app.domain.book import Partner
from db.book import open_book
from db.verify.witnessed import FIGURES, prove_witness
from db.witness import LogIsAnother, LogLostItsTail
from tests.support.forging import chain_again, without_guards

Forge = Callable[[Path, dict[str, object]], None]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = tmp_path_factory.mktemp("witness") / "b.db"
    host = create_host(str(book), name="B", owner="olga")
    for name in "ABC":
        host.do(partner(name), member="olga")
    host.close()
    return book


@pytest.fixture
def book(made: Path, tmp_path: Path) -> Path:
    for file in (made, witness_of(made)):
        shutil.copy(file, tmp_path / file.name)
    return tmp_path / made.name


def partner(name: str) -> DefinePartners:
    return DefinePartners(partners=(Partner(id=name, name=name, is_supplier=True),))


def witness_of(book: Path) -> Path:
    return book.with_name(f"{book.name}.witness")


def written(text: str) -> Forge:
    return lambda witness, seen: void(witness.write_text(text))


def void(_: object) -> None:
    return None


def gone(witness: Path, seen: dict[str, object]) -> None:
    witness.unlink()


def folder(witness: Path, seen: dict[str, object]) -> None:
    witness.unlink()
    witness.mkdir()
    (witness / "x").write_text("x")


def pipe(witness: Path, seen: dict[str, object]) -> None:
    witness.unlink()
    os.mkfifo(witness)


def loop(witness: Path, seen: dict[str, object]) -> None:
    witness.unlink()
    witness.symlink_to(witness)


def changed(**facts: object) -> Forge:
    return lambda witness, seen: void(witness.write_text(json.dumps(seen | facts)))


NOT_READ = {
    "an object of other names": written('{"a": 1}'),
    "a list": written("[1, 2]"),
    "a number": written("7"),
    "nothing": written(""),
    "half": written('{"epoch": "x", "seq"'),
    "deep": written("[" * 4_000),
    "long": written(" " * 5_000_000 + "{}"),
    "bytes": lambda witness, seen: void(witness.write_bytes(b"\xff\x00\xfe")),
    "a text for a number": changed(seq="4"),
    "a position below the first": changed(seq=-1),
    "a hash that is none": changed(hash="zz"),
    "a folder": folder,
    "a pipe": pipe,
    "a link to itself": loop,
}
GOES_ON: dict[str, tuple[str, Forge]] = {
    **{what: ("unreadable", forge) for what, forge in NOT_READ.items()},
    "absent": ("absent", gone),
    "another book's": ("another", changed(epoch="0123456789abcdef")),
}


@pytest.mark.parametrize("what", GOES_ON)
def test_what_proves_nothing_is_said_and_work_goes_on(book: Path, what: str) -> None:
    how, forge = GOES_ON[what]
    witness = witness_of(book)
    forge(witness, json.loads(witness.read_text()))
    opened = open_book(str(book))
    proof = prove_witness(opened)
    assert (proof.verdict, proof.figure) == ("open", FIGURES[how])
    opened.close()
    with hosting(open_host(str(book))) as host:
        assert host.do(partner("D"), member="olga").status == "posted"
        assert not host.trouble
        again = prove_witness(host.book)
        assert (again.verdict, again.figure) == ("holds", "the witness agrees; it has looked since position 4")
    kept = list(book.parent.glob("*.set-aside-*"))
    assert len(kept) == (how != "absent")  # what was found may be the only trace of what happened


def test_one_that_is_behind_is_said_and_brought_up_to_date(book: Path) -> None:
    before = witness_of(book).read_text()
    with hosting(open_host(str(book))) as host:
        host.do(partner("D"), member="olga")
    witness_of(book).write_text(before)
    opened = open_book(str(book))
    proof = prove_witness(opened)
    assert (proof.verdict, proof.figure) == ("open", "the witness is behind the book: it last saw position 4 of 5")
    opened.writer().close()
    assert prove_witness(opened).figure == "the witness agrees"
    opened.close()


def cut(connection: sa.Connection) -> None:
    connection.exec_driver_sql("UPDATE command SET seq = NULL, status = 'waiting' WHERE seq = 4")


def cut_and_longer(connection: sa.Connection) -> None:
    """A log that was shortened, went on otherwise, and is chained again: as long as before, and another."""
    connection.exec_driver_sql("UPDATE command SET member = 'eve' WHERE seq = 4")
    chain_again(connection)


@pytest.mark.parametrize(
    ("forge", "figure", "refusal"),
    [
        (cut, "the witness is ahead of the book: it saw position 4, the book ends at 3", LogLostItsTail),
        (cut_and_longer, "the witness saw another log: position 4 is not the one that was acknowledged", LogIsAnother),
    ],
)
def test_what_shows_a_loss_is_broken_and_stops_the_posting_with_the_way_out(
    book: Path, forge: Callable[[sa.Connection], None], figure: str, refusal: type[Exception]
) -> None:
    with without_guards(str(book)) as connection:
        forge(connection)
    opened = open_book(str(book))
    proof = prove_witness(opened)
    assert (proof.verdict, proof.figure) == ("broken", figure)
    with pytest.raises(refusal, match=f"delete {witness_of(book)} and open it again"):
        opened.writer()
    witness_of(book).unlink()
    opened.writer().close()
    assert prove_witness(opened).ok
    opened.close()


def test_one_that_cannot_be_written_is_said_and_work_goes_on(book: Path) -> None:
    witness = witness_of(book)
    witness.with_suffix(".witness.new").mkdir()
    with hosting(open_host(str(book))) as host:
        assert host.do(partner("D"), member="olga").status == "posted"
        assert not host.trouble
        assert prove_witness(host.book).figure == "the witness is behind the book: it last saw position 4 of 5"
