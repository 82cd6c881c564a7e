"""Paints numbers side by side: a row an option, a cell each for rounds, groups or places of a scale. Never shading without its number."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from moothall.core.picture import Grid, GridCell, GridRow
from moothall.ui.shared_screen.painting.block import Block, step
from moothall.ui.shared_screen.painting.page import CENTRE, Page

_TALLEST = 120
_SYMBOL, _GAP = 64, 20
_LEAST_NAMES = 420
_LEAST_CELL, _WIDEST_CELL = 96, 360


def paint_grid(page: Page, part: Grid, area: QRectF) -> None:
    line = step("base").line
    note = Block(part.note, step("base"), area.width(), 2) if part.note else None
    foot = note.height + 8 if note else 0.0
    cells = _cell_width(part, area.width())
    left = area.right() - cells * len(part.heads)
    for place, head in enumerate(part.heads):
        page.line(head, QRectF(left + place * cells, area.y(), cells - 8, line), ink="ink2", align=CENTRE)
    pitch = min(_TALLEST, (area.height() - line - foot) / max(1, len(part.rows)))
    for place, row in enumerate(part.rows):
        _paint_row(page, row, QRectF(area.x(), area.y() + line + place * pitch, area.width(), pitch), left, cells)
    if note:
        page.write(note, area.x(), area.bottom() - note.height, "ink2")


def _cell_width(part: Grid, width: float) -> float:
    widest = max((Block(words, step("base")).width for words in _texts(part)), default=0) + _GAP
    room = (width - _LEAST_NAMES) / max(1, len(part.heads))
    return max(_LEAST_CELL, min(widest, room, _WIDEST_CELL))


def _texts(part: Grid) -> list[str]:
    return [*part.heads, *(cell.text for row in part.rows for cell in row.cells)]


def _paint_row(page: Page, row: GridRow, rect: QRectF, left: float, cells: float) -> None:
    x = rect.x()
    if row.ordinal:
        page.symbol(x, rect.center().y() - _SYMBOL / 2, _SYMBOL, row.ordinal)
    else:
        page.line(str(row.number), QRectF(x, rect.y(), _SYMBOL, rect.height()), ink="ink2", bold=True)
    x += _SYMBOL + _GAP
    page.line(row.text, QRectF(x, rect.y(), left - x - _GAP, rect.height()), bold=True)
    for place, cell in enumerate(row.cells):
        _paint_cell(page, cell, QRectF(left + place * cells, rect.y() + 4, cells - 8, rect.height() - 8))


def _paint_cell(page: Page, cell: GridCell, rect: QRectF) -> None:
    """Filled from below as far as its share; the number stands on it."""
    if cell.full:
        high = rect.height() * cell.full / 100
        page.box(QRectF(rect.x(), rect.bottom() - high, rect.width(), high), "tint", radius=0)
    page.box(rect, None, "line", 2, 0)
    page.line(cell.text or "–", rect, ink="ink" if cell.text else "ink2", align=CENTRE, bold=bool(cell.text))
