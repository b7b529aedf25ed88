"""Owns the page of a member's own choices: each takes effect at once and is kept for this member alone; the backups' are the book's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QWidget

from ui.feedback import Verdict
from ui.figures import Figures, NegativeStyle, known_locale, locale_words
from ui.i18n import translate
from ui.i18n.install import LANGUAGES
from ui.preferences import LOCALES, Preferences
from ui.screens.settings.backup_card import BackupCard
from ui.screens.settings.copy_card import CopyCard
from ui.screens.settings.password_card import PasswordCard
from ui.shell.places import Place
from ui.shell.screen import Desk, Headline, Screen
from ui.theme.theme import SCHEMES
from ui.theme.tokens import TEXT_SCALES_PERCENT
from ui.widgets.action_bar import ActionBar
from ui.widgets.surfaces import Card, label, named_field

TWO_COLUMNS_PX = 820
SOUND_GAP_MS = 600
OWN_NAMES = {"en": "English", "de": "Deutsch"}
_SAMPLE = Decimal("-1234.56")


class SettingsScreen(Screen):
    """Cards of choices. What changes words or figures rebuilds the window, which comes back to the field that was changed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._filling = True
        self.language = self._choice("language", translate("settings", "Language"))
        self.locale_box = self._choice("locale", translate("settings", "Numbers and dates as in"))
        self.negative = self._choice("negative", translate("settings", "Amounts below zero"))
        self.example = label("", "secondary", wrap=True)
        self.scheme = self._choice("scheme", translate("settings", "Colours"))
        self.text_scale = self._choice("text_scale", translate("settings", "Size of text"))
        self.warehouse = QCheckBox(translate("settings", "Large buttons and rows, for gloves"))
        self.warehouse.setObjectName("warehouse")
        self.warehouse.toggled.connect(self._switch_warehouse)
        self.hints = QCheckBox(translate("settings", "Hints under the step line"))
        self.hints.setObjectName("hints")
        self.hints.toggled.connect(self._switch_hints)
        self.advice = QCheckBox(translate("settings", "Advice beside requests"))
        self.advice.setObjectName("advice")
        self.advice.toggled.connect(self._switch_advice)
        self.prefix = self._text("prefix", translate("settings", "In front of every code"))
        self.suffix = self._text("suffix", translate("settings", "Behind every code"))
        self.separator = self._text("separator", translate("settings", "Between the parts of a GS1 code"))
        self.volume = self._choice("volume", translate("settings", "Volume"))
        self._cards = [self._figures_card(), self._look_card(), self._scanner_card(), self._sound_card()]
        self.backup = BackupCard(desk, desk.backups) if desk.backups is not None else None
        if self.backup is not None:
            self._cards.append(self.backup)
        self.copy = CopyCard(desk, desk.kept_copy) if desk.kept_copy is not None else None
        if self.copy is not None:
            self._cards.append(self.copy)
        self.password = PasswordCard(desk, desk.own_password) if desk.own_password is not None else None
        if self.password is not None:
            self._cards.append(self.password)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(14)
        self._columns = 0
        self._arrange(2)
        desk.actions.bind("settings.sounds", self._hear)
        desk.actions.bind("settings.defaults", self._defaults)
        self.bar = ActionBar(desk.theme, (desk.actions.button("app.scanner_check"), desk.actions.button("settings.defaults")), ())
        desk.theme.changed.connect(self._look_changed)
        self._fill()

    def headline(self) -> Headline:
        return Headline(
            translate("settings", "Settings"), translate("settings", "Each choice takes effect at once and is kept for you alone.")
        )

    def footer(self) -> QWidget:
        return self.bar

    def open(self, place: Place) -> None:
        self._fill()
        if self.backup is not None:
            self.backup.fill()
        if self.copy is not None:
            self.copy.fill()
        field = self.findChild(QWidget, place.selection) if isinstance(place.selection, str) else None
        self._first = field or self.language

    def place(self, screen_id: str) -> Place:
        focused = self.focusWidget()
        return Place(screen_id, None, focused.objectName() if focused is not None else None)

    def focus_first(self) -> None:
        self._first.setFocus()
        QTimer.singleShot(0, self, self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        """The card of the field that was asked for, once everything has its place."""
        shell: QWidget | None = self
        while shell is not None and not isinstance(shell, QScrollArea):
            shell = shell.parentWidget()
        card = next((one for one in self._cards if one.isAncestorOf(self._first)), None)
        if shell is not None and card is not None:
            shell.ensureWidgetVisible(card)

    def touched(self, what: frozenset[str]) -> None:
        if self.backup is not None and "backups" in what:
            self.backup.fill()

    def dispose(self) -> None:
        if self.backup is not None:
            self.backup.dispose()
        if self.copy is not None:
            self.copy.dispose()
        if self.password is not None:
            self.password.dispose()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(2 if self.width() >= self._desk.theme.metrics.px(TWO_COLUMNS_PX) else 1)

    # Building

    def _choice(self, name: str, title: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setAccessibleName(title)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        box.activated.connect(lambda row, one=name: self._chosen(one))
        return box

    def _text(self, name: str, title: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setAccessibleName(title)
        field.setMaxLength(8)
        field.editingFinished.connect(lambda one=name: self._chosen(one))
        return field

    def _figures_card(self) -> Card:
        card = self._card(translate("settings", "Language and figures"), self.language, self.locale_box, self.negative)
        card.body.addWidget(self.example)
        card.body.addStretch(1)
        return card

    def _look_card(self) -> Card:
        card = self._card(translate("settings", "Appearance"), self.scheme, self.text_scale)
        card.body.addWidget(self.warehouse)
        card.body.addWidget(self.hints)
        card.body.addWidget(self.advice)
        card.body.addStretch(1)
        return card

    def _scanner_card(self) -> Card:
        card = self._card(translate("settings", "Scanner"), self.prefix, self.suffix, self.separator)
        text = translate("settings", "What your scanner adds is dropped from every code. “Check the scanner” finds out what it adds.")
        card.body.addWidget(label(text, "secondary", wrap=True))
        card.body.addStretch(1)
        return card

    def _sound_card(self) -> Card:
        card = self._card(translate("settings", "Sounds of a scan"), self.volume)
        text = translate("settings", "Done, attention, not accepted: each scan sounds once. Every sound also stands on the screen.")
        card.body.addWidget(label(text, "secondary", wrap=True))
        line = QHBoxLayout()
        line.addWidget(self._desk.actions.button("settings.sounds"))
        line.addStretch(1)
        card.body.addLayout(line)
        card.body.addStretch(1)
        return card

    def _card(self, title: str, *fields: QWidget) -> Card:
        card = Card(title)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in fields:
            named_field(form, field.accessibleName(), field)
        card.body.addLayout(form)
        return card

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for at, card in enumerate(self._cards):
            alone = card is self._cards[-1] and at % columns == 0
            self._grid.addWidget(card, at // columns, at % columns, 1, columns if alone else 1)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        rows = -(-len(self._cards) // columns)
        for row in range(len(self._cards) + 1):
            self._grid.setRowStretch(row, 1 if row == rows else 0)

    # Showing

    def _fill(self) -> None:
        chosen, theme = self._desk.preferences(), self._desk.theme
        self._filling = True
        computer = translate("settings", "As this computer")
        self._offer(self.language, (("", computer), *((one, OWN_NAMES[one]) for one in LANGUAGES)), chosen.language)
        spoken = chosen.language or "en"
        offered = [one for one in dict.fromkeys((*LOCALES, chosen.locale)) if known_locale(one)]
        places = sorted(((one, locale_words(one, spoken)) for one in offered), key=lambda one: one[1])
        self._offer(self.locale_box, (("", computer), *places), chosen.locale)
        locale = self._desk.figures.locale
        styles = tuple((style.value, Figures(locale, style).money(_SAMPLE)) for style in NegativeStyle)
        self._offer(self.negative, styles, chosen.negative.value)
        self._offer(self.scheme, tuple((one, _scheme_word(one)) for one in SCHEMES), theme.scheme)
        sizes = tuple((str(one), f"{one} %") for one in TEXT_SCALES_PERCENT)
        self._offer(self.text_scale, sizes, str(theme.metrics.text_scale_percent))
        volumes = ((0, translate("settings", "Off")), (30, translate("settings", "Quiet")), (60, translate("settings", "Normal")))
        loud = ((100, translate("settings", "Loud")),)
        nearest = min((0, 30, 60, 100), key=lambda one: abs(one - chosen.volume_percent))
        self._offer(self.volume, tuple((str(number), word) for number, word in (*volumes, *loud)), str(nearest))
        for field, text in ((self.prefix, chosen.prefix), (self.suffix, chosen.suffix), (self.separator, chosen.separator)):
            field.setText(text)
        self.warehouse.setChecked(theme.metrics.warehouse)
        self.hints.setChecked(self._desk.hints_shown())
        self.advice.setChecked(chosen.advice)
        figures = self._desk.figures
        text = translate("settings", "For example {amount} on {day}. Prices and quantities are kept exactly, whatever they look like.")
        self.example.setText(text.format(amount=figures.money(_SAMPLE), day=figures.day(date(2026, 12, 31))))
        self._filling = False

    @staticmethod
    def _offer(box: QComboBox, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        if [box.itemText(row) for row in range(box.count())] != [text for _, text in choices]:
            box.clear()
            for value, text in choices:
                box.addItem(text, value)
        box.setCurrentIndex(max(box.findData(chosen), 0))

    def _look_changed(self) -> None:
        if not self._filling:
            self._fill()

    # Choosing

    def _chosen(self, name: str) -> None:
        if self._filling:
            return
        now = self._desk.preferences()
        changes: dict[str, Callable[[], Preferences]] = {
            "language": lambda: replace(now, language=str(self.language.currentData())),
            "locale": lambda: replace(now, locale=str(self.locale_box.currentData())),
            "negative": lambda: replace(now, negative=NegativeStyle(self.negative.currentData())),
            "volume": lambda: replace(now, volume_percent=int(self.volume.currentData())),
            "prefix": lambda: replace(now, prefix=self.prefix.text()),
            "suffix": lambda: replace(now, suffix=self.suffix.text()),
            "separator": lambda: replace(now, separator=self.separator.text() or "~"),
        }
        if name == "scheme":
            self._desk.theme.choose_scheme(str(self.scheme.currentData()))
        elif name == "text_scale":
            self._desk.theme.choose_text_scale(int(self.text_scale.currentData()))
        else:
            self._prefer(changes[name]())
        if name == "volume":
            self._desk.hear(Verdict.OK)

    def _prefer(self, wanted: Preferences) -> None:
        if wanted != self._desk.preferences():
            self._desk.prefer(wanted)
            self._fill()

    def _switch_warehouse(self, wanted: bool) -> None:
        if not self._filling:
            self._desk.theme.choose_warehouse_mode(wanted)

    def _switch_hints(self, wanted: bool) -> None:
        if not self._filling and wanted != self._desk.hints_shown():
            self._desk.actions.run("app.hints")

    def _switch_advice(self, wanted: bool) -> None:
        if not self._filling:
            self._prefer(replace(self._desk.preferences(), advice=wanted))

    def _hear(self) -> None:
        """One after the other, so that they are told apart."""
        for place, verdict in enumerate((Verdict.OK, Verdict.ATTENTION, Verdict.REJECTED)):
            QTimer.singleShot(place * SOUND_GAP_MS, self, lambda one=verdict: self._desk.hear(one))

    def _defaults(self) -> None:
        self._prefer(Preferences())
        self._desk.theme.choose_text_scale(100)
        self._desk.theme.choose_warehouse_mode(False)


def _scheme_word(scheme: str) -> str:
    return {
        "light": translate("settings", "Light"),
        "dark": translate("settings", "Dark"),
    }.get(scheme, translate("settings", "As this computer"))


def create(desk: Desk) -> Screen:
    """The page for a desk."""
    return SettingsScreen(desk)
