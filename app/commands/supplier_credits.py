"""Supplier credit notes: what a supplier credits for goods sent back settles the claim; what they do not is given up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from app.commands.registry import Command, decides
from app.desk import Desk
from app.domain.book import Case, Document, DocumentLine, LegalEntity, Partner, TaxCode
from app.domain.book.returns import CaseDocument, Claim, ClaimCredit
from app.domain.currency import digits_of
from app.domain.exact import ARITHMETIC, ZERO, Money, round_half_up, share_of, split
from app.domain.refusals import InvalidValue, Refusal
from app.domain.wording import Phrase, Word
from app.ledger.cases import attach, resolve
from app.ledger.control import needs_approval
from app.ledger.documents import document_of, open_document
from app.ledger.journal import Entry, Target
from app.ledger.open_items import raise_item
from app.ledger.payables import warn_of_duplicate
from app.ledger.rates import foreign_of, in_base, rate_on
from app.ledger.reversals import undoes
from app.ledger.tax import post_tax


class MoreThanClaimed(Refusal):
    says = (
        "{open} {currency} of the claim for return {document} are open, the credit note is over {wanted}. "
        "Compare it with the return; if it settles the claim as it is, say that it is final."
    )


class PostSupplierCreditNote(Command, frozen=True, kw_only=True):
    """A supplier credits goods sent back: `net` and `tax` as on the paper, in the claim's currency, both not below zero.

    `final` settles the claim for good: what is not credited is given up (more is gained) as a price variance, with approval by amount.
    """

    credit_note_id: str
    return_id: str
    posting_date: date
    document_date: date | None = None
    reference: str = ""
    net: Money
    tax: Money = ZERO
    final: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Settling:
    """How a credit note meets a claim. `cleared_*` leave the claim; `difference` and `tax_difference` are given up (+) or gained (−)."""

    cleared: Decimal
    cleared_tax: Decimal
    cleared_base: Decimal
    credit_base: Decimal
    exchange: Decimal
    difference: Decimal
    tax_difference: Decimal


@decides(PostSupplierCreditNote, area="supplier_returns", permission="invoicing.post")
def decide_post_supplier_credit_note(command: PostSupplierCreditNote, desk: Desk) -> None:
    desk.prefetch(Document, [(command.return_id,), (command.credit_note_id,)])
    returned = document_of(desk, command.return_id, kind="supplier_return", states=("posted",), action=Word("credited"))
    desk.authorise(entity_id=returned.entity_id, warehouse_id=returned.warehouse_id)
    entity = desk.one(LegalEntity, returned.entity_id)
    claim = desk.find(Claim, returned.id)
    if claim is None or not claim.open_amount:
        raise InvalidValue(field=Word("return"), value=returned.id, why=Phrase("there_no_open_claim_on_nothing_was"))
    if command.net < 0 or command.tax < 0 or command.net + command.tax <= 0:
        raise InvalidValue(field=Word("credit"), value=command.net + command.tax, why=Phrase("credit_note_is_over_more_than_nothing"))
    rate = rate_on(desk, base=entity.currency, currency=claim.currency, day=command.posting_date)
    settling = _settle(command, claim, entity, rate)
    supplier = desk.one(Partner, claim.partner_id)
    warn_of_duplicate(
        desk, kind="supplier_credit_note", supplier_id=supplier.id, reference=command.reference, document_id=command.credit_note_id
    )
    entry = Entry(
        desk,
        entity,
        document_id=command.credit_note_id,
        kind="supplier_credit_note",
        posting_date=command.posting_date,
        document_date=command.document_date or command.posting_date,
    )
    _post(desk, entry, command, claim, supplier, settling, rate)
    document = open_document(desk, entity, _header(command, desk, returned, supplier, rate))
    payable = Target("PAYABLE", partner_id=supplier.id, partner_group=supplier.partner_group)
    raise_item(
        desk,
        document,
        side="payable",
        account_id=entry.account(payable),
        amount=document.total,
        base_amount=settling.credit_base,
        due_date=document.due_date or document.document_date,
    )
    _carry_cases(desk, returned, document, settled=settling.cleared == claim.open_amount)
    given_up = settling.difference + settling.tax_difference
    if given_up:
        needs_approval(
            desk,
            kind="price_variance",
            entity_id=entity.id,
            warehouse_id=returned.warehouse_id,
            amount=given_up,
            currency=entity.currency,
            reason=Phrase("credited_otherwise", supplier=supplier.name, document=returned.number, note=command.note),
        )
    entry.close()


def _settle(command: PostSupplierCreditNote, claim: Claim, entity: LegalEntity, rate: Decimal) -> _Settling:
    gross = command.net + command.tax
    if not command.final and (gross > claim.open_amount or command.tax > claim.open_tax):
        raise MoreThanClaimed(open=claim.open_amount, currency=claim.currency, document=claim.document_id, wanted=gross)
    digits = digits_of(entity.currency)
    matched = min(gross, claim.open_amount)
    covered = share_of(claim.open_base, part=matched, whole=claim.open_amount, digits=digits)
    credit_base, matched_base = in_base(entity, gross, rate), in_base(entity, matched, rate)
    exchange = matched_base - covered
    if not command.final:
        return _Settling(matched, command.tax, covered, credit_base, exchange, ZERO, ZERO)
    missing = (claim.open_base - covered) - (credit_base - matched_base)
    missing_tax = in_base(entity, claim.open_tax - command.tax, claim.rate)
    return _Settling(claim.open_amount, claim.open_tax, claim.open_base, credit_base, exchange, missing - missing_tax, missing_tax)


def _post(
    desk: Desk, entry: Entry, command: PostSupplierCreditNote, claim: Claim, supplier: Partner, settling: _Settling, rate: Decimal
) -> None:
    gross = command.net + command.tax

    def target(role: str) -> Target:
        return Target(role, partner_id=supplier.id, partner_group=supplier.partner_group)

    entry.add(target("PAYABLE"), settling.credit_base, foreign_of(entry.entity, claim.currency, gross, rate))
    entry.add(target("CLAIM"), -settling.cleared_base, foreign_of(entry.entity, claim.currency, -settling.cleared, claim.rate))
    if settling.exchange:
        entry.add(target("EXCHANGE_DIFFERENCE"), -settling.exchange)
    lost = _post_tax_difference(desk, entry, claim, settling) if settling.tax_difference else ZERO
    if settling.difference + lost:
        entry.add(target("PRICE_VARIANCE"), settling.difference + lost)
    desk.change(
        claim,
        open_amount=claim.open_amount - settling.cleared,
        open_tax=claim.open_tax - settling.cleared_tax,
        open_base=claim.open_base - settling.cleared_base,
    )
    desk.write(
        ClaimCredit(
            seq=desk.seq,
            n=desk.next_n(),
            document_id=command.credit_note_id,
            claim_id=claim.document_id,
            amount=settling.cleared,
            tax=settling.cleared_tax,
            base_amount=settling.cleared_base,
        )
    )


def _post_tax_difference(desk: Desk, entry: Entry, claim: Claim, settling: _Settling) -> Decimal:
    """Tax that was given back at the return and is not credited is input tax again; returns the part that is not recoverable."""
    lines = [line for line in desk.many(DocumentLine, "document", claim.document_id) if line.tax]
    if not lines:
        raise InvalidValue(field=Word("tax"), value=settling.tax_difference, why=Phrase("goods_sent_back_carried_no_tax_correct"))
    digits = digits_of(entry.entity.currency)
    shares = split(settling.tax_difference, [line.tax for line in lines], digits)
    bases = split(settling.difference, [line.net for line in lines], digits)
    lost = ZERO
    for line, tax, base in zip(lines, shares, bases, strict=True):
        code = desk.one(TaxCode, entry.entity.id, line.tax_code)
        part = tax - round_half_up(ARITHMETIC.multiply(tax, code.recoverable), digits)
        post_tax(
            desk,
            entry,
            line_no=line.line_no,
            tax_code=line.tax_code,
            direction="input",
            base=base,
            tax=tax,
            non_recoverable=part,
        )
        lost += part
    return lost


def _header(command: PostSupplierCreditNote, desk: Desk, returned: Document, supplier: Partner, rate: Decimal) -> Document:
    day = command.document_date or command.posting_date
    return Document(
        id=command.credit_note_id,
        kind="supplier_credit_note",
        entity_id=returned.entity_id,
        warehouse_id=returned.warehouse_id,
        partner_id=supplier.id,
        state="posted",
        document_date=day,
        posting_date=command.posting_date,
        due_date=day + timedelta(days=supplier.terms_days),
        currency=returned.currency,
        rate=rate,
        net=command.net,
        tax=command.tax,
        total=command.net + command.tax,
        reference=command.reference,
        source_id=returned.id,
        note=command.note,
        created_by=desk.member,
        command_id=desk.record.id,
    )


def _carry_cases(desk: Desk, returned: Document, document: Document, *, settled: bool) -> None:
    for row in desk.many(CaseDocument, "document", returned.id):
        attach(desk, row.case_id, document.id, "supplier_credit_note")
        case = desk.one(Case, row.case_id)
        if settled and case.state == "open":
            resolve(desk, case, f"credited by {document.number}")


@undoes("supplier_credit_note")
def undo_supplier_credit_note(desk: Desk, entry: Entry, document: Document) -> None:
    """The claim is open again, and so are the cases that the credit had resolved."""
    for credit in desk.many(ClaimCredit, "document", document.id):
        claim = desk.one(Claim, credit.claim_id)
        desk.change(
            claim,
            open_amount=claim.open_amount + credit.amount,
            open_tax=claim.open_tax + credit.tax,
            open_base=claim.open_base + credit.base_amount,
        )
        desk.write(
            ClaimCredit(
                seq=desk.seq,
                n=desk.next_n(),
                document_id=entry.document_id,
                claim_id=credit.claim_id,
                amount=-credit.amount,
                tax=-credit.tax,
                base_amount=-credit.base_amount,
            )
        )
    for row in desk.many(CaseDocument, "document", document.id):
        case = desk.one(Case, row.case_id)
        if case.resolution == f"credited by {document.number}":
            desk.change(case, state="open", resolution="", resolved_by="")
