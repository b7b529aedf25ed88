"""Owns what the desktop asks of the roof: which books there are, opening and making them, who signs in, proof; opens nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ui.book import Company, Outgoing

if TYPE_CHECKING:
    from ui.book import BookSession
    from ui.figures import Figures
    from ui.grid.export import Exporter
    from ui.papers import Papers, Reports

Progress = Callable[[int, int], None]
"""(done, of how many); may raise to stop the work."""


@dataclass(frozen=True, slots=True)
class RoleCard:
    """One role of a member; empty scopes mean everywhere."""

    role: str
    entity_id: str = ""
    warehouse_id: str = ""


@dataclass(frozen=True, slots=True)
class MemberCard:
    """A person who may sign in."""

    id: str
    name: str
    roles: tuple[RoleCard, ...]


@dataclass(frozen=True, slots=True)
class KnownBook:
    """A book opened before on this computer; `is_sample` may be removed without losing anything."""

    place: str
    name: str
    is_sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBook:
    """What a new book starts with: where it lies, the company with its currency and chart, one warehouse, its owner."""

    place: str
    company: str
    currency: str
    chart: str
    """The name of a chart of accounts the program brings along."""
    warehouse: str
    member_id: str
    member_name: str
    first_day: date
    time_zone: str = ""
    """Where the company is; empty: where most companies with its chart are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a shared book is and who comes to it."""

    server: str
    """The server's name, with `:port` where it is not 5432; several in a row are tried in turn."""
    database: str
    member: str
    authority: str = ""
    """The file of the authority that made the server's certificate; empty for those that the system trusts."""


@dataclass(frozen=True, slots=True)
class Visited:
    """What a look at a shared book found: its name, who we are in it, how far its log goes."""

    book: str
    member: str
    seq: int


class Standing(Protocol):
    """How a workstation stands to its shared book. Moments are aware."""

    @property
    def connection(self) -> str:
        """connecting, online, offline, refused (a person has to do something) or no access (the right was withdrawn)."""

    @property
    def since(self) -> datetime: ...
    @property
    def waiting(self) -> int:
        """Commands without an outcome."""

    @property
    def looked_at(self) -> datetime | None:
        """When the data was last known to be the book's."""

    @property
    def problem(self) -> tuple[str, tuple[tuple[str, str], ...]]:
        """Why it is not online: a refusal's code with its facts."""

    @property
    def trouble(self) -> str:
        """The same in English."""

    @property
    def notice(self) -> str:
        """restored, disagrees, scope or differs: why everything was read anew last."""

    @property
    def scope(self) -> str:
        """What tells the rights that the data here was read with; empty before there is any."""

    @property
    def noticed(self) -> int:
        """How often that happened since the start."""

    @property
    def sent_again(self) -> int: ...
    @property
    def loading(self) -> str:
        """What is being read anew now; empty where nothing is."""

    @property
    def loaded_rows(self) -> int: ...
    @property
    def loading_rows(self) -> int:
        """Of how many; 0 where nobody knows."""

    @property
    def asked_at(self) -> datetime | None:
        """Since when the book has been asked and has not answered."""

    @property
    def unposted_since(self) -> datetime | None:
        """Since when the book has something from here and decided nothing of it."""

    @property
    def clock_behind(self) -> timedelta:
        """How much this computer's clock is behind the book's; less than nothing: ahead."""

    @property
    def clock_too_far(self) -> bool:
        """Whether the two differ so much that days do not go by the book's, because nobody can tell which is wrong."""

    @property
    def unsaid(self) -> int:
        """Outcomes that came while nobody waited for them and that a person has to see."""


class Station(Outgoing, Company, Protocol):
    """A shared book's connection and what is on its way to it."""

    def status(self) -> Standing:
        """Does not block."""

    def listen(self, changed: Callable[[], None]) -> None:
        """Call `changed`, from another thread, whenever the status or the data changed."""

    def look_now(self) -> None:
        """Try to reach the book at once."""


