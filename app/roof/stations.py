"""The shared books of this computer: their addresses, passwords and workstations, as the desktop opens them; knows no screen."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import psycopg
import sqlalchemy as sa

from app.bootstrap import utc_now
from app.commands.registry import kinds
from app.roof import own_password
from app.roof.copies import identity_of_shared
from app.roof.floor_papers import FloorPapers
from app.roof.member_cards import cards_of
from app.roof.offline_access import OfflineAccess, OfflinePasswordWrong
from app.roof.outside_evidence import from_file
from app.roof.people import PeopleThere
from app.roof.proof_lines import as_line
from app.roof.report_desk import ReportDesk
from app.roof.station_folder import folder_of, way_of
from app.workstation import Status, Workstation
from db import cache_key, credentials
from db.address import DEFAULT_PORT, BookAddress, Place
from db.connecting import LoginRejected, PasswordMissing, explained, what_is_wrong
from db.shared_book import connect
from db.sync import NoAccess
from db.verify.evidence import Evidence, evidence_of, shared_identity, weigh
from reports.figures import Figures as PaperFigures
from ui.house import Address, Beat, MemberCard, ProofLine, Proven, Visited

if TYPE_CHECKING:
    from ui.figures import Figures

Told = Callable[[int, int, str], None]
"""(rows read so far, of how many or 0, the table); may raise to give up."""
KNOWN_WAIT_SECONDS_MAX = 3.0
"""How long a start waits for the book when there is something to show without it."""
CONNECT_SECONDS_MAX = 4
LOOK_SECONDS = 0.03
LOOKED_SECONDS_MAX = 15.0
"""An idle workstation looks several times in so long."""
WRONG_PASSWORD = (LoginRejected, PasswordMissing)
KEPT_PARAMETERS = ("sslmode", "sslrootcert", "target_session_attrs")


def nothing_told(done: int, total: int, text: str) -> None:
    """Nobody looks on."""


def place_of(address: Address) -> str:
    """The URL of a shared book, without a password: always encrypted, and the server has to be the one that was named."""
    hosts = ",".join(part.strip() for part in address.server.split(","))
    query = urlencode({"sslmode": "verify-full", "sslrootcert": address.authority or "system"}, quote_via=quote)
    return f"postgresql://{quote(address.member, safe='')}@{hosts}/{quote(address.database, safe='')}?{query}"


def address_of(place: Place) -> Address | None:
    """What was entered for a shared book's URL; None for a file."""
    read = BookAddress.of(place)
    if not read.is_shared:
        return None
    server = ", ".join(f"{host}:{port}" if port != DEFAULT_PORT else host for host, port in read.servers)
    authority = read.facts.get("sslrootcert", "")
    return Address(server=server, database=read.database, member=read.login, authority="" if authority == "system" else authority)


def bare(place: Place) -> str:
    """The URL without its password, and encrypted unless it says otherwise: what may be kept."""
    read = BookAddress.of(place)
    safe = {"sslmode": "verify-full", "sslrootcert": read.facts.get("sslrootcert", "system")}
    return (read if "sslmode" in read.facts else read.with_facts(**safe)).without_secrets(*KEPT_PARAMETERS)


def password_for(place: Place) -> str:
    """What is known of the password: said in the URL, kept in the keyring or in memory; empty where it has to be asked for."""
    read = BookAddress.of(place)
    return credentials.password_of(read, read.login) or ""


def try_out(address: Address, password: str) -> Visited:
    """Look whether a shared book can be used with what was entered. Raises `BookTrouble`."""
    place = BookAddress.of(place_of(address)).with_password(password)
    wrong = what_is_wrong(place, purpose="workstation")
    if wrong is not None:
        raise wrong
    with connect(place) as session:
        found = session.execute("SELECT (SELECT name FROM book_info), seq FROM book_head()").fetchone()
    name, seq = found or ("", 0)
    return Visited(str(name or address.database), address.member, int(seq))


