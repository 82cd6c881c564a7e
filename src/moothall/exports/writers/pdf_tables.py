"""Tables on paper: heads that stay with what they head, names at the left, figures at the right, a hairline over every row."""

from __future__ import annotations

from dataclasses import dataclass, replace

from moothall.exports.content.blocks import Cell, DocumentRow, DocumentTable
from moothall.exports.paper.line_breaking import BODY, META, QUIET, STRONG, Style
from moothall.exports.paper.page_rows import PaperRow, Piece, beside, hairline, kept
from moothall.exports.paper.paper_page import PaperPage
from moothall.exports.paper.pdf_tags import Tag
from moothall.exports.paper.typesetting import Typesetter

_NAMES, _NAMED = 0.36, 0.42
"""Of the width, for what rows are called: at least, beside figures; and beside words, which are usually longer."""
_WIDEST = 104.0
"""Points a column of figures has at most; with few columns the names at the left have the rest."""
_TOGETHER = 200.0
"""A row no higher than this, in points, isn't cut between two pages."""
_BETWEEN, _AFTER_NAME = 6.0, 12.0
"""Points that stay free between columns, and after the names."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the columns of one table stand, in points."""

    paper: Typesetter
    tag: Tag
    figures: bool
    left: float
    wide: float

    def row(self, line: DocumentRow, named: Style, told: Style, cell: str, scope: str) -> list[PaperRow]:
        """One row; `cell` is the tag of its cells, `scope` what its first one is the head of, if it is one."""
        across = Tag("TR", self.tag)
        cells = [
            self.paper.text(self._told(c), told if c.words else QUIET, self.wide - _BETWEEN, x, Tag(cell, across), right=self.figures)
            for c, x in zip(line.cells, self.places(line), strict=True)
        ]
        # An empty head still needs a cell: a row of a table has as many for a screen reader as the others.
        first = Tag("TH" if scope else "TD", across, scope=scope)
        return beside(self.paper.text(line.name or " ", named, self.left - _AFTER_NAME, 0, first), *cells)

    def places(self, line: DocumentRow) -> list[float]:
        return [self.left + place * self.wide for place in range(len(line.cells))]

    def bars(self, line: DocumentRow) -> tuple[Piece, ...]:
        wide = self.wide - _BETWEEN
        return tuple(_bar(x, wide, cell.full) for cell, x in zip(line.cells, self.places(line), strict=True) if cell.full)

    def _told(self, cell: Cell) -> str:
        # What may not be told, or isn't there, is a dash and never a nought.
        return cell.words or ("–" if self.figures else " ")


def table_rows(table: DocumentTable, paper: Typesetter) -> list[PaperRow]:
    """A caption where there is one, the heads, and the rows."""
    columns = max(1, len(table.heads) - 1)
    wide = min(_WIDEST, paper.width * (1 - _NAMES) / columns) if table.figures else paper.width * (1 - _NAMED) / columns
    grid = _Grid(paper, Tag("Table"), table.figures, paper.width - wide * columns, wide)
    caption = [*paper.text(table.caption, META, tag=Tag("Caption", grid.tag)), PaperRow(4)] if table.caption else []
    heads = grid.row(DocumentRow(table.heads[0], tuple(Cell(head) for head in table.heads[1:])), META, META, "TH", "Column")
    # Heads at the foot of a page would head nothing.
    rows = [replace(row, keep=True) for row in (*caption, *heads)]
    for line in table.rows:
        rows += [hairline(paper.width), *kept(_line(line, grid), _TOGETHER)]
    return rows


def _line(line: DocumentRow, grid: _Grid) -> list[PaperRow]:
    named, told = (STRONG, BODY) if grid.figures else (BODY, QUIET)
    bars = grid.bars(line)
    # 5 points high for a bar of 2.
    return [PaperRow(2, keep=True), *grid.row(line, named, told, "TD", "Row" if grid.figures else ""), PaperRow(5 if bars else 3, bars)]


def _bar(x: float, wide: float, full: int) -> Piece:
    def draw(page: PaperPage, left: float, top: float) -> None:
        # It grows from the right, under numbers that end there.
        page.bar(left + x + wide * (100 - full) / 100, top, wide * full / 100, 2)

    return draw
