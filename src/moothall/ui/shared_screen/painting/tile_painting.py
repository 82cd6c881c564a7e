"""Paints the options to press, for walking up, touching or typing. Marks every place that can be pressed; presses nothing itself."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF

from moothall.core.picture import Tile, Tiles
from moothall.tokens import Type
from moothall.ui.shared_screen.painting.block import Block, step
from moothall.ui.shared_screen.painting.screen_page import CENTRE, LEFT, RIGHT, ScreenPage, State
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
# Below that the buttons have less padding.
_NARROW_FOOT = 1500
# The height of the buttons, as designed; far over the 44 px a fingertip needs.
_FOOT = 112
# A dot still to be given, in the line above.
_HEAD_DOT = 72
# More dots than that are read as a number, which stands there as well.
_MOST_HEAD_DOTS = 10
_EDGE = 20  # inside a tile's right border


def paint_tiles(page: ScreenPage, part: Tiles, area: QRectF, state: State) -> None:
    """The card's line, the tiles, and a foot with Undo and Done; without a card in hand the foot is a row of digits."""
    # Where another heading stands above, this line is lower.
    head = QRectF(area.x(), area.y(), area.width(), 112 if area.height() > 960 else 96)
    foot = QRectF(area.x(), area.bottom() - _FOOT, area.width(), _FOOT)
    _paint_head(page, part, head, state)
    _paint_all(page, part, QRectF(area.x(), head.bottom() + _GAP_ACROSS, area.width(), foot.top() - head.bottom() - 2 * _GAP_ACROSS))
    if part.card:
        _paint_foot(page, part, foot, state)
    elif asks_for_card(part):
        _paint_digits(page, foot)
    else:
        pages = say("screen.page", n=part.page, of=part.pages) if part.pages > 1 else ""
        taken = page.line(pages, foot, ink="ink2", align=RIGHT) if pages else 0.0
        page.line(part.note, foot.adjusted(0, 0, -taken - 48 if pages else 0, 0), ink="ink2")


def asks_for_card(part: Tiles) -> bool:
    """Whether somebody may vote now but has not said with which card. Else the tiles are only there to be read."""
    return not part.card and not part.closed and (part.asks or part.left > 0 or any(tile.total is not None for tile in part.tiles))


# the line above: whose card, how many dots are left


def _paint_head(page: ScreenPage, part: Tiles, row: QRectF, state: State) -> None:
    if part.said and not state.typed:
        _paint_said(page, part.said, row)
        return
    rule = say("screen.at_most", n=part.cap) if part.cap and part.cap < (part.budget or part.cap + 1) else ""
    if not part.card:
        _paint_no_card(page, part, row, state, rule)
        return
    left = row.x()
    for words, bold, ink in _card_words(part):
        left += page.line(words, QRectF(left, row.y(), row.right() - left, row.height()), "title" if bold else "base", ink) + 36
    # Marks that aren't dots, such as ranks, can't be counted off.
    if part.counted and not part.head and part.budget <= _MOST_HEAD_DOTS:
        left = _paint_left(page, part, left, row)
    room = row.right() - left - 24
    # The rule is left out rather than cut: it has been said before.
    if rule and Block(rule, step("base")).width <= room:
        page.line(rule, QRectF(row.right() - room, row.y(), room, row.height()), ink="ink2", align=RIGHT)


def _paint_said(page: ScreenPage, words: str, row: QRectF) -> None:
    """Whole, on two close lines where one is too short; they may reach into the gaps above and below."""
    base = step("base", bold=True)
    block = Block(words, base, row.width())
    if block.cut:
        block = Block(words, Type(base.size, _TIGHT, base.weight), row.width(), 2)
    page.write(block, row.x(), row.center().y() - block.height / 2)


def _card_words(part: Tiles) -> list[tuple[str, bool, str]]:
    card = say("screen.card", n=part.card)
    if part.head:
        return [(card, False, "ink2"), (part.head, True, "ink")]
    if not part.budget:
        return [(card, True, "ink")]
    return [(card, False, "ink2"), (say("screen.dots_left", n=part.left), True, "ink")]


def _paint_no_card(page: ScreenPage, part: Tiles, row: QRectF, state: State, rule: str) -> None:
    if state.typed:
        words, beside = say("screen.card_typed", typed=state.typed), part.note
    elif asks_for_card(part):
        words, beside = say("screen.next_card"), part.note
    else:
        words, beside = part.head or say("screen.options"), rule
    taken = page.line(words, row, "title")
    page.line(beside, row.adjusted(taken + 48, 0, 0, 0), ink="ink2", align=RIGHT)


def _paint_left(page: ScreenPage, part: Tiles, left: float, row: QRectF) -> float:
    across = min(_HEAD_DOT, row.height() - 24)
    for place in range(part.budget):
        page.dot(left, row.center().y() - across / 2, across, solid=place < part.left, stroke=6, open_ink="edge")
        left += across + 14
    return left


# the tiles


