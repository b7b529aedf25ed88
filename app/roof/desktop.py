"""Opening the desktop, and saying what is missing where it cannot be opened."""

from __future__ import annotations

import importlib

from app.domain.refusals import Refusal


class DesktopMissing(Refusal):
    says = (
        "The desktop cannot be opened here ({problem}). Install its parts with `pip install pyside6-essentials` (on Linux also libegl1, "
        "libgl1, libxkbcommon0 and libxcb-cursor0), or use the command line: `dockledger --help`, and `dockledger demo` to look around."
    )


def open_desktop() -> int:
    """Open the desktop and return its exit code. Raises `DesktopMissing` where the toolkit or its libraries are not there."""
    try:
        desktop = importlib.import_module("ui.main")
    except (ImportError, OSError) as error:
        raise DesktopMissing(problem=str(error).splitlines()[0]) from None
    return int(desktop.main())
