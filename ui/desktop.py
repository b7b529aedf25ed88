"""Owns the desktop of one member on one open book: it puts theme, tasks, screens, router and window together; knows no screen by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from app.domain.roles import ROLES
from db.queries.business_day import Place as BookPlace
from db.queries.business_day import places
from ui.actions.table import Action, ActionTable
from ui.answers import Answers
from ui.backups import BackupWatch
from ui.book import BookSession, Workplace
from ui.causes import Causes
from ui.colleagues import Colleagues
from ui.connection import ConnectionWatch
from ui.crash import CrashReporter
from ui.drafts import DraftStore
from ui.figures import Figures
from ui.grid.export import Exporter
from ui.heart import Heart
from ui.help import HelpShelf
from ui.house import MemberCard, OpenedBook, Station
from ui.i18n import QT_TRANSLATE_NOOP, translate
from ui.i18n.install import install
from ui.own_files import OwnFiles
from ui.papers import Paper
from ui.preferences import read_preferences
from ui.previews import roles_said
from ui.refusals import trouble_of, use_figures
from ui.screens import registry
from ui.shell.actions import SHELL_ACTIONS
from ui.shell.places import Place
from ui.shell.router import Router
from ui.shell.screens import ScreenTable
from ui.shell.window import ShellParts, ShellWindow
from ui.site_days import OneDay, SiteDays
from ui.sounds import SoundPlayer, ThreadedPlayer, system_player
from ui.state import MemberState
from ui.tasks import Judge, KnownTrouble, TaskRunner, ThreadRunner
from ui.theme import Theme

VERSION = "0.1.0"
_WINDOW = QT_TRANSLATE_NOOP("actions", "Window")
BOOK_ACTIONS = (
    Action("book.sign_out", QT_TRANSLATE_NOOP("actions", "Work as someone else"), _WINDOW, ("Ctrl+Shift+L",), icon="person"),
    Action("book.other", QT_TRANSLATE_NOOP("actions", "Open another book"), _WINDOW, ("Ctrl+Shift+O",), icon="ledger"),
    Action("book.prove", QT_TRANSLATE_NOOP("actions", "Prove the book now"), _WINDOW, icon="ok"),
    Action("book.compare", QT_TRANSLATE_NOOP("actions", "Compare a paper with the book"), _WINDOW, icon="reports"),
    Action("book.backup", QT_TRANSLATE_NOOP("actions", "Back up the book now"), _WINDOW, icon="ok", help_topic="backups"),
    Action("book.restore", QT_TRANSLATE_NOOP("actions", "Restore a backup"), _WINDOW, icon="refresh", help_topic="backups"),
    Action("book.remove_sample", QT_TRANSLATE_NOOP("actions", "Remove the sample company"), _WINDOW, icon="close"),
)


class Told(QObject):
    """Carries the news of a crash report to the UI thread."""

    report = Signal(object)
    trouble = Signal(object)


def permissions_of(member: MemberCard) -> frozenset[str]:
    """Everything that any of the member's roles permits; the book decides on the scope."""
    return frozenset().union(*(ROLES.get(role.role, frozenset()) for role in member.roles))


