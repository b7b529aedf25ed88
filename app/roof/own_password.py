"""Changing one's own password with all that this computer keeps of it: the keyring, and the slow hash that opens the copy offline."""

from __future__ import annotations

from pathlib import Path

from app.bootstrap import utc_now
from app.roof.offline_access import OfflineAccess
from app.roof.station_folder import folder_of
from db import credentials
from db.address import BookAddress
from db.roles import own_password


def change(shared: Path, place: str, old: str, new: str, *, remember: bool = False) -> None:
    """Set a new password for the login of `place`, which is without one; `shared` is where this computer keeps copies of shared books.

    The keyring gets it where it had the old one, or where `remember` says so. Raises refusals; then nothing was changed.
    """
    own_password.change(place, old, new)
    login = BookAddress.of(place).login
    kept = remember or credentials.password_of(place, login) is not None
    folder = folder_of(shared, place)
    if folder.is_dir():
        OfflineAccess(folder, login, utc_now).taken(new)
    if kept:
        credentials.remember(place, login, new)
