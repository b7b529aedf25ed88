"""Payments: money received and paid, allocated to open items at once or later; over-payments stay on account."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from app.commands.registry import Command, Part, decides, needs
from app.desk import Desk
from app.domain.book import Account, Document, LegalEntity, OpenItem, Partner
from app.domain.currency import digits_of
from app.domain.exact import ARITHMETIC, RATE_SCALE, ZERO, Money, round_half_up
from app.domain.plain import plain
from app.domain.refusals import InvalidValue, Refusal, WrongState
from app.domain.wording import Phrase, Word
from app.ledger.accounts import require_manual
from app.ledger.control import needs_approval
from app.ledger.documents import open_document
from app.ledger.journal import Entry, Target
from app.ledger.open_items import raise_item
from app.ledger.rates import foreign_of, in_base, rate_on
from app.ledger.reversals import undoes
from app.ledger.settlement import Share, allocate, differences, item_target, post_difference, settle, share_in
from app.state import Wants


class BeyondOpenAmount(Refusal):
    says = "Only {open} {currency} of {item} are open, {wanted} cannot be settled. Allocate less, or leave the rest on account."


class BeyondPayment(Refusal):
    says = "{wanted} {currency} are allocated, but there are only {available} to allocate. Allocate less, or correct the payment."


class SettledAmount(Part, frozen=True, kw_only=True):
    """An open item and how much of it is settled, in its currency, above zero also for a credit; all that is open when left out."""

    document_id: str
    amount: Money | None = None


class RecordPayment(Command, frozen=True, kw_only=True):
    """Money received from a customer or paid to a supplier (or given back by either, with `side`).

    `currency` is the entity's when empty; `base_amount` is what the bank booked in the entity's currency, when it is known.
    `account_id` is the bank account, the one mapped to BANK when empty. What is not allocated stays on account.
    """

    payment_id: str
    entity_id: str
    direction: Literal["received", "paid"]
    partner_id: str
    posting_date: date
    document_date: date | None = None
    amount: Money
    currency: str = ""
    base_amount: Money | None = None
    account_id: str = ""
    side: Literal["", "receivable", "payable"] = ""
    reference: str = ""
    note: str = ""
    allocations: tuple[SettledAmount, ...] = ()


@needs(RecordPayment)
def needs_of_record_payment(command: RecordPayment) -> Wants:
    wants = Wants()
    wants.add_row(Document, (command.payment_id,))
    wants.add_row(LegalEntity, (command.entity_id,))
    wants.add_row(Partner, (command.partner_id,))
    for settled in command.allocations:
        wants.add_row(OpenItem, (settled.document_id,))
    return wants


@decides(RecordPayment, area="payments", permission="payments.post")
def decide_record_payment(command: RecordPayment, desk: Desk) -> None:
    desk.authorise(entity_id=command.entity_id)
    entity = desk.one(LegalEntity, command.entity_id)
    partner = desk.one(Partner, command.partner_id)
    currency = command.currency or entity.currency
    sign = 1 if command.direction == "received" else -1
    amount = sign * _amount(Word("amount"), command.amount, currency)
    rate, base = _worth(command, desk, entity, currency, amount)
    document = open_document(desk, entity, _header(command, desk, currency, amount, rate))
    entry = Entry(
        desk,
        entity,
        document_id=document.id,
        kind="payment",
        posting_date=document.posting_date,
        document_date=document.document_date,
    )
    shares = _shares(desk, entry, command.allocations, partner=partner, currency=currency)
    rest = amount - sum((share.amount for share in shares), ZERO)
    if rest * sign < 0:
        raise BeyondPayment(wanted=abs(amount - rest), currency=currency, available=abs(amount))
    entry.add(_bank(desk, entity, command.account_id), base, foreign_of(entity, currency, amount, rate))
    rest_base = in_base(entity, rest, rate) if shares else base
    gains = differences(entry, shares, rate=rate, total=base - rest_base)
    for share, gain in zip(shares, gains, strict=True):
        settle(desk, entry, share, by=document.id, difference=gain, day=document.posting_date, partner_group=partner.partner_group)
    post_difference(entry, sum(gains, ZERO), partner_id=partner.id)
    if rest:
        _leave_on_account(desk, entry, document, command, partner, rest=rest, rest_base=rest_base)
    entry.close()
    if sign < 0:
        needs_approval(
            desk,
            kind="supplier_payment",
            entity_id=entity.id,
            amount=base,
            currency=entity.currency,
            reason=Phrase("payment_made", amount=command.amount, currency=currency, partner=partner.name),
        )


class AllocatePayment(Command, frozen=True, kw_only=True):
    """Settle open items with what a payment left on account, or with a credit note."""

    document_id: str
    posting_date: date
    allocations: tuple[SettledAmount, ...]


@needs(AllocatePayment)
def needs_of_allocate_payment(command: AllocatePayment) -> Wants:
    wants = Wants()
    for document_id in (command.document_id, *(settled.document_id for settled in command.allocations)):
        wants.add_row(OpenItem, (document_id,))
    return wants


@decides(AllocatePayment, area="payments", permission="payments.post")
def decide_allocate_payment(command: AllocatePayment, desk: Desk) -> None:
    own = desk.one(OpenItem, command.document_id)
    desk.authorise(entity_id=own.entity_id)
    if not own.open_amount or not command.allocations:
        state = "settled" if not own.open_amount else "without anything to settle"
        raise WrongState(
            what=Word("item"),
            id=own.document_id,
            state=state,
            action=Word("allocated"),
            allowed=Word("open_items_with_something_to_settle"),
        )
    if any(settled.document_id == own.document_id for settled in command.allocations):
        raise InvalidValue(field=Word("item"), value=own.document_id, why=Phrase("document_does_not_settle_itself"))
    partner = desk.one(Partner, own.partner_id)
    document = desk.one(Document, own.document_id)
    entry = Entry(
        desk,
        desk.one(LegalEntity, own.entity_id),
        document_id=own.document_id,
        kind="allocation",
        posting_date=command.posting_date,
        document_date=document.document_date,
    )
    shares = _shares(desk, entry, command.allocations, partner=partner, currency=own.currency)
    taken = -sum((share.amount for share in shares), ZERO)
    if taken * own.open_amount < 0 or abs(taken) > abs(own.open_amount):
        raise BeyondPayment(wanted=abs(taken), currency=own.currency, available=abs(own.open_amount))
    given = share_in(entry, own, taken)
    gains = differences(entry, shares, rate=own.rate, total=-given.base)
    on_one_account = all(item_target(share.item) == item_target(own) for share in shares) and not any(gains)
    for share, gain in zip((given, *shares), (ZERO, *gains), strict=True):
        if on_one_account:
            allocate(desk, share, by=own.document_id, difference=gain, day=command.posting_date)
        else:
            settle(desk, entry, share, by=own.document_id, difference=gain, day=command.posting_date)
    post_difference(entry, sum(gains, ZERO), partner_id=own.partner_id)
    entry.close()
    desk.notes.result.update({"document": own.document_id})


@undoes("payment")
def undo_payment(desk: Desk, entry: Entry, document: Document) -> None:
    """Nothing beyond its lines, allocations and its item on account, which every reversal gives back."""


def _amount(what: Word | Phrase, amount: Decimal, currency: str) -> Decimal:
    digits = digits_of(currency)
    if amount <= 0 or round_half_up(amount, digits) != amount:
        raise InvalidValue(field=what, value=amount, why=Phrase("above_zero_with_at_most_decimals_of", digits=digits, currency=currency))
    return amount


def _worth(command: RecordPayment, desk: Desk, entity: LegalEntity, currency: str, amount: Decimal) -> tuple[Decimal, Decimal]:
    """The payment's rate and its signed amount in base currency: as the bank booked it, else at the rate of the day."""
    if command.base_amount is None:
        rate = rate_on(desk, base=entity.currency, currency=currency, day=command.posting_date)
        return rate, in_base(entity, amount, rate)
    base = _amount(Word("amount_booked_by_the_bank"), command.base_amount, entity.currency)
    if currency == entity.currency and base != abs(amount):
        raise InvalidValue(
            field=Word("amount_booked_by_the_bank"), value=base, why=Phrase("payment_is_in_the_same_currency", amount=abs(amount))
        )
    return round_half_up(ARITHMETIC.divide(base, abs(amount)), RATE_SCALE), base if amount > 0 else -base


