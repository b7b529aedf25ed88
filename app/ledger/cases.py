"""Cases: an exception from its opening to its resolution, with the documents that belong to it in order; decides none of them."""

from __future__ import annotations

from app.desk import Desk
from app.domain.book import Case
from app.domain.book.returns import CaseDocument
from app.domain.refusals import WrongState
from app.domain.wording import Word


def attach(desk: Desk, case_id: str, document_id: str, part: str) -> None:
    """Add a document to a case in the part it plays; a document that is there already stays where it is."""
    documents = desk.many(CaseDocument, "case", case_id)
    if any(row.document_id == document_id for row in documents):
        return
    desk.write(CaseDocument(case_id=case_id, document_id=document_id, position=len(documents) + 1, part=part))


def open_case(desk: Desk, case_id: str) -> Case:
    """The case, refused unless it is open."""
    case = desk.one(Case, case_id)
    if case.state != "open":
        raise WrongState(what=Word("case"), id=case_id, state=Word(case.state), action=Word("continued"), allowed=Word("open_cases"))
    return case


def resolve(desk: Desk, case: Case, resolution: str) -> None:
    """Close a case with what became of it."""
    desk.change(case, state="resolved", resolution=resolution, resolved_by=desk.member)
