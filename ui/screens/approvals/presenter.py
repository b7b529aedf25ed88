"""Owns the inbox without its widgets: what is listed, which request is looked at, what became of a decision."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.commands.advice import DismissHint
from app.commands.approvals import ApproveRequest, ApproveRequests, ForwardRequest, RejectRequest, ReleaseClaim, WithdrawHeld
from app.commands.organisation import Delegate
from app.commands.registry import Command
from app.domain.book import Delegation
from app.domain.wording import masked
from app.insight.counts import Hint
from db.presence import Attending, Present
from db.queries.approvals import InboxRow, Standing, inbox, lent, own_roles
from db.queries.members import names_of
from ui.book import Workplace
from ui.feedback import Feedback, Verdict
from ui.i18n import translate
from ui.refusals import refusal_text, refused
from ui.screens.approvals.picture import Detail, decided_sentence, read_detail
from ui.sending import Sender, Sent, as_first, differs, on_its_way, waiting_about
from ui.site_days import Days
from ui.tasks import Failure, TaskRunner, TaskScope

Fine = Callable[[Mapping[str, Any]], None]


@dataclass(frozen=True)
class ApprovalsView:
    """What the presenter calls."""

    listed: Callable[[], None]
    shown: Callable[[Detail | None], None]
    say: Callable[[Feedback], None]
    trouble: Callable[[Failure], None]


@dataclass(frozen=True, slots=True)
class Lending:
    """What the form for stand-ins needs: own roles, the other people, what is lent now."""

    roles: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    lent: tuple[Delegation, ...]


@dataclass(frozen=True, slots=True)
class BulkItem:
    """What became of one of many; `text` is empty where it went through."""

    request_id: str
    done: bool
    text: str = ""


class ApprovalsPresenter:
    """One decision is on its way at a time."""

    def __init__(
        self, work: Workplace, tasks: TaskRunner, today: Days, view: ApprovalsView, *, costs: bool, advice: Callable[[], bool]
    ) -> None:
        self._work = work
        self._tasks = TaskScope(tasks)
        self._sender = Sender(work, self._tasks)
        self._today = today
        self._view = view
        self._costs = costs
        self._advice = advice
        self.rows: list[InboxRow] = []
        self.current = ""
        self.detail: Detail | None = None
        self.busy = False
        self.loaded = False
        self._on_their_way: Mapping[str, str] = {}
        self.names: Mapping[str, str] = {}
        self._mine: set[str] = set()
        """What this window has decided: the next one comes up after it, and not after what somebody else decided."""

    @property
    def row(self) -> InboxRow | None:
        return next((row for row in self.rows if row.id == self.current), None)

    @property
    def waiting(self) -> list[InboxRow]:
        """Those that are not the member's own: the number on top."""
        return [row for row in self.rows if row.standing is not Standing.OWN]

    # Reading

    def load(self, wanted: str = "") -> None:
        """The list anew; `wanted`, else the request looked at, else the one after it, is opened."""
        member, today = self._work.book.member, self._today.at
        keep = wanted or self.current
        place = next((number for number, row in enumerate(self.rows) if row.id == self.current), 0)

        def read() -> list[InboxRow]:
            self._on_their_way = waiting_about(self._work)
            with self._work.book.reading() as connection:
                rows, self.names = inbox(connection, member, today), names_of(connection)
            return [row for row in rows if row.standing is not Standing.OWN] + [row for row in rows if row.standing is Standing.OWN]

        def arrived(rows: list[InboxRow]) -> None:
            self.rows, self.loaded = rows, True
            ids = [row.id for row in rows]
            taken_away = self.current and keep == self.current and keep not in ids and keep not in self._mine
            chosen = keep if keep in ids or taken_away else ids[min(place, len(ids) - 1)] if ids else ""
            self._view.listed()
            self.select(chosen, again=True)

        self._tasks.run(lambda pulse: read(), arrived, self._view.trouble)

    def select(self, request_id: str, *, again: bool = False) -> None:
        if request_id == self.current and self.detail is not None and not again:
            return
        self.current = request_id
        if not request_id:
            self.detail = None
            self._view.shown(None)
            return
        member, today = self._work.book.member, self._today.at

        def read() -> Detail | None:
            with self._work.book.reading() as connection:
                return read_detail(connection, request_id, member, today, costs=self._costs, advice=self._advice())

        def arrived(detail: Detail | None) -> None:
            if request_id == self.current:
                self.detail = detail
                self._view.shown(detail)

        self._tasks.run(lambda pulse: read(), arrived, self._view.trouble)

    def step(self, by: int) -> None:
        """To the next (+1) or previous (−1) request."""
        ids = [row.id for row in self.rows]
        if ids:
            self.select(ids[min(max(ids.index(self.current) + by, 0), len(ids) - 1)] if self.current in ids else ids[0])
            self._view.listed()

    def close(self) -> None:
        self._tasks.close()

    # Others

    def attending(self) -> Attending | None:
        """Whoever opens what they may decide has claimed it for some minutes, unless somebody else has."""
        row = self.row
        if row is None:
            return None
        decides = row.standing is Standing.DECIDE
        return Attending("deciding" if decides else "looking", row.id, row.document_id, "if free" if decides else "no")

    def holder(self) -> Present | None:
        """Who else has opened the request looked at, to decide it."""
        company = self._work.company
        return company.holder(self.current) if company is not None and self.row is not None else None

    def held_sentence(self) -> str:
        """Who else is about to decide, since when; empty where nobody is."""
        held = self.holder()
        if held is None:
            return ""
        text = translate("approvals", "{name} has this open to decide it, since {time}. Take it over if you want to decide it instead.")
        return text.format(name=held.name, time=f"{held.since.astimezone():%H:%M}")

    def take_over(self) -> None:
        """Knowingly: the other one is told, and may take it back."""
        attending = self.attending()
        if attending is not None and self._work.company is not None:
            self._work.company.attend(replace(attending, claims="take over"))

    # Deciding

    def why_not_decide(self) -> str:
        """Why the request looked at cannot be decided by this member now; empty where it can."""
        row = self.row
        if row is None:
            return self.decided_meanwhile() or translate("approvals", "There is nothing to decide.")
        if self.busy:
            return translate("approvals", "The last decision is on its way.")
        if row.id in self._on_their_way:
            return translate("approvals", "Your decision on this is saved here and is sent when the book can be reached.")
        if row.standing is Standing.DECIDE and self.holder() is not None:
            return self.held_sentence()
        return {
            Standing.OWN: translate("approvals", "Nobody decides on their own request."),
            Standing.CLAIMED: translate("approvals", "Someone else took this on."),
            Standing.BEYOND: translate("approvals", "This is above your limit. Forward it."),
        }.get(row.standing, "")

    def decided_meanwhile(self) -> str:
        """What somebody else did to the request looked at, so that it waits no more; empty where it does."""
        detail = self.detail
        if detail is None or detail.row.id != self.current or detail.row.state == "open":
            return ""
        return decided_sentence(detail.asked)

    def leave_decided(self) -> None:
        """Whoever comes back finds what waits, and not what somebody else decided."""
        if self.decided_meanwhile():
            self.current, self.detail = "", None

    def approve(self, note: str = "") -> None:
        detail, row = self.detail, self.row
        if detail is None or row is None or self.why_not_decide():
            return
        name = row.number or row.document_id

        def done(result: Mapping[str, Any]) -> None:
            if any(one["code"] == "proposal_changed" for one in result.get("warnings", ())):
                self._view.say(
                    Feedback(
                        Verdict.ATTENTION,
                        translate("approvals", "The entry of {document} changed since it was shown.").format(document=name),
                        translate("approvals", "Nothing was posted."),
                        translate("approvals", "Look at the new entry below, then decide."),
                    )
                )
            elif result.get("state") == "held":
                self._view.say(
                    Feedback(Verdict.INFO, translate("approvals", "Approved. {document} waits for another decision.").format(document=name))
                )
            else:
                number = str(result.get("number") or name)
                self._view.say(Feedback(Verdict.OK, translate("approvals", "Approved; {document} goes on.").format(document=number)))

        self._send(ApproveRequest(request_id=row.id, proposal_digest=detail.row.proposal_digest, note=note), done)

    def reject(self, reason: str) -> None:
        row = self.row
        if row is None or self.why_not_decide():
            return
        name, asker = row.number or row.document_id, row.requester
        text = translate("approvals", "Rejected. {member} gets {document} back with your reason.").format(member=asker, document=name)
        self._send(RejectRequest(request_id=row.id, reason=reason), lambda result: self._view.say(Feedback(Verdict.OK, text)))

    def forward(self, member_id: str, name: str, note: str) -> None:
        row = self.row
        if row is not None:
            text = translate("approvals", "Forwarded to {member}.").format(member=name)
            self._send(
                ForwardRequest(request_id=row.id, to_member=member_id, note=note), lambda result: self._view.say(Feedback(Verdict.OK, text))
            )

    def claim(self) -> None:
        row = self.row
        if row is not None:
            text = translate("approvals", "You took this on; others see it.")
            command = ForwardRequest(request_id=row.id, to_member=self._work.book.member)
            self._send(command, lambda result: self._view.say(Feedback(Verdict.OK, text)))

    def unclaim(self) -> None:
        row = self.row
        if row is not None:
            text = translate("approvals", "Given back to everyone who may decide.")
            self._send(ReleaseClaim(request_id=row.id), lambda result: self._view.say(Feedback(Verdict.OK, text)))

    def withdraw(self) -> None:
        row = self.row
        if row is not None:
            text = translate("approvals", "Withdrawn; {document} is a draft again.").format(document=row.number or row.document_id)
            self._send(WithdrawHeld(document_id=row.document_id), lambda result: self._view.say(Feedback(Verdict.OK, text)))

    # Many at once

    def alike(self) -> tuple[list[InboxRow], str]:
        """Requests like the one looked at that may be approved together, or a sentence why there are none."""
        row = self.row
        if row is None:
            return [], translate("approvals", "There is nothing to decide.")
        if row.standing is not Standing.DECIDE:
            return [], self.why_not_decide()
        if not row.low_risk:
            return [], translate("approvals", "This one is not of low risk, so it is decided on its own.")
        same = [
            one
            for one in self.rows
            if one.standing is Standing.DECIDE and one.low_risk and (one.kind, one.entity_id) == (row.kind, row.entity_id)
        ]
        if len(same) < 2:
            return [], translate("approvals", "There is no other request like this one.")
        return same, ""

    def approve_many(self, request_ids: tuple[str, ...], told: Callable[[list[BulkItem]], None]) -> None:
        """Approve alike requests; `told` gets what became of each."""

        def done(result: Mapping[str, Any]) -> None:
            items = [
                BulkItem(str(item["request"]), item.get("result") != "refused", refusal_text(item["refusal"]) if "refusal" in item else "")
                for item in map(self._seen, result.get("items", ()))
            ]
            told(items)
            text = translate("approvals", "{done} of {all} approved.").format(done=sum(item.done for item in items), all=len(items))
            self._view.say(Feedback(Verdict.OK if all(item.done for item in items) else Verdict.ATTENTION, text))

        self._send(ApproveRequests(request_ids=request_ids), done)

    def dismiss(self, hint: Hint, reason: str) -> None:
        """A hint is of no use: why is kept, the request stays as it is."""
        command = DismissHint(request_id=self.current, hint=hint.key, score=f"{hint.score:f}", model=hint.model, reason=reason)
        self._send(command, self._then(translate("approvals", "Dismissed. Your reason is kept."), lambda: None))

    # Stand-ins

    def lending(self, show: Callable[[Lending], None]) -> None:
        member = self._work.book.member

        def read() -> Lending:
            with self._work.book.reading() as connection:
                people = tuple((id, name) for id, name in sorted(names_of(connection).items(), key=lambda one: one[1]) if id != member)
                return Lending(tuple(own_roles(connection, member)), people, tuple(lent(connection, member)))

        self._tasks.run(lambda pulse: read(), show, self._view.trouble)

    def lend(self, to_member: str, role: str, first: date, last: date, done: Callable[[], None]) -> None:
        given = Delegation(
            id=self._work.book.new_id(), from_member=self._work.book.member, to_member=to_member, role=role, valid_from=first, valid_to=last
        )
        text = translate("approvals", "Your stand-in may decide from the first to the last day.")
        self._send(Delegate(delegation=given), self._then(text, done))

    def take_back(self, delegation: Delegation, done: Callable[[], None]) -> None:
        facts = {name.name: getattr(delegation, name.name) for name in Delegation.TABLE.fields} | {"revoked": True}
        text = translate("approvals", "Taken back.")
        command = Delegate(delegation=Delegation(**facts))
        self._send(command, self._then(text, done))

    def _seen(self, result: Mapping[str, Any]) -> Mapping[str, Any]:
        """An outcome as the member may read it: a refusal may name the amount of a request."""
        return result if self._costs or "refusal" not in result else {**result, "refusal": masked(result["refusal"])}

    def _then(self, text: str, done: Callable[[], None]) -> Fine:
        def fine(result: Mapping[str, Any]) -> None:
            self._view.say(Feedback(Verdict.OK, text))
            done()

        return fine

    def _send(self, command: Command, fine: Fine) -> None:
        if self.busy:
            return
        self.busy = True
        decided = set(getattr(command, "request_ids", ())) or {self.current}
        self._mine |= decided

        def arrived(sent: Sent) -> None:
            self.busy = False
            if not sent.counts:
                self._mine -= decided
            if sent.status == "waiting":
                self._view.say(on_its_way(translate("approvals", "Your decision"), sent))
            elif sent.counts:
                fine(sent.result)
                if differs(sent, command):
                    self._view.say(as_first(translate("approvals", "Your decision")))
            else:
                self._view.say(refused(self._seen(sent.result)))
            self._work.touched(frozenset({"approvals"}))
            self.load()

        def failed(failure: Failure) -> None:
            self.busy = False
            self._mine -= decided
            self._view.trouble(failure)

        self._sender.send(f"{type(command).KIND}/{_about(command)}", command, arrived, failed)


def _about(command: Command) -> str:
    """What a decision is about."""
    names = ("request_id", "request_ids", "document_id")
    return ",".join(str(getattr(command, name)) for name in names if hasattr(command, name))
