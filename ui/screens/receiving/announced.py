"""Owns what shipping notices mean to the receipt at hand: which pallet a scan is, the goods it stands for, what is said; knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from db.queries.announced import Announced, AnnouncedLine
from ui.feedback import Feedback, Offer, Verdict
from ui.figures import Figures
from ui.floor import pallet_code
from ui.i18n import translate
from ui.scan import PlainCode, Reading
from ui.screens.receiving.receipt import OpenReceipt
from ui.tally import Arrived, Key, Step


@dataclass(frozen=True, slots=True)
class Arriving:
    """What led to an order: a notice, and the pallet of it that was scanned (empty: its number was)."""

    notice_id: str
    sscc: str = ""


class AnnouncedDesk:
    """Takes in what was announced. `keep` puts steps on the draft, `name` notes a notice there, `take` is what the offer does."""

    def __init__(
        self, figures: Figures, *, keep: Callable[[OpenReceipt, Step], None], name: Callable[[str], None], take: Callable[[], None]
    ) -> None:
        self._figures = figures
        self._keep = keep
        self._name = name
        self._take = take

    def read(self, receipt: OpenReceipt, reading: Reading) -> Feedback | None:
        """The answer to a pallet or notice of this order; None for anything else."""
        code = pallet_code(reading)
        if code:
            notice = next((one for one in receipt.order.announced if any(line.sscc == code for line in one.lines)), None)
            return self._pallet(receipt, notice, code) if notice else None
        if isinstance(reading.code, PlainCode):
            text = reading.code.text
            notice = next(
                (one for one in receipt.order.announced if text in (one.reference, one.notice_id) or text.upper() == one.number), None
            )
            return self._notice(notice) if notice else None
        return None

    def brought(self, receipt: OpenReceipt, arriving: Arriving) -> Feedback | None:
        """What led here is taken as if it was scanned here."""
        notice = next((one for one in receipt.order.announced if one.notice_id == arriving.notice_id), None)
        if notice is None:
            return None
        return self._pallet(receipt, notice, arriving.sscc) if arriving.sscc else self._notice(notice)

    def greeting(self, receipt: OpenReceipt) -> Feedback | None:
        """What is announced for an order that is opened; None where nothing is."""
        return self._tell(receipt.order.announced[0]) if receipt.order.announced else None

    def take_all(self, receipt: OpenReceipt) -> Feedback:
        """Everything that is announced and was not taken in yet."""
        steps: list[Step] = []
        for notice in receipt.order.announced:
            if not receipt.took_in(notice.notice_id):
                lines = [line for line in notice.lines if not (line.sscc and receipt.took_in(line.sscc))]
                lacking = self._lacking(receipt, lines)
                if lacking is not None:
                    return lacking
                steps += _steps(lines, notice.notice_id)
        if not steps:
            return Feedback(Verdict.INFO, translate("receiving", "Everything that was announced is on this receipt."))
        for step in steps:
            self._keep(receipt, step)
        return Feedback(
            Verdict.OK,
            translate("receiving", "Taken in as announced: %n line(s)", None, len(steps)),
            next_step=translate("receiving", "Compare with what stands before you; correct what differs."),
        )

    def _notice(self, notice: Announced) -> Feedback:
        self._name(notice.notice_id)
        return self._tell(notice)

    def _tell(self, notice: Announced) -> Feedback:
        pallets = len({line.sscc for line in notice.lines if line.sscc})
        what = translate("receiving", "%n line(s)", None, len(notice.lines))
        if pallets:
            what = " · ".join((translate("receiving", "%n pallet(s)", None, pallets), what))
        text = translate("receiving", "{notice} is announced: {what}").format(notice=notice.reference, what=what)
        if notice.arrives_on is not None:
            text += " · " + translate("receiving", "for {day}").format(day=self._figures.day(notice.arrives_on))
        next_step = (
            translate("receiving", "Scan its pallets, or take in everything as announced.")
            if pallets
            else translate("receiving", "Scan its goods, or take in everything as announced.")
        )
        return Feedback(Verdict.INFO, text, next_step=next_step, offers=(Offer(translate("receiving", "Take as announced"), self._take),))

    def _pallet(self, receipt: OpenReceipt, notice: Announced, sscc: str) -> Feedback:
        lines = [line for line in notice.lines if line.sscc == sscc]
        if receipt.took_in(sscc) or receipt.took_in(notice.notice_id):
            return Feedback(
                Verdict.REJECTED,
                translate("receiving", "Pallet {pallet} is on this receipt already.").format(pallet=short(sscc)),
                translate("receiving", "Expected: each pallet once."),
                translate("receiving", "Nothing was added. Scan the next pallet."),
            )
        lacking = self._lacking(receipt, lines)
        if lacking is not None:
            return lacking
        for step in _steps(lines, sscc):
            self._keep(receipt, step)
        goods = [f"{receipt.item(line.item_id).name} {self._figures.quantity(line.quantity)}" for line in lines]
        over = [receipt.line_for(line.item_id) for line in lines]
        verdict = Verdict.ATTENTION if any(line is not None and receipt.rest(line) < 0 for line in over) else Verdict.OK
        text = translate("receiving", "Pallet {pallet} · {goods}").format(pallet=short(sscc), goods=", ".join(goods))
        return Feedback(
            verdict, text, next_step=translate("receiving", "See the checks on the right.") if verdict is Verdict.ATTENTION else ""
        )

    def _lacking(self, receipt: OpenReceipt, lines: Iterable[AnnouncedLine]) -> Feedback | None:
        """Why goods cannot be taken in by their pallet: the notice does not say what the book has to know, or a serial number was met."""
        for line in lines:
            item = receipt.item(line.item_id)
            missing = ""
            if item.tracking != "none" and not line.lot_id:
                missing = (
                    translate("receiving", "its serial number") if item.tracking == "serial" else translate("receiving", "its lot number")
                )
            elif item.expiry_tracked and line.expires_on is None and not receipt.knows_lot(line.item_id, line.lot_id):
                missing = translate("receiving", "its expiry date")
            if missing:
                return Feedback(
                    Verdict.REJECTED,
                    translate("receiving", "The notice does not say everything about {item}.").format(item=item.name),
                    translate("receiving", "Missing: {what}.").format(what=missing),
                    translate("receiving", "Nothing was added. Scan its cartons one by one."),
                )
            met = receipt.serial_met(line.item_id, line.lot_id) if item.tracking == "serial" else ""
            if met:
                return Feedback(
                    Verdict.REJECTED,
                    translate("receiving", "Serial number {serial} is {met} already.").format(serial=line.lot_id, met=met),
                    translate("receiving", "Expected: each serial number of {item} once.").format(item=item.name),
                    translate("receiving", "Nothing was added. Scan its cartons one by one."),
                )
        return None


def short(sscc: str) -> str:
    """The end of an SSCC, by which people tell pallets apart."""
    return f"…{sscc[-6:]}"


def taken_back(receipt: OpenReceipt, steps: list[Step]) -> Feedback:
    """Several steps of one scan were undone."""
    names = list(dict.fromkeys(receipt.item(step.key.item_id).name for step in reversed(steps)))
    return Feedback(Verdict.INFO, translate("receiving", "Taken back: {items}").format(items=", ".join(names)))


def _steps(lines: Iterable[AnnouncedLine], mark: str) -> list[Step]:
    return [Arrived(Key(line.order_line_no, line.item_id, line.lot_id), line.quantity, line.expires_on, mark) for line in lines]
