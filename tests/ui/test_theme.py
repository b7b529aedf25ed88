"""The look: contrast computed from the tokens, and a change of scheme, scale and mode on running widgets."""

from __future__ import annotations

import re
from itertools import product

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.theme import DARK, LIGHT, Metrics, Theme, Tokens, Tone
from ui.theme.contrast import contrast_ratio, relative_luminance
from ui.theme.icons import icon_folder

SCHEMES = (LIGHT, DARK)


def test_the_ratio_is_the_one_of_the_standard() -> None:
    assert contrast_ratio("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast_ratio("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)  # the textbook near miss
    assert contrast_ratio("#FFFFFF", "#2F6FED") == pytest.approx(4.55, abs=0.01)
    assert relative_luminance("#FFFFFF") == pytest.approx(1.0)
    with pytest.raises(ValueError, match="#RRGGBB"):
        relative_luminance("white")


@pytest.mark.ux
@pytest.mark.parametrize("tokens", SCHEMES, ids=lambda t: t.scheme)
def test_text_is_legible_on_everything_it_stands_on(tokens: Tokens) -> None:
    grounds = (tokens.background, tokens.surface, tokens.alternate, tokens.accent_soft)
    for tone, ground in product(Tone, grounds):
        assert contrast_ratio(tokens.ink(tone), ground) >= 4.5, (tone, ground)
    for tone in Tone:
        assert contrast_ratio(tokens.ink(tone), tokens.soft(tone)) >= 4.5, tone
        assert contrast_ratio(tokens.text, tokens.soft(tone)) >= 4.5, tone
    for ground in (tokens.accent, tokens.accent_strong):
        assert contrast_ratio(tokens.on_accent, ground) >= 4.5


@pytest.mark.ux
@pytest.mark.parametrize("tokens", SCHEMES, ids=lambda t: t.scheme)
def test_controls_and_focus_ring_stand_out(tokens: Tokens) -> None:
    for ground in (tokens.background, tokens.surface, tokens.alternate):
        assert contrast_ratio(tokens.edge, ground) >= 3.0
        assert contrast_ratio(tokens.accent, ground) >= 3.0


def test_the_drawn_controls_wear_the_colours_of_the_tokens() -> None:
    for tokens in SCHEMES:
        for name, colour in (("check", tokens.on_accent), ("dash", tokens.on_accent), ("down", tokens.muted)):
            svg = (icon_folder() / "controls" / f"{name}-{tokens.scheme}.svg").read_text()
            assert set(re.findall(r"#[0-9A-Fa-f]{6}", svg)) == {colour}


def test_every_icon_draws_something_in_its_tone(theme: Theme) -> None:
    for file in sorted(icon_folder().glob("*.svg")):
        image = theme.icons.pixmap(file.stem, Tone.BAD, 48).toImage()
        inks = {image.pixelColor(x, y).name().upper() for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() == 255}
        assert inks == {LIGHT.bad}, file.name


@pytest.mark.parametrize("percent", (100, 125, 150, 200))
def test_warehouse_mode_has_large_targets_at_every_scale(percent: int) -> None:
    metrics = Metrics(text_scale_percent=percent, warehouse=True)
    assert metrics.target >= 44
    assert metrics.row_height >= 52
    assert metrics.gap >= 8
    assert Metrics(text_scale_percent=percent).row_height >= 40


def test_a_scale_outside_is_refused() -> None:
    with pytest.raises(ValueError, match="100 to 200"):
        Metrics(text_scale_percent=90)


@pytest.fixture
def form(qtbot: object) -> QWidget:
    form = QWidget()
    layout = QVBoxLayout(form)
    for child in (QPushButton("Post receipt"), QLineEdit("4711"), QCheckBox("Show hints")):
        layout.addWidget(child)
    qtbot.addWidget(form)
    form.show()
    return form


@pytest.mark.ux
def test_running_widgets_follow_scheme_scale_and_mode(theme: Theme, form: QWidget) -> None:
    changes: list[str] = []
    theme.changed.connect(lambda: changes.append(theme.tokens.scheme))
    small = form.findChild(QPushButton).sizeHint()

    theme.choose_scheme("dark")
    assert changes == ["dark"]
    assert form.palette().window().color().name().upper() == DARK.background
    assert form.palette().highlight().color().name().upper() == DARK.accent

    theme.choose_text_scale(200)
    assert form.findChild(QLineEdit).font().pointSizeF() == pytest.approx(21)
    assert form.findChild(QPushButton).sizeHint().width() > small.width() * 1.5

    theme.choose_text_scale(100)
    theme.choose_warehouse_mode(True)
    for child in form.findChildren(QWidget):
        assert child.sizeHint().height() >= 44, type(child).__name__


@pytest.mark.ux
@pytest.mark.parametrize("scheme", ("light", "dark"))
def test_a_check_box_frame_is_seen_on_the_screen(theme: Theme, form: QWidget, scheme: str) -> None:
    theme.choose_scheme(scheme)
    box = form.findChild(QCheckBox)
    image = box.grab().toImage()
    row = box.height() // 2
    best = max(contrast_ratio(image.pixelColor(x, row).name(), theme.tokens.background) for x in range(6))
    assert best >= 3.0


@pytest.mark.ux
@pytest.mark.parametrize("scheme", ("light", "dark"))
def test_the_focus_ring_is_seen_on_the_screen(theme: Theme, form: QWidget, scheme: str) -> None:
    theme.choose_scheme(scheme)
    button = form.findChild(QPushButton)
    button.setFocus()
    image = button.grab().toImage()
    ring = image.pixelColor(1, image.height() // 2).name().upper()
    assert ring == theme.tokens.accent
    assert contrast_ratio(ring, theme.tokens.background) >= 3.0
