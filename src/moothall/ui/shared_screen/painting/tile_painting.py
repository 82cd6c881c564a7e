"""Paints the options to press, for walking up, touching or typing. Marks every place that can be pressed; presses nothing itself."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF

from moothall.core.picture import Tile, Tiles
from moothall.tokens import Type
from moothall.ui.shared_screen.painting.block import Block, step
from moothall.ui.shared_screen.painting.screen_page import CENTRE, RIGHT, ScreenPage, State
from moothall.ui.shared_screen.painting.tile_foot import has_room_for_note, paint_digits, paint_foot
from moothall.ui.shared_screen.painting.tile_head import asks_for_card, paint_head, paint_said
from moothall.words import say

# Units of a screen 1080 high, as all below; these and the tile's height are the design's.
_GAP_ACROSS, _GAP_DOWN = 24, 14
_TILE = 104
_TALL_TILE, _TIGHT = 144, 62  # for names of two lines, closer than lines of running text
_TALLEST_TILE = 208  # for a point of a scale with its line
_ONE_COLUMN = 6  # so many tiles have the width of the screen to themselves
# A dot on a tile, the space to the next, and its line when open.
_RING, _RING_GAP, _RING_STROKE = 52, 12, 5
# More rings leave no room for a name: a dot and a number then.
_MOST_RINGS = 3
# Below that even three rings are too many.
_NARROW_TILE = 700
# The height of the buttons, as designed; far over the 44 px a fingertip needs.
_FOOT = 112
_APART = 16  # from a card's own figure to that of all
_TIGHT_GAP = 16  # above and below the tiles of the wall
_LEAST_TILE = 100
_THREE_LINES = 3  # so many rows leave room for names of three lines
_FEW_ROWS, _TWO_LINES = 5, 132  # so many rows leave room for two lines above them
_EDGE = 20  # inside a tile's right border


def paint_tiles(page: ScreenPage, part: Tiles, area: QRectF, state: State) -> None:
    """The card's line, the tiles, and a foot with Undo and Done; without a card in hand the foot is a row of digits."""
    area = paint_said(page, part, area) if part.said and part.rule else area
    gap = _TIGHT_GAP if part.rule else _GAP_ACROSS
    foot = QRectF(area.x(), area.bottom() - _FOOT, area.width(), _FOOT)
    head = QRectF(area.x(), area.y(), area.width(), _head_height(part, area, gap))
    unsaid = part.note if part.card and not part.rule and not has_room_for_note(part, foot) else ""
    paint_head(page, part, head, state, unsaid)
    _paint_all(page, part, QRectF(area.x(), head.bottom() + gap, area.width(), foot.top() - head.bottom() - 2 * gap), state)
    if part.card:
        paint_foot(page, part, foot, state)
    elif asks_for_card(part):
        paint_digits(page, part, foot, state.typed)
    else:
        pages = say("screen.page", n=part.page, of=part.pages) if part.pages > 1 else ""
        taken = page.line(pages, foot, ink="ink2", align=RIGHT) if pages else 0.0
        page.write_close(part.note, foot.adjusted(0, 0, -taken - 48 if pages else 0, 0), "ink2")


def _head_height(part: Tiles, area: QRectF, gap: float) -> float:
    """On the wall the line gives way to the tiles, which are never lower than a finger needs; where there is room it has two lines."""
    if not part.rule:
        # Before it opens the rule is read here, on two lines where one would cut it.
        if not part.card and part.head and Block(part.head, step("base", bold=True)).width > area.width():
            return _TWO_LINES
        # Where another heading stands above, this line is lower.
        return 112 if area.height() > 960 else 96
    rows = _rows(part)
    left = area.height() - _FOOT - 2 * gap - rows * _LEAST_TILE - (rows - 1) * _GAP_DOWN
    return max(step("base").line, min(_TWO_LINES if rows <= _FEW_ROWS else 96, left))


# the tiles


def _columns(part: Tiles) -> int:
    return 1 if len(part.tiles) <= _ONE_COLUMN else 2


def _rows(part: Tiles) -> int:
    return max(1, math.ceil(len(part.tiles) / _columns(part)))


