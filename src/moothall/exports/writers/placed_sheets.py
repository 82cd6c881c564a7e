"""Sheets on which everything has its place, drawn. Moves nothing: words that are too long for their place become smaller there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from moothall.exports.content.print_blocks import Placed, PlacedCode, PlacedRing, PlacedSquare, PlacedWords
from moothall.exports.paper.paper_page import PaperPage
from moothall.exports.paper.typesetting import Typesetter
from moothall.exports.writers.print_rows import MM, print_rows

_OVER = 0.01
"""Points by which squares of a code overlap: two that only touch show a white hair between them on some printers."""
_LEAST = 6.0


def draw_placed(page: PaperPage, placed: Sequence[Placed]) -> None:
    for thing in placed:
        match thing:
            case PlacedWords():
                _words(page, thing)
            case PlacedCode():
                for x, y, wide, high in runs_of(thing):
                    page.black(x * MM, y * MM, wide * MM + _OVER, high * MM + _OVER)
            case PlacedSquare():
                page.black((thing.x - thing.side / 2) * MM, (thing.y - thing.side / 2) * MM, thing.side * MM, thing.side * MM)
            case PlacedRing():
                page.ring(thing.x * MM, thing.y * MM, thing.radius * MM, "ink", thing.line)


def _words(page: PaperPage, placed: PlacedWords) -> None:
    top = placed.y * MM
    for row in print_rows((placed.words,), Typesetter(placed.wide * MM, 1, _LEAST), placed.wide * MM):
        for piece in row.pieces:
            piece(page, placed.x * MM, top)
        top += row.height


def runs_of(code: PlacedCode) -> Iterator[tuple[float, float, float, float]]:
    """Its black squares, those side by side in one piece: left, top, width and height in millimetres."""
    one = code.side / len(code.squares)
    for y, row in enumerate(code.squares):
        for black, squares in groupby(enumerate(row), key=lambda at: at[1]):
            places = [place for place, _ in squares]
            if black:
                yield code.x + places[0] * one, code.y + y * one, len(places) * one, one
