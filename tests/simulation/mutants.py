"""Seeded bugs: each breaks one promise of the protocol in the real code, for as long as its context lasts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from app.domain.refusals import CommandIdReused
from app.poster import Poster
from db import command_log
from db import sync as sync_module
from db.cache import Cache
from db.command_log import Outcome
from db.outbox import Outbox
from db.schema import COMMAND
from db.store import Store
from db.sync import CommandRejected, SenderCloned, Synchroniser
from tests.simulation.server import SimSnapshot, SimWriter

MUTANTS: dict[str, Callable[[], Any]] = {}
Mutant = Callable[[], Iterator[None]]


def mutant(function: Mutant) -> Mutant:
    """Register under the function's name; the docstring says what is broken."""
    MUTANTS[function.__name__] = contextmanager(function)
    return function


@mutant
def sent_before_it_was_taken() -> Iterator[None]:
    """A command counts as sent before the book has it."""

    def push(self: Synchroniser, remote: Any) -> int:
        records = self.outbox.queued(200)
        self.outbox._db.execute("UPDATE outbox SET state = 'settled' WHERE state = 'queued'")
        if records:
            remote.submit(records)
        return len(records)

    with patch.object(Synchroniser, "_push", push):
        yield


@mutant
def nothing_is_sent_again_after_a_restore() -> Iterator[None]:
    """What a restored book lost is not offered again."""
    with patch.object(Outbox, "requeue", lambda self: 0):
        yield


@mutant
def the_epoch_is_not_looked_at() -> Iterator[None]:
    """A restored book is only noticed by its hash, and not when it has grown past ours."""
    plain = Synchroniser._restart_reason

    def blind(self: Synchroniser, cursor: Any, look: Any) -> Any:
        return plain(self, cursor, replace(look, epoch=cursor.epoch or look.epoch))

    def forget(self: Outbox) -> None:
        return

    with patch.object(Synchroniser, "_restart_reason", blind), patch.object(Outbox, "doubt", forget):
        yield


@mutant
def the_hash_is_not_looked_at() -> Iterator[None]:
    """A book that lost its tail without saying so is believed."""
    plain = Synchroniser._restart_reason
    with patch.object(
        Synchroniser, "_restart_reason", lambda self, cursor, look: plain(self, cursor, replace(look, hash_at_cursor=cursor.hash))
    ):
        yield


@mutant
def what_was_answered_is_not_sent_again() -> Iterator[None]:
    """After a restore only commands without an answer are offered again; the answered ones are believed to be safe."""
    with patch.object(Outbox, "requeue", lambda self: self.doubt() or 0):
        yield


@mutant
def the_notice_is_lost_when_cut_off() -> Iterator[None]:
    """Why everything is read anew is not remembered over an interruption."""
    plain = Cache.distrust
    with patch.object(Cache, "distrust", lambda self, why: plain(self, "first")):
        yield


@mutant
def the_notice_is_lost_after_reading_anew() -> Iterator[None]:
    """That the book is another is said by the round that read it, and by nobody when the process ended before it could."""
    plain = Cache.replace_all

    def replace_all(self: Cache, parts: Any, cursor: Any, *, progress: Any = None) -> int:
        return plain(self, parts, replace(cursor, why=""), progress=progress)

    with patch.object(Cache, "replace_all", replace_all):
        yield


@mutant
def a_withdrawn_right_keeps_its_rows() -> Iterator[None]:
    """Who has no access any more keeps what was read."""
    with patch.object(Cache, "wipe", lambda self: None):
        yield


@mutant
def what_is_distrusted_is_not_wiped() -> Iterator[None]:
    """Who has no access any more keeps what was to be read anew."""
    plain = Cache.wipe
    with patch.object(Cache, "wipe", lambda self: plain(self) if self.cursor().epoch else None):
        yield


@mutant
def another_schema_is_used_all_the_same() -> Iterator[None]:
    """A book of another schema is read and written as if it were ours."""
    plain = Synchroniser._judge
    with patch.object(Synchroniser, "_judge", lambda self, look: plain(self, replace(look, schema=sync_module.SCHEMA_HEAD))):
        yield


@mutant
def a_changed_scope_is_not_read() -> Iterator[None]:
    """Rows that a person may see since today are not fetched, those of yesterday stay."""
    plain = Synchroniser._restart_reason
    with patch.object(
        Synchroniser, "_restart_reason", lambda self, cursor, look: plain(self, cursor, replace(look, scope=cursor.scope or look.scope))
    ):
        yield


