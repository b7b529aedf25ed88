"""Journal vouchers: entries by hand on accounts that no document owns, with dimensions, balanced and approved."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.commands.registry import Command, Part, decides, needs
from app.desk import Desk
from app.domain.book import Account, Document, DocumentLine, LegalEntity, Partner, Warehouse
from app.domain.currency import digits_of
from app.domain.exact import ARITHMETIC, RATE_SCALE, ZERO, Money, round_half_up
from app.domain.refusals import EntryUnbalanced, InvalidValue
from app.domain.wording import Phrase, Word
from app.ledger.accounts import require_manual
from app.ledger.control import needs_approval
from app.ledger.documents import open_document
from app.ledger.foreign_cash import Foreign
from app.ledger.journal import Entry, Target
from app.ledger.reversals import undoes
from app.state import Wants


class VoucherLine(Part, frozen=True, kw_only=True):
    """One line: `amount` in the entity's currency, debit + and credit −, with its dimensions.

    `currency` and `foreign_amount` (signed alike) say what it is in another currency.
    """

    account_id: str
    amount: Money
    currency: str = ""
    foreign_amount: Money | None = None
    warehouse_id: str = ""
    family: str = ""
    partner_id: str = ""
    reason: str = ""
    text: str = ""


class PostJournal(Command, frozen=True, kw_only=True):
    """A manual entry. Refused when it does not balance or touches a control account; above the policy's amount it is approved first."""

    voucher_id: str
    entity_id: str
    posting_date: date
    document_date: date | None = None
    reference: str = ""
    text: str
    lines: tuple[VoucherLine, ...]


@needs(PostJournal)
def needs_of_post_journal(command: PostJournal) -> Wants:
    wants = Wants()
    wants.add_row(LegalEntity, (command.entity_id,))
    wants.add_row(Document, (command.voucher_id,))
    for line in command.lines:
        wants.add_row(Account, (command.entity_id, line.account_id))
    return wants


@decides(PostJournal, area="journal_vouchers", permission="journal.post")
def decide_post_journal(command: PostJournal, desk: Desk) -> None:
    desk.authorise(entity_id=command.entity_id)
    entity = desk.one(LegalEntity, command.entity_id)
    if not command.text.strip():
        raise InvalidValue(field=Word("text"), value=Word("empty"), why=Phrase("entry_hand_say_what_for"))
    debits = _check(command, desk, entity)
    document = open_document(desk, entity, _header(command, desk, entity, debits))
    entry = Entry(
        desk,
        entity,
        document_id=document.id,
        kind="journal_voucher",
        posting_date=document.posting_date,
        document_date=document.document_date,
        text=command.text,
    )
    for n, line in enumerate(command.lines, start=1):
        target = Target(
            "MANUAL",
            family=line.family,
            warehouse_id=line.warehouse_id,
            partner_id=line.partner_id,
            reason=line.reason,
            account_id=line.account_id,
        )
        entry.add(target, line.amount, _foreign(line, entity, n))
        desk.write(_row(document, n, line))
    entry.close()
    needs_approval(
        desk,
        kind="journal_voucher",
        entity_id=entity.id,
        amount=debits,
        currency=entity.currency,
        reason=Phrase("manual_entry", amount=debits, currency=entity.currency, text=command.text.strip()),
    )


@undoes("journal_voucher")
def undo_journal_voucher(desk: Desk, entry: Entry, document: Document) -> None:
    """Nothing beyond its lines, which every reversal mirrors."""


def _check(command: PostJournal, desk: Desk, entity: LegalEntity) -> Decimal:
    """The sum of the debits, when every line names a free account and the entry balances."""
    if len(command.lines) < 2:
        raise InvalidValue(field=Word("lines"), value=len(command.lines), why=Phrase("entry_has_at_least_two_lines"))
    accounts = desk.every(Account, [(entity.id, line.account_id) for line in command.lines])
    desk.every(Warehouse, [(line.warehouse_id,) for line in command.lines if line.warehouse_id])
    desk.every(Partner, [(line.partner_id,) for line in command.lines if line.partner_id])
    digits = digits_of(entity.currency)
    for n, line in enumerate(command.lines, start=1):
        require_manual(accounts[(entity.id, line.account_id)])
        if round_half_up(line.amount, digits) != line.amount:
            raise InvalidValue(
                field=Phrase("of_line", what=Word("amount"), line=n),
                value=line.amount,
                why=Phrase("currency_has_decimals", currency=entity.currency, digits=digits),
            )
        if line.warehouse_id and desk.one(Warehouse, line.warehouse_id).entity_id != entity.id:
            raise InvalidValue(
                field=Phrase("of_line", what=Word("warehouse"), line=n),
                value=line.warehouse_id,
                why=Phrase("does_not_belong_to", entity=entity.id),
            )
    balance = sum((line.amount for line in command.lines), ZERO)
    if balance:
        raise EntryUnbalanced(difference=balance)
    return sum((line.amount for line in command.lines if line.amount > 0), ZERO)


def _foreign(line: VoucherLine, entity: LegalEntity, n: int) -> Foreign | None:
    if line.currency in ("", entity.currency) and line.foreign_amount is None:
        return None
    digits = digits_of(line.currency or entity.currency)
    amount = line.foreign_amount
    if amount is None or line.currency in ("", entity.currency) or amount * line.amount < 0 or round_half_up(amount, digits) != amount:
        why = Phrase("goes_with_another_currency_than_in_decimals", currency=entity.currency)
        raise InvalidValue(field=Phrase("of_line", what=Word("foreign_amount"), line=n), value=amount, why=why)
    rate = round_half_up(ARITHMETIC.divide(line.amount, amount), RATE_SCALE) if amount else ZERO
    return Foreign(line.currency, amount, rate)


def _header(command: PostJournal, desk: Desk, entity: LegalEntity, debits: Decimal) -> Document:
    return Document(
        id=command.voucher_id,
        kind="journal_voucher",
        entity_id=entity.id,
        state="posted",
        document_date=command.document_date or command.posting_date,
        posting_date=command.posting_date,
        currency=entity.currency,
        rate=Decimal(1),
        net=debits,
        tax=ZERO,
        total=debits,
        reference=command.reference,
        note=command.text,
        created_by=desk.member,
        command_id=desk.record.id,
    )


def _row(document: Document, n: int, line: VoucherLine) -> DocumentLine:
    return DocumentLine(
        document_id=document.id,
        line_no=n,
        text=line.text,
        quantity=ZERO,
        quantity_in_unit=ZERO,
        unit_price=ZERO,
        net=line.amount,
        tax=ZERO,
        value=line.amount,
        account_id=line.account_id,
        reason=line.reason,
    )
