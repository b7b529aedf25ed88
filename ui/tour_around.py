"""Owns what the tour shows over and beside the screens: menus, a calendar, panes, messages, bars, entry forms; posts nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ui.desktop import Desktop
from ui.i18n import translate
from ui.refusals import refusal_text
from ui.shell.places import Place
from ui.start.connect import PasswordPane
from ui.tasks import Step
from ui.widgets.date_field import DateField
from ui.words import STATES, word

Shot = tuple[str, QWidget]
UNKNOWN_CODE = "4099999012345"
NO_SUCH_THING = "zzz"


class _EndlessWork:
    """Work that is on its way for as long as a picture takes."""

    running = True

    def cancel(self) -> None:
        self.running = False

    stop = cancel


def around(desktop: Desktop, wait: Callable[[Desktop], None]) -> Iterator[Shot]:
    """Everything that is no screen of its own; the desktop stands on its first page before and after."""
    window = desktop.window
    for part in (_shell, _messages, _lists, _papers, _entering):
        yield from part(desktop, wait)
        window.show_detail("", None)
        window.go(Place("home"))
        wait(desktop)


def _shell(desktop: Desktop, wait: Callable[[Desktop], None]) -> Iterator[Shot]:
    window = desktop.window
    window.go(Place("home"))
    wait(desktop)
    for name, action in (("palette", "app.palette"), ("help", "app.help"), ("shortcuts", "app.shortcuts")):
        window.actions_now.run(action)
        wait(desktop)
        yield f"shell-{name}", window
        if name == "palette":
            window.palette_pane.close_palette()
    heart = desktop.heart
    for name, show in (("proof", heart.show_proof), ("compare", heart.show_comparing), ("connection", heart.show_connection)):
        show()
        wait(desktop)
        yield f"shell-{name}", window
    sentence = refusal_text({"code": "password_missing", "facts": {"login": desktop.member.id}})
    window.show_detail(translate("shell", "Sign in again"), PasswordPane(desktop.member.id, sentence))
    yield "shell-password", window
    window.show_detail("", None)
    yield from _open(window, window.open_menu, "shell-menu")


def _messages(desktop: Desktop, wait: Callable[[Desktop], None]) -> Iterator[Shot]:
    """A code nobody knows on every screen that scans, the check of the scanner, passing news, a bug."""
    window = desktop.window
    for spec in window.screens:
        if spec.scanning:
            window.go(Place(spec.id))
            wait(desktop)
            window.head.scan.take(UNKNOWN_CODE)
            wait(desktop)
            yield f"{spec.id}-unknown-code", window
    window.go(Place("home"))
    window.actions_now.run("app.scanner_check")
    wait(desktop)
    yield "shell-scanner-check", window
    window.head.scan.take(UNKNOWN_CODE)
    wait(desktop)
    yield "shell-scanner-wrong", window
    window.show_crash(Path("/home/petra/.local/state/dockledger/crash-20261123-091200.txt"))
    yield "shell-crash", window
    window.head.strip.clear()
    window.toast.say(translate("shell", "Lists and windows look as delivered from the next start on."), lambda: None)
    wait(desktop)
    yield "shell-toast", window
    window.toast.hide()


def _lists(desktop: Desktop, wait: Callable[[Desktop], None]) -> Iterator[Shot]:
    """What a list can do: its menus, its columns, a search that finds nothing; and reversing one of its documents."""
    window = desktop.window
    window.go(Place("documents"))
    wait(desktop)
    grid: Any = getattr(window.front, "grid", None)
    if grid is None:
        return
    grid.clear_filters()
    wait(desktop)
    yield from _open(window, grid.more_button.click, "documents-menu")
    yield from _open(window, grid.views_button.click, "documents-views")
    chooser = grid.choose_columns()
    yield "documents-columns", window
    chooser.close()
    grid.set_search(NO_SUCH_THING)
    wait(desktop)
    yield "documents-nothing-found", window
    grid.set_search("")
    grid.set_filter("state", word(STATES, "posted"))
    wait(desktop)
    if grid.model.rows_read():
        window.go(Place("document", grid.model.row(0).key[1]))
        wait(desktop)
        window.actions_now.run("document.reverse")
        wait(desktop)
        yield "documents-reverse", window
    window.show_detail("", None)
    grid.clear_filters()


def _papers(desktop: Desktop, wait: Callable[[Desktop], None]) -> Iterator[Shot]:
    """Asking for a report with a day from the calendar, making one that takes long, labels of what lies in stock."""
    window = desktop.window
    window.go(Place("reports"))
    wait(desktop)
    front: Any = window.front
    days = [field for field in front.findChildren(DateField) if field.isVisible()]
    if days:
        yield from _open(window, days[0].open_calendar, "reports-calendar")
    work = _EndlessWork()
    front.work_bar.begin(work, front.question.title.text())
    front.work_bar.step(Step(1_250, 5_094))
    front.work_bar.show_whole()
    yield "reports-long-work", window
    front.work_bar.cancel()
    window.go(Place("stock"))
    wait(desktop)
    stock: Any = window.front
    if stock.grid is not None and stock.grid.model.rows_read():
        stock.grid.select_key(stock.grid.model.row(0).key)
        window.actions_now.run("stock.label")
        wait(desktop)
        yield "stock-labels", window


def _entering(desktop: Desktop, wait: Callable[[Desktop], None]) -> Iterator[Shot]:
    """Every form that enters something, empty; the journal also out of balance."""
    window = desktop.window
    for spec in window.screens:
        if not spec.subject:
            continue
        window.go(Place(spec.id))
        wait(desktop)
        yield f"entering-{spec.subject.replace('_', '-')}", window
        if spec.subject == "journal":
            front: Any = window.front
            lines = [{"account_id": "1200", "debit": Decimal(100)}, {"account_id": "1400", "credit": Decimal(90)}]
            front.body.show_values({"text": "Bank", "lines": lines}, known=False)
            front.body.changed.emit()
            wait(desktop)
            yield "entering-journal-unbalanced", window
            front.presenter.forget()


def _open(window: QWidget, opens: Callable[[], object], name: str) -> Iterator[Shot]:
    """What opens over the window, and is closed again."""
    opens()
    yield name, window
    for menu in [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()]:
        menu.close()