@mutant
def the_replica_passes_for_the_book() -> Iterator[None]:
    """Rows come from a replica that lags, and the head from the book."""
    plain = SimSnapshot.look

    def look(self: SimSnapshot, cursor_seq: int) -> Any:
        found, book = plain(self, cursor_seq), self.server.look(cursor_seq, self.member)
        return replace(found, seq=book.seq, hash=book.hash) if self.replica else found

    with patch.object(SimSnapshot, "look", look):
        yield


@mutant
def the_cursor_is_kept_before_the_rows() -> Iterator[None]:
    """The cursor moves in a transaction of its own; a crash in between skips rows."""
    plain = Cache.add

    def add(self: Cache, parts: Any, cursor: Any, *, progress: Any = None) -> int:
        with self._writing() as connection:
            self._keep(connection, cursor)
        return plain(self, parts, cursor, progress=progress)

    with patch.object(Cache, "add", add):
        yield


@mutant
def one_position_is_skipped() -> Iterator[None]:
    """The pull begins one position too late."""
    plain = SimSnapshot.changed_since
    with patch.object(SimSnapshot, "changed_since", lambda self, seq: plain(self, seq + 1)):
        yield


@mutant
def changed_rows_are_not_superseded() -> Iterator[None]:
    """A row that is known already stays as it was."""
    import db.cache as cache_module

    with patch.object(cache_module, "_superseding", lambda *part: cache_module._plain(*part).replace("INSERT", "INSERT OR IGNORE", 1)):
        yield


@mutant
def the_head_is_taken_before_the_rows() -> Iterator[None]:
    """The cursor moves to a head seen outside the snapshot."""
    plain = SimSnapshot.look

    def look(self: SimSnapshot, cursor_seq: int) -> Any:
        found = plain(self, cursor_seq)
        self.network("look asked")
        fresh = self.server.look(cursor_seq, self.member)
        return replace(found, seq=fresh.seq, hash=fresh.hash)

    with patch.object(SimSnapshot, "look", look):
        yield


@mutant
def old_rows_stay_when_all_is_read_anew() -> Iterator[None]:
    """Reading anew adds to what was there."""

    def replace_all(self: Cache, parts: Any, cursor: Any, *, progress: Any = None) -> int:
        return Cache.add(self, parts, cursor, progress=progress)

    with patch.object(Cache, "replace_all", replace_all):
        yield


@mutant
def a_retry_takes_a_new_id() -> Iterator[None]:
    """A request that may have arrived is sent again as another one."""
    plain = Outbox.queued

    def queued(self: Outbox, limit: int) -> Any:
        tried = self._db.execute("SELECT id, attempts FROM outbox WHERE state = 'queued' AND attempts > 0").fetchall()
        for command_id, attempts in tried:
            fresh = f"{command_id.split('+')[0]}+{attempts}"
            self._db.execute("UPDATE outbox SET id = ?, client_seq = client_seq + 1000 WHERE id = ?", (fresh, command_id))
        return plain(self, limit)

    with patch.object(Outbox, "queued", queued):
        yield


@mutant
def what_was_sent_is_never_doubted() -> Iterator[None]:
    """A command that went down with a failing server before it was decided waits for ever."""
    with patch.object(Outbox, "doubt", lambda self: None):
        yield


@mutant
def a_clone_is_not_noticed() -> Iterator[None]:
    """Another workstation's command with our number is taken for ours."""

    def push(self: Synchroniser, remote: Any) -> int:
        try:
            return plain(self, remote)
        except SenderCloned:
            return 0

    plain, named = Synchroniser._push, Outbox.take_new_name
    with (
        patch.object(Outbox, "take_new_name", lambda self, name="": None if self.workstation else named(self, name)),
        patch.object(sync_module, "NAMES_MAX", 0),
        patch.object(Synchroniser, "_push", push),
    ):
        yield


@mutant
def a_clone_keeps_its_old_name_on_what_waits() -> Iterator[None]:
    """A new name is taken, but not for the commands that collided."""

    def take_new_name(self: Outbox, name: str = "") -> None:
        self._db.execute("INSERT OR REPLACE INTO outbox_meta VALUES ('workstation', ?)", (f"{name}~{self._token()}",))

    def push(self: Synchroniser, remote: Any) -> int:
        try:
            return plain(self, remote)
        except SenderCloned:
            return 0

    plain = Synchroniser._push
    with patch.object(Outbox, "take_new_name", take_new_name), patch.object(Synchroniser, "_push", push):
        yield


@mutant
def a_reused_id_is_taken_for_known() -> Iterator[None]:
    """The same id with another body passes for the same request."""

    def submit(connection: Any, records: Any) -> None:
        for record in records:
            try:
                plain(connection, [record])
            except CommandIdReused:
                continue

    plain = command_log.submit
    with patch.object(command_log, "submit", submit):
        yield


