"""Owns the fixtures of the stories: the sample company's year, and desktops of its people."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import Host
from app.domain.book import ItemCode
from app.roof.sample import build_sample
from db.book import create_book, open_book
from tests.support.office import Office
from tests.support.premises import Premises
from tests.ui.conftest import no_live_threads, no_qt_warnings, theme
from ui.theme import Theme

__all__ = ["no_live_threads", "no_qt_warnings", "theme"]

MORNING = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
SignIn = Callable[[str], Office]


class SampleCompany(Premises):
    """Rhein & Thames Distribution on a Monday morning, the day after its year was built."""

    owner = "olivia"

    def __init__(self, place: Path) -> None:
        super().__init__(
            Host(open_book(str(place)), now=lambda: MORNING, workstation="dock-1"), place.parent, name="Rhein & Thames Distribution"
        )

    def carton(self, item: str) -> str:
        """The barcode on a carton, box or case of an item: all the same scan."""
        [code] = [code.code for code in self.rows(ItemCode, item_id=item) if code.code.startswith("1")]
        return str(code)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book of the sample company, made once."""
    place = tmp_path_factory.mktemp("sample") / "sample.db"
    host = Host(create_book(str(place)))
    build_sample(host)
    host.close()
    return place


@pytest.fixture
def company(built: Path, tmp_path: Path) -> Iterator[SampleCompany]:
    place = tmp_path / "sample.db"
    shutil.copy(built, place)
    made = SampleCompany(place)
    yield made
    made.close()


@pytest.fixture
def sign_in(company: SampleCompany, qtbot: QtBot, theme: Theme) -> Iterator[SignIn]:
    """sign_in(member) closes the desktop of whoever worked before and opens the member's own."""
    open_now: list[Office] = []

    def sign_in_as(member: str) -> Office:
        if open_now:
            open_now.pop().close()
        open_now.append(Office(company, qtbot, theme, member=member))
        return open_now[-1]

    yield sign_in_as
    for office in open_now:
        office.close()
