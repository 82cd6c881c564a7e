"""The page of counts side by side: the same theme from question to question, and each question's themes by sector.

Tables with heads, so that a screen reader can tell what a number counts. Prints what the Copy has; adds nothing up across boards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from moothall.core.redacted_copy import BoardCopy, Copy
from moothall.core.theme_matrix import crossings
from moothall.exports.contribution_list import name_of
from moothall.exports.paper.line_breaking import BODY, META, QUIET, STRONG, Style
from moothall.exports.paper.page_rows import PaperRow, beside, hairline, space
from moothall.exports.paper.pdf_tags import Tag
from moothall.exports.paper.typesetting import Typesetter
from moothall.words import say

_NAMES = 0.36
"""Of the width, at least, for what the rows are called."""
_WIDEST = 104.0
"""Points a column of counts has at most; with few columns the names at the left have the rest."""

Line = tuple[str, Sequence[str]]
"""What a row is called, and its numbers as written; an empty one is nothing to tell."""


def side_by_side(copy: Copy, paper: Typesetter) -> list[PaperRow]:
    """Nothing when no theme meets another question, and no sector may be counted."""
    tables = [*_across(copy, paper), *(row for board in copy.boards for row in _by_sector(board, paper))]
    return [*paper.section(say("exports.side_by_side")), *tables] if tables else []


def _across(copy: Copy, paper: Typesetter) -> list[PaperRow]:
    boards = [board for board in copy.boards if board.themes]
    found = crossings([[(theme.name, theme.items) for theme in board.themes] for board in boards])
    # A table in which every theme has one number repeats the themes' own pages.
    if not any(row.boards > 1 for row in found):
        return []
    lines = [(row.name, ["" if n is None else str(n) for n in row.items]) for row in found]
    return [
        *paper.heading(say("exports.across")),
        *paper.text(say("exports.across_how"), META),
        space(4),
        *_table([board.prompt for board in boards], lines, paper),
    ]


def _by_sector(board: BoardCopy, paper: Typesetter) -> list[PaperRow]:
    if not board.sectors:
        return []
    names = {theme.symbol: name_of(theme) for theme in board.themes}
    heads = [count.sector or say("exports.no_sector") for count in board.sectors[0].counts]
    lines = [(names[of.symbol], ["" if c.items is None else str(c.items) for c in of.counts]) for of in board.sectors]
    return [
        *paper.heading(say("exports.sectors_of", prompt=board.prompt)),
        *paper.text(say("exports.items_withheld"), META),
        space(4),
        *_table(heads, lines, paper),
    ]


def _table(heads: Sequence[str], lines: Sequence[Line], paper: Typesetter) -> list[PaperRow]:
    wide = min(_WIDEST, paper.width * (1 - _NAMES) / max(1, len(heads)))
    left = paper.width - wide * len(heads)
    table = Tag("Table")
    # Heads at the foot of a page would head nothing.
    rows = [replace(row, keep=True) for row in _row(("", heads), "TH", META, META, left, wide, Tag("TR", table), paper)]
    for line in lines:
        rows += [
            hairline(paper.width),
            PaperRow(2, keep=True),
            *_row(line, "TD", STRONG, BODY, left, wide, Tag("TR", table), paper),
            PaperRow(3),
        ]
    return rows


def _row(line: Line, kind: str, named: Style, counted: Style, left: float, wide: float, across: Tag, paper: Typesetter) -> list[PaperRow]:
    name, cells = line
    numbers = [
        # 6 points between columns. What may not be told, or isn't there, is a dash and never a nought.
        paper.text(cell or "–", counted if cell else QUIET, wide - 6, left + place * wide, Tag(kind, across), right=True)
        for place, cell in enumerate(cells)
    ]
    # An empty head still needs a cell: a row of a table has as many for a screen reader as the others.
    return beside(paper.text(name or " ", named, left - 12, 0, Tag(kind, across)), *numbers)
