"""When a lamp says that nobody answers or posts, and in which words; knows neither whom is asked nor who posts."""

from __future__ import annotations

from datetime import datetime

from ui.figures import Figures
from ui.house import Standing
from ui.i18n import translate
from ui.widgets.status_lamps import LampBar, Light

LOOK_EVERY_MS = 500
SILENT_SECONDS = 2.0
"""An answer takes a moment; after this long without one the lamps say so, and not that all is well."""


def long_ago(moment: datetime, now: datetime) -> bool:
    return (now - moment).total_seconds() > SILENT_SECONDS


def shown_as(status: Standing, now: datetime) -> str:
    """What the lamp of the connection says: how the station stands, or "silent" when the book was asked and has not answered for a while."""
    if status.connection == "online" and status.asked_at is not None and long_ago(status.asked_at, now):
        return "silent"
    return status.connection


def clock(moment: datetime, now: datetime, figures: Figures) -> str:
    """The time of day, with its day where that is not today."""
    since, today = moment.astimezone(), now.astimezone()
    return f"{since:%H:%M}" if since.date() == today.date() else figures.moment(since)


def no_answer(since: str) -> str:
    return translate("shell", "No answer since {time}").format(time=since)


def say_waiting(lamps: LampBar, waiting: int, unposted_since: datetime | None, now: datetime, figures: Figures) -> None:
    """How much waits to be posted; and since when nothing is, if that is a while ago."""
    if waiting and unposted_since is not None and long_ago(unposted_since, now):
        not_posted = translate("shell", "%n waiting, nothing posted since {time}", None, waiting)
        lamps.waiting.say(Light.BAD, not_posted.format(time=clock(unposted_since, now, figures)))
    elif waiting:
        lamps.waiting.say(Light.WARN, translate("shell", "%n waiting to be posted", None, waiting))
    else:
        lamps.waiting.say(Light.GOOD, translate("shell", "Nothing waits"))
