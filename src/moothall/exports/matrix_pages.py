"""The page of counts side by side: the same theme from question to question, and each question's themes by sector.

Tables with heads, so that a screen reader can tell what a number counts. Says what the Copy has; adds nothing up across boards.
"""

from __future__ import annotations

from collections.abc import Iterable

from moothall.core.redacted_copy import BoardCopy, Copy
from moothall.core.theme_matrix import crossings
from moothall.exports.content.blocks import Blocks, Cell, DocumentHeading, DocumentRow, DocumentTable
from moothall.exports.contribution_list import name_of
from moothall.words import say


def side_by_side(copy: Copy) -> Blocks:
    """Nothing when no theme meets another question, and no sector may be counted."""
    tables = (*_across(copy), *(block for board in copy.boards for block in _by_sector(board)))
    return (DocumentHeading(2, say("exports.side_by_side")), *tables) if tables else ()


def _across(copy: Copy) -> Blocks:
    boards = [board for board in copy.boards if board.themes]
    found = crossings([[(theme.name, theme.items) for theme in board.themes] for board in boards])
    # A table in which every theme has one number repeats the themes' own pages.
    if not any(row.boards > 1 for row in found):
        return ()
    rows = tuple(DocumentRow(row.name, _cells(row.items)) for row in found)
    heads = ("", *(board.prompt for board in boards))
    return (DocumentHeading(3, say("exports.across")), DocumentTable(say("exports.across_how"), heads, rows))


def _by_sector(board: BoardCopy) -> Blocks:
    if not board.sectors:
        return ()
    names = {theme.symbol: name_of(theme) for theme in board.themes}
    heads = ("", *(count.sector or say("exports.no_sector") for count in board.sectors[0].counts))
    rows = tuple(DocumentRow(names[of.symbol], _cells(c.items for c in of.counts)) for of in board.sectors)
    return (DocumentHeading(3, say("exports.sectors_of", prompt=board.prompt)), DocumentTable(say("exports.items_withheld"), heads, rows))


def _cells(counts: Iterable[int | None]) -> tuple[Cell, ...]:
    return tuple(Cell("" if n is None else str(n)) for n in counts)
