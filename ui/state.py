"""Owns what a member's desktop remembers between two starts, in one ini file per member; knows no widget."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

Json = str | int | bool | None | list["Json"] | Mapping[str, "Json"]


class MemberState:
    """Values by path (`grid/stock/columns`), JSON inside; a damaged value counts as never saved."""

    def __init__(self, folder: Path, member: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        safe = "".join(sign if sign.isalnum() or sign in "-_" else "_" for sign in member)
        self._settings = QSettings(str(folder / f"{safe}.ini"), QSettings.Format.IniFormat)

    def get(self, path: str, default: Json = None) -> Json:
        stored = self._settings.value(path)
        if not isinstance(stored, str):
            return default
        try:
            value: Json = json.loads(stored)
        except json.JSONDecodeError:
            return default
        return value

    def set(self, path: str, value: Json) -> None:
        self._settings.setValue(path, json.dumps(value, separators=(",", ":")))

    def flag(self, path: str, default: bool) -> bool:
        value = self.get(path, default)
        return value if isinstance(value, bool) else default

    def get_bytes(self, path: str) -> QByteArray | None:
        value = self.get(path)
        return QByteArray.fromBase64(value.encode()) if isinstance(value, str) and value else None

    def set_bytes(self, path: str, value: QByteArray) -> None:
        self.set(path, bytes(value.toBase64().data()).decode())

    def names(self, path: str) -> list[str]:
        """The names directly below a path."""
        self._settings.beginGroup(path)
        names = sorted({*self._settings.childKeys(), *self._settings.childGroups()})
        self._settings.endGroup()
        return names

    def forget(self, path: str = "") -> None:
        """Remove a path and all below it; the empty path is the reset command: everything."""
        if path:
            self._settings.remove(path)
        else:
            self._settings.clear()

    def save(self) -> None:
        """Write now; Qt writes on its own soon after, this is for a crash or a test."""
        self._settings.sync()
