"""Paints the list of themes: symbol, name, count. Keeps the order it is given and ranks nothing."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF

from moothall.core.picture import ThemeLine, ThemeList
from moothall.ui.shared_screen.painting.block import Block, step
from moothall.ui.shared_screen.painting.page import RIGHT, Page
from moothall.words import say

_TALLEST, _LEAST = 130, 76
_GUTTER = 64
_SYMBOL = 80


def paint_themes(page: Page, part: ThemeList, area: QRectF, most: int) -> None:
    """One column of at most `most` legible rows, else two columns."""
    columns = 1 if len(part.themes) <= min(most, area.height() // _LEAST) else 2
    rows = math.ceil(len(part.themes) / columns)
    if not rows:
        return
    high = min(_TALLEST, area.height() / rows)
    wide = (area.width() - _GUTTER * (columns - 1)) / columns
    counts = _count_column(part)
    for place, theme in enumerate(part.themes):
        column, row = divmod(place, rows)
        _paint_theme(page, theme, QRectF(area.x() + column * (wide + _GUTTER), area.y() + row * high, wide, high), counts)


def _count_column(part: ThemeList) -> float:
    most = max((theme.items for theme in part.themes), default=0)
    return Block(str(most), step("base", bold=True)).width + 24


def _paint_theme(page: Page, theme: ThemeLine, row: QRectF, counts: float) -> None:
    side = min(_SYMBOL, row.height() - 8)
    page.symbol(row.x(), row.center().y() - side / 2, side, theme.ordinal)
    name = row.adjusted(_SYMBOL + 24, 0, -counts, 0)
    page.line(theme.name or say("screen.no_name"), name, ink="ink" if theme.name else "ink2", bold=bool(theme.name))
    page.line(str(theme.items), QRectF(row.right() - counts, row.y(), counts, row.height()), align=RIGHT, bold=True)
