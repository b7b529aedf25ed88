"""Owns which scheme, text scale and mode the application wears now, and puts it on at run time."""

from __future__ import annotations

from dataclasses import replace

import shiboken6
from PySide6.QtCore import QDir, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from ui.theme.icons import IconSet, icon_folder
from ui.theme.sheet import stylesheet
from ui.theme.tokens import DARK, LIGHT, LOW_BELOW_PX, Metrics, Tokens

SCHEMES = ("light", "dark", "system")


class Theme(QObject):
    """The look of the application. Widgets that paint themselves read `tokens` and `metrics` and follow `changed`."""

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        *,
        scheme: str = "light",
        text_scale_percent: int = 100,
        warehouse: bool = False,
    ) -> None:
        super().__init__()
        self._application = application
        self._scheme = scheme
        self._metrics = Metrics(text_scale_percent=text_scale_percent, warehouse=warehouse)
        self._family = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
        QDir.setSearchPaths("icons", [str(icon_folder())])
        application.setStyle("Fusion")
        self.icons = IconSet()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.wear()

    @property
    def application(self) -> QApplication:
        return self._application

    @property
    def scheme(self) -> str:
        """`light`, `dark` or `system`, as chosen; `tokens.scheme` says what that came to."""
        return self._scheme

    @property
    def tokens(self) -> Tokens:
        if self._scheme == "system":
            dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return DARK if self._scheme == "dark" else LIGHT

    @property
    def metrics(self) -> Metrics:
        return self._metrics

    def choose_scheme(self, scheme: str) -> None:
        if scheme not in SCHEMES:
            raise ValueError(f"a scheme is one of {', '.join(SCHEMES)}, not {scheme!r}")
        if scheme != self._scheme:
            self._scheme = scheme
            self.wear()

    def choose_text_scale(self, percent: int) -> None:
        if percent != self._metrics.text_scale_percent:
            self._metrics = replace(self._metrics, text_scale_percent=percent)
            self.wear()

    def choose_warehouse_mode(self, warehouse: bool) -> None:
        if warehouse != self._metrics.warehouse:
            self._metrics = replace(self._metrics, warehouse=warehouse)
            self.wear()

    def choose_room(self, height_px: int) -> None:
        """How high the window is: below `LOW_BELOW_PX` at the size of its text it is low."""
        low = height_px < self._metrics.px(LOW_BELOW_PX)
        if low != self._metrics.low:
            self._metrics = replace(self._metrics, low=low)
            self.wear()

    def wear(self) -> None:
        """Put palette, font and stylesheet on the running application and tell the widgets that paint themselves."""
        tokens, metrics = self.tokens, self._metrics
        self.icons.wear(tokens)
        self._application.setPalette(palette_of(tokens))
        self._application.setFont(self.font(metrics.text_pt))
        self._application.setStyleSheet(stylesheet(tokens, metrics))
        self.changed.emit()

    def font(self, size_pt: float, *, bold: bool = False) -> QFont:
        """The system font with figures of equal width, so that amounts stand under each other."""
        font = QFont(self._family)
        font.setPointSizeF(size_pt)
        font.setFeature(QFont.Tag.fromString("tnum"), 1)
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _system_changed(self) -> None:
        if self._scheme == "system":
            self.wear()


def repolish(widget: QWidget) -> None:
    """Let the stylesheet look again after a dynamic property changed."""
    style = _style_of(widget)
    style.unpolish(widget)
    style.polish(widget)
    QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def _style_of(widget: QWidget) -> QStyle:
    """The widget's style. The binding knows objects by their address and may still take it for one that lay there before."""
    style = widget.style()
    if not isinstance(style, QStyle):
        shiboken6.invalidate(style)
        style = widget.style()
    return style


def palette_of(tokens: Tokens) -> QPalette:
    """The palette for everything the stylesheet leaves to Fusion (text selection, dialogs, tool tips, links)."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.background,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.alternate,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.bad,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.text,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Light: tokens.surface,
        role.Midlight: tokens.alternate,
        role.Mid: tokens.border,
        role.Dark: tokens.edge,
        role.Shadow: tokens.edge,
        role.Accent: tokens.accent,
    }
    palette = QPalette()
    for colour_role, colour in colours.items():
        palette.setColor(colour_role, QColor(colour))
    for colour_role in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, colour_role, QColor(tokens.muted))
    return palette