def open_station(folder: Path, place: Place, password: str, *, remember: bool, told: Told = nothing_told) -> StationBook:
    """A member's workstation on a shared book: at once where it was used before, behind the first synchronisation otherwise.

    Raises `BookTrouble`, `NoAccess`, and what `told` raises; then nothing is left running.
    """
    kept = bare(place)
    login = BookAddress.of(kept).login
    credentials.keep_for_now(kept, login, password)
    own = folder_of(folder, kept)
    station = Workstation(_quick(kept, password), member=login, folder=own)
    access = OfflineAccess(own, login, utc_now)
    try:
        _wait_for_data(station, told)
        if station.status().connection != "online":
            access.require(password)
    except BaseException as error:
        station.close()
        if isinstance(station.reason, WRONG_PASSWORD):
            credentials.forget(kept, login)
        elif isinstance(error, OfflinePasswordWrong):
            credentials.forget_for_now(kept, login)
        raise
    opened = StationBook(station, kept, folder.parent / "archive", remember=remember, access=access)
    opened.keep_password(password)
    return opened


class StationCopy:
    """What a workstation keeps of a shared book. Satisfies the desktop's `KeptCopy`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def encrypted(self) -> bool:
        return cache_key.is_encrypted(self._folder)

    def choose(self, encrypted: bool) -> None:
        (cache_key.encrypt if encrypted else cache_key.decrypt)(self._folder)


class StationBook:
    """A shared book behind a workstation. Satisfies the desktop's `OpenedBook`."""

    embedded = False

    def __init__(self, station: Workstation, place: str, archive: Path, *, remember: bool, access: OfflineAccess) -> None:
        self.station = station
        self._access = access
        self.place = place
        self.shown_place = BookAddress.of(place).shown
        self._archive = archive
        self._remember = remember
        with station.reading() as connection:
            found = connection.execute(sa.text("SELECT name, book_id FROM book_info")).one_or_none()
        name, book_id = found or ("", "")
        self.name = str(name or BookAddress.of(place).database)
        self.identity = identity_of_shared(*way_of(place), str(book_id))
        self.only_of_its_name = True
        self.backups = None
        self.anchors = None
        self.kept_copy = StationCopy(station.folder)
        self.own_password = self
        self.people = PeopleThere(station, place)

    def now(self) -> datetime:
        return self.station.clock()

    def members(self) -> Sequence[MemberCard]:
        """Whoever's login it is, and nobody else."""
        with self.station.reading() as connection:
            return [card for card in cards_of(connection) if card.id == self.station.member]

    def session(self, member: str) -> Workstation:
        return self.station

    def papers(self, member: str, figures: Figures, language: str, *, costs: bool) -> FloorPapers:
        return FloorPapers(
            self.station.cache.book, member, self.station.clock, PaperFigures.of_locale(figures.locale, language), costs=costs
        )

    def reports(self, member: str, figures: Figures, language: str) -> ReportDesk:
        return ReportDesk(
            self.station.cache.book, member, self.station.clock, PaperFigures.of_locale(figures.locale, language), self._archive
        )

    def beat(self, after: int) -> Beat:
        """Others' commands are not all to be read here, so that news may concern any area."""
        status = self.station.status()
        if status.connection == "online":
            self._access.met()
        seq = self.station.cache.cursor().seq
        areas = frozenset(kind.area for kind in kinds().values()) if seq > after else frozenset()
        compared = status.compared
        in_step = compared is not None and not compared.differing and _just_looked(status, utc_now())
        return Beat(seq, status.waiting, areas, in_step_at=status.looked_at if in_step else None)

    def prove(self, progress: Callable[[int, int, str], None]) -> Proven:
        """What can be proven here: that what is kept came from this book as it is, and that its entries balance."""
        status = self.station.status()
        with self.station.reading() as connection:
            entries, broken = connection.execute(
                sa.text(
                    "SELECT COUNT(*), COALESCE(SUM(total <> 0), 0) FROM "
                    "(SELECT SUM(amount) AS total FROM journal_line GROUP BY seq, entry_n, entity_id) AS sums"
                )
            ).one()
        position = f"position {self.station.cache.cursor().seq}"
        compared = status.compared
        looked = f"{compared.rows} rows of {compared.tables} tables" if compared else "not compared yet"
        lines = (
            ProofLine(
                10,
                "what is kept here is what the book holds, table by table",
                compared is not None and not compared.differing,
                looked,
                ", ".join(compared.differing) if compared else "",
            ),
            ProofLine(10, "what is kept here ends where the book's log says so, hash for hash", _just_looked(status, utc_now()), position),
            ProofLine(1, "every entry kept here balances", not broken, f"{entries} entries"),
        )
        return Proven(datetime.now().astimezone(), lines, whole=False)

    def compare(self, position: str, digits: str, progress: Callable[[int, int], None]) -> ProofLine:
        return self._weighed([evidence_of(position, digits)])

    def compare_file(self, file: Path, progress: Callable[[int, int], None]) -> ProofLine:
        return self._weighed(from_file(file))

    def _weighed(self, evidence: Sequence[Evidence]) -> ProofLine:
        """The book itself is asked: a member may see the hashes of its log, but not all that they were made from."""
        try:
            with connect(self.station.place) as session:
                identity, hash_at = shared_identity(session)
                return as_line(weigh(evidence, identity, hash_at))
        except psycopg.Error as error:
            raise explained(error, self.station.place) from None

    def log_in(self, password: str) -> None:
        """Go on with another password; it is kept once the book takes it."""
        credentials.keep_for_now(self.place, self.station.member, password)
        self.station.log_in(_quick(self.place, password))
        deadline = time.monotonic() + KNOWN_WAIT_SECONDS_MAX
        while self.station.status().connection == "connecting" and time.monotonic() < deadline:
            time.sleep(LOOK_SECONDS)
        self.keep_password(password)

    def change_password(self, old: str, new: str) -> None:
        """Another password at the server, in the keyring and for the copy here; the connection goes on with it."""
        own_password.change(self.station.folder.parent, self.place, old, new, remember=self._remember)
        self.log_in(new)

    def keep_password(self, password: str) -> None:
        """Into the keyring, where that is wanted and the book has just taken it; a slow hash of it is what opens this copy offline."""
        if self.station.status().connection != "online":
            return
        self._access.taken(password)
        if self._remember:
            credentials.remember(self.place, self.station.member, password)

    def close(self) -> None:
        self.station.close()


