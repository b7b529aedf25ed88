"""Owns the colours and sizes by the name of their use; knows no toolkit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a colour says. It never says it alone: a word or a sign stands beside it."""

    NEUTRAL = "neutral"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    ACCENT = "accent"
    MUTED = "muted"


@dataclass(frozen=True, slots=True)
class Tokens:
    """One colour scheme, each colour as #RRGGBB."""

    scheme: str
    background: str
    surface: str
    alternate: str
    border: str
    """Card edges and row lines: decoration. A control's edge is `edge`."""
    edge: str
    """The edge of an input, a button, a check box, and a scroll bar's handle: at least 3:1 on every surface."""
    text: str
    muted: str
    accent: str
    accent_strong: str
    """The primary button under the pointer or pressed."""
    on_accent: str
    accent_soft: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str

    def ink(self, tone: Tone) -> str:
        """The text colour of a tone, legible on surface, background, row line and the tone's own soft colour."""
        return {
            Tone.NEUTRAL: self.text,
            Tone.GOOD: self.good,
            Tone.WARN: self.warn,
            Tone.BAD: self.bad,
            Tone.ACCENT: self.accent,
            Tone.MUTED: self.muted,
        }[tone]

    def soft(self, tone: Tone) -> str:
        """The calm fill behind `ink(tone)`."""
        return {
            Tone.NEUTRAL: self.alternate,
            Tone.GOOD: self.good_soft,
            Tone.WARN: self.warn_soft,
            Tone.BAD: self.bad_soft,
            Tone.ACCENT: self.accent_soft,
            Tone.MUTED: self.alternate,
        }[tone]


LIGHT = Tokens(
    scheme="light",
    background="#F5F7FA",
    surface="#FFFFFF",
    alternate="#EEF2F6",
    border="#D3DAE3",
    edge="#78869A",
    text="#18212E",
    muted="#556274",
    accent="#1D5FC4",
    accent_strong="#174FA6",
    on_accent="#FFFFFF",
    accent_soft="#E4EDFB",
    good="#17713D",
    good_soft="#E2F3E9",
    warn="#815300",
    warn_soft="#FFF2D2",
    bad="#AE231B",
    bad_soft="#FBE5E3",
)

DARK = Tokens(
    scheme="dark",
    background="#11151B",
    surface="#191F28",
    alternate="#212935",
    border="#36424F",
    edge="#7A8899",
    text="#E7EBF1",
    muted="#A6B1BF",
    accent="#82B5FF",
    accent_strong="#A3C8FF",
    on_accent="#0C1A30",
    accent_soft="#1C3255",
    good="#6FCF96",
    good_soft="#163424",
    warn="#EABB63",
    warn_soft="#3A2E13",
    bad="#F4968F",
    bad_soft="#43211F",
)

LOW_BELOW_PX = 560
"""A window lower than this at 100 % has no room for hints and margins; screen readers still say the hints."""
TEXT_SCALES_PERCENT = (100, 110, 125, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes at one text scale: type in points, lengths in device-independent pixels."""

    text_scale_percent: int = 100
    warehouse: bool = False
    """Larger targets and rows, for gloves and a glance from a step away."""
    low: bool = False
    """The window is low for the size of its text: everything but the text steps back, so that the work keeps its room."""

    def __post_init__(self) -> None:
        if not 100 <= self.text_scale_percent <= 200:
            raise ValueError(f"the text scale goes from 100 to 200 %, not {self.text_scale_percent}")

    @property
    def factor(self) -> float:
        return self.text_scale_percent / 100

    def px(self, length: float) -> int:
        return round(length * self.factor)

    def pt(self, size: float) -> float:
        return round(size * self.factor, 2)

    def grown(self, length: float) -> int:
        """For what holds one line of text with air around it: the air grows less than the text."""
        return round(length * (1 + (self.factor - 1) * (0.45 if self.low else 0.7)))

    def air(self, length: float) -> int:
        """Empty space that a low window cannot afford to let grow with the text."""
        return round(length * (0.6 if self.low else 1))

    @property
    def text_pt(self) -> float:
        return self.pt(10.5)

    @property
    def secondary_pt(self) -> float:
        return self.pt(9.5)

    @property
    def card_title_pt(self) -> float:
        return self.pt(12)

    @property
    def step_pt(self) -> float:
        return max(18.0, self.card_title_pt) if self.low else round(19 * (1 + (self.factor - 1) * 0.6), 2)

    @property
    def row_height(self) -> int:
        return max(52, self.grown(44)) if self.warehouse else self.grown(40)

    @property
    def target(self) -> int:
        """The least height of anything to press."""
        return max(44, self.grown(40)) if self.warehouse else self.grown(36)

    @property
    def gap(self) -> int:
        """Between neighbouring targets."""
        return max(10, self.px(8)) if self.warehouse else self.px(5 if self.low else 8)

    @property
    def page_margin(self) -> int:
        return 12 if self.low else 24 if self.text_scale_percent < 150 else 16

    @property
    def card_gap(self) -> int:
        return self.air(14)

    @property
    def radius(self) -> int:
        return 8

    @property
    def icon(self) -> int:
        return self.px(18)

    @property
    def rail_icon(self) -> int:
        """Above its name."""
        return self.px(13 if self.low else 18)

    @property
    def rail_pt(self) -> float:
        """The name below an icon."""
        return self.pt(7 if self.low else 8)

    @property
    def lamp_height(self) -> int:
        """Of the line at the foot of the window, whose lamps are pressed too."""
        return max(self.target if self.warehouse else 36, self.px(20)) if self.low else self.target
