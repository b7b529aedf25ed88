"""Owns the table as a flowable of a ReportLab story: its size and how it breaks over pages; knows no report as a whole.

ReportLab's own tables need quadratic time and a style run per cell; this one plans all lines once and draws those of a page
straight onto the canvas, so that 100,000 rows cost seconds.
"""

from reportlab.platypus import Flowable, FrameBreak

from reports.table_brush import TableBrush
from reports.table_plan import TablePlan


class LedgerTable(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """The lines start to stop of a plan with the header row above them; splits into pages by itself."""

    def __init__(self, plan: TablePlan, start: int = 0, stop: int | None = None) -> None:
        super().__init__()
        self.plan = plan
        self.start = start
        self.stop = len(plan.lines) if stop is None else stop
        self.width = plan.width
        self.height = self._top + plan.header_height + plan.ends[self.stop] - plan.ends[start]

    @property
    def _top(self) -> float:
        return self.plan.heading_height if self.start == 0 else 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The size in points that the table takes, whatever is offered."""
        return self.width, self.height

    def split(self, width: float, height: float) -> "list[Flowable]":
        """This page's part and, for the next page, the rest; or nothing where not even two lines fit."""
        room = height - self._top - self.plan.header_height
        stop = self.plan.fitting(self.start, room)
        short = stop - self.start < min(2, self.stop - self.start)
        if stop <= self.start or (short and self.start == 0 and self.plan.lines[self.start].last):
            return []
        if stop >= self.stop:
            return [self]
        return [LedgerTable(self.plan, self.start, stop), FrameBreak(), LedgerTable(self.plan, stop, self.stop)]

    def draw(self) -> None:
        """Draw onto the canvas, unless it only counts pages. Raises ReportCancelled in both cases."""
        if getattr(self.canv, "counting", False):
            self.plan.pace.advance(0)
            return
        TableBrush(self.canv, self.plan).page(self.start, self.stop, self.height)
