"""What is painted on the wall: legible from the back row, literal, inside the wall, and nothing when blank."""

from __future__ import annotations

import math
import subprocess
import sys

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QImage, QTextLayout

from moothall.core.picture import BLANK, Heading, NoteCard, NotePage, Picture, Question, Result, ResultLine, Tile, Tiles, Timer, TurnoutDots
from moothall.tokens import tokens
from moothall.ui.shared_screen.painting import Drawn, State, block, measure
from moothall.ui.shared_screen.painting.block import Block, fitted, step
from moothall.ui.shared_screen.screen_gallery import gallery, picture_of
from moothall.ui.shared_screen.spoken import spoken

PICTURES = {name: (picture, state) for name, picture, state in gallery()}
SIZES = [QSize(1280, 720), QSize(1920, 1080), QSize(3840, 2160), QSize(1024, 768), QSize(1280, 1024), QSize(1600, 900)]
HD = QSize(1920, 1080)
HOSTILE = "<b>x</b> &amp; <img src=q> {n} %s"


def least(height: int) -> int:
    return math.ceil(0.04 * height / 0.714)


def words_on(drawn: Drawn) -> list[str]:
    return [text.text for text in drawn.texts]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("name", PICTURES)
def test_the_back_row_can_read_it(qapp, name, size):
    picture, state = PICTURES[name]
    drawn = measure(size, picture, "light", state)
    for text in drawn.texts:
        assert text.px >= least(size.height()), text
        place = text.rect
        assert place.left() >= 0 and place.top() >= 0, text
        assert place.right() <= size.width() + 1 and place.bottom() <= size.height() + 1, text
    assert lines(drawn) <= 12


def lines(drawn: Drawn) -> int:
    """Lines as an eye counts them: texts beside each other are one."""
    tops = sorted(
        text.rect.top() + n * text.line + text.line / 2 for text in drawn.texts for n in range(round(text.rect.height() / text.line))
    )
    counted, last = 0, -math.inf
    for middle in tops:
        if middle - last > 0.5 * min(text.line for text in drawn.texts):
            counted, last = counted + 1, middle
    return counted


@pytest.mark.parametrize("name", PICTURES)
def test_no_text_lies_on_another(qapp, name):
    """A line is a third higher than its letters, so lines may share a little of their air."""
    picture, state = PICTURES[name]
    for size in (HD, QSize(1024, 768)):
        inked = [
            (t.text, t.rect.adjusted(1, 0.2 * t.line, -1, -0.2 * t.line)) for t in measure(size, picture, "light", state).texts if t.text
        ]
        for place, (one, rect) in enumerate(inked):
            assert not [other for other, beside in inked[place + 1 :] if rect.intersects(beside)], one


def test_markup_is_painted_as_it_was_typed(qapp):
    picture = Picture((Question(HOSTILE, HOSTILE), TurnoutDots(1, 2)))
    assert words_on(measure(HD, picture, "light")).count(HOSTILE) == 2


def test_a_short_note_is_large_and_a_long_one_small_but_legible(qapp):
    short, long = (measure(HD, Picture((NoteCard(32, text),)), "light").texts for text in ("Fewer forms", "Fewer forms " * 400))
    assert short[0].text == "Note 32"
    assert short[1].px == tokens().shared["note"].size
    assert long[1].px == tokens().shared["base"].size
    assert long[1].text.endswith("…")


def test_a_prompt_takes_four_lines_at_most(qapp):
    block = fitted("Would it be better to begin again? " * 30, "prompt", 1728, 4)
    assert block.lines == 4
    assert block.text.endswith("…")


@pytest.mark.parametrize("text", ["", " ", "a\n\nb", "🙂" * 900, "x" * 5000, "\ud800", "ش" * 4000, "\x00\x07"])
def test_a_block_takes_any_text(qapp, text):
    block = Block(text, step("base"), 400, 3)
    assert block.lines <= 3
    assert block.width <= 401


def test_a_prompt_breaks_alike_on_wall_and_miniature(qapp):
    picture, state = PICTURES["prompt-long"]
    assert words_on(measure(HD, picture, "light", state)) == words_on(measure(QSize(272, 153), picture, "light", state))


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_blank_is_one_dark_colour(qapp, mode):
    assert colours(picture_of(BLANK, QSize(640, 360), mode, State())) == {tokens("dark").colours.wall}


def test_the_wall_is_light_or_dark(qapp):
    picture = Picture((Heading("Break"),))
    for mode, ground in (("light", tokens("light").colours.paper), ("dark", tokens("dark").colours.wall)):
        assert picture_of(picture, QSize(640, 360), mode, State()).pixelColor(639, 359) == QColor(ground)


