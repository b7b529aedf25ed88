"""Owns the tour: it opens every screen and dialog as a person would and takes pictures; posts nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from db.queries.explorers import waiting_items
from ui.desktop import Desktop
from ui.figures import Figures
from ui.house import Address, House, MemberCard, OpenedBook
from ui.i18n import translate
from ui.i18n.install import install
from ui.refusals import in_parts, refusal_text
from ui.shell.places import Place
from ui.sounds import BeepPlayer
from ui.start.connect import PasswordPage
from ui.start.sign_in import SignIn
from ui.start.steps import Choice
from ui.start.window import StartWindow, TroublePage
from ui.start.wizard import FirstStart
from ui.theme import Theme
from ui.tour_around import around

SIZE = (1280, 820)
SCALES = (100, 200)
SCHEMES = ("light", "dark")
PATIENCE_SECONDS = 8.0
Shot = tuple[str, QWidget]


def take_pictures(
    house: House,
    book: OpenedBook,
    out: Path,
    *,
    only: str = "",
    today: date | None = None,
    language: str = "en",
    station: OpenedBook | None = None,
    fresh: OpenedBook | None = None,
) -> int:
    """Write NAME-SCHEME-SCALE.png for everything there is; returns how many.

    `station` is a shared book that is cut off, `fresh` a book in which nothing has happened yet.
    """
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    install(application, language)
    theme = Theme(application)
    made = 0
    for scheme in SCHEMES:
        for scale in SCALES:
            look = Look(house, theme, scheme, scale, today, language)
            for name, widget in walk(look, book, station=station, fresh=fresh):
                if name.startswith(only):
                    _settle()
                    _picture(widget).save(str(out / f"{name}-{scheme}-{scale}.png"))
                    made += 1
    return made


@dataclass(frozen=True, slots=True)
class Look:
    """How the desktop looks while it is walked through."""

    house: House
    theme: Theme
    scheme: str
    scale: int
    today: date | None
    language: str


def walk(look: Look, book: OpenedBook, *, station: OpenedBook | None = None, fresh: OpenedBook | None = None) -> Iterator[Shot]:
    """Every stop with the window as it stands there; the next stop changes it."""
    look.theme.choose_scheme(look.scheme)
    look.theme.choose_text_scale(look.scale)
    yield from _before(look.house, book, look.theme)
    if station is not None:
        yield from _cut_off(look, station)
    if fresh is not None:
        yield from _empty(look, fresh)
    yield from _inside(look, book)


def _picture(widget: QWidget) -> QPixmap:
    """The window with whatever menu or popup stands over it."""
    picture = widget.grab()
    painter = QPainter(picture)
    for popup in QApplication.topLevelWidgets():
        if popup.isVisible() and popup.windowType() == Qt.WindowType.Popup and popup is not widget:
            painter.drawPixmap(widget.mapFromGlobal(popup.mapToGlobal(QPoint())), popup.grab())
    painter.end()
    return picture


def _before(house: House, book: OpenedBook, theme: Theme) -> Iterator[Shot]:
    """The first start, signing in, trouble."""
    window = StartWindow(theme)
    window.resize(*SIZE)
    window.show()
    yield "start-1-opening", window
    wizard = FirstStart(charts=house.charts(), known=house.known(), suggest=lambda name: "/home/me/books/northgate.dockledger")
    window.put(wizard)
    _choose(wizard, Choice.SAMPLE)
    yield "start-2-choose", window
    wizard.forward()
    yield "start-3-sample", window
    wizard.back()
    _choose(wizard, Choice.NEW)
    wizard.forward()
    wizard.company.setText("Northgate Supply")
    wizard.warehouse.setText("Leeds DC")
    yield "start-4-company", window
    wizard.forward()
    yield "start-5-you", window
    wizard.member_name.setText("Petra Lang")
    wizard.member_id.setText("petra")
    wizard.forward()
    yield "start-6-place", window
    for _ in range(3):
        wizard.back()
    _choose(wizard, Choice.OPEN)
    wizard.forward()
    yield "start-7-open", window
    yield from _connecting(window, wizard)
    members = list(book.members())
    window.put(SignIn(theme, members, book=book.name, last="konrad"))
    yield "start-8-sign-in", window
    trouble = TroublePage(*in_parts(refusal_text({"code": "book_missing", "facts": {"book": "/home/petra/books/old.dockledger"}})))
    other = QPushButton(translate("start", "Choose another book"))
    trouble.buttons.addWidget(other)
    window.put(trouble)
    yield "start-9-trouble", window
    window.close()
    window.deleteLater()


def _connecting(window: StartWindow, wizard: FirstStart) -> Iterator[Shot]:
    """The pages of a shared book, and signing in to one that is known."""
    wizard.back()
    _choose(wizard, Choice.CONNECT)
    wizard.forward()
    wizard.server.server.setText("db.example.com")
    wizard.server.database.setText("rhein_thames")
    yield "start-connect-1-server", window
    wizard.forward()
    wizard.login.member.setText("petra")
    wizard.login.password.setText("a long enough password")
    wizard.tested(translate("start", "This works: {book}, as {member}.").format(book="Rhein & Thames", member="petra"), good=True)
    yield "start-connect-2-works", window
    wrong = refusal_text({"code": "certificate_untrusted", "facts": {"host": "db.example.com", "file": "/home/petra/ca.pem"}})
    wizard.tested(wrong, good=False)
    yield "start-connect-3-wrong", window
    address = Address(server="db.example.com", database="rhein_thames", member="petra")
    window.put(PasswordPage(address, "Rhein & Thames Distribution", keeps_passwords=False))
    yield "start-connect-4-password", window


def _cut_off(look: Look, book: OpenedBook) -> Iterator[Shot]:
    """A shared book without its network: the bar, what waits, an answer that came late, provisional quantities."""
    desktop = _desktop(look, book, next(iter(book.members())))
    window = desktop.window
    assert desktop.connection is not None
    desktop.connection.start()
    _wait(desktop, lambda: window.offline_bar.isVisible() and window.notice_bar.isVisible())
    try:
        for screen in ("home", "receiving", "transfers", "stock", "pending"):
            window.go(Place(screen))
            _wait(desktop)
            _show_provisional(desktop)
            yield f"offline-{screen}", window
        stops = getattr(window.front, "tour", None)
        for name in stops() if stops is not None else ():
            _wait(desktop)
            yield f"offline-pending-{name}", window
    finally:
        _close(desktop)


def _empty(look: Look, book: OpenedBook) -> Iterator[Shot]:
    """Each page of a new book: what belongs there, and the first step."""
    desktop = _desktop(look, book, next(iter(book.members())))
    try:
        for spec in desktop.window.screens:
            if spec.on_rail:
                desktop.window.go(Place(spec.id))
                _wait(desktop)
                yield f"empty-{spec.id}", desktop.window
    finally:
        _close(desktop)


def _show_provisional(desktop: Desktop) -> None:
    """In the stock list, an item of which something waits."""
    grid = getattr(desktop.window.front, "items", None)
    if grid is not None and desktop.work.looks_ahead:
        with desktop.work.reading_ahead() as connection:
            found = waiting_items(connection, str(desktop.window.front.picker.entity_id))  # type: ignore[union-attr]
        grid.set_search(found[0][:3] if found else "")
        _wait(desktop)


def _choose(wizard: FirstStart, choice: Choice) -> None:
    for button in wizard.choices.buttons():
        button.setChecked(button.property("choice") == choice.value)


def _inside(look: Look, book: OpenedBook) -> Iterator[Shot]:
    people = {member.id: member for member in book.members()}
    owner = next((member for member in people.values() if any(role.role == "owner" for role in member.roles)), next(iter(people.values())))
    for prefix, member in (("owner", owner), *((name, people[name]) for name in ("sven", "clara", "konrad") if name in people)):
        yield from _member(look, book, prefix, member, whole=prefix == "owner")


def _member(look: Look, book: OpenedBook, prefix: str, member: MemberCard, *, whole: bool) -> Iterator[Shot]:
    desktop = _desktop(look, book, member)
    window = desktop.window
    desktop.heart.beat()
    desktop.heart.prove()
    _wait(desktop, lambda: desktop.heart.proven is not None)
    try:
        yield f"{prefix}-home", window
        if whole:
            yield from _tour_of(desktop)
        elif "approvals.decide" in window.desk.permissions:
            window.go(Place("approvals"))
            _wait(desktop)
            yield f"{prefix}-approvals", window
    finally:
        _close(desktop)


def _desktop(look: Look, book: OpenedBook, member: MemberCard) -> Desktop:
    theme, today = look.theme, look.today
    desktop = Desktop(
        theme=theme,
        book=book,
        member=member,
        folder=look.house.state_folder / f"tour-{look.scheme}-{look.scale}",
        exporter=look.house.exporter,
        figures=Figures("de_DE" if look.language == "de" else "en_GB"),
        language=look.language,
        today=(lambda: today) if today else None,
        sounds=BeepPlayer(lambda: None),
    )
    window = desktop.window
    theme.choose_scheme(look.scheme)
    theme.choose_text_scale(look.scale)
    window.resize(*SIZE)
    window.show()
    return desktop


def _close(desktop: Desktop) -> None:
    desktop.close()
    desktop.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _tour_of(desktop: Desktop) -> Iterator[Shot]:
    """Every screen, by its own list of stops where it has one, and what the shell shows."""
    window = desktop.window
    for spec in window.screens:
        if not (spec.on_rail or spec.in_menu) or spec.id == "home":
            continue
        window.go(Place(spec.id))
        _wait(desktop)
        yield spec.id, window
        stops = getattr(window.front, "tour", None)
        if stops is not None:
            for name in stops():
                _wait(desktop)
                if name:  # a stop without a name only waits
                    yield f"{spec.id}-{name}", window
        window.desk.show_detail("", None)
    yield from around(desktop, _wait)


def _wait(desktop: Desktop, until: Callable[[], bool] | None = None) -> None:
    """Until nothing is on its way any more."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        _settle()
        if desktop.idle and (until is None or until()):
            break
        time.sleep(0.01)
    _settle()


def _settle() -> None:
    for _ in range(4):
        QApplication.processEvents()
