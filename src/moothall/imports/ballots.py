"""A vote from a table with a row for each voter and option. Voters are told apart while reading and forgotten after it."""

from __future__ import annotations

import re
from collections import Counter

from moothall.core.batch import Batch, Held, Left, Paper
from moothall.core.votes import Candidate
from moothall.imports.encoding import Source
from moothall.imports.tables import Grid, Row, by_row

COLUMNS = ("voter", "option", "dots")

WHOLE = re.compile("[0-9]{1,9}")
"""Dots are whole, never less than none, and few enough to add up."""


def read_ballots(source: Source, grid: Grid) -> Batch:
    """One vote, its options in the order they first appear. Trouble when a column is missing."""
    for name in COLUMNS:
        grid.must_have(name, source)
    marks: dict[str, Counter[int]] = {}
    first: dict[str, int] = {}
    places: dict[str, int] = {}
    left = list(grid.left_out)
    for row in grid.rows:
        reason = _unfit(row)
        if reason:
            left.append(Left(row.number, reason))
            continue
        voter = row.tidy("voter")
        place = places.setdefault(row.cell("option"), len(places) + 1)
        first.setdefault(voter, row.number)
        marks.setdefault(voter, Counter())[place] += int(row.tidy("dots"))
    papers = tuple(Paper(first[voter], +counted) for voter, counted in marks.items())
    held = Held(source.path.stem, "cumulative", tuple(Candidate(text, ref=text) for text in places), papers)
    return Batch("ballots", held=held, left_out=by_row(left), remarks=grid.remarks(source, COLUMNS))


def _unfit(row: Row) -> str:
    if not row.tidy("voter"):
        return "imports.no_voter"
    if not row.tidy("option"):
        return "imports.no_option"
    return "" if WHOLE.fullmatch(row.tidy("dots")) else "imports.not_dots"