@mutant
def both_posters_lead() -> Iterator[None]:
    """The lock is not asked for, and each poster goes on with the state it knows."""

    def transaction(self: SimWriter) -> Any:
        self.server.leader = self
        return plain(self)

    plain = SimWriter.transaction
    with patch.object(SimWriter, "acquire", lambda self: self.alive()), patch.object(SimWriter, "transaction", transaction):
        yield


@mutant
def a_poster_keeps_its_state_after_a_failure() -> Iterator[None]:
    """What did not reach the book stays decided in memory."""
    with patch.object(Poster, "_start_over", lambda self: None):
        yield


@mutant
def outcomes_without_their_rows() -> Iterator[None]:
    """The outcome is committed before the rows it speaks of."""
    plain = Store._record

    def record(self: Store, decisions: Any, moment: str) -> None:
        stripped = [replace(d, rows=tuple(r for r in d.rows if r[0].nature != "state")) for d in decisions]
        plain(self, stripped, moment)

    with patch.object(Store, "_record", record):
        yield


@mutant
def changes_carry_the_first_position_of_their_batch() -> Iterator[None]:
    """`touched_seq` is that of the batch's first command, so that a pull between two commands misses the later one."""
    plain = Store._record

    def record(self: Store, decisions: Any, moment: str) -> None:
        dialect = self._dialect
        upsert = dialect.upsert
        first = decisions[0].seq - 1

        def late(cursor: Any, spec: Any, rows: Any) -> None:
            upsert(cursor, spec, [(*row[:-1], first) for row in rows])

        with patch.object(dialect, "upsert", late):
            plain(self, decisions, moment)

    with patch.object(Store, "_record", record):
        yield


@mutant
def the_newest_is_sent_first() -> Iterator[None]:
    """The outbox is emptied from the wrong end."""
    plain = Outbox.queued
    with patch.object(Outbox, "queued", lambda self, limit: plain(self, limit)[::-1]):
        yield


@mutant
def the_poster_takes_them_as_they_are_called() -> Iterator[None]:
    """Waiting commands are decided by id and not in order of arrival."""
    plain = Store.waiting

    def waiting(self: Store, commands_max: int, bytes_max: int) -> Any:
        return sorted(plain(self, 100, bytes_max), key=lambda one: one.record.id[::-1])[:commands_max]

    with patch.object(Store, "waiting", waiting):
        yield


@mutant
def saved_only_in_memory() -> Iterator[None]:
    """The screen says saved before the outbox has it; a restart forgets it."""
    plain = Outbox.put
    kept: dict[int, list[Any]] = {}

    def put(self: Outbox, records: Any) -> None:
        before = kept.pop(id(self), [])
        if before:
            plain(self, before)
        kept[id(self)] = list(records)

    with patch.object(Outbox, "put", put):
        yield


@mutant
def waiting_counts_as_an_answer() -> Iterator[None]:
    """A command is settled as soon as the book has it."""

    def sent(self: Outbox, ids: Any) -> None:
        self.settle([Outcome(i, "", "posted", None, {}) for i in ids])

    with patch.object(Outbox, "sent", sent):
        yield


@mutant
def anything_can_be_discarded() -> Iterator[None]:
    """A command that may have arrived is given up."""

    def discard(self: Outbox, command_id: str, reason: str) -> None:
        self._db.execute("UPDATE outbox SET state = 'discarded' WHERE id = ? AND state IN ('queued', 'sent')", (command_id,))

    with patch.object(Outbox, "discard", discard):
        yield


@mutant
def attempts_are_noted_afterwards() -> Iterator[None]:
    """That a command was on its way is noted only when the answer came."""

    def push(self: Synchroniser, remote: Any) -> int:
        with patch.object(Outbox, "attempted", lambda self, ids: None):
            return plain(self, remote)

    plain = Synchroniser._push
    with patch.object(Synchroniser, "_push", push):
        yield


@mutant
def a_rejection_takes_the_others_along() -> Iterator[None]:
    """One command that the book does not take settles the whole batch."""

    def push(self: Synchroniser, remote: Any) -> int:
        records = self.outbox.queued(200)
        if records:
            self.outbox.attempted([r.id for r in records])
            try:
                remote.submit(records)
            except (CommandIdReused, CommandRejected) as error:
                for record in records:
                    self.outbox.reject(record.id, str(error))
                return 0
            self.outbox.sent([r.id for r in records])
        return len(records)

    with patch.object(Synchroniser, "_push", push):
        yield


assert COMMAND.name == "command"
