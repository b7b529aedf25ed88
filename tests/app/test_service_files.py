"""What comes with the posting service for systemd and containers: the files fit the program, its health and what it needs."""

from __future__ import annotations

import configparser
import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.serve import Health, ServiceNotWell, told_health

ROOT = Path(__file__).parents[2]
SERVICE = ROOT / "resources" / "service"
NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def dockledger(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "app", *words], cwd=ROOT, capture_output=True, text=True, check=False)


def unit() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str
    parser.read(SERVICE / "dockledger-poster.service")
    return parser


def container(word: str) -> str:
    """An instruction of the Containerfile, its lines joined."""
    text = (SERVICE / "Containerfile").read_text().replace("\\\n", " ")
    [found] = [line.removeprefix(word).strip() for line in text.splitlines() if line.startswith(f"{word} ")]
    return found


def test_the_unit_starts_what_the_program_has_and_stops_it_as_it_listens() -> None:
    service = unit()["Service"]
    words = shlex.split(service["ExecStart"])
    assert words[:3] == ["/usr/bin/env", "dockledger", "serve"]
    help_text = dockledger("serve", "--help").stdout
    assert all(word in help_text for word in words if word.startswith("--"))
    assert words[-1] == f"/run/{service['RuntimeDirectory']}/health.json"
    assert service["KillSignal"] == "SIGTERM" and service["Restart"] == "always"


def test_systemd_takes_the_unit_where_there_is_one() -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        assert not Path("/run/systemd/system").exists()
        return
    done = subprocess.run([program, "verify", SERVICE / "dockledger-poster.service"], capture_output=True, text=True, check=False)
    assert (done.returncode, [line for line in done.stderr.splitlines() if "dockledger-poster" in line]) == (0, [])


def test_the_container_starts_and_asks_what_the_program_has() -> None:
    started, asked = json.loads(container("ENTRYPOINT")), json.loads(container("HEALTHCHECK").partition("CMD ")[2])
    assert started[:2] == ["dockledger", "serve"] and asked == ["dockledger", "health", started[-1]]
    assert container("STOPSIGNAL") == "SIGTERM" and container("USER") == "poster"
    steps = container("RUN")
    assert "/src/resources/service/requirements.txt" in steps and "--no-deps /src" in steps


def test_the_container_installs_what_posting_imports_at_the_versions_of_the_project() -> None:
    lines = [line for line in (SERVICE / "requirements.txt").read_text().splitlines() if not line.startswith("#")]
    pinned = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["uv"]["constraint-dependencies"]
    assert set(lines) <= set(pinned)
    script = (
        "import sys, json, importlib.metadata as md; import app.cli, app.serve; "
        "of = md.packages_distributions(); "
        "print(json.dumps(sorted({d for m in list(sys.modules) for d in of.get(m.partition('.')[0], [])})))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    imported = {re.sub(r"[-_.]+", "-", name).lower() for name in json.loads(done.stdout)} - {"dockledger"}
    assert imported <= {line.partition("==")[0] for line in lines}
    assert {"sqlalchemy", "psycopg-binary"} <= imported


def written(file: Path, part: str, *, silent: float = 1.0, still: float = 0.0, trouble: str = "") -> Path:
    told = Health(part=part, since=NOW.isoformat(), head_seq=7, posted=5, batches=2, trouble=trouble)
    fields = {name: getattr(told, name) for name in Health.__dataclass_fields__}
    file.write_text(json.dumps({**fields, "pid": 1, "at": (NOW - timedelta(seconds=silent)).isoformat(), "still_seconds": still}))
    return file


def test_a_service_is_well_when_it_leads_or_stands_by_and_told_so_just_now(tmp_path: Path) -> None:
    file = tmp_path / "health.json"
    assert told_health(written(file, "leader"), NOW).head_seq == 7
    assert told_health(written(file, "standby"), NOW).part == "standby"
    for part, silent, why in (
        ("connecting", 1.0, "it is connecting (The server is away)"),
        ("stopped", 1.0, "it is stopped (The server is away)"),
        ("leader", 31.0, "it has told nothing for 31 seconds"),
    ):
        with pytest.raises(ServiceNotWell) as told:
            told_health(written(file, part, silent=silent, trouble="The server is away."), NOW)
        assert told.value.facts["why"] == why
    for part in ("leader", "standby"):
        assert told_health(written(file, part, still=2.5), NOW).part == part
        with pytest.raises(ServiceNotWell, match="it has not come on for 5 seconds: the book does not answer it"):
            told_health(written(file, part, still=4.0), NOW)
        with pytest.raises(ServiceNotWell, match="it has told nothing for 5 seconds"):
            told_health(written(file, part, silent=5.0), NOW)
    for broken in ("", "{}", "[]", '{"part": "leader"}'):
        file.write_text(broken)
        with pytest.raises(ServiceNotWell, match="it has told nothing"):
            told_health(file, NOW)


def test_the_command_says_how_a_service_is(tmp_path: Path) -> None:
    file = tmp_path / "health.json"
    gone = dockledger("health", str(file))
    assert gone.returncode == 2 and gone.stderr.startswith("The posting service behind") and "told nothing" in gone.stderr
    written(file, "leader", silent=(NOW - datetime.now(UTC)).total_seconds() - 120)  # however long the command takes to start
    well = dockledger("health", str(file))
    assert (well.returncode, well.stdout) == (0, f"leader since {NOW.isoformat()}, head 7, posted 5 in 2 batches\n")
