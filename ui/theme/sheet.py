"""Owns the stylesheet over Fusion, written from tokens and metrics; knows widgets by class and by their `role` property."""

from __future__ import annotations

from string import Template

from ui.theme.tokens import Metrics, Tokens

_BASE = Template("""
QWidget { color: $text; }
QMainWindow, QDialog, QWidget[role="page"] { background: $background; }
QToolTip { background: $surface; color: $text; border: 1px solid $edge; padding: ${s4}px; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title_pt}pt; font-weight: 600; }
QLabel[role="card-title"] { font-size: ${card_pt}pt; font-weight: 600; }
QLabel[role="step"] { font-size: ${step_pt}pt; font-weight: 600; }
QLabel[role="secondary"] { color: $muted; font-size: ${small_pt}pt; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[tone="good"] { color: $good; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="bad"] { color: $bad; }
QLabel[tone="accent"] { color: $accent; }
QLabel[role="chip"] { border-radius: ${radius}px; padding: ${s4}px ${s12}px; font-weight: 600; font-size: ${small_pt}pt;
  background: $alternate; }
QLabel[role="chip"][tone="good"] { background: $good_soft; color: $good; }
QLabel[role="chip"][tone="warn"] { background: $warn_soft; color: $warn; }
QLabel[role="chip"][tone="bad"] { background: $bad_soft; color: $bad; }
QLabel[role="chip"][tone="accent"] { background: $accent_soft; color: $accent; }
QLabel[role="key"] { background: $alternate; border: 1px solid $border; border-radius: 4px; padding: 1px ${s6}px;
  font-size: ${small_pt}pt; color: $muted; }
QFrame[role="card"] { background: $surface; border: 1px solid $border; border-radius: ${card_radius}px; }
QFrame[role="surface"] { background: $surface; border: none; }
QFrame[role="line"] { background: $border; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="strip"] { border-radius: ${radius}px; background: $alternate; }
QFrame[role="strip"][tone="good"] { background: $good_soft; }
QFrame[role="strip"][tone="warn"] { background: $warn_soft; }
QFrame[role="strip"][tone="bad"] { background: $bad_soft; }
QFrame[role="strip"][tone="accent"] { background: $accent_soft; }
QFrame[role="strip"] QLabel { font-weight: 600; }
QFrame[role="strip"] QLabel[role="secondary"] { font-weight: 400; color: $text; }
QFrame[role="strip"][tone="good"] QLabel[role="lead"] { color: $good; }
QFrame[role="strip"][tone="warn"] QLabel[role="lead"] { color: $warn; }
QFrame[role="strip"][tone="bad"] QLabel[role="lead"] { color: $bad; }
QFrame[role="strip"][tone="accent"] QLabel[role="lead"] { color: $accent; }
QFrame[role="toast"] { background: $surface; border: 1px solid $edge; border-radius: ${card_radius}px; }
QFrame[role="overlay"] { background: $surface; border: 1px solid $edge; border-radius: ${card_radius}px; }
""")

_BUTTONS = Template("""
QPushButton, QToolButton { background: $surface; border: 1px solid $edge; border-radius: ${radius}px;
  padding: ${s4}px ${button_side}px; min-height: ${target_in}px; }
QToolButton { padding: ${s4}px ${s8}px; min-width: ${target_tool}px; }
QPushButton:hover, QToolButton:hover { background: $alternate; }
QPushButton:pressed, QPushButton:checked, QToolButton:pressed, QToolButton:checked { background: $accent_soft; border-color: $accent; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: ${s3}px ${button_side_focus}px; }
QToolButton:focus { padding: ${s3}px ${s7}px; }
QPushButton:disabled, QToolButton:disabled { color: $muted; border-color: $border; background: $background; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:pressed { background: $accent_strong;
  border-color: $accent_strong; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { background: $alternate; color: $muted; border-color: $border; }
QPushButton[role="tile"] { background: $surface; border: 1px solid $border; border-radius: ${card_radius}px; padding: 0; }
QPushButton[role="tile"]:hover { background: $alternate; border-color: $edge; }
QPushButton[role="tile"]:focus { border: 2px solid $accent; padding: 0; }
QPushButton[role="danger"] { color: $bad; border-color: $bad; }
QPushButton[role="quiet"], QToolButton[role="quiet"] { background: transparent; border: 1px solid transparent; }
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover { background: $alternate; }
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus { border: 2px solid $accent; }
QToolButton[role="rail"] { background: transparent; border: 1px solid transparent; color: $muted; text-align: left;
  padding: ${s4}px ${s10}px; min-height: ${rail_in}px; min-width: 0; border-radius: ${radius}px; }
QToolButton[role="rail"][compact="true"] { min-height: ${rail_compact}px; padding: ${rail_pad}px; }
QToolButton[role="rail"]:hover { background: $alternate; color: $text; }
QToolButton[role="rail"]:checked { background: $accent_soft; color: $accent; font-weight: 600;
  border-color: transparent; }
QToolButton[role="rail"]:focus { border: 2px solid $accent; padding: ${s3}px ${s9}px; }
QToolButton[role="rail"][compact="true"]:focus { padding: ${rail_pad_focus}px; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton[role="menu"], QPushButton[role="menu"]:focus { padding-right: ${s28}px; }
QPushButton::menu-indicator { image: url(icons:controls/down-$scheme.svg); width: ${s14}px; height: ${s14}px;
  subcontrol-position: right center; right: ${s8}px; }
QCheckBox, QRadioButton { spacing: ${s8}px; min-height: ${target_check}px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator { width: ${s16}px; height: ${s16}px; border: 1px solid $edge;
  background: $surface; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: ${radio_radius}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url(icons:controls/check-$scheme.svg); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent;
  image: url(icons:controls/dash-$scheme.svg); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent; image: url(icons:controls/dot-$scheme.svg); }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $muted; }
QCheckBox::indicator:disabled { border-color: $border; background: $alternate; }
""")

