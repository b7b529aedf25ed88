"""The papers of the warehouse floor, from the book to bytes: goods receipt note, labels, transfer note, count sheet; knows no screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.domain.refusals import UnknownId
from app.roof.report_kinds import state_on_paper
from db.book import Book
from db.queries.counting import sheet_to_count
from db.queries.floor import items, lots, posted_entry, spot_of
from db.queries.members import names_of
from db.queries.receiving import PostedLine, PostedReceipt, posted_receipt
from db.queries.transfers import TransferAtWork, TransferLineFacts, transfer_at_work, transfer_documents, transfer_header
from reports.document import BookState, ReportMeta
from reports.documents.count_sheet import CountLine, CountSheet, count_sheet_pdf
from reports.documents.goods_receipt_note import GoodsReceiptNote, ReceivedLine, goods_receipt_note_pdf
from reports.documents.scanner_sheet import CommandCode, ScannerSheet, scanner_sheet_pdf
from reports.documents.transfer_note import TransferNote, TransferredLine, transfer_note_pdf
from reports.figures import Figures
from reports.labels import LARGE, Label, item_label, labels_pdf, location_label, lot_label, receipt_line_label
from reports.letterhead import Entry, EntryLine
from ui.papers import CommandSheet, GoodsLabel, LabelWish, Paper


@dataclass(frozen=True)
class FloorPapers:
    """Makes papers for one member. `costs` tells whether this member may see amounts.

    Notes are signed and kept by carriers and partners, so that they speak the language of the company's country, whoever prints them; a
    company without a country, and every other paper, speaks as `figures` does: the member's language.
    """

    book: Book
    member: str
    now: Callable[[], datetime]
    figures: Figures
    costs: bool

    def goods_receipt_note(self, receipt_id: str) -> Paper:
        """The note of a posted receipt. Raises UnknownId."""
        with self.book.reading() as connection:
            state, receipt = state_on_paper(connection), self._receipt(connection, receipt_id)
            figures = Figures.of_country(receipt.country, self.figures)
            entries = entries_of(connection, receipt_id, receipt.number, figures) if self.costs else ()
            people = names_of(connection)
        note = GoodsReceiptNote(
            number=receipt.number,
            company=receipt.entity,
            supplier=receipt.supplier,
            warehouse=receipt.warehouse,
            received_on=receipt.document_date,
            currency=receipt.currency,
            lines=tuple(self._received(line) for line in receipt.lines),
            meta=self._meta(figures, state),
            address=tuple(receipt.address.splitlines()),
            state=figures.heading(receipt.state),
            purchase_order=receipt.order_number,
            delivery_note=receipt.delivery_note,
            received_by=people.get(receipt.received_by, receipt.received_by),
            posted_on=receipt.posting_date,
            entries=entries,
            remarks=_remarks(receipt, figures),
        )
        return Paper(
            self.figures.say("Goods receipt note {number}", number=receipt.number), f"{receipt.number}.pdf", goods_receipt_note_pdf(note)
        )

    def receipt_labels(self, receipt_id: str, wishes: Sequence[LabelWish]) -> Paper:
        """Labels of a posted receipt: as wished, or one per line. Raises UnknownId, DoesNotFit, BadElement."""
        with self.book.reading() as connection:
            receipt = self._receipt(connection, receipt_id)
        lines = {line.line_no: line for line in receipt.lines}
        wanted = [(wish.line_no, wish.copies) for wish in wishes] or [(line_no, 1) for line_no in lines]
        labels = [self._label(receipt, lines[line_no], copies) for line_no, copies in wanted for _ in range(copies)]
        title = self.figures.say("Labels {number}", number=receipt.number)
        return Paper(title, f"{receipt.number}-labels.pdf", labels_pdf(labels, LARGE, title=title))

    def transfer_note(self, transfer_id: str) -> Paper:
        """The note of a transfer, shipped or received. Raises UnknownId."""
        with self.book.reading() as connection:
            state = state_on_paper(connection)
            found, header = transfer_at_work(connection, transfer_id), transfer_header(connection, transfer_id)
            if found is None or header is None:
                raise UnknownId(what="transfer", id=transfer_id)
            figures = Figures.of_country(header.country, self.figures)
            documents = transfer_documents(connection, transfer_id)
            posted = (
                [(number, entry) for id, number in documents for entry in entries_of(connection, id, number, figures)] if self.costs else []
            )
        summary = found.summary
        spots = {spot.id: spot.name for spot in (*found.spots_from, *found.spots_to)}
        note = TransferNote(
            number=summary.number,
            company=header.entity,
            warehouse_from=summary.from_name,
            warehouse_to=summary.to_name,
            shipped_on=summary.shipped_on or summary.requested_on,
            currency=header.currency,
            lines=tuple(_transferred(line, found, spots) for line in found.lines),
            meta=self._meta(figures, state),
            address=tuple(header.address.splitlines()),
            state=figures.heading(summary.state),
            received_on=header.received_on,
            expected_on=summary.expected_on,
            carrier=summary.carrier,
            entries=tuple(posted),
        )
        return Paper(self.figures.say("Transfer note {number}", number=summary.number), f"{summary.number}.pdf", transfer_note_pdf(note))

    def count_sheet(self, sheet_id: str) -> Paper:
        """The sheet to write on; it has no place for what the book expects. Raises UnknownId."""
        with self.book.reading() as connection:
            state, found = state_on_paper(connection), sheet_to_count(connection, sheet_id)
        if found is None:
            raise UnknownId(what="count sheet", id=sheet_id)
        summary = found.summary
        spots = {spot.id: spot.name for spot in found.spots}
        lots = {key: lot.expires_on for key, lot in found.lots.items()}
        sheet = CountSheet(
            number=summary.number,
            company=found.entity,
            warehouse=summary.warehouse,
            lines=tuple(
                CountLine(
                    line=line.line_no,
                    location=spots.get(line.location_id, line.location_id),
                    item=line.item_id,
                    description=found.items[line.item_id].name,
                    unit=found.items[line.item_id].base_unit,
                    lot=line.lot_id,
                    expiry=lots.get((line.item_id, line.lot_id)),
                )
                for line in found.lines
            ),
            meta=self._meta(self.figures, state),
            count_on=summary.counted_on,
        )
        return Paper(self.figures.say("Count sheet {number}", number=summary.number), f"{summary.number}.pdf", count_sheet_pdf(sheet))

    def scanner_sheet(self, wanted: CommandSheet) -> Paper:
        """The command codes of a workstation, in the words they came in."""
        with self.book.reading() as connection:
            state = state_on_paper(connection)
            company = str(connection.execute(sa.text("SELECT name FROM book_info")).scalar() or "")
        sheet = ScannerSheet(
            company=company,
            kind=wanted.title,
            instructions=wanted.instructions,
            groups=tuple((title, tuple(CommandCode(*code) for code in codes)) for title, codes in wanted.groups),
            check=CommandCode(*wanted.check),
            meta=self._meta(self.figures, state),
        )
        return Paper(wanted.title, "scanner-sheet.pdf", scanner_sheet_pdf(sheet))

    def _receipt(self, connection: sa.Connection, receipt_id: str) -> PostedReceipt:
        receipt = posted_receipt(connection, receipt_id)
        if receipt is None:
            raise UnknownId(what="goods receipt", id=receipt_id)
        return receipt

    def _meta(self, figures: Figures, state: BookState) -> ReportMeta:
        book = self.book.path.stem if self.book.embedded else ""
        return ReportMeta(printed_at=self.now(), printed_by=self.member, book=book, state=state, figures=figures)

    def _received(self, line: PostedLine) -> ReceivedLine:
        stays = line.condition == "damaged"
        return ReceivedLine(
            item=line.item_id,
            description=line.name,
            unit=line.base_unit,
            quantity_received=line.quantity,
            quantity_ordered=line.quantity_ordered,
            quantity_damaged=line.quantity if stays else None,
            lot=line.lot_id,
            expiry=line.expires_on,
            location=line.location,
            amount=line.value if self.costs else None,
        )

    def goods_labels(self, wanted: Sequence[tuple[GoodsLabel, int]]) -> Paper:
        """Labels of items, lots and locations. Raises UnknownId, DoesNotFit, BadElement."""
        with self.book.reading() as connection:
            labels = [label for one, copies in wanted for label in [self._goods_label(connection, one)] * copies]
        title = self.figures.say("Labels")
        return Paper(title, "labels.pdf", labels_pdf(labels, LARGE, title=title))

    def test_label(self, code: str) -> Paper:
        """A label with the scanner's check code, which stands for no goods."""
        title = self.figures.say("Test label")
        return Paper(title, "test-label.pdf", labels_pdf([location_label(code=code, warehouse="TEST")], LARGE, title=title))

    def _goods_label(self, connection: sa.Connection, wanted: GoodsLabel) -> Label:
        if wanted.kind == "location":
            spot = spot_of(connection, wanted.code)
            if spot is None:
                raise UnknownId(what="location", id=wanted.code)
            return location_label(code=spot.name, warehouse=spot.warehouse_id, kind=self.figures.word(spot.kind))
        item_id = wanted.item_id or wanted.code
        item = items(connection, [item_id]).get(item_id)
        if item is None:
            raise UnknownId(what="item", id=item_id)
        gtin = next((code for code, unit in item.codes if unit == item.base_unit), "")
        if wanted.kind == "lot" and gtin:
            lot = lots(connection, [item.id]).get((item.id, wanted.code))
            expiry = lot.expires_on if lot else None
            return lot_label(
                item=item.id, description=item.name, lot=wanted.code, gtin=gtin.rjust(14, "0"), expiry=expiry, figures=self.figures
            )
        ean = gtin if len(gtin) == 13 and wanted.kind == "item" else ""
        return item_label(code=item.id if wanted.kind == "item" else wanted.code, description=item.name, ean=ean, unit=item.base_unit)

    def _label(self, receipt: PostedReceipt, line: PostedLine, copies: int) -> Label:
        share = line.quantity / copies
        return receipt_line_label(
            receipt=receipt.number,
            item=line.item_id,
            description=line.name,
            quantity=share if copies == 1 or share == share.to_integral_value() else None,
            unit=line.base_unit,
            received_on=receipt.document_date,
            gtin=line.gtin,
            lot=line.lot_id,
            expiry=line.expires_on,
            figures=self.figures,
        )


