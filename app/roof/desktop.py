"""Opening the desktop, and saying what is missing where it cannot be opened."""

from __future__ import annotations

import ctypes.util
import importlib
import os
import sys
from typing import TYPE_CHECKING

from app.domain.refusals import Refusal

if TYPE_CHECKING:
    from ui.house import House

_LIBRARIES = {
    "EGL": "libegl1",
    "GL": "libgl1",
    "xkbcommon": "libxkbcommon0",
    "fontconfig": "libfontconfig1",
    "dbus-1": "libdbus-1-3",
}
_X11_LIBRARIES = {"xcb-cursor": "libxcb-cursor0", "xkbcommon-x11": "libxkbcommon-x11-0", "xcb-icccm": "libxcb-icccm4"}
"""Library -> the Debian package that brings it."""


class DesktopMissing(Refusal):
    says = (
        "The desktop cannot be opened here ({problem}). Install its parts with `pip install pyside6-essentials` (on Linux also libegl1, "
        "libgl1, libxkbcommon0 and libxcb-cursor0), or use the command line: `dockledger --help`."
    )


class LibraryMissing(Refusal):
    says = (
        "The desktop needs a system library that is not here ({library}). Install it with `sudo apt install {packages}`, then start again."
    )


class NoDisplay(Refusal):
    says = (
        "The desktop needs a screen and there is none here (DISPLAY and WAYLAND_DISPLAY are empty). Start it in a desktop session, "
        "or with `xvfb-run dockledger` (package xvfb), or use the command line: `dockledger --help`."
    )


def open_desktop(place: str = "") -> int:
    """Open the desktop and return its exit code. Raises `NoDisplay`, `LibraryMissing`, `DesktopMissing` where it cannot be opened."""
    require_display()
    try:
        desktop = importlib.import_module("ui.main")
    except (ImportError, OSError) as error:
        raise DesktopMissing(problem=str(error).splitlines()[0]) from None
    return int(desktop.main(_make_house, place=place))


def require_display() -> None:
    """Find out before Qt does, which would end the process without a sentence."""
    if not sys.platform.startswith("linux"):
        return
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform.partition(":")[0] in ("offscreen", "minimal", "vnc", "linuxfb", "eglfs"):
        _require(dict(list(_LIBRARIES.items())[:3]))
        return
    wayland, x11 = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("DISPLAY")
    if not wayland and not x11:
        raise NoDisplay
    _require(_LIBRARIES if wayland else _LIBRARIES | _X11_LIBRARIES)


def _require(libraries: dict[str, str]) -> None:
    missing = {name: package for name, package in libraries.items() if ctypes.util.find_library(name) is None}
    if missing:
        raise LibraryMissing(library=", ".join(missing), packages=" ".join(sorted(set(missing.values()))))


def _make_house() -> House:
    from app.roof.house import LocalHouse

    return LocalHouse()
