"""What a member's desktop remembers: back after a restart, apart from other members, gone after a reset."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QByteArray

from ui.state import MemberState

WRITE = """
import sys; from pathlib import Path; from ui.state import MemberState
state = MemberState(Path(sys.argv[1]), "petra"); state.set("grid/stock", {"sort": ["value", True]}); state.save()
"""


def test_another_process_finds_it_again(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", WRITE, str(tmp_path)], check=True, cwd=Path(__file__).parents[2])
    assert MemberState(tmp_path, "petra").get("grid/stock") == {"sort": ["value", True]}
    assert MemberState(tmp_path, "omar").get("grid/stock") is None


def test_bytes_flags_and_reset(state: MemberState) -> None:
    state.set_bytes("window/geometry", QByteArray(b"\x00\xff"))
    state.set("hints", False)
    state.set("grid/stock/views/Dead stock", [1])
    state.set("grid/stock/views/All", [2])
    assert state.get_bytes("window/geometry") == QByteArray(b"\x00\xff")
    assert state.flag("hints", True) is False
    assert state.names("grid/stock/views") == ["All", "Dead stock"]
    state.forget("grid/stock/views/All")
    assert state.names("grid/stock/views") == ["Dead stock"]
    state.forget()
    assert state.flag("hints", True) is True


def test_a_damaged_value_counts_as_never_saved(tmp_path: Path) -> None:
    (tmp_path / "petra.ini").write_text("[grid]\nstock={not json\n")
    assert MemberState(tmp_path, "petra").get("grid/stock", "default") == "default"


def test_odd_member_names_stay_in_the_folder(tmp_path: Path) -> None:
    state = MemberState(tmp_path, "../../etc/passwd")
    state.set("a", 1)
    state.save()
    assert [file.name for file in tmp_path.iterdir()] == ["______etc_passwd.ini"]
