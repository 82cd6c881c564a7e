"""A vote from a table with a row for each voter and option. Voters are told apart while reading and forgotten after it.

Counts no half of a ballot: who has a row that can't be read stays out with all of their rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from moothall.core.batch import BallotRow, Batch, LeftOutRow, Remark, VoteRows
from moothall.core.votes import Candidate
from moothall.imports.cell_shapes import whole_of
from moothall.imports.encoding import TextSource
from moothall.imports.table_layout import TableGrid, TableRow, by_row
from moothall.words import say

COLUMNS = ("voter", "option", "dots")


def read_ballots(source: TextSource, grid: TableGrid, question: str = "") -> Batch:
    """A vote for each question, its options in the order they first appear. Trouble when a column is missing, or is there twice.

    Options that differ only by spaces or tabs around them are one, as it was first written. A voter's rows for one option add up: some
    tables have a row for every dot. What was asked a column `question` says, else `question`.
    """
    for name in COLUMNS:
        grid.must_have(name, source)
    grid.refuse_twins(source, COLUMNS)
    rows, left = _sorted_out(grid)
    remarks = list(grid.remarks(source, (*COLUMNS, "question")))
    # A table may hold several votes; a row without a question goes with the first.
    usual = next((said for row in rows if (said := row.tidy("question"))), "") or question or say("imports.vote_prompt")
    asked: dict[str, list[TableRow]] = {usual: []}
    for row in rows:
        asked.setdefault(row.tidy("question") or usual, []).append(row)
    votes = tuple(_vote(own, said, remarks) for said, own in asked.items())
    return Batch("ballots", votes=votes, left_out=by_row(left), remarks=tuple(remarks), columns=grid.told((*COLUMNS, "question")))


def _vote(rows: Sequence[TableRow], question: str, remarks: list[Remark]) -> VoteRows:
    marks: dict[str, Counter[int]] = {}
    first: dict[str, int] = {}
    options: dict[str, Candidate] = {}
    places: dict[str, int] = {}
    for row in rows:
        voter, text = row.tidy("voter"), row.cell("option")
        # Only spaces and tabs: other signs, and the case, may be all that tells two options apart.
        options.setdefault(text.strip(" \t"), Candidate(text, ref=text))
        place = places.setdefault(text.strip(" \t"), len(options))
        first.setdefault(voter, row.number)
        marks.setdefault(voter, Counter())[place] += whole_of(row.tidy("dots")) or 0
    if nothing := sum(dots == 0 for counted in marks.values() for dots in counted.values()):
        remarks.append(Remark("imports.zero_dots", {"n": nothing}))
    # Rows less pairs of voter and option: what is over was added to another row.
    if repeated := len(rows) - sum(map(len, marks.values())):
        remarks.append(Remark("imports.added_together", {"n": repeated}))
    # The plus drops what was given no dot: an option with 0 is one without a mark.
    papers = tuple(BallotRow(first[voter], +counted) for voter, counted in marks.items())
    return VoteRows(question, "cumulative", tuple(options.values()), papers)


def _sorted_out(grid: TableGrid) -> tuple[list[TableRow], list[LeftOutRow]]:
    """The rows of whole ballots; and the others, each with what is wrong with it or with another row of its voter."""
    # All rows are judged before any is kept, because a voter's bad row may come after the good ones.
    unfit = {row.number: reason for row in grid.rows if (reason := _unfit(row))}
    torn: dict[str, int] = {}
    # Rows that came apart count too, as far as their voter can be read.
    for row in (*grid.torn, *(row for row in grid.rows if row.number in unfit)):
        torn.setdefault(row.tidy("voter"), row.number)
    whole, left = [], list(grid.left_out)
    for row in grid.rows:
        voter = row.tidy("voter")
        if row.number in unfit:
            left.append(LeftOutRow(row.number, unfit[row.number]))
        elif voter in torn:
            left.append(LeftOutRow(row.number, "imports.ballot_torn", {"row": torn[voter]}))
        else:
            whole.append(row)
    return whole, left


def _unfit(row: TableRow) -> str:
    if not row.tidy("voter"):
        # Without a voter nobody can say which rows make a ballot.
        return "imports.no_voter"
    if not row.tidy("option"):
        return "imports.no_option"
    # Whole, never less than none, and of nine digits at most, so that the sum of many rows still fits the file.
    return "" if (whole_of(row.tidy("dots")) or 0) >= 0 and whole_of(row.tidy("dots")) is not None else "imports.not_dots"
