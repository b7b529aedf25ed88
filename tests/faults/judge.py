"""What has to be so after everything healed: judges a book, its workstations and what they said, and names all that is not."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import psycopg
import sqlalchemy as sa
from psycopg.rows import TupleRow

from app.domain import rows
from db.book import Book, open_book
from db.cache import cache_engine
from db.cache_key import CACHE
from db.schema import COMMAND, table_of
from db.shared_book import connect
from db.verify.proof import verify

LISTED_MAX = 5
"""Of what is wrong in the same way, so many are named and the rest is counted."""


class Judged(Protocol):
    saved: int
    wrong: list[str]
    seconds_until_told: float


def judge(url: str, report: Judged, folders: Mapping[str, Path], said: Mapping[str, Sequence[str]]) -> None:
    """Everything that was saved is in the book, once, decided, in its sender's order, and each knows its outcome and has the book's rows."""
    with connect(url) as session:
        log = _log_of(session)
    known = {row[0]: row for row in log}
    saved = {line.split()[1] for lines in said.values() for line in lines if line.startswith("saved ")}
    report.saved = len(saved)
    _wrong(report, "lost", saved - set(known))
    _wrong(report, "doubled", [i for i, count in Counter(row[0] for row in log).items() if count > 1])
    _wrong(report, "not decided", [row[0] for row in log if row[2] is None])
    _wrong(report, "wrongly failed or refused", [f"{row[0]} ({row[1]}: {row[5]})" for row in log if row[1] not in ("posted", "waiting")])
    order: dict[str, list[int]] = defaultdict(list)
    for _, _, seq, workstation, number, _ in log:
        if seq is not None:
            order[workstation].append(number)
    _wrong(report, "posted in another order", [station for station, numbers in order.items() if numbers != sorted(numbers)])
    _wrong(
        report, "the copy differed meanwhile", [f"{n}: {line}" for n, lines in said.items() for line in lines if line.startswith("differs")]
    )
    for name, folder in folders.items():
        _wrong(report, f"{name} was told what is not so", _untrue(folder, known))
    book = open_book(url)
    for name, folder in folders.items():
        _wrong(report, f"{name}'s copy is not the book's", _differing(folder, name, book))
    _wrong(report, "proofs that fail", [proof.name for proof in verify(book) if not proof.ok])
    book.close()


def judge_lamps(report: Judged, said: Mapping[str, Sequence[str]], frozen: Sequence[tuple[float, float]], within: float) -> None:
    """While the server stood still nobody's lamp went on saying "connected", and it says so again soon after."""
    for name, lines in said.items():
        shown = [(float(line.split()[1]), line.split(None, 2)[2]) for line in lines if line.startswith("shown ")]
        for began, ended in frozen:
            late = [
                _until(shown, began, ended, lambda word: word != "online"),
                _until(shown, ended, ended + within, lambda word: word == "online"),
            ]
            report.seconds_until_told = max(report.seconds_until_told, *late)
            for seconds, what in zip(late, ("connected while the server stood still", "not connected after it went on"), strict=True):
                if seconds >= within:
                    report.wrong.append(f"{name}'s lamp said {what}, for {seconds:.1f} s")


def _until(shown: Sequence[tuple[float, str]], began: float, ended: float, so: Any) -> float:
    """How long after `began` the lamp first said what is so; as long as was looked if it did not."""
    before = [word for at, word in shown if at <= began]
    if before and so(before[-1]):
        return 0.0
    return next((at - began for at, word in shown if began < at <= ended and so(word)), ended - began)


def _wrong(report: Judged, what: str, found: Any) -> None:
    names = sorted(found)
    if names:
        more = f" and {len(names) - LISTED_MAX} more" if len(names) > LISTED_MAX else ""
        report.wrong.append(f"{what}: {', '.join(names[:LISTED_MAX])}{more}")


def _log_of(session: psycopg.Connection[TupleRow]) -> list[tuple[Any, ...]]:
    return session.execute("SELECT id, status, seq, workstation, client_seq, result FROM command ORDER BY seq").fetchall()


def _untrue(folder: Path, known: Mapping[str, tuple[Any, ...]]) -> list[str]:
    kept = sqlite3.connect(next(folder.rglob("outbox*.db")))
    told = kept.execute("SELECT id, state, status, seq FROM outbox").fetchall()
    kept.close()
    return [i for i, state, status, seq in told if state != "settled" or i not in known or known[i][1:3] != (status, seq)]


def _differing(folder: Path, name: str, book: Book) -> list[str]:
    """The tables of a copy that are not the book's, value for value."""
    engine = cache_engine(next(folder.rglob(CACHE)))
    try:
        with engine.connect() as mine, book.reading() as theirs:
            found = [spec.name for spec in rows.tables().values() if _rows(mine, spec.row) != _rows(theirs, spec.row)]
            log, own = _log(mine, name), _log(theirs, name)
            return found if log == own else [*found, f"{COMMAND.name} ({sorted(log ^ own)[:2]})"]
    finally:
        engine.dispose()


def _rows(connection: sa.Connection, row: type[rows.Row]) -> list[tuple[str, ...]]:
    return sorted(tuple(str(value) for value in found) for found in connection.execute(sa.select(*table_of(row).c)))


def _log(connection: sa.Connection, member: str) -> set[tuple[Any, ...]]:
    """What of the log everybody sees with every right: their own."""
    columns = [COMMAND.c[name] for name in ("id", "seq", "status", "result", "hash")]
    return {tuple(found) for found in connection.execute(sa.select(*columns).where(COMMAND.c.member == member))}
