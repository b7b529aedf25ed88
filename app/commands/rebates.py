"""Rebates: agreements with tiers, accrual with true-up on the goods themselves, and their end; claims and settlements stand apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from app.commands.registry import Command, Part, decides, needs
from app.desk import Desk
from app.domain.book import Document, DocumentLine, Item, LegalEntity, Partner
from app.domain.book.rebates import RebateAgreement, RebateLine, RebateSide, RebateTier
from app.domain.currency import digits_of
from app.domain.exact import ZERO, Quantity, Rate, UnitPrice, split
from app.domain.plain import plain
from app.domain.refusals import InvalidValue, Refusal
from app.domain.wording import Phrase, Word
from app.ledger.control import needs_approval
from app.ledger.documents import open_document
from app.ledger.journal import Entry, Target
from app.ledger.late_cost import LateCost, spread
from app.ledger.mirror import refuse_as_stood_on
from app.ledger.rebate_turnover import TurnoverLine, earned, open_agreement, shares, turnover
from app.ledger.reversals import undoes
from app.ledger.stock import Reason
from app.state import Wants

DAYS_MAX = 1100
REBATE_REASON = "rebate"
"""The reason that posting rules may map to a contra-revenue account of its own for customer rebates."""


class RebateInForeignCurrency(Refusal):
    says = (
        "{partner} trades in {currency}, and rebates are kept in {base}. Agree a rebate with a partner in {base}, "
        "or settle this one as a price correction of each invoice."
    )


class TierIn(Part, frozen=True, kw_only=True):
    """From a turnover of `reach` on: `percent` as a fraction of the value (0.03 for 3 %), or money `per_unit` in base units."""

    reach: Quantity
    percent: Rate = ZERO
    per_unit: UnitPrice = ZERO


class AgreeRebate(Command, frozen=True, kw_only=True):
    """A rebate that a supplier grants us, or we a customer. Tiers are in rising order; without `expected` only what is reached accrues."""

    agreement_id: str
    entity_id: str
    side: RebateSide
    partner_id: str
    name: str
    item_id: str = ""
    family: str = ""
    basis: Literal["quantity", "value"]
    retroactive: bool = False
    valid_from: date
    valid_to: date
    expected: Quantity = ZERO
    tiers: tuple[TierIn, ...]


@decides(AgreeRebate, area="rebates", permission="rebates.post")
def decide_agree_rebate(command: AgreeRebate, desk: Desk) -> None:
    desk.authorise(entity_id=command.entity_id)
    entity = desk.one(LegalEntity, command.entity_id)
    partner = desk.one(Partner, command.partner_id)
    if not (partner.is_supplier if command.side == "supplier" else partner.is_customer):
        raise InvalidValue(field=Word("partner"), value=partner.id, why=Phrase("not_of_side", side=Word(command.side)))
    if partner.currency not in ("", entity.currency):
        raise RebateInForeignCurrency(partner=partner.id, currency=partner.currency, base=entity.currency)
    if command.item_id:
        desk.one(Item, command.item_id)
    if not 0 <= (command.valid_to - command.valid_from).days <= DAYS_MAX:
        raise InvalidValue(field=Word("last_day"), value=command.valid_to, why=Phrase("agreement_runs_for_1_to_days", most=DAYS_MAX + 1))
    _check_tiers(command)
    open_document(desk, entity, _header(command, desk, entity))
    desk.write(
        RebateAgreement(
            id=command.agreement_id,
            entity_id=entity.id,
            partner_id=partner.id,
            side=command.side,
            name=command.name,
            item_id=command.item_id,
            family=command.family,
            basis=command.basis,
            retroactive=command.retroactive,
            valid_from=command.valid_from,
            valid_to=command.valid_to,
            expected=command.expected,
            accrued=ZERO,
            claimed=ZERO,
            settled=ZERO,
            state="open",
        )
    )
    for n, tier in enumerate(command.tiers, start=1):
        row = RebateTier(agreement_id=command.agreement_id, tier_no=n, reach=tier.reach, percent=tier.percent, per_unit=tier.per_unit)
        desk.write(row)


def _check_tiers(command: AgreeRebate) -> None:
    if not command.tiers or command.expected < 0:
        raise InvalidValue(field=Word("tiers"), value=len(command.tiers), why=Phrase("agreement_at_least_one_tier_expects_no"))
    reaches = [tier.reach for tier in command.tiers]
    if reaches[0] < 0 or any(later <= earlier for earlier, later in pairwise(reaches)):
        raise InvalidValue(field=Word("tiers"), value=list(reaches), why=Phrase("tiers_rise_from_zero_or_more"))
    for n, tier in enumerate(command.tiers, start=1):
        if (tier.percent > 0) == (tier.per_unit > 0) or not 0 <= tier.percent <= 1 or tier.per_unit < 0:
            why = Phrase("tier_pays_fraction_or_money")
            raise InvalidValue(field=Phrase("tier_numbered", line=n), value=f"{plain(tier.percent)} / {plain(tier.per_unit)}", why=why)


def _header(command: AgreeRebate, desk: Desk, entity: LegalEntity) -> Document:
    return Document(
        id=command.agreement_id,
        kind="rebate_agreement",
        entity_id=entity.id,
        partner_id=command.partner_id,
        state="open",
        document_date=command.valid_from,
        posting_date=command.valid_from,
        due_date=command.valid_to,
        currency=entity.currency,
        rate=Decimal(1),
        net=ZERO,
        tax=ZERO,
        total=ZERO,
        note=command.name,
        created_by=desk.member,
        command_id=desk.record.id,
    )


class AccrueRebate(Command, frozen=True, kw_only=True):
    """Bring an agreement's accrual to what its turnover up to `until` earns: more, or less where goods went back or a tier was missed."""

    accrual_id: str
    agreement_id: str
    until: date
    posting_date: date


