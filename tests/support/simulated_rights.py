"""A shared book without a server: an embedded one, read by the program's own way to PostgreSQL under the program's own policies.

The matrix of rights and row-security policies are translated into views of SQLite, the statements of `db.sync_postgres` as they are sent.
What PostgreSQL alone can tell (that its own functions and grants do what the matrix says) is asked of a real one elsewhere, in lockstep.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, cast

import psycopg

from app.commands.approvals import STAND_INS
from app.domain import rows
from app.domain.roles import ROLES, may
from db import sync_postgres
from db.checksums import Checksum, checksum_query, checksums_in
from db.groups import Groups
from db.migrations.run import SCHEMA_HEAD
from db.roles import matrix
from db.roles.matrix import COST_PERMISSION, columns_of
from db.schema import COMMAND
from db.sync_postgres import PostgresRemote, PostgresSnapshot
from tests.simulation.memory import STATEMENTS_KEPT

GROUPS = Groups("dockledger_")
SEEING = frozenset(role for role in ROLES if may(role, COST_PERMISSION))
_ARRAYS = ("scope_entities", "scope_any_entities", "scope_warehouses", "cost_entities", "cost_warehouses", "deciding_roles")
_HELD = (
    "SELECT r.role, r.entity_id, r.warehouse_id FROM main.member_role r JOIN main.member m ON m.id = r.member_id "
    "WHERE r.member_id = ? AND r.active AND m.active"
)
_LENT = (
    "SELECT g.role FROM main.delegation d JOIN main.member m ON m.id = d.from_member AND m.active "
    "JOIN main.member_role g ON g.member_id = d.from_member AND g.role = d.role AND g.active WHERE d.to_member = ? AND NOT d.revoked"
)

_SEQ_BEFORE = "SELECT COALESCE(MAX(seq), 0) FROM main.command WHERE seq IS NOT NULL AND decided_at < ?"


class SimulatedBook:
    """An embedded book in a file. Who may see costs is a matter of roles as they were written last, as it is for grants of a server."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._idle: dict[bool, list[Reader]] = {True: [], False: []}

    def remote(self, member: str) -> SimulatedRemote:
        return SimulatedRemote(self, member)

    def align_costs(self) -> None:
        """Nothing to do: nobody but the book gives or takes them here."""

    def sees_costs(self, member: str) -> bool:
        reader = self.reader(sees_costs=False)
        held = {role for (role,) in reader.db.execute("SELECT role FROM main.member_role WHERE member_id = ? AND active", (member,))}
        self.give_back(reader)
        return bool(held & SEEING)

    def reader(self, *, sees_costs: bool) -> Reader:
        idle = self._idle[sees_costs]
        return idle.pop() if idle else Reader(self.file, sees_costs)

    def give_back(self, reader: Reader) -> None:
        if reader.db.in_transaction:
            reader.db.execute("COMMIT")
        self._idle[reader.sees_costs].append(reader)

    def close(self) -> None:
        for reader in (*self._idle[True], *self._idle[False]):
            reader.db.close()


class Reader:
    """A connection that shows what one of the two kinds of members may read, of whoever asks at the moment."""

    def __init__(self, file: Path, sees_costs: bool) -> None:
        self.sees_costs = sees_costs
        self.facts: Facts
        self.db = sqlite3.connect(
            f"file:{file}?mode=ro", uri=True, isolation_level=None, check_same_thread=False, cached_statements=STATEMENTS_KEPT
        )
        for name in _ARRAYS:
            self.db.create_function(name, 0, lambda name=name: self.facts.told[name])
        self.db.create_function("scope_active", 0, lambda: self.facts.active)
        self.db.create_function("whoever_asks", 0, lambda: self.facts.member)
        self.db.create_function("closed", 1, _refuse)
        for statement in _views(sees_costs):
            self.db.execute(statement)

    def learn(self, member: str) -> Facts:
        """What is true of a member in the state that is read now."""
        self.facts = Facts(self.db, member, self.sees_costs)
        return self.facts


