"""Owns which page size and type size tables need: figures never wrap, so the page grows before they would."""

from collections.abc import Sequence

from reports.paper import LANDSCAPE, LARGE, MARGIN, PORTRAIT
from reports.table_plan import TypeScale
from reports.table_texts import TableTexts
from reports.wrapping import share

Setting = tuple[tuple[float, float], float, bool]
"""Page size, type size, and whether texts keep a fair width."""

REPORT: tuple[Setting, ...] = (
    (PORTRAIT, 8.6, True),
    (PORTRAIT, 8.0, True),
    (LANDSCAPE, 8.6, True),
    (LANDSCAPE, 7.8, True),
    (LANDSCAPE, 7.0, True),
    (LANDSCAPE, 7.0, False),
    (LARGE, 8.0, False),
    (LARGE, 7.0, False),
)

DOCUMENT: tuple[Setting, ...] = (
    (PORTRAIT, 8.6, True),
    (PORTRAIT, 8.0, False),
    (PORTRAIT, 7.4, False),
    *REPORT[2:],
)


def page_for(texts: Sequence[TableTexts], settings: Sequence[Setting] = REPORT) -> tuple[tuple[float, float], float]:
    """The smallest page and largest type in which every table fits; at last a page as wide as the figures need."""
    for size, points, fair in settings:
        width = size[0] - 2 * MARGIN
        scale = TypeScale(points)
        if all(share(own.needs(points, scale.gap, fair=fair), width) is not None for own in texts):
            return size, points
    scale = TypeScale(7.0)
    needed = max(sum(need.least for need in own.needs(scale.size, scale.gap, fair=False)) for own in texts)
    return (needed + 2 * MARGIN, LARGE[1]), scale.size
