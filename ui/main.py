"""Owns the program's run: the first painted window, then the book, the person, the desktop; everything heavy is imported after paint."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from ui.i18n import translate
from ui.i18n.install import install, language_of_system
from ui.pace import release_heap, settle_heap, take_turns
from ui.start.window import StartWindow, TroublePage
from ui.tasks import Bug, Failure, GivenUp, Judge, KnownTrouble, Pulse, Step, ThreadRunner
from ui.theme import Theme, Tone

if TYPE_CHECKING:
    from ui.desktop import Desktop
    from ui.figures import Figures
    from ui.house import House, MemberCard, OpenedBook, Visited
    from ui.shell.places import Place
    from ui.start.connect import PasswordPage
    from ui.start.sign_in import SignIn
    from ui.start.wizard import FirstStart
    from ui.state import MemberState

LAST_MEMBER = "last/member"


class Program:
    """From the first window to the last. `make_house` may block and import: it is called in a task."""

    def __init__(self, application: QApplication, make_house: Callable[[], House], *, place: str = "") -> None:
        self._application = application
        self._make_house = make_house
        self._place = place
        self.theme = Theme(application, scheme="system")
        self.language = language_of_system()
        install(application, self.language)
        self.tasks = ThreadRunner(Judge(known=_known))
        self.house: House | None = None
        self.book: OpenedBook | None = None
        self.desktop: Desktop | None = None
        self.wizard: FirstStart | None = None
        self.sign_in_page: SignIn | None = None
        self.password_page: PasswordPage | None = None
        self.start = StartWindow(self.theme)
        self.start.painted.connect(lambda: QTimer.singleShot(0, self.begin))

    @property
    def figures(self) -> Figures:
        from ui.figures import Figures

        name = QLocale.system().name()
        return Figures("en_GB" if name == "C" else name)

    def begin(self) -> None:
        """The window was seen; now the rest may take its time."""
        self.tasks.run(lambda pulse: self._make_house(), self._housed, self._failed)

    def close(self) -> None:
        self._leave_desktop()
        self._leave_book()
        self.tasks.close()
        self.start.close()

    # The book

    def _housed(self, house: House) -> None:
        self.house = house
        known = house.known()
        place = self._place or (known[0].place if known else "")
        if place:
            self.open(place)
        else:
            self.first_start()

    def first_start(self) -> None:
        """Sample company, new book, or one that exists."""
        from ui.start.wizard import FirstStart

        house = self._the_house()
        self._leave_desktop()
        self._leave_book()
        self.wizard = FirstStart(
            charts=house.charts(), known=house.known(), suggest=house.suggest_place, keeps_passwords=house.keeps_passwords
        )
        self.wizard.finished.connect(self._act)
        self.wizard.test_wanted.connect(self._try_out)
        self._show_start()
        self.start.put(self.wizard)

    def open(self, place: str) -> None:
        """A book by its place; the password of a shared one is asked for where nobody kept it."""
        house = self._the_house()
        if house.address_of(place) is None:
            self._wait(translate("start", "Opening the book …"), lambda pulse: house.open(place), self._opened)
        elif house.password_known(place):
            self._open_shared(place, "", remember=True, failed=partial(self._not_opened, place))
        else:
            self.ask_password(place)

    def ask_password(self, place: str, problem: Failure | None = None) -> None:
        """Sign in to a shared book; `problem` is why it did not succeed the last time."""
        from ui.start.connect import PasswordPage

        house = self._the_house()
        address = house.address_of(place)
        assert address is not None
        name = next((book.name for book in house.known() if book.place == place), address.database)
        said = str(_trouble(problem)) if problem else ""
        page = PasswordPage(address, name, keeps_passwords=house.keeps_passwords, problem=said, tone=_tone(problem))
        again = partial(self.ask_password, place)
        page.entered.connect(lambda password, remember: self._open_shared(place, password, remember=remember, failed=again))
        page.other_book.connect(self.first_start)
        self.password_page = page
        self._show_start()
        self.start.put(page)

    def _open_shared(self, place: str, password: str, *, remember: bool, failed: Callable[[Failure], None]) -> None:
        house = self._the_house()

        def work(pulse: Pulse) -> OpenedBook:
            return house.open(place, password=password, remember=remember, told=partial(_tell, pulse))

        page = self.start.wait(translate("start", "Connecting to the shared book …"))
        page.offer_cancel()
        self._show_start()

        def moved(step: Step) -> None:
            if step.text:
                quantity = self.figures.quantity
                words = translate("start", "Reading the book for the first time: {rows} of {total} rows")
                words = words.format(rows=quantity(Decimal(step.done)), total=quantity(Decimal(step.total)))
                page.progress(step.done, step.total, words)

        task = self.tasks.run(work, self._opened, failed, progress=moved)
        page.cancelled.connect(task.stop)

    def _not_opened(self, place: str, failure: Failure) -> None:
        """What is kept in the keyring did not do, or the book cannot be reached and nothing of it is here yet."""
        if isinstance(failure, GivenUp) or self._the_house().password_known(place):
            self._failed(failure, again=partial(self.open, place))
        else:
            self.ask_password(place, failure)

    def _try_out(self) -> None:
        wizard, house = self.wizard, self._the_house()
        assert wizard is not None
        address, password = wizard.steps.address(), wizard.steps.entries.password

        def found(visited: Visited) -> None:
            words = translate("start", "This works: {book}, as {member}.").format(book=visited.book, member=visited.member)
            if self.wizard is wizard:
                wizard.tested(words, good=True)

        def failed(failure: Failure) -> None:
            if self.wizard is wizard:
                wizard.tested(str(_trouble(failure)), good=False)

        self.tasks.run(lambda pulse: house.try_out(address, password), found, failed)

    def _connect(self) -> None:
        """What the wizard asked for; where it does not succeed, the wizard comes back with everything that was entered."""
        assert self.wizard is not None
        steps = self.wizard.steps
        address, password, remember = steps.address(), steps.entries.password, steps.entries.remember

        def back(failure: Failure) -> None:
            self.first_start()
            assert self.wizard is not None
            self.wizard.enter(address)
            self.wizard.login.password.setText(password)
            self.wizard.complain(str(_trouble(failure)), _tone(failure))

        self._open_shared(self._the_house().place_of(address), password, remember=remember, failed=back)

    def _act(self) -> None:
        from datetime import UTC, datetime

        from app.domain.business_day import own_day
        from ui.start.steps import Choice

        assert self.wizard is not None
        entries, house = self.wizard.steps.entries, self._the_house()
        match entries.choice:
            case Choice.SAMPLE:
                text = translate("start", "Making the sample company …")
                self._wait(text, lambda pulse: house.sample(pulse.beat), self._opened)
            case Choice.NEW:
                wanted = self.wizard.steps.new_book(own_day(datetime.now(UTC)))
                self._wait(translate("start", "Creating the book …"), lambda pulse: house.create(wanted), self._opened)
            case Choice.CONNECT:
                self._connect()
            case Choice.OPEN:
                self.open(entries.open_place.strip())

    def _opened(self, book: OpenedBook) -> None:
        self.book = book

        def members(pulse: Pulse) -> list[MemberCard]:
            return list(book.members())

        self.tasks.run(members, self._ask_member, self._failed)

    # The person

    def _ask_member(self, members: list[MemberCard]) -> None:
        if len(members) == 1:
            self.work_as(members[0])
            return
        from ui.start.sign_in import SignIn

        assert self.book is not None
        last = self._state().get(f"{LAST_MEMBER}/{self.book.identity}")
        page = SignIn(self.theme, members, book=self.book.name, last=last if isinstance(last, str) else "")
        page.chosen.connect(self.work_as)
        page.other_book.connect(self.first_start)
        self.sign_in_page = page
        self._show_start()
        self.start.put(page)

    def work_as(self, member: MemberCard) -> None:
        """The desktop opens one tick after the page was left, so that the press is seen."""
        self.wizard = None
        self.start.wait(translate("start", "Opening the desktop …"))
        QTimer.singleShot(0, self.start, partial(self._open_desktop, member))

    def _open_desktop(self, member: MemberCard, arrive: Place | None = None) -> None:
        from ui.desktop import Desktop

        house, book = self._the_house(), self.book
        assert book is not None
        self._state().set(f"{LAST_MEMBER}/{book.identity}", member.id)
        self.desktop = Desktop(
            theme=self.theme,
            book=book,
            member=member,
            folder=house.state_folder,
            exporter=house.exporter,
            figures=self.figures,
            language=self.language,
            arrive=arrive,
            renew=lambda place: QTimer.singleShot(0, self.start, partial(self._renew, member, place)),
        )
        self.desktop.crashes.install()
        self.desktop.shut_out.connect(lambda trouble: QTimer.singleShot(0, self.start, partial(self._shut_out, trouble)))
        self.desktop.rights_changed.connect(lambda: QTimer.singleShot(0, self.start, self._reopen))
        actions = self.desktop.window.actions_now
        actions.bind("book.sign_out", self.sign_out)
        actions.bind("book.other", self.first_start)
        actions.bind("book.restore", self.restore)
        actions.bind("book.remove_sample", self.remove_sample, why_not=self._why_no_sample)
        self.desktop.window.show()
        self.start.hide()
        self.desktop.window.activateWindow()
        settle_heap()
        self.desktop.start()

    def _renew(self, member: MemberCard, place: Place) -> None:
        """The same desktop at the same place with other words or figures; the drafts lie on the disk."""
        self._leave_desktop()
        self._open_desktop(member, place)

    def sign_out(self) -> None:
        """Back to the list of people; the book stays open. A shared book is one person's: it is connected to anew."""
        address = self._the_house().address_of(self.book.place) if self.book is not None else None
        if address is not None:
            self.first_start()
            assert self.wizard is not None
            self.wizard.enter(replace(address, member=""))
            return
        self._leave_desktop()
        self._show_start()
        if self.book is not None:
            self._opened(self.book)

    def _reopen(self) -> None:
        """The same person with the rights they have now."""
        self._leave_desktop()
        self._show_start()
        if self.book is not None:
            self._opened(self.book)

    def _shut_out(self, trouble: KnownTrouble) -> None:
        """The right to this book was withdrawn, and what was kept of it is deleted."""
        self._leave_desktop()
        self._leave_book()
        self._failed(trouble)

    def restore(self) -> None:
        """A backup becomes a new book beside the present one, which stays as it is; the new one is opened."""
        from ui.start.wizard import ask_backup, ask_new_place

        house = self._the_house()
        assert self.desktop is not None
        window, name = self.desktop.window, self.book.name if self.book is not None else ""
        backup = ask_backup(window)
        place = ask_new_place(window, house.suggest_place(name)) if backup else ""
        if place:
            self.restore_to(backup, place)

    def restore_to(self, backup: str, place: str) -> None:
        house = self._the_house()
        self._leave_desktop()
        self._leave_book()
        self._wait(
            translate("start", "Restoring the backup …"),
            lambda pulse: house.restore(backup, place, lambda done, total, _name: pulse.beat(done, total)),
            self._opened,
        )

    def remove_sample(self) -> None:
        house = self._the_house()
        self._leave_desktop()
        self._leave_book()
        house.remove_sample()
        self.first_start()

    def _why_no_sample(self) -> str:
        book = self.book
        known = self._the_house().known()
        is_sample = book is not None and any(one.is_sample and one.place == book.place for one in known)
        return "" if is_sample else translate("start", "This is not the sample company.")

    # Parts

    def _wait(self, text: str, work: Callable[[Pulse], OpenedBook], done: Callable[[OpenedBook], None]) -> None:
        page = self.start.wait(text)
        self._show_start()
        self.tasks.run(work, done, self._failed, progress=lambda step: page.progress(step.done, step.total))

    def _failed(self, failure: Failure, *, again: Callable[[], None] | None = None) -> None:
        trouble = _trouble(failure)
        page = TroublePage(trouble.what, trouble.why, trouble.next_step, _tone(failure))
        if again is not None:
            retry = QPushButton(translate("start", "Try again"))
            retry.setProperty("role", "primary")
            retry.clicked.connect(again)
            page.buttons.addWidget(retry)
        if self.house is not None:
            other = QPushButton(translate("start", "Choose another book"))
            other.clicked.connect(self.first_start)
            page.buttons.addWidget(other)
        self._show_start()
        self.start.put(page)

    def _show_start(self) -> None:
        self.start.show()
        self.start.raise_()

    def _leave_desktop(self) -> None:
        if self.desktop is not None:
            desktop, self.desktop = self.desktop, None
            desktop.close()
            desktop.window.deleteLater()
            release_heap()
            install(self._application, self.language)

    def _leave_book(self) -> None:
        if self.book is not None:
            book, self.book = self.book, None
            book.close()

    def _the_house(self) -> House:
        assert self.house is not None
        return self.house

    def _state(self) -> MemberState:
        from ui.state import MemberState

        return MemberState(self._the_house().state_folder / "settings", "this-computer")


