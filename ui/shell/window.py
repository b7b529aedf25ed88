"""Owns the main window: it puts rail, head, pages, detail pane and status together and leads every scan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QScrollArea, QSplitter, QVBoxLayout, QWidget

from ui.actions.bind import ActionSet
from ui.actions.palette import ActionPalette
from ui.actions.shortcut_sheet import sheet_markdown
from ui.actions.table import ActionTable
from ui.book import Workplace
from ui.feedback import Feedback, Verdict, until_decided, until_reached
from ui.figures import Figures
from ui.grid.export import Exporter
from ui.grid.panel import GridDesk
from ui.help import HelpPage, HelpShelf, topic_of
from ui.house import Backups, KeptCopy, OwnPassword, People
from ui.i18n import translate
from ui.preferences import Preferences, read_preferences, write_preferences
from ui.shell.actions import MENU, with_screens
from ui.shell.closing import ask_close
from ui.shell.detail import DetailPane
from ui.shell.foot import Foot
from ui.shell.head import PageHead
from ui.shell.lists import bind_lists
from ui.shell.look import Look
from ui.shell.placement import SMALLEST, Box, fitted
from ui.shell.places import History, Place
from ui.shell.rail import NavigationRail
from ui.shell.router import Router
from ui.shell.scans import ScanDesk
from ui.shell.screen import Desk, Headline, Screen
from ui.shell.screens import ScreenTable
from ui.site_days import Days
from ui.sounds import SoundPlayer
from ui.state import MemberState
from ui.tasks import Bug, Failure, TaskRunner
from ui.theme import Theme
from ui.widgets.colleague_line import ColleagueLine
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.offline_bar import OfflineBar
from ui.widgets.page_stack import PageStack
from ui.widgets.scan_field import ScanFocus
from ui.widgets.status_lamps import LampBar
from ui.widgets.toast import Toast
from ui.widgets.two_panes import TwoPanes

COMPACT_BELOW_PX = 1100
DETAIL_PX = 340
PAGE_LEAST_PX = 520
"""What a page needs beside the pane at the side."""


@dataclass(frozen=True)
class ShellParts:
    """What the roof gives the window."""

    theme: Theme
    figures: Figures
    tasks: TaskRunner
    state: MemberState
    sounds: SoundPlayer
    screens: ScreenTable
    actions: ActionTable
    router: Router
    exporter: Exporter
    help: HelpShelf
    today: Days
    permissions: frozenset[str]
    company: str
    member: str
    home: str
    """The screen to start on."""
    renew: Callable[[], None] = lambda: None
    """Make the window again, at the same place, because words or figures are to be others."""
    busy: Callable[[], int] = lambda: 0
    """Pieces of work still running, asked when the window closes."""
    ask_close: Callable[[QWidget, int], bool] | None = None
    work: Workplace | None = None
    """What the screens work with: the book, the drafts, the papers."""
    backups: Backups | None = None
    """The daily backups; None where the book has none on this computer."""
    kept_copy: KeptCopy | None = None
    """What is kept of a shared book on this computer; None for a book that is here itself."""
    own_password: OwnPassword | None = None
    """The member's password at the server of a shared book."""
    people: People | None = None
    """Who works with the book."""
    menu: tuple[str, ...] = ()
    """Actions of the program's own in the menu, above quitting."""


