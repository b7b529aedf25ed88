"""Forgeries by lot in the ordinary suite, all of them as a long run: each is named by the proof that is meant for it, on both databases."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.book import Book
from db.verify import verify
from db.verify.guarded import canonical
from tests.forgeries import columns
from tests.forgeries.composed import SCHEMES, Scheme, play, schemes_on
from tests.forgeries.prepared import post_again, unpacked
from tests.support.postgres import Postgres

SEED, COLUMNS_SHARE, SCHEMES_COUNT = 5, 0.03, 8


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample company among the kept books."""
    return unpacked(tmp_path_factory.mktemp("kept"))[0]


@pytest.fixture(scope="module")
def book(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    made = post_again(kept, str(tmp_path_factory.mktemp("forged") / "book.db"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def shared(kept: Path, postgres: Postgres) -> Iterator[Book]:
    url = postgres.fresh()
    postgres.drop(url)
    made = post_again(kept, url)
    yield made
    made.close()
    postgres.drop(url)


def some(kind: str) -> list[Scheme]:
    return random.Random(SEED).sample(schemes_on(kind), SCHEMES_COUNT)


def told(book: Book, schemes: list[Scheme]) -> list[str]:
    """The schemes that are not named by the proof that is meant for them, with what broke instead."""
    played = [play(book, scheme) for scheme in schemes]
    return [f"{one.scheme.name}: {one.trouble or [proof.name for proof in one.broken]}" for one in played if not one.named]


def test_an_honest_book_is_not_suspected(book: Book, shared: Book) -> None:
    for honest in (book, shared):
        assert [(proof.name, proof.detail) for proof in verify(honest) if not proof.ok] == []


def test_a_changed_value_is_named_by_the_proof_meant_for_its_table(book: Book) -> None:
    tables = sorted(columns.METADATA.tables)
    found = list(columns.run(book, tables, seed=SEED, share=COLUMNS_SHARE))
    assert len(found) > 15
    assert [f"{one.change}: {one.broken}" for one in found if not one.named] == []


def test_a_scheme_is_named_in_a_file(book: Book) -> None:
    assert told(book, some("sqlite")) == []


def test_a_scheme_is_named_on_the_server(shared: Book) -> None:
    assert told(shared, some("postgresql")) == []


def test_there_are_as_many_schemes_as_are_asked_for() -> None:
    assert len(schemes_on("sqlite")) >= 60
    assert len(schemes_on("postgresql")) >= 60
    assert len({(scheme.name, scheme.on) for scheme in SCHEMES}) == len(SCHEMES)


@pytest.mark.soak
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_every_scheme_is_named(kind: str, book: Book, shared: Book) -> None:
    assert told(book if kind == "sqlite" else shared, schemes_on(kind)) == []


@pytest.mark.soak
def test_every_changed_value_is_named(tmp_path: Path) -> None:
    prepared = columns.books(tmp_path, lambda number: str(tmp_path / f"{number}.db"))
    found = [one for made, tables in prepared for one in columns.run(made, tables, seed=SEED)]
    assert len(found) >= 700
    assert [f"{one.change}: {one.broken}" for one in found if not one.named] == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a = 1 AND (b = 2 OR c = 3)", "((a = 1) AND ((b = 2) OR (c = 3)))", True),
        ("a = 1 AND (b = 2 OR c = 3)", "(((a = 1) AND (b = 2)) OR (c = 3))", False),
        ("t.a = ANY ((SELECT f())::text[])", "(a = ANY (( SELECT f() AS f)::text[]))", True),
        (
            "EXISTS (SELECT 1 FROM d WHERE d.id = t.id AND (x OR y))",
            "(EXISTS ( SELECT 1\n FROM d\n WHERE ((d.id = t.id) AND (x OR y))))",
            True,
        ),
        (
            "EXISTS (SELECT 1 FROM d WHERE d.id = t.id AND (x OR y))",
            "(EXISTS ( SELECT 1\n FROM d\n WHERE (((d.id = t.id) AND x) OR y)))",
            False,
        ),
        ("m = SESSION_USER::text", "(m = (SESSION_USER)::text)", True),
        ("m = SESSION_USER::text", "true", False),
    ],
)
def test_a_policy_is_the_same_however_a_server_writes_it(one: str, other: str, same: bool) -> None:
    assert (canonical(one, "t") == canonical(other, "t")) is same
