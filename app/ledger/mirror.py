"""The mirror of a posted document: its lines, moves, layer uses, GRNI, taxes, settlements and late cost, at their own amounts.

It knows no kind of document. What the mirror meets on its way decides: goods that a receipt brought must still lie in its layer, and
have the cost it gave them; goods that an issue took go back into the layers they came from. Late cost whose goods have left by now is
taken from where they went. Where a pool has moved on since (average, standard), it ends at what it may hold and the odd rest goes to
PRICE_VARIANCE.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

import msgspec

from app.desk import Desk
from app.domain.book import (
    Allocation,
    CostLayer,
    CostPool,
    Document,
    GrniLine,
    GrniMove,
    Item,
    ItemCosting,
    JournalEntry,
    JournalLine,
    LayerUse,
    LegalEntity,
    OpenItem,
    ShipmentLine,
    StockMove,
    StockPosition,
    TaxRow,
)
from app.domain.book.landed_cost import LandedAccrualMove
from app.domain.book.late_cost import LateCostShare
from app.domain.currency import digits_of
from app.domain.exact import ARITHMETIC, ZERO, round_half_up, share_of
from app.domain.refusals import NotEnoughStock, Refusal
from app.domain.rows import Row
from app.domain.wording import Phrase, Word
from app.ledger.costing import COSTING
from app.ledger.foreign_cash import Foreign
from app.ledger.journal import Entry, Target
from app.ledger.late_cost import LateCost, move_on, prefetch_spreading
from app.ledger.stock import Reason

OWN_ROWS: tuple[type[Row], ...] = (
    JournalEntry,
    JournalLine,
    StockMove,
    LayerUse,
    CostLayer,
    GrniMove,
    TaxRow,
    Allocation,
    LateCostShare,
    LandedAccrualMove,
)
"""Every table whose rows a document owns, by its index "document"."""

PoolKey = tuple[str, str, str, str]


class StandsOn(Refusal):
    says = "{what} {id} cannot be reversed, because {because}. Reverse or correct {later} first."


def refuse_as_stood_on(document: Document, because: Phrase, later: Iterable[str]) -> StandsOn:
    """The refusal to reverse `document` while something later depends on it."""
    names = list(dict.fromkeys(later))
    shown = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
    return StandsOn(what=Word(document.kind), id=document.number or document.id, because=because, later=shown or Word("that"))


class Mirror:
    """One document being mirrored by one reversal. `post` writes everything but the entries, which stay open for `close`."""

    def __init__(self, desk: Desk, document: Document, reversal: Document) -> None:
        self.desk = desk
        self.document = document
        self.reversal = reversal
        self.day = reversal.posting_date
        self.moves = desk.many(StockMove, "document", document.id)
        self.uses = desk.many(LayerUse, "document", document.id)
        self.layers = desk.many(CostLayer, "document", document.id)
        self.shares = desk.many(LateCostShare, "document", document.id)
        self.entries: list[Entry] = []
        self._entry_of: dict[str, Entry] = {}
        self._lines: dict[tuple[int, int], int] = {}
        self._moves: dict[tuple[int, int], int] = {}
        self._pools: dict[PoolKey, tuple[Decimal, Decimal]] = {}

    def post(self) -> Entry:
        """Mirror everything; returns the entry of the document's own entity, for what else has to be given back."""
        self._load()
        self._post_entries()
        self._take_layers()
        self._give_uses_back()
        self._shift_positions()
        self._take_late_cost_back()
        self._post_moves()
        self._shift_pools()
        self._post_grni()
        self._post_landed()
        self._post_taxes()
        self._unsettle()
        return self._entry_in(self.document.entity_id)

    def close(self) -> None:
        """Write the entries."""
        for entry in self.entries:
            entry.close()

    def _load(self) -> None:
        """Ask at once for what the parts look up one by one."""
        desk = self.desk
        desk.every(
            CostLayer, [(use.layer_seq, use.layer_n) for use in self.uses] + [(s.into_seq, s.into_n) for s in self.shares if s.into_seq]
        )
        prefetch_spreading(desk, [(share.into_seq, share.into_n) for share in self.shares if share.into_seq])
        desk.prefetch(StockPosition, [(m.location_id, m.item_id, m.lot_id) for m in self.moves])
        desk.prefetch(CostPool, [pool_of(move) for move in self.moves])
        desk.prefetch(Item, [(move.item_id,) for move in self.moves])
        desk.prefetch(ItemCosting, [(move.item_id, move.entity_id) for move in self.moves])
        desk.prefetch_many(LayerUse, "layer", [(layer.layer_seq, layer.layer_n) for layer in self.layers])
        desk.prefetch_many(LateCostShare, "layer", [(layer.layer_seq, layer.layer_n) for layer in self.layers])
        desk.prefetch(GrniLine, [(m.order_id, m.line_no) for m in desk.many(GrniMove, "document", self.document.id)])
        desk.prefetch(OpenItem, [(a.item_document_id,) for a in desk.many(Allocation, "document", self.document.id)])
        desk.prefetch(ShipmentLine, [(s.use_document_id, s.use_line_no) for s in self.shares if s.role == "SHIPPED_NOT_INVOICED"])

    # journal

    def _post_entries(self) -> None:
        lines: dict[tuple[int, int], list[JournalLine]] = {}
        for line in self.desk.many(JournalLine, "document", self.document.id):
            lines.setdefault((line.seq, line.entry_n), []).append(line)
        for original in self.desk.many(JournalEntry, "document", self.document.id):
            entry = self._entry(original.entity_id, original)
            for line in lines.get((original.seq, original.n), []):
                self._lines[(line.seq, line.n)] = entry.add(_target(line), -line.amount, _foreign(line, entry.entity))

    def _entry(self, entity_id: str, original: JournalEntry | None) -> Entry:
        entry = Entry(
            self.desk,
            self.desk.one(LegalEntity, entity_id),
            document_id=self.reversal.id,
            kind="reversal",
            posting_date=max(self.day, original.posting_date) if original else self.day,
            document_date=self.reversal.document_date,
            reverses=(original.seq, original.n) if original else (0, 0),
            text=self.reversal.note,
        )
        self.entries.append(entry)
        self._entry_of.setdefault(entity_id, entry)
        return entry

    def _entry_in(self, entity_id: str) -> Entry:
        return self._entry_of.get(entity_id) or self._entry(entity_id, None)

    # stock

    def _shift_positions(self) -> None:
        net: dict[tuple[str, str, str], Decimal] = {}
        for move in self.moves:
            key = (move.location_id, move.item_id, move.lot_id)
            net[key] = net.get(key, ZERO) - move.quantity
        for (location, item, lot), quantity in net.items():
            if not quantity:
                continue
            position = self.desk.find(StockPosition, location, item, lot)
            held, promised = (position.quantity, position.quantity_promised) if position else (ZERO, ZERO)
            if quantity < 0 and held - promised + quantity < 0:
                raise NotEnoughStock(
                    location=location,
                    item=item,
                    lot=Phrase("of_lot", lot=lot) if lot else "",
                    available=held - promised,
                    wanted=-quantity,
                    covering=Phrase("goods_are_taken_back_were_moved_or"),
                )
            self.desk.write(
                StockPosition(
                    location_id=location,
                    item_id=item,
                    lot_id=lot,
                    quantity=held + quantity,
                    quantity_promised=promised,
                    moved_seq=self.desk.seq,
                )
            )

    def _take_layers(self) -> None:
        """Layers that the document made are as it made them, and end; otherwise it is refused by what used or changed them."""
        brought: dict[PoolKey, Decimal] = {}
        held: dict[PoolKey, Decimal] = {}
        for layer in self.layers:
            if layer.quantity_remaining != layer.quantity_received:
                users = _net_documents(self.desk.many(LayerUse, "layer", layer.layer_seq, layer.layer_n))
                raise refuse_as_stood_on(self.document, Phrase("was_used_since", item=layer.item_id), users)
            self._require_own_cost(layer)
            held[pool_of(layer)] = held.get(pool_of(layer), ZERO) + layer.value_remaining
        for move in self.moves:
            if move.quantity >= 0:
                brought[pool_of(move)] = brought.get(pool_of(move), ZERO) + move.value
        for layer in self.layers:
            if self._carries_value(layer) and held[pool_of(layer)] != brought.get(pool_of(layer), ZERO):
                raise refuse_as_stood_on(self.document, Phrase("was_revalued_since", item=layer.item_id), [])
        for layer in self.layers:
            self.desk.change(layer, quantity_received=ZERO, value_received=ZERO, quantity_remaining=ZERO, value_remaining=ZERO)

    def _require_own_cost(self, layer: CostLayer) -> None:
        later = [
            share
            for share in self.desk.many(LateCostShare, "layer", layer.layer_seq, layer.layer_n)
            if share.document_id != self.document.id
        ]
        if sum((share.amount for share in later), ZERO):
            raise refuse_as_stood_on(
                self.document, Phrase("cost_of_its_was_changed_since", item=layer.item_id), [share.document_id for share in later]
            )

    def _give_uses_back(self) -> None:
        """What the document took of a layer goes back into it; what it gave back to a layer is taken again."""
        own = {(layer.layer_seq, layer.layer_n) for layer in self.layers}
        for use in self.uses:
            into = (use.into_seq, use.into_n)
            if use.into_seq and use.quantity > 0 and into not in own:
                moved_on = self.desk.one(CostLayer, *into).document_id
                raise refuse_as_stood_on(self.document, Phrase("goods_arrived_elsewhere"), [moved_on])
            if not (use.quantity < 0 and into in own):
                self._refill(use)

    def _refill(self, use: LayerUse) -> None:
        layer = self.desk.one(CostLayer, use.layer_seq, use.layer_n)
        quantity = layer.quantity_remaining + use.quantity
        if quantity < 0:
            users = _net_documents(self.desk.many(LayerUse, "layer", layer.layer_seq, layer.layer_n))
            raise refuse_as_stood_on(self.document, Phrase("was_used_since", item=layer.item_id), users)
        value = layer.value_remaining + use.value if self._carries_value(layer) else ZERO
        self.desk.change(layer, quantity_remaining=quantity, value_remaining=value)

    def _take_late_cost_back(self) -> None:
        """Take shares of late cost off the goods that still lie there; the part of goods gone since is left to the odd rest."""
        for share in self.shares:
            if share.into_seq:
                self._uncost(share)
            elif share.role == "SHIPPED_NOT_INVOICED":
                line = self.desk.one(ShipmentLine, share.use_document_id, share.use_line_no)
                if line.control_passed_on is not None:
                    raise refuse_as_stood_on(self.document, Phrase("goods_carry_cost_were_delivered_since"), [share.use_document_id])
                self.desk.change(line, cost=line.cost - share.amount)
            self.desk.write(
                msgspec.structs.replace(
                    share,
                    seq=self.desk.seq,
                    n=self.desk.next_n(),
                    document_id=self.reversal.id,
                    amount=-share.amount,
                    posting_date=self.day,
                    journal_n=self._lines[(share.seq, share.journal_n)],
                )
            )

    def _uncost(self, share: LateCostShare) -> None:
        """The mirrored move takes the whole share out of the pool; the part of goods that left since is followed to where they are."""
        layer = self.desk.one(CostLayer, share.into_seq, share.into_n)
        digits = digits_of(self.desk.one(LegalEntity, layer.entity_id).currency)
        part = min(layer.quantity_remaining, share.quantity)
        taken = share_of(share.amount, part=part, whole=share.quantity, digits=digits) if share.quantity else ZERO
        if self._carries_value(layer):
            taken = min(taken, layer.value_remaining)
            self.desk.change(layer, value_remaining=layer.value_remaining - taken, value_received=layer.value_received - taken)
        rest = share.amount - taken
        if rest:
            entry = self._entry_in(layer.entity_id)
            line_n = self._change_value(entry, pool_of(layer), layer, rest)
            self._add_to_pool(pool_of(layer), ZERO, rest)
            why = Reason("reversal", self.reversal.id, share.line_no, partner_id=share.partner_id)
            move_on(self.desk, entry, LateCost((share.into_seq, share.into_n), rest, why), since=share.seq, journal_n=line_n)

    def _carries_value(self, layer: CostLayer) -> bool:
        return COSTING[self.desk.one(ItemCosting, layer.item_id, layer.entity_id).method].layers_carry_value

    def _post_moves(self) -> None:
        for move in self.moves:
            n = self.desk.next_n()
            self._moves[(move.seq, move.n)] = n
            self.desk.write(
                msgspec.structs.replace(
                    move,
                    seq=self.desk.seq,
                    n=n,
                    kind="reversal",
                    quantity=-move.quantity,
                    value=-move.value,
                    posting_date=self.day,
                    document_date=self.reversal.document_date,
                    document_id=self.reversal.id,
                    journal_n=self._lines[(move.seq, move.journal_n)] if move.journal_n else 0,
                )
            )
            self._add_to_pool(pool_of(move), -move.quantity, -move.value)
        for use in self.uses:
            self.desk.write(
                msgspec.structs.replace(
                    use,
                    seq=self.desk.seq,
                    n=self.desk.next_n(),
                    quantity=-use.quantity,
                    value=-use.value,
                    move_n=self._moves.get((use.seq, use.move_n), 0),
                    document_id=self.reversal.id,
                )
            )

    def _add_to_pool(self, key: PoolKey, quantity: Decimal, value: Decimal) -> None:
        before = self._pools.get(key, (ZERO, ZERO))
        self._pools[key] = (before[0] + quantity, before[1] + value)

    def _shift_pools(self) -> None:
        by_pool: dict[PoolKey, StockMove] = {}
        for move in self.moves:
            by_pool.setdefault(pool_of(move), move)
        for key, (quantity, value) in self._pools.items():
            before = self.desk.find(CostPool, *key)
            held = (before.quantity, before.value) if before else (ZERO, ZERO)
            after = (held[0] + quantity, held[1] + value)
            rest = self._odd_rest(key, held, after)
            if rest:
                self._put_right(key, by_pool[key], rest)
            entity_id, item_id, account_id, scope = key
            self.desk.write(
                CostPool(entity_id=entity_id, item_id=item_id, account_id=account_id, scope=scope, quantity=after[0], value=after[1] + rest)
            )

    def _odd_rest(self, key: PoolKey, before: tuple[Decimal, Decimal], after: tuple[Decimal, Decimal]) -> Decimal:
        """What has to be added to the pool's value so that it is worth nothing when empty, never less, and at standard its standard.

        Under standard cost a cent of rounding per move is left alone.
        """
        quantity, value = after
        if quantity == 0:
            return -value
        costing = self.desk.one(ItemCosting, key[1], key[0])
        if costing.method == "standard" and costing.standard_cost is not None:
            digits = digits_of(self.desk.one(LegalEntity, key[0]).currency)
            drift = before[1] - _at(costing.standard_cost, before[0], digits) if before[0] else ZERO
            rest = _at(costing.standard_cost, quantity, digits) + drift - value
            return rest if abs(rest) > Decimal(1).scaleb(-digits) * len(self.moves) else ZERO
        return max(-value, ZERO)

    def _put_right(self, key: PoolKey, like: StockMove | CostLayer, rest: Decimal) -> None:
        """A change of value of a pool against PRICE_VARIANCE."""
        entry = self._entry_in(key[0])
        self._change_value(entry, key, like, rest)
        family = self.desk.one(Item, key[1]).family
        entry.add(Target("PRICE_VARIANCE", family=family, warehouse_id=like.warehouse_id), -rest)

    def _change_value(self, entry: Entry, key: PoolKey, like: StockMove | CostLayer, amount: Decimal) -> int:
        """The pool's side of a change of value, as a move of no quantity; returns the journal line that sums it."""
        entity_id, item_id, account_id, scope = key
        item = self.desk.one(Item, item_id)
        role = "IN_TRANSIT" if scope.startswith("T:") else "INVENTORY"
        line_n = entry.add(Target(role, family=item.family, warehouse_id=like.warehouse_id, account_id=account_id), amount)
        self.desk.write(
            StockMove(
                seq=self.desk.seq,
                n=self.desk.next_n(),
                kind="reversal",
                entity_id=entity_id,
                warehouse_id=like.warehouse_id,
                location_id=like.location_id if isinstance(like, StockMove) else "",
                item_id=item_id,
                lot_id=like.lot_id,
                account_id=account_id,
                scope=scope,
                quantity=ZERO,
                value=amount,
                posting_date=self.day,
                document_date=self.reversal.document_date,
                document_id=self.reversal.id,
                line_no=like.line_no,
                journal_n=line_n,
            )
        )
        return line_n

    # the rest

    def _post_grni(self) -> None:
        for move in self.desk.many(GrniMove, "document", self.document.id):
            line = self.desk.one(GrniLine, move.order_id, move.line_no)
            balance = line.balance + move.amount
            self.desk.change(line, balance=balance, since=None if balance == 0 else line.since or self.day)
            self._append(move, quantity=-move.quantity, amount=-move.amount, journal_n=self._lines[(move.seq, move.journal_n)])

    def _post_landed(self) -> None:
        for move in self.desk.many(LandedAccrualMove, "document", self.document.id):
            self._append(move, amount=-move.amount, journal_n=self._lines[(move.seq, move.journal_n)])

    def _post_taxes(self) -> None:
        for row in self.desk.many(TaxRow, "document", self.document.id):
            self._append(
                row,
                base=-row.base,
                tax=-row.tax,
                non_recoverable=-row.non_recoverable,
                journal_n=self._lines[(row.seq, row.journal_n)],
            )

    def _unsettle(self) -> None:
        for allocation in self.desk.many(Allocation, "document", self.document.id):
            item = self.desk.one(OpenItem, allocation.item_document_id)
            self.desk.change(item, open_amount=item.open_amount + allocation.amount, open_base=item.open_base + allocation.base_amount)
            self._append(
                allocation,
                amount=-allocation.amount,
                base_amount=-allocation.base_amount,
                exchange_difference=-allocation.exchange_difference,
            )

    def _append(self, row: GrniMove | LandedAccrualMove | TaxRow | Allocation, **changed: object) -> None:
        facts = {"seq": self.desk.seq, "n": self.desk.next_n(), "document_id": self.reversal.id, "posting_date": self.day}
        self.desk.write(msgspec.structs.replace(row, **(facts | changed)))


