"""Owns printed labels: sizes in millimetres, bar codes that fit them, and what people read beside; posts and counts nothing.

Bars are multiples of a dot of common thermal printers (203 dpi, 1/8 mm), at least two of them; a code that does not fit is
split into two symbols, as GS1 allows, and refused where that does not help.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.eanbc import Ean13BarcodeWidget
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import black
from reportlab.pdfgen.canvas import Canvas

from reports import gs1
from reports.code128 import module_count, modules
from reports.figures import Figures
from reports.fonts import BOLD, REGULAR, register, width_of
from reports.paper import put
from reports.wrapping import wrap

mm: float = 72 / 25.4
_MARGIN_MM = 2.5
_MODULES_MM = (0.5, 0.375, 0.25)
_EAN_MODULES_MM = (0.625, 0.5, 0.375, 0.264)
_SCALES = (2.4, 2.2, 2.0, 1.8, 1.6, 1.45, 1.3, 1.2, 1.1, 1.0, 0.9, 0.8, 0.7)
_QUIET_MODULES = 10
_LETTERS_MOST = 48
_EAN_WIDTH_MODULES = 113


@dataclass(frozen=True, slots=True)
class LabelSize:
    """The size of a label in millimetres."""

    width_mm: float
    height_mm: float


LARGE = LabelSize(100, 50)
SMALL = LabelSize(60, 40)
SSCC = LabelSize(105, 148)


class DoesNotFit(ValueError):
    """The code of a label needs more room than the label has: take a larger label or fewer elements."""

    def __init__(self, *, code: str, size: LabelSize) -> None:
        super().__init__(f"{code} does not fit {size.width_mm:g} × {size.height_mm:g} mm")
        self.code = code
        self.size = size


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One label: `title` large, `lines` below, and at most one code in bars (`elements`, `ean` or `plain`) with or without a
    QR code (`qr`) at its right."""

    title: str
    lines: tuple[str, ...] = ()
    elements: tuple[gs1.Element, ...] = ()
    ean: str = ""
    plain: str = ""
    qr: str = ""


def item_label(*, code: str, description: str, ean: str = "", unit: str = "") -> Label:
    """An item: EAN-13 where it has one (13 digits), else its code as Code 128. Raises BadElement for a wrong check digit."""
    if ean:
        gs1.gtin(ean)
    lines = tuple(text for text in (description, unit) if text)
    return Label(title=code, lines=lines, ean=ean, plain="" if ean else code)


def location_label(*, code: str, warehouse: str, kind: str = "") -> Label:
    """A location, as QR and large enough to read from a truck."""
    return Label(title=code, lines=tuple(text for text in (warehouse, kind) if text), qr=code)


def lot_label(
    *,
    item: str,
    description: str,
    lot: str,
    gtin: str,
    expiry: date | None = None,
    serial: str = "",
    net_weight_kg: Decimal | None = None,
    figures: Figures | None = None,
) -> Label:
    """A lot of an item as GS1-128. Raises BadElement."""
    elements = [gs1.gtin(gtin)]
    elements += [gs1.expiry(expiry)] if expiry else []
    elements += [gs1.net_weight(net_weight_kg)] if net_weight_kg is not None else []
    elements += [gs1.lot(lot)]
    elements += [gs1.serial(serial)] if serial else []
    figures = figures or Figures()
    facts = [
        figures.say("Lot {lot}", lot=lot),
        figures.say("Expires {day}", day=figures.day(expiry)) if expiry else "",
        figures.say("Serial {serial}", serial=serial) if serial else "",
    ]
    facts.append(f"{figures.number(net_weight_kg)} kg" if net_weight_kg is not None else "")
    return Label(title=item, lines=(description, "  ·  ".join(filter(None, facts))), elements=tuple(elements))


