"""Opening the desktop, and saying what is missing where it cannot be opened."""

from __future__ import annotations

import ctypes
import importlib
import os
import sys
from typing import TYPE_CHECKING

from app.domain.refusals import Refusal

if TYPE_CHECKING:
    from ui.house import House

_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
_X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
}
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


class DisplayUnreachable(Refusal):
    says = (
        "The desktop cannot reach the screen {display}. Check the variable DISPLAY and that you may use that screen, or start it with "
        "`xvfb-run dockledger` (package xvfb), or use the command line: `dockledger --help`."
    )


def open_desktop(place: str = "") -> int:
    """Open the desktop and return its exit code. Raises `NoDisplay`, `LibraryMissing`,
    `DisplayUnreachable` or `DesktopMissing` where it cannot be opened.
    """
    require_display()
    try:
        desktop = importlib.import_module("ui.main")
    except (ImportError, OSError) as error:
        raise DesktopMissing(problem=str(error).splitlines()[0]) from None
    return int(desktop.main(_make_house, place=place, fatal=_end))


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
    if not wayland:
        _require_x11(str(x11))


def _require(libraries: dict[str, str]) -> None:
    """By loading them, as the toolkit will a moment later: what the loader finds is what counts."""
    missing = {name: package for name, package in libraries.items() if not _loads(name)}
    if missing:
        raise LibraryMissing(library=", ".join(missing), packages=" ".join(sorted(set(missing.values()))))


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _require_x11(display: str) -> None:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    if failed:
        raise DisplayUnreachable(display=display)


def _end(problem: str) -> None:
    """The toolkit found out only now that it cannot start, and would abort."""
    sys.stderr.write(f"{DesktopMissing(problem=problem.splitlines()[0])}\n")
    sys.stderr.flush()
    os._exit(2)


def _make_house() -> House:
    from app.roof.house import LocalHouse

    return LocalHouse()