def pool_of(row: StockMove | CostLayer) -> PoolKey:
    """The key of the cost pool that a move or layer belongs to."""
    return (row.entity_id, row.item_id, row.account_id, row.scope)


def _at(standard_cost: Decimal, quantity: Decimal, digits: int) -> Decimal:
    return round_half_up(ARITHMETIC.multiply(standard_cost, quantity), digits)


def _target(line: JournalLine) -> Target:
    return Target(
        line.role,
        family=line.family,
        warehouse_id=line.warehouse_id,
        partner_id=line.partner_id,
        reason=line.reason,
        account_id=line.account_id,
    )


def _foreign(line: JournalLine, entity: LegalEntity) -> Foreign | None:
    return None if line.currency == entity.currency else Foreign(line.currency, -line.foreign_amount, line.rate)


def _net_documents(uses: Sequence[LayerUse]) -> list[str]:
    """The documents that used goods, without those whose use was given back in full."""
    net: dict[tuple[object, ...], Decimal] = {}
    first: dict[tuple[object, ...], str] = {}
    for use in uses:
        key = (use.line_no, use.role, use.account_id, use.into_seq, use.into_n)
        first.setdefault(key, use.document_id)
        net[key] = net.get(key, ZERO) + use.quantity
    return [first[key] for key, quantity in net.items() if quantity > 0]
