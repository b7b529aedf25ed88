"""Adjusting: stock corrected up and down, damage put apart, written off or claimed from who is liable; always with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from app.commands.registry import Command, Part, decides
from app.desk import Desk
from app.domain.book import Case, Document, DocumentLine, LegalEntity, Partner, Warehouse
from app.domain.exact import ZERO, Quantity, UnitPrice
from app.domain.refusals import InvalidValue, WrongState
from app.domain.wording import Phrase, Word
from app.ledger.claims import drop_claim, raise_claim
from app.ledger.control import needs_approval
from app.ledger.documents import open_document
from app.ledger.gains import gain_value
from app.ledger.journal import Entry, Target
from app.ledger.reasons import check_reasons
from app.ledger.reversals import undoes
from app.ledger.stock import Place, Reason, bring_in, issue, place_at, prefetch_places, prefetch_stock, relocate
from app.ledger.stock_cases import open_stock_case
from app.ledger.stock_lines import base_quantities, check_locations, entry_for, posted_line, stock_document


class _Adjusting(Command, frozen=True, kw_only=True):
    posting_date: date
    document_date: date | None = None
    warehouse_id: str
    reference: str = ""
    note: str = ""


class AdjustmentLine(Part, frozen=True, kw_only=True):
    """A correction of what the book has in a location: + up, − down. `unit_cost` values a gain that has no stock to go by."""

    item_id: str
    lot_id: str = ""
    location_id: str
    quantity: Quantity
    unit: str = ""
    unit_cost: UnitPrice | None = None
    reason: str = ""
    note: str = ""


class PostAdjustment(_Adjusting, frozen=True, kw_only=True):
    """Correct stock up or down. `reason` stands for lines that have none of their own."""

    adjustment_id: str
    reason: str = ""
    lines: tuple[AdjustmentLine, ...]


@decides(PostAdjustment, area="adjusting", permission="adjusting.post")
def decide_post_adjustment(command: PostAdjustment, desk: Desk) -> None:
    reasons = [line.reason or command.reason for line in command.lines]
    document, entity = _open(desk, command, command.adjustment_id, kind="adjustment", lines=len(command.lines))
    check_reasons(desk, reasons, kinds=("adjustment",), what=Phrase("an_adjustment"), required=True)
    signed = _signed_quantities(desk, command.lines)
    places = _places(desk, [(line.location_id, line.item_id, line.lot_id) for line in command.lines], command.warehouse_id)
    gains = [
        gain_value(desk, place, quantity, line.unit_cost) if quantity > 0 else ZERO
        for line, place, quantity in zip(command.lines, places, signed, strict=True)
    ]
    entry = entry_for(desk, entity, document)
    moved = net = ZERO
    for n, (line, place, quantity, gain) in enumerate(zip(command.lines, places, signed, gains, strict=True), start=1):
        why = Reason("adjustment", document.id, n, reason=reasons[n - 1])
        value = _adjust(desk, entry, place, quantity=quantity, gain=gain, why=why)
        desk.write(
            posted_line(
                document,
                n,
                place,
                quantity=quantity,
                value=value,
                unit=line.unit,
                quantity_in_unit=line.quantity,
                reason=why.reason,
                text=line.note,
            )
        )
        moved, net = moved + abs(value), net + value
    what = Phrase("lines_corrected", lines=len(places), amount=moved, currency=document.currency)
    _close(desk, entry, document, net=net, approval="adjustment", amount=moved, what=what)


def _signed_quantities(desk: Desk, lines: Sequence[AdjustmentLine]) -> list[Decimal]:
    for n, line in enumerate(lines, start=1):
        if line.unit_cost is not None and (line.unit_cost < 0 or line.quantity < 0):
            raise InvalidValue(
                field=Phrase("of_line", what=Word("unit_cost"), line=n), value=line.unit_cost, why=Phrase("only_gain_cost_nothing_or_more")
            )
    sizes = base_quantities(desk, [(line.item_id, abs(line.quantity), line.unit) for line in lines])
    return [size if line.quantity > 0 else -size for line, size in zip(lines, sizes, strict=True)]


def _adjust(desk: Desk, entry: Entry, place: Place, *, quantity: Decimal, gain: Decimal, why: Reason) -> Decimal:
    target = Target("ADJUSTMENT", family=place.item.family, warehouse_id=place.location.warehouse_id, reason=why.reason)
    if quantity < 0:
        return -issue(desk, entry, place, quantity=-quantity, why=why, to=target).value
    bring_in(desk, entry, place, quantity=quantity, value=gain, why=why, received_on=entry.posting_date)
    entry.add(target, -gain)
    return gain


class DamageLine(Part, frozen=True, kw_only=True):
    """Goods found damaged in a location, put into a quarantine location of the same warehouse."""

    item_id: str
    lot_id: str = ""
    quantity: Quantity
    unit: str = ""
    location_id: str
    quarantine_id: str
    note: str = ""


class ReportDamage(_Adjusting, frozen=True, kw_only=True):
    """Put damaged goods into quarantine at their cost and open a case for each line; a write-off or a claim settles it."""

    damage_id: str
    reason: str
    lines: tuple[DamageLine, ...]


@decides(ReportDamage, area="adjusting", permission="adjusting.post")
def decide_report_damage(command: ReportDamage, desk: Desk) -> None:
    document, entity = _open(desk, command, command.damage_id, kind="damage_report", lines=len(command.lines))
    check_reasons(desk, [command.reason], kinds=("damage",), what=Phrase("a_damage_report"), required=True)
    check_locations(desk, [line.quarantine_id for line in command.lines], command.warehouse_id, kinds=("quarantine",))
    quantities = base_quantities(desk, [(line.item_id, line.quantity, line.unit) for line in command.lines])
    sources = _places(desk, [(line.location_id, line.item_id, line.lot_id) for line in command.lines], command.warehouse_id)
    targets = _places(desk, [(line.quarantine_id, line.item_id, line.lot_id) for line in command.lines], command.warehouse_id)
    entry = entry_for(desk, entity, document)
    total = ZERO
    for n, (line, source, target, quantity) in enumerate(zip(command.lines, sources, targets, quantities, strict=True), start=1):
        if source.location.kind == "quarantine":
            raise InvalidValue(
                field=Phrase("of_line", what=Word("location"), line=n),
                value=source.location.id,
                why=Phrase("goods_are_in_quarantine_already"),
            )
        why = Reason("damage", document.id, n, reason=command.reason)
        value = relocate(desk, entry, source, target, quantity=quantity, why=why)
        posted = posted_line(document, n, target, quantity=quantity, value=value, unit=line.unit, reason=command.reason, text=line.note)
        desk.write(posted)
        what = Phrase("found_damaged", quantity=quantity, unit=source.item.base_unit, item=source.item.id, place=source.location.id)
        evidence = line.note or what.written()
        open_stock_case(desk, document, n, kind="damaged_stock", value=value, currency=document.currency, evidence=evidence)
        total += value
    _close(desk, entry, document, net=total)


class SettledLine(Part, frozen=True, kw_only=True):
    """Goods that leave stock, as a rule from quarantine; `case_id` names the case that this settles."""

    item_id: str
    lot_id: str = ""
    location_id: str
    quantity: Quantity
    unit: str = ""
    case_id: str = ""
    note: str = ""


class WriteOff(_Adjusting, frozen=True, kw_only=True):
    """Write goods off at our expense. Waits for an approval when its value reaches a tier."""

    write_off_id: str
    reason: str
    lines: tuple[SettledLine, ...]


@decides(WriteOff, area="adjusting", permission="adjusting.post")
def decide_write_off(command: WriteOff, desk: Desk) -> None:
    document, entity = _open(desk, command, command.write_off_id, kind="write_off", lines=len(command.lines))
    check_reasons(desk, [command.reason], kinds=("write_off", "damage"), what=Phrase("a_write_off"), required=True)
    total = _take_out(desk, command, document, entity, command.lines, role="WRITE_OFF", reason=command.reason, partner=None)
    what = Phrase("lines_written_off", reason=command.reason, lines=len(command.lines), amount=total, currency=document.currency)
    _approve(desk, document, kind="write_off", amount=total, what=what)


class ClaimDamage(_Adjusting, frozen=True, kw_only=True):
    """Claim goods from the supplier or carrier who is liable, at their cost. `reference` is the partner's number for it."""

    claim_id: str
    partner_id: str
    reason: str = ""
    lines: tuple[SettledLine, ...]


