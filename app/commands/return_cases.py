"""Return cases: closing one by hand once what was left of it is done, with the documents that did it."""

from __future__ import annotations

from app.commands.registry import Command, decides
from app.desk import Desk
from app.domain.book import Document
from app.domain.refusals import InvalidValue
from app.domain.wording import Phrase, Word
from app.ledger.cases import attach, open_case, resolve


class CloseReturnCase(Command, frozen=True, kw_only=True):
    """The goods of a return are disposed of, replaced or settled: `document_ids` did it, `resolution` says how."""

    case_id: str
    document_ids: tuple[str, ...] = ()
    resolution: str


@decides(CloseReturnCase, area="returns", permission="cases.resolve")
def decide_close_return_case(command: CloseReturnCase, desk: Desk) -> None:
    case = open_case(desk, command.case_id)
    desk.authorise(entity_id=case.entity_id, warehouse_id=case.warehouse_id)
    if case.kind not in ("customer_return", "supplier_return"):
        raise InvalidValue(field=Word("case"), value=case.id, why=Phrase("about_not_about_a_return", what=Word(case.kind)))
    if not command.resolution.strip():
        raise InvalidValue(field=Word("resolution"), value=Word("empty"), why=Phrase("history_say_what_became_goods"))
    for document in desk.every(Document, [(id,) for id in command.document_ids]).values():
        if document.entity_id != case.entity_id:
            raise InvalidValue(
                field=Word("document"),
                value=document.id,
                why=Phrase("belongs_to_the_case_to", entity=document.entity_id, entity_2=case.entity_id),
            )
        attach(desk, case.id, document.id, document.kind)
    resolve(desk, case, command.resolution)
    desk.notes.result["case"] = case.id
