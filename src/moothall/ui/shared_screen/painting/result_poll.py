"""Paints a poll as its shape: the points of the scale in their order, a bar and a count for each. Names nobody and averages nothing."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from moothall.core.picture import Distribution, PollLine
from moothall.ui.shared_screen.painting.block import Block, step
from moothall.ui.shared_screen.painting.screen_page import RIGHT, ScreenPage
from moothall.words import say

MOST_LINES = 12
"""A screen of more can't be read from the back (practice 2.22)."""
# Units of a screen 1080 high: the highest row, the air under the proposal, the gap between columns.
_TALLEST = 130
_AIR = 12
_GAP = 24
_THICK = 0.5  # of a row
_EARLIER = 0.16  # of a row: the round before, outlined under its bar
# Units; long words of the scale are cut before the bars are shorter than that.
_LEAST_BAR = 220


def paint_distribution(page: ScreenPage, part: Distribution, area: QRectF) -> None:
    head, turnout, foot = _words(part, area.width())
    top = head.height + _AIR if head else 0.0
    high = sum(block.height for block in foot)
    if head:
        page.write(head, area.x(), area.y())
    _paint_lines(page, part, QRectF(area.x(), area.y() + top, area.width(), area.height() - top - high - _AIR))
    y = area.bottom() - high
    page.line(turnout, QRectF(area.x(), y, area.width(), step("base").line), ink="ink2", align=RIGHT)
    for place, block in enumerate(foot):
        page.write(block, area.x(), y, "ink" if place == 0 else "ink2")
        y += block.height


def _words(part: Distribution, width: float) -> tuple[Block | None, str, list[Block]]:
    """The proposal above; below, the reading beside the turnout, then what was agreed. No more lines than the back row can read: a long
    scale or a narrow screen costs the proposal its second line first, then what was agreed, and the proposal last.
    """
    # One line is the reading's, which always stands.
    left = MOST_LINES - len(part.lines) - 1
    asked = min(1, left)
    both = ", ".join(filter(None, (part.turnout, part.note)))
    # Where the note has no room beside the reading it begins the next paragraph; where the turnout has none either, both do.
    ways = ((both, ""), (part.turnout, part.note), ("", both))
    tried = [(turnout, moved, _reading(part, turnout, width), _agreed(part, moved, width, left - asked)) for turnout, moved in ways]
    turnout, _, reading, agreed = next((t for t in tried if not t[2].cut and (t[3] or not t[1])), tried[0])
    left -= agreed.lines if agreed else 0
    question = Block(part.question, step("base", bold=True), width, min(2, left)) if asked > 0 else None
    return question, turnout, [reading, agreed] if agreed else [reading]


def _reading(part: Distribution, turnout: str, width: float) -> Block:
    """What the shape says, beside how many voted."""
    return Block(part.reading, step("base", bold=True), width - (Block(turnout, step("base")).width + 2 * _GAP if turnout else 0))


def _agreed(part: Distribution, moved: str, width: float, most: int) -> Block | None:
    """What was agreed beforehand, after what had no room above; None where that is nothing, or is more than so many lines."""
    first = f"{moved[:1].upper()}{moved[1:]}." if moved else ""
    block = Block(" ".join(filter(None, (first, part.beforehand))), step("base"), width, 2)
    return block if (first or part.beforehand) and block.lines <= most else None


def _paint_lines(page: ScreenPage, part: Distribution, area: QRectF) -> None:
    pitch = min(_TALLEST, area.height() / max(1, len(part.lines)))
    numbers = max(Block(str(line.number), step("base", bold=True)).width for line in part.lines) + _GAP
    counts = max(Block(_count(line), step("base", bold=True)).width for line in part.lines) + _GAP
    names = max(Block(line.text, step("base")).width for line in part.lines) + _GAP
    names = min(names, area.width() - numbers - counts - _LEAST_BAR)
    # Both rounds on one scale, or the outline would compare with nothing.
    most = max(1, *(max(line.count, line.before or 0) for line in part.lines))
    left = area.x() + numbers + names
    wide = area.right() - counts - left
    for place, line in enumerate(part.lines):
        row = QRectF(area.x(), area.y() + place * pitch, area.width(), pitch)
        page.line(str(line.number), QRectF(row.x(), row.y(), numbers, pitch), ink="ink2", bold=True)
        page.line(line.text, QRectF(row.x() + numbers, row.y(), names - _GAP, pitch))
        _paint_bar(page, line, QRectF(left, row.y(), wide, pitch), most)
        page.line(_count(line), QRectF(row.right() - counts, row.y(), counts, pitch), align=RIGHT, bold=True)
    # The line between support and the rest, as agreed before the poll.
    if 0 < part.support < len(part.lines):
        page.rule(area.y() + part.support * pitch, area.x(), area.right())


def _count(line: PollLine) -> str:
    """A later round says where it came from: "12 → 16"."""
    return str(line.count) if line.before is None else say("screen.from_to", before=line.before, count=line.count)


def _paint_bar(page: ScreenPage, line: PollLine, room: QRectF, most: int) -> None:
    """Solid for now; the round before is an outline under it."""
    high = room.height() * _THICK
    # Bar and outline together stand in the middle of the row.
    top = room.center().y() - (high + (room.height() * _EARLIER if line.before is not None else 0)) / 2
    if line.count:
        page.box(QRectF(room.x(), top, room.width() * line.count / most, high), "accent", radius=0)
    if line.before:
        page.box(QRectF(room.x(), top + high + 3, room.width() * line.before / most, room.height() * _EARLIER), None, "accent", 3, 0)
