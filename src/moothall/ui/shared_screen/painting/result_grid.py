"""Paints numbers side by side: a row an option, a cell each for rounds, groups or places of a scale. Never shading without its number."""

from __future__ import annotations

from dataclasses import replace
from string import ascii_lowercase

from PySide6.QtCore import QRectF

from moothall.core.picture import Grid, GridCell, GridRow
from moothall.tokens import Type
from moothall.ui.shared_screen.painting.block import Block, step
from moothall.ui.shared_screen.painting.screen_page import CENTRE, ScreenPage

# Units of a screen 1080 high; a row isn't higher however few there are.
_TALLEST = 136
_FEW_ROWS, _WITH_THREE_LINES = 3, 192  # so many rows may be higher, for names of three lines
_TIGHT = 62  # from one line of a name to its second
_OVER_CELLS, _LOW_CELLS = 58, 62  # the same over cells, and how high those are at least
# A theme's symbol, and the space between columns.
_SYMBOL, _GAP = 64, 20
_NAMES = 0.32  # of the screen, at least
# A cell holds two figures, and is never so wide that its heading pushes the others out.
_LEAST_CELL, _WIDEST_CELL = 78, 300
# Lines of a heading, which breaks between words; a third would cost a row.
_HEAD_LINES = 2
_NARROW = "\u00a0"  # a space that no line ends at
_KEY_LINES, _NOTE_LINES, _NOTE_UNDER_FEW = (
    4,
    2,
    3,
)  # of names that have no room over their columns, and of what has to be known to read it right


def paint_grid(page: ScreenPage, part: Grid, area: QRectF) -> None:
    part, key = _with_whole_heads(part, area)
    lines = _NOTE_UNDER_FEW if len(part.rows) <= _FEW_ROWS else _NOTE_LINES
    notes = [Block(words, step("base"), area.width(), most) for words, most in ((key, _KEY_LINES), (part.note, lines)) if words]
    room = area.adjusted(0, 0, 0, -sum(note.height for note in notes) - 8 * bool(notes))
    rows = _Rows(part, room)
    if rows.cut and len(part.rows) <= _FEW_ROWS + 1:
        # What would be cut beside its cells has the width of the screen to itself, and the cells stand below.
        over = _Rows(part, room, over=True)
        rows = rows if over.cut else over
    rows.paint(page)
    bottom = area.bottom()
    for note in reversed(notes):
        bottom -= note.height
        page.write(note, area.x(), bottom, "ink2")


