"""Large text and small windows on the whole desktop: nothing is cut, nothing scrolls inside what scrolls, and one pane at a time works by keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLabel, QScrollArea, QWidget

from app.domain.book import ApprovalRequest
from tests.support.desktop import Depot
from tests.support.office import Office
from tests.ui.office.conftest import MakeOffice, Receive
from ui.actions.bind import ActionButton
from ui.theme import Theme
from ui.widgets.action_bar import ActionBar
from ui.widgets.chip_row import ShortChip
from ui.widgets.entry_preview import EntryPreview
from ui.widgets.status_lamps import Lamp

ROOMS = [(1280, 820, 100), (1280, 820, 125), (1280, 820, 150), (1280, 820, 200), (1024, 768, 100), (1024, 768, 200)]


def walk(office: Office) -> Iterator[str]:
    """Every screen, and every stop of its own tour."""
    for spec in office.window.screens:
        if spec.on_rail or spec.in_menu:
            screen = office.go(spec.id)
            yield spec.id
            for stop in getattr(screen, "tour", lambda: ())():
                office.settle()
                yield f"{spec.id}: {stop}"
            office.window.desk.show_detail("", None)
            office.settle()


def visible(window: QWidget, kind: type[QWidget]) -> Iterator[QWidget]:
    return (child for child in window.findChildren(kind) if child.isVisible() and child.width() > 0)


def cut(window: QWidget) -> list[str]:
    """Texts that do not stand whole in their widgets."""
    found = []
    for child in visible(window, QLabel):
        assert isinstance(child, QLabel)
        if not child.text() or isinstance(child, ShortChip):  # a chip shortens itself, and keeps its words in the tool tip
            continue
        if child.wordWrap():
            lacking = child.heightForWidth(child.width()) - child.height() > 2
        else:
            lacking = child.sizeHint().width() - child.width() > 2
        if lacking:
            found.append(f"{child.text()!r} has {child.width()}x{child.height()} of {child.sizeHint().toTuple()}")
    for child in visible(window, QAbstractButton):
        assert isinstance(child, QAbstractButton)
        if child.text() and not isinstance(child, Lamp) and child.sizeHint().width() - child.width() > 2:
            found.append(f"button {child.text()!r} has {child.width()} of {child.sizeHint().width()}")
    return found


def beyond(window: QWidget) -> list[str]:
    """Buttons that reach over the edge of the window."""
    inside = window.rect()
    found = []
    for child in visible(window, QAbstractButton):
        box = QRect(child.mapTo(window, QPoint(0, 0)), child.size())
        scrolled = any(isinstance(parent, QAbstractScrollArea) for parent in _parents(child))
        if not scrolled and not inside.contains(box) and child.window() is window:
            found.append(f"{child.accessibleName()} at {box.getRect()}")
    return found


def scrolling_in_scrolling(window: QWidget) -> list[str]:
    """Areas that scroll up and down inside an area that does."""
    found = []
    for area in visible(window, QAbstractScrollArea):
        assert isinstance(area, QAbstractScrollArea)
        if area.verticalScrollBar().maximum() <= 0 or not area.verticalScrollBar().isVisible():
            continue
        for parent in _parents(area):
            if isinstance(parent, QScrollArea) and parent.verticalScrollBar().maximum() > 0:
                found.append(f"{area.accessibleName() or type(area).__name__} in {parent.accessibleName() or type(parent).__name__}")
    return found


def _parents(widget: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()


@pytest.mark.ux
@pytest.mark.parametrize(("width", "height", "percent"), ROOMS)
def test_nothing_is_cut_and_nothing_scrolls_in_what_scrolls(
    depot: Depot, make_office: MakeOffice, receive: Receive, theme: Theme, width: int, height: int, percent: int
) -> None:
    """40 and 13: every screen and every stop of the tour, at four scales and in the smallest window."""
    for id in ("r1", "r2"):
        receive(id, "14")
    depot.order("po-open", "HANSE", ("DR-18V", "24", "300"), ("LP-LED", "10", "12"))
    receive("r0", "10", expect="posted")
    theme.choose_text_scale(percent)
    office = make_office("olga")
    office.window.resize(width, height)
    office.settle()
    assert (office.window.width(), office.window.height()) == (width, height)
    seen, wrong = [], []
    for stop in walk(office):
        office.settle()
        seen.append(stop)
        across = office.window._scroll.horizontalScrollBar().maximum()
        wrong += [f"{stop}: {one}" for one in (*cut(office.window), *beyond(office.window))]
        if height * 100 // percent > 400:  # 1024x768 at 200 % may scroll as it has to
            wrong += [f"{stop}: {one}" for one in scrolling_in_scrolling(office.window)]
        if across:
            wrong.append(f"{stop}: the page is {across} px too wide")
    assert not wrong, "\n".join(wrong)
    assert len(seen) >= 25
    rail = office.window.rail
    assert all(button.visibleRegion().boundingRect().height() == button.height() for button in rail.buttons.values())


@pytest.mark.ux
@pytest.mark.parametrize("percent", (100, 125, 150, 200))
def test_gloves_find_everything_at_every_scale(make_office: MakeOffice, receive: Receive, theme: Theme, percent: int) -> None:
    """13: In warehouse mode what is pressed is at least 44 px high, on every rail, switch, bar and lamp."""
    receive("r1", "14")
    theme.choose_warehouse_mode(True)
    theme.choose_text_scale(percent)
    office = make_office("olga")
    for screen in ("approvals", "receiving", "stock", "reports"):
        office.go(screen)
        small = [
            (child.accessibleName(), child.height())
            for child in visible(office.window, QAbstractButton)
            if child.focusPolicy() != Qt.FocusPolicy.NoFocus and child.height() < 44
        ]
        assert not small, (screen, small)


@pytest.fixture
def large(make_office: MakeOffice, receive: Receive, theme: Theme) -> Office:
    """Clara's desktop in 1280x820 at 200 %, with three requests."""
    for id in ("r1", "r2", "r3"):
        receive(id, "14")
    theme.choose_text_scale(200)
    return make_office("clara")