def test_a_timer_counts_on_and_stops_at_nothing(qapp):
    picture = Picture((Timer(200),))
    shown = [words_on(measure(HD, picture, "light", State(gone=gone)))[0] for gone in (0, 1, 200, 900)]
    assert shown == ["3:20", "3:19", "Time", "Time"]
    paused = words_on(measure(HD, Picture((Timer(3900, running=False),)), "light", State(gone=60)))
    assert paused == ["1:05:00", "paused"]


def test_turnout_says_how_many_of_how_many(qapp):
    assert words_on(measure(HD, Picture((TurnoutDots(31, 45),)), "light")) == ["31", "of 45 in"]
    assert words_on(measure(HD, Picture((TurnoutDots(31, 0),)), "light")) == ["31", "in"]


def test_a_near_tie_is_named_and_the_rest_counted(qapp):
    picture, state = PICTURES["result"]
    words = words_on(measure(HD, picture, "light", state))
    for expected in ("45 of 45 voted", "near-tie", "22 voters", "a further dot", "6 more, 11 to 13 dots"):
        assert words.count(expected) == 1, expected


def test_a_result_without_voters_says_so(qapp):
    picture, state = PICTURES["result-bare"]
    words = words_on(measure(HD, picture, "light", state))
    assert "no voter count" in words
    assert "one person" not in words


def test_a_crowd_of_dots_becomes_a_bar_with_an_open_tail(qapp):
    """Half the dots are voters, so the pixel just right of the middle of the bar is the ground's."""
    line = ResultLine(1, 1, "One", 400, 200)
    image = picture_of(Picture((Result((line,), 400, 1, 1),)), HD, "light", State())
    accent = QColor(tokens().colours.accent)
    row = next(y for y in range(60, 400) if all(image.pixelColor(x, y) == accent for x in range(200, 500)))
    middle = next(x for x in range(500, 1400) if image.pixelColor(x, row + 14) != accent)
    assert image.pixelColor(middle + 20, row + 14) == QColor(tokens().colours.paper)
    assert any(image.pixelColor(x, row + 14) == accent for x in range(middle + 20, 1400))


def test_a_wall_of_notes_shows_every_note_it_was_given(qapp):
    notes = tuple(NoteCard(n, "Fewer forms and one queue for everybody who comes in " * (n % 3 + 1)) for n in range(1, 9))
    words = words_on(measure(HD, Picture((NotePage(notes, 1, 2),)), "light"))
    assert {str(n) for n in range(1, 9)} <= set(words)
    assert "page 1 of 2" in words


def test_tiles_are_targets_large_enough_to_touch(qapp):
    tiles = Tiles(tuple(Tile(n, f"Option {n}") for n in range(1, 13)), 31, 5, 5, 2)
    for size in SIZES:
        targets = measure(size, Picture((Heading("Which?"), tiles)), "light").targets
        assert [target.wish for target in targets] == [*(f"tile:{n}" for n in range(1, 13)), "undo", "done"]
        assert all(min(target.rect.width(), target.rect.height()) >= 44 for target in targets)
        assert not any(a.rect.intersects(b.rect) for n, a in enumerate(targets) for b in targets[n + 1 :])


def test_a_dot_lays_out_again_only_what_it_changes(qapp, monkeypatch):
    made: list[str] = []

    def noted(text: str, font: QFont) -> QTextLayout:
        made.append(text)
        return QTextLayout(text, font)

    monkeypatch.setattr(block, "QTextLayout", noted)
    for left in (5, 4):
        made.clear()
        tiles = tuple(Tile(n, f"Option {n}", mine=5 - left if n == 3 else 0, total=20) for n in range(1, 13))
        measure(HD, Picture((Heading("Which?"), Tiles(tiles, 31, left, 5, 2))), "light")
    assert set(made) <= {"4 dots left", "Option 3"}


def test_undo_and_done_are_112_high(qapp):
    picture, state = PICTURES["booth"]
    high = {target.wish: target.rect.height() for target in measure(HD, picture, "light", state).targets}
    assert high["undo"] >= 112 and high["done"] >= 112


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_can_be_heard(name):
    picture, _ = PICTURES[name]
    words = spoken(picture)
    assert words
    assert spoken(picture, blank=True) == spoken(BLANK)
    for part in picture.parts:
        assert getattr(part, "text", "").rstrip(".") in words


def test_opening_the_wall_loads_no_heavy_library():
    code = (
        "import sys, moothall.ui.shared_screen.screen_placement, moothall.ui.shared_screen.preview, moothall.ui.charts.result_chart;"
        "print([m for m in ('pyqtgraph', 'numpy', 'reportlab', 'sqlite_utils') if m in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
