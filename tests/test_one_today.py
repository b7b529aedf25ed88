"""There is one place that says which day it is; everything else asks it, so that no form or report proposes a workstation's own date."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
THE_ONE_PLACE = "app/domain/business_day.py"
DAYS_OF_OTHER_MOMENTS = {
    "app/importing/wwi/commands.py": "the day that the other system wrote down",
    "db/queries/approvals.py": "the day of a request that has no document, for showing it",
    "reports/figures.py": "a moment as text",
    "ui/silence.py": "a moment as text, at this computer",
    "ui/figures.py": "a moment as text",
    "ui/grid/cells.py": "a moment as text",
    "ui/grid/search.py": "the end of the day that was searched for",
}
"""Where the day of a moment that is not now is taken, and what for."""
OF_THE_CLOCK = {("date", "today"), ("datetime", "today"), ("datetime", "utcnow")}


def sources() -> Iterator[tuple[str, ast.Module]]:
    for folder in ("app", "db", "reports", "ui"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            yield file.relative_to(ROOT).as_posix(), ast.parse(file.read_text(encoding="utf-8"))


def own_todays(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Where a module takes a day from a clock: by name (called or handed on), or out of a moment."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and (node.value.id, node.attr) in OF_THE_CLOCK:
            yield node.lineno, f"{node.value.id}.{node.attr}"
        if isinstance(node, ast.Attribute) and node.attr in ("currentDate", "localtime", "gmtime", "strftime") and _of_a_clock(node.value):
            yield node.lineno, node.attr
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "date" and not node.args:
            yield node.lineno, ".date()"


def _of_a_clock(value: ast.expr) -> bool:
    return isinstance(value, ast.Name) and value.id in ("QDate", "QDateTime", "time")


def test_only_one_module_says_which_day_it_is() -> None:
    found = {name: list(own_todays(tree)) for name, tree in sources() if name != THE_ONE_PLACE}
    taken = {name: places for name, places in found.items() if places}
    strange = {name: places for name, places in taken.items() if name not in DAYS_OF_OTHER_MOMENTS}
    strange |= {name: places for name, places in taken.items() if any(what != ".date()" for _, what in places)}
    assert not strange, f"these take a day of their own; ask app.domain.business_day or desk.today: {strange}"
    assert taken.keys() == DAYS_OF_OTHER_MOMENTS.keys(), "the list of exceptions is no longer than needed"


@pytest.mark.parametrize(
    "line", ["def f(today=date.today): ...", "x = datetime.now().date()", "y = now().astimezone().date()", "QDate.currentDate()"]
)
def test_each_way_to_take_a_day_is_seen(line: str) -> None:
    assert list(own_todays(ast.parse(line)))