_INPUTS = Template("""
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox { background: $surface; border: 1px solid $edge;
  border-radius: ${radius}px; padding: ${s4}px ${s10}px; selection-background-color: $accent;
  selection-color: $on_accent; }
QLineEdit { placeholder-text-color: $muted; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: ${target_in}px; }
QLineEdit:hover, QComboBox:hover { border-color: $muted; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid $accent; padding: ${s3}px ${s9}px; }
QLineEdit:read-only, QLineEdit:disabled, QComboBox:disabled { background: $alternate; color: $muted;
  border-color: $border; }
QLineEdit[invalid="true"] { border: 2px solid $bad; padding: ${s3}px ${s9}px; }
QLineEdit[role="scan"] { font-size: ${scan_pt}pt; padding: ${scan_pad}px ${s16}px; border: 2px solid $edge;
  border-radius: ${card_radius}px; min-height: ${scan_in}px; }
QLineEdit[role="scan"]:focus { border-color: $accent; }
QLineEdit[role="command"] { padding-left: ${s8}px; }
QLineEdit[role="filter"] { min-height: ${filter_in}px; padding: 0 ${s6}px; border: 1px solid $edge; border-radius: 5px;
  font-weight: 400; font-size: ${small_pt}pt; }
QLineEdit[role="filter"]:focus { border: 2px solid $accent; padding: 0 ${s5}px; }
QLineEdit[role="filter"][active="true"] { background: $accent_soft; border-color: $accent; }
QLineEdit[role="filter"][invalid="true"] { border: 2px solid $bad; }
QLineEdit QToolButton { min-height: 0; min-width: 0; padding: 0; border: none; background: transparent; }
QComboBox::drop-down { border: none; width: ${s28}px; }
QComboBox::down-arrow { image: url(icons:controls/down-$scheme.svg); width: ${s14}px; height: ${s14}px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $edge; padding: ${s4}px;
  selection-background-color: $accent_soft; selection-color: $text; outline: none; }
QComboBox QAbstractItemView::item { min-height: ${target_in}px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: ${s20}px; background: transparent; }
QAbstractSpinBox::up-arrow { image: url(icons:controls/up-$scheme.svg); width: ${s12}px; height: ${s12}px; }
QAbstractSpinBox::down-arrow { image: url(icons:controls/down-$scheme.svg); width: ${s12}px; height: ${s12}px; }
QProgressBar { background: $alternate; border: none; border-radius: ${s4}px; min-height: ${s8}px; max-height: ${s8}px; }
QProgressBar::chunk { background: $accent; border-radius: ${s4}px; }
""")