class _Rows:
    """Heads and rows: names beside their cells, or `over` them."""

    def __init__(self, part: Grid, area: QRectF, *, over: bool = False) -> None:
        self._part, self._area, self._over = part, area, over
        widest = (Block(str(row.number), step("base", bold=True)).width for row in part.rows if not row.ordinal and row.number >= 0)
        self._names = area.x() + max([_SYMBOL, *widest]) + _GAP
        self._cells = _spread(part, self._names, area.right()) if over else _columns(part, area)
        wide = [wide - 8 for _, wide in self._cells]
        self._heads = [Block(head, step("base"), w, _HEAD_LINES, align=CENTRE) for head, w in zip(part.heads, wide, strict=True)]
        self._high = max((head.height for head in self._heads), default=0.0)
        tallest = _TALLEST if len(part.rows) > _FEW_ROWS else _WITH_THREE_LINES
        self._pitch = min(tallest, (area.height() - self._high) / max(1, len(part.rows)))
        self._blocks = [self._name(row.text) for row in part.rows]

    @property
    def cut(self) -> bool:
        return any(block.cut for block in self._blocks)

    def _name(self, text: str) -> Block:
        """On two close lines, or three, where one would cut it and there is room."""
        end = self._area.right() if self._over or not self._cells else self._cells[0][0] - _GAP
        high = self._pitch - _LOW_CELLS if self._over else self._pitch
        base, wide = step("base", bold=True), end - self._names
        line = _OVER_CELLS if self._over else _TIGHT
        tight = Type(base.size, line, base.weight)
        block = Block(text, tight if self._over else base, wide)
        return Block(text, tight, wide, min(3, int(high // line))) if block.cut and high >= 2 * line else block

    def paint(self, page: ScreenPage) -> None:
        area, bottom = self._area, self._area.y() + self._high
        for head, (x, _) in zip(self._heads, self._cells, strict=True):
            page.write(head, x, bottom - head.height, "ink2")
        for place, (row, name) in enumerate(zip(self._part.rows, self._blocks, strict=True)):
            self._paint_row(page, row, name, QRectF(area.x(), bottom + place * self._pitch, area.width(), self._pitch))

    def _paint_row(self, page: ScreenPage, row: GridRow, name: Block, rect: QRectF) -> None:
        first = QRectF(rect.x(), rect.y(), self._names - rect.x(), _TIGHT if self._over else rect.height())
        if row.ordinal:
            page.symbol(first.x(), first.center().y() - _SYMBOL / 2, _SYMBOL, row.ordinal)
        else:
            page.line(str(row.number) if row.number >= 0 else "", first, ink="ink2", bold=True)
        page.write(name, self._names, rect.y() if self._over else rect.center().y() - name.height / 2)
        cells = rect.adjusted(0, name.height if self._over else 4, 0, -8 if self._over else -4)
        for cell, (left, wide) in zip(row.cells, self._cells, strict=True):
            _paint_cell(page, cell, QRectF(left, cells.y(), wide - 8, cells.height()))


def _spread(part: Grid, left: float, right: float) -> list[tuple[float, float]]:
    """Columns over the whole width, as wide as their heads are on one line, with what there is of room shared out."""
    wanted = [max(_LEAST_CELL, Block(head, step("base")).width + _GAP) for head in part.heads]
    more, found = (right - left - sum(wanted)) / max(1, len(wanted)), []
    if more < 0:
        wanted, more = [(right - left) / len(wanted)] * len(wanted), 0.0
    for wide in wanted:
        found.append((left, wide + more))
        left += wide + more
    return found


def _with_whole_heads(part: Grid, area: QRectF) -> tuple[Grid, str]:
    """The grid with heads that stand whole over their columns, and what explains them: where words would be broken or cut, each column has
    a letter, and the names are a key below.
    """
    cells = _columns(part, area)
    blocks = [Block(head, step("base"), wide - 8, _HEAD_LINES) for head, (_, wide) in zip(part.heads, cells, strict=True)]
    whole = (wide - 8 for _, wide in cells)
    broken = any(Block(word, step("base")).width > room for head, room in zip(part.heads, whole, strict=True) for word in head.split())
    if not broken and not any(block.cut for block in blocks):
        return part, ""
    # Small letters: the capitals are the themes'.
    letters = tuple(ascii_lowercase[place % 26] * (1 + place // 26) for place in range(len(part.heads)))
    # A letter is never parted from its name's beginning by the end of a line, nor the count from its end.
    named = (_NARROW.join(head.rsplit(" ", 1)) for head in part.heads)
    key = "   ".join(f"{letter}{_NARROW}{head}" for letter, head in zip(letters, named, strict=True))
    return replace(part, heads=letters), key


def _columns(part: Grid, area: QRectF) -> list[tuple[float, float]]:
    """Where each column begins and how wide it is: as its widest word wants, while the names have their share."""
    wanted = [_wanted(head, [row.cells[place].text for row in part.rows]) for place, head in enumerate(part.heads)]
    # Too wide together, all are narrowed alike.
    share = min(1.0, area.width() * (1 - _NAMES) / max(1.0, sum(wanted)))
    left, found = area.right() - sum(wanted) * share, []
    for wide in wanted:
        found.append((left, wide * share))
        left += wide * share
    return found


def _wanted(head: str, texts: list[str]) -> float:
    words = [*((word, False) for word in head.split()), *((text, True) for text in texts)]
    widest = max((Block(word, step("base", bold=bold)).width for word, bold in words), default=0.0)
    return max(_LEAST_CELL, min(widest + _GAP, _WIDEST_CELL))


def _paint_cell(page: ScreenPage, cell: GridCell, rect: QRectF) -> None:
    """Filled from below as far as its share; the number stands on it."""
    if cell.full:
        high = rect.height() * cell.full / 100
        page.box(QRectF(rect.x(), rect.bottom() - high, rect.width(), high), "tint", radius=0)
    page.box(rect, None, "line", 2, 0)
    # A dash and not an empty cell: withheld, which the note explains.
    page.line(cell.text or "–", rect, ink="ink" if cell.text else "ink2", align=CENTRE, bold=bool(cell.text))
