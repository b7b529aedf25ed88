"""Cases: who looks after an exception and until when, and closing by hand one that no document settles."""

from __future__ import annotations

from datetime import date

from app.commands.registry import Command, decides
from app.desk import Desk
from app.domain.book import Case, Document, HeldGoods
from app.domain.refusals import InvalidValue, UnknownId, WrongState
from app.domain.roles import ROLES, may
from app.domain.wording import Phrase, Word
from app.ledger.cases import open_case, resolve

PERMISSION = "cases.resolve"
CLOSED_ELSEWHERE = ("customer_return", "supplier_return")


class AssignCase(Command, frozen=True, kw_only=True):
    """Give a case to another role, or another due date; what is left out stays."""

    case_id: str
    owner_role: str = ""
    due_on: date | None = None


@decides(AssignCase, area="cases", permission=PERMISSION)
def decide_assign_case(command: AssignCase, desk: Desk) -> None:
    case = open_case(desk, command.case_id)
    desk.authorise(entity_id=case.entity_id, warehouse_id=case.warehouse_id)
    role = command.owner_role or case.owner_role
    if role not in ROLES:
        raise UnknownId(what=Phrase("role_one_of", list=sorted(ROLES)), id=role)
    if not may(role, PERMISSION):
        raise InvalidValue(field=Word("role"), value=role, why=Phrase("may_not_resolve_cases"))
    if command.due_on is not None and command.due_on < case.opened_on:
        raise InvalidValue(field=Word("due_date"), value=command.due_on, why=Phrase("case_opened_on", opened_on=case.opened_on))
    desk.change(case, owner_role=role, due_on=command.due_on or case.due_on)
    desk.notes.result["case"] = case.id


class ResolveCase(Command, frozen=True, kw_only=True):
    """Close a case by hand: `resolution` says what became of it. Not while a document or goods still wait for it to be settled."""

    case_id: str
    resolution: str


@decides(ResolveCase, area="cases", permission=PERMISSION)
def decide_resolve_case(command: ResolveCase, desk: Desk) -> None:
    case = open_case(desk, command.case_id)
    desk.authorise(entity_id=case.entity_id, warehouse_id=case.warehouse_id)
    if not command.resolution.strip():
        raise InvalidValue(field=Word("resolution"), value=Word("empty"), why=Phrase("history_say_what_became"))
    _require_settled(desk, case)
    resolve(desk, case, command.resolution)
    desk.notes.result["case"] = case.id


def _require_settled(desk: Desk, case: Case) -> None:
    if case.kind in CLOSED_ELSEWHERE:
        raise InvalidValue(field=Word("case"), value=case.id, why=Phrase("about_goods_sent_back_close_its_return_case"))
    goods = desk.find(HeldGoods, case.id)
    if goods is not None and goods.state == "open":
        why = Phrase("goods_still_stand_in_quarantine_supplier_accept")
        raise InvalidValue(field=Word("case"), value=case.id, why=why)
    document = desk.find(Document, case.document_id)
    if document is not None and document.state == "held":
        raise WrongState(
            what=Word("case"),
            id=case.id,
            state=Word("waiting_for_an_approval"),
            action=Word("closed_by_hand"),
            allowed=Word("cases_without_one"),
        )