def _transferred(line: TransferLineFacts, found: TransferAtWork, spots: dict[str, str]) -> TransferredLine:
    item, lot = found.items[line.item_id], found.lots.get((line.item_id, line.lot_id))
    on_its_way = line.quantity_in_transit or not line.quantity_shipped
    return TransferredLine(
        item=item.id,
        description=item.name,
        unit=item.base_unit,
        quantity_shipped=line.quantity_shipped,
        quantity_received=None if on_its_way and not line.quantity_received else line.quantity_received,
        lot=line.lot_id,
        expiry=lot.expires_on if lot else None,
        location_from=spots.get(line.from_location_id, line.from_location_id),
        location_to=spots.get(line.to_location_id, line.to_location_id),
    )


def entries_of(connection: sa.Connection, document_id: str, number: str, figures: Figures) -> tuple[Entry, ...]:
    """The posted entry of a document as it is printed; nothing where it posted nothing."""
    lines = posted_entry(connection, document_id)
    if not lines:
        return ()
    printed = tuple(
        EntryLine(
            account=line.account,
            title=line.name,
            debit=line.amount if line.amount >= 0 else None,
            credit=-line.amount if line.amount < 0 else None,
            note=" · ".join(filter(None, (line.warehouse, line.family))),
        )
        for line in lines
    )
    return (Entry(lines=printed, currency=lines[0].currency, number=number, posted_on=figures.day(lines[0].posted_on)),)


def _remarks(receipt: PostedReceipt, figures: Figures) -> tuple[str, ...]:
    say, sentences = figures.say, []
    for line in receipt.lines:
        facts = {"quantity": figures.number(line.quantity), "unit": line.base_unit, "item": line.name, "place": line.location}
        if line.condition == "damaged":
            sentences.append(say("{quantity} {unit} of {item} arrived damaged and are kept in {place} as the supplier's.", **facts))
        elif line.condition or not line.quantity_ordered:
            sentences.append(say("{quantity} {unit} of {item} were not ordered and are kept in {place} as the supplier's.", **facts))
    return (*sentences, *((receipt.note,) if receipt.note else ()))
