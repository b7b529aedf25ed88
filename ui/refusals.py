"""Owns how the core's codes read: refusals and phrases in the person's language, cut into what, why and what to do next."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from app.domain.currency import digits_of
from app.domain.refusals import Refusal
from app.domain.wording import Voice, read_aloud, spoken
from db.trouble import cause_of
from db.whose import whose
from ui.feedback import Feedback, Offer, Verdict
from ui.figures import Figures
from ui.i18n import translate, translated
from ui.tasks import KnownTrouble


class _Reader(Voice):
    """The voice of this desktop: its language, and figures as the person reads them."""

    def __init__(self) -> None:
        self.figures = Figures()

    def template(self, code: str) -> str | None:
        english = super().template(code)
        return None if english is None else translated("refusals", english)

    def decimal(self, value: Decimal) -> str:
        return self.figures.decimal(value)

    def money(self, value: Decimal, currency: str) -> str:
        return self.figures.money(value, places=digits_of(currency) if currency else 2)

    def day(self, value: date) -> str:
        return self.figures.day(value)

    def word(self, word: str) -> str:
        return translated("refusals", super().word(word))


_READER = _Reader()


def use_figures(figures: Figures) -> None:
    """Write figures in refusals like this from now on."""
    _READER.figures = figures


def refusal_text(refusal: Mapping[str, Any]) -> str:
    """The sentence of a refused outcome's `refusal`, or of anything else that is a code with facts."""
    return spoken(refusal, _READER)


def told(text: str) -> str:
    """The words of a column that holds a written phrase, or somebody's own words."""
    return read_aloud(text, _READER)


def in_parts(text: str) -> tuple[str, str, str]:
    """(what happened, why, what to do next): the first, the middle and the last sentence."""
    sentences = re.split(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ`“„])", text.strip())
    if len(sentences) < 2:
        return text, "", ""
    return sentences[0], " ".join(sentences[1:-1]), sentences[-1]


def trouble_of(error: Exception) -> KnownTrouble | None:
    """For the task runner's judge: a refusal as something a person can act on, None for a bug."""
    if not isinstance(error, Refusal):
        return _of_the_world(error) if whose(error) == "world" else None
    passes = getattr(error, "lasting", True) is False  # said by the troubles of a connection, which are not loaded where there is none
    return KnownTrouble(*in_parts(refusal_text(error.sealed())), unreached=passes)


def _of_the_world(error: Exception) -> KnownTrouble:
    """Disk, memory, network, a busy file: nobody's mistake, and gone when its cause is."""
    return KnownTrouble(
        translate("tasks", "This could not be done just now."),
        translate("tasks", "The computer or the book's server said: {problem}.").format(problem=cause_of(error).rstrip(".")),
        translate("tasks", "Check disk, memory and network, then try again; nothing was posted by this step."),
    )


def refused(result: Mapping[str, Any], offers: tuple[Offer, ...] = ()) -> Feedback:
    """What to say to an outcome that was refused, or that failed."""
    if "refusal" in result:
        what, why, next_step = in_parts(refusal_text(result["refusal"]))
        return Feedback(Verdict.REJECTED, what, why, next_step, offers)
    return Feedback(
        Verdict.REJECTED,
        translate("floor", "The book could not record this."),
        translate("floor", "Nothing was posted; your draft is kept. {details}").format(details=result.get("failure", "")),
        translate("floor", "Try again; if it comes back, send the crash report from the Help menu."),
        offers,
    )
