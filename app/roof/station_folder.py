"""Where on this computer a member's copy of a shared book is kept; opens nothing."""

from __future__ import annotations

import hashlib
from pathlib import Path

import platformdirs

from db.address import BookAddress, Place


def data_folder() -> Path:
    """The person's own folder of this program."""
    return Path(platformdirs.user_data_dir("dockledger", appauthor=False))


def shared_folder(data: Path) -> Path:
    """Where the copies of shared books are, each in its own folder."""
    return data / "shared"


def folder_of(shared: Path, place: Place) -> Path:
    """One folder per book and member, the same whatever else of the address changes."""
    return shared / hashlib.sha256("|".join(way_of(place)).encode()).hexdigest()[:16]


def way_of(place: Place) -> tuple[str, str, str, str]:
    """Host, port, database and login."""
    facts = BookAddress.of(place).facts
    return facts.get("host", ""), facts.get("port", ""), facts.get("dbname", ""), facts.get("user", "")
