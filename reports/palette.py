"""Owns the colours of printed pages: the light palette of the desktop, and the same sober greys for charts."""

from reportlab.lib.colors import Color, HexColor

TEXT: Color = HexColor("#18212E")
MUTED: Color = HexColor("#556274")
BORDER: Color = HexColor("#D3DAE3")
ALTERNATE: Color = HexColor("#EEF2F6")
BACKGROUND: Color = HexColor("#F5F7FA")
ACCENT: Color = HexColor("#1D5FC4")
ACCENT_SOFT: Color = HexColor("#E4EDFB")
GOOD: Color = HexColor("#17713D")
WARN: Color = HexColor("#815300")
BAD: Color = HexColor("#AE231B")
WHITE: Color = HexColor("#FFFFFF")

SERIES: tuple[Color, ...] = (ACCENT, HexColor("#7A8DA6"), GOOD, HexColor("#C28A2B"), BAD, HexColor("#6B4FA0"))
