"""What the desktop asks of the roof: the books of this computer, opened, made and proven; the only way from screens to a host."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from app.bootstrap import Host, open_host, utc_now
from app.commands.registry import kinds
from app.domain.business_day import own_day
from app.posting.process import PosterProcess
from app.roof import stations
from app.roof.anchors import DailyAnchors
from app.roof.charts import chart_names
from app.roof.copies import Copies, founding_of
from app.roof.daily_backups import DailyBackups
from app.roof.floor_papers import FloorPapers
from app.roof.founding import code_of, found
from app.roof.grid_export import export_list
from app.roof.member_cards import cards_of
from app.roof.offline_access import take_away_expired
from app.roof.outside_evidence import from_file
from app.roof.people import PeopleHere
from app.roof.proof_lines import as_line
from app.roof.report_desk import ReportDesk
from app.roof.session import HostSession
from app.roof.station_folder import data_folder, shared_folder
from db.address import BookAddress, Place
from db.backup import restore
from db.book import create_book
from db.credentials import keyring_is_safe
from db.private_files import private_folder, write_private
from db.verify import verify
from db.verify.evidence import evidence_of, prove_evidence
from reports.figures import Figures as PaperFigures
from ui.house import Address, Beat, KnownBook, MemberCard, NewBook, Progress, ProofLine, Proven, Visited

if TYPE_CHECKING:
    from ui.figures import Figures
    from ui.grid.export import Exporter

APPROVALS = "approvals"


class HostedBook:
    """An open book behind a host."""

    def __init__(
        self,
        host: Host,
        name: str,
        archive: Path,
        *,
        identity: str = "",
        only_of_its_name: bool = True,
        backups: DailyBackups | None = None,
        anchors: DailyAnchors | None = None,
    ) -> None:
        self._host = host
        self._archive = archive
        self.name = name
        self.identity = identity or founding_of(host.book)
        self.only_of_its_name = only_of_its_name
        self.place = self.shown_place = str(host.book.place)
        self.embedded = host.book.embedded
        self.station = None
        self.backups = backups
        self.anchors = anchors
        self.kept_copy = None
        self.own_password = None
        self.people = PeopleHere(host.book)

    def now(self) -> datetime:
        return self._host.now()

    def members(self) -> Sequence[MemberCard]:
        with self._host.book.reading() as connection:
            return cards_of(connection)

    def session(self, member: str) -> HostSession:
        return HostSession(self._host, member)

    def papers(self, member: str, figures: Figures, language: str, *, costs: bool) -> FloorPapers:
        return FloorPapers(self._host.book, member, self._host.now, PaperFigures.of_locale(figures.locale, language), costs=costs)

    def reports(self, member: str, figures: Figures, language: str) -> ReportDesk:
        return ReportDesk(self._host.book, member, self._host.now, PaperFigures.of_locale(figures.locale, language), self._archive)

    def beat(self, after: int) -> Beat:
        with self._host.book.reading() as connection:
            head = connection.execute(sa.text("SELECT COALESCE(MAX(seq), 0) FROM command")).scalar_one()
            waiting = connection.execute(sa.text("SELECT COUNT(*) FROM command WHERE seq IS NULL")).scalar_one()
            changed = connection.execute(sa.text("SELECT DISTINCT kind FROM command WHERE seq > :after"), {"after": after}).scalars().all()
        return Beat(int(head), int(waiting), _areas(changed), self._host.trouble)

    def prove(self, progress: Callable[[int, int, str], None]) -> Proven:
        proofs = verify(self._host.book, progress=progress)
        anchored = self.anchors.keep_today() if self.anchors else None
        return Proven(datetime.now().astimezone(), (*(as_line(proof) for proof in proofs), *([anchored] if anchored else [])))

    def compare(self, position: str, digits: str, progress: Callable[[int, int], None]) -> ProofLine:
        return as_line(prove_evidence(self._host.book, [evidence_of(position, digits)], progress=progress))

    def compare_file(self, file: Path, progress: Callable[[int, int], None]) -> ProofLine:
        return as_line(prove_evidence(self._host.book, from_file(file), progress=progress))

    def log_in(self, password: str) -> None:
        """A book on this computer asks for none."""

    def close(self) -> None:
        self._host.close()


class LocalHouse:
    """The books of one person on one computer; `folder` holds the sample company, settings and drafts."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or data_folder()

    @property
    def state_folder(self) -> Path:
        return self._folder / "desktop"

    @cached_property
    def exporter(self) -> Exporter:
        return export_list

    def charts(self) -> Sequence[str]:
        return chart_names()

    def known(self) -> Sequence[KnownBook]:
        try:
            stored = json.loads(self._list.read_text(encoding="utf-8"))
        except (OSError, json.JSONDecodeError):
            return []
        return [
            KnownBook(str(one["place"]), str(one["name"]), bool(one.get("sample"))) for one in stored if "place" in one and "name" in one
        ]

    def suggest_place(self, name: str) -> str:
        stem = code_of(name, "book").lower()
        free = self._folder / f"{stem}.dockledger"
        number = 1
        while free.exists():
            number += 1
            free = self._folder / f"{stem}-{number}.dockledger"
        return str(free)

    def open(
        self, place: str, *, password: str = "", remember: bool = True, told: stations.Told = stations.nothing_told
    ) -> HostedBook | stations.StationBook:
        if not BookAddress.of(place).is_shared:
            return self._opened(_host(place))
        wanted = password or stations.password_for(place)
        take_away_expired(shared_folder(self._folder), utc_now())
        book = stations.open_station(shared_folder(self._folder), place, wanted, remember=remember, told=told)
        book.only_of_its_name = self._only_of_its_name(book.place, book.name)
        self._met(KnownBook(book.place, book.name))
        return book

    def place_of(self, address: Address) -> str:
        return stations.place_of(address)

    def address_of(self, place: str) -> Address | None:
        return stations.address_of(place)

    def password_known(self, place: str) -> bool:
        return bool(stations.password_for(place))

    @property
    def keeps_passwords(self) -> bool:
        return keyring_is_safe()

    def try_out(self, address: Address, password: str) -> Visited:
        return stations.try_out(address, password)

    def create(self, wanted: NewBook) -> HostedBook:
        if not BookAddress.of(wanted.place).is_shared:
            Path(wanted.place).expanduser().parent.mkdir(parents=True, exist_ok=True)
        founded = found(wanted)
        founded.close()
        return self._opened(_host(founded.book.place))

    def sample(self, progress: Progress) -> HostedBook:
        from app.roof.sample import build_sample

        home = self._sample.parent
        if not self._sample.exists():
            making = home.with_name("sample.new")
            shutil.rmtree(making, ignore_errors=True)
            making.mkdir(parents=True)
            host = Host(create_book(str(making / self._sample.name)), workstation="sample")
            try:
                build_sample(host, progress=progress)
            finally:
                host.close()
            shutil.rmtree(home, ignore_errors=True)
            making.rename(home)
        return self._opened(_host(str(self._sample)), sample=True)

    def restore(self, backup: str, place: str, progress: Callable[[int, int, str], None]) -> HostedBook:
        restore(Path(backup), Path(place), progress=progress)
        return self._opened(_host(place))

    def remove_sample(self) -> None:
        shutil.rmtree(self._sample.parent, ignore_errors=True)
        self._remember([book for book in self.known() if not book.is_sample])

    @property
    def _sample(self) -> Path:
        return self._folder / "sample" / "sample.dockledger"

    @property
    def _list(self) -> Path:
        return self.state_folder / "books.json"

    def _opened(self, host: Host, *, sample: bool = False) -> HostedBook:
        with host.book.reading() as connection:
            name = str(connection.execute(sa.text("SELECT name FROM book_info")).scalar() or "")
        place = str(host.book.place)
        alone = self._only_of_its_name(place, name)
        self._met(KnownBook(place, name, sample or place == str(self._sample)))
        identity = Copies(self.state_folder / "copies.json").identity_of(host.book)
        own = not sample and place != str(self._sample)
        memory = self.state_folder / "backups" / f"{identity}.json"
        backups = DailyBackups(host.book.path, identity=identity, memory=memory) if own and host.book.embedded else None
        kept = self.state_folder / "anchors" / f"{identity}.json"
        anchors = DailyAnchors(host.book, kept, lambda: own_day(host.now())) if own and host.book.embedded else None
        return HostedBook(host, name, self._folder / "archive", identity=identity, only_of_its_name=alone, backups=backups, anchors=anchors)

    def _only_of_its_name(self, place: str, name: str) -> bool:
        return not any(book.name == name and book.place != place for book in self.known())

    def _met(self, mine: KnownBook) -> None:
        self._remember([mine, *(book for book in self.known() if book.place != mine.place)])

    def _remember(self, books: Sequence[KnownBook]) -> None:
        private_folder(self._list.parent)
        stored = [{"place": book.place, "name": book.name, "sample": book.is_sample} for book in books]
        write_private(self._list, json.dumps(stored, indent=1))


def _host(place: Place) -> Host:
    """A window is open beside it: what is posted is computed in another process."""
    return open_host(place, posting=PosterProcess)


def _areas(changed: Sequence[str]) -> frozenset[str]:
    """The areas of some kinds of command; a decision on a request may have changed any."""
    known = kinds()
    areas = {known[kind].area for kind in changed if kind in known}
    return frozenset({kind.area for kind in known.values()} if APPROVALS in areas else areas)
