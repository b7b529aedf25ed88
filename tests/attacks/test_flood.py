"""The flood in small: the other member's receipts are posted, memory stays bounded, and what was set aside has its reason; no clock is asked."""

from __future__ import annotations

from pathlib import Path

from tests.attacks.flood import Flood, notices_bounded, played


def test_a_member_who_floods_stops_nobody(tmp_path: Path) -> None:
    report = played(Flood(bodies=4, junk=200, connections=12, receipts=3, seconds=0, room_mb=32), tmp_path)
    assert report.sound, list(report.lines())
    assert report.posted == 3
    assert report.set_aside["failed: too_many_lines"] >= 3, report.set_aside
    refused = " ".join(report.refused)
    expected = ["as much as may be of one member waits", "empty or too long", "too many connections"]
    for what in expected + ["too many notifications"] * notices_bounded():
        assert what in refused, f"{what} is not in {refused}"