class Facts:
    """What the functions of the book answer to one member, in one state of it."""

    def __init__(self, session: sqlite3.Connection, member: str, sees_costs: bool) -> None:
        held = session.execute(_HELD, (member,)).fetchall()
        sites = dict(session.execute("SELECT id, entity_id FROM main.warehouse").fetchall())
        entities = [entity for (entity,) in session.execute("SELECT id FROM main.legal_entity")]
        costly = [one for one in held if one[0] in SEEING]
        self.member = member
        self.active = bool(held)
        roles = {role for role, _, _ in held} | {role for (role,) in session.execute(_LENT, (member,))}
        deciding = roles | {role for role, others in STAND_INS.items() if roles & set(others)}
        self.arrays: Mapping[str, list[str]] = {
            "scope_entities": _whole(held, entities),
            "scope_any_entities": [e for e in entities if e in _whole(held, entities) or any(sites.get(site) == e for _, _, site in held)],
            "scope_warehouses": [site for _, _, site in held if site],
            "cost_entities": _whole(costly, entities),
            "cost_warehouses": [site for _, _, site in costly if site],
            "deciding_roles": sorted(ROLES if "owner" in roles else deciding),
        }
        every = session.execute(
            "SELECT role, entity_id, warehouse_id FROM main.member_role WHERE member_id = ? AND active ORDER BY 1, 2, 3", (member,)
        )
        lent = session.execute("SELECT from_member, role FROM main.delegation WHERE to_member = ? AND NOT revoked ORDER BY id", (member,))
        shown = {name: values for name, values in self.arrays.items() if name != "deciding_roles"}
        self.told = {name: json.dumps(values) for name, values in self.arrays.items()}
        self.scope = json.dumps([shown, every.fetchall(), lent.fetchall(), sees_costs])


def _whole(held: Sequence[tuple[str, str, str]], entities: Sequence[str]) -> list[str]:
    return [e for e in entities if any(not site and entity in ("", e) for _, entity, site in held)]


class SimulatedSession:
    """As much of a session of psycopg as the way to the book uses, with the rights of one member.

    Grants hold from the moment at which they are given, the rows that roles are read from as they are in the state that is read.
    """

    def __init__(self, book: SimulatedBook, member: str) -> None:
        self.book = book
        self.member = member
        self.closed = False
        self._reader: Reader | None = None

    def execute(self, query: Any, parameters: Sequence[Any] = (), *, prepare: bool | None = None) -> Any:
        if query is sync_postgres._LOOK:
            return _Answer([self._look(parameters[0])])
        if not isinstance(query, str) or query.startswith("SET LOCAL"):
            return _Answer([])
        if query.startswith("BEGIN"):
            self._begin()
            return _Answer([])
        if query == "COMMIT":
            self.commit()
            return _Answer([])
        if "FROM pg_class" in query:
            return _Answer(_readable(self.book.sees_costs(self.member)))
        if "book_seq_before" in query:
            query, parameters = _SEQ_BEFORE, [parameters[0].isoformat()]
        return self.ask(query, parameters)

    def ask(self, query: str, parameters: Sequence[Any] = ()) -> sqlite3.Cursor:
        assert self._reader is not None, "nothing is read outside of a snapshot"
        try:
            return self._reader.db.execute(_translated(query), parameters)
        except sqlite3.OperationalError as error:
            if "user-defined function" not in str(error):
                raise
            raise psycopg.errors.InsufficientPrivilege(str(error)) from None

    def pipeline(self) -> nullcontext[None]:
        return nullcontext()

    def cursor(self, *, name: str = "", binary: bool = False) -> _Cursor:
        return _Cursor(self, at_once=not name)

    def commit(self) -> None:
        if self._reader is not None:
            self.book.give_back(self._reader)
            self._reader = None

    rollback = commit

    def close(self) -> None:
        self.commit()
        self.closed = True

    def _begin(self) -> None:
        self.commit()
        self._reader = self.book.reader(sees_costs=self.book.sees_costs(self.member))
        self._reader.db.execute("BEGIN")
        self._reader.learn(self.member)

    def _look(self, at: int) -> tuple[Any, ...]:
        if self._reader is None:
            self._begin()
            try:
                return self._look(at)
            finally:
                self.commit()
        db, facts = self._reader.db, self._reader.facts
        epoch = db.execute("SELECT value FROM main.book_meta WHERE name = 'epoch'").fetchone()[0]
        head = db.execute("SELECT seq, hash FROM main.command WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1").fetchone()
        known = db.execute("SELECT hash FROM main.command WHERE seq = ?", (at,)).fetchone()
        return (epoch, *head, known and known[0], SCHEMA_HEAD, False, facts.active, facts.scope, datetime.now(UTC))


class _Answer(list[Any]):
    def fetchone(self) -> Any:
        return self[0] if self else None

    def fetchall(self) -> list[Any]:
        return list(self)


class _Cursor:
    """A cursor that is opened before it is asked."""

    itersize = 0

    def __init__(self, session: SimulatedSession, *, at_once: bool) -> None:
        self._session, self._at_once = session, at_once
        self._found: Any = None

    def __enter__(self) -> _Cursor:
        return self

    def __exit__(self, *_: object) -> None:
        return

    def execute(self, query: str, parameters: Sequence[Any] = (), *, prepare: bool | None = None) -> None:
        self._found = self._session.ask(query, parameters)
        if self._at_once:  # a pipeline has its answers before its transaction ends
            self._found = _Rows(self._found.fetchall())

    def fetchmany(self, count: int) -> list[Any]:
        return cast(list[Any], self._found.fetchmany(count))

    def fetchall(self) -> list[Any]:
        return cast(list[Any], self._found.fetchall())