@decides(ClaimDamage, area="adjusting", permission="adjusting.post")
def decide_claim_damage(command: ClaimDamage, desk: Desk) -> None:
    partner = desk.one(Partner, command.partner_id)
    if not partner.active or not partner.is_supplier:
        raise InvalidValue(field=Word("partner"), value=partner.id, why=Phrase("claims_go_active_supplier_or_carrier"))
    document, entity = _open(
        desk, command, command.claim_id, kind="damage_claim", lines=len(command.lines), partner_id=partner.id, reference=command.reference
    )
    check_reasons(desk, [command.reason], kinds=("damage", "write_off"), what=Phrase("a_claim"), required=False)
    total = _take_out(desk, command, document, entity, command.lines, role="CLAIM", reason=command.reason, partner=partner)
    raise_claim(desk, document, amount=total, base_amount=total)


def _take_out(
    desk: Desk,
    command: _Adjusting,
    document: Document,
    entity: LegalEntity,
    lines: Sequence[SettledLine],
    *,
    role: str,
    reason: str,
    partner: Partner | None,
) -> Decimal:
    """Issue the lines to the account of `role` and settle their cases; returns the value that left."""
    quantities = base_quantities(desk, [(line.item_id, line.quantity, line.unit) for line in lines])
    places = _places(desk, [(line.location_id, line.item_id, line.lot_id) for line in lines], command.warehouse_id)
    desk.every(Case, [(line.case_id,) for line in lines if line.case_id])
    entry = entry_for(desk, entity, document)
    total = ZERO
    for n, (line, place, quantity) in enumerate(zip(lines, places, quantities, strict=True), start=1):
        target = Target(
            role=role,
            family=place.item.family,
            warehouse_id=place.location.warehouse_id,
            partner_id=partner.id if partner else "",
            partner_group=partner.partner_group if partner else "",
            reason=reason,
        )
        why = Reason(document.kind, document.id, n, partner_id=target.partner_id, reason=reason)
        value = issue(desk, entry, place, quantity=quantity, why=why, to=target).value
        posted = posted_line(
            document, n, place, quantity=-quantity, value=-value, unit=line.unit, reason=reason, text=line.note, source=(line.case_id, 0)
        )
        desk.write(posted)
        if line.case_id:
            _settle_case(desk, document, line.case_id)
        total += value
    _close(desk, entry, document, net=total)
    return total