def _paint_all(page: ScreenPage, part: Tiles, area: QRectF, state: State) -> None:
    columns, rows = _columns(part), _rows(part)
    room = (area.height() + _GAP_DOWN) / rows - _GAP_DOWN
    wide = (area.width() - _GAP_ACROSS * (columns - 1)) / columns
    tile = _TilePainter(page, part, wide, state.typed if part.card else "")
    most = _TALLEST_TILE if any(t.line for t in part.tiles) or rows <= _THREE_LINES else _TALL_TILE
    high = min(most if tile.crowded or any(t.line for t in part.tiles) else _TILE, room)
    for place, option in enumerate(part.tiles):
        row, column = divmod(place, columns)
        tile.paint(option, QRectF(area.x() + column * (wide + _GAP_ACROSS), area.y() + row * (high + _GAP_DOWN), wide, high))


class _TilePainter:
    """What all tiles of a page have in common: columns as wide as their widest content."""

    def __init__(self, page: ScreenPage, part: Tiles, wide: float, typed: str) -> None:
        self._page, self._part, self._typed = page, part, typed
        self._pressed = part.card > 0 or asks_for_card(part)
        base = step("base")
        # 85 units at least, so that tiles with numbers of one figure look alike from page to page.
        self._numbers = max(85.0, 24 + max((Block(str(t.number), base).width for t in part.tiles), default=0.0))
        totals = [Block(str(t.total), step("base", bold=True)).width for t in part.tiles if t.total is not None]
        self._totals = max(totals, default=-_EDGE) + _EDGE
        worries = [Block(_worry(t), base).width + 2 * _EDGE for t in part.tiles if _worry(t)]
        self._worries = max(worries, default=0.0)
        longest = max((Block(t.text, step("base", bold=True)).width for t in part.tiles), default=0.0)
        # What the longest name leaves of a tile. First rings give way to a number, then the name takes two lines, and the symbol
        # comes only where there is room for all.
        free = wide - self._numbers - self._totals - self._worries - 24 - _EDGE - longest
        self._rings = self._ring_width(wide < _NARROW_TILE)
        if free < self._rings:
            self._rings = self._ring_width(True)
        # By the room that a card's dots need, also before one is in hand: no tile may move under the finger.
        self.crowded = free < self._rings
        """Whether some name needs a second line."""
        # 76 units and 16 after it; on all tiles or none, so that names stand in line.
        self._symbol = 76 if free - self._rings > 76 + 16 and all(t.ordinal for t in part.tiles) else 0
        if not part.card:
            self._rings = 0

    def _ring_width(self, narrow: bool) -> float:
        """Rings while there are few of them and room; else, on the tiles that have some, one dot and a number."""
        # On the wall a figure beside the total would be taken for everybody's: there the name takes another line instead. One ring is
        # less than a figure.
        narrow = narrow and not self._part.rule and self._part.cap > 1
        self._counted = not 0 < self._part.cap <= _MOST_RINGS or narrow or not self._part.counted
        if not self._pressed:
            return 0
        if not self._part.counted:
            # A box for a rank or a letter.
            return _RING * 1.6
        return _RING + 6 + self._figures + self._apart if self._counted else self._part.cap * (_RING + _RING_GAP) - _RING_GAP

    @property
    def _apart(self) -> float:
        return _APART if any(tile.total is not None for tile in self._part.tiles) else 0

    @property
    def _figures(self) -> float:
        """What the largest number takes that a card can have on one option."""
        return Block(str(self._part.cap or self._part.budget or 99), step("base", bold=True)).width

    def paint(self, tile: Tile, rect: QRectF) -> None:
        page, mine = self._page, tile.mine > 0 or tile.worry > 0
        # What is being typed is seen where the eye is: on the tile it will press.
        meant = mine or self._typed == str(tile.number)
        page.box(rect, "tint" if mine else "paper", "accent" if meant else "edge", 6 if meant else 3, 10)
        page.line(str(tile.number), QRectF(rect.x(), rect.y(), self._numbers, rect.height()), ink="ink2", align=RIGHT)
        left, right = rect.x() + self._numbers + 24, rect.right() - _EDGE
        if self._symbol:
            page.symbol(left, rect.center().y() - self._symbol / 2, self._symbol, tile.ordinal)
            left += self._symbol + 16
        if tile.total is not None:
            page.line(str(tile.total), QRectF(right - self._totals, rect.y(), self._totals, rect.height()), align=RIGHT, bold=True)
        # The width is kept on tiles without a total, so that columns stand.
        right -= self._totals
        if self._worries:
            page.line(_worry(tile), QRectF(right - self._worries, rect.y(), self._worries - _EDGE, rect.height()), ink="ink2", align=RIGHT)
            right -= self._worries
        if self._rings and (tile.mine or not self._counted):
            self._paint_rings(tile, right, rect)
            right -= self._rings + 12
        name = QRectF(left, rect.y(), right - left, rect.height())
        if tile.line:
            self._paint_point(tile, name)
        else:
            self._paint_name(tile.text, name, mine)
        # Only where a press does something: a target is also a stop for Tab and for the screen reader.
        if self._pressed:
            page.target(f"tile:{tile.number}", tile_words(tile), rect)

    def _paint_name(self, text: str, rect: QRectF, bold: bool) -> None:
        """On two lines, or three, where one would cut it and there is room."""
        base = step("base", bold=bold)
        tight = Type(base.size, _TIGHT, base.weight)
        block = Block(text, base, rect.width())
        if block.cut and bold:
            # Whole before bold.
            self._paint_name(text, rect, False)
            return
        # 8 units between the lines and the tile's border.
        if block.cut and rect.height() >= 2 * _TIGHT + 8:
            block = Block(text, tight, rect.width(), min(3, int((rect.height() - 8) // _TIGHT)))
        self._page.write(block, rect.x(), rect.center().y() - block.height / 2)

    def _paint_point(self, tile: Tile, rect: QRectF) -> None:
        """Its line under its name where there is room, else after it."""
        base = step("base")
        tight, most = Type(base.size, _TIGHT, base.weight), max(1, int((rect.height() - 8) // _TIGHT))
        block = Block(f"{tile.text}\n{tile.line}", tight, rect.width(), most, strong=len(tile.text))
        if block.cut:
            block = Block(f"{tile.text}: {tile.line}", tight, rect.width(), most, strong=len(tile.text) + 1)
        self._page.write(block, rect.x(), rect.center().y() - block.height / 2)

    def _paint_rings(self, tile: Tile, right: float, rect: QRectF) -> None:
        top, left = rect.center().y() - _RING / 2, right - self._rings
        if tile.mark:
            box = QRectF(left, rect.y() + 14, self._rings, rect.height() - 28)
            self._page.box(box, "accent", None, 8)
            self._page.line(tile.mark, box, ink="on_accent", align=CENTRE, bold=True)
            return
        if not self._part.counted:
            return
        if self._counted:
            self._page.dot(left, top, _RING, solid=True, stroke=_RING_STROKE)
            figure = QRectF(left + _RING, rect.y(), self._rings - _RING - self._apart, rect.height())
            self._page.line(str(tile.mine), figure, align=RIGHT, bold=True)
            return
        for place in range(self._part.cap):
            self._page.dot(left, top, _RING, solid=place < tile.mine, stroke=_RING_STROKE, open_ink="edge")
            left += _RING + _RING_GAP


def tile_words(tile: Tile) -> str:
    """What a tile is called: its number, its words, and its dots where there are some to tell of."""
    name = say("screen.tile", number=tile.number, text=f"{tile.text}: {tile.line}" if tile.line else tile.text)
    mine = say("screen.your_mark", mark=tile.mark) if tile.mark else say("screen.your_dots", n=tile.mine) if tile.mine else ""
    worry = say("screen.your_concern") if tile.worry else ""
    total = say("screen.dots_so_far", n=tile.total) if tile.total is not None else ""
    worries = say("screen.concerns_so_far", n=tile.worries) if tile.worries else ""
    return ", ".join(filter(None, (name, mine, worry, total, worries)))


def _worry(tile: Tile) -> str:
    """Concern dots beside the dots: everybody's once they are seen, else this card's own."""
    if tile.worries:
        return f"!{tile.worries}"
    return "!" if tile.worry else ""
