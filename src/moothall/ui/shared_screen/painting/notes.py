"""Paints notes: one as large as fits, or a page of them. Shows the number and the words, never who wrote them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from moothall.core.picture import NoteCard, NotePage
from moothall.ui.shared_screen.painting.block import Block, fitted, leading, step
from moothall.ui.shared_screen.painting.screen_page import RIGHT, ScreenPage
from moothall.words import say

_DROP = 160  # from the note's number down to its first line, while there is room
# The same when the text needs the room.
_CLOSE = 24
_GAP, _CLOSEST = 20, 8  # between the notes of a screen
_BETWEEN = 72  # between two columns of them
_FEWEST_IN_TWO, _LONGEST_IN_TWO = 4, 3


def paint_note(page: ScreenPage, part: NoteCard, area: QRectF) -> None:
    base = step("base")
    page.line(say("screen.note", n=part.number), QRectF(area.x(), area.y(), area.width(), base.line), ink="ink2")
    room = area.height() - base.line - _CLOSE
    # Eleven lines and the number make the twelve a screen may have.
    block = fitted(part.text, "note", area.width(), 11, room, leading(part.text))
    drop = max(_CLOSE, min(_DROP, area.height() - base.line - block.height))
    page.write(block, area.x(), area.y() + base.line + drop)


def paint_note_page(page: ScreenPage, part: NotePage, area: QRectF) -> None:
    """In two columns where every word of them stands there, read downwards; else in one, as wide as the screen. Each note gets the lines it
    needs; when they are too many, they stand closer, and then the longest are cut first.
    """
    half = (len(part.notes) + 1) // 2
    wide = (area.width() - _BETWEEN) / 2
    left = QRectF(area.x(), area.y(), wide, area.height())
    if not _stands_in_two((part.notes[:half], part.notes[half:]), part, left, area):
        _paint_column(page, part.notes[: _most_notes(area)], part, area)
        return
    _paint_column(page, part.notes[:half], part, left)
    _paint_column(page, part.notes[half:], part, left.translated(wide + _BETWEEN, 0))


def _stands_in_two(columns: tuple[tuple[NoteCard, ...], ...], part: NotePage, left: QRectF, area: QRectF) -> bool:
    """Where none is read in snippets; or where one column would cut a word and two would not."""
    if len(part.notes) < _FEWEST_IN_TWO:
        return False
    if all(_holds(notes, part, left, _LONGEST_IN_TWO) for notes in columns):
        return True
    return not _holds(part.notes, part, area) and all(_holds(notes, part, left) for notes in columns)


def _paint_column(page: ScreenPage, notes: Sequence[NoteCard], part: NotePage, area: QRectF) -> None:
    numbers = _number_column(part)
    wanted = [_lines_of(note, area.width() - numbers, area) for note in notes]
    gap = _gap(wanted, area)
    lines = _shares(wanted, area, gap)
    top = area.y()
    for note, share in zip(notes, lines, strict=True):
        block = Block(note.text, step("base"), area.width() - numbers, share, align=leading(note.text))
        page.line(str(note.number), QRectF(area.x(), top, numbers - 32, step("base").line), ink="ink3", align=RIGHT)
        page.write(block, area.x() + numbers, top)
        top += block.height + gap
        # A rule between notes, none after the last.
        if note is not notes[-1]:
            page.rule(top - gap / 2, area.x(), area.right())


def _holds(notes: Sequence[NoteCard], part: NotePage, area: QRectF, longest: int = 99) -> bool:
    """Whether every word of them stands in that column, in so many lines each at most."""
    wanted = [_lines_of(note, area.width() - _number_column(part), area) for note in notes]
    return max(wanted) <= longest and sum(wanted) * step("base").line + _CLOSEST * (len(wanted) - 1) <= area.height()


def _number_column(part: NotePage) -> float:
    widest = max((note.number for note in part.notes), default=0)
    # 40 units from the column of numbers to the words; a number is drawn 32 short of them.
    return Block(str(widest), step("base")).width + 40


def _most_notes(area: QRectF) -> int:
    return int((area.height() + _GAP) // (step("base").line + _GAP))


def _lines_of(note: NoteCard, width: float, area: QRectF) -> int:
    return Block(note.text, step("base"), width, int(area.height() // step("base").line)).lines


def _gap(wanted: Sequence[int], area: QRectF) -> float:
    """Between two notes: closer before a word is cut."""
    left = area.height() - sum(wanted) * step("base").line
    return max(_CLOSEST, min(_GAP, left / max(1, len(wanted) - 1)))


def _shares(wanted: Sequence[int], area: QRectF, gap: float) -> list[int]:
    shares = list(wanted)
    room = area.height() - gap * max(0, len(shares) - 1)
    while sum(shares) * step("base").line > room + 0.5 and max(shares) > 1:
        # A line at a time from the longest, so that short notes stay whole; each keeps one.
        shares[shares.index(max(shares))] -= 1
    return shares