def main(make_house: Callable[[], House], *, place: str = "", fatal: Callable[[str], None] | None = None) -> int:
    """Open the desktop and stay until it is closed; returns the exit code. `fatal` is told why the toolkit cannot start, and must end."""
    from ui.process import StopSignals, tell_fatal

    listen = tell_fatal(fatal) if fatal is not None else lambda: None
    application = QApplication.instance() or QApplication(sys.argv[:1])
    listen()
    assert isinstance(application, QApplication)
    QCoreApplication.setApplicationName("Dockledger")
    take_turns()
    stops = StopSignals(application)
    program = Program(application, make_house, place=place or os.environ.get("DOCKLEDGER_BOOK", ""))
    program.start.show()
    code = application.exec()
    program.close()
    stops.close()
    return code


def _tell(pulse: Pulse, done: int, total: int, text: str) -> None:
    """Report how far it is; raises `GivenUp` after Cancel."""
    if pulse.stopping:
        raise GivenUp(
            translate("start", "Connecting was cancelled."),
            translate("start", "What is kept on this computer is as it was before."),
            translate("start", "Connect again when it suits you: it begins anew."),
        )
    pulse.beat(done, total, text)


def _tone(failure: Failure | None) -> Tone:
    """What a person gave up is no mistake."""
    return Tone.NEUTRAL if isinstance(failure, GivenUp) else Tone.BAD


def _trouble(failure: Failure) -> KnownTrouble:
    return failure.trouble if isinstance(failure, Bug) else failure


def _known(error: Exception) -> KnownTrouble | None:
    from ui.refusals import trouble_of

    return trouble_of(error)
