"""Every part and its states in one window, for whoever builds with them: `python -m moothall.ui.kit.gallery`. No screen of the product.

`--mode light|dark|contrast|system`, `--percent 100..200`; with `--save FILE` it writes a picture and ends.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from moothall.ui.kit.ballot_cells import BallotCells, CardState
from moothall.ui.kit.button import Button
from moothall.ui.kit.card import Ground, Rule
from moothall.ui.kit.chip import Chip, SuggestionChip
from moothall.ui.kit.dot_row import paint_dots
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.field import Field
from moothall.ui.kit.focus_ring import FocusRing
from moothall.ui.kit.hold_button import HoldButton
from moothall.ui.kit.inline_parts import InlineKey, InlineSymbol, InlineWords
from moothall.ui.kit.key_line import KeyLine
from moothall.ui.kit.list_rows import ListRows
from moothall.ui.kit.message import Message, MessageStrip
from moothall.ui.kit.option_row import OptionRow
from moothall.ui.kit.plain_label import PlainLabel, TextRun
from moothall.ui.kit.private_block import PrivateBlock
from moothall.ui.kit.rows_model import ListedNote
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.ui.kit.segmented import Segmented
from moothall.ui.kit.share_bar import ShareBar
from moothall.ui.kit.text_field import TextField
from moothall.ui.kit.theme_card import ThemeFace, paint_theme_card
from moothall.ui.kit.theme_symbol import ThemeSymbol
from moothall.ui.kit.tick import Radio, Tick
from moothall.ui.kit.withheld_box import WithheldBox
from moothall.ui.theme import dress, look

Paint = Callable[[QPainter, QRect], None]


class Painted(QWidget):
    """Shows something that only has a painting function."""

    def __init__(self, height: int, paint: Paint) -> None:
        super().__init__()
        self._height, self._paint = height, paint

    def sizeHint(self) -> QSize:
        return QSize(look().px(300), look().px(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint(QPainter(self), self.rect())


def row(*things: QWidget, gap: int = 8) -> QLayout:
    line = QHBoxLayout()
    line.setSpacing(gap)
    for thing in things:
        line.addWidget(thing)
    line.addStretch(1)
    return line


def section(column: QVBoxLayout, title: str, *things: QWidget | QLayout, note: str = "") -> None:
    column.addWidget(PlainLabel(title, "label"))
    for thing in things:
        if isinstance(thing, QWidget):
            column.addWidget(thing)
        else:
            column.addLayout(thing)
    if note:
        column.addWidget(PlainLabel(note, "meta", ink="ink2"))
    column.addSpacing(16)


def not_yet() -> Button:
    button = Button("Reveal")
    button.unavailable("Reveal, once closed")
    return button


def tally() -> Button:
    button = Button("Gone quiet", small=True)
    button.set_count(2)
    return button


def symbols() -> QLayout:
    grid = QGridLayout()
    grid.setSpacing(8)
    # 28 are four rounds of the seven shapes: plain, ink, doubled, both.
    for ordinal in range(1, 29):
        # Ten to a row.
        grid.addWidget(ThemeSymbol(ordinal, 36), (ordinal - 1) // 10, (ordinal - 1) % 10)
    grid.setColumnStretch(10, 1)
    return grid


def theme_card(face: ThemeFace) -> Painted:
    # The card's 56 px and 6 on either side, for its shadow and the dashes of one where something lands.
    return Painted(68, lambda painter, rect: paint_theme_card(painter, rect.adjusted(6, 6, -6, -6), face))


def dots(total: int, voters: int | None, pitch: float) -> Painted:
    def paint(painter: QPainter, rect: QRect) -> None:
        paint_dots(painter, QRectF(rect), total, voters, pitch, look().colour("accent"))

    return Painted(24, paint)


def line(text: str, *meaning: InlineWords | InlineKey | InlineSymbol | str, context: str, refused: str = "") -> EntryLine:
    entry = EntryLine("Entry", context=context, board=True)
    entry.set_text(text)
    entry.mean(*meaning)
    if refused:
        entry.refuse(refused)
    return entry


def notes() -> ListRows:
    rows = ListRows("Notes", editable=True)
    rows.show_rows(
        [
            ListedNote("a", 31, "The council and the hospital plan winter in June", "Table 5", "10:24"),
            ListedNote("b", 30, "Families know who to ring at the weekend", "Table 5", "10:24", repeats=1),
            ListedNote("c", 26, "Disagree in the meeting, not in the car park", "Table 3", "10:21", repeats=3, starred=True),
            ListedNote("d", 25, "Better communication, R&D and <b>more</b>", "Table 3", "10:21", marks=("too general",)),
        ]
    )
    rows.setFixedHeight(look().px(160))
    return rows


def ballots() -> BallotCells:
    cells = BallotCells("Ballots by card")
    # One of each state; every card that isn't named is in.
    states: dict[int, CardState] = {4: "not_in", 7: "not_in", 16: "spoiled", 17: "not_given", 18: "not_given"}
    cells.show_cards([(number, states.get(number, "in")) for number in range(1, 19)])
    return cells


def turnout() -> ShareBar:
    bar = ShareBar("Ballots in")
    bar.show_count(31, 45)
    return bar


def private() -> PrivateBlock:
    block = PrivateBlock()
    reading = PlainLabel()
    reading.show_runs(TextRun("2 Debate", True), TextRun(" your reading", ink="ink2"))
    block.column.addWidget(reading)
    return block


def refused_field() -> Field:
    field = Field("Tension", "Winter beds")
    field.refuse("Put it as a question: How should we ...?")
    return field


def first(column: QVBoxLayout) -> None:
    section(
        column,
        "Button",
        row(Button("Start", "primary"), Button("Start session 4", "primary", keys="0"), Button("Close vote")),
        row(not_yet(), HoldButton("Close the vote", keys="Ctrl+Enter")),
        row(Button("Blank", keys="F9", small=True), tally(), Button("Hide suggestions", "link", small=True)),
        note="primary, plain, says why it can't, hold for a second, small, tally, link",
    )
    chips = (Chip("Non-attributed"), Chip("being worked", "active"), Chip("8 min late", "late"), Chip("not saved", "stop"))
    section(column, "Chip", row(*chips), row(SuggestionChip(1, "One front door")))
    section(column, "Theme symbol", symbols(), note="from H an ink ground, from O doubled; the letter is the identity")
    section(
        column,
        "Theme card",
        theme_card(ThemeFace(5, "One shared record", 4)),
        theme_card(ThemeFace(8, "", 3)),
        theme_card(ThemeFace(1, "One front door", 7, landing=True)),
    )


def second(column: QVBoxLayout) -> None:
    keys = (InlineKey("Enter"), "next ballot")
    marks = [InlineSymbol(ordinal) for ordinal in (3, 3, 7, 9)]
    section(
        column,
        "Entry line",
        line("Discharge starts the day", InlineKey("Enter"), "next note", context="Table 5"),
        line("3 3 7 9", *marks, InlineWords("4 of 5", ink="accent", bold=True), *keys, context="Card 32"),
        line("3 3 3 9 11", context="Card 33", refused="3 dots on option 3, at most 2"),
    )
    section(column, "Segmented", Segmented([("c", "Capture"), ("b", "Board"), ("v", "Vote")], "b", "View"))
    section(column, "Notes in a list", notes())
    section(column, "Dots and bars", dots(16, 12, 17), dots(19, 12, 17), dots(31, 22, 8), turnout())
    section(column, "Not to be seen", WithheldBox(note="not shown: fewer than 5 raters"), WithheldBox("Sealed", "opens at Reveal"))
    section(column, "Options", OptionRow(1, "One front door", 1), OptionRow(10, "Housing at the table", 10, "11 dots, 9 voters"), Rule())


def third(column: QVBoxLayout) -> None:
    section(
        column,
        "Messages, no dialogs",
        MessageStrip(Message("info", "Note 44 is late. It is numbered and marked.", ("Undo", lambda: None))),
        MessageStrip(Message("attention", "Screen unplugged. The room sees nothing until it is back.", ("Choose a screen", lambda: None))),
        MessageStrip(Message("failure", "Not saved since 11:26: the stick is full. Work is safe on this laptop.")),
    )
    section(column, "Ballots by card", ballots())
    section(column, "Fields", Field("Name", "R&D <b>"), refused_field(), TextField("Bound by", "A deficit plan\nsigned with region"))
    ticks = (Tick("PDF pack", "5 pages, tagged, 0.4 MB", on=True), Tick("Read back"))
    section(
        column,
        "Tick and radio",
        row(*ticks, gap=24),
        row(Radio("Anyone outside", "no person named", on=True), Radio("My own file"), gap=24),
    )
    section(column, "Private material", private())


def gallery() -> QWidget:
    """The window, with its focus ring and key line."""
    window = Ground("wall")
    outer = QVBoxLayout(window)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.setSpacing(0)
    page = ScrollPage()
    page.add(PlainLabel("Parts and their states", "title"))
    columns = QHBoxLayout()
    columns.setSpacing(40)
    for fill in (first, second, third):
        column = QVBoxLayout()
        column.setSpacing(8)
        fill(column)
        column.addStretch(1)
        columns.addLayout(column, 1)
    page.add(columns)
    keys = KeyLine()
    keys.show_keys([("Enter", "next note"), ("Ctrl+1", "same as"), ("↑ ↓", "choose"), ("Shift+F5", "spotlight"), ("F9", "blank")])
    outer.addWidget(page, 1)
    outer.addWidget(keys)
    FocusRing(window)
    return window


def main() -> int:
    ask = argparse.ArgumentParser(description="The parts of Moothall's windows")
    ask.add_argument("--mode", choices=("system", "light", "dark", "contrast"), default="system")
    ask.add_argument("--percent", type=int, default=100)
    ask.add_argument("--save", type=Path)
    wanted = ask.parse_args()
    app = QApplication(sys.argv[:1])
    dress(app, wanted.mode, wanted.percent)
    window = gallery()
    # The design's width, and as high as the longest of the three columns.
    window.resize(1440, 1120)
    window.show()
    if wanted.save is None:
        return app.exec()
    # So that the saved picture has a focus ring in it.
    entry = window.findChildren(EntryLine)[0]
    entry.setFocus(Qt.FocusReason.TabFocusReason)
    app.processEvents()
    return 0 if window.grab().save(str(wanted.save)) else 1


if __name__ == "__main__":
    sys.exit(main())
