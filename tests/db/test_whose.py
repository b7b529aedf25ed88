"""Whose an error is, code by code, and what becomes of a command that meets it in the posting of an embedded book."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy.exc import DatabaseError

from app import limits
from app.commands import registry
from app.commands.master_data import DefineReasons
from app.desk import CommandRecord
from app.domain.book import ReasonCode
from app.poster import Whose
from db import command_log
from db.store import Store
from db.whose import whose
from tests.support.company import Company, new_company

SQLSTATES: dict[str, type[psycopg.Error]] = {
    kind.sqlstate: kind
    for kind in vars(psycopg.errors).values()
    if isinstance(kind, type) and issubclass(kind, psycopg.Error) and isinstance(kind.sqlstate, str)
}
SQLITE_CODES: dict[int, str] = {
    value: name
    for name, value in vars(sqlite3).items()
    if name.startswith("SQLITE_")
    and isinstance(value, int)
    and name.removeprefix("SQLITE_").split("_")[0]
    in (
        "ERROR",
        "INTERNAL",
        "PERM",
        "ABORT",
        "BUSY",
        "LOCKED",
        "NOMEM",
        "READONLY",
        "INTERRUPT",
        "IOERR",
        "CORRUPT",
        "FULL",
        "CANTOPEN",
        "PROTOCOL",
        "SCHEMA",
        "TOOBIG",
        "CONSTRAINT",
        "MISMATCH",
        "MISUSE",
        "NOLFS",
        "AUTH",
        "RANGE",
        "NOTADB",
    )
}
BY_CLASS: dict[str, Whose] = {
    "08": "world",
    "28": "world",
    "40": "world",
    "53": "world",
    "55": "world",
    "58": "world",
    "XX": "world",
    "F0": "world",
    "22": "row",
    "23": "row",
    "54": "row",
    "44": "row",
    "42": "ours",
    "26": "ours",
    "34": "ours",
}
NAMED: dict[str, Whose] = {
    "57P01": "world",  # the server is being stopped
    "57014": "world",  # a time limit of the server
    "25P03": "world",  # the session was silent for too long
    "25006": "world",  # failed over to a copy that takes nothing
    "54000": "row",  # an index entry is too long
    "42501": "world",  # a right is missing
    "P0001": "row",  # what a guard raises
    "40001": "world",
    "53100": "world",
    "53200": "world",
    "XX001": "world",
}
SQLITE: dict[int, Whose] = {
    sqlite3.SQLITE_FULL: "world",
    sqlite3.SQLITE_CORRUPT: "world",
    sqlite3.SQLITE_NOTADB: "world",
    sqlite3.SQLITE_NOMEM: "world",
    sqlite3.SQLITE_READONLY: "world",
    sqlite3.SQLITE_IOERR: "world",
    sqlite3.SQLITE_BUSY: "world",
    sqlite3.SQLITE_CONSTRAINT: "row",
    sqlite3.SQLITE_TOOBIG: "row",
    sqlite3.SQLITE_ERROR: "ours",
    sqlite3.SQLITE_MISUSE: "ours",
}


def of_sqlite(code: int) -> sqlite3.Error:
    """As the driver raises it; the class that it picks says nothing."""
    error = sqlite3.DatabaseError(SQLITE_CODES[code])
    error.sqlite_errorcode = code
    error.sqlite_errorname = SQLITE_CODES[code]
    return error


def wrapped(error: Exception) -> Exception:
    return DatabaseError("statement", {}, error) if isinstance(error, sqlite3.Error | psycopg.Error) else error


EVERY: dict[str, Exception] = {
    **{state: kind(f"injected {state}") for state, kind in SQLSTATES.items()},
    **{name: of_sqlite(code) for code, name in SQLITE_CODES.items()},
    "line": psycopg.OperationalError("server closed the connection unexpectedly"),
    "closed": psycopg.InterfaceError("the connection is closed"),
    "ENOSPC": OSError(errno.ENOSPC, "No space left on device"),
    "EROFS": OSError(errno.EROFS, "Read-only file system"),
    "memory": MemoryError(),
    "bug": KeyError("no such thing"),
    "too large": OverflowError("Python int too large to convert to SQLite INTEGER"),
}


def test_there_is_an_answer_for_every_code() -> None:
    assert len(SQLSTATES) > 240
    assert len(SQLITE_CODES) > 80
    for state, kind in SQLSTATES.items():
        expected = NAMED.get(state) or ("world" if state == "42P01" else BY_CLASS.get(state[:2]))
        if expected and state not in ("55000", "54001"):
            assert whose(wrapped(kind())) == expected, state
    for code, expected in SQLITE.items():
        for extended in (code, *(found for found in SQLITE_CODES if found & 0xFF == code)):
            moment = extended in (sqlite3.SQLITE_ERROR_RETRY, sqlite3.SQLITE_ERROR_SNAPSHOT)
            assert whose(wrapped(of_sqlite(extended))) == ("world" if moment else expected), SQLITE_CODES[extended]
    assert {whose(error) for error in EVERY.values()} == {"world", "row", "ours"}


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    company = new_company(tmp_path_factory.mktemp("book"), durable=False)
    yield company
    company.close()


def statuses(company: Company, *records: CommandRecord) -> list[str]:
    with company.book.reading() as connection:
        found = command_log.outcomes(connection, [record.id for record in records])
    return [found[record.id].status for record in records]


@contextmanager
def breaking(monkeypatch: pytest.MonkeyPatch, error: Exception, times: int) -> Iterator[list[int]]:
    """The next statements that append to the ledger or write a state row fail so often."""
    left = [times]
    plain = Store._record

    def fail(self: Store, *args: Any) -> None:
        if left[0]:
            left[0] -= 1
            raise error
        plain(self, *args)

    with monkeypatch.context() as patch:
        patch.setattr(Store, "_record", fail)
        yield left


@pytest.mark.logs_errors
@pytest.mark.parametrize("times", [1, 2])
def test_no_error_of_the_world_is_written_down_as_the_command_s(company: Company, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Each code once for a batch (which is then redone), and once more for the command alone; a second one waits beside it."""
    for name, error in EVERY.items():
        records = [company.record(DefineReasons(reasons=(ReasonCode(id=f"R{n}", name=name[:40], kind="count"),))) for n in range(2)]
        company.submit(*records)
        raised = 0
        with breaking(monkeypatch, wrapped(error), times):
            while "waiting" in statuses(company, *records):
                try:
                    company.poster.post_waiting()
                except (psycopg.Error, DatabaseError, OSError, MemoryError) as problem:
                    raised += 1
                    assert whose(problem) == "world", name
        found = statuses(company, *records)
        if whose(error) == "world":
            assert (found, raised) == (["posted", "posted"], times), name
        else:
            assert (found, raised) == (["failed" if times == 2 else "posted", "posted"], 0), name


