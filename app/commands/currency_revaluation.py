"""Currency revaluation: open items and bank balances in foreign currency at the rate of the month's last day, taken back the day after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from app.commands.registry import Command, decides
from app.desk import Desk
from app.domain.book import Allocation, Document, DocumentLine, FiscalPeriod, LegalEntity, OpenItem, Partner
from app.domain.book.period_close import CurrencyRevaluation
from app.domain.exact import ZERO
from app.domain.refusals import AlreadyExists, InvalidValue
from app.domain.wording import Phrase, Word
from app.ledger.close_checklist import open_foreign_items
from app.ledger.documents import open_document
from app.ledger.foreign_cash import Foreign, foreign_cash
from app.ledger.journal import Entry, Target
from app.ledger.rates import in_base, rate_on
from app.ledger.reversals import undoes
from app.ledger.settlement import item_target

LATE_DAYS_MAX = 366
AHEAD_DAYS = 31
UNREALISED = "unrealised"
"""The reason that posting rules may map to an account of its own for differences that are not realised yet."""


@dataclass(frozen=True, slots=True)
class _Revalued:
    """What is valued anew: where it stands in the ledger, the open item it is (none for a bank balance), and the difference."""

    target: Target
    currency: str
    what: str
    item_id: str
    rate: Decimal
    worth: Decimal
    difference: Decimal


class RevalueCurrencies(Command, frozen=True, kw_only=True):
    """Value what was open or in the bank in foreign currency at a month's end at that day's rates; one entry then, its mirror next day.

    Stock is never revalued: what was paid in foreign currency stays at the rate of its receipt.
    """

    revaluation_id: str
    entity_id: str
    period_id: str
    note: str = ""


@decides(RevalueCurrencies, area="currency_revaluation", permission="journal.post")
def decide_revalue_currencies(command: RevalueCurrencies, desk: Desk) -> None:
    desk.authorise(entity_id=command.entity_id)
    entity = desk.one(LegalEntity, command.entity_id)
    period = desk.one(FiscalPeriod, command.entity_id, command.period_id)
    done = desk.find(CurrencyRevaluation, entity.id, period.id)
    if done is not None and done.document_id:
        raise AlreadyExists(what=Phrase("currency_revaluation_of", period=period.id), id=done.document_id)
    if (desk.today(entity.id) - period.last_day).days > LATE_DAYS_MAX:
        raise InvalidValue(field=Word("period"), value=period.id, why=Phrase("ended_more_than_days_ago", late_days_max=LATE_DAYS_MAX))
    revalued = [*_revalue(desk, entity, period.last_day), *_revalue_cash(desk, entity, period)]
    document = open_document(desk, entity, _header(command, desk, entity, period, revalued))
    then = _entry(desk, entity, document, period.last_day, f"Foreign currency at the rates of {period.last_day}")
    back = _entry(desk, entity, document, period.last_day + timedelta(days=1), f"Revaluation of {period.last_day} taken back")
    for n, found in enumerate(revalued, start=1):
        desk.write(_line(document, n, found))
        if found.difference:
            _post(then, found, found.difference)
            _post(back, found, -found.difference)
    then.close()
    back.close()
    desk.write(CurrencyRevaluation(entity_id=entity.id, period_id=period.id, document_id=document.id))
    desk.notes.result["items"] = len(revalued)


@undoes("currency_revaluation")
def undo_currency_revaluation(desk: Desk, entry: Entry, document: Document) -> None:
    """The month counts as not revalued again."""
    period_id = document.reference
    desk.change(desk.one(CurrencyRevaluation, document.entity_id, period_id), document_id="")


def _revalue(desk: Desk, entity: LegalEntity, last_day: date) -> list[_Revalued]:
    """What was open on the last day, also of items settled since, at that day's rates."""
    given_back: dict[str, tuple[Decimal, Decimal]] = {}
    for allocation in _settled_after(desk, entity, last_day):
        amount, base = given_back.get(allocation.item_document_id, (ZERO, ZERO))
        given_back[allocation.item_document_id] = (amount + allocation.amount, base + allocation.base_amount)
    items = {item.document_id: item for item in open_foreign_items(desk, entity, last_day)}
    since = desk.every(OpenItem, [(id_,) for id_ in given_back if id_ not in items])
    items |= {item.document_id: item for item in since.values() if item.currency != entity.currency and item.document_date <= last_day}
    partners = desk.every(Partner, [(item.partner_id,) for item in items.values()])
    revalued = []
    for item in sorted(items.values(), key=lambda x: (x.currency, x.document_id)):
        amount, base = given_back.get(item.document_id, (ZERO, ZERO))
        open_amount, open_base = item.open_amount + amount, item.open_base + base
        if not open_amount:
            continue
        rate = rate_on(desk, base=entity.currency, currency=item.currency, day=last_day)
        worth = in_base(entity, open_amount, rate)
        target = item_target(item, partners[(item.partner_id,)].partner_group)
        revalued.append(_Revalued(target, item.currency, item.side, item.document_id, rate, worth, worth - open_base))
    return revalued


def _revalue_cash(desk: Desk, entity: LegalEntity, period: FiscalPeriod) -> list[_Revalued]:
    """What the bank accounts held at the end of the period, at that day's rates."""
    revalued = []
    for held in foreign_cash(desk, entity.id, period.id):
        rate = rate_on(desk, base=entity.currency, currency=held.currency, day=period.last_day)
        worth = in_base(entity, held.foreign_amount, rate)
        target = Target("BANK", account_id=held.account_id)
        revalued.append(_Revalued(target, held.currency, "bank", "", rate, worth, worth - held.amount))
    return revalued


def _settled_after(desk: Desk, entity: LegalEntity, last_day: date) -> list[Allocation]:
    days = range(1, max((desk.today(entity.id) - last_day).days, 0) + AHEAD_DAYS + 1)
    keys = [(entity.id, last_day + timedelta(days=day)) for day in days]
    desk.prefetch_many(Allocation, "day", keys)
    return [allocation for key in keys for allocation in desk.many(Allocation, "day", *key)]


def _entry(desk: Desk, entity: LegalEntity, document: Document, day: date, text: str) -> Entry:
    return Entry(
        desk,
        entity,
        document_id=document.id,
        kind="currency_revaluation",
        posting_date=day,
        document_date=document.document_date,
        text=text,
    )


def _post(entry: Entry, found: _Revalued, amount: Decimal) -> None:
    entry.add(found.target, amount, Foreign(found.currency, ZERO, found.rate))
    entry.add(Target("EXCHANGE_DIFFERENCE", reason=UNREALISED), -amount)


def _header(command: RevalueCurrencies, desk: Desk, entity: LegalEntity, period: FiscalPeriod, revalued: Sequence[_Revalued]) -> Document:
    total = sum((found.difference for found in revalued), ZERO)
    return Document(
        id=command.revaluation_id,
        kind="currency_revaluation",
        entity_id=entity.id,
        state="posted",
        document_date=period.last_day,
        posting_date=period.last_day,
        currency=entity.currency,
        rate=Decimal(1),
        net=total,
        tax=ZERO,
        total=total,
        reference=period.id,
        note=command.note,
        created_by=desk.member,
        command_id=desk.record.id,
    )


def _line(document: Document, n: int, found: _Revalued) -> DocumentLine:
    return DocumentLine(
        document_id=document.id,
        line_no=n,
        text=f"{found.currency} {found.what}",
        quantity=ZERO,
        quantity_in_unit=ZERO,
        unit_price=ZERO,
        net=found.difference,
        tax=ZERO,
        value=found.worth,
        source_id=found.item_id,
        account_id=found.target.account_id,
    )
