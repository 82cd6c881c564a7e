"""The tokens keep their promises: contrast, text size, symbols that differ, and system colours in high contrast."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QImage, QPalette
from PySide6.QtWidgets import QApplication

from moothall.core.theme_letters import SHAPES
from moothall.shapes import CORNERS
from moothall.tokens import Mode, tokens
from moothall.ui.theme import TextScale, dress, look
from moothall.ui.theme.palette import colours_of, palette_of
from moothall.ui.theme.style import sheet
from moothall.ui.theme.symbols import is_doubled, is_inverse, symbol_pixmap

GROUNDS = ("wall", "panel", "paper")
TEXT = [(ink, ground) for ink in ("ink", "ink2", "ink3", "accent", "accent_strong", "late", "stop") for ground in GROUNDS]
TEXT += [("ink", "tint"), ("ink2", "tint"), ("accent", "tint"), ("accent_strong", "tint")]
TEXT += [("late", "late_tint"), ("stop", "stop_tint"), ("on_accent", "accent"), ("on_accent", "accent_strong")]
CONTROLS = [(ink, ground) for ink in ("edge", "accent") for ground in GROUNDS]
MODES: tuple[Mode, ...] = ("light", "dark", "contrast")


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    dress(qapp, "light")


def test_the_formula_knows_black_on_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(mode: Mode, ink: str, ground: str) -> None:
    colours = asdict(tokens(mode).colours)
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("ink", "ground"), CONTROLS)
def test_controls_and_focus_can_be_seen(mode: Mode, ink: str, ground: str) -> None:
    colours = asdict(tokens(mode).colours)
    assert contrast(colours[ink], colours[ground]) >= 3.0


def test_letters_can_be_read_on_every_sticky_and_its_inverse() -> None:
    sticky = tokens().sticky
    assert len(sticky.fills) == len(SHAPES) == 7
    assert all(contrast(sticky.ink, fill) >= 4.5 for fill in sticky.fills)
    assert all(contrast(tokens("light").colours.accent, fill) >= 3.0 for fill in sticky.fills)


def test_both_modes_name_the_same_colours() -> None:
    assert asdict(tokens("light").colours).keys() == asdict(tokens("dark").colours).keys()
    assert tokens("light").sticky == tokens("dark").sticky


def test_in_high_contrast_every_text_is_seven_to_one() -> None:
    colours = asdict(tokens("contrast").colours)
    assert [(ink, ground) for ink, ground in TEXT if contrast(colours[ink], colours[ground]) < 7] == []
    assert colours["ink"] == colours["ink2"] == colours["ink3"] == colours["line"], "no grey"


def test_no_target_token_is_too_small() -> None:
    size = tokens().size
    for height in (size.button, size.button_small, size.segment, size.chip, size.tick, size.row, size.option_row, size.ballot_cell):
        assert height >= size.target == 24


def test_no_colour_is_written_in_the_windows() -> None:
    """Hex, and numbers given to QColor: both belong into the tokens."""
    written = re.compile(r'"#[0-9a-fA-F]{3,8}"|QColor\(\s*\d|GlobalColor\.(?!transparent)')
    source = Path(__file__).parents[3] / "src" / "moothall" / "ui"
    lines = [line for file in source.rglob("*.py") for line in file.read_text("utf-8").splitlines()]
    assert not [line for line in lines if written.search(line)]


# ── the look in force ───────────────────────────────────────────────────────────────────────────────────────────────


def test_text_size_stays_between_100_and_200() -> None:
    assert [TextScale(percent).px(16) for percent in (50, 100, 150, 200, 400)] == [16, 16, 24, 32, 32]


def test_dressing_changes_palette_font_and_sheet(app: QApplication) -> None:
    dress(app, "dark", 150)
    assert look().mode == "dark"
    assert app.palette().color(QPalette.ColorRole.Window) == QColor(tokens("dark").colours.wall)
    assert app.font().pixelSize() == 22
    assert tokens("dark").colours.accent in app.styleSheet()


def test_the_sheet_has_no_gap_left(app: QApplication) -> None:
    dress(app, "light")
    assert "$" not in sheet(look())


def test_the_bundled_font_is_used(app: QApplication) -> None:
    assert QFontInfo(look().font("body")).family() == tokens().font.family
    assert look().font("title").bold()
    assert not look().font("body").bold()


def test_figures_have_one_width(app: QApplication) -> None:
    assert len({look().metrics("body").horizontalAdvance(figure) for figure in "0123456789"}) == 1


def test_high_contrast_takes_the_system_colours(app: QApplication) -> None:
    dress(app, "contrast")
    worn = look()
    assert worn.contrast
    assert worn.colours.ink == worn.colours.ink2 == worn.colours.late == worn.colours.line
    assert worn.colours.tint == worn.colours.paper
    assert worn.colours.ink == app.palette().color(QPalette.ColorRole.WindowText).name()


def test_a_palette_gives_back_what_went_in(qapp: QApplication) -> None:
    colours = tokens("dark").colours
    back = colours_of(palette_of(colours))
    assert (back.wall, back.paper, back.ink, back.accent, back.on_accent) == (
        colours.wall, colours.paper, colours.ink, colours.accent, colours.on_accent,
    )  # fmt: skip


# ── theme symbols ───────────────────────────────────────────────────────────────────────────────────────────────────


def image(ordinal: int, mode: Mode = "light") -> QImage:
    return symbol_pixmap(ordinal, 32, mode).toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("mode", MODES)
def test_no_two_symbols_look_the_same(app: QApplication, mode: Mode) -> None:
    drawn = [image(ordinal, mode) for ordinal in range(1, 30)]
    assert all(one != other for one, other in combinations(drawn, 2))


def test_inverse_and_doubled_by_sevens() -> None:
    assert [ordinal for ordinal in range(1, 29) if is_inverse(ordinal)] == [*range(8, 15), *range(22, 29)]
    assert [ordinal for ordinal in range(1, 29) if is_doubled(ordinal)] == list(range(15, 29))


def test_a_symbol_is_ink_on_its_colour_and_the_other_way_round(app: QApplication) -> None:
    sticky = tokens().sticky
    above_the_letter = (16, 5)
    assert image(1).pixelColor(*above_the_letter).name() == sticky.fills[0]
    assert image(8).pixelColor(*above_the_letter).name() == sticky.ink


def test_a_symbol_on_a_dense_screen_is_drawn_dense(app: QApplication) -> None:
    pixmap = symbol_pixmap(3, 24, "light", 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (48, 2.0)
    assert pixmap.toImage().pixelColor(1, 1).alpha() == 0


def test_every_shape_has_an_outline() -> None:
    assert set(CORNERS) | {"circle"} == set(SHAPES)


def test_dressing_follows_the_system_when_told_to(app: QApplication) -> None:
    app.styleHints().setColorScheme(Qt.ColorScheme.Dark)
    try:
        dress(app, "system")
        wanted = "dark" if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"
        assert look().mode == wanted
    finally:
        app.styleHints().unsetColorScheme()