class ShellWindow(QMainWindow):
    """`go(Place)` opens screens; everything else answers actions and scans."""

    written = Signal(object)
    """The areas in which something was written, before any screen is told."""

    def __init__(self, parts: ShellParts) -> None:
        super().__init__()
        self._parts = parts
        self._history = History()
        self._open_screens: dict[str, Screen] = {}
        self._pane_of: Place | None = None
        self.setWindowTitle(f"Dockledger – {parts.company}")
        self.setMinimumSize(*SMALLEST)
        self.actions_now = ActionSet(with_screens(parts.actions, parts.screens), parts.theme, self)
        self.actions_now.failed.connect(self.trouble)
        self.actions_now.allow(parts.permissions)
        self.rail = NavigationRail(parts.theme)
        self.preferences = read_preferences(parts.state)
        self.head = PageHead(parts.theme, parts.state, parts.sounds, self.actions_now, self.preferences.scanning(parts.figures))
        self.offline_bar = OfflineBar(parts.theme)
        self.notice_bar = NoticeBar(parts.theme)
        self.colleague_line = ColleagueLine(parts.theme)
        self.pages = PageStack()
        self.detail = DetailPane(parts.theme)
        self.lamps = LampBar(parts.theme)
        self.toast = Toast(self)
        self.palette_pane = ActionPalette(self.actions_now, parts.theme, self)
        self.help_page = HelpPage(parts.help, self)
        self.help_page.hide()
        self.help_page.opened.connect(lambda topic: self.detail.title.setText(self.help_page.title))
        self._build()
        self.scans = ScanDesk(self)
        self.focus_keeper = ScanFocus(self.head.scan, self._centre)
        self.look = Look(parts.theme, parts.state)
        self.desk = self._make_desk()
        self._bind()
        self.rail.show_screens(parts.screens.permitted(parts.permissions))
        self.rail.show_member(company=parts.company, member=parts.member)
        self._restore()
        self._wear_preferences()
        self.go(Place(parts.home))

    # Going places

    @property
    def here(self) -> Place | None:
        return self._history.at

    @property
    def front(self) -> Screen | None:
        """The screen in front."""
        shown = self.pages.currentWidget()
        return shown if isinstance(shown, Screen) else None

    @property
    def screens(self) -> ScreenTable:
        return self._parts.screens

    @property
    def router(self) -> Router:
        return self._parts.router

    @property
    def tasks(self) -> TaskRunner:
        return self._parts.tasks

    def go(self, place: Place) -> None:
        """Open a place; the present one, with its selection, is where Back leads."""
        self._note()
        self._history.visit(place)
        self._show(self._history.at or place)

    def go_back(self) -> None:
        self._note()
        place = self._history.back()
        if place is not None:
            self._show(place)

    def go_forward(self) -> None:
        self._note()
        place = self._history.forward()
        if place is not None:
            self._show(place)

    def say(self, feedback: Feedback) -> None:
        self.head.strip.say(feedback)
        self.focus_keeper.give_back()

    def trouble(self, failure: Failure) -> None:
        known = failure.trouble if isinstance(failure, Bug) else failure
        said = Feedback(Verdict.REJECTED, known.what, known.why, known.next_step)
        if known.waits_for:
            said = until_decided(said, known.waits_for)
        self.say(until_reached(said) if known.unreached else said)

    def touched(self, what: frozenset[str]) -> None:
        """Tell every open screen that something was written: the one in front now, the others in turns of their own."""
        self.written.emit(what)
        front = self.front
        for screen_id, screen in self._open_screens.items():
            if screen is front:
                screen.touched(what)
            else:
                QTimer.singleShot(0, screen, partial(self._tell, screen_id, what))

    def _tell(self, screen_id: str, what: frozenset[str]) -> None:
        """Nothing where the window was closed meanwhile."""
        screen = self._open_screens.get(screen_id)
        if screen is not None:
            screen.touched(what)

    def show_crash(self, report: Path) -> None:
        """A bug was met: say so calmly, name the file; drafts are already kept."""
        self.say(
            Feedback(
                Verdict.REJECTED,
                translate("shell", "Dockledger met an error of its own."),
                translate("shell", "Your drafts are kept; a report is in {file}.").format(file=report),
                translate("shell", "Go on working; if it comes back, send the report."),
            )
        )

    def _note(self) -> None:
        here, screen = self.here, self.front
        if here is not None and screen is not None:
            self._history.note(screen.place(here.screen))

    def _show(self, place: Place) -> None:
        before, screen = self.front, self._screen(place.screen)
        if before is not None and before is not screen:
            before.leave()
        spec = self._parts.screens[place.screen]
        self.pages.setCurrentWidget(screen)
        self._scroll.verticalScrollBar().setValue(0)
        for name, foot in self._footers.items():
            foot.stand(name == place.screen)
        self._leave_pane(place)
        self.head.strip.clear()
        self.head.set_scanning(spec.scanning)
        self.lamps.show_sums("")
        self.rail.mark(place.screen)
        self.actions_now.enter(place.screen)
        self._facts()
        screen.open(place)
        self._headline(screen.headline())
        self.focus_keeper.hold(spec.scanning)
        if not spec.scanning:
            QTimer.singleShot(0, screen, screen.focus_first)

    def _screen(self, screen_id: str) -> Screen:
        if screen_id not in self._open_screens:
            made = self._parts.screens[screen_id].load(self.desk)
            made.headline_changed.connect(lambda headline, one=made: self._headline_of(one, headline))
            made.sums_changed.connect(lambda text, one=made: self._sums_of(one, text))
            self._open_screens[screen_id] = made
            self.pages.addWidget(made)
            footer = made.footer()
            if footer is not None:
                holder = self._footers[screen_id] = Foot(footer)
                self._page_layout.addWidget(holder)
        return self._open_screens[screen_id]

    def _headline_of(self, screen: Screen, headline: Headline) -> None:
        if screen is self.front:
            self._headline(headline)

    def _headline(self, headline: Headline) -> None:
        self.head.show_headline(headline)

    def _sums_of(self, screen: Screen, text: str) -> None:
        if screen is self.front:
            self.lamps.show_sums(text)

    def _facts(self) -> None:
        self.actions_now.state({"history_back": self._history.can_back, "history_forward": self._history.can_forward})

    # Panes

    def show_of_page(self, title: str, widget: QWidget | None) -> None:
        """Something that belongs to the page in front, and goes with it."""
        self.show_detail(title, widget)
        self._pane_of = self.here if widget is not None else None

    def _leave_pane(self, place: Place) -> None:
        """What was shown at the side of another page, or of the same page about something else, has gone with it."""
        before = self._pane_of
        if before is not None and (before.screen, before.argument) != (place.screen, place.argument):
            self.detail.close_pane()

    def show_detail(self, title: str, widget: QWidget | None) -> None:
        """Something that stays whatever page is in front."""
        self._pane_of = None
        if widget is None:
            self.detail.close_pane()
        else:
            self.detail.show_widget(title, widget)
            self._fit_detail()
            self._split()

    def turn_panes(self) -> None:
        """Where the page shows one pane at a time: the other one."""
        front = self.front
        for panes in front.findChildren(TwoPanes) if front is not None else ():
            if panes.isVisible():
                panes.turn()
        self.focus_keeper.give_back()

    def show_help(self, topic: str = "") -> None:
        here = self.here
        otherwise = self._parts.screens[here.screen].help_topic if here else "overview"
        self.help_page.open_topic(topic or topic_of(self.focusWidget(), otherwise))
        self.show_detail(self.help_page.title, self.help_page)

    def show_shortcuts(self) -> None:
        self.help_page.show_text("shortcuts", sheet_markdown(self.actions_now.available()))
        self.show_detail(translate("shell", "Keyboard shortcuts"), self.help_page)

    def open_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        pages = (f"go.{spec.id}" for spec in self._parts.screens.permitted(self._parts.permissions) if spec.in_menu)
        self.actions_now.fill(menu, *MENU[:-1], "-", *pages, *(("-", *self._parts.menu, "-") if self._parts.menu else ()), MENU[-1])
        corner = self.rail.menu_button.mapToGlobal(self.rail.menu_button.rect().topRight())
        menu.popup(corner)
        return menu

    # What the member chose

    def prefer(self, wanted: Preferences) -> None:
        """Keep it and let it take effect: at once, or by making the window again where its words or figures change."""
        before, self.preferences = self.preferences, wanted
        write_preferences(self._parts.state, wanted)
        self._wear_preferences()
        if before.rewords(wanted):
            self._parts.renew()

    def _wear_preferences(self) -> None:
        self.head.strip.volume_percent = self.preferences.volume_percent
        self.head.scan.use(self.preferences.scanning(self._parts.figures))

    # Look

    def switch_hints(self) -> None:
        self.head.step.show_hints(not self.head.step.hints_shown)

    def reset_layout(self) -> None:
        """Windows and lists as delivered; look, saved views and drafts stay."""
        for path in ("window", "grid"):
            self._parts.state.forget(path)
        self.resize(*SMALLEST)
        self.toast.say(translate("shell", "Lists and windows look as delivered from the next start on."))

    # Building

    def _build(self) -> None:
        self._centre = QWidget()
        self._centre.setProperty("role", "page")
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(10)
        page = self._page = QWidget()
        self._page_layout = QVBoxLayout(page)
        for widget in (self.offline_bar, self.notice_bar, self.head, self.colleague_line):
            self._page_layout.addWidget(widget)
        # Large text on a small window scrolls; nothing is ever squeezed below what it needs.
        scroll = self._scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.pages)
        self._page_layout.addWidget(scroll, 1)
        self._footers: dict[str, Foot] = {}
        self.splitter.addWidget(page)
        self.splitter.addWidget(self.detail)
        self.splitter.setStretchFactor(0, 1)
        layout = QHBoxLayout(self._centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addWidget(self.splitter, 1)
        self.setCentralWidget(self._centre)
        self.setStatusBar(self.lamps)
        self._parts.theme.changed.connect(self._wear)
        self._wear()

    def _make_desk(self) -> Desk:
        parts = self._parts
        return Desk(
            theme=parts.theme,
            figures=parts.figures,
            tasks=parts.tasks,
            state=parts.state,
            actions=self.actions_now,
            grid=GridDesk(
                parts.theme, parts.figures, parts.tasks, parts.state, parts.exporter, parts.today, tell=self.toast.say, trouble=self.trouble
            ),
            today=parts.today,
            permissions=parts.permissions,
            go=self.go,
            back=self.go_back,
            say=self.say,
            toast=self.toast.say,
            trouble=self.trouble,
            show_detail=self.show_of_page,
            badge=self.rail.badge,
            preferences=lambda: self.preferences,
            prefer=self.prefer,
            hints_shown=lambda: self.head.step.hints_shown,
            hear=lambda verdict: parts.sounds.play(verdict, self.preferences.volume_percent),
            work=parts.work,
            backups=parts.backups,
            kept_copy=parts.kept_copy,
            own_password=parts.own_password,
            people=parts.people,
        )

    def _bind(self) -> None:
        answers: dict[str, Callable[[], object]] = {
            "app.palette": self.palette_pane.open,
            "app.help": self.show_help,
            "app.shortcuts": self.show_shortcuts,
            "app.scanner_check": self.scans.check_scanner,
            "app.scanner_sheet": self.scans.print_sheet,
            "app.back": self.go_back,
            "app.forward": self.go_forward,
            "app.scan": lambda: self.head.scan.setFocus(Qt.FocusReason.ShortcutFocusReason),
            "app.pane": self.turn_panes,
            "app.close_detail": self.detail.close_pane,
            "app.scheme": self.look.switch_scheme,
            "app.larger": lambda: self.look.scale(1),
            "app.smaller": lambda: self.look.scale(-1),
            "app.normal_size": lambda: self.look.scale(0),
            "app.warehouse": self.look.switch_warehouse,
            "app.hints": self.switch_hints,
            "app.reset_layout": self.reset_layout,
            "app.full_screen": lambda: self.showNormal() if self.isFullScreen() else self.showFullScreen(),
            "app.quit": self.close,
        }
        for action_id, run in answers.items():
            self.actions_now.bind(action_id, _calling(run))
        bind_lists(self.actions_now, lambda: self.front, self.say)
        for spec in self._parts.screens:
            self.actions_now.bind(f"go.{spec.id}", partial(self.go, Place(spec.id)))
        self.rail.chosen.connect(lambda screen_id: self.go(Place(str(screen_id))))
        self.rail.scheme_pressed.connect(self.look.switch_scheme)
        self.rail.menu_pressed.connect(self.open_menu)
        self.head.scan.scanned.connect(self.scans.take)
        self.detail.closed.connect(self._detail_closed)
        self.palette_pane.closed.connect(self.focus_keeper.give_back)
        self.offline_bar.details_pressed.connect(self.lamps.waiting_pressed)

    def _detail_closed(self) -> None:
        self._pane_of = None
        self._fit_detail()
        screen = self.front
        if screen is not None and not self.head.scan.hasFocus():
            screen.focus_first()
        self.focus_keeper.give_back()

    def _split(self) -> None:
        sizes = self._parts.state.get("window/detail")
        wide = sizes if isinstance(sizes, int) and sizes > 200 else self._parts.theme.metrics.px(DETAIL_PX)
        wide = min(wide, self.splitter.width() // 2)
        self.splitter.setSizes([max(self.splitter.width() - wide, 1), wide])

    def _wear(self) -> None:
        metrics = self._parts.theme.metrics
        self._page_layout.setContentsMargins(metrics.page_margin, metrics.air(18), metrics.page_margin, metrics.air(14))
        self._page_layout.setSpacing(metrics.card_gap)
        keys = [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in ("Ctrl+K", "F1")]
        self.lamps.hints.setText(translate("shell", "{commands} commands    {help} help").format(commands=keys[0], help=keys[1]))
        self._fit()

    def _fit(self) -> None:
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized):  # before, its height is nobody's choice
            self._parts.theme.choose_room(self.height())
        self._fit_rail()
        self._fit_detail()

    def _fit_detail(self) -> None:
        """Where there is no room for both, the pane at the side stands before the page until it is closed."""
        metrics = self._parts.theme.metrics
        room = self.width() - self.rail.width() >= metrics.px(PAGE_LEAST_PX + DETAIL_PX)
        self._page.setVisible(room or self.detail.isHidden())

    def _fit_rail(self) -> None:
        self.rail.set_compact(self.width() < self._parts.theme.metrics.px(COMPACT_BELOW_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # What is kept

    def _restore(self) -> None:
        screens = [
            Box(area.x(), area.y(), area.width(), area.height())
            for area in (screen.availableGeometry() for screen in QGuiApplication.screens())
        ]
        match self._parts.state.get("window/box"):
            case [int(left), int(top), int(width), int(height)]:
                box = fitted(Box(left, top, width, height), screens)
                self.setGeometry(box.left, box.top, box.width, box.height)
            case _:
                self.resize(1280, 820)

    def keep(self) -> None:
        """Write down window and pane sizes."""
        box = self.normalGeometry() if self.isMaximized() or self.isFullScreen() else self.geometry()
        self._parts.state.set("window/box", [box.x(), box.y(), box.width(), box.height()])
        if not self.detail.isHidden():
            self._parts.state.set("window/detail", self.splitter.sizes()[1])
        self._parts.state.save()

    def closeEvent(self, event: QCloseEvent) -> None:
        busy = self._parts.busy()
        ask = self._parts.ask_close or ask_close
        if busy and not ask(self, busy):
            event.ignore()
            return
        self.keep()
        self.look.close()
        for screen in self._open_screens.values():
            screen.leave()
            screen.dispose()
        self._open_screens = {}
        super().closeEvent(event)


def _calling(run: Callable[[], object]) -> Callable[[], None]:
    def call() -> None:
        run()

    return call
