"""Owns the fixtures of desktops on a shared book."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.postgres import Postgres, postgres, shared_url
from tests.support.shared_depot import PocketKeyring, SharedDepot, SharedDesk, using_keyring

MakeDesk = Callable[..., SharedDesk]
__all__ = ["postgres", "shared_url"]


@pytest.fixture
def pocket() -> Iterator[PocketKeyring]:
    with using_keyring(PocketKeyring()) as backend:
        assert isinstance(backend, PocketKeyring)
        yield backend


@pytest.fixture
def shared(postgres: Postgres, shared_url: str, tmp_path: Path) -> Iterator[SharedDepot]:
    made = SharedDepot(postgres, shared_url, tmp_path)
    yield made
    made.close()


@pytest.fixture
def make_desk(shared: SharedDepot, pocket: PocketKeyring, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[MakeDesk]:
    made: list[SharedDesk] = []

    def make(home: str = "home") -> SharedDesk:
        desk = SharedDesk(shared, qapp, qtbot, tmp_path / home)
        made.append(desk)
        return desk

    yield make
    for desk in made:
        desk.close()
