"""The desktop as a process on a real screen (Xvfb): it shows its window and closes cleanly; where it cannot start, one sentence says why."""

from __future__ import annotations

import os
import shutil
import signal
import struct
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.bootstrap import Host
from app.domain.refusals import Refusal
from app.roof import desktop as roof
from app.roof.sample import build_sample
from db.book import create_book, open_book
from db.verify import verify
from ui.theme.tokens import LIGHT

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only X11 has a screen without a screen")
SIZE = (1400, 900)
PATIENCE_SECONDS = 60.0
COMMAND = (sys.executable, "-c", "import sys; from app.roof.last_resort import run; sys.exit(run([]))")


@dataclass(frozen=True)
class Screen:
    display: str
    file: Path

    def colours(self) -> Counter[bytes]:
        """How many pixels have which colour, blue first."""
        raw = self.file.read_bytes()
        head = struct.unpack(">25I", raw[:100])
        start, width, height, bits, line, colours = head[0] + head[19] * 12, head[4], head[5], head[11], head[12], head[19]
        assert (width, height, bits, colours * 12) == (*SIZE, 32, start - head[0])
        pixels = raw[start : start + line * height]
        return Counter(pixels[n : n + 3] for n in range(0, len(pixels), 4 * 7))


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    if shutil.which("Xvfb") is None:
        pytest.fail("Xvfb is missing: apt install xvfb")
    read, write = os.pipe()
    size = f"{SIZE[0]}x{SIZE[1]}x24"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp", "-fbdir", str(tmp_path)], pass_fds=[write]
    )
    os.close(write)
    with os.fdopen(read) as answer:
        number = answer.readline().strip()
    yield Screen(f":{number}", tmp_path / "Xvfb_screen0")
    server.terminate()
    server.wait(timeout=10)


def environment(tmp_path: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "DISPLAY", "WAYLAND", "DOCKLEDGER"))}
    return {**kept, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data"), **more}


def wait(until: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not until():
        assert process.poll() is None, process.communicate()[1]
        assert time.monotonic() < deadline, "the window did not come"
        time.sleep(0.1)


@pytest.mark.ux
def test_a_real_window_opens_on_the_sample_company_and_closes_cleanly(screen: Screen, tmp_path: Path) -> None:
    """13: It works in a real window as well as offscreen."""
    place = tmp_path / "sample.db"
    host = Host(create_book(str(place)))
    build_sample(host)
    host.close()
    process = subprocess.Popen(
        COMMAND,
        env=environment(tmp_path, DISPLAY=screen.display, QT_QPA_PLATFORM="xcb", DOCKLEDGER_BOOK=str(place)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        # The list of people with its button: text on white, the accent of the button, and nothing like that on an empty screen.
        accent = bytes.fromhex(LIGHT.accent[1:])[::-1]
        wait(lambda: screen.colours()[accent] > 200, process)
        assert len(screen.colours()) > 30
    finally:
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=PATIENCE_SECONDS)
    assert (process.returncode, errors) == (0, "")
    book = open_book(str(place))
    assert all(proof.ok for proof in verify(book))
    book.close()


def started(tmp_path: Path, **more: str) -> tuple[int, str]:
    done = subprocess.run(COMMAND, env=environment(tmp_path, **more), capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False)
    return done.returncode, done.stderr.strip()


def test_without_a_screen_one_sentence_names_the_package(tmp_path: Path) -> None:
    code, said = started(tmp_path)
    assert (code, len(said.splitlines())) == (2, 1)
    assert "DISPLAY" in said
    assert "package xvfb" in said


def test_a_screen_that_is_not_there_is_named(tmp_path: Path) -> None:
    code, said = started(tmp_path, DISPLAY=":7999")
    assert (code, len(said.splitlines())) == (2, 1)
    assert "cannot reach the screen :7999" in said


@pytest.mark.parametrize(
    ("library", "package"),
    [("libxcb-cursor.so.0", "libxcb-cursor0"), ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"), ("libEGL.so.1", "libegl1")],
)
def test_a_missing_library_is_named_with_its_package(screen: Screen, tmp_path: Path, library: str, package: str) -> None:
    """A file that is no library hides the real one from the loader."""
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / library).write_bytes(b"")
    code, said = started(tmp_path, DISPLAY=screen.display, LD_LIBRARY_PATH=str(hidden))
    assert (code, len(said.splitlines())) == (2, 1)
    assert library in said
    assert f"sudo apt install {package}`" in said


def test_what_the_toolkit_alone_knows_is_a_sentence_too(screen: Screen, tmp_path: Path) -> None:
    """It would abort with a core dump where the way to the screen has no such name."""
    code, said = started(tmp_path, DISPLAY=screen.display, QT_QPA_PLATFORM="nonsense")
    assert (code, len(said.splitlines())) == (2, 1)
    assert "nonsense" in said


def test_every_library_is_asked_for_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr(roof, "_loads", lambda name: "xcb" not in name)
    with pytest.raises(Refusal) as refused:
        roof.require_display()
    assert "libxcb-cursor0 libxcb-icccm4 libxcb-image0" in str(refused.value)