_VIEWS = Template("""
QAbstractScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[role="plain"] { background: transparent; }
QTextBrowser { background: transparent; border: none; padding: 0; }
QTextBrowser:focus { border: none; padding: 0; }
QTableView, QListView, QTreeView { background: $surface; border: none; outline: none; gridline-color: $border;
  selection-background-color: $accent_soft; selection-color: $text; alternate-background-color: $alternate; }
QListView[role="offers"] { border: 1px solid $edge; padding: ${s4}px; }
QListView::item { padding: ${s6}px ${s10}px; border-radius: 6px; min-height: ${list_in}px; }
QListView::indicator { width: ${s16}px; height: ${s16}px; border: 1px solid $edge; border-radius: 4px; background: $surface; }
QListView::indicator:checked { background: $accent; border-color: $accent; image: url(icons:controls/check-$scheme.svg); }
QListView::item:hover { background: $alternate; }
QListView::item:selected { background: $accent_soft; color: $text; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $border;
  padding: ${s4}px ${s10}px; font-size: ${small_pt}pt; }
QHeaderView::up-arrow { image: url(icons:controls/up-$scheme.svg); width: ${s12}px; height: ${s12}px;
  subcontrol-position: center right; right: ${s6}px; }
QHeaderView::down-arrow { image: url(icons:controls/down-$scheme.svg); width: ${s12}px; height: ${s12}px;
  subcontrol-position: center right; right: ${s6}px; }
QHeaderView::section:hover { color: $text; }
QTableCornerButton::section { background: $surface; border: none; }
QScrollBar:vertical { background: transparent; width: ${bar}px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: ${bar}px; margin: 2px; }
QScrollBar::handle { background: $edge; border-radius: ${bar_radius}px; min-height: ${s28}px; min-width: ${s28}px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $border; }
QMenu { background: $surface; border: 1px solid $edge; border-radius: ${radius}px; padding: ${s4}px; }
QMenu { icon-size: ${s16}px; }
QMenu::item { padding: ${menu_pad}px ${s24}px ${menu_pad}px ${s12}px; border-radius: 5px; min-height: ${menu_in}px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::icon { padding-left: ${s8}px; }
QMenu::separator { height: 1px; background: $border; margin: ${s4}px ${s8}px; }
QMenu::indicator { width: ${s16}px; height: ${s16}px; left: ${s6}px; border: 1px solid $edge; border-radius: 4px;
  background: $surface; }
QMenu::indicator:checked { background: $accent; border-color: $accent; image: url(icons:controls/check-$scheme.svg); }
QMenuBar { background: $surface; border-bottom: 1px solid $border; }
QMenuBar::item { padding: ${s6}px ${s10}px; background: transparent; border-radius: 5px; }
QMenuBar::item:selected { background: $alternate; }
QTabWidget::pane { border: none; }
QTabBar::tab { background: transparent; color: $muted; padding: ${s8}px ${s14}px; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:focus { color: $accent; }
QStatusBar { background: $surface; border-top: 1px solid $border; }
QStatusBar::item { border: none; }
QStatusBar QLabel { font-size: ${small_pt}pt; color: $muted; }
QFrame[role="rail"] { background: $surface; border: none; border-right: 1px solid $border; }
QFrame[role="detail"] { background: $surface; border: none; border-left: 1px solid $border; }
QCalendarWidget QWidget { alternate-background-color: $alternate; background: $surface; }
QCalendarWidget QToolButton { border: none; min-height: ${target_in}px; padding: ${s4}px ${s10}px; font-weight: 600; }
QCalendarWidget QAbstractItemView { selection-background-color: $accent; selection-color: $on_accent; }
QCalendarWidget QSpinBox { min-height: 0; padding: 0; }
""")


def stylesheet(tokens: Tokens, metrics: Metrics) -> str:
    """The whole sheet; one string, put on the application once per change of look."""
    values: dict[str, object] = {field: getattr(tokens, field) for field in tokens.__dataclass_fields__}
    values |= {f"s{length}": metrics.px(length) for length in (*range(3, 11), 12, 13, 14, 16, 20, 24, 28)}
    inner = max(metrics.target - 2 * metrics.px(4) - 2, 0)
    values |= {
        "title_pt": metrics.pt(14),
        "card_pt": metrics.card_title_pt,
        "step_pt": metrics.step_pt,
        "scan_pt": metrics.pt(14),
        "small_pt": metrics.secondary_pt,
        "radius": metrics.radius,
        "card_radius": metrics.radius + 1,
        "radio_radius": metrics.px(16) // 2 + 1,
        "target_in": inner,
        "rail_in": inner + 2,
        "rail_compact": max(inner, metrics.rail_icon + round(metrics.rail_pt * 1.9) + 4),
        "rail_pad": metrics.px(1) if metrics.low else metrics.px(4),
        "rail_pad_focus": metrics.px(1) - 1 if metrics.low else metrics.px(4) - 1,
        "button_side": metrics.air(metrics.px(14)),
        "button_side_focus": metrics.air(metrics.px(14)) - 1,
        "scan_pad": metrics.px(4) if metrics.low else metrics.px(8),
        "target_check": metrics.target if metrics.warehouse else metrics.px(26),
        "target_tool": metrics.target - 2 * metrics.px(8) - 2,
        "list_in": max(metrics.px(20), metrics.target - 2 * metrics.px(6)),
        "menu_in": max(metrics.px(20), metrics.target - 2 * metrics.px(6)) if metrics.warehouse else metrics.px(20),
        "menu_pad": metrics.px(2) if metrics.low and not metrics.warehouse else metrics.px(6),
        "scan_in": metrics.px(26 if metrics.low else 30),
        "filter_in": metrics.target - 6 if metrics.warehouse else metrics.px(20 if metrics.low else 24),
        "bar": 14 if metrics.warehouse else 12,
        "bar_radius": 5 if metrics.warehouse else 4,
    }
    return "".join(part.substitute(values) for part in (_BASE, _BUTTONS, _INPUTS, _VIEWS))
