"""Paints the list of themes: symbol, name, count. Keeps the order it is given and ranks nothing."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF

from moothall.core.picture import ThemeLine, ThemeList
from moothall.ui.shared_screen.painting.block import Block, step
from moothall.ui.shared_screen.painting.screen_page import RIGHT, ScreenPage
from moothall.words import say

# Units of a screen 1080 high: a row however few there are, and the lowest that is legible; lower ones make two columns.
_TALLEST, _LEAST = 130, 76
# Between the two columns.
_GUTTER = 64
# A symbol's side where the row allows; names begin after its column all the same.
_SYMBOL = 80
# After the dots.
_DOTS_GAP = 24


def paint_themes(page: ScreenPage, part: ThemeList, area: QRectF, most: int) -> None:
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
        place_of = QRectF(area.x() + column * (wide + _GUTTER), area.y() + row * high, wide, high)
        _paint_heat(page, theme, place_of, _most_dots(part), counts)
        _paint_theme(page, theme, place_of, counts + _dots_column(part))


def _count_column(part: ThemeList) -> float:
    most = max((theme.items for theme in part.themes), default=0)
    return Block(str(most), step("base", bold=True)).width + 24


def _most_dots(part: ThemeList) -> int:
    return max((theme.dots or 0 for theme in part.themes), default=0)


def _dots_column(part: ThemeList) -> float:
    """The widest "31 dots" and its gap; nothing when there was no vote."""
    told = [theme.dots for theme in part.themes if theme.dots is not None]
    # Without a vote the default takes the gap back, and the column has no width.
    return max((Block(say("screen.dots", n=n), step("base")).width for n in told), default=-_DOTS_GAP) + _DOTS_GAP


def _paint_heat(page: ScreenPage, theme: ThemeLine, row: QRectF, most: int, counts: float) -> None:
    """Shading as wide as the theme's share of the dots, and the number on it: never the shading alone."""
    if theme.dots is None:
        return
    left = row.x() + _SYMBOL + 12
    room = QRectF(left, row.y() + 6, row.right() - counts - left, row.height() - 12)
    if theme.dots:
        # Of the longest on this page; 6 units short of the row above and below, so that two shadings don't touch.
        page.box(QRectF(room.x(), room.y(), room.width() * theme.dots / most, room.height()), "tint", radius=0)
    page.line(say("screen.dots", n=theme.dots), QRectF(room.x(), row.y(), room.width(), row.height()), ink="ink2", align=RIGHT)


def _paint_theme(page: ScreenPage, theme: ThemeLine, row: QRectF, counts: float) -> None:
    side = min(_SYMBOL, row.height() - 8)
    page.symbol(row.x(), row.center().y() - side / 2, side, theme.ordinal)
    name = row.adjusted(_SYMBOL + 24, 0, -counts, 0)
    page.line(theme.name or say("screen.no_name"), name, ink="ink" if theme.name else "ink2", bold=bool(theme.name))
    page.line(str(theme.items), row, align=RIGHT, bold=True)
