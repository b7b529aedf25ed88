"""Owns what a desktop shows of a shared book's connection: lamps, the calm bar, news of restores and rights; knows no screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ui.feedback import Offer
from ui.figures import Figures
from ui.house import OpenedBook, Standing, Station
from ui.i18n import translate
from ui.refusals import in_parts, refusal_text
from ui.shell.places import Place
from ui.shell.window import ShellWindow
from ui.silence import LOOK_EVERY_MS, clock, no_answer, say_waiting, shown_as
from ui.tasks import KnownTrouble, Pulse, TaskRunner, TaskScope
from ui.theme import Tone
from ui.widgets.notice_bar import Notice
from ui.widgets.status_lamps import Light
from ui.words import age

AGE_EVERY_MS = 15_000
CLOCK_TOLD_MINUTES = 5
"""A clock that is less wrong matters to nobody but at midnight, and is put right in silence."""
WRONG_PASSWORD = ("login_rejected", "password_missing")
"""Codes of what another password mends."""
MUCH_ROWS = 5_000
"""Fewer are there before anyone could read that they are coming."""
TOGETHER_MS = 60
"""News that come close together are shown once."""


class _Bell(QObject):
    """Carries the station's news from its thread to ours."""

    rung = Signal()


class ConnectionWatch(QObject):
    """Follows a station. `moved` comes when the data here changed, `arrived` when outcomes want a person."""

    moved = Signal()
    arrived = Signal()
    shut_out = Signal(object)
    """The right was withdrawn: a KnownTrouble with the sentence."""
    stopped = Signal()
    rights_changed = Signal()
    """The person wants to go on with the rights they have now."""

    def __init__(
        self,
        window: ShellWindow,
        book: OpenedBook,
        station: Station,
        tasks: TaskRunner,
        figures: Figures,
        *,
        ask_password: Callable[[str], None],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(window)
        self._window = window
        self._book = book
        self._station = station
        self._tasks = TaskScope(tasks)
        self._figures = figures
        self._ask_password = ask_password
        self._now = now
        self._noticed = station.status().noticed
        self._rights = station.status().scope
        """Those that this window was made with."""
        self._news: dict[str, Notice] = {}
        self._out = self._stopped = False
        self._bell = _Bell()
        self._soon = QTimer(self, singleShot=True, interval=TOGETHER_MS)
        self._soon.timeout.connect(self.look)
        self._bell.rung.connect(self._ring, Qt.ConnectionType.QueuedConnection)
        self._age = QTimer(self, interval=AGE_EVERY_MS)
        self._age.timeout.connect(self.look)
        self._silence = QTimer(self, interval=LOOK_EVERY_MS)
        self._silence.timeout.connect(self._show_lamps)
        window.notice_bar.put_away.connect(lambda key: self._news.pop(str(key), None))
        window.lamps.waiting_pressed.connect(lambda: window.go(Place("pending")))
        window.offline_bar.help_pressed.connect(self._help)

    def start(self) -> None:
        self._station.listen(self._bell.rung.emit)
        self._age.start()
        self._silence.start()
        self.look()

    def stop(self) -> None:
        """News that are on their way to our thread find nobody."""
        self._stopped = True
        self._station.listen(lambda: None)
        self._age.stop()
        self._silence.stop()
        self._soon.stop()
        self._tasks.close()
        self.stopped.emit()

    def look(self) -> None:
        """Show how things stand now."""
        status = self._station.status()
        if status.connection == "no access":
            self._leave(status)
            return
        self._lamps(status)
        self._bar(status)
        self._window.notice_bar.tell("connection", self._notices(status))
        self.arrived.emit()
        self.moved.emit()

    # Parts

    def _ring(self) -> None:
        if not self._stopped and not self._soon.isActive():
            self._soon.start()

    def _show_lamps(self) -> None:
        """What no news tells: that somebody has not answered for a while."""
        self._lamps(self._station.status())

    def _lamps(self, status: Standing) -> None:
        lamps = self._window.lamps
        light, words = {
            "online": (Light.GOOD, translate("shell", "Connected")),
            "connecting": (Light.OFF, translate("shell", "Connecting …")),
            "offline": (Light.WARN, translate("shell", "Offline since {time}").format(time=self._clock(status.since))),
            "silent": (Light.WARN, no_answer(self._clock(status.asked_at or status.since))),
        }.get(shown_as(status, self._now()), (Light.BAD, translate("shell", "Not connected")))
        if (light, words) != (lamps.connection.light, lamps.connection.text()):
            lamps.connection.say(light, words)
        unposted = status.unposted_since if status.connection == "online" else None
        say_waiting(lamps, status.waiting, unposted, self._now(), self._figures)

    def _wrong_clock(self, status: Standing) -> list[Notice]:
        """A wrong clock posts on a wrong day: it is said as long as it is wrong, in minutes."""
        minutes = round(status.clock_behind / timedelta(minutes=1))
        if abs(minutes) < CLOCK_TOLD_MINUTES:
            return []
        now = self._now()
        behind = translate("shell", "The clock of this computer is {age} behind the book's.")
        ahead = translate("shell", "The clock of this computer is {age} ahead of the book's.")
        text = (behind if minutes > 0 else ahead).format(age=age(now - timedelta(minutes=abs(minutes)), now))
        if status.clock_too_far:
            more = translate(
                "shell",
                "Nobody can tell which of them is wrong: look at the date of everything that you post, and have the clocks set right.",
            )
            return [Notice("clock", Tone.BAD, text, more, again="too far")]
        more = translate("shell", "Days and times go by the book's clock, so that nothing is posted on a wrong day. Set this one right.")
        return [Notice("clock", Tone.WARN, text, more, again="wrong")]

    def _clock(self, moment: datetime) -> str:
        return clock(moment, self._now(), self._figures)

    def _bar(self, status: Standing) -> None:
        bar = self._window.offline_bar
        if status.loading and status.loaded_rows >= MUCH_ROWS:
            quantity = self._figures.quantity
            bar.reading(quantity(Decimal(status.loaded_rows)), quantity(Decimal(status.loading_rows)) if status.loading_rows else "")
        elif status.connection == "offline":
            bar.offline(since=self._clock(status.since), waiting=status.waiting, age=age(status.looked_at or status.since, self._now()))
        elif status.connection == "refused":
            what, why, what_next = in_parts(self.sentence(status))
            act = translate("shell", "Enter the password") if status.problem[0] in WRONG_PASSWORD else translate("shell", "Try again")
            bar.needs_help(what, f"{why} {what_next}".strip(), act)
        else:
            bar.online()

    def sentence(self, status: Standing) -> str:
        """Why the book cannot be used, in the person's language."""
        code, facts = status.problem
        return refusal_text({"code": code, "facts": dict(facts), "message": status.trouble})

    def _notices(self, status: Standing) -> list[Notice]:
        """What holds now: other rights than this window was made with, and news that nobody has seen yet."""
        if status.noticed != self._noticed:
            self._noticed = status.noticed
            if status.notice != "scope":
                notice = self._notice(status)
                self._news[notice.key] = notice
        if not self._rights:
            self._rights = status.scope
        rights = [self._other_rights()] if status.scope and status.scope != self._rights else []
        return [*rights, *self._wrong_clock(status), *self._news.values()]

    def _other_rights(self) -> Notice:
        """Ends where the rights are again those that the window was made with, or with the window."""
        return Notice(
            "scope",
            Tone.ACCENT,
            translate("shell", "Your rights in the book have changed."),
            translate("shell", "What you may see now was read anew."),
            (Offer(translate("shell", "Show what I may do now"), self.rights_changed.emit),),
            urgent=True,
        )

    def _notice(self, status: Standing) -> Notice:
        if status.notice == "differs":
            return Notice(
                "differs",
                Tone.WARN,
                translate("shell", "What was kept here was not what the book holds."),
                translate("shell", "It was read anew and is the book's again. Look once more at figures that you noted meanwhile."),
            )
        if status.notice == "locked":
            return Notice(
                "locked",
                Tone.WARN,
                translate("shell", "The key in the keyring did not open what was kept here."),
                translate("shell", "It was thrown away and read anew from the book, with what waits here as it was."),
            )
        again = translate(
            "shell", "%n command(s) from here that it lacked are sent again; nothing is posted twice.", None, status.sent_again
        )
        if status.notice == "restored":
            text = translate("shell", "The shared book was restored from a backup.")
        else:
            text = translate("shell", "The shared book is not the one that was known here.")
        return Notice("restored", Tone.WARN, text, f"{translate('shell', 'Everything was read anew.')} {again}")

    def _help(self) -> None:
        status = self._station.status()
        if status.problem[0] in WRONG_PASSWORD:
            self._ask_password(self.sentence(status))
        else:
            self._tasks.run(self._again, lambda done: None, self._window.trouble)

    def _again(self, pulse: Pulse) -> None:
        self._station.look_now()

    def _leave(self, status: Standing) -> None:
        if not self._out:
            self._out = True
            self.shut_out.emit(KnownTrouble(*in_parts(self.sentence(status))))
