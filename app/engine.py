"""The engine: load, decide, seal. It turns submitted commands into decisions, deterministically; it knows no database and no clock."""

from __future__ import annotations

import decimal
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any, Literal, Protocol

import msgspec

from app.collector import collector_at_rest
from app.commands.registry import Command, kind_of, needs_of, read_body
from app.desk import CommandRecord, Desk, Release
from app.domain.book import Document, HeldCommand
from app.domain.exact import ARITHMETIC
from app.domain.proposal import proposal_of
from app.domain.refusals import NotPermitted, Refusal, TextTooLong
from app.domain.rows import Key, Row, Table, text_bytes_max
from app.domain.wording import Phrase, Word
from app.ledger.control import ask
from app.ledger.documents import state_before_hold, void_requests
from app.ledger.promises import promise
from app.limits import TooMuchWork
from app.running import Place, RunningDigest, Stored, Sum
from app.seal import GENESIS_HASH, OF_ROWS_WRITTEN, VERSION, Sealed, seal_of, state_digest_of
from app.state import BeyondSteps, NotLoaded, State, Wants

Status = Literal["posted", "held", "refused", "failed"]
ROUNDS_MAX = 200
NARROW_ROUNDS_MAX = 24
AHEAD_COMMANDS_MIN = 8
STATE_ROWS_MAX = 200_000

