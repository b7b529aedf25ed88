"""What waiting commands would do: decided in their order by the book's own engine on the cached state; stores nothing that lasts.

A preview is decided behind them: what is asked next meets the state that they will leave.

A command counts as long as its outcome is not in the very snapshot that is read: the moment its rows arrive, its effect here is gone,
in one step. Therefore the sum of both is the same before and after.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import sqlalchemy as sa

from app.desk import CommandRecord
from app.domain.book import CostLayer, CostPool, ItemCosting, StockMove
from app.domain.exact import ZERO
from app.domain.rows import Key, Row
from app.engine import Decision, Engine, Head
from db import command_log
from db.cache import Cache
from db.outbox import Outbox
from db.queries.foreseen import FORESEEN, lay_out
from db.store import Store

AHEAD_COMMANDS_MAX = 500
ENOUGH = Decimal(10**9)
"""A quantity that no pool reaches: what is available is decided by the positions, which are known here."""
PREVIEW_ROWS_MAX = 100_000
"""What previews read is kept for the next one, up to so many rows."""
Place = tuple[str, str, str]
"""Item, location, lot."""
_SCHEMA = (
    "CREATE TEMP TABLE IF NOT EXISTS ahead (item_id TEXT NOT NULL, location_id TEXT NOT NULL, lot_id TEXT NOT NULL, "
    "quantity INTEGER NOT NULL, PRIMARY KEY (item_id, location_id, lot_id))"
)


@dataclass(frozen=True, slots=True)
class Forecast:
    """What would become of one waiting command: posted, held, refused or failed, with its result."""

    status: str
    result: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Outlook:
    """The forecasts by command id, and of those that would be posted what they move (scaled quantities by place) and what they leave
    behind of documents at work (canonical rows by table). `engine` stands behind all of them."""

    forecasts: Mapping[str, Forecast]
    moved: Mapping[Place, int]
    left: Mapping[str, Sequence[Key]]
    engine: Engine | None = None


NOTHING = Outlook({}, {}, {})


class Ahead:
    """Looks ahead on a cache and an outbox; an outlook is made once for each position of the one and content of the other."""

    def __init__(self, cache: Cache, outbox: Outbox) -> None:
        self._cache = cache
        self._outbox = outbox
        self._lock = threading.Lock()
        self._known: tuple[object, Outlook] = (None, NOTHING)
        self._deciding = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """The cache as it is, with the table `ahead` beside it and the documents at work as `foreseen` reads them.

        The outbox is read first: what is decided meanwhile is seen below.
        """
        waiting = self._outbox.queued_or_sent(AHEAD_COMMANDS_MAX)
        with self._cache.reading() as connection:
            outlook = self._outlook(connection, waiting)
            moved = outlook.moved
            lay_out(connection, outlook.left)
            plain: Any = connection.connection.cursor()
            plain.execute(_SCHEMA)
            plain.execute("DELETE FROM temp.ahead")
            plain.executemany("INSERT INTO temp.ahead VALUES (?, ?, ?, ?)", [(*place, quantity) for place, quantity in moved.items()])
            yield connection

    def forecasts(self) -> Mapping[str, Forecast]:
        """What would become of each waiting command, decided behind those before it."""
        waiting = self._outbox.queued_or_sent(AHEAD_COMMANDS_MAX)
        with self._cache.reading() as connection:
            return self._outlook(connection, waiting).forecasts

    def preview(self, record: CommandRecord) -> tuple[Decision, Sequence[Row]]:
        """What would become of a command behind all that wait, and the rows it would write; nothing is kept."""
        waiting = self._outbox.queued_or_sent(AHEAD_COMMANDS_MAX)
        with self._cache.reading() as connection, self._deciding:
            engine = self._outlook(connection, waiting).engine
            if engine is None:
                cursor = self._cache.cursor_in(connection)
                engine = Engine(store_of(connection), Head(cursor.seq, cursor.hash))
            engine.loader = store_of(connection)  # the same state of the book, read by another connection
            decision, written = engine.preview(record)
            if len(engine.state) > PREVIEW_ROWS_MAX:
                with self._lock:
                    self._known = (None, NOTHING)
            return decision, written

    def _outlook(self, connection: sa.Connection, waiting: Sequence[CommandRecord]) -> Outlook:
        cursor = self._cache.cursor_in(connection)
        if not cursor.epoch:
            # Nothing here can be trusted to be the book's, nor what of the waiting is in it already.
            return NOTHING
        decided = command_log.outcomes(connection, [record.id for record in waiting])
        records = [record for record in waiting if record.id not in decided]
        key = (cursor.epoch, cursor.seq, cursor.hash, cursor.scope, cursor.floor, tuple(record.id for record in records))
        with self._lock:
            if self._known[0] == key:
                return self._known[1]
        outlook = _look(store_of(connection), Head(cursor.seq, cursor.hash), records)
        with self._lock:
            self._known = (key, outlook)
        return outlook


def store_of(connection: sa.Connection) -> Store:
    """The store that decides on a cache: one that makes up what the member may not see, where costs are closed to them."""
    pools, places = connection.execute(sa.text("SELECT EXISTS (SELECT 1 FROM cost_pool), EXISTS (SELECT 1 FROM stock_position)")).one()
    return CostBlindStore(connection) if places and not pools else Store(connection)


class CostBlindStore(Store):
    """Goods without costs: pools and layers that hold enough and are worth nothing, so that quantities can be decided on."""

    def rows(self, kind: type[Row], keys: Sequence[Key]) -> Iterable[Row]:
        if kind is CostPool:
            return [_pool(key) for key in keys]
        found = super().rows(kind, keys)
        if kind is ItemCosting:
            return [msgspec.structs.replace(row, standard_cost=ZERO) for row in found]
        return found

    def groups(self, kind: type[Row], index: str, keys: Sequence[Key]) -> Iterable[Row]:
        if kind is CostLayer and index == "open":
            return [_layer(key, n) for n, key in enumerate(keys, start=1)]
        return super().groups(kind, index, keys)


def _look(store: Store, head: Head, records: Sequence[CommandRecord]) -> Outlook:
    engine = Engine(store, head)
    decisions = engine.guess(records) if records else []
    moved: dict[Place, int] = {}
    left: dict[tuple[str, Key], Key] = {}
    for decision in decisions:
        left.update(_left(decision))
        for place, quantity in _moves(decision):
            moved[place] = moved.get(place, 0) + quantity
    forecasts = {one.record.id: Forecast(one.status, msgspec.json.decode(one.result, type=dict[str, Any])) for one in decisions}
    rows: dict[str, list[Key]] = {}
    for (name, _), values in left.items():
        rows.setdefault(name, []).append(values)
    return Outlook(forecasts, {place: quantity for place, quantity in moved.items() if quantity}, rows, engine)


def _left(decision: Decision) -> Iterator[tuple[tuple[str, Key], Key]]:
    kinds = [row.TABLE for row in FORESEEN]
    for spec, values in decision.rows:
        if spec in kinds and decision.status == "posted":
            yield (spec.name, spec.key_in(values)), values


def _moves(decision: Decision) -> Iterator[tuple[Place, int]]:
    names = [field.name for field in StockMove.TABLE.fields]
    item, location, lot, quantity = (names.index(name) for name in ("item_id", "location_id", "lot_id", "quantity"))
    for spec, values in decision.rows:
        if spec is StockMove.TABLE and decision.status == "posted":
            yield (values[item], values[location], values[lot]), int(values[quantity])


def _pool(key: Key) -> CostPool:
    entity_id, item_id, account_id, scope = key
    return CostPool(entity_id=entity_id, item_id=item_id, account_id=account_id, scope=scope, quantity=ENOUGH, value=ZERO)


def _layer(key: Key, n: int) -> CostLayer:
    entity_id, item_id, account_id, scope = key
    return CostLayer(
        layer_seq=0,
        layer_n=n,
        entity_id=entity_id,
        item_id=item_id,
        account_id=account_id,
        scope=scope,
        warehouse_id="",
        received_on=date.min,
        quantity_received=ENOUGH,
        value_received=ZERO,
        quantity_remaining=ENOUGH,
        value_remaining=ZERO,
        document_id="",
        line_no=0,
        origin_seq=0,
        origin_n=0,
    )