def shown_within(widget: QWidget, area: QScrollArea) -> bool:
    """Whether all of a widget is in the window of an area."""
    top = widget.mapTo(area.viewport(), QPoint(0, 0)).y()
    return widget.isVisible() and top >= 0 and top + widget.height() <= area.viewport().height()


@pytest.mark.ux
def test_a_request_opens_over_its_list(large: Office) -> None:
    """20 and 22: Enter opens, N and P step and say which it is, Esc leads back to the list, and from there away."""
    screen = large.go("approvals")
    assert screen.list_card.isVisible() and not screen._scroll.isVisible()
    assert screen.headline().text == "3 decision(s) wait"
    assert QApplication.focusWidget() is screen.table
    large.key(Qt.Key.Key_Return)
    assert screen._scroll.isVisible() and not screen.list_card.isVisible()
    assert screen.panes.side_button.text() == "1 of 3"
    large.keys("n")
    assert screen.panes.side_button.text() == "2 of 3"
    large.keys("nn")
    assert screen.panes.side_button.text() == "3 of 3"
    large.keys("p")
    assert screen.presenter.row is screen.presenter.rows[1]
    large.key(Qt.Key.Key_Escape)
    assert screen.list_card.isVisible() and QApplication.focusWidget() is screen.table
    assert screen.presenter.row is screen.presenter.rows[1]  # the row is kept
    large.press_row(screen.table, 2)
    assert screen._scroll.isVisible() and screen.panes.side_button.text() == "3 of 3"
    large.key(Qt.Key.Key_Escape)
    large.key(Qt.Key.Key_Escape)
    assert large.here == "home"


@pytest.mark.ux
def test_an_opened_request_shows_what_a_decision_rests_on(large: Office) -> None:
    """21: reason in sight at once, the first lines of the entry at most one page further, the buttons always."""
    screen = large.go("approvals")
    large.key(Qt.Key.Key_Return)
    area = screen._scroll
    assert shown_within(screen.reason, area)
    assert area.viewport().height() > 0.5 * large.window.height()
    preview = screen.findChild(EntryPreview)
    lines = [one for one in preview.findChildren(QLabel) if one.text() in ("1300", "2200")]
    assert len(lines) == 2
    if not all(shown_within(line, area) for line in lines):
        large.key(Qt.Key.Key_PageDown)
    assert all(shown_within(line, area) for line in lines)
    for name in ("approve", "reject", "forward", "claim"):
        button = screen.buttons[name]
        assert button.isVisible() and large.window.rect().contains(button.mapTo(large.window, button.rect().bottomRight()))


@pytest.mark.ux
def test_nobody_decides_from_the_list_what_is_not_in_sight(large: Office, depot: Depot) -> None:
    screen = large.go("approvals")
    large.keys("a")
    assert {request.state for request in depot.rows(ApprovalRequest)} == {"open"}
    assert "Open the request first" in large.window.actions_now.reason("approvals.approve")
    large.press(screen.open_button)
    first, second, _ = [row.document_id for row in screen.presenter.rows]
    large.keys("a")
    assert {r.document_id: r.state for r in depot.rows(ApprovalRequest)}[first] == "approved"
    assert screen.presenter.row.document_id == second  # 20: the next one opens
    assert screen._scroll.isVisible() and screen.panes.side_button.text() == "1 of 2"


@pytest.mark.ux
def test_scans_go_on_with_one_pane_at_a_time(depot: Depot, make_office: MakeOffice, theme: Theme) -> None:
    """1: the scan field has the focus whichever pane is in front; 10: the keyboard alone turns them."""
    depot.order("po-1", "HANSE", ("DR-18V", "24", "300"))
    theme.choose_text_scale(200)
    office = make_office("olga")
    screen = office.go("receiving", "po-1")
    scan = office.window.head.scan
    office.scan("DR-18V")
    assert screen.lines.isVisible() and not screen.preview.isVisible()
    assert QApplication.focusWidget() is scan
    office.key(Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert screen.preview.isVisible() and not screen.lines.isVisible()
    assert QApplication.focusWidget() is scan
    office.scan("DR-18V")
    assert QApplication.focusWidget() is scan
    assert screen.preview.picture.debits == 600
    office.press(screen.panes.main_button)
    office.qtbot.waitUntil(lambda: QApplication.focusWidget() is scan, timeout=1000)
    assert screen.lines.isVisible() and screen.lines.texts()[0][2] == "2"


@pytest.mark.ux
def test_what_has_no_room_in_the_bar_is_in_its_menu(large: Office) -> None:
    """One line of buttons where height is short; the others one press away, none lost, and back with the room."""
    screen = large.go("document", "r1")
    large.window.resize(1024, 768)
    large.settle()
    bar = screen.bar.findChild(ActionBar)
    all_texts = {button.action_shown.text() for button in bar.findChildren(ActionButton) if button.wanted}
    seen = {button.action_shown.text() for button in bar.findChildren(ActionButton) if button.isVisible()}
    assert bar.more.isVisible() and seen < all_texts
    assert bar.height() < 1.5 * bar.more.height()
    bar.more.menu().aboutToShow.emit()
    assert {action.text() for action in bar.more.menu().actions()} == all_texts - seen
    large.window.look.scale(0)
    large.settle()
    assert not bar.more.isVisible()
    assert {button.action_shown.text() for button in bar.findChildren(ActionButton) if button.isVisible()} == all_texts