class Desktop(QObject):
    """One member at work. `close` ends everything but the book."""

    shut_out = Signal(object)
    """The right to this book was withdrawn: a KnownTrouble."""
    rights_changed = Signal()
    """The person wants a desktop with the rights they have now."""

    def __init__(
        self,
        *,
        theme: Theme,
        book: OpenedBook,
        member: MemberCard,
        folder: Path,
        exporter: Exporter,
        figures: Figures,
        language: str,
        today: Callable[[], date] | None = None,
        tasks: TaskRunner | None = None,
        sounds: SoundPlayer | None = None,
        home: str = "home",
        arrive: Place | None = None,
        renew: Callable[[Place], None] | None = None,
    ) -> None:
        super().__init__()
        self.book = book
        self.member = member
        self._leaving = False
        self._renew = renew
        mine = OwnFiles(folder, book, member.id)
        state = MemberState(mine.settings.parent, mine.settings.stem)
        chosen = read_preferences(state)
        language, figures = chosen.language or language, chosen.figures(figures)
        use_figures(figures)
        if chosen.language:
            install(theme.application, language)
        self._told = Told()
        self.crashes = CrashReporter(folder / "crash", VERSION, tell=self._told.report.emit)
        self._own_tasks: ThreadRunner | None = None
        self._watch: ThreadRunner | None = None
        self.tasks = runner = tasks or self._run_tasks()
        self.drafts = DraftStore(mine.drafts)
        self._sounds = sounds or system_player(QApplication.beep)
        permissions = permissions_of(member)
        session = book.session(member.id)
        self.days = SiteDays(book.now, [(role.entity_id, role.warehouse_id) for role in member.roles])
        self.days.know(_places_of(session))
        self.work = self._workplace(session, figures, language, costs="cost.see" in permissions)
        found = registry.areas()
        screens = registry.screens(found)
        permitted = [spec.id for spec in ScreenTable(screens).permitted(permissions)]
        self.window = ShellWindow(
            ShellParts(
                theme=theme,
                figures=figures,
                tasks=runner,
                state=state,
                sounds=self._sounds,
                screens=ScreenTable(screens),
                actions=ActionTable([*SHELL_ACTIONS, *BOOK_ACTIONS, *registry.actions(found)]),
                router=Router(registry.rules(found, session)),
                exporter=exporter,
                help=HelpShelf(language),
                today=OneDay(today) if today is not None else self.days,
                permissions=permissions,
                company=book.name,
                member=f"{member.name} · {roles_said(role.role for role in member.roles)}",
                home=home if home in permitted else permitted[0],
                busy=self._lasting,
                work=self.work,
                backups=book.backups,
                kept_copy=book.kept_copy,
                own_password=book.own_password,
                people=book.people,
                menu=tuple(action.id for action in BOOK_ACTIONS),
                renew=self._make_again,
            )
        )
        self.window.written.connect(self._look_at_places)
        self._told.report.connect(self.window.show_crash)
        self._told.trouble.connect(self.window.trouble)
        self.crashes.known = self._say_known
        self.heart = Heart(self.window, book, self._watch or runner, figures, lambda: self.days.told(figures))
        self.backups = BackupWatch(self.window, book.backups, self._watch or runner) if book.backups is not None else None
        if self.backups is None:
            self.window.actions_now.bind("book.backup", lambda: None, why_not=lambda: _why_no_backup(book))
        self.causes = Causes(self.window, session, runner)
        self.heart.beaten.connect(self.causes.look)
        self.colleagues = Colleagues(self.window, session, book.station, self._watch or runner, figures)
        self.heart.changed.connect(self.colleagues.look)
        self.connection = self._follow(book.station, figures)
        self.window.actions_now.bind("book.prove", self.heart.prove_now)
        self.window.actions_now.bind("book.compare", self.heart.show_comparing)
        if arrive is not None and arrive.screen in self.window.screens:
            self.window.go(arrive)

    def _look_at_places(self, areas: frozenset[str]) -> None:
        """A company or site may be said to be in another time zone at any moment."""
        if "organisation" in areas:
            self.tasks.run(lambda pulse: self.days.know(_places_of(self.work.book)), lambda news: None, lambda failure: None)

    def _say_known(self, error: BaseException) -> bool:
        """What a person can act on is no bug, wherever it comes up."""
        if isinstance(error, KnownTrouble):
            self._told.trouble.emit(error)
        return isinstance(error, KnownTrouble)

    def _run_tasks(self) -> TaskRunner:
        """Threads of our own: for the work, and three to watch the book, of which one may be busy with a proof and one with a backup."""
        judge = Judge(known=trouble_of, on_bug=self.crashes.report)
        self._own_tasks, self._watch = ThreadRunner(judge), ThreadRunner(judge, threads=3)
        return self._own_tasks

    def _workplace(self, session: BookSession, figures: Figures, language: str, *, costs: bool) -> Workplace:
        """What the screens work with."""
        return Workplace(
            session,
            self.drafts,
            self.book.papers(self.member.id, figures, language, costs=costs),
            self.show_paper,
            lambda areas: self.window.touched(areas),
            reports=self.book.reports(self.member.id, figures, language),
            outgoing=self.book.station,
            company=self.book.station,
        )

    def _follow(self, station: Station | None, figures: Figures) -> ConnectionWatch | None:
        """Show how a shared book is connected, and bring answers that come late."""
        if station is None:
            return None
        answers = Answers(self.window, self.work.book, station, self.drafts, self.tasks)
        watch = ConnectionWatch(self.window, self.book, station, self._watch or self.tasks, figures, ask_password=self._ask_password)
        watch.arrived.connect(answers.look)
        watch.arrived.connect(self.causes.look)
        watch.moved.connect(self.heart.beat)
        watch.shut_out.connect(self.shut_out)
        watch.rights_changed.connect(self.rights_changed)
        watch.stopped.connect(answers.close)
        return watch

    def _ask_password(self, sentence: str) -> None:
        """Beside the work, not over it."""
        from ui.start.connect import PasswordPane

        pane = PasswordPane(self.member.id, sentence)

        def entered(password: str) -> None:
            self.window.show_detail("", None)
            self.tasks.run(lambda pulse: self.book.log_in(password), lambda done: None, self.window.trouble)

        pane.entered.connect(entered)
        self.window.show_detail(translate("shell", "Sign in again"), pane)
        pane.password.setFocus()

    def start(self) -> None:
        """Begin to watch the book."""
        if self.connection is not None:
            self.connection.start()
        self.heart.start()
        self.colleagues.start()
        if self.backups is not None:
            self.backups.start()

    @property
    def idle(self) -> bool:
        """Whether nothing is on its way."""
        return not any(runner.busy for runner in (self._own_tasks, self._watch) if runner is not None)

    def _lasting(self) -> int:
        """Pieces of work that somebody waits for; the proof that nobody asked for is made again the next time."""
        if self._own_tasks is None or self._leaving:
            return 0
        return self._own_tasks.lasting + self.heart.asked

    def _make_again(self) -> None:
        """Where nobody makes the window again, the choice shows from the next start on."""
        screen, here = self.window.front, self.window.here
        if self._renew is not None and screen is not None and here is not None:
            self._renew(screen.place(here.screen))

    def show_paper(self, paper: Paper) -> None:
        """In the viewer; what is shown, saved and printed are these bytes."""
        self.window.go(Place("paper", Paper(paper.title, paper.file_name, paper.pdf)))

    def close(self) -> None:
        self._leaving = True
        self.heart.stop()
        self.causes.close()
        self.colleagues.close()
        if self.backups is not None:
            self.backups.stop()
        if self.connection is not None:
            self.connection.stop()
        self.window.close()
        for runner in (self._own_tasks, self._watch):
            if runner is not None:
                runner.close()
        if isinstance(self._sounds, ThreadedPlayer):
            self._sounds.close()
        self.drafts.close()


def _places_of(session: BookSession) -> Sequence[BookPlace]:
    with session.reading() as connection:
        return places(connection)


def _why_no_backup(book: OpenedBook) -> str:
    if book.embedded:
        return translate("backups", "The sample company needs no backup.")
    return translate("backups", "A shared book is backed up on its server; its administrator sees to that.")
