"""The people's page on a shared book: who is there, a login and its card, another password, and somebody withdrawn, on a real server."""

from __future__ import annotations

import os
import re
from pathlib import Path

import psycopg
import pytest
from psycopg import conninfo

from db.shared_book import connect
from tests.support.shared_depot import SharedDepot
from tests.ui.shared.conftest import MakeDesk
from tests.ui.shared.test_offline import at_work
from ui.shell.places import Place

PICTURES = "DOCKLEDGER_TEST_PICTURES"


def picture(desk, name: str) -> None:
    if folder := os.environ.get(PICTURES):
        desk.window.grab().save(f"{folder}/{name}.png")


def test_an_administrator_gives_a_login_resets_a_password_and_withdraws(shared: SharedDepot, make_desk: MakeDesk, tmp_path: Path) -> None:
    desk = at_work(make_desk)
    desk.window.go(Place("people"))
    page = desk.window.front
    desk.until(lambda: {"olga", "petra"} <= page._lines.keys())
    assert page._lines["petra"].login == "" and "once an administrator" in page.headline().hint
    page.grid.current_changed.emit("petra")
    assert page._desk.actions.run("people.password") == "Sign in to the server first."

    page.ask_server()
    server = conninfo.conninfo_to_dict(shared.url)
    page._server_form.login.setText(str(server["user"]))
    page._server_form.password.setText("not the administrator's")
    desk.press(page._server_form.act)
    desk.until(lambda: "does not take the login" in page._server_form.problem.text())
    page._server_form.password.setText(str(server["password"]))
    desk.press(page._server_form.act)
    desk.until(lambda: page._lines["olga"].login == "open")
    olga = page._lines["olga"]
    assert olga.sessions and re.fullmatch(r"\d+\.\d+.*", olga.program)
    assert page._lines["petra"].stations == () or page._lines["petra"].last_seen is not None
    picture(desk, "people")

    page.grid.current_changed.emit("petra")
    page._desk.actions.run("people.login")
    desk.until(lambda: getattr(page, "card", None) is not None)
    assert "the one you have already" in page.card.card.text
    page.card = None
    page._desk.actions.run("people.password")
    desk.until(lambda: page.card is not None)
    picture(desk, "people-card")
    card = page.card.card
    page.card.write_pdf(str(tmp_path / "card.pdf"))
    assert (tmp_path / "card.pdf").read_bytes().startswith(b"%PDF")
    url = shared.postgres.url(shared.database, user="petra", password=card.password)
    with connect(url) as petra:
        assert petra.execute("SELECT scope_active()").fetchone() == (True,)
        page._desk.actions.run("people.withdraw")
        picture(desk, "people-withdraw")
        desk.press(page.withdrawing.act)
        desk.until(lambda: "petra" not in page._lines)
        with pytest.raises(psycopg.OperationalError):
            petra.execute("SELECT 1")
    with pytest.raises(psycopg.OperationalError):
        connect(url)
    with connect(shared.url) as session:
        assert session.execute("SELECT active FROM member WHERE id = 'petra'").fetchone() == (False,)