Written = Sequence[tuple[Place, Key]]
Sums = Mapping[str, Sum]
_NO_SUMS: Sums = {}


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the log: the last command's position and hash."""

    seq: int = 0
    hash: str = GENESIS_HASH


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of a command. `rows` are canonical tuples by table in the order they were first written, `sums` what the tables of those
    that are state add up to after it."""

    record: CommandRecord
    seq: int
    status: Status
    result: bytes
    rows: tuple[tuple[Table, Key], ...]
    state_digest: str
    previous_hash: str
    hash: str
    version: int
    sums: Sums


class Loader(Protocol):
    """The read side that the engine needs: rows by key and by group, each in one statement per table.

    To seal it also needs state rows as they are `stored`, by canonical keys and with the positions that wrote them, and what the tables
    add up to.
    """

    def rows(self, kind: type[Row], keys: Sequence[Key]) -> Iterable[Row]: ...

    def groups(self, kind: type[Row], index: str, keys: Sequence[Key]) -> Iterable[Row]: ...

    def stored(self, kind: type[Row], keys: Sequence[Key]) -> Iterable[Stored]: ...

    def sums(self) -> Mapping[str, Sum]: ...


@dataclass(slots=True)
class _Draft:
    record: CommandRecord
    seq: int
    status: Status
    result: dict[str, Any]
    written: dict[Place, Row]

    def canonical(self) -> Written:
        """What was written in canonical form, in the order in which it first was."""
        return [(place, place[0].TABLE.canonical(row)) for place, row in self.written.items()]


class Engine:
    """Decides commands in order on a state that it loads as needed. The caller records the decisions, then `settle`s,
    or drops the engine when they did not reach the book.

    `steps_max` bounds the work on one command, which fails beyond it. The same command takes the same steps on the same book; a replay
    has no bound of its own and takes what failed then as failed.
    """

    def __init__(self, loader: Loader, head: Head, *, steps_max: float = math.inf) -> None:
        self.loader = loader
        self.state = State()
        self.head = head
        self.steps_max = steps_max
        self._bodies: dict[str, Command] = {}
        self._digest: RunningDigest | None = None

    def decide(self, records: Sequence[CommandRecord], versions: Sequence[int] = ()) -> list[Decision]:
        """One decision per record, in order, chained to the head. Loading takes a number of rounds, not one per record.

        `versions` are what they are sealed with: a replay's as they were, this program's own otherwise.
        """
        with decimal.localcontext(ARITHMETIC), collector_at_rest():
            mark = self.state.mark()
            drafts = self._drafts(records)
            self._learn(drafts, mark)
            return [self._seal(draft, version) for draft, version in zip(drafts, versions or [VERSION] * len(drafts), strict=True)]

    def guess(self, records: Sequence[CommandRecord]) -> list[Decision]:
        """What would become of `records` as far as the rows at hand tell; for a part of a book, which cannot be sealed as a whole."""
        with decimal.localcontext(ARITHMETIC), collector_at_rest():
            return [self._chain(draft, draft.canonical()) for draft in self._drafts(records)]

    def preview(self, record: CommandRecord) -> tuple[Decision, list[Row]]:
        """What would become of `record` now, and the rows it would write; nothing is kept."""
        head, mark = self.head, self.state.mark()
        try:
            with decimal.localcontext(ARITHMETIC):
                [draft] = self._drafts([record])
                return self._chain(draft, draft.canonical()), list(draft.written.values())
        finally:
            self.head = head
            self.state.undo_to(mark)

    def fail(self, record: CommandRecord, result: dict[str, Any], version: int = VERSION) -> Decision:
        """The decision for a command that the book itself refused, or that is too much to be decided: recorded as failed, nothing posted.

        `result` says why: `failure` in words for us, and where a person can do something a `refusal`.
        """
        return self._seal(_Draft(record, self.head.seq + 1, "failed", result, {}), version)

    def settle(self) -> None:
        """The decisions are in the book: keep the state for the next batch, within bounds."""
        self.state.settle()
        if self._digest:
            self._digest.settle()
        if len(self.state) > STATE_ROWS_MAX:
            self.state.forget()

    def _drafts(self, records: Sequence[CommandRecord]) -> list[_Draft]:
        drafts: list[_Draft] = []
        rounds = 0
        known: set[int] = set()
        self._declare(records)
        while len(drafts) < len(records):
            wants = self._advance(records, drafts, known, rounds)
            if wants:
                rounds += 1
                if rounds > ROUNDS_MAX + len(records):
                    raise RuntimeError("decisions keep asking for rows that loading does not bring")
                self._load(wants)
        return drafts

    def _declare(self, records: Sequence[CommandRecord]) -> None:
        """Load what the commands name in their bodies, for the whole batch at once."""
        wants = Wants()
        self._bodies.clear()
        for record in records:
            try:
                command = self._bodies[record.id] = read_body(record.kind, record.body)
            except Refusal:
                continue
            wants.merge(needs_of(command))
        self._load(self.state.missing(wants))

    def _advance(self, records: Sequence[CommandRecord], drafts: list[_Draft], known: set[int], rounds: int) -> Wants:
        """Decide on from the last draft until a row is missing; look ahead over the rest to learn what else they will need.

        What is decided ahead is only a guess and decided again, so at first only a few commands of the blocked kind are looked at,
        of those not `known` to have all they need; more as the `rounds` go on, and everything when that did not do.
        """
        narrow = rounds < NARROW_ROUNDS_MAX
        ahead = AHEAD_COMMANDS_MIN << rounds // 8 if narrow else len(records)
        wants = Wants()
        blocked_mark: int | None = None
        blocked_kind = ""
        for i in range(len(drafts), len(records)):
            if blocked_mark is not None:
                if narrow and (records[i].kind != blocked_kind or i in known):
                    continue
                if ahead == 0:
                    break
                ahead -= 1
            mark = self.state.mark()
            self.state.allow(self.steps_max)
            try:
                draft = decide_one(self.state, records[i], self.head.seq + 1 + i, self._bodies.get(records[i].id))
            except NotLoaded as missing:
                self.state.undo_to(mark)
                wants.merge(missing.wants)
                if blocked_mark is None:
                    blocked_mark, blocked_kind = mark, records[i].kind
                continue
            if blocked_mark is None:
                drafts.append(draft)
            elif draft.status in ("posted", "held"):
                known.add(i)
        if blocked_mark is not None:
            self.state.undo_to(blocked_mark)
        return wants

    def _load(self, wants: Wants) -> None:
        for kind, keys in wants.rows.items():
            self.state.loaded_rows(kind, keys, self.loader.rows(kind, list(keys)))
        for (kind, index), groups in wants.groups.items():
            self.state.loaded_groups(kind, index, groups, self.loader.groups(kind, index, list(groups)))

    def _learn(self, drafts: Sequence[_Draft], mark: int) -> None:
        """Let the digest know the state rows that these decisions supersede, as they stood before the first of them."""
        absent = self.state.absent_at(mark)
        written = (place for draft in drafts for place in draft.written if place[0].TABLE.nature == "state")
        self._running().learn(written, absent.__contains__, self.loader.stored)

    def _running(self) -> RunningDigest:
        if self._digest is None:
            self._digest = RunningDigest(self.loader.sums())
        return self._digest

    def _seal(self, draft: _Draft, version: int) -> Decision:
        """Chain a decision that is to be recorded, with the digest of state as it leaves it."""
        running, written = self._running(), draft.canonical()
        sums = running.write(((place, values) for place, values in written if place[0].TABLE.nature == "state"), draft.seq)
        return self._chain(draft, written, version, running.root() if version != OF_ROWS_WRITTEN else "", sums)

    def _chain(self, draft: _Draft, written: Written, version: int = OF_ROWS_WRITTEN, root: str = "", sums: Sums = _NO_SUMS) -> Decision:
        rows = tuple((kind.TABLE, values) for (kind, _), values in written)
        ledger = sorted(
            (key[1], kind.TABLE.name, kind.TABLE.sealed(values)) for (kind, key), values in written if kind.TABLE.nature == "ledger"
        )
        if version == OF_ROWS_WRITTEN:
            root = state_digest_of([(spec.name, spec.sealed(values)) for spec, values in rows if spec.nature == "state"])
        result = msgspec.json.encode(draft.result, order="deterministic")
        record = draft.record
        sealed = Sealed(
            seq=draft.seq,
            command_id=record.id,
            kind=record.kind,
            digest=record.digest,
            member=record.member,
            workstation=record.workstation,
            client_seq=record.client_seq,
            submitted_at=record.submitted_at.astimezone(UTC).isoformat(),
            status=draft.status,
            result=result,
            state_digest=root,
            version=version,
        )
        head = Head(draft.seq, seal_of(self.head.hash, sealed, [(name, values) for _, name, values in ledger]))
        previous, self.head = self.head, head
        return Decision(
            record=record,
            seq=draft.seq,
            status=draft.status,
            result=result,
            rows=rows,
            state_digest=root,
            previous_hash=previous.hash,
            hash=head.hash,
            version=version,
            sums=sums,
        )


def decide_one(state: State, record: CommandRecord, seq: int, body: Command | None) -> _Draft:
    """Decide one command on `state` and leave its changes applied, unless it is refused. Raises `NotLoaded`.

    `body` is the command when it could be read before; reading it here gives the refusal.
    """
    mark = state.mark()
    try:
        kind = kind_of(record.kind)
        desk = Desk(state, record, seq=seq, permission=kind.permission)
        desk.dispatch = _dispatch
        kind.decide(body or read_body(record.kind, record.body), desk)
        if not desk.scoped:
            raise NotPermitted(member=record.member, permission=Phrase(kind.permission), scope=Word("an_unstated_scope"))
        _find_no_text_too_long(desk)
        if desk.holds:
            desk = _hold(state, mark, desk)
    except Refusal as refusal:
        state.undo_to(mark)
        return _Draft(
            record,
            seq,
            "refused",
            {"refusal": refusal.sealed()},
            {},
        )
    except BeyondSteps as beyond:
        state.undo_to(mark)
        why = TooMuchWork(steps=int(beyond.steps))
        return _Draft(record, seq, "failed", {"failure": why.code, "refusal": why.sealed()}, {})
    except (NotLoaded, MemoryError, OSError):
        raise  # a moment without memory is the world's trouble and not this command's
    except Exception as error:  # noqa: BLE001 - one command's bug must not stop the others; it is recorded as failed
        state.undo_to(mark)
        return _Draft(record, seq, "failed", {"failure": f"{type(error).__name__}: {error}"}, {})
    status: Status = "held" if desk.holds else desk.standing
    return _Draft(record, seq, status, _result(desk), desk.written)


def _find_no_text_too_long(desk: Desk) -> None:
    """Whatever a database takes into an index is of a length that every one takes."""
    for (kind, _), row in desk.written.items():
        name = kind.TABLE.overlong(row)
        if name:
            text = getattr(row, name)
            raise TextTooLong(field=f"{kind.TABLE.name}.{name}", text=text[:40], size=len(text.encode()), limit=text_bytes_max(name))


def _result(desk: Desk) -> dict[str, Any]:
    result = dict(desk.notes.result)
    if desk.notes.warnings:
        result["warnings"] = desk.notes.warnings
    return result


def _hold(state: State, mark: int, desk: Desk) -> Desk:
    """Take back what the command would post; keep its document as held, and ask the roles that have to decide."""
    waiting = Desk(state, desk.record, seq=desk.seq, permission=desk.permission)
    waiting.scoped = True
    proposal, digest = proposal_of(desk.written.values())
    subject, kept, holds = desk.subject, list(desk.kept), desk.holds
    proposed = list(desk.written.values())
    state.undo_to(mark)
    if subject is None:
        raise RuntimeError(f"{desk.record.kind} asked for an approval without a document")
    existing = waiting.find(Document, subject.id)
    waiting.write(
        msgspec.structs.replace(existing or subject, state="held", number=existing.number if existing else "", held_for=desk.record.id)
    )
    for row in kept:
        waiting.write(row)
    if existing is not None:
        void_requests(waiting, existing)
    record = desk.record
    promise(waiting, record.id, proposed)
    waiting.write(
        HeldCommand(
            command_id=record.id,
            kind=record.kind,
            body=record.body.decode(),
            member_id=record.member,
            workstation=record.workstation,
            submitted_at=record.submitted_at,
            document_id=subject.id,
            state_before=state_before_hold(waiting, existing) if existing else "",
        )
    )
    requests = ask(waiting, holds, record=record, document=subject, proposal=proposal, digest=digest)
    waiting.holds = holds
    waiting.notes = desk.notes
    waiting.notes.result = {"document": subject.id, "requests": requests}
    return waiting


def _dispatch(desk: Desk, held: HeldCommand, releases: Sequence[Release]) -> Desk:
    """Decide a held command again within `desk`, with some controls released; the caller looks at the inner desk's holds."""
    kind = kind_of(held.kind)
    body = held.body.encode()
    record = CommandRecord(
        id=held.command_id,
        kind=held.kind,
        body=body,
        digest="",
        member=held.member_id,
        workstation=held.workstation,
        client_seq=0,
        submitted_at=held.submitted_at,
    )
    inner = desk.within(record, permission=kind.permission, released=releases)
    kind.decide(read_body(held.kind, body), inner)
    return inner
