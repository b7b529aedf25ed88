"""Owns sending so that everything counts once: what an attempt holds is kept before it is sent, and asked for before the next one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.commands.registry import Command, write_body
from db.queries.known_as import in_words
from ui.book import BookSession, Workplace
from ui.drafts import Attempt, Claim, DraftHead, DraftStore, elsewhere
from ui.feedback import Cause, Feedback, Known, Offer, Verdict, until_decided
from ui.i18n import translate
from ui.tasks import Failure, KnownTrouble, TaskScope

NAMED_MAX = 3
"""So many things are named one by one in a sentence."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The book's answer: posted, held, refused or failed, with the document's id and number where it has them.

    "waiting": it is stored here and goes to the shared book as soon as that can be reached; `command_id` names it until then.
    """

    status: str
    document: str
    number: str
    result: Mapping[str, Any]
    command_id: str = ""
    reached: bool = True
    """Whether the book answered while it was sent."""
    held: Attempt | None = None
    """The earlier attempt that counts, where its answer was lost: what was to be sent now was not sent. None otherwise."""

    @property
    def counts(self) -> bool:
        """Posted, waiting for an approval, or safe on its way; nothing is left to do here."""
        return self.status in ("posted", "held", "waiting")

    def file_away(self, drafts: DraftStore, draft_id: str, place: str, rest: DraftHead | None = None, steps: Sequence[bytes] = ()) -> None:
        """What becomes of its draft: forgotten, or kept aside until the outcome is known. `place` opens it on its screen.

        `rest` is what came after the attempt that counts: it is a draft from now on.
        """
        if self.held is None and rest is not None:
            drafts.put(rest)
        if self.held is not None:
            drafts.split(draft_id, self.held, place, rest, steps, waits=self.status == "waiting")
        elif self.status == "waiting":
            drafts.set_aside(draft_id, self.command_id, place)
        else:
            drafts.drop(draft_id)


class Sender:
    """Sends the commands of one screen. `key` is the id of the draft that a command is made of, or a name of what it is about."""

    def __init__(self, work: Workplace, tasks: TaskScope) -> None:
        self._work = work
        self._tasks = tasks

    def send(self, key: str, command: Command, answered: Callable[[Sent], None], failed: Callable[[Failure], None]) -> None:
        """Send it, unless an earlier attempt about `key` counts by now. Where no answer comes, the attempt stays to be asked for."""
        book, drafts = self._work.book, self._work.drafts
        before, attempt = drafts.attempts(key), book.new_id()
        drafts.attempt(key, attempt, type(command).KIND, write_body(command))

        def arrived(sent: Sent) -> None:
            answered(sent)
            drafts.answered([*(one.id for one in before), attempt])

        self._tasks.run(lambda pulse: send(book, command, attempt=attempt, before=before), arrived, failed)

    def look(self, key: str, counted: Callable[[Sent], None], otherwise: Callable[[], None], failed: Callable[[Failure], None]) -> None:
        """Whether an earlier attempt about `key` counts by now: `counted` gets it, `otherwise` is called where there is none."""
        book, drafts = self._work.book, self._work.drafts
        before = drafts.attempts(key)
        if not before:
            otherwise()
            return

        def found(sent: Sent | None) -> None:
            if sent is None:
                otherwise()
                return
            counted(sent)
            drafts.answered([one.id for one in before])

        self._tasks.run(lambda pulse: that_counts(book, before), found, failed)


def send(book: BookSession, command: Command, *, attempt: str, before: Sequence[Attempt] = ()) -> Sent:
    """Send under the id `attempt`, unless one of the attempts `before`, never answered, was decided meanwhile: then that counts.

    Raises KnownTrouble while an earlier attempt is stored and not decided yet, and what `BookSession.submit` raises.
    """
    earlier = that_counts(book, before)
    if earlier is not None:
        return earlier
    outcome = book.submit(book.request(command, command_id=attempt))
    result = outcome.result
    if outcome.status == "refused":
        with book.reading() as connection:
            result = in_words(connection, result)
    return replace(_sent(attempt, outcome.status, result), reached=book.reached)


def that_counts(book: BookSession, before: Sequence[Attempt]) -> Sent | None:
    """The attempt that was posted or is held, or waits for a shared book; None where all came to nothing. May block.

    Raises KnownTrouble where the book has it and nobody decided on it yet.
    """
    for earlier in before:
        outcome = book.outcome(earlier.id)
        if outcome is None:
            continue
        if outcome.status == "waiting" and book.seen_seq is None:
            raise KnownTrouble(
                translate("floor", "This was sent already and waits to be posted."),
                translate("floor", "The book has it; nobody has posted it yet."),
                translate("floor", "Try again in a moment. It will not be posted twice."),
                waits_for=earlier.id,
            )
        if outcome.status in ("posted", "held", "waiting"):
            return replace(_sent(earlier.id, outcome.status, outcome.result), held=earlier, reached=book.reached)
    return None


def counted_before(sent: Sent, what: str, kept: str, goods: Iterable[str] = (), undone: Iterable[str] = ()) -> Feedback:
    """What to say where an earlier attempt counts and more was done since: what is in the book, what came after it and stays a draft.

    `what` names the document, `kept` says how much came after; `goods` are its parts, `undone` what was taken back too late.
    """
    name = sent.number or what
    texts = {
        "posted": translate("floor", "{what} is in the book as it was sent first."),
        "held": translate("floor", "{what} waits for an approval as it was sent first."),
        "waiting": translate("floor", "{what} is saved as it was sent first and waits to be posted."),
    }
    named, taken = _listed(goods), _listed(undone)
    parts = [f"{kept} {named}." if named else kept]
    steps = [translate("floor", "Look at it, then post it.")] if kept else []
    if taken:
        parts.append(translate("floor", "Taken back too late, and in the book all the same: {goods}.").format(goods=taken))
        steps.append(translate("floor", "Have what was taken back corrected in the book."))
    said = Feedback(Verdict.ATTENTION, texts[sent.status].format(what=name), " ".join(filter(None, parts)), " ".join(steps))
    return until_decided(said, sent.command_id) if sent.status == "waiting" else said


def differs(sent: Sent, command: Command) -> bool:
    """Whether an earlier attempt counts that held something else than what was to be sent now."""
    return sent.held is not None and (sent.held.kind, sent.held.body) != (type(command).KIND, write_body(command))


def as_first(what: str) -> Feedback:
    """What to say where an earlier attempt counts that cannot be added to."""
    return Feedback(
        Verdict.ATTENTION,
        translate("floor", "{what} is in the book as it was sent first.").format(what=what),
        translate("floor", "What was changed since is not in it, and was not sent."),
        translate("floor", "Look at what is in the book."),
    )


def open_elsewhere(claim: Claim, take_over: Callable[[], None], another: Callable[[], None] | None = None) -> Feedback:
    """What to say when a draft is opened that another window has: it can be read here, taken over, or left for another one."""
    what, where = elsewhere(claim)
    offers = [Offer(translate("floor", "Take it over"), take_over)]
    if another is not None:
        offers.append(Offer(translate("floor", "Begin another one"), another))
    return Feedback(
        Verdict.ATTENTION, what, where, translate("floor", "Here it can only be read. Go on in that window, or choose:"), tuple(offers)
    )


def _listed(names: Iterable[str]) -> str:
    known = list(names)
    return ", ".join(known[:NAMED_MAX]) + (" …" if len(known) > NAMED_MAX else "")


def waiting_about(work: Workplace, kind: str = "") -> Mapping[str, str]:
    """The ids of orders, requests and documents that waiting commands name, those of one kind where asked, each with its command's id;
    may block."""
    if work.outgoing is None:
        return {}
    named: dict[str, str] = {}
    for one in work.outgoing.pending():
        if one.state == "rejected" or kind not in ("", one.kind):
            continue
        for name, value in json.loads(one.body).items():
            if name.endswith("_id") and isinstance(value, str):
                named[value] = one.command_id
            elif name.endswith("_ids") and isinstance(value, list):
                named.update((str(each), one.command_id) for each in value)
    return named


def on_its_way(what: str, sent: Sent, next_step: str = "") -> Feedback:
    """What to say while something that was sent waits for the shared book, and once it is decided. It is not the same whether the book
    cannot be reached or nobody posts there."""

    def said(reached: bool) -> Feedback:
        if reached:
            why = translate("floor", "The shared book has it; nobody has posted it yet.")
            step = translate("floor", "Go on working: it is posted once, and you are told if it is not accepted.")
        else:
            why = translate("floor", "The shared book cannot be reached now; nothing is posted yet.")
            step = translate("floor", "Go on working: it is sent once the connection is back, and you are told if it is not accepted.")
        text = translate("floor", "{what} is saved here and waits to be posted.").format(what=what)
        return Feedback(Verdict.ATTENTION, text, why, next_step or step, cause=cause)

    def now(known: Known) -> Feedback | None:
        decided = known.outcomes.get(sent.command_id)
        if decided is None or decided.status not in ("waiting", "posted"):  # what was refused or is held is a notice of its own
            return None
        if decided.status == "waiting":
            return said(known.reached)
        number = str(decided.result.get("number", ""))
        text = translate("floor", "{what} is posted: {number}.") if number else translate("floor", "{what} is posted.")
        return Feedback(Verdict.OK, text.format(what=what, number=number))

    cause = Cause(now, sent.command_id)
    return said(sent.reached)


def _sent(command_id: str, status: str, result: Mapping[str, Any]) -> Sent:
    return Sent(status, str(result.get("document", "")), str(result.get("number", "")), result, command_id)