def _just_looked(status: Status, now: datetime) -> bool:
    """Every look at the book compares the hash where this copy ends with the book's own there: whether one was made just now."""
    looked = status.looked_at
    return status.connection == "online" and looked is not None and (now - looked).total_seconds() < LOOKED_SECONDS_MAX


def _wait_for_data(station: Workstation, told: Told) -> None:
    deadline = time.monotonic() + KNOWN_WAIT_SECONDS_MAX
    while True:
        status, reason = station.status(), station.reason
        if isinstance(reason, (NoAccess, *WRONG_PASSWORD)):
            raise reason
        if _enough(status, known_for_long=time.monotonic() > deadline):
            return
        if reason is not None and not status.has_data:
            raise reason
        told(status.loaded_rows, status.loading_rows, status.loading)
        time.sleep(LOOK_SECONDS)


def _enough(status: Status, *, known_for_long: bool) -> bool:
    """Whether there is something to show, and the book had its chance to bring the news."""
    if not status.has_data:
        return False
    return status.connection != "connecting" or known_for_long


def _quick(place: Place, password: str) -> BookAddress:
    """The place with little patience for a server that does not answer: whoever closes the program waits as long at most."""
    return BookAddress.of(place).with_password(password).with_facts(connect_timeout=str(CONNECT_SECONDS_MAX))