def _paint_all(page: ScreenPage, part: Tiles, area: QRectF) -> None:
    columns = 1 if len(part.tiles) <= _ONE_COLUMN else 2
    rows = max(1, math.ceil(len(part.tiles) / columns))
    room = (area.height() + _GAP_DOWN) / rows - _GAP_DOWN
    wide = (area.width() - _GAP_ACROSS * (columns - 1)) / columns
    tile = _TilePainter(page, part, wide)
    high = min(_TALLEST_TILE if any(t.line for t in part.tiles) else _TALL_TILE if tile.crowded else _TILE, room)
    for place, option in enumerate(part.tiles):
        row, column = divmod(place, columns)
        tile.paint(option, QRectF(area.x() + column * (wide + _GAP_ACROSS), area.y() + row * (high + _GAP_DOWN), wide, high))


class _TilePainter:
    """What all tiles of a page have in common: columns as wide as their widest content."""

    def __init__(self, page: ScreenPage, part: Tiles, wide: float) -> None:
        self._page, self._part = page, part
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
        self.crowded = free < self._rings
        """Whether some name needs a second line."""
        # 76 units and 16 after it; on all tiles or none, so that names stand in line.
        self._symbol = 76 if free - self._rings > 76 + 16 and all(t.ordinal for t in part.tiles) else 0

    def _ring_width(self, narrow: bool) -> float:
        """Rings while there are few of them and room; else, on the tiles that have some, one dot and a number."""
        self._counted = not 0 < self._part.cap <= _MOST_RINGS or narrow or not self._part.counted
        if not self._part.card:
            return 0
        if not self._part.counted:
            # A box for a rank or a letter.
            return _RING * 1.6
        # 52 for the dot and 58 for two figures.
        return 110 if self._counted else self._part.cap * (_RING + _RING_GAP) - _RING_GAP

    def paint(self, tile: Tile, rect: QRectF) -> None:
        page, mine = self._page, tile.mine > 0 or tile.worry > 0
        page.box(rect, "tint" if mine else "paper", "accent" if mine else "edge", 6 if mine else 3, 10)
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
        """On two lines where one would cut it and there is room."""
        base = step("base", bold=bold)
        tight = Type(base.size, _TIGHT, base.weight)
        block = Block(text, base, rect.width())
        # 8 units between the lines and the tile's border.
        if block.cut and rect.height() >= 2 * _TIGHT + 8:
            block = Block(text, tight, rect.width(), 2)
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
            self._page.line(str(tile.mine), QRectF(left + _RING, rect.y(), 58, rect.height()), align=RIGHT, bold=True)
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


# the foot


def _paint_foot(page: ScreenPage, part: Tiles, row: QRectF, state: State) -> None:
    tight = part.pages > 1 or row.width() < _NARROW_FOOT
    left = row.x() + _paint_button(page, "undo", say("screen.undo"), row, LEFT, 40 if tight else 56)
    if part.concern:
        words = say("screen.concern_on" if part.worrying else "screen.concern")
        left += 24 + _paint_button(page, "concern", words, row.adjusted(left - row.x() + 24, 0, 0, 0), LEFT, 40)
    right = row.right() - _paint_button(page, "done", say("screen.done"), row, RIGHT, 40 if tight else 72)
    if part.pages > 1:
        # After the last page comes the first: one button does for both ways.
        onward = part.page % part.pages + 1
        beside = row.adjusted(0, 0, right - row.right() - 24, 0)
        right -= 24 + _paint_button(page, f"page:{onward - part.page}", say("screen.page_button", n=onward), beside, RIGHT, 40)
    words = state.typed or part.note
    page.line(words, QRectF(left + 24, row.y(), right - left - 48, row.height()), ink="ink" if state.typed else "ink2", align=CENTRE)


def _paint_button(page: ScreenPage, wish: str, words: str, row: QRectF, side: object, padding: int) -> float:
    """At one end of `row`; gives the width taken. Done is the primary one."""
    block, primary = Block(words, step("base", bold=True)), wish == "done"
    wide = block.width + 2 * padding
    rect = QRectF(row.x() if side == LEFT else row.right() - wide, row.y(), wide, row.height())
    page.box(rect, "accent" if primary else "paper", None if primary else "ink", 4)
    page.write(block, rect.center().x() - block.width / 2, rect.center().y() - block.step.line / 2, "on_accent" if primary else "ink")
    page.target(wish, words, rect)
    return wide


def _paint_digits(page: ScreenPage, row: QRectF) -> None:
    """For a screen that is touched and has no keyboard."""
    # The 0 stands after the 9, as on a keyboard.
    keys = [(f"digit:{n}", str(n), str(n)) for n in (*range(1, 10), 0)]
    keys += [("rub", "⌫", say("screen.rub")), ("enter", "↵", say("screen.enter"))]
    # Twelve keys side by side, 12 units apart.
    wide = (row.width() - 12 * (len(keys) - 1)) / len(keys)
    for place, (wish, sign, name) in enumerate(keys):
        rect = QRectF(row.x() + place * (wide + 12), row.y(), wide, row.height())
        primary = wish == "enter"
        page.box(rect, "accent" if primary else "paper", None if primary else "edge", 4)
        page.line(sign, rect, ink="on_accent" if primary else "ink", align=CENTRE, bold=True)
        page.target(wish, name, rect)
