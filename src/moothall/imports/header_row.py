"""Which row of a table is its header: often there are a title, a date or a logo above it. Judges by the rows alone, and is told to the
person, who may say otherwise."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import pairwise
from statistics import median

from moothall.imports.separated_text import RawRow, column

SURE = 2
"""Columns we know in one row that make it a header wherever it stands."""


Two = Callable[[list[str], list[str]], bool]


def header_place(first: Sequence[RawRow], known: Collection[str], two_rows: Two) -> int:
    """The place of the header among the first filled rows; of the upper row, where it has two and `two_rows` says so."""
    rows = [record.cells for record in first]
    gaps = [below.number - above.number > 1 for above, below in pairwise(first)]

    def two(upper: list[str], lower: list[str]) -> bool:
        # One line over the first column of what is below it is a title, and so is one over columns we know.
        above, below = filled(upper), filled(lower)
        title = len(above) == 1 and bool(below) and (above[0] <= below[0] or _named(lower, known) >= SURE)
        return two_rows(upper, lower) and not title

    if len(rows) < 2 or two(rows[0], rows[1]):
        return 0
    named = [_named(row, known) for row in rows]
    best = named.index(max(named))
    if named[best] >= SURE and named[0] < SURE:
        # Two header rows: the upper one, with the questions, is known by nothing.
        return best - 1 if best and two(rows[best - 1], rows[best]) else best
    place = 0 if named[0] else _first_wide(rows, gaps)
    return place


def _first_wide(rows: Sequence[Sequence[str]], gaps: Sequence[bool]) -> int:
    """The first row that is no title line."""
    wide = [len(filled(row)) for row in rows]
    usual = median(wide[1:])
    # A list of one column begins with its first row.
    if usual < 2:
        return 0
    # Title lines have one cell; lines such as "Date: | 1 May" have two, above a list of four columns or more.
    place = next((place for place, cells in enumerate(wide) if cells > max(1, usual / 2 if usual >= 4 else 1)), 0)
    # A heading may stand over a later column alone; a title stands where the list begins, or left of it.
    begins = min(filled(row)[0] for row in rows[place:])
    # Above two columns one cell alone may be a heading whose neighbour has none; an empty row below it says that it is a title.
    alone = place == 1 and usual == 2 and not gaps[0]
    return 0 if place and (alone or filled(rows[0])[0] > begins) else place


def _named(row: Sequence[str], known: Collection[str]) -> int:
    return len({column(cell) for cell in row} & set(known))


def filled(row: Sequence[str]) -> list[int]:
    """The places of cells with something in them."""
    return [place for place, cell in enumerate(row) if cell.strip()]