def _header(command: RecordPayment, desk: Desk, currency: str, amount: Decimal, rate: Decimal) -> Document:
    """The header; its amounts are signed, money received + and money paid −."""
    return Document(
        id=command.payment_id,
        kind="payment",
        entity_id=command.entity_id,
        partner_id=command.partner_id,
        state="posted",
        document_date=command.document_date or command.posting_date,
        posting_date=command.posting_date,
        currency=currency,
        rate=rate,
        net=amount,
        tax=ZERO,
        total=amount,
        reference=command.reference,
        note=command.note,
        created_by=desk.member,
        command_id=desk.record.id,
    )


def _shares(desk: Desk, entry: Entry, settled: Sequence[SettledAmount], *, partner: Partner, currency: str) -> list[Share]:
    """What is taken of each item, signed like the item; refused for items of others, in other currencies, or not open that far."""
    items = desk.every(OpenItem, [(part.document_id,) for part in settled])
    desk.prefetch(Partner, [(item.partner_id,) for item in items.values() if item.partner_id != partner.id])
    if len({part.document_id for part in settled}) != len(settled):
        raise InvalidValue(field=Word("allocations"), value=Word("an_item_twice"), why=Phrase("each_open_item_settled_once_payment_add"))
    shares = []
    for part in settled:
        item = desk.one(OpenItem, part.document_id)
        if item.entity_id != entry.entity.id or item.currency != currency:
            why = Phrase(
                "item_in_payment_one_in", entity=item.entity_id, currency=item.currency, entity_2=entry.entity.id, currency_2=currency
            )
            raise InvalidValue(field=Word("item"), value=item.document_id, why=why)
        if item.partner_id != partner.id and desk.one(Partner, item.partner_id).bill_to != partner.id:
            raise InvalidValue(
                field=Word("item"), value=item.document_id, why=Phrase("owed_by_or_to_not", partner=item.partner_id, partner_2=partner.id)
            )
        size = abs(item.open_amount) if part.amount is None else part.amount
        wanted = _amount(Phrase("amount_for", document=item.document_id), size, currency) if size or part.amount is not None else size
        if wanted > abs(item.open_amount) or not item.open_amount:
            raise BeyondOpenAmount(open=abs(item.open_amount), currency=currency, item=item.document_id, wanted=wanted)
        shares.append(share_in(entry, item, wanted if item.open_amount > 0 else -wanted))
    return shares


def _bank(desk: Desk, entity: LegalEntity, account_id: str) -> Target:
    if account_id:
        require_manual(desk.one(Account, entity.id, account_id))
    return Target("BANK", account_id=account_id)


def _leave_on_account(
    desk: Desk, entry: Entry, document: Document, command: RecordPayment, partner: Partner, *, rest: Decimal, rest_base: Decimal
) -> None:
    side = command.side or ("receivable" if command.direction == "received" else "payable")
    target = Target(side.upper(), partner_id=partner.id, partner_group=partner.partner_group)
    entry.add(target, -rest_base, foreign_of(entry.entity, document.currency, -rest, document.rate))
    raise_item(
        desk,
        document,
        side="receivable" if side == "receivable" else "payable",
        account_id=entry.account(target),
        amount=-rest,
        base_amount=-rest_base,
        due_date=document.posting_date,
    )
    desk.notes.result["on_account"] = plain(abs(rest))
