"""Owns how the desktop looks: colours, sizes, icons; knows no screen and no data."""

from ui.theme.theme import Theme
from ui.theme.tokens import DARK, LIGHT, Metrics, Tokens, Tone

__all__ = ["DARK", "LIGHT", "Metrics", "Theme", "Tokens", "Tone"]