def test_a_moment_without_memory_while_deciding_leaves_the_command_waiting(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    record = company.record(DefineReasons(reasons=(ReasonCode(id="R", name="r", kind="count"),)))
    company.submit(record)
    with monkeypatch.context() as patch:
        patch.setattr("app.engine.read_body", lambda kind, body: (_ for _ in ()).throw(MemoryError()))
        company.poster.engine = None
        with pytest.raises(MemoryError):
            company.poster.post_waiting()
    assert statuses(company, record) == ["waiting"]
    company.poster.post_waiting()
    assert statuses(company, record) == ["posted"]


def test_an_order_of_more_lines_than_are_decided_at_once_is_refused_at_the_door_and_set_aside_behind_it(tmp_path: Path) -> None:
    company = new_company(tmp_path)
    many = tuple(ReasonCode(id=f"R{n}", name="r", kind="count") for n in range(limits.LINES_MAX + 1))
    with pytest.raises(limits.TooManyLines) as refused:
        company.record(DefineReasons(reasons=many))
    assert str(limits.LINES_MAX) in str(refused.value)

    with pytest.MonkeyPatch.context() as patch:  # a client that does not ask
        patch.setattr(registry, "beyond_limits", lambda size, lines: None)
        long = company.record(DefineReasons(reasons=many))
        huge = company.record(DefineReasons(reasons=tuple(ReasonCode(id=f"R{n}", name="r" * 60, kind="count") for n in range(30_000))))
    fine = company.record(DefineReasons(reasons=(ReasonCode(id="fine", name="r", kind="count"),)))
    outcomes = company.run(long, huge, fine)
    assert [outcome.status for outcome in outcomes] == ["failed", "failed", "posted"]
    assert [outcome.result["refusal"]["code"] for outcome in outcomes[:2]] == ["too_many_lines", "request_too_long"]
    assert f"{len(huge.body)}" in outcomes[1].message
    company.close()
