"""Owns how a page of a planned table looks on the canvas; decides neither heights nor page ends."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import Color

from reports import palette
from reports.figures import MINUS
from reports.fonts import BOLD, REGULAR, covers, spans, width_of
from reports.table_plan import INDENT, PlannedLine, TablePlan, opens_total
from reports.table_texts import split_figure

_HAIR = 0.4
_RULE = 0.9
_ASCENT = 0.80


class TableBrush:
    """Draws one page of a plan; gathers rules and texts so that each is one run on the canvas."""

    def __init__(self, canvas: Any, plan: TablePlan) -> None:
        self._canvas = canvas
        self._plan = plan
        self._size = plan.scale.size
        self._out = canvas.beginText()
        self._font = ("", 0.0)
        self._colour: Color | None = None
        self._rules: list[tuple[float, Color, tuple[float, float, float, float]]] = []

    def page(self, start: int, stop: int, top: float) -> None:
        """Draw lines start to stop under the header row; `top` is the upper edge in points."""
        plan = self._plan
        lines = plan.lines[start:stop]
        if start == 0:
            top = self._heading(top)
        self._paint_bands(lines, top - plan.header_height)
        top = self._header(top)
        for place, line in enumerate(lines):
            self._line(line, lines[place + 1 : place + 2], top)
            top -= line.height
            if line.text.kind == "total":
                self._double_rules(line, lines[place + 1 :], top)
        self._canvas.drawText(self._out)
        self._draw_rules()
        plan.pace.advance(sum(line.text.kind == "row" and line.last for line in lines))

    def _paint_bands(self, lines: Sequence[PlannedLine], top: float) -> None:
        """Shade group headings, below everything else."""
        canvas, plan = self._canvas, self._plan
        for line in lines:
            if line.text.kind == "group":
                canvas.setFillColor(palette.ALTERNATE if line.text.level == 0 else palette.BACKGROUND)
                canvas.rect(0, top - line.height + plan.scale.pad * 0.4, plan.width, line.height - plan.scale.pad * 0.8, 0, 1)
            top -= line.height

    def _heading(self, top: float) -> float:
        plan, scale = self._plan, self._plan.scale
        y = top
        for line in plan.heading:
            self._put(line, 0, y - scale.title * 0.85, BOLD, scale.title, palette.TEXT)
            y -= scale.title * 1.2
        for line in plan.subheading:
            self._put(line, 0, y - self._size * _ASCENT, REGULAR, self._size, palette.MUTED)
            y -= scale.leading
        return top - plan.heading_height

    def _header(self, top: float) -> float:
        plan, scale = self._plan, self._plan.scale
        bottom = top - plan.header_height
        step = scale.leading * 0.95
        for place, titles in enumerate(plan.titles):
            y = bottom + scale.pad + step * (len(titles) - 1) + self._size * 0.25
            for title in titles:
                x = plan.lefts[place]
                if plan.texts.columns[place].is_numeric:
                    x = plan.rights[place] - width_of(title, BOLD, plan.title_size)
                self._put(title, x, y, BOLD, plan.title_size, palette.MUTED)
                y -= step
        self._rules.append((_RULE, palette.TEXT, (0, bottom, plan.width, bottom)))
        return bottom

    def _line(self, line: PlannedLine, following: Sequence[PlannedLine], top: float) -> None:
        kind = line.text.kind
        bottom = top - line.height
        if kind == "row":
            self._cells(line, top, REGULAR)
            self._boxes(line, top)
            if line.last and all(own.text.kind == "row" for own in following):
                self._rules.append((_HAIR, palette.BORDER, (0, bottom, self._plan.width, bottom)))
            return
        self._label(line, top)
        if kind == "empty":
            return
        self._cells(line, top, BOLD)
        if kind == "subtotal" and line.text.label:
            self._rules.append((0.6, palette.MUTED, (0, top, self._plan.width, top)))
        if kind == "total" and line.text.label:
            self._rules.append((_RULE, palette.TEXT, (0, top, self._plan.width, top)))

    def _boxes(self, line: PlannedLine, top: float) -> None:
        plan = self._plan
        bottom = top - line.height + 2.5
        upper = top - 2.5
        for place in plan.boxed:
            left, right = plan.lefts[place], plan.rights[place]
            for edge in ((left, bottom, right, bottom), (left, upper, right, upper)):
                self._rules.append((0.6, palette.MUTED, edge))
            for x in (left, right):
                self._rules.append((0.6, palette.MUTED, (x, bottom, x, upper)))

    def _double_rules(self, line: PlannedLine, following: Sequence[PlannedLine], bottom: float) -> None:
        """The accountant's double line under the last total of each summed column."""
        plan = self._plan
        bottom += 0.6
        for place, cell in enumerate(line.text.cells):
            below = any(own.text.cells[place] for own in following)
            if cell and not below and plan.texts.columns[place].is_numeric:
                left = plan.rights[place] - plan.texts.naturals[place] * self._size
                for y in (bottom + 1.8, bottom):
                    self._rules.append((0.5, palette.TEXT, (left, y, plan.rights[place], y)))

    def _label(self, line: PlannedLine, top: float) -> None:
        plan, scale = self._plan, self._plan.scale
        kind = line.text.kind
        y = self._baseline(line, top)
        x = plan.lefts[0] + line.text.level * INDENT
        colour = palette.MUTED if kind == "empty" else palette.TEXT
        for part in line.label:
            self._put(part, x, y, REGULAR if kind == "empty" else BOLD, self._size, colour)
            y -= scale.leading
        if kind == "group":
            count = self._plan.texts.counted(line.text.count)
            x = plan.width - scale.gap / 2 - width_of(count, REGULAR, self._size * 0.92)
            self._put(count, x, self._baseline(line, top), REGULAR, self._size * 0.92, palette.MUTED)

    def _baseline(self, line: PlannedLine, top: float) -> float:
        extra = self._plan.scale.pad * 0.5 if line.text.kind == "group" or opens_total(line.text) else 0.0
        pad = self._plan.scale.pad
        return top - pad - extra - self._size * (_ASCENT + 0.12)

    def _cells(self, line: PlannedLine, top: float, face: str) -> None:
        plan = self._plan
        y = self._baseline(line, top) - (len(line.label) * plan.scale.leading if line.label_above else 0.0)
        for place, cell in enumerate(line.text.cells):
            column = plan.texts.columns[place]
            if place in line.wrapped:
                for number, part in enumerate(line.wrapped[place]):
                    self._put(part, plan.lefts[place], y - number * plan.scale.leading, face, self._size, palette.TEXT)
            elif not cell:
                continue
            elif column.is_numeric:
                self._figure(cell, place, y, face)
            else:
                self._put(cell, plan.lefts[place], y, face, self._size, palette.TEXT)

    def _figure(self, text: str, place: int, y: float, face: str) -> None:
        """A number with its decimal mark under those of the others; negative in colour beside its sign."""
        plan = self._plan
        whole, _ = split_figure(text, plan.texts.figures.decimal_mark)
        point = plan.rights[place] - plan.texts.fractions[place] * self._size
        colour = palette.BAD if text.startswith(MINUS) else palette.TEXT
        self._put(text, point - width_of(whole, face, self._size), y, face, self._size, colour)

    def _put(self, text: str, x: float, y: float, face: str, size: float, colour: Color) -> None:
        out = self._out
        if colour is not self._colour:
            out.setFillColor(colour)
            self._colour = colour
        out.setTextOrigin(x, y)
        if covers(text, face):
            self._set_font(face, size)
            out.textOut(text)
            return
        for own, run in spans(text, face):
            self._set_font(own, size)
            out.textOut(run)

    def _set_font(self, face: str, size: float) -> None:
        if self._font != (face, size):
            self._out.setFont(face, size)
            self._font = (face, size)

    def _draw_rules(self) -> None:
        canvas = self._canvas
        for width, colour in dict.fromkeys((width, colour) for width, colour, _ in self._rules):
            canvas.setLineWidth(width)
            canvas.setStrokeColor(colour)
            canvas.lines([line for own, tint, line in self._rules if own == width and tint is colour])
