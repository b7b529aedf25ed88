"""Owns what the first page shows a member: tiles of waiting work, the next pieces of it, the day's figures; draws nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal

import sqlalchemy as sa

from app.commands.count_submission import SubmitCount
from app.domain.currency import digits_of
from db.queries.approvals import InboxRow, Standing, inbox
from db.queries.home import Due, Worth, counts_due, is_bare, posted_on, receipts_due, transfers_due, worth
from db.queries.returned import Returned, returned_to
from ui.backups import backup_line
from ui.book import Workplace
from ui.figures import Figures
from ui.house import Backups
from ui.i18n import translate
from ui.provisional import waits
from ui.sending import waiting_about
from ui.shell.places import Place
from ui.site_days import Days
from ui.tasks import Failure, TaskRunner, TaskScope
from ui.theme.tokens import Tone
from ui.words import CONTROLS, DOCUMENTS, age, word

NEXT_MAX = 12


@dataclass(frozen=True, slots=True)
class Tile:
    """One kind of work: how much of it, what is urgent about it, where it leads."""

    id: str
    title: str
    number: int
    note: str
    tone: Tone
    place: Place
    provisional: bool = False
    """The number leaves out what waits to be sent."""


@dataclass(frozen=True, slots=True)
class NextRow:
    """One piece of work; `urgent` says a word about it beside the tone."""

    key: Place
    what: str
    title: str
    where: str
    due: str
    tone: Tone | None


@dataclass(frozen=True, slots=True)
class HomePicture:
    """Everything on the page. `figures` are (name, text)."""

    tiles: tuple[Tile, ...] = ()
    rows: tuple[NextRow, ...] = ()
    today: tuple[tuple[str, str], ...] = ()
    worth: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """Entity with its figures; nothing without the right to see costs."""
    backup: tuple[str, Tone] | None = None
    """How the backups of this book stand; None where it has none here."""
    bare: bool = False
    """Whether the book has no item yet: it was just founded."""
    loading: bool = True


class HomePresenter:
    """Loads in a task and hands a whole picture over."""

    def __init__(
        self,
        work: Workplace,
        tasks: TaskRunner,
        figures: Figures,
        today: Days,
        permissions: frozenset[str],
        show: Callable[[HomePicture], None],
        trouble: Callable[[Failure], None],
        backups: Backups | None = None,
    ) -> None:
        self._work = work
        self._tasks = TaskScope(tasks)
        self._figures = figures
        self._today = today
        self._permissions = permissions
        self._show = show
        self._trouble = trouble
        self._backups = backups
        self.picture = HomePicture()

    def load(self) -> None:
        self._tasks.run(lambda pulse: self._read(), self._arrived, self._trouble)

    def close(self) -> None:
        self._tasks.close()

    def _arrived(self, picture: HomePicture) -> None:
        self.picture = picture
        self._show(picture)

    def _read(self) -> HomePicture:
        today, may, member, ahead = self._today(), self._permissions, self._work.book.member, self._work.looks_ahead
        finished = waiting_about(self._work, SubmitCount.KIND)
        tiles: list[Tile] = []
        rows: list[NextRow] = []
        with self._work.reading_ahead() as connection:
            if "receiving.post" in may:
                due = receipts_due(connection, member=member, until=today, ahead=ahead)
                tiles.append(self._receipts(due, today))
                rows += [self._row(one, "purchase_order", Place("receiving", one.id), today) for one in due if one.left]
            if "transfers.post" in may:
                due = transfers_due(connection, member=member, ahead=ahead)
                tiles.append(self._transfers(due, today))
                rows += [self._row(one, "transfer_order", Place("transfers", one.id), today) for one in due if one.left]
            if "counting.record" in may:
                due = [replace(one, left=one.id not in finished) for one in counts_due(connection, member=member)]
                tiles.append(self._counts(due, today))
                rows += [self._row(one, "count_sheet", Place("counting", one.id), today) for one in due if one.left]
            asked = inbox(connection, member, self._today.at)
            own = [one for one in asked if one.standing is Standing.OWN]
            if "approvals.decide" in may:
                waiting = [one for one in asked if one.standing is not Standing.OWN]
                tiles.append(self._approvals(waiting))
                rows += [self._request(one) for one in waiting]
            if own:
                tiles.append(self._own(own))
            back = returned_to(connection, member)
            if back:
                tiles.append(self._back(back))
                rows += [self._returned(one) for one in back]
            bare = is_bare(connection)
            done = posted_on(connection, today, member=member)
            worths = self._worths(connection) if "cost.see" in may else ()
        rows.sort(key=lambda row: row.tone is not Tone.BAD)
        return HomePicture(
            tiles=tuple(tiles),
            rows=tuple(rows[:NEXT_MAX]),
            today=tuple((word(DOCUMENTS, one.kind), self._figures.quantity(Decimal(one.number))) for one in done),
            worth=worths,
            backup=None if self._backups is None else backup_line(self._backups.standing()),
            bare=bare,
            loading=False,
        )

    # Tiles

    def _receipts(self, due: Sequence[Due], today: date) -> Tile:
        return self._due("receipts", translate("home", "Deliveries due"), due, today, Place("receiving"))

    def _transfers(self, due: Sequence[Due], today: date) -> Tile:
        return self._due("transfers", translate("home", "Transfers on the road"), due, today, Place("transfers"))

    def _counts(self, due: Sequence[Due], today: date) -> Tile:
        return self._due("counts", translate("home", "Counts to do"), due, today, Place("counting"))

    def _due(self, id: str, title: str, due: Sequence[Due], today: date, place: Place) -> Tile:
        """What is left to do; what waits to be sent is not, and is said beside it."""
        left = [one for one in due if one.left]
        note, tone = self._late(left, today)
        if len(left) < len(due):
            note = f"{note} · {waits(self._figures.quantity(Decimal(len(due) - len(left))))}"
        return Tile(id, title, len(left), note, tone, place, provisional=len(left) < len(due))

    def _approvals(self, asked: Sequence[InboxRow]) -> Tile:
        if not asked:
            return Tile(
                "approvals", translate("home", "Decisions"), 0, translate("home", "nothing to decide"), Tone.MUTED, Place("approvals")
            )
        oldest = age(min(one.requested_at for one in asked), datetime.now(UTC))
        stake = self._at_stake(asked)
        told = translate("home", "{amount} at stake · oldest {age}") if stake else translate("home", "oldest {age}")
        note = told.format(amount=stake, age=oldest)
        return Tile("approvals", translate("home", "Decisions"), len(asked), note, Tone.WARN, Place("approvals"))

    def _own(self, asked: Sequence[InboxRow]) -> Tile:
        note = translate("home", "with someone else")
        return Tile("own", translate("home", "Your requests"), len(asked), note, Tone.MUTED, Place("approvals", asked[0].id))

    def _back(self, back: Sequence[Returned]) -> Tile:
        note = translate("home", "rejected by {member}").format(member=back[0].by)
        return Tile("returned", translate("home", "Came back to you"), len(back), note, Tone.BAD, self._place_of(back[0]))

    def _at_stake(self, asked: Sequence[InboxRow]) -> str:
        sums: dict[str, Decimal] = {}
        for one in asked:
            if one.amount is not None:
                sums[one.currency] = sums.get(one.currency, Decimal(0)) + one.amount
        return " + ".join(
            f"{self._figures.money(total, places=digits_of(currency))} {currency}" for currency, total in sorted(sums.items())
        )

    def _late(self, due: Sequence[Due], today: date) -> tuple[str, Tone]:
        late = sum(one.due is not None and one.due < today for one in due)
        if late:
            return translate("home", "%n overdue", None, late), Tone.BAD
        return (translate("home", "on time"), Tone.GOOD) if due else (translate("home", "nothing waits"), Tone.MUTED)

    # Rows

    def _row(self, one: Due, kind: str, place: Place, today: date) -> NextRow:
        late = (today - one.due).days if one.due is not None else 0
        if one.due is None:
            text, tone = "", None
        elif late > 0:
            text, tone = translate("home", "%n day(s) late", None, late), Tone.BAD
        elif late == 0:
            text, tone = translate("home", "today"), Tone.WARN
        else:
            text, tone = self._figures.day(one.due), None
        where = f"{one.title} → {one.place}" if kind == "transfer_order" else one.place
        title = one.number if kind == "transfer_order" else " · ".join(part for part in (one.number, one.title) if part)
        return NextRow(place, word(DOCUMENTS, kind), title, where, text, tone)

    def _request(self, one: InboxRow) -> NextRow:
        amount = "" if one.amount is None else f"{self._figures.money(one.amount, places=digits_of(one.currency))} {one.currency}"
        waits = translate("home", "waits {age}").format(age=age(one.requested_at, datetime.now(UTC)))
        title = " · ".join(part for part in (one.number or word(DOCUMENTS, one.document_kind), amount) if part)
        return NextRow(Place("approvals", one.id), word(CONTROLS, one.kind), title, one.partner or one.warehouse, waits, Tone.WARN)

    def _returned(self, one: Returned) -> NextRow:
        title = " · ".join(part for part in (word(DOCUMENTS, one.document_kind), one.number) if part)
        return NextRow(
            self._place_of(one), translate("home", "Came back"), title, f"{one.by}: {one.note}", translate("home", "rejected"), Tone.BAD
        )

    def _place_of(self, one: Returned) -> Place:
        """Where the member goes on with it: a receipt with its scans, a count, else the document."""
        if one.document_kind == "goods_receipt" and one.source_id and "receiving.post" in self._permissions:
            return Place("receiving", one.source_id)
        if one.document_kind == "count_sheet" and "counting.record" in self._permissions:
            return Place("counting", one.document_id)
        return Place("document", one.document_id)

    def _worths(self, connection: sa.Connection) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        return tuple((f"{one.entity}", self._worth(one)) for one in worth(connection, member=self._work.book.member))

    def _worth(self, one: Worth) -> tuple[tuple[str, str], ...]:
        places = digits_of(one.currency)
        return tuple(
            (name, f"{self._figures.money(value, places=places)} {one.currency}")
            for name, value in (
                (translate("home", "Stock"), one.stock),
                (translate("home", "On the road"), one.road),
                (translate("home", "Received, not invoiced"), one.grni),
            )
        )
