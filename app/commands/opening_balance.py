"""Opening balance: stock, open items and accounts as they stood when the book began, against the opening-balance account."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from app.commands.registry import Command, Part, decides, needs
from app.desk import Desk
from app.domain.book import Account, Allocation, Document, DocumentLine, Item, ItemCosting, LegalEntity, Location, Lot, OpenItem, Partner
from app.domain.currency import digits_of
from app.domain.exact import ZERO, Money, Quantity, round_half_up
from app.domain.refusals import AlreadyExists, InvalidValue
from app.domain.wording import Phrase, Word
from app.ledger.accounts import require_manual
from app.ledger.costing import COSTING
from app.ledger.documents import open_document
from app.ledger.journal import Entry, Target
from app.ledger.mirror import refuse_as_stood_on
from app.ledger.open_items import close_item, raise_item
from app.ledger.rates import foreign_of, in_base, rate_on
from app.ledger.reversals import undoes
from app.ledger.stock import Reason, place_at, prefetch_places, prefetch_stock, receive
from app.state import Wants

OTHER_SIDE = Target("OPENING_BALANCE")


class OpeningStock(Part, frozen=True, kw_only=True):
    """Goods on hand: `quantity` in base units, worth `value` in all in the entity's currency.

    `value` may be left out for goods at standard cost. `received_on` is their age, the posting date when left out.
    """

    item_id: str
    location_id: str
    lot_id: str = ""
    expires_on: date | None = None
    quantity: Quantity
    value: Money | None = None
    received_on: date | None = None


class OpeningItem(Part, frozen=True, kw_only=True):
    """An invoice that is still open: what is owed to us (receivable) or by us (payable), in its own currency. A credit is negative."""

    document_id: str
    partner_id: str
    side: Literal["receivable", "payable"]
    amount: Money
    currency: str = ""
    base_amount: Money | None = None
    document_date: date
    due_date: date
    reference: str = ""


class OpeningAccount(Part, frozen=True, kw_only=True):
    """The balance of another account, debit + and credit −; control accounts open through their own documents."""

    account_id: str
    amount: Money
    text: str = ""


class PostOpeningBalance(Command, frozen=True, kw_only=True):
    """What an entity starts with. May be sent in as many parts as it takes; the other side is the opening-balance account."""

    balance_id: str
    entity_id: str
    posting_date: date
    note: str = ""
    stock: tuple[OpeningStock, ...] = ()
    items: tuple[OpeningItem, ...] = ()
    accounts: tuple[OpeningAccount, ...] = ()


@needs(PostOpeningBalance)
def needs_of_opening_balance(command: PostOpeningBalance) -> Wants:
    wants = Wants()
    wants.add_row(LegalEntity, (command.entity_id,))
    wants.add_row(Document, (command.balance_id,))
    for line in command.stock:
        wants.add_row(Location, (line.location_id,))
        wants.add_row(Item, (line.item_id,))
        wants.add_row(ItemCosting, (line.item_id, command.entity_id))
    for item in command.items:
        wants.add_row(Partner, (item.partner_id,))
        wants.add_row(Document, (item.document_id,))
    for account in command.accounts:
        wants.add_row(Account, (command.entity_id, account.account_id))
    return wants


@decides(PostOpeningBalance, area="opening_balance", permission="finance_data.edit")
def decide_post_opening_balance(command: PostOpeningBalance, desk: Desk) -> None:
    desk.authorise(entity_id=command.entity_id)
    entity = desk.one(LegalEntity, command.entity_id)
    if not (command.stock or command.items or command.accounts):
        raise InvalidValue(field=Word("lines"), value=Word("none"), why=Phrase("opening_balance_has_at_least_one_line"))
    document = open_document(desk, entity, _header(command, desk, entity))
    entry = Entry(
        desk,
        entity,
        document_id=document.id,
        kind="opening_balance",
        posting_date=command.posting_date,
        document_date=command.posting_date,
    )
    _open_stock(desk, entry, document, command.stock)
    _open_items(desk, entry, document, command.items)
    _open_accounts(desk, entry, document, command)
    entry.close()


@undoes("opening_balance")
def undo_opening_balance(desk: Desk, entry: Entry, document: Document) -> None:
    """The open items are taken back with it, as long as nothing was settled of them."""
    owners = [owner for owner in desk.many(Document, "source", document.id) if owner.kind == "opening_item"]
    items = desk.every(OpenItem, [(owner.id,) for owner in owners])
    for owner in owners:
        item = items[(owner.id,)]
        if item.open_amount != item.amount:
            settled = [a.document_id for a in desk.many(Allocation, "item", owner.id) if a.amount * item.amount > 0]
            raise refuse_as_stood_on(document, Phrase("item_is_settled_at_least_in_part", owner=owner.number), settled)
        close_item(desk, item, by=entry.document_id, day=entry.posting_date)
        desk.change(owner, state="reversed", reversed_by=entry.document_id)


def _header(command: PostOpeningBalance, desk: Desk, entity: LegalEntity) -> Document:
    return Document(
        id=command.balance_id,
        kind="opening_balance",
        entity_id=entity.id,
        state="posted",
        document_date=command.posting_date,
        posting_date=command.posting_date,
        currency=entity.currency,
        rate=Decimal(1),
        net=ZERO,
        tax=ZERO,
        total=ZERO,
        note=command.note,
        created_by=desk.member,
        command_id=desk.record.id,
    )


def _open_stock(desk: Desk, entry: Entry, document: Document, lines: Sequence[OpeningStock]) -> None:
    spots = [(line.location_id, line.item_id, line.lot_id) for line in lines]
    prefetch_places(desk, spots)
    desk.prefetch(Lot, [(line.item_id, line.lot_id) for line in lines if line.lot_id])
    places = [place_at(desk, location_id=location, item_id=item, lot_id=lot) for location, item, lot in spots]
    prefetch_stock(desk, places, layers=False)
    for n, (line, place) in enumerate(zip(lines, places, strict=True), start=1):
        if place.entity.id != entry.entity.id or place.location.kind == "transit":
            raise InvalidValue(
                field=Phrase("of_line", what=Word("location"), line=n),
                value=line.location_id,
                why=Phrase("no_place_of_to_hold_stock", entity=entry.entity.id),
            )
        if line.quantity <= 0 or (line.value is not None and line.value < 0):
            raise InvalidValue(
                field=Phrase("line", line=n),
                value=Phrase("quantity_worth", quantity=line.quantity, value=line.value),
                why=Phrase("quantity_is_above_zero_value_not_below"),
            )
        if line.lot_id and desk.find(Lot, line.item_id, line.lot_id) is None:
            if place.item.expiry_tracked and line.expires_on is None:
                raise InvalidValue(
                    field=Phrase("expiry_of_lot", lot=line.lot_id),
                    value=Word("empty"),
                    why=Phrase("kept_by_expiry_date", item=line.item_id),
                )
            desk.write(Lot(item_id=line.item_id, id=line.lot_id, expires_on=line.expires_on))
        if line.value is None and place.costing.method != "standard":
            raise InvalidValue(
                field=Phrase("of_line", what=Word("value"), line=n),
                value=Word("empty"),
                why=Phrase("valued_at_what_it_cost", item=line.item_id),
            )
        at_standard = COSTING[place.costing.method].receipt_value(place.costing, line.quantity, ZERO, place.digits)
        cost = at_standard if line.value is None else _to_the_cent(Phrase("of_line", what=Word("value"), line=n), line.value, place.digits)
        why = Reason("opening_balance", document.id, n)
        received = receive(
            desk, entry, place, quantity=line.quantity, cost=cost, why=why, received_on=line.received_on or document.posting_date
        )
        entry.add(OTHER_SIDE, -cost)
        desk.write(
            _line(document, n, line.quantity, received.value, item_id=line.item_id, lot_id=line.lot_id, location_id=line.location_id)
        )


def _to_the_cent(what: Phrase, amount: Decimal, digits: int) -> Decimal:
    rounded = round_half_up(amount, digits)
    if rounded != amount:
        raise InvalidValue(field=what, value=amount, why=Phrase("currency_has_decimals_2", digits=digits))
    return rounded


def _open_items(desk: Desk, entry: Entry, document: Document, items: Sequence[OpeningItem]) -> None:
    """Each open item is a document of its own, so that payments, statements and reversals find it."""
    desk.every(Partner, [(item.partner_id,) for item in items])
    desk.prefetch(Document, [(item.document_id,) for item in items])
    desk.prefetch(OpenItem, [(item.document_id,) for item in items])
    for n, item in enumerate(items, start=1):
        if desk.find(Document, item.document_id) is not None:
            raise AlreadyExists(what=Word("document"), id=item.document_id)
        _open_item(desk, entry, document, item, n)


def _open_item(desk: Desk, entry: Entry, document: Document, item: OpeningItem, n: int) -> None:
    entity, partner = entry.entity, desk.one(Partner, item.partner_id)
    currency = item.currency or entity.currency
    amount = _to_the_cent(Phrase("amount_of_item_numbered", line=n), item.amount, digits_of(currency))
    if amount == 0:
        raise InvalidValue(field=Phrase("amount_of_item_numbered", line=n), value=0, why=Phrase("item_without_an_amount_is_not_open"))
    rate = rate_on(desk, base=entity.currency, currency=currency, day=document.posting_date)
    base = in_base(entity, amount, rate) if item.base_amount is None else item.base_amount
    base = _to_the_cent(Phrase("base_amount_of_item", line=n), base, digits_of(entity.currency))
    sign = 1 if item.side == "receivable" else -1
    owner = Document(
        id=item.document_id,
        kind="opening_item",
        entity_id=entity.id,
        partner_id=item.partner_id,
        number=item.reference or item.document_id,
        state="posted",
        document_date=item.document_date,
        posting_date=document.posting_date,
        due_date=item.due_date,
        currency=currency,
        rate=rate,
        net=amount,
        tax=ZERO,
        total=amount,
        reference=item.reference,
        source_id=document.id,
        created_by=desk.member,
        command_id=desk.record.id,
    )
    desk.write(owner)
    target = Target(item.side.upper(), partner_id=partner.id, partner_group=partner.partner_group)
    entry.add(target, sign * base, foreign_of(entity, currency, sign * amount, rate))
    entry.add(OTHER_SIDE, -sign * base)
    raise_item(
        desk,
        owner,
        side=item.side,
        account_id=entry.account(target),
        amount=sign * amount,
        base_amount=sign * base,
        due_date=item.due_date,
    )


def _open_accounts(desk: Desk, entry: Entry, document: Document, command: PostOpeningBalance) -> None:
    desk.every(Account, [(entry.entity.id, line.account_id) for line in command.accounts])
    for n, line in enumerate(command.accounts, start=len(command.stock) + 1):
        require_manual(desk.one(Account, entry.entity.id, line.account_id))
        amount = _to_the_cent(Phrase("amount_of_account", account=line.account_id), line.amount, digits_of(entry.entity.currency))
        entry.add(Target("MANUAL", account_id=line.account_id), amount)
        entry.add(OTHER_SIDE, -amount)
        desk.write(_line(document, n, ZERO, amount, account_id=line.account_id, text=line.text))


def _line(
    document: Document,
    n: int,
    quantity: Decimal,
    value: Decimal,
    *,
    item_id: str = "",
    lot_id: str = "",
    location_id: str = "",
    account_id: str = "",
    text: str = "",
) -> DocumentLine:
    return DocumentLine(
        document_id=document.id,
        line_no=n,
        item_id=item_id,
        lot_id=lot_id,
        location_id=location_id,
        text=text,
        quantity=quantity,
        quantity_in_unit=quantity,
        unit_price=ZERO,
        net=value,
        tax=ZERO,
        value=value,
        account_id=account_id,
    )
