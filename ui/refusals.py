"""Owns how a refusal of the core reads: its sentence in the person's language, cut into what, why and what to do next."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from app.domain.refusals import Refusal, all_refusals
from ui.feedback import Feedback, Offer, Verdict
from ui.i18n import translate, translated
from ui.tasks import KnownTrouble


class _Facts(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "…"


@cache
def _templates() -> dict[str, str]:
    """Code -> the English sentence. Refusals are kinds of exceptions; their class attribute is the template."""
    return {re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower(): kind.says for kind in all_refusals()}


def refusal_text(refusal: Mapping[str, Any]) -> str:
    """The sentence of a refused outcome's `refusal`, translated; the core's own words for a kind not known here."""
    template = _templates().get(str(refusal.get("code", "")))
    if template is None:
        return str(refusal.get("message", ""))
    return translated("refusals", template).format_map(_Facts(refusal.get("facts", {})))


def in_parts(text: str) -> tuple[str, str, str]:
    """(what happened, why, what to do next): the first, the middle and the last sentence."""
    sentences = re.split(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ`“])", text.strip())
    if len(sentences) < 2:
        return text, "", ""
    return sentences[0], " ".join(sentences[1:-1]), sentences[-1]


def trouble_of(error: Exception) -> KnownTrouble | None:
    """For the task runner's judge: a refusal as something a person can act on, None for a bug."""
    if not isinstance(error, Refusal):
        return None
    facts = {"code": error.code, "facts": error.facts, "message": str(error)}
    return KnownTrouble(*in_parts(refusal_text(facts)))


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