@dataclass(frozen=True, slots=True)
class Beat:
    """How the book stands: the last position, what waits to be posted, which areas changed, and what stops the posting."""

    head: int
    waiting: int
    areas: frozenset[str] = frozenset()
    trouble: str = ""
    in_step_at: datetime | None = None
    """When what is kept here of a shared book was last known to be the book's; None where it is not known now."""


@dataclass(frozen=True, slots=True)
class ProofLine:
    """One thing proven; `detail` is what speaks against it, in the terms of the proof. Nothing speaks against what is `open`."""

    invariant: int
    name: str
    holds: bool
    figure: str
    detail: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True)
class Proven:
    """A whole proof, and when it was made (local time)."""

    at: datetime
    lines: tuple[ProofLine, ...]
    whole: bool = True
    """False where only what is kept here of a shared book could be looked at."""

    @property
    def holds(self) -> bool:
        return all(line.holds for line in self.lines)

    @property
    def broken(self) -> bool:
        """Whether anything speaks against the book; what could not be proven does not."""
        return any(not (line.holds or line.open) for line in self.lines)


@dataclass(frozen=True, slots=True)
class BackupPlan:
    """Where daily backups of a book on this computer go, and of how many days, weeks and months the newest is kept."""

    folder: str = ""
    """Empty: there are none."""
    daily: int = 7
    weekly: int = 4
    monthly: int = 12


@dataclass(frozen=True, slots=True)
class BackupStanding:
    """When the last backup was made, whether the next is due, and what went wrong since; `on` says that there are to be any."""

    last: datetime | None
    due: bool = False
    on: bool = False
    problem: str = ""


class Backups(Protocol):
    """The daily backups of a book on this computer. Every method may block: call it in a task."""

    def plan(self) -> BackupPlan: ...

    def choose(self, plan: BackupPlan) -> None: ...

    def standing(self) -> BackupStanding: ...

    def run(self, progress: Callable[[int, int, str], None] | None = None) -> Path:
        """Make one now; raises a refusal that says why not."""


class KeptCopy(Protocol):
    """The copy of a shared book that is kept on this computer. Every method may block: call it in a task."""

    def encrypted(self) -> bool:
        """Whether it is encrypted from the next opening on."""

    def choose(self, encrypted: bool) -> None:
        """From the next opening on, which reads it anew. Raises a refusal that says why not."""


@dataclass(frozen=True, slots=True)
class StationLine:
    """A workstation that a person sent something from: when last (aware), and how much of it waits."""

    name: str
    last_seen: datetime
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """Somebody who works with a book. `login` is open, closed or none; empty where logins are not known or not needed."""

    id: str
    name: str
    roles: tuple[RoleCard, ...]
    login: str = ""
    sessions: int = 0
    program: str = ""
    """The version of the program that is connected now."""
    last_seen: datetime | None = None
    waiting: int = 0
    stations: tuple[StationLine, ...] = ()


@dataclass(frozen=True, slots=True)
class LoginCard:
    """What is handed over to a person once; the password is empty where they keep the one that they have."""

    name: str
    login: str
    password: str
    text: str


class People(Protocol):
    """The people of a book and their logins. Methods may block and raise refusals: call them in a task."""

    @property
    def has_logins(self) -> bool:
        """Whether people need a login of a server."""

    @property
    def signed_in(self) -> bool:
        """Whether an administrator of that server signed in."""

    def look(self) -> Sequence[PersonLine]: ...

    def sign_in(self, login: str, password: str) -> None: ...

    def give_login(self, member_id: str, name: str, *, new_password: bool) -> LoginCard: ...

    def withdraw(self, member_id: str, name: str) -> None:
        """Out of the book at once: the login, its sessions and the roles."""


class OwnPassword(Protocol):
    """The member's own password at the server of a shared book. Blocks: call it in a task."""

    def change_password(self, old: str, new: str) -> None:
        """Raises a refusal that says why not; then nothing was changed."""


class Anchors(Protocol):
    """The line a day that is written down outside of a book. Every method may block: call it in a task."""

    def folder(self) -> str:
        """Where; empty where nobody chose a folder."""

    def choose(self, folder: str) -> ProofLine | None:
        """Write there from now on, today's line at once; says how that went."""