def receipt_line_label(
    *,
    receipt: str,
    item: str,
    description: str,
    quantity: Decimal | None,
    unit: str,
    received_on: date,
    gtin: str = "",
    lot: str = "",
    expiry: date | None = None,
    figures: Figures | None = None,
) -> Label:
    """What came with a receipt: GS1-128 with item, lot, expiry and, where it is whole, the count; the item's code where it
    has no GTIN. No quantity: the label stands for an unknown part of what came. Raises BadElement."""
    figures = figures or Figures()
    facts = [
        f"{figures.number(quantity)} {unit}" if quantity is not None else "",
        figures.say("Lot {lot}", lot=lot) if lot else "",
        figures.say("Expires {day}", day=figures.day(expiry)) if expiry else "",
    ]
    lines = (description, "  ·  ".join(filter(None, facts)), f"{receipt}  ·  {figures.day(received_on)}")
    if not gtin:
        return Label(title=item, lines=lines, plain=item)
    elements = [gs1.gtin(gtin)]
    elements += [gs1.expiry(expiry)] if expiry else []
    elements += [gs1.lot(lot)] if lot else []
    elements += [gs1.count(quantity)] if quantity is not None and quantity == quantity.to_integral_value() else []
    return Label(title=item, lines=lines, elements=tuple(elements))


def sscc_label(
    *,
    sscc: str,
    ship_to: str,
    ship_from: str = "",
    reference: str = "",
    content_gtin: str = "",
    content_count: Decimal | None = None,
    lot: str = "",
    expiry: date | None = None,
    figures: Figures | None = None,
) -> Label:
    """A pallet or carton by its SSCC, with what it holds: (02) and (37) always together. Raises BadElement."""
    elements: list[gs1.Element] = [gs1.sscc(sscc)]
    if content_gtin and content_count is not None:
        elements.append(gs1.Element("02", content_gtin.rjust(14, "0")))
        elements += [gs1.expiry(expiry)] if expiry else []
        elements.append(gs1.count_contained(content_count))
        elements += [gs1.lot(lot)] if lot else []
    figures = figures or Figures()
    sender = figures.say("From {place}", place=ship_from) if ship_from else ""
    lines = tuple(text for text in (sender, reference, f"SSCC {sscc}") if text)
    return Label(title=ship_to, lines=lines, elements=tuple(elements))


def labels_pdf(labels: Sequence[Label], size: LabelSize, *, title: str = "Labels", copies: int = 1) -> bytes:
    """A page of exactly the label's size per label and copy; the same labels give the same bytes. Raises DoesNotFit."""
    register()
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(size.width_mm * mm, size.height_mm * mm), invariant=1, pageCompression=1)
    canvas.setTitle(title)
    canvas.setCreator("Dockledger")
    for label in labels:
        for _ in range(copies):
            _Sticker(canvas, label, size).draw()
            canvas.showPage()
    canvas.save()
    return buffer.getvalue()


