"""Paints two things side by side, a rule between them: as large as both can be, and the same size for both."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from moothall.core.picture import Pair
from moothall.ui.shared_screen.painting.block import Block, fitted, leading, step
from moothall.ui.shared_screen.painting.screen_page import ScreenPage

_GAP = 72  # units from each text to the rule in the middle
_LINES = 7


def paint_pair(page: ScreenPage, part: Pair, area: QRectF) -> None:
    base = step("base")
    half = (area.width() - 2 * _GAP) / 2
    foot = Block(part.between, base, area.width(), 2) if part.between else None
    high = area.height() - base.line - (foot.height + 40 if foot else 0)
    sides = [(part.left_head, part.left, area.x()), (part.right_head, part.right, area.x() + half + 2 * _GAP)]
    for head, text, x in sides:
        page.line(head, QRectF(x, area.y(), half, base.line), ink="ink2")
        page.write(fitted(text, "title", half, _LINES, high - 24, leading(text)), x, area.y() + base.line + 24)
    page.fill(QRectF(area.x() + half + _GAP - 2, area.y(), 4, high + base.line), "line")
    if foot:
        page.write(foot, area.x(), area.bottom() - foot.height)
