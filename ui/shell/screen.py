"""Owns what a screen is to the shell, and the desk the shell gives every screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from db.presence import Attending
from ui.actions.bind import ActionSet
from ui.book import Workplace
from ui.feedback import Feedback, Verdict
from ui.figures import Figures
from ui.grid.panel import GridDesk
from ui.house import Backups, KeptCopy, OwnPassword, People
from ui.preferences import Preferences
from ui.scan import Reading
from ui.shell.places import Place
from ui.shell.router import Answer, Ask
from ui.site_days import Days
from ui.state import MemberState
from ui.tasks import Failure, TaskRunner
from ui.theme import Theme, Tone


@dataclass(frozen=True, slots=True)
class Headline:
    """What stands on top of a page: a step of at most four words, or a title; a hint; chips of state."""

    text: str
    hint: str = ""
    step: bool = False
    chips: tuple[tuple[str, Tone], ...] = ()
    scan_hint: str = ""
    """What the empty scan field asks for here."""


@dataclass(frozen=True)
class Desk:
    """Everything a screen may use of the shell; screens know nothing else of it, and nothing of each other."""

    theme: Theme
    figures: Figures
    tasks: TaskRunner
    state: MemberState
    actions: ActionSet
    grid: GridDesk
    today: Days
    permissions: frozenset[str]
    go: Callable[[Place], None]
    back: Callable[[], None]
    say: Callable[[Feedback], None]
    """The strip and its sound."""
    toast: Callable[..., None]
    """toast(text, undo=None)"""
    trouble: Callable[[Failure], None]
    """Say a failed task's message: what, why, what next."""
    show_detail: Callable[[str, QWidget | None], None]
    """Title and widget for the pane at the side; None closes it."""
    badge: Callable[[str, int], None]
    """(screen id, how many wait there)"""
    preferences: Callable[[], Preferences]
    """What this member has chosen."""
    prefer: Callable[[Preferences], None]
    """Choose otherwise: kept and in effect at once."""
    hints_shown: Callable[[], bool]
    hear: Callable[[Verdict], None]
    """The sound of a verdict, for trying it."""
    work: Workplace | None = None
    """The book, the drafts and the papers; None where no book is open."""
    backups: Backups | None = None
    """The daily backups; None where the book has none on this computer."""
    kept_copy: KeptCopy | None = None
    """What is kept of a shared book on this computer; None for a book that is here itself."""
    own_password: OwnPassword | None = None
    """The member's password at the server of a shared book; None where there is none."""
    people: People | None = None
    """Who works with the book; None where no book is open."""


class Screen(QWidget):
    """A page. A view with a plain presenter beside it; overrides what it needs."""

    headline_changed = Signal(object)
    sums_changed = Signal(object)
    """The sentence about selected cells, for the status bar."""

    def headline(self) -> Headline:
        raise NotImplementedError

    def footer(self) -> QWidget | None:
        """The bar of actions, the primary one at the right; the shell keeps it in sight below the page."""
        return None

    def open(self, place: Place) -> None:
        """Show the place's argument and bring back its selection; called on every arrival."""

    def place(self, screen_id: str) -> Place:
        """Where we are, selection included, as `open` will want it."""
        return Place(screen_id)

    def read(self, reading: Reading) -> Answer | Ask | bool:
        """A scan while in front: True or an answer if it is ours, False to let the router decide."""
        return False

    def focus_first(self) -> None:
        """Take the focus on arrival, on screens that are not for scanning."""
        self.setFocus()

    def focus_late(self) -> None:
        """What takes the focus on arrival came only now: as `focus_first`, unless somebody is at work elsewhere meanwhile."""
        now = QApplication.focusWidget()
        typing = isinstance(now, QLineEdit) and bool(now.text())
        if self.isVisible() and not typing and (now is None or not self.isAncestorOf(now)):
            self.focus_first()

    def attending(self) -> Attending | None:
        """What this page is about just now, for colleagues who are at the same; None: nothing that others could be at."""
        return None

    def met(self) -> None:
        """Others came to what this page is about, or went."""

    def touched(self, what: frozenset[str]) -> None:
        """Something was written, named by area; refresh if it concerns this screen."""

    def leave(self) -> None:
        """Another screen comes in front; keep drafts."""

    def dispose(self) -> None:
        """The window closes: drop what was connected, cancel what runs."""
