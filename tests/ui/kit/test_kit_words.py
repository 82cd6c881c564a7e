"""Words are shown as typed, whatever they look like: no markup, no mnemonics, nothing swallowed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from moothall.ui.kit.button import Button
from moothall.ui.kit.chip import Chip, SuggestionChip
from moothall.ui.kit.inline_parts import InlineKey, InlineSymbol, InlineWords, row_width, spoken
from moothall.ui.kit.key_line import KeyLine
from moothall.ui.kit.option_row import OptionRow
from moothall.ui.kit.plain_label import PlainLabel, TextRun
from moothall.ui.kit.segmented import Segmented
from moothall.ui.kit.tick import Tick
from moothall.ui.kit.tip import plain_tip
from moothall.ui.theme import look

NASTY = ["<b>x</b>", "R&D", "R&&D", "a < b && c > d", "x<br>y", "<img src='file:///etc/passwd'>", "100 % {} %(name)s", "&nbsp;"]


@pytest.mark.parametrize("text", NASTY)
def test_a_label_draws_every_sign(qtbot: QtBot, text: str) -> None:
    label = PlainLabel(text, wrap=False)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == text
    # As wide as all its signs: a tag or an ampersand taken for something else would make it narrower.
    assert abs(label.sizeHint().width() - look().metrics("body").horizontalAdvance(text)) <= 2


@pytest.mark.parametrize("text", NASTY)
def test_a_tip_reads_back_as_typed(qtbot: QtBot, text: str) -> None:
    document = QTextDocument()
    document.setHtml(plain_tip(text))
    assert document.toPlainText() == text


@pytest.mark.parametrize("text", NASTY)
def test_buttons_ticks_and_segments_keep_their_words(qtbot: QtBot, text: str) -> None:
    segmented = Segmented([("a", text), ("b", "Other")], "a", "View")
    widgets = [Button(text), Tick(text), SuggestionChip(1, text), OptionRow(1, text), segmented.segments[0]]
    for widget in (*widgets, segmented):
        qtbot.addWidget(widget)
    for widget in widgets:
        assert text in widget.accessibleName()
        # Qt finds its mnemonic in the text; it must find none.
        assert widget.text() == text.replace("&", "&&")
        assert widget.shortcut().isEmpty()


def test_a_chip_keeps_its_words(qtbot: QtBot) -> None:
    chip = Chip("R&D <b>")
    qtbot.addWidget(chip)
    assert (chip.text(), chip.textFormat()) == ("R&D <b>", Qt.TextFormat.PlainText)


def test_a_wrapped_label_is_ruled_by_the_line_height(qtbot: QtBot) -> None:
    label = PlainLabel("word " * 40, "note")
    qtbot.addWidget(label)
    line = look().line("note")
    heights = [label.heightForWidth(width) for width in (2000, 400, 200, 100)]
    assert heights[0] == line
    assert heights == sorted(heights)
    assert all(height % line == 0 for height in heights)


def test_a_layout_gives_wrapped_words_a_second_line(qtbot: QtBot) -> None:
    """Also when they were changed: Qt forgets with each text that a label is taller where it is narrower."""
    frame = QWidget()
    qtbot.addWidget(frame)
    column = QVBoxLayout(frame)
    label = PlainLabel("word " * 8, "note")
    column.addWidget(label)
    for words in ("word " * 8, "other " * 16):
        label.setText(words)
        assert frame.hasHeightForWidth() and frame.heightForWidth(120) > frame.heightForWidth(600)


def test_a_label_keeps_its_line_breaks(qtbot: QtBot) -> None:
    label = PlainLabel("one\ntwo\r\nthree")
    qtbot.addWidget(label)
    assert label.heightForWidth(1000) == 3 * look().line("body")


def test_an_elided_label_shows_the_whole_as_a_tip(qtbot: QtBot) -> None:
    label = PlainLabel("A <b>very</b> long name of an organisation", elided=True)
    qtbot.addWidget(label)
    label.resize(80, 24)
    label.show()
    assert "&lt;b&gt;" in label.toolTip()
    label.resize(800, 24)
    assert label.toolTip() == ""


def test_runs_are_one_text_and_bold_takes_more_room(qtbot: QtBot) -> None:
    label = PlainLabel("2 Debate your reading", wrap=False)
    qtbot.addWidget(label)
    plain = label.sizeHint().width()
    label.show_runs(TextRun("2 Debate", True), TextRun(" your reading", ink="ink2"))
    assert label.text() == "2 Debate your reading"
    assert label.sizeHint().width() > plain


def test_bold_stands_right_after_an_emoji(qtbot: QtBot) -> None:
    """Qt counts an emoji as two: the bold must not start one sign early."""
    label = PlainLabel(wrap=False)
    qtbot.addWidget(label)
    label.show_runs(TextRun("😀 ab"), TextRun("cd", True))
    span = label._spans(look())[0]
    assert (span.start, span.length) == (5, 2)


def test_the_key_line_leaves_out_whole_pairs_and_keeps_f1(qtbot: QtBot) -> None:
    line = KeyLine()
    qtbot.addWidget(line)
    pairs = [("Enter", "next note"), ("Ctrl+1", "same as"), ("Alt+5", "table")]
    line.show_keys(pairs)
    line.resize(1440, 40)
    assert line.shown() == pairs
    line.resize(380, 40)
    assert line.shown() == pairs[:1]
    assert line.accessibleName() == "Enter next note, Ctrl+1 same as, Alt+5 table, F1 All keys"


def test_a_row_of_parts_is_spoken_in_order(qtbot: QtBot) -> None:
    parts = [InlineWords("goes to"), InlineSymbol(3), InlineWords("Home first"), InlineKey("Enter")]
    assert spoken(parts) == "goes to C Home first Enter"
    assert row_width(parts, 8) > row_width(parts[:2], 8)


def test_labels_grow_with_their_text(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    column = QVBoxLayout(room)
    label = PlainLabel("short")
    column.addWidget(label)
    column.addStretch(1)
    room.resize(200, 400)
    room.show()
    short = label.height()
    label.setText("word " * 60)
    qtbot.waitUntil(lambda: label.height() > short)


def test_the_kit_uses_no_label_of_qt_but_its_own() -> None:
    """A bare QLabel guesses whether a text is markup."""
    kit = Path(__file__).parents[3] / "src" / "moothall" / "ui" / "kit"
    bare = re.compile(r"(?<!Plain)\bQLabel\(")
    lines = [line for file in kit.glob("*.py") for line in file.read_text("utf-8").splitlines()]
    assert not [line for line in lines if bare.search(line) and "class " not in line]
