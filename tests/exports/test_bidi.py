"""Lines of mixed scripts on paper stand as Qt, an implementation of its own, puts them on the screen."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication

from moothall.exports.paper.bidi import SeenCharacter, mirrored, starts_right, visual
from moothall.exports.paper.line_breaking import BODY, Style
from moothall.exports.paper.paper_fonts import OTHER_SCRIPTS, drawable, runs
from moothall.exports.paper.pdf_tags import Tag
from moothall.exports.paper.typesetting import Typesetter
from tests.trials import many

MIXED = "ab  אבגשن٤12()[]<>«».,:;+-%$€!?/&–’"
"""Letters of three scripts that join into no ligature, figures of two kinds, and what people put between them."""


def in_qt(text: str, leftwards: bool) -> list[SeenCharacter]:
    """The characters as Qt draws them on one line of a text that reads so, with the way each reads."""
    # One font with all the letters: where Qt takes some from a second, it forgets which character a glyph stands for.
    layout = QTextLayout(text, QFont("DejaVu Sans"))
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if leftwards else Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    layout.beginLayout()
    layout.createLine().setLineWidth(100_000)
    layout.endLayout()
    drawn = [
        (place.x(), SeenCharacter(text[at], run.isRightToLeft()))
        for run in layout.glyphRuns(-1, -1, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll)
        for at, place in zip(run.stringIndexes(), run.positions(), strict=True)
    ]
    return [seen for _, seen in sorted(drawn, key=lambda glyph: glyph[0])]


def seen(text: str) -> str:
    return "".join(mirrored(one.char) if one.leftwards else one.char for one in visual(text, starts_right(text)))


def hebrew(text: str) -> str:
    """Capitals stand for Hebrew letters, as in Unicode's own examples."""
    return "".join(chr(0x5D0 + ord(char) - ord("A")) if char.isupper() else char for char in text)


@pytest.mark.trial
@settings(max_examples=many(100, 5000), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=MIXED, min_size=1, max_size=40), leftwards=st.booleans())
def test_every_line_stands_as_qt_draws_it(qapp: QApplication, text: str, leftwards: bool) -> None:
    # Qt hangs the spaces at a line's end outside it, where nobody sees them.
    line = text.strip()
    assert visual(line, leftwards) == in_qt(line, leftwards)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("car is A CAR in arabic", "car is RAC A in arabic"),
        ("ABC (DE) 12", "12 (ED) CBA"),
        ("ABC 1,000 D", "D 1,000 CBA"),
        ("he said AB 10:24 to me", "he said 10:24 BA to me"),
        ("then: AB 45 CD (50%) end", "then: (50%) DC 45 BA end"),
        ("price AB 100$ now", "price 100$ BA now"),
        ("price AB -5 €20 now", "price €20 5- BA now"),
        ("a note (AB) of ours", "a note (BA) of ours"),
        ("AB (cd EF) gh", "gh (FE cd) BA"),
        ("AB [1–2] {x} «C»", "«C» {x} [2–1] BA"),
        ("ends in AB!", "ends in BA!"),
        ("plain (50%)", "plain (50%)"),
        ("", ""),
    ],
)
def test_brackets_and_signs_stay_with_their_figures(qapp: QApplication, text: str, expected: str) -> None:
    text, expected = hebrew(text), hebrew(expected)
    assert seen(text) == expected
    assert visual(text, starts_right(text)) == in_qt(text, starts_right(text))


def test_a_percentage_beside_arabic_is_whole_and_the_words_are_shaped_in_reading_order() -> None:
    pieces = [run.text for run in runs(BODY.face, "Arabic then: نحن 45 شخصا (50%) end")]
    # After Arabic letters the annex puts a percent sign on the left of its figure, as it is written there.
    assert pieces == ["Arabic then: ", "(%", "50", ") ", "شخصا", " ", "45", " ", "نحن", " end"]


@given(st.text(max_size=60), st.booleans())
def test_no_character_is_lost_or_moved_out_of_its_line(text: str, leftwards: bool) -> None:
    line = drawable(text.replace("\n", ""))
    assert sorted(one.char for one in visual(line, leftwards)) == sorted(line)


class Drawn:
    """A page that only remembers what was drawn on it, from left to right."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def text(self, x: float, y: float, line: str, style: Style, tag: Tag, right: bool, leftwards: bool) -> None:
        # Letters that are shaped stand in reading order within their run, and are turned by whoever shapes them.
        self.lines.append("".join(run.text[::-1] if run.face in OTHER_SCRIPTS else run.text for run in runs(style.face, line, leftwards)))


def test_every_line_of_a_text_reads_as_its_first(qapp: QApplication) -> None:
    """A line of an English note that begins with a Hebrew word is still English, and the other way round."""
    page = Drawn()
    for text in (hebrew("somebody said\nAB cd."), hebrew("AB\ncd (EF).")):
        for row in Typesetter().text(text):
            for piece in row.pieces:
                piece(page, 0, 0)
    assert page.lines == [hebrew(line) for line in ("somebody said", "BA cd.", "BA", ".(FE) cd")]


@pytest.mark.parametrize("text", ["", " ", "12 (50%)", "a אב", "(a) אב"])
def test_a_text_without_letters_or_with_latin_first_reads_rightwards(text: str) -> None:
    assert not starts_right(text)


@pytest.mark.parametrize("text", ["אב a", "1. אב", "12\nשלום", "«نحن» a"])
def test_a_text_reads_leftwards_from_its_first_letter(text: str) -> None:
    assert starts_right(text)
