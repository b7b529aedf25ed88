"""Sync figures against the floor of the same run: `python -m tests.bench.bench_sync [rows]`.

Pull of 0, 100 and 10,000 changed rows out of so many, and the first synchronisation against a server-side cursor into bare SQLite.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from app.commands import catalogue  # noqa: F401
from db.book import create_book
from db.cache import Cache, cache_engine
from db.outbox import Outbox
from db.private_server import PrivateServer
from db.roles import members
from db.shared_book import connect
from db.sync import Synchroniser
from db.sync_postgres import PostgresRemote

PASSWORD = "only for this bench"


def say(text: str) -> None:
    sys.stdout.write(text + "\n")


def fill(url: str, items: int, positions: int) -> None:
    """Items and balances as the poster would have left them, with the guards out of the way."""
    with connect(url) as session:
        session.execute("SET session_replication_role = replica")
        session.execute("INSERT INTO legal_entity SELECT 'E', 'E', 'EUR', '', '', '', '', 1, 1")
        session.execute("INSERT INTO member (id, name, active, touched_seq) VALUES ('benny', 'Benny', true, 1)")
        session.execute(
            "INSERT INTO member_role (member_id, role, entity_id, warehouse_id, active, touched_seq) "
            "VALUES ('benny', 'owner', '', '', true, 1)"
        )
        session.execute("INSERT INTO warehouse (id, entity_id, name, address, active, touched_seq) VALUES ('W', 'E', 'W', '', true, 1)")
        session.execute(
            "INSERT INTO location (id, warehouse_id, entity_id, name, kind, active, touched_seq) "
            "SELECT 'W/' || n, 'W', 'E', n, 'storage', true, 1 FROM generate_series(1, 100) n"
        )
        session.execute(
            "INSERT INTO item (id, name, family, base_unit, tracking, expiry_tracked, tax_code, country_of_origin, active, touched_seq) "
            "SELECT 'I' || n, 'Item number ' || n, 'goods', 'pc', 'none', false, '', '', true, 1 FROM generate_series(1, %s) n",
            [items],
        )
        session.execute(
            "INSERT INTO stock_position (location_id, item_id, lot_id, quantity, moved_seq, touched_seq) "
            "SELECT 'W/' || (n %% 100 + 1), 'I' || (n %% %s + 1), 'L' || n, n, 1, 1 FROM generate_series(1, %s) n",
            [items, positions],
        )
        decide(session, 1)
    with connect(url, autocommit=True) as session:
        session.execute("VACUUM ANALYZE")


def decide(session: object, seq: int) -> None:
    session.execute("SET session_replication_role = replica")  # type: ignore[attr-defined]
    session.execute(  # type: ignore[attr-defined]
        "INSERT INTO command (id, kind, body, digest, member, workstation, client_seq, submitted_at, seq, status, result, "
        "previous_hash, hash) VALUES (%s, 'k', '{}', '', 'x', 'w', %s, now(), %s, 'posted', '{}', '', md5(%s))",
        [f"c{seq}", seq, seq, str(seq)],
    )


def floor(url: str, folder: Path) -> float:
    """A server-side cursor into bare SQLite inserts: two tables, no index."""
    target = sqlite3.connect(folder / "floor.db", isolation_level=None)
    target.execute("PRAGMA journal_mode = WAL")
    began = time.perf_counter()
    with connect(url) as session:
        target.execute("BEGIN")
        for table in ("item", "stock_position"):
            with session.cursor(name="floor") as cursor:
                cursor.itersize = 5_000
                cursor.execute(f"SELECT * FROM {table}")
                marks = ""
                while batch := cursor.fetchmany(5_000):
                    if not marks:
                        marks = ", ".join("?" * len(batch[0]))
                        target.execute(f"CREATE TABLE {table} ({', '.join(c.name for c in cursor.description or ())})")
                    target.executemany(f"INSERT INTO {table} VALUES ({marks})", batch)
        target.execute("COMMIT")
    took = time.perf_counter() - began
    target.close()
    return took


def main(positions: int) -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        server = PrivateServer(folder / "pg", settings={"shared_buffers": "512MB"})
        server.create()
        server.start()
        try:
            url = server.url("bench")
            create_book(url).close()
            fill(url, positions // 10, positions)
            members.add_member(url, "benny", PASSWORD)
            bare = floor(url, folder)
            cache, outbox = Cache(cache_engine(folder / "cache.db")), Outbox(folder / "outbox.db")
            sync = Synchroniser(cache, outbox, now=lambda: datetime.now(UTC))
            remote = PostgresRemote(server.url("bench", user="benny", password=PASSWORD))
            began = time.perf_counter()
            done = sync.round(remote)
            took = time.perf_counter() - began
            say(f"first synchronisation, {done.rows:,} rows: {took:.2f} s, floor {bare:.2f} s, {took / bare:.2f} x")
            seq = 1
            for changed in (0, 100, 10_000):
                times = []
                for _ in range(15 if changed < 10_000 else 5):
                    if changed:
                        seq += 1
                        with connect(url) as session:
                            decide(session, seq)
                            session.execute(
                                "UPDATE stock_position SET touched_seq = %s WHERE ctid IN (SELECT ctid FROM stock_position LIMIT %s)",
                                [seq, changed],
                            )
                    began = time.perf_counter()
                    done = sync.round(remote)
                    times.append(time.perf_counter() - began)
                    assert done.rows >= changed
                times.sort()
                say(
                    f"pull of {changed:,} changed rows out of {positions:,}: "
                    f"median {times[len(times) // 2] * 1000:.2f} ms, best {times[0] * 1000:.2f} ms"
                )
            remote.close()
            cache.close()
            outbox.close()
        finally:
            server.remove()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
