"""An encrypted copy: unreadable without its key, the same with it, thrown away where no key opens it, and off until somebody asks."""

from __future__ import annotations

import sqlite3
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from keyring.backends.fail import Keyring as NoKeyring

from app.roof.outside_evidence import EvidenceUnreadable, from_workstation
from db import cache_key
from db.cache import Cache, Cursor, Part, cache_engine
from db.cache_key import CACHE, CipherMissing, KeyOutOfReach, KeyringUnsafe, key_for
from db.listening import listening
from db.migrations.run import SCHEMA_HEAD
from db.schema import TOUCHED
from db.whose import is_sqlite, sqlite_code, whose
from tests.support.keyrings import Safe, used

SECRET = "Nuts of Brother Ambrose"
CURSOR = Cursor(epoch="one", seq=7, hash="ab" * 32, schema=SCHEMA_HEAD)


@pytest.fixture
def ring() -> Iterator[Safe]:
    ring = Safe()
    with used(ring):
        yield ring


def opened(folder: Path) -> tuple[Cache, bool]:
    key, unopened = key_for(folder)
    return Cache(cache_engine(folder / CACHE, key)), unopened


def fill(folder: Path) -> None:
    cache, _ = opened(folder)
    names = ("id", "name", "kind", "active", TOUCHED)
    batch = [(f"R{n}", f"{SECRET} {n}", "adjustment", 1, 1) for n in range(2_000)]
    cache.replace_all([Part("reason_code", names, [batch])], CURSOR)
    cache.close()


def names_in(cache: Cache) -> set[str]:
    with cache.reading() as connection:
        return set(connection.exec_driver_sql("SELECT name FROM reason_code LIMIT 3").scalars())


def on_disk(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.glob(f"{CACHE}*"))


def test_nothing_is_encrypted_until_somebody_asks_for_it(tmp_path: Path, ring: Safe) -> None:
    fill(tmp_path)
    assert SECRET.encode() in on_disk(tmp_path)
    assert ring.entries == {}


def test_an_encrypted_copy_shows_nothing_and_opens_again_with_its_key(tmp_path: Path, ring: Safe) -> None:
    fill(tmp_path)
    cache_key.encrypt(tmp_path)
    fill(tmp_path)  # the first opening throws the plain copy away
    assert b"Ambrose" not in on_disk(tmp_path)
    assert b"reason_code" not in on_disk(tmp_path)
    assert not [file.name for file in tmp_path.iterdir() for key in ring.entries.values() if key.encode() in file.read_bytes()]
    again, unopened = opened(tmp_path)
    assert (unopened, again.cursor(), len(names_in(again))) == (False, CURSOR, 3)
    with again.reading():  # its log beside it is encrypted, too
        again.replace_all([Part("reason_code", ("id", "name", "kind", "active", TOUCHED), [[("A", SECRET, "k", 1, 1)]])], CURSOR)
        assert b"Ambrose" not in on_disk(tmp_path)
    again.close()


@pytest.mark.parametrize("lost", ["another", "none", "no key"])
def test_what_no_key_opens_is_thrown_away_and_said(tmp_path: Path, ring: Safe, lost: str) -> None:
    cache_key.encrypt(tmp_path)
    fill(tmp_path)
    [entry] = ring.entries
    if lost == "none":
        ring.entries.clear()
    else:
        ring.entries[entry] = "ff" * 32 if lost == "another" else "not a key"
    cache, unopened = opened(tmp_path)
    assert (unopened, cache.cursor().epoch, names_in(cache)) == (True, "", set())
    cache.close()
    assert opened_and_closed(tmp_path) is False  # by a key that is kept again
    assert b"reason_code" not in on_disk(tmp_path)


def opened_and_closed(folder: Path) -> bool:
    cache, unopened = opened(folder)
    cache.close()
    return unopened


def test_a_keyring_that_is_locked_costs_nothing(tmp_path: Path, ring: Safe) -> None:
    cache_key.encrypt(tmp_path)
    fill(tmp_path)
    before = on_disk(tmp_path)
    ring.locked = True
    with pytest.raises(KeyOutOfReach, match="the keyring is locked"):
        key_for(tmp_path)
    with used(NoKeyring()), pytest.raises(KeyOutOfReach):
        key_for(tmp_path)
    assert on_disk(tmp_path) == before


def test_without_a_safe_keyring_or_the_cipher_nothing_is_changed(tmp_path: Path, ring: Safe, monkeypatch: pytest.MonkeyPatch) -> None:
    with used(NoKeyring()), pytest.raises(KeyringUnsafe):
        cache_key.encrypt(tmp_path / "one")
    monkeypatch.setitem(sys.modules, "sqlcipher3.dbapi2", None)
    with pytest.raises(CipherMissing):
        cache_key.encrypt(tmp_path / "one")
    assert not (tmp_path / "one").exists()
    assert ring.entries == {}
    fill(tmp_path)  # a plain copy needs no cipher


def test_switching_off_needs_no_key_and_leaves_none(tmp_path: Path, ring: Safe, monkeypatch: pytest.MonkeyPatch) -> None:
    cache_key.encrypt(tmp_path)
    fill(tmp_path)
    with pytest.raises(EvidenceUnreadable, match="it is encrypted"):
        from_workstation(tmp_path)
    monkeypatch.setitem(sys.modules, "sqlcipher3.dbapi2", None)
    cache_key.decrypt(tmp_path)
    assert ring.entries == {}
    cache, unopened = opened(tmp_path)
    assert (unopened, names_in(cache)) == (False, set())
    cache.close()


def test_a_reader_and_the_writer_of_an_encrypted_copy_can_be_stopped(tmp_path: Path, ring: Safe) -> None:
    cache_key.encrypt(tmp_path)
    fill(tmp_path)
    cache, _ = opened(tmp_path)
    long = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n"

    def enough() -> None:
        raise TimeoutError

    with cache.reading() as connection, pytest.raises(TimeoutError), listening(connection, enough):
        connection.exec_driver_sql(long)
    with cache._writing() as connection, pytest.raises(sa.exc.OperationalError) as stopped:
        timer = threading.Timer(0.05, cache.interrupt)
        timer.start()
        connection.exec_driver_sql(long)
    timer.join()
    assert (whose(stopped.value), sqlite_code(stopped.value)) == ("world", sqlite3.SQLITE_INTERRUPT)
    with cache._writing() as connection, pytest.raises(sa.exc.IntegrityError) as doubled:
        connection.exec_driver_sql("INSERT INTO reason_code (id, name, kind, active, touched_seq) VALUES ('R1', '', '', 1, 1)")
    assert (whose(doubled.value), is_sqlite(doubled.value.orig or doubled.value)) == ("row", True)
    cache.close()