@needs(AccrueRebate)
def needs_of_accrue_rebate(command: AccrueRebate) -> Wants:
    wants = Wants()
    wants.add_row(RebateAgreement, (command.agreement_id,))
    wants.add_row(Document, (command.accrual_id,))
    wants.add_group(RebateTier, "agreement", (command.agreement_id,))
    wants.add_group(RebateLine, "agreement", (command.agreement_id,))
    return wants


@decides(AccrueRebate, area="rebates", permission="rebates.post")
def decide_accrue_rebate(command: AccrueRebate, desk: Desk) -> None:
    agreement = open_agreement(desk, command.agreement_id, Word("accrued"))
    if not agreement.valid_from <= command.until <= command.posting_date:
        why = Phrase("turnover_counts_from_to_the_posting_date", valid_from=agreement.valid_from)
        raise InvalidValue(field=Word("last_day"), value=command.until, why=why)
    entity = desk.one(LegalEntity, agreement.entity_id)
    digits = digits_of(entity.currency)
    tiers = desk.many(RebateTier, "agreement", agreement.id)
    lines = turnover(desk, agreement, until=command.until, digits=digits)
    quantity = sum((line.quantity for line in lines), ZERO)
    value = sum((line.value for line in lines), ZERO)
    running = command.until < agreement.valid_to
    target = earned(agreement, tiers, quantity=quantity, value=value, running=running, digits=digits)
    targets = {(line.document_id, line.line_no): share for line, share in zip(lines, shares(lines, tiers, target, digits), strict=True)}
    document = _accrual(desk, entity, agreement, command.accrual_id, command.posting_date, f"Turnover to {command.until}")
    change = _post_accrual(desk, entity, agreement, document, lines, targets)
    until = max(command.until, agreement.accrued_until or command.until)
    desk.change(desk.one(RebateAgreement, agreement.id), accrued=agreement.accrued + change, accrued_until=until)
    desk.notes.result.update({"quantity": plain(quantity), "value": plain(value), "earned": plain(target), "change": plain(change)})


class CloseRebate(Command, frozen=True, kw_only=True):
    """End an agreement: what was accrued and will never be settled goes back to where it was taken from."""

    closing_id: str
    agreement_id: str
    posting_date: date
    note: str


@decides(CloseRebate, area="rebates", permission="rebates.post")
def decide_close_rebate(command: CloseRebate, desk: Desk) -> None:
    agreement = open_agreement(desk, command.agreement_id, Word("closed"))
    if not command.note.strip():
        raise InvalidValue(field=Word("note"), value=Word("empty"), why=Phrase("history_say_why_nothing_more_will_come"))
    entity = desk.one(LegalEntity, agreement.entity_id)
    rest = agreement.accrued - agreement.settled
    rows = desk.many(RebateLine, "agreement", agreement.id)
    document = _accrual(desk, entity, agreement, command.closing_id, command.posting_date, command.note)
    if rest and rows:
        lines = turnover(desk, agreement, until=agreement.valid_to, digits=digits_of(entity.currency))
        weights = [abs(row.accrued) for row in rows]
        kept = split(agreement.settled, weights, digits_of(entity.currency)) if any(weights) else [ZERO for _ in rows]
        targets = {(row.document_id, row.line_no): share for row, share in zip(rows, kept, strict=True)}
        _post_accrual(desk, entity, agreement, document, lines, targets)
    desk.change(desk.one(RebateAgreement, agreement.id), accrued=agreement.settled, claimed=agreement.settled, state="closed")
    desk.change(desk.one(Document, agreement.id), state="closed")
    needs_approval(
        desk,
        kind="rebate",
        entity_id=entity.id,
        amount=rest,
        currency=entity.currency,
        reason=Phrase("rebate_given_up", amount=rest, currency=entity.currency, agreement=agreement.name, note=command.note),
    )


