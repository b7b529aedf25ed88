"""Rebate claims and settlements: a supplier is asked for what was accrued and credits it; a customer is credited what they earned."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.commands.registry import Command, decides
from app.desk import Desk
from app.domain.book import Document, LegalEntity, Partner
from app.domain.book.rebates import RebateAgreement, RebateClaim
from app.domain.currency import digits_of
from app.domain.exact import ZERO, Money, round_half_up
from app.domain.refusals import InvalidValue, Refusal, WrongState
from app.domain.wording import Phrase, Word
from app.ledger.control import needs_approval
from app.ledger.documents import open_document
from app.ledger.journal import Entry, Target
from app.ledger.mirror import refuse_as_stood_on
from app.ledger.open_items import raise_item
from app.ledger.pricing import line_amount
from app.ledger.rebate_turnover import open_agreement
from app.ledger.reversals import undoes
from app.ledger.tax import post_tax


class MoreThanAccrued(Refusal):
    says = "{wanted} {currency} are more than the {left} that “{agreement}” still holds. Accrue the turnover first, or ask for less."


class ClaimRebate(Command, frozen=True, kw_only=True):
    """Ask a supplier for what was accrued and not claimed yet, or for a part of it. Nothing is posted before they grant it."""

    claim_id: str
    agreement_id: str
    claim_date: date
    amount: Money | None = None
    reference: str = ""


@decides(ClaimRebate, area="rebates", permission="rebates.post")
def decide_claim_rebate(command: ClaimRebate, desk: Desk) -> None:
    agreement = open_agreement(desk, command.agreement_id, Word("claimed"))
    if agreement.side != "supplier":
        raise InvalidValue(field=Word("agreement"), value=agreement.id, why=Phrase("customer_rebate_settled_us_not_claimed"))
    entity = desk.one(LegalEntity, agreement.entity_id)
    left = agreement.accrued - agreement.claimed
    amount = _amount(entity, agreement, left if command.amount is None else command.amount, left)
    header = _header(desk, entity, agreement, "rebate_claim", command.claim_id, command.claim_date, amount, ZERO, command.reference)
    open_document(desk, entity, header)
    desk.write(
        RebateClaim(
            id=command.claim_id, agreement_id=agreement.id, amount=amount, settled=ZERO, claimed_on=command.claim_date, state="open"
        )
    )
    desk.change(agreement, claimed=agreement.claimed + amount)


class DropRebateClaim(Command, frozen=True, kw_only=True):
    """Give up what a supplier did not grant of a claim; it can be claimed again, or goes with the agreement when that is closed."""

    claim_id: str
    note: str


@decides(DropRebateClaim, area="rebates", permission="rebates.post")
def decide_drop_rebate_claim(command: DropRebateClaim, desk: Desk) -> None:
    claim = _open_claim(desk, command.claim_id)
    agreement = open_agreement(desk, claim.agreement_id, Word("changed"))
    if not command.note.strip():
        raise InvalidValue(field=Word("note"), value=Word("empty"), why=Phrase("history_say_why_claim_was_given_up"))
    desk.change(agreement, claimed=agreement.claimed - (claim.amount - claim.settled))
    desk.change(claim, state="dropped")
    desk.change(desk.one(Document, claim.id), state="closed", note=command.note)
    desk.notes.result["document"] = claim.id


class SettleRebate(Command, frozen=True, kw_only=True):
    """A supplier's credit for a claim, or our credit to a customer: an open item, to be settled with invoices or by payment.

    `amount` is net; all that is left when it is left out. With a tax code its tax is credited too.
    """

    settlement_id: str
    agreement_id: str
    claim_id: str = ""
    posting_date: date
    document_date: date | None = None
    amount: Money | None = None
    tax_code: str = ""
    reference: str = ""


@decides(SettleRebate, area="rebates", permission="rebates.post")
def decide_settle_rebate(command: SettleRebate, desk: Desk) -> None:
    agreement = open_agreement(desk, command.agreement_id, Word("settled"))
    entity = desk.one(LegalEntity, agreement.entity_id)
    partner = desk.one(Partner, agreement.partner_id)
    supplier = agreement.side == "supplier"
    if supplier != bool(command.claim_id):
        raise InvalidValue(
            field=Word("claim"), value=command.claim_id or Word("empty"), why=Phrase("supplier_settles_claim_customer_rebate_none")
        )
    claim = _open_claim(desk, command.claim_id) if supplier else None
    if claim is not None and claim.agreement_id != agreement.id:
        raise InvalidValue(field=Word("claim"), value=claim.id, why=Phrase("belongs_to_agreement", agreement=claim.agreement_id))
    left = claim.amount - claim.settled if claim else agreement.accrued - agreement.settled
    net = _amount(entity, agreement, left if command.amount is None else command.amount, left)
    amounts = line_amount(
        desk,
        entity_id=entity.id,
        quantity=Decimal(1),
        unit_price=net,
        discount=ZERO,
        tax_code=command.tax_code,
        digits=digits_of(entity.currency),
    )
    document = open_document(
        desk,
        entity,
        _header(
            desk,
            entity,
            agreement,
            "rebate_settlement",
            command.settlement_id,
            command.posting_date,
            net,
            amounts.tax,
            command.reference,
            document_date=command.document_date,
            claim_id=command.claim_id,
        ),
    )
    _post(desk, entity, agreement, partner, document, command.tax_code, amounts.non_recoverable)
    desk.change(desk.one(RebateAgreement, agreement.id), settled=agreement.settled + net)
    if claim is not None:
        _settle_claim(desk, claim, net)
    else:
        needs_approval(
            desk,
            kind="rebate",
            entity_id=entity.id,
            amount=document.total,
            currency=entity.currency,
            reason=Phrase("rebate_paid", agreement=agreement.name, amount=document.total, currency=entity.currency, partner=partner.name),
        )


def _post(
    desk: Desk, entity: LegalEntity, agreement: RebateAgreement, partner: Partner, document: Document, tax_code: str, lost: Decimal
) -> None:
    """Supplier: PAYABLE against REBATE_RECEIVABLE. Customer: REBATE_LIABILITY against RECEIVABLE. Tax goes back the way it came."""
    supplier = agreement.side == "supplier"
    sign = 1 if supplier else -1
    entry = Entry(
        desk,
        entity,
        document_id=document.id,
        kind="rebate_settlement",
        posting_date=document.posting_date,
        document_date=document.document_date,
    )
    role = "REBATE_RECEIVABLE" if supplier else "REBATE_LIABILITY"
    entry.add(Target(role, partner_id=partner.id, partner_group=partner.partner_group), -sign * document.net)
    post_tax(
        desk,
        entry,
        line_no=1,
        tax_code=tax_code,
        direction="input" if supplier else "output",
        base=-document.net,
        tax=-document.tax,
        non_recoverable=-lost,
        partner_id=partner.id,
    )
    if lost:
        entry.add(Target("PRICE_VARIANCE", partner_id=partner.id), -lost)
    owed = Target("PAYABLE" if supplier else "RECEIVABLE", partner_id=partner.id, partner_group=partner.partner_group)
    amount = -entry.balance
    entry.add(owed, amount)
    raise_item(
        desk,
        document,
        side="payable" if supplier else "receivable",
        account_id=entry.account(owed),
        amount=amount,
        base_amount=amount,
        due_date=document.document_date,
    )
    entry.close()


def _settle_claim(desk: Desk, claim: RebateClaim, net: Decimal) -> None:
    settled = claim.settled + net
    done = settled == claim.amount
    desk.change(claim, settled=settled, state="settled" if done else "open")
    desk.change(desk.one(Document, claim.id), state="done" if done else "part_done")


@undoes("rebate_settlement")
def undo_rebate_settlement(desk: Desk, entry: Entry, document: Document) -> None:
    """The claim or the accrual waits to be settled again."""
    agreement = desk.one(RebateAgreement, document.source_id)
    if agreement.state != "open":
        raise refuse_as_stood_on(document, Phrase("agreement_was_closed_since"), [agreement.id])
    desk.change(agreement, settled=agreement.settled - document.net)
    if agreement.side == "supplier":
        claim = desk.one(RebateClaim, document.note)
        if claim.state == "dropped":
            raise refuse_as_stood_on(document, Phrase("rest_claim_was_given_up_since"), [claim.id])
        settled = claim.settled - document.net
        desk.change(claim, settled=settled, state="open")
        desk.change(desk.one(Document, claim.id), state="part_done" if settled else "open")


def _open_claim(desk: Desk, claim_id: str) -> RebateClaim:
    claim = desk.one(RebateClaim, claim_id)
    if claim.state != "open":
        raise WrongState(
            what=Word("rebate_claim"), id=claim_id, state=Word(claim.state), action=Word("settled"), allowed=Word("open_claims")
        )
    return claim


def _amount(entity: LegalEntity, agreement: RebateAgreement, amount: Decimal, left: Decimal) -> Decimal:
    digits = digits_of(entity.currency)
    if amount <= 0 or round_half_up(amount, digits) != amount:
        why = Phrase("above_zero_with_at_most_decimals_are", digits=digits, left=left)
        raise InvalidValue(field=Word("amount"), value=amount, why=why)
    if amount > left:
        raise MoreThanAccrued(wanted=amount, left=left, currency=entity.currency, agreement=agreement.name)
    return amount


def _header(
    desk: Desk,
    entity: LegalEntity,
    agreement: RebateAgreement,
    kind: str,
    id_: str,
    day: date,
    net: Decimal,
    tax: Decimal,
    reference: str,
    *,
    document_date: date | None = None,
    claim_id: str = "",
) -> Document:
    return Document(
        id=id_,
        kind=kind,
        entity_id=entity.id,
        partner_id=agreement.partner_id,
        state="open" if kind == "rebate_claim" else "posted",
        document_date=document_date or day,
        posting_date=day,
        currency=entity.currency,
        rate=Decimal(1),
        net=net,
        tax=tax,
        total=net + tax,
        reference=reference,
        source_id=agreement.id,
        note=claim_id,
        created_by=desk.member,
        command_id=desk.record.id,
    )
