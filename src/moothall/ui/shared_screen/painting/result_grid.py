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
# A theme's symbol, and the space between columns.
_SYMBOL, _GAP = 64, 20
_NAMES = 0.32  # of the screen, at least
# A cell holds two figures, and is never so wide that its heading pushes the others out.
_LEAST_CELL, _WIDEST_CELL = 78, 300
# Lines of a heading, which breaks between words; a third would cost a row.
_HEAD_LINES = 2
_NARROW = "\u00a0"  # a space that no line ends at
_KEY_LINES = 4  # of names that have no room over their columns


def paint_grid(page: ScreenPage, part: Grid, area: QRectF) -> None:
    part, key = _with_whole_heads(part, area)
    notes = [Block(words, step("base"), area.width(), most) for words, most in ((key, _KEY_LINES), (part.note, 2)) if words]
    foot = sum(note.height for note in notes) + 8 * bool(notes)
    cells = _columns(part, area)
    heads = [Block(head, step("base"), wide - 8, _HEAD_LINES, align=CENTRE) for head, (_, wide) in zip(part.heads, cells, strict=True)]
    high = max((head.height for head in heads), default=0.0)
    for head, (x, _) in zip(heads, cells, strict=True):
        page.write(head, x, area.y() + high - head.height, "ink2")
    tallest = _TALLEST if len(part.rows) > _FEW_ROWS else _WITH_THREE_LINES
    pitch = min(tallest, (area.height() - high - foot) / max(1, len(part.rows)))
    for place, row in enumerate(part.rows):
        _paint_row(page, row, QRectF(area.x(), area.y() + high + place * pitch, area.width(), pitch), cells)
    bottom = area.bottom()
    for note in reversed(notes):
        bottom -= note.height
        page.write(note, area.x(), bottom, "ink2")


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


def _paint_row(page: ScreenPage, row: GridRow, rect: QRectF, cells: list[tuple[float, float]]) -> None:
    x = rect.x()
    if row.ordinal:
        page.symbol(x, rect.center().y() - _SYMBOL / 2, _SYMBOL, row.ordinal)
    else:
        page.line(str(row.number), QRectF(x, rect.y(), _SYMBOL, rect.height()), ink="ink2", bold=True)
    x += _SYMBOL + _GAP
    _paint_name(page, row.text, QRectF(x, rect.y(), cells[0][0] - x - _GAP, rect.height()))
    for cell, (left, wide) in zip(row.cells, cells, strict=True):
        _paint_cell(page, cell, QRectF(left, rect.y() + 4, wide - 8, rect.height() - 8))


def _paint_name(page: ScreenPage, text: str, rect: QRectF) -> None:
    """On two close lines, or three, where one would cut it and there is room."""
    base = step("base", bold=True)
    block = Block(text, base, rect.width())
    if block.cut and rect.height() >= 2 * _TIGHT:
        block = Block(text, Type(base.size, _TIGHT, base.weight), rect.width(), min(3, int(rect.height() // _TIGHT)))
    page.write(block, rect.x(), rect.center().y() - block.height / 2)


def _paint_cell(page: ScreenPage, cell: GridCell, rect: QRectF) -> None:
    """Filled from below as far as its share; the number stands on it."""
    if cell.full:
        high = rect.height() * cell.full / 100
        page.box(QRectF(rect.x(), rect.bottom() - high, rect.width(), high), "tint", radius=0)
    page.box(rect, None, "line", 2, 0)
    # A dash and not an empty cell: withheld, which the note explains.
    page.line(cell.text or "–", rect, ink="ink" if cell.text else "ink2", align=CENTRE, bold=bool(cell.text))
