"""The action table: no clashes, everything reachable, reasons instead of silence."""

from __future__ import annotations

import pytest

from tests.ui.sample_screens import ACTIONS
from ui.actions.fuzzy import score
from ui.actions.shortcut_sheet import sheet_markdown
from ui.actions.table import APP, Action, ActionTable, why_not
from ui.shell.actions import MENU, SHELL_ACTIONS


@pytest.mark.ux
def test_the_programs_own_shortcuts_do_not_clash() -> None:
    assert ActionTable([*SHELL_ACTIONS, *ACTIONS]).clashes() == []


def test_a_clash_and_a_stolen_standard_key_are_found() -> None:
    one = Action("a.one", "One", "G", ("F9",), scope="receiving")
    two = Action("a.two", "Two", "G", ("F9",), scope="receiving")
    elsewhere = Action("a.three", "Three", "G", ("F9",), scope="counting")
    everywhere = Action("a.four", "Four", "G", ("F9",))
    thief = Action("a.five", "Five", "G", ("Ctrl+C",), scope="x")
    assert [(c.action.id, c.other.id if c.other else None) for c in ActionTable([one, two, elsewhere]).clashes()] == [("a.one", "a.two")]
    assert len(ActionTable([one, elsewhere, everywhere]).clashes()) == 2
    assert [clash.key for clash in ActionTable([thief]).clashes()] == ["Ctrl+C"]


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="two actions"):
        ActionTable([Action("a", "A", "G"), Action("a", "B", "G")])
    with pytest.raises(ValueError, match="unknown conditions: moon"):
        ActionTable([Action("a", "A", "G", enabled_when=("moon",))])


def test_permissions_scopes_conditions_and_command_codes() -> None:
    table = ActionTable([*ACTIONS, Action("app.secret", "Secret", "G", permission="audit", command="UNDO")])
    assert "app.secret" not in [a.id for a in table.here("stock", frozenset())]
    assert [a.id for a in table.here("stock", frozenset({"audit"}))] == ["stock.approve", "app.secret"]
    assert why_not(table["stock.approve"], {}) == "Select a row first."
    assert why_not(table["stock.approve"], {"selection": True}) == ""
    found = table.by_command("UNDO", "receiving")
    assert found is not None and found.id == "receiving.undo"
    other = table.by_command("UNDO", "stock")
    assert other is not None and other.scope == APP
    assert table.by_command("FLY", "stock") is None


@pytest.mark.ux
def test_every_key_stands_on_the_sheet_and_the_menu_names_real_actions() -> None:
    text = sheet_markdown(list(SHELL_ACTIONS), native=False)
    for action in SHELL_ACTIONS:
        assert all(key in text for key in action.keys), action.id
    known = {action.id for action in SHELL_ACTIONS}
    assert {entry for entry in MENU if entry != "-"} <= known


def test_a_few_letters_find_the_phrase() -> None:
    assert score("post", "Post receipt") > score("post", "Goods to be posted") > 0
    assert score("pr", "Post receipt") > 0
    assert score("receipt post", "Post receipt") > 0
    assert score("prufen", "Scanner prüfen") > 0
    assert score("xyz", "Post receipt") == 0
    assert score("zz post", "Post receipt") == 0
