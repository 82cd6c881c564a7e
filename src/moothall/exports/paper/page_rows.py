"""What a page is made of: rows, each no higher than a line or two, so that anything can be cut between two pages.

Builders give lists of rows; nothing here knows where on which page a row will land.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import NamedTuple

from moothall.exports.paper.line_breaking import Style
from moothall.exports.paper.paper_page import HAIR, THIN, PaperPage
from moothall.exports.paper.pdf_tags import Tag

Piece = Callable[[PaperPage, float, float], None]
"""Draws something, given the top left corner of its row."""


class Bookmark(NamedTuple):
    """A heading that begins in a row: its level, 1 to 3, its words, and whether it is `plain`: too small a part to be listed."""

    level: int
    words: str
    plain: bool = False


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A strip across the text, `height` points high. `keep` holds it on the page of the row after it; `fresh` ends the page before it."""

    height: float
    pieces: tuple[Piece, ...] = ()
    keep: bool = False
    bookmarks: tuple[Bookmark, ...] = ()
    fresh: bool = False


def space(height: float) -> PaperRow:
    """A gap that may be cut, and that no page begins with."""
    return PaperRow(height)


def rule(width: float, weight: float = THIN, colour: str = "ink", x: float = 0) -> PaperRow:
    """A line across, kept with what it begins."""
    return PaperRow(weight, (lambda page, left, top: page.rule(left + x, top, width, weight, colour),), keep=True)


def hairline(width: float, x: float = 0) -> PaperRow:
    """The thinnest line, in the colour that carries no meaning: it parts the rows of a list."""
    return rule(width, HAIR, "line", x)


@dataclass(frozen=True, slots=True)
class _TextLine:
    """A piece that is one line of text. No closure: a long document has tens of thousands, in a fifth of the room."""

    text: str
    style: Style
    tag: Tag
    x: float
    right: bool
    leftwards: bool

    def __call__(self, page: PaperPage, left: float, top: float) -> None:
        # A share of the line, not of the type size, so that sizes set side by side with equal leading stand on one line.
        # Three quarters down: room for the letters above it, and below for their tails.
        page.text(left + self.x, top + self.style.leading * 0.75, self.text, self.style, self.tag, self.right, self.leftwards)


def line(text: str, style: Style, tag: Tag, x: float = 0, right: bool = False, leftwards: bool = False) -> Piece:
    """One line of text in a row as high as its leading. `right` makes `x` its end, `leftwards` says how the whole text reads."""
    return _TextLine(text, style, tag, x, right, leftwards)


def beside(*columns: Sequence[PaperRow]) -> list[PaperRow]:
    """Columns next to each other, row by row. Their pieces know how far in they stand."""
    rows = []
    for level in zip_longest(*columns):
        here = [row for row in level if row is not None]
        # One column's keeping keeps the others too: a row can't be on two pages.
        pieces, marks = tuple(p for r in here for p in r.pieces), tuple(m for r in here for m in r.bookmarks)
        rows.append(PaperRow(max(r.height for r in here), pieces, any(r.keep for r in here), marks))
    return rows


def stacked(*columns: Sequence[PaperRow]) -> PaperRow:
    """Columns next to each other as one row that isn't cut. For short columns whose rows don't match."""
    pieces: list[Piece] = []
    for column in columns:
        down = 0.0
        for row in column:
            pieces += [_Lowered(piece, down) if down else piece for piece in row.pieces]
            down += row.height
    bookmarks = tuple(mark for column in columns for row in column for mark in row.bookmarks)
    return PaperRow(max(height(column) for column in columns), tuple(pieces), bookmarks=bookmarks)


@dataclass(frozen=True, slots=True)
class _Lowered:
    """A piece that stands further down in its row. No closure either: a list in two columns has one for each further line."""

    piece: Piece
    by: float

    def __call__(self, page: PaperPage, left: float, top: float) -> None:
        self.piece(page, left, top + self.by)


def height(rows: Iterable[PaperRow]) -> float:
    """Points from the top of the first to the foot of the last."""
    return sum(row.height for row in rows)


def kept(rows: Sequence[PaperRow], most: float) -> list[PaperRow]:
    """The rows held on one page if they are no higher than `most` points together."""
    if height(rows) > most:
        return list(rows)
    # The last stays free, else these would be kept with whatever follows.
    return [*(replace(row, keep=True) for row in rows[:-1]), *rows[-1:]]


def with_piece(row: PaperRow, *pieces: Piece) -> PaperRow:
    """The row with something more, drawn and read first."""
    return replace(row, pieces=(*pieces, *row.pieces))
