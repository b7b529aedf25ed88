"""The command line as a test calls it: exit code, standard output, standard error; a traceback fails the test."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from app.roof.last_resort import run

Run = Callable[..., tuple[int, str, str]]


def shell(capsys: pytest.CaptureFixture[str]) -> Run:
    """`dockledger` within this process."""

    def call(*arguments: object) -> tuple[int, str, str]:
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return code, out, err

    return call


def data_folder(*, root: Path) -> Path | None:
    """Where real input lies, when this machine has it: `DOCKLEDGER_DATA`, or shared/data beside the project."""
    for place in (os.environ.get("DOCKLEDGER_DATA", ""), str(root.parent / "shared" / "data")):
        if place and Path(place).is_dir():
            return Path(place)
    return None