class _Rows:
    def __init__(self, found: list[Any]) -> None:
        self._left = found

    def fetchmany(self, count: int) -> list[Any]:
        batch, self._left = self._left[:count], self._left[count:]
        return batch

    def fetchall(self) -> list[Any]:
        return self.fetchmany(len(self._left))


class SimulatedSnapshot(PostgresSnapshot):
    """The program's own, but for sums that each database adds up in its own words."""

    def _probe(self, cursor_seq: int) -> Any:
        return self._session.execute(self._readable.probe, [cursor_seq])

    def checksums(self, *, beyond: int) -> Mapping[str, Checksum]:
        parts = [(r.table, r.readable, sync_postgres._of_everything(r, beyond)) for r in self._readable.readings]
        found = checksums_in(self._session.execute(checksum_query(parts, "sqlite")).fetchall())
        return {name: Checksum(0, 0) for name in rows.tables()} | found


class SimulatedRemote(PostgresRemote):
    """The program's own way to the book, with a session that speaks to SQLite."""

    def __init__(self, book: SimulatedBook, member: str) -> None:
        self._session = self._reader = cast(Any, SimulatedSession(book, member))
        self._readable = sync_postgres._Readable(self._reader)
        self._seen = 0

    @contextmanager
    def snapshot(self) -> Iterator[PostgresSnapshot]:
        try:
            yield SimulatedSnapshot(self._reader, self._readable)
        except BaseException:
            self._reader.rollback()
            raise
        self._reader.commit()


def _refuse(what: str) -> None:
    raise PermissionError(what)


@cache
def _translated(query: str) -> str:
    """A statement of the program, as SQLite is asked it."""
    query = re.sub(r"to_char\((\"?\w+\"?) AT TIME ZONE 'UTC', '[^']*'\)", r"\1", query)
    return re.sub(r"::\w+(\[\])?", "", query).replace("%s", "?").replace("$1", "?1")


@cache
def _allowed(sees_costs: bool) -> frozenset[tuple[str, str]]:
    """Every table and column that a member may read, as the matrix grants them."""
    roles = (GROUPS.member, GROUPS.costs) if sees_costs else (GROUPS.member,)
    found: set[tuple[str, str]] = set()
    columns = {spec.name: columns_of(spec) for spec in rows.tables().values()} | {COMMAND.name: [c.name for c in COMMAND.columns]}
    for right in matrix.rights(GROUPS):
        table = right.thing.removeprefix("public.")
        if right.role in roles and right.privilege == "SELECT" and right.thing.startswith("public.") and table in columns:
            found |= {(table, column) for column in ([right.column] if right.column else columns[table])}
    return frozenset(found)


@cache
def _readable(sees_costs: bool) -> list[tuple[str, list[str]]]:
    tables = sorted({table for table, _ in _allowed(sees_costs)})
    return [(table, [column for name, column in _allowed(sees_costs) if name == table]) for table in tables]


@cache
def _views(sees_costs: bool) -> tuple[str, ...]:
    """Over each table a view of its name that shows the rows of its policy, and refuses columns that are closed."""
    statements = []
    policies = {
        policy.table: policy.using for policy in matrix.policies(GROUPS) if policy.role == GROUPS.member and policy.command == "SELECT"
    }
    columns = {spec.name: columns_of(spec) for spec in rows.tables().values()} | {COMMAND.name: [c.name for c in COMMAND.columns]}
    for table, names in columns.items():
        shown = ", ".join(f'"{n}"' if (table, n) in _allowed(sees_costs) else f"closed('{table}.{n}') AS \"{n}\"" for n in names)
        statements.append(f"CREATE TEMP VIEW {table} AS SELECT {shown} FROM main.{table} WHERE {_policy(policies[table])}")
    return tuple(statements)


def _policy(using: str) -> str:
    using = re.sub(r"= ANY \(\(SELECT (\w+)\(\)\)::text\[\]\)", r"IN (SELECT value FROM json_each(\1()))", using)
    using = using.replace(
        "(SELECT cost_entities() || cost_warehouses()) <> '{}'::text[]", "(SELECT cost_entities() || cost_warehouses()) <> '[][]'"
    )
    return using.replace("SESSION_USER::text", "(SELECT whoever_asks())")
