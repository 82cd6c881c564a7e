"""Paints a card of headed lines: a quiet head over each, all words of one size, as large as lets every line be read; whose it is below."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from moothall.core.picture import HeadedLines
from moothall.ui.shared_screen.painting.block import Block, leading, sizes_of, step
from moothall.ui.shared_screen.painting.screen_page import ScreenPage

_GAP, _FOOT_GAP = 36, 40
"""Units between two of them, and above the foot."""


def paint_headed(page: ScreenPage, part: HeadedLines, area: QRectF) -> None:
    base = step("base")
    foot = Block(part.foot, base, area.width(), 2) if part.foot else None
    room = area.height() - (foot.height + _FOOT_GAP if foot else 0)
    between = max(8.0, min(_GAP, (room - 2 * base.line * len(part.lines)) / max(1, len(part.lines))))
    blocks = _blocks([words for _, words in part.lines], area.width(), room - (base.line + between) * len(part.lines))
    top = area.y()
    for (head, _), block in zip(part.lines, blocks, strict=True):
        page.line(head, QRectF(area.x(), top, area.width(), base.line), ink="ink2")
        page.write(block, area.x(), top + base.line)
        top += base.line + block.height + between
    if foot:
        page.fill(QRectF(area.x(), area.bottom() - foot.height - _FOOT_GAP / 2, area.width(), 3), "line")
        page.write(foot, area.x(), area.bottom() - foot.height)


def _blocks(texts: list[str], width: float, room: float) -> list[Block]:
    """One size for all. At the smallest each has its share of the lines, and what is longer is cut."""
    found: list[Block] = []
    for size in sizes_of("title"):
        most = max(1, int(room // size.line))
        found = [Block(text, size, width, most, align=leading(text)) for text in texts]
        if not any(block.cut for block in found) and sum(block.height for block in found) <= room:
            return found
    smallest = found[0].step
    share = max(1, int(room // smallest.line) // max(1, len(texts)))
    return [Block(text, smallest, width, share, align=leading(text)) for text in texts]