def _accrual(desk: Desk, entity: LegalEntity, agreement: RebateAgreement, id_: str, day: date, note: str) -> Document:
    header = Document(
        id=id_,
        kind="rebate_accrual",
        entity_id=entity.id,
        partner_id=agreement.partner_id,
        state="posted",
        document_date=day,
        posting_date=day,
        currency=entity.currency,
        rate=Decimal(1),
        net=ZERO,
        tax=ZERO,
        total=ZERO,
        source_id=agreement.id,
        note=note,
        created_by=desk.member,
        command_id=desk.record.id,
    )
    return open_document(desk, entity, header)


def _post_accrual(
    desk: Desk,
    entity: LegalEntity,
    agreement: RebateAgreement,
    document: Document,
    lines: Sequence[TurnoverLine],
    targets: Mapping[tuple[str, int], Decimal],
) -> Decimal:
    """Bring each line from what it accrued so far to its target; returns the sum of the changes."""
    known = {(line.document_id, line.line_no): line for line in lines}
    accrued = {(row.document_id, row.line_no): row.accrued for row in desk.many(RebateLine, "agreement", agreement.id)}
    entry = Entry(
        desk,
        entity,
        document_id=document.id,
        kind="rebate_accrual",
        posting_date=document.posting_date,
        document_date=document.document_date,
    )
    partner = desk.one(Partner, agreement.partner_id)
    changed: list[tuple[TurnoverLine, Decimal]] = []
    for key in dict.fromkeys([*targets, *accrued]):
        change = targets.get(key, ZERO) - accrued.get(key, ZERO)
        if not change or key not in known:
            continue
        line = known[key]
        changed.append((line, change))
        desk.write(RebateLine(agreement_id=agreement.id, document_id=key[0], line_no=key[1], accrued=targets.get(key, ZERO)))
        desk.write(_line(document, len(changed), line, change))
    total = sum((change for _, change in changed), ZERO)
    if agreement.side == "supplier":
        _take_off_cost(desk, entry, document, partner, changed)
        entry.add(Target("REBATE_RECEIVABLE", partner_id=partner.id, partner_group=partner.partner_group), total)
    else:
        for line, change in changed:
            entry.add(_contra_revenue(line, partner), change)
        entry.add(Target("REBATE_LIABILITY", partner_id=partner.id, partner_group=partner.partner_group), -total)
    entry.close()
    desk.change(desk.one(Document, document.id), net=total, total=total)
    return total


def _take_off_cost(desk: Desk, entry: Entry, document: Document, partner: Partner, changed: Sequence[tuple[TurnoverLine, Decimal]]) -> None:
    """A rebate makes the goods cheaper wherever they are now: stock for the share on hand, cost of sales for the share gone."""
    costs = [
        LateCost(line.layer_key, -change, Reason("rebate", document.id, n, partner_id=partner.id))
        for n, (line, change) in enumerate(changed, start=1)
    ]
    spread(desk, entry, costs)


def _contra_revenue(line: TurnoverLine, partner: Partner) -> Target:
    return Target(
        "REVENUE",
        family=line.family,
        warehouse_id=line.warehouse_id,
        partner_id=partner.id,
        partner_group=partner.partner_group,
        reason=REBATE_REASON,
    )


def _line(document: Document, n: int, line: TurnoverLine, change: Decimal) -> DocumentLine:
    return DocumentLine(
        document_id=document.id,
        line_no=n,
        item_id=line.item_id,
        quantity=line.quantity,
        quantity_in_unit=line.quantity,
        unit_price=ZERO,
        net=change,
        tax=ZERO,
        value=line.value,
        source_id=line.document_id,
        source_line_no=line.line_no,
    )


@undoes("rebate_accrual")
def undo_rebate_accrual(desk: Desk, entry: Entry, document: Document) -> None:
    """The lines accrue what they did before; refused once more was claimed or settled than would be left."""
    agreement = desk.one(RebateAgreement, document.source_id)
    left = agreement.accrued - document.net
    if agreement.state != "open" or left < max(agreement.claimed, agreement.settled):
        raise refuse_as_stood_on(document, Phrase("rebate_was_claimed_settled_or_closed_since"), [agreement.id])
    for line in desk.many(DocumentLine, "document", document.id):
        row = desk.one(RebateLine, agreement.id, line.source_id, line.source_line_no)
        desk.change(row, accrued=row.accrued - line.net)
    desk.change(agreement, accrued=left)
