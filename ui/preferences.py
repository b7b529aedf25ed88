"""Owns what a member has chosen: language, figures, scanner, sounds; read from and written to the member's state, shown by others."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from ui.figures import Figures, NegativeStyle, known_locale
from ui.scan import ScanSettings
from ui.state import MemberState

VOLUME_PERCENT = 60
LOCALES = (
    "en_GB",
    "en_US",
    "en_IE",
    "en_AU",
    "en_IN",
    "de_DE",
    "de_AT",
    "de_CH",
    "fr_FR",
    "fr_CH",
    "nl_NL",
    "it_IT",
    "es_ES",
    "pl_PL",
    "sv_SE",
    "da_DK",
)
"""Ways to write numbers and dates that are offered; any locale Babel knows may stand in the file."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """One member's choices; empty texts mean what the computer says."""

    language: str = ""
    locale: str = ""
    negative: NegativeStyle = NegativeStyle.MINUS
    volume_percent: int = VOLUME_PERCENT
    prefix: str = ""
    suffix: str = ""
    separator: str = "~"
    advice: bool = True
    """Whether requests are shown with advice; what is decided and posted is the same without."""

    def figures(self, computer: Figures) -> Figures:
        """How this member reads and types figures."""
        return Figures(self.locale or computer.locale, self.negative)

    def scanning(self, figures: Figures) -> ScanSettings:
        """How this member's scanner types."""
        return ScanSettings(separator_replacement=self.separator, prefix=self.prefix, suffix=self.suffix, figures=figures)

    def rewords(self, other: Preferences) -> bool:
        """Whether going from one to the other changes words or figures that already stand on the screen."""
        return (self.language, self.locale, self.negative) != (other.language, other.locale, other.negative)


_PATH = "settings"


def read_preferences(state: MemberState) -> Preferences:
    """What was chosen before; a value that makes no sense counts as never chosen."""
    default = Preferences()

    def text(name: str, otherwise: str) -> str:
        value = state.get(f"{_PATH}/{name}")
        return value if isinstance(value, str) else otherwise

    locale, negative, volume = text("locale", ""), text("negative", ""), state.get(f"{_PATH}/volume_percent")
    return Preferences(
        language=text("language", default.language),
        locale=locale if known_locale(locale) else default.locale,
        negative=NegativeStyle(negative) if negative in set(NegativeStyle) else default.negative,
        volume_percent=min(max(volume, 0), 100) if isinstance(volume, int) else default.volume_percent,
        prefix=text("prefix", default.prefix),
        suffix=text("suffix", default.suffix),
        separator=text("separator", default.separator) or default.separator,
        advice=state.flag(f"{_PATH}/advice", default.advice),
    )


def write_preferences(state: MemberState, chosen: Preferences) -> None:
    """Keep them now, so that they survive a crash."""
    for name, value in asdict(chosen).items():
        state.set(f"{_PATH}/{name}", value.value if isinstance(value, NegativeStyle) else value)
    state.save()
