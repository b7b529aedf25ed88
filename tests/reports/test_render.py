"""One door: each format by its name, and a file that is whole or not there."""

from pathlib import Path

import pytest

from reports.progress import ReportCancelled
from reports.render import FORMATS, UnknownFormat, render, render_to
from tests.reports.samples import long_table, report

STARTS = {"table": b"Stock", "json": b"{", "csv": b"Family", "xlsx": b"PK", "pdf": b"%PDF-"}


@pytest.mark.parametrize("format", FORMATS)
def test_each_format_comes_and_comes_again_the_same(format: str) -> None:
    seen: list[tuple[int, int]] = []
    data = render(report(), format, progress=lambda done, whole: seen.append((done, whole)))
    assert data.startswith(STARTS[format])
    assert seen[-1][0] == seen[-1][1]
    assert data == render(report(), format)


def test_unknown_format_names_what_there_is() -> None:
    with pytest.raises(UnknownFormat, match="'doc'; there is table, json, csv, xlsx, pdf"):
        render(report(), "doc")


@pytest.mark.parametrize("format", FORMATS)
def test_cancel_keeps_the_old_file_and_leaves_no_other(format: str, tmp_path: Path) -> None:
    target = tmp_path / "report"
    target.write_bytes(b"old")
    asked = iter([False, True])
    with pytest.raises(ReportCancelled):
        render_to(target, report(long_table(3000)), format, cancelled=lambda: next(asked))
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_finished_file_replaces_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "report.csv"
    target.write_bytes(b"old")
    render_to(target, report(), "csv")
    assert target.read_bytes() == render(report(), "csv")
    assert list(tmp_path.iterdir()) == [target]


def test_a_target_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "taken"
    target.mkdir()
    with pytest.raises(OSError, match="taken"):
        render_to(target, report(), "csv")
    assert list(tmp_path.iterdir()) == [target]