def _open(
    desk: Desk, command: _Adjusting, document_id: str, *, kind: str, lines: int, partner_id: str = "", reference: str = ""
) -> tuple[Document, LegalEntity]:
    warehouse = desk.one(Warehouse, command.warehouse_id)
    desk.authorise(entity_id=warehouse.entity_id, warehouse_id=warehouse.id)
    if not lines:
        raise InvalidValue(field=Word("lines"), value=Word("none"), why=Phrase("there_nothing_post_without_line"))
    entity = desk.one(LegalEntity, warehouse.entity_id)
    header = stock_document(
        desk,
        entity,
        id=document_id,
        kind=kind,
        warehouse_id=warehouse.id,
        posting_date=command.posting_date,
        document_date=command.document_date,
        partner_id=partner_id,
        reference=reference or command.reference,
        note=command.note,
    )
    return open_document(desk, entity, header), entity


def _places(desk: Desk, spots: Sequence[tuple[str, str, str]], warehouse_id: str) -> list[Place]:
    check_locations(desk, [location_id for location_id, _, _ in spots], warehouse_id)
    prefetch_places(desk, spots)
    places = [place_at(desk, location_id=location, item_id=item, lot_id=lot) for location, item, lot in spots]
    prefetch_stock(desk, places, layers=True)
    return places


def _close(
    desk: Desk, entry: Entry, document: Document, *, net: Decimal, approval: str = "", amount: Decimal = ZERO, what: Phrase | None = None
) -> None:
    entry.close()
    desk.change(document, net=net, total=net)
    if what is not None:
        _approve(desk, document, kind=approval, amount=amount, what=what)


def _approve(desk: Desk, document: Document, *, kind: str, amount: Decimal, what: Phrase) -> None:
    needs_approval(
        desk,
        kind=kind,
        entity_id=document.entity_id,
        warehouse_id=document.warehouse_id,
        amount=amount,
        currency=document.currency,
        reason=what,
    )


def _settle_case(desk: Desk, document: Document, case_id: str) -> None:
    case = desk.one(Case, case_id)
    if case.state != "open" or case.warehouse_id != document.warehouse_id:
        raise WrongState(
            what=Word("case"),
            id=case_id,
            state=Word(case.state),
            action=Word("settled_here"),
            allowed=Phrase("open_cases_of", warehouse=document.warehouse_id),
        )
    desk.change(case, state="resolved", resolution=f"{document.kind} {document.id}", resolved_by=desk.member)


@undoes("adjustment")
def undo_adjustment(desk: Desk, entry: Entry, document: Document) -> None:
    """Nothing but the stock itself was changed."""


@undoes("damage_report")
def undo_damage(desk: Desk, entry: Entry, document: Document) -> None:
    """The goods are sellable again and their cases closed; refused once a write-off or claim settled one of them."""
    for case in desk.many(Case, "document", document.id):
        if case.state != "open":
            raise WrongState(
                what=Word("damage_report"),
                id=document.id,
                state=Word("settled"),
                action=Word("reversed"),
                allowed=Word("reports_with_open_cases"),
            )
        desk.change(case, state="resolved", resolution=Phrase("report_was_reversed").written(), resolved_by=desk.member)


@undoes("write_off")
@undoes("damage_claim")
def undo_settlement(desk: Desk, entry: Entry, document: Document) -> None:
    """The goods are back in quarantine, and the cases that were settled are open again."""
    drop_claim(desk, document)
    for line in desk.many(DocumentLine, "document", document.id):
        if line.source_id:
            desk.change(desk.one(Case, line.source_id), state="open", resolution="", resolved_by="")
