"""Owns what the warehouse screens share between view and presenter: whom the presenter calls, the lists before work is opened,
and what is said of scans that came after something was sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.queries.floor import ItemFacts
from ui.book import Workplace
from ui.feedback import Feedback
from ui.figures import Figures
from ui.i18n import translate
from ui.previews import Verdict as Judged
from ui.sending import Sent, counted_before
from ui.shell.places import Place
from ui.site_days import Days
from ui.tally import Arrival, Rest, Tally
from ui.tasks import Failure, TaskScope

if TYPE_CHECKING:
    from ui.shell.screen import Desk


@dataclass(frozen=True)
class FloorView:
    """What a presenter asks of whoever shows it."""

    changed: Callable[[], None]
    entry: Callable[[Judged | None], None]
    say: Callable[[Feedback], None]
    trouble: Callable[[Failure], None]
    go: Callable[[Place], None]
    badge: Callable[[int], None]


def floor_view(desk: Desk, kind: str, *, changed: Callable[[], None], entry: Callable[[Judged | None], None]) -> FloorView:
    """The view of the screen `kind` on a desk."""
    return FloorView(
        changed=changed,
        entry=entry,
        say=desk.say,
        trouble=desk.trouble,
        go=desk.go,
        badge=lambda number: desk.badge(kind, number),
    )


@dataclass(frozen=True)
class ListDesk:
    """What lists work with; `changed` is called whenever something else is to be shown, `badge` with how many wait."""

    work: Workplace
    tasks: TaskScope
    figures: Figures
    today: Days
    changed: Callable[[], None]
    failed: Callable[[Failure], None]
    badge: Callable[[int], None]


class FloorLists:
    """The lists of a screen before a piece of work is open."""

    def __init__(self, desk: ListDesk) -> None:
        self._work = desk.work
        self._tasks = desk.tasks
        self._figures = desk.figures
        self._today = desk.today
        self._changed = desk.changed
        self._failed = desk.failed
        self._badge = desk.badge
        self.loading = False

    def _fail(self, failure: Failure) -> None:
        self.loading = False
        self._failed(failure)


def rest_said(sent: Sent, what: str, rest: Rest, item_of: Callable[[str], ItemFacts], figures: Figures) -> Feedback:
    """An earlier attempt of `what` counts: the scans and goods that came after it, and what was taken back too late."""

    def named(arrivals: Iterable[Arrival]) -> list[str]:
        texts = {"good": translate("floor", "{quantity} {unit} {item}"), "damaged": translate("floor", "{quantity} {unit} {item}, damaged")}
        found = [(item_of(one.key.item_id), one) for one in arrivals]
        return [
            texts[one.key.condition].format(quantity=figures.quantity(one.quantity), unit=item.base_unit, item=item.name)
            for item, one in found
        ]

    kept = translate("floor", "%n scan(s) came after that and are not posted:", None, len(rest.steps)) if rest.steps else ""
    return counted_before(sent, what, kept, named(Tally(rest.steps).arrivals()), named(rest.undone))
