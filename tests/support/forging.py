"""What a forger with the file, or the server as its owner, would do: go around the guards, change what is convenient, chain the log again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from app.seal import GENESIS_HASH, Sealed, seal_of
from db.book import engine_for
from db.canonical import moment_of
from db.verify import chain


@contextmanager
def without_guards(place: str) -> Iterator[sa.Connection]:
    """A book written to as if it had no triggers; they are there again afterwards, as they were."""
    engine = engine_for(place)
    try:
        with engine.connect().execution_options(writes=True) as connection, connection.begin(), guards_off(connection):
            yield connection
    finally:
        engine.dispose()


@contextmanager
def guards_off(connection: sa.Connection) -> Iterator[None]:
    """No trigger speaks within the transaction at hand; whoever owns the file or the server can do so and leave no trace of it."""
    if connection.dialect.name == "sqlite":
        triggers = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all()
        for name, _ in triggers:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        yield
        for _, sql in triggers:
            connection.exec_driver_sql(sql)
    else:
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        yield
        connection.exec_driver_sql("SET LOCAL session_replication_role = origin")


def chain_again(connection: sa.Connection) -> None:
    """Every seal computed anew over what the tables hold now, as whoever has this program can."""
    head = connection.execute(sa.text("SELECT COALESCE(MAX(seq), 0) FROM command")).scalar_one()
    by_seq = chain.ledger_rows(connection, 1, head)
    before = GENESIS_HASH
    seals = []
    query = "SELECT seq, id, kind, digest, member, workstation, client_seq, submitted_at, status, result, state_digest, seal_version FROM command"
    for row in connection.execute(sa.text(f"{query} WHERE seq IS NOT NULL ORDER BY seq")).all():
        seq, command_id, kind, digest, member, workstation, client_seq, submitted, status, result, state, version = row
        sealed = Sealed(
            seq=seq,
            command_id=command_id,
            kind=kind,
            digest=digest,
            member=member,
            workstation=workstation,
            client_seq=client_seq,
            submitted_at=moment_of(submitted),
            status=status,
            result=(result or "").encode(),
            state_digest=state or "",
            version=version,
        )
        hashed = seal_of(before, sealed, [(name, values) for _, name, values in sorted(by_seq.get(seq, []), key=lambda one: one[:2])])
        seals.append({"s": seq, "previous": before, "hash": hashed})
        before = hashed
    if seals:
        connection.execute(sa.text("UPDATE command SET previous_hash = :previous, hash = :hash WHERE seq = :s"), seals)
