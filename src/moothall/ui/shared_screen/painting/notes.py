"""Paints notes: one as large as fits, or a page of them. Shows the number and the words, never who wrote them."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from moothall.core.picture import NoteCard, NotePage
from moothall.ui.shared_screen.painting.block import Block, fitted, leading, step
from moothall.ui.shared_screen.painting.screen_page import RIGHT, ScreenPage
from moothall.words import say

_DROP = 160  # from the note's number down to its first line, while there is room
# The same when the text needs the room.
_CLOSE = 24
_GAP = 20  # between the notes of a screen


def paint_note(page: ScreenPage, part: NoteCard, area: QRectF) -> None:
    base = step("base")
    page.line(say("screen.note", n=part.number), QRectF(area.x(), area.y(), area.width(), base.line), ink="ink2")
    room = area.height() - base.line - _CLOSE
    # Eleven lines and the number make the twelve a screen may have.
    block = fitted(part.text, "note", area.width(), 11, room, leading(part.text))
    drop = max(_CLOSE, min(_DROP, area.height() - base.line - block.height))
    page.write(block, area.x(), area.y() + base.line + drop)


def paint_note_page(page: ScreenPage, part: NotePage, area: QRectF) -> None:
    """Each note gets the lines it needs; when they are too many, the longest are cut first."""
    numbers = _number_column(part)
    width = area.width() - numbers
    notes = part.notes[: _most_notes(area)]
    lines = _shares([_lines_of(note, width, area) for note in notes], area)
    top = area.y()
    for note, share in zip(notes, lines, strict=True):
        block = Block(note.text, step("base"), width, share, align=leading(note.text))
        page.line(str(note.number), QRectF(area.x(), top, numbers - 32, step("base").line), ink="ink3", align=RIGHT)
        page.write(block, area.x() + numbers, top)
        top += block.height + _GAP
        # A rule between notes, none after the last.
        if note is not notes[-1]:
            page.rule(top - _GAP / 2, area.x(), area.right())


def _number_column(part: NotePage) -> float:
    widest = max((note.number for note in part.notes), default=0)
    # 40 units from the column of numbers to the words; a number is drawn 32 short of them.
    return Block(str(widest), step("base")).width + 40


def _most_notes(area: QRectF) -> int:
    return int((area.height() + _GAP) // (step("base").line + _GAP))


def _lines_of(note: NoteCard, width: float, area: QRectF) -> int:
    return Block(note.text, step("base"), width, int(area.height() // step("base").line)).lines


def _shares(wanted: list[int], area: QRectF) -> list[int]:
    shares = list(wanted)
    room = area.height() - _GAP * max(0, len(shares) - 1)
    while sum(shares) * step("base").line > room and max(shares) > 1:
        # A line at a time from the longest, so that short notes stay whole; each keeps one.
        shares[shares.index(max(shares))] -= 1
    return shares