class _Sticker:
    """Draws one label; x and y in points from the lower left."""

    def __init__(self, canvas: Any, label: Label, size: LabelSize) -> None:
        self._canvas = canvas
        self._label = label
        self._size = size
        self._margin = _MARGIN_MM * mm
        self._width = (size.width_mm - 2 * _MARGIN_MM) * mm
        self._height = (size.height_mm - 2 * _MARGIN_MM) * mm

    def draw(self) -> None:
        label = self._label
        self._canvas.setFillColor(black)
        text_width = self._width
        if label.qr:
            text_width -= self._qr(label.qr) + 2 * mm
        bottom = self._margin
        if label.elements:
            bottom = self._gs1(label.elements)
        elif label.ean:
            bottom = self._ean(label.ean)
        elif label.plain:
            bottom = self._bars([(label.plain, label.plain)])
        self._words(text_width, bottom + 1 * mm)

    def _qr(self, text: str) -> float:
        """Draws at the right, as large as fits half the label; gives its width."""
        side = min(self._height, self._width * 0.5)
        drawing = Drawing(side, side)
        drawing.add(QrCodeWidget(text, barWidth=side, barHeight=side, barLevel="M", barBorder=4))
        renderPDF.draw(drawing, self._canvas, self._margin + self._width - side, self._margin + (self._height - side) / 2)
        return side

    def _gs1(self, elements: Sequence[gs1.Element]) -> float:
        """One symbol, or two where one would be too dense; gives the upper edge."""
        ordered = gs1.in_order(elements)
        for parts in [[ordered], *([ordered[:cut], ordered[cut:]] for cut in range(1, len(ordered)))]:
            codes = [(gs1.payload(part), gs1.readable(part)) for part in parts]
            if all(len(code) - 1 <= _LETTERS_MOST and self._module(code) for code, _ in codes):
                return self._bars(codes)
        raise DoesNotFit(code=gs1.readable(ordered), size=self._size)

    def _module(self, code: str) -> float:
        """The widest module in points with which a code fits the label, or 0."""
        needed = module_count(code) + 2 * _QUIET_MODULES
        widths = (width for width in _MODULES_MM if needed * width <= self._size.width_mm)
        return next(widths, 0.0) * mm

    def _bars(self, codes: Sequence[tuple[str, str]]) -> float:
        """Code 128 symbols above each other, from the bottom up, with their text below; gives the upper edge."""
        text_size = 6.5 if self._size.height_mm <= 60 else 8.5
        room = self._height * (0.46 if len(codes) == 1 else 0.56)
        height = room / len(codes) - text_size * 1.3
        y = self._margin
        for code, text in reversed(codes):
            module = self._module(code)
            if not module:
                raise DoesNotFit(code=text, size=self._size)
            own = min(text_size, text_size * self._width / width_of(text, REGULAR, text_size))
            middle = self._size.width_mm * mm / 2
            put(self._canvas, text, middle - width_of(text, REGULAR, own) / 2, y, REGULAR, own)
            x = middle - module_count(code) * module / 2
            for place, bar in enumerate(map(int, modules(code))):
                if place % 2 == 0:
                    self._canvas.rect(x, y + text_size * 1.1, bar * module, height, stroke=0, fill=1)
                x += bar * module
            y += height + text_size * 1.6
        return y

    def _ean(self, digits: str) -> float:
        """EAN-13 at the widest module that fits, within the 0.264 to 0.66 mm that GS1 allows; gives the upper edge."""
        module = next((width for width in _EAN_MODULES_MM if _EAN_WIDTH_MODULES * width <= self._size.width_mm), 0.0)
        if not module:
            raise DoesNotFit(code=digits, size=self._size)
        width = _EAN_WIDTH_MODULES * module * mm
        height = self._height * 0.5
        drawing = Drawing(width, height)
        drawing.add(Ean13BarcodeWidget(digits, barWidth=module * mm, barHeight=height, fontName=REGULAR, quiet=1))
        renderPDF.draw(drawing, self._canvas, (self._size.width_mm * mm - width) / 2, self._margin)
        return self._margin + height

    def _words(self, width: float, bottom: float) -> None:
        """Title and lines from the top down, as large as the room above `bottom` allows; at the smallest size the longest
        line is shortened, never the title."""
        room = self._margin + self._height - bottom
        for scale in _SCALES:
            body, head = (6.0 * scale, 15.6 * scale) if self._label.qr else (8.0 * scale, 13.6 * scale)
            titles = wrap(self._label.title, BOLD, head, width)
            groups = [wrap(line, REGULAR, body, width) for line in self._label.lines if line]
            needed = len(titles) * head * 1.15 + sum(map(len, groups)) * body * 1.25
            if needed <= room and (len(titles) == 1 or scale <= 1.0):
                break
        lines_most = int((room - len(titles) * head * 1.15) / (body * 1.25))
        y = self._margin + self._height
        for line in titles:
            y -= head * 1.15
            put(self._canvas, line, self._margin, y + head * 0.25, BOLD, head)
        for line in _shortened(groups, lines_most):
            y -= body * 1.25
            put(self._canvas, line, self._margin, y + body * 0.25, REGULAR, body)


def _shortened(groups: list[list[str]], lines_most: int) -> list[str]:
    """All lines, or as many as there is room for: the longest text gives up its ends first."""
    while sum(map(len, groups)) > max(lines_most, 0) and groups:
        longest = max(groups, key=len)
        longest.pop()
        if longest:
            longest[-1] = f"{longest[-1].rstrip(' …')} …"
        groups = [group for group in groups if group]
    return [line for group in groups for line in group]