class OpenedBook(Protocol):
    """A book that is open. Every method may block: call it in a task."""

    @property
    def place(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def identity(self) -> str:
        """Which copy of which book it is: what is kept of it on this computer is kept under this name."""

    @property
    def only_of_its_name(self) -> bool:
        """Whether no other book is known here by the same name."""

    @property
    def shown_place(self) -> str:
        """The place as people may read it."""

    @property
    def embedded(self) -> bool: ...
    @property
    def station(self) -> Station | None:
        """The connection of a shared book; None for one on this computer."""

    @property
    def backups(self) -> Backups | None:
        """The daily backups of a book on this computer; None for a shared book, whose server has its own, and for the sample."""

    @property
    def kept_copy(self) -> KeptCopy | None:
        """What is kept of a shared book here; None for a book on this computer."""

    @property
    def own_password(self) -> OwnPassword | None:
        """The password of whoever works here; None for a book on this computer, which has none."""

    @property
    def people(self) -> People:
        """Who works with the book."""

    def now(self) -> datetime:
        """This moment by the book's clock (aware). Does not block."""

    def members(self) -> Sequence[MemberCard]:
        """Who may sign in here, by name."""

    def session(self, member: str) -> BookSession: ...

    def papers(self, member: str, figures: Figures, language: str, *, costs: bool) -> Papers: ...

    def reports(self, member: str, figures: Figures, language: str) -> Reports: ...

    def beat(self, after: int) -> Beat:
        """How the book stands now, and what changed behind the position `after`."""

    def prove(self, progress: Callable[[int, int, str], None]) -> Proven: ...

    @property
    def anchors(self) -> Anchors | None:
        """The anchors of a book on this computer; None for a shared book, of which its administrator keeps them."""

    def compare(self, position: str, digits: str, progress: Callable[[int, int], None]) -> ProofLine:
        """Hold position and hash, as somebody copied them from a paper, against the book. Raises refusals."""

    def compare_file(self, file: Path, progress: Callable[[int, int], None]) -> ProofLine:
        """Hold what was kept in a file outside of the book against it. Raises refusals."""

    def log_in(self, password: str) -> None:
        """Go on with another password."""

    def close(self) -> None: ...


class House(Protocol):
    """The roof as the desktop sees it. Methods that make or open a book may block: call them in a task."""

    @property
    def state_folder(self) -> Path:
        """Where settings and drafts of this computer are kept."""

    @property
    def exporter(self) -> Exporter: ...

    def charts(self) -> Sequence[str]:
        """Names of the charts of accounts that the program brings along."""

    def known(self) -> Sequence[KnownBook]:
        """Books opened before, the last one first."""

    def suggest_place(self, name: str) -> str:
        """A free place for a new book of that name."""

    def open(self, place: str, *, password: str = "", remember: bool = True, told: Callable[[int, int, str], None] = ...) -> OpenedBook:
        """A book by its place. A shared one needs its password where none is known; `remember` keeps it in the keyring."""

    def place_of(self, address: Address) -> str:
        """The place of a shared book, without a password."""

    def address_of(self, place: str) -> Address | None:
        """What was entered for a shared book; None for one on this computer."""

    def password_known(self, place: str) -> bool:
        """Whether the password of a shared book need not be asked for."""

    @property
    def keeps_passwords(self) -> bool:
        """Whether this computer has a keyring that encrypts."""

    def try_out(self, address: Address, password: str) -> Visited:
        """Look whether a shared book can be used; raises a refusal that says why not."""

    def create(self, wanted: NewBook) -> OpenedBook: ...

    def sample(self, progress: Progress) -> OpenedBook:
        """The sample company, made on first use."""

    def restore(self, backup: str, place: str, progress: Callable[[int, int, str], None]) -> OpenedBook:
        """A new book of a backup, opened; raises a refusal where something is in its place."""

    def remove_sample(self) -> None:
        """Delete the sample company's files; no other book is touched."""
