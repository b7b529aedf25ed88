"""The store: rows in and out of a book in bulk, one statement per table; knows no rule of the business."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from operator import itemgetter
from typing import Any, Protocol

import msgspec
from sqlalchemy import Connection

from app.desk import CommandRecord
from app.domain.book import FiscalPeriod, JournalLine, StockMove
from app.domain.rows import Field, Index, Key, Row, Table
from app.engine import Decision, Head
from app.limits import ALONE_BYTES_MIN, BODY_BYTES_MAX, lines_in
from app.poster import Waiting
from app.running import MASK, Stored, Sum
from app.turns import COMMAND_COST_BYTES, Entry, Turns, cost_of
from db import digests, snapshots
from db.canonical import plain_row
from db.schema import TOUCHED

SUMMED: tuple[type[Row], ...] = (JournalLine, StockMove)
ROWS_BETWEEN_SUMS = 20_000
"""How many rows a reader of any past date has to add up himself at most, beside those of its month."""

_LAST_DAY = "9999-12-31"
_SUM_COLUMNS = f"name, row_count, digest, {TOUCHED}"
_SUM_CONFLICT = f"ON CONFLICT (name) DO UPDATE SET row_count = excluded.row_count, digest = excluded.digest, {TOUCHED} = excluded.{TOUCHED}"
_PG_TYPES = {"text": "text", "integer": "bigint", "decimal": "bigint", "date": "date", "moment": "timestamptz", "flag": "boolean"}


class _Dialect(Protocol):
    """What differs between the two databases: how keys are passed in, and how many rows are written at once."""

    def select(
        self, cursor: Any, spec: Table, fields: tuple[str, ...], open_field: str, keys: Sequence[Key], *, with_position: bool = False
    ) -> list[tuple[Any, ...]]: ...

    def append(self, cursor: Any, spec: Table, rows: Sequence[Key]) -> None: ...

    def upsert(self, cursor: Any, spec: Table, rows: Sequence[Key]) -> None: ...

    def outcomes(self, cursor: Any, rows: Sequence[tuple[Any, ...]]) -> None: ...

    def sums(self, cursor: Any, rows: Sequence[tuple[Any, ...]]) -> None: ...

    def arrivals(self, cursor: Any, ids: Sequence[str]) -> list[tuple[str, int]]:
        """The arrivals of commands, by id."""

    def shares(self, cursor: Any, commands_max: int) -> dict[str, list[Entry]]:
        """The oldest waiting commands of every sender, in order of arrival.

        Both see to it that the index of turns is the one that is gone by: any other is read through everything that others have waiting.
        """

    @property
    def size(self) -> str:
        """The bytes of a body, in SQL."""


class Store:
    """Loads rows for the engine and records its decisions on one connection. The caller owns the transaction.

    `record` either writes everything or raises; it never commits.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._dialect: _Dialect = _Postgres() if connection.dialect.name == "postgresql" else _Sqlite()
        self._is_plain = connection.dialect.name == "sqlite"
        self._turns = Turns()
        self.in_order = False
        """Whether commands are taken as they arrived, however many wait: one hand that sets a book up speaks for several people, whose
        commands build on each other."""
        self._rows_since_sums = 0

    def rows(self, kind: type[Row], keys: Sequence[Key]) -> Iterable[Row]:
        """The rows under `keys`; absent ones are left out."""
        spec = kind.TABLE
        return self._select(spec, spec.key_fields, "", keys)

    def groups(self, kind: type[Row], index: str, keys: Sequence[Key]) -> Iterable[Row]:
        """The rows of the groups under `keys` of an index."""
        spec = kind.TABLE
        by: Index = spec.indexes[index]
        return self._select(spec, by.fields, by.open_field, keys)

    def stored(self, kind: type[Row], keys: Sequence[Key]) -> Iterable[Stored]:
        """The state rows under `keys` as they are stored, each with the position that last wrote it."""
        spec = kind.TABLE
        found = self._dialect.select(self._cursor(), spec, spec.key_fields, "", keys, with_position=True) if keys else ()
        return [(row[:-1], row[-1]) for row in (found if self._is_plain else map(plain_row, found))]

    def sums(self) -> Mapping[str, Sum]:
        """What each state table adds up to, as it was kept with the last commit."""
        return {name: found for name, (found, _) in digests.kept(self.connection).items() if name != digests.ARRIVALS}

    def head(self) -> Head:
        """The end of the decided log."""
        cursor = self._cursor()
        cursor.execute("SELECT seq, hash FROM command WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1")
        row = cursor.fetchone()
        return Head(int(row[0]), str(row[1])) if row else Head()

    def waiting(self, commands_max: int, bytes_max: int) -> list[Waiting]:
        """The next commands without an outcome: the first, and others while there are no more than that and what they cost fits.

        In order of arrival as long as that is little and one batch holds it all; else whoever had less comes first (`Turns`), by member
        in a shared book and by workstation in a file. Bodies are read once their length is known to fit.
        """
        cursor = self._cursor()
        commands_max = min(commands_max, 1 + bytes_max // COMMAND_COST_BYTES)
        cursor.execute(f"SELECT arrival, {self._dialect.size} FROM command WHERE seq IS NULL ORDER BY arrival LIMIT {commands_max + 1}")
        chosen = [(int(arrival), int(size)) for arrival, size in cursor.fetchall()]
        costs = [cost_of(entry) for entry in chosen]
        if self.in_order:
            chosen = [one for n, one in enumerate(chosen[:commands_max]) if n == 0 or sum(costs[: n + 1]) <= bytes_max]
        elif len(chosen) > commands_max or sum(costs) > bytes_max or max(costs, default=0) > ALONE_BYTES_MIN:
            chosen = self._turns.choose(self._dialect.shares(cursor, commands_max), commands_max, bytes_max)
        if not chosen:
            return []
        body = f"CASE WHEN {self._dialect.size} > {BODY_BYTES_MAX} THEN '' ELSE body END"
        cursor.execute(
            f"SELECT id, kind, {body}, digest, member, workstation, client_seq, submitted_at, arrival FROM command "
            f"WHERE seq IS NULL AND arrival IN ({', '.join(str(arrival) for arrival, _ in chosen)})"
        )
        found = {int(row[8]): _record(row) for row in cursor.fetchall()}
        return [Waiting(found[arrival], size, lines_in(found[arrival].body)) for arrival, size in chosen if arrival in found]

    def record(self, decisions: Sequence[Decision], decided_at: datetime) -> None:
        """Write ledger rows, then state rows as they stand after the last decision, then the outcomes."""
        moment = decided_at.astimezone(UTC).isoformat()
        for run in _runs(decisions):
            self._record(run, moment)

    def _record(self, decisions: Sequence[Decision], moment: str) -> None:
        ledger: dict[str, tuple[Table, list[Key]]] = {}
        state: dict[str, tuple[Table, dict[Key, Key]]] = {}
        for decision in decisions:
            for spec, values in decision.rows:
                if spec.nature == "ledger":
                    ledger.setdefault(spec.name, (spec, []))[1].append(values)
                else:
                    state.setdefault(spec.name, (spec, {}))[1][spec.key_in(values)] = (*values, decision.seq)
        cursor = self._cursor()
        for spec, appended in ledger.values():
            self._dialect.append(cursor, spec, appended)
        self._keep_sums([part for kind in SUMMED if (part := ledger.get(kind.TABLE.name))])
        for spec, latest in state.values():
            self._dialect.upsert(cursor, spec, list(latest.values()))
        if FiscalPeriod.TABLE.name in state:
            snapshots.follow(self.connection, state[FiscalPeriod.TABLE.name][1].values())
        self._keep_digests(cursor, decisions, moment)
        self._dialect.outcomes(
            cursor,
            [
                (d.seq, d.status, d.result.decode(), d.state_digest, d.previous_hash, d.hash, moment, d.version, d.record.id)
                for d in decisions
            ],
        )

    def _keep_digests(self, cursor: Any, decisions: Sequence[Decision], moment: str) -> None:
        """Keep what the changed tables add up to after these decisions, and what the arrivals of their commands add to those before."""
        changed: dict[str, tuple[Sum, int]] = {}
        for decision in decisions:
            changed.update((name, (found, decision.seq)) for name, found in decision.sums.items())
        cursor.execute(f"SELECT row_count, digest FROM state_digest WHERE name = '{digests.ARRIVALS}'")
        known = cursor.fetchone()
        count, total = (int(known[0]), int(known[1], 16)) if known else (0, 0)
        at = {decision.record.id: decision.seq for decision in decisions}
        for command_id, arrival in self._dialect.arrivals(cursor, list(at)):
            total += digests.arrival_of(at[command_id], int(arrival), moment)
        changed[digests.ARRIVALS] = Sum(count + len(decisions), total & MASK), decisions[-1].seq
        self._dialect.sums(cursor, [(name, found.rows, digests.digits(found), seq) for name, (found, seq) in changed.items()])

    def _keep_sums(self, appended: Sequence[tuple[Table, Sequence[Key]]]) -> None:
        """Drop the sums of months that rows were dated back into; add ended months up again when enough rows have come."""
        earliest: dict[str, str] = {}
        for spec, values in appended:
            names = [field.name for field in spec.fields]
            of = itemgetter(names.index("entity_id"), names.index("posting_date"))
            for entity, day in set(map(of, values)):
                earliest[entity] = min(_plain_key(day), earliest.get(entity, _LAST_DAY))
            self._rows_since_sums += len(values)
        if earliest:
            snapshots.spoil(self.connection, earliest)
        if self._rows_since_sums >= ROWS_BETWEEN_SUMS:
            self._rows_since_sums = 0
            snapshots.take_ended(self.connection)

    def _select(self, spec: Table, fields: tuple[str, ...], open_field: str, keys: Sequence[Key]) -> Iterable[Row]:
        if not keys:
            return []
        return [spec.revive(row) for row in self._dialect.select(self._cursor(), spec, fields, open_field, keys)]

    def _cursor(self) -> Any:
        return self.connection.connection.cursor()


def _runs(decisions: Sequence[Decision]) -> list[list[Decision]]:
    """The decisions in runs that end where a period opens or closes: the guard judges entries by the periods that stand before them."""
    runs: list[list[Decision]] = [[]]
    for decision in decisions:
        runs[-1].append(decision)
        if any(spec.name == FiscalPeriod.TABLE.name for spec, _ in decision.rows):
            runs.append([])
    return [run for run in runs if run]


def _record(row: Sequence[Any]) -> CommandRecord:
    moment = row[7]
    return CommandRecord(
        id=row[0],
        kind=row[1],
        body=row[2].encode(),
        digest=row[3],
        member=row[4],
        workstation=row[5],
        client_seq=int(row[6]),
        submitted_at=(datetime.fromisoformat(moment) if isinstance(moment, str) else moment).astimezone(UTC),
    )


def _columns(spec: Table) -> list[str]:
    names = [f'"{field.name}"' for field in spec.fields]
    return [*names, "touched_seq"] if spec.nature == "state" else names


def _json(keys: Sequence[Any]) -> str:
    return msgspec.json.encode(keys).decode()


def _plain_key(part: Any) -> Any:
    return part.isoformat() if hasattr(part, "isoformat") else part


_SENDERS = """
WITH RECURSIVE sender(name) AS (
    SELECT MIN({by}) FROM command {hint} WHERE seq IS NULL
    UNION ALL SELECT (SELECT MIN(c.{by}) FROM command c {hint} WHERE c.seq IS NULL AND c.{by} > sender.name) FROM sender WHERE sender.name IS NOT NULL
) SELECT name FROM sender WHERE name IS NOT NULL
"""
"""Everyone of whom something waits, by as many looks at the index as there are."""


class _Sqlite:
    size = "length(CAST(body AS BLOB))"

    def __init__(self) -> None:
        self._sql: dict[tuple[str, str, tuple[str, ...]], str] = {}

    def select(
        self, cursor: Any, spec: Table, fields: tuple[str, ...], open_field: str, keys: Sequence[Key], *, with_position: bool = False
    ) -> list[tuple[Any, ...]]:
        place = (spec.name, "stored" if with_position else open_field, fields)
        if place not in self._sql:
            wanted = ", ".join([f't."{field.name}"' for field in spec.fields] + [f"t.{TOUCHED}"] * with_position)
            match = " AND ".join(f"t.\"{name}\" = json_extract(k.value, '$[{i}]')" for i, name in enumerate(fields))
            still_open = f' AND t."{open_field}" <> 0' if open_field else ""
            self._sql[place] = f"SELECT {wanted} FROM json_each(?) AS k CROSS JOIN {spec.name} AS t WHERE {match}{still_open}"
        cursor.execute(self._sql[place], (_json([[_plain_key(part) for part in key] for key in keys]),))
        return list(cursor.fetchall())

    def append(self, cursor: Any, spec: Table, rows: Sequence[Key]) -> None:
        place = (spec.name, "append", ())
        if place not in self._sql:
            self._sql[place] = _insert(spec, _columns(spec))
        cursor.executemany(self._sql[place], rows)

    def upsert(self, cursor: Any, spec: Table, rows: Sequence[Key]) -> None:
        place = (spec.name, "upsert", ())
        if place not in self._sql:
            columns = _columns(spec)
            self._sql[place] = f"{_insert(spec, columns)} {_on_conflict(spec, columns)}"
        cursor.executemany(self._sql[place], rows)

    def shares(self, cursor: Any, commands_max: int) -> dict[str, list[Entry]]:
        """By workstation: who writes into this file is one of several programs on one computer."""
        hint = "INDEXED BY ix_command_turns_here"
        cursor.execute(_SENDERS.format(by="workstation", hint=hint))
        found: dict[str, list[Entry]] = {}
        for (name,) in cursor.fetchall():
            cursor.execute(
                f"SELECT arrival, {self.size} FROM command {hint} WHERE seq IS NULL AND workstation = ? ORDER BY arrival LIMIT ?",
                (name, commands_max),
            )
            found[name] = cursor.fetchall()
        return found

    def outcomes(self, cursor: Any, rows: Sequence[tuple[Any, ...]]) -> None:
        cursor.executemany(
            "UPDATE command SET seq = ?, status = ?, result = ?, state_digest = ?, previous_hash = ?, hash = ?, decided_at = ?, "
            "seal_version = ? WHERE id = ?",
            rows,
        )

    def sums(self, cursor: Any, rows: Sequence[tuple[Any, ...]]) -> None:
        cursor.executemany(f"INSERT INTO state_digest ({_SUM_COLUMNS}) VALUES (?, ?, ?, ?) {_SUM_CONFLICT}", rows)

    def arrivals(self, cursor: Any, ids: Sequence[str]) -> list[tuple[str, int]]:
        cursor.execute("SELECT id, arrival FROM command WHERE id IN (SELECT value FROM json_each(?))", (_json(ids),))
        return list(cursor.fetchall())


class _Postgres:
    size = "octet_length(body)"

    def __init__(self) -> None:
        self._sql: dict[tuple[str, str, tuple[str, ...]], str] = {}

    def select(
        self, cursor: Any, spec: Table, fields: tuple[str, ...], open_field: str, keys: Sequence[Key], *, with_position: bool = False
    ) -> list[tuple[Any, ...]]:
        place = (spec.name, "stored" if with_position else open_field, fields)
        if place not in self._sql:
            by_name: Mapping[str, Field] = {field.name: field for field in spec.fields}
            wanted = ", ".join([f't."{field.name}"' for field in spec.fields] + [f"t.{TOUCHED}"] * with_position)
            arrays = ", ".join(_array_of(_PG_TYPES[by_name[name].kind]) for name in fields)
            names = ", ".join(f"k{i}" for i in range(len(fields)))
            match = " AND ".join(f't."{name}" = k.k{i}' for i, name in enumerate(fields))
            still_open = f' AND t."{open_field}" <> 0' if open_field else ""
            self._sql[place] = f"SELECT {wanted} FROM unnest({arrays}) AS k({names}) JOIN {spec.name} AS t ON {match}{still_open}"
        cursor.execute(self._sql[place], [_array(column) for column in zip(*keys, strict=True)])
        return list(cursor.fetchall())

    def append(self, cursor: Any, spec: Table, rows: Sequence[Key]) -> None:
        """By arrays and not by COPY, which PostgreSQL refuses on tables with row-level security; measured, they take the same time."""
        place = (spec.name, "append", ())
        if place not in self._sql:
            self._sql[place] = f"INSERT INTO {spec.name} ({', '.join(_columns(spec))}) SELECT * FROM unnest({_arrays_of(spec)})"
        cursor.execute(self._sql[place], [_array(column) for column in zip(*rows, strict=True)])

    def upsert(self, cursor: Any, spec: Table, rows: Sequence[Key]) -> None:
        place = (spec.name, "upsert", ())
        if place not in self._sql:
            columns = _columns(spec)
            arrays = f"{_arrays_of(spec)}, {_array_of('bigint')}"
            self._sql[place] = (
                f"INSERT INTO {spec.name} ({', '.join(columns)}) SELECT * FROM unnest({arrays}) {_on_conflict(spec, columns)}"
            )
        cursor.execute(self._sql[place], [_array(column) for column in zip(*rows, strict=True)])

    def shares(self, cursor: Any, commands_max: int) -> dict[str, list[Entry]]:
        """By member: a login cannot take another name, but as many workstations as it likes. Asked for a range of one name, which leaves
        no other index to go by."""
        cursor.execute(
            f"SELECT s.name, c.arrival, c.size FROM ({_SENDERS.format(by='member', hint='')}) AS s CROSS JOIN LATERAL (SELECT arrival, "
            f"{self.size} AS size FROM command WHERE seq IS NULL AND member BETWEEN s.name AND s.name "
            f"ORDER BY member, arrival LIMIT {int(commands_max)}) AS c "
            "ORDER BY s.name, c.arrival"
        )
        found: dict[str, list[Entry]] = {}
        for name, arrival, size in cursor.fetchall():
            found.setdefault(name, []).append((arrival, size))
        return found

    def outcomes(self, cursor: Any, rows: Sequence[tuple[Any, ...]]) -> None:
        names = ("seq", "status", "result", "state_digest", "previous_hash", "hash", "decided_at", "seal_version", "id")
        types = ("bigint", "text", "text", "text", "text", "text", "timestamptz", "bigint", "text")
        settings = ", ".join(f"{name} = d.{name}" for name in names[:-1])
        arrays = ", ".join(_array_of(kind) for kind in types)
        cursor.execute(
            f"UPDATE command AS c SET {settings} FROM unnest({arrays}) AS d({', '.join(names)}) WHERE c.id = d.id",
            [_array(column) for column in zip(*rows, strict=True)],
        )

    def sums(self, cursor: Any, rows: Sequence[tuple[Any, ...]]) -> None:
        arrays = ", ".join(_array_of(kind) for kind in ("text", "bigint", "text", "bigint"))
        cursor.execute(
            f"INSERT INTO state_digest ({_SUM_COLUMNS}) SELECT * FROM unnest({arrays}) {_SUM_CONFLICT}",
            [_array(column) for column in zip(*rows, strict=True)],
        )

    def arrivals(self, cursor: Any, ids: Sequence[str]) -> list[tuple[str, int]]:
        cursor.execute("SELECT id, arrival FROM command WHERE id = ANY(%s)", (list(ids),))
        return list(cursor.fetchall())


def _insert(spec: Table, columns: Sequence[str]) -> str:
    return f"INSERT INTO {spec.name} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


def _arrays_of(spec: Table) -> str:
    return ", ".join(_array_of(_PG_TYPES[field.kind]) for field in spec.fields)


def _array_of(kind: str) -> str:
    return f"%s::text::{kind}[]"


def _array(column: Sequence[Any]) -> str:
    """PostgreSQL's array literal of a column, made as a whole: an element at a time would be most of the work of recording."""
    if None in column:
        return "{" + ",".join("NULL" if part is None else _quoted(str(part)) for part in column) + "}"
    if isinstance(column[0], str):
        joined = "\x1f".join(column)
        if joined.count("\x1f") == len(column) - 1:
            return '{"' + joined.replace("\\", "\\\\").replace('"', '\\"').replace("\x1f", '","') + '"}'
        return "{" + ",".join(map(_quoted, column)) + "}"
    return "{" + ",".join(map(str, column)) + "}"


def _quoted(part: str) -> str:
    return '"' + part.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _on_conflict(spec: Table, columns: Sequence[str]) -> str:
    rest = [name for name in columns if name.strip('"') not in spec.key_fields]
    updates = ", ".join(f"{name} = excluded.{name}" for name in rest)
    return f"ON CONFLICT ({', '.join(spec.key_fields)}) DO UPDATE SET {updates}"
