"""The inbox as people use it: keys, reasons, four eyes, stand-ins, many at once; checked against the rows of the book."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.commands.approvals import ForwardRequest
from app.commands.organisation import DefineMember
from app.domain.book import ApprovalDecision, ApprovalRequest, Delegation, Document, Member, MemberRole
from tests.support.desktop import Depot
from tests.ui.office.conftest import MakeOffice, Receive

D = Decimal


def states(depot: Depot) -> dict[str, str]:
    return {request.document_id: request.state for request in depot.rows(ApprovalRequest)}


@pytest.mark.ux
def test_the_inbox_counts_opens_the_first_and_goes_on(depot: Depot, make_office: MakeOffice, receive: Receive) -> None:
    """20 List and detail; the number on top; a decided item leaves and the next opens."""
    for id in ("r1", "r2", "r3"):
        receive(id, "14")
    office = make_office("clara")
    screen = office.go("approvals")
    assert screen.headline().text == "3 decision(s) wait"
    assert "3,600.00 GBP" in screen.headline().chips[0][0]  # three times 4 too many at 300
    first, second, third = [row.document_id for row in screen.presenter.rows]
    assert screen.presenter.row.document_id == first
    office.keys("a")
    assert states(depot) == {first: "approved", second: "open", third: "open"}
    assert screen.headline().text == "2 decision(s) wait"
    assert screen.presenter.row.document_id == second
    assert depot.balances(first) == {"1300": "4200.00", "2200": "-4200.00"}


@pytest.mark.ux
def test_the_detail_holds_everything_a_decision_rests_on(make_office: MakeOffice, receive: Receive) -> None:
    """21 Reason, evidence, money, the exact lines, who asked, history."""
    receive("r1", "14")
    office = make_office("clara")
    screen = office.go("approvals")
    assert screen.reason.text()
    assert screen.facts.text_of("Asked by") == "Petra Lang"
    lines = {(line.account, line.amount) for line in screen.preview.picture.lines}
    assert lines == {("1300", D("4200.00")), ("2200", D("-4200.00"))}
    assert screen.evidence is not None
    assert screen.evidence.texts()[0][1:4] == ("10 pc", "14 pc", "+4 pc")
    assert [label.text() for label in screen.history] == ["Petra Lang asked"]
    assert "Finance clerk" in screen.standing.text()


@pytest.mark.ux
def test_single_keys_decide_and_typing_never_does(depot: Depot, make_office: MakeOffice, receive: Receive) -> None:
    """22 A approves, R asks for a reason, N and P walk, Esc goes back; text boxes swallow letters."""
    for id in ("r1", "r2", "r3"):
        receive(id, "14")
    office = make_office("clara")
    screen = office.go("approvals")
    _, second, third = [row.document_id for row in screen.presenter.rows]
    office.keys("nn")
    assert screen.presenter.row.document_id == third
    office.keys("p")
    assert screen.presenter.row.document_id == second
    office.keys("r")
    assert QApplication.focusWidget() is screen.ask.field
    office.keys("far", pause_ms=1)
    assert set(states(depot).values()) == {"open"}
    office.key(Qt.Key.Key_Return)
    assert states(depot)[second] == "rejected"
    rejected = [d for d in depot.rows(ApprovalDecision) if d.action == "rejected"]
    assert [(d.member_id, d.note) for d in rejected] == [("clara", "far")]
    office.window.head.scan.setFocus()
    office.keys("aaa")
    assert sorted(states(depot).values()) == ["open", "open", "rejected"]
    screen.focus_first()
    office.keys("c")
    assert {r.document_id: r.forwarded_to for r in depot.rows(ApprovalRequest)}[screen.presenter.row.document_id] == "clara"
    office.keys("u")
    assert all(not r.forwarded_to for r in depot.rows(ApprovalRequest))
    office.key(Qt.Key.Key_Escape)
    assert office.here == "home"


def test_a_scan_into_the_list_decides_nothing(depot: Depot, make_office: MakeOffice, receive: Receive) -> None:
    receive("r1", "14")
    office = make_office("clara")
    office.go("approvals")
    office.keys("A-03-2", pause_ms=5)
    office.qtbot.wait(200)
    assert states(depot) == {"r1": "open"}
    assert office.said is not None
    assert "looked like a scan" in office.said.text


def test_forwarding_offers_only_people_who_may_decide(depot: Depot, make_office: MakeOffice, receive: Receive) -> None:
    receive("r1", "14")
    office = make_office("clara")
    screen = office.go("approvals")
    office.keys("f")
    names = [screen.ask.person.itemData(n)[0] for n in range(screen.ask.person.count())]
    assert "petra" not in names
    assert {"fay", "olga"} <= set(names)
    screen.ask.person.setCurrentIndex(names.index("fay"))
    office.press(screen.ask.act)
    (request,) = depot.rows(ApprovalRequest)
    assert request.forwarded_to == "fay"
    assert not screen.buttons["approve"].isEnabled()
    assert "took this on" in screen.standing.text()


@pytest.mark.ux
def test_own_requests_are_seen_and_not_decided(depot: Depot, make_office: MakeOffice, receive: Receive) -> None:
    """24 Four eyes: own requests visible, not decidable, with a sentence; they can be withdrawn."""
    receive("r1", "14", member="olga")
    office = make_office("olga")
    screen = office.go("approvals")
    assert screen.presenter.row.document_id == "r1"
    assert not screen.buttons["approve"].isVisible()
    assert "someone else decides" in screen.standing.text()
    office.keys("a")
    assert states(depot) == {"r1": "open"}
    office.press(screen.buttons["withdraw"])
    assert states(depot) == {"r1": "void"}
    assert {d.id: d.state for d in depot.rows(Document)}["r1"] == "draft"


@pytest.mark.ux
def test_a_stand_in_decides_between_two_dates_and_the_log_names_both(depot: Depot, make_office: MakeOffice, receive: Receive) -> None:
    """24 Delegation with dates; everything logged."""
    receive("r1", "14", member="olga")
    office = make_office("clara")
    screen = office.go("approvals")
    office.press(screen.buttons["lend"])
    form = screen.lend_form
    form.person.setCurrentIndex(form.person.findData("petra"))
    form.role.setCurrentIndex(form.role.findData("finance_clerk"))
    office.press(form.act)
    assert "first and the last day" in form.problem.text()
    form.last.set_value(date(2026, 11, 27))
    office.press(form.act)
    (given,) = depot.rows(Delegation)
    assert (given.from_member, given.to_member, given.valid_from, given.valid_to) == (
        "clara",
        "petra",
        date(2026, 11, 23),
        date(2026, 11, 27),
    )
    office.close()
    other = make_office("petra")
    inbox = other.go("approvals")
    assert "in place of clara" in inbox.standing.text()
    other.keys("a")
    (decision,) = depot.rows(ApprovalDecision)
    assert (decision.member_id, decision.on_behalf_of, decision.role) == ("petra", "clara", "finance_clerk")


@pytest.mark.ux
def test_many_alike_are_approved_with_a_result_each(depot: Depot, make_office: MakeOffice, receive: Receive) -> None:
    """23 Bulk only for alike low-risk requests, with the total, and a result per item."""
    for number in range(1, 6):
        receive(f"r{number}", "14")
    office = make_office("clara")
    screen = office.go("approvals")
    office.press(screen.buttons["bulk"])
    form = screen.bulk_form
    assert form.total.text() == "Together 6,000.00 GBP"
    (second,) = [r for r in depot.rows(ApprovalRequest) if r.document_id == "r2"]
    depot.do(ForwardRequest(request_id=second.id, to_member="fay"), member="fay")
    office.press(form.act)
    assert states(depot) == {"r1": "approved", "r2": "open", "r3": "approved", "r4": "approved", "r5": "approved"}
    shown = {id: chip.text() for id, chip in form.results.items()}
    assert sorted(shown.values()) == ["Approved"] * 4 + ["Not approved"]
    assert "fay" in form.reasons[second.id].text()


def test_a_request_that_is_not_like_any_other_says_why(make_office: MakeOffice, receive: Receive) -> None:
    receive("r1", "14")
    office = make_office("clara")
    screen = office.go("approvals")
    assert not screen.buttons["bulk"].isEnabled()
    assert screen.buttons["bulk"].toolTip() == "There is no other request like this one."


def test_an_entry_that_changed_is_shown_again_and_not_posted(depot: Depot, make_office: MakeOffice, receive: Receive) -> None:
    receive("r1", "14")
    office = make_office("clara")
    screen = office.go("approvals")
    seen = screen.presenter.detail.row.proposal_digest
    (request,) = depot.rows(ApprovalRequest)
    assert seen == request.proposal_digest
    object.__setattr__(screen.presenter.detail.row, "proposal_digest", "of another entry")
    office.keys("a")
    assert states(depot) == {"r1": "open"}
    assert office.said is not None
    assert "not the one that you looked at" in office.said.text


@pytest.mark.ux
def test_an_empty_inbox_says_what_belongs_here(make_office: MakeOffice) -> None:
    """38 Empty screens say what belongs here and hold an action."""
    office = make_office("clara")
    screen = office.go("approvals")
    assert screen.nothing.isVisible()
    assert "waits for a decision" in screen.nothing.headline.text()
    assert screen.nothing.button is not None


def test_amounts_are_hidden_by_role_and_shown_to_whoever_may_see_costs(depot: Depot, make_office: MakeOffice, receive: Receive) -> None:
    """A supervisor sees what happens and not for how much, until the owner says that she may, for her warehouse alone."""
    receive("r1", "14")
    office = make_office("petra")
    inbox = office.go("approvals")
    assert inbox.preview.picture.lines == ()
    [check] = inbox.preview.picture.checks
    assert (check.title, check.text) == (
        "Amounts hidden by your role",
        "2 lines will be posted. Your role hides amounts; who owns the book can give you “Sees costs”.",
    )
    office.go("stock")
    assert "Values are hidden by your role." in [shown.text() for shown in office.screen.findChildren(QLabel)]
    office.close()
    petra = MemberRole(member_id="petra", role="warehouse_supervisor")
    sees = MemberRole(member_id="petra", role="cost_viewer", entity_id="NORTH")
    depot.do(DefineMember(member=Member(id="petra", name="Petra Lang"), roles=(petra, sees)))
    again = make_office("petra")
    inbox = again.go("approvals")
    assert {(line.account, line.amount) for line in inbox.preview.picture.lines} == {("1300", D("4200.00")), ("2200", D("-4200.00"))}
    again.go("stock")
    assert "Values are hidden by your role." not in [shown.text() for shown in again.screen.findChildren(QLabel)]
