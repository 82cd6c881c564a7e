"""A Polis conversation: comments.csv, with votes.csv beside it. +1 is agree, and of several votes of one person on a statement the last
counts. The columns that count votes are not read: they count a changed vote twice."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from moothall.core.batch import BallotRow, Batch, LeftOutRow, NoteRow, Remark, VoteRows
from moothall.core.errors import Trouble
from moothall.core.scales import Point
from moothall.core.votes import Candidate
from moothall.imports.encoding import TextSource, read_source
from moothall.imports.import_settings import ImportSettings
from moothall.imports.separated_text import column
from moothall.imports.table_layout import TableGrid, TableRow, by_row, grid_of, layout_of
from moothall.imports.totals import whole
from moothall.words import say

COMMENTS = frozenset({"comment_body", "comment_id"})
VOTES = frozenset({"comment_id", "voter_id", "vote"})

MARKS = {"-1": 1, "0": 2, "1": 3}
"""Disagree, pass, agree: more is more in favour, and the scale has agree first."""


def read_polis(source: TextSource, grid: TableGrid, kind: str = "") -> Batch:
    """Statements as notes, and the votes on them where votes.csv lies beside the file. With `kind` only the one or the other.

    Trouble when there is no column of statements, or the file beside can't be read.
    """
    batch = _comments(source, grid)
    # What was pasted has no folder: its path is only a name, and would find files of wherever the program was started.
    beside = None if source.pasted else _beside(source.path, "votes.csv")
    if kind == "contributions" or beside is None:
        return batch
    statements = {note.mark: note.text for note in batch.notes}
    cast = _grid(read_source(beside), VOTES)
    held, left = _vote(cast, statements, _shown(grid))
    odd = (Remark("imports.beside_left_out", {"file": beside.name, "n": len(left)}),) if left else ()
    remarks = (*batch.remarks, Remark("imports.beside", {"file": beside.name}), *odd, *_signs(cast))
    votes = (replace(held, question=_topic(source)),)
    notes = () if kind == "ballots" else batch.notes
    return Batch("contributions" if notes else "ballots", notes, (), votes, batch.left_out, remarks)


def read_polis_votes(source: TextSource, grid: TableGrid, kind: str = "") -> Batch:
    """The same from votes.csv; statements go by their numbers where comments.csv isn't beside it. Trouble when that can't be read."""
    beside = None if source.pasted else _beside(source.path, "comments.csv")
    comments = _grid(read_source(beside), COMMENTS) if beside else None
    statements = {row.tidy("comment_id"): row.cell("comment_body") for row in comments.rows} if comments else {}
    held, left = _vote(grid, statements, _shown(comments) if comments else set())
    remarks = (*source.remarks, Remark("imports.beside", {"file": beside.name})) if beside else source.remarks
    votes = (replace(held, question=_topic(source)),)
    return Batch("ballots", votes=votes, left_out=by_row(left), remarks=(*remarks, *_signs(grid)))


def _comments(source: TextSource, grid: TableGrid) -> Batch:
    if "comment_body" not in grid.names:
        raise Trouble("imports.no_column", file=source.name, column="comment-body", columns=", ".join(grid.header)[:200])
    notes, left = [], list(grid.left_out)
    for row in grid.rows:
        if row.cell("comment_body").strip():
            number = row.tidy("comment_id")
            notes.append(NoteRow(row.cell("comment_body"), response_no=number, mark=number))
        else:
            left.append(LeftOutRow(row.number, "imports.no_text"))
    return Batch("contributions", tuple(notes), left_out=by_row(left), remarks=grid.remarks(source, COMMENTS | {"timestamp", "datetime"}))


def _beside(path: Path, name: str) -> Path | None:
    """The other file of the conversation, in the same folder."""
    other = path.with_name(name)
    return other if other != path and other.is_file() else None


def _grid(source: TextSource, known: frozenset[str]) -> TableGrid:
    return grid_of(source, layout_of(source, ImportSettings(), known))


def _shown(grid: TableGrid) -> set[str]:
    """Statements that the moderators let through; those turned down were put to nobody."""
    return {row.tidy("comment_id") for row in grid.rows if row.tidy("moderated") != "-1"}


def _vote(grid: TableGrid, statements: dict[str, str], shown: set[str]) -> tuple[VoteRows, list[LeftOutRow]]:
    cast: dict[str, dict[str, str]] = {}
    first: dict[str, int] = {}
    left = list(grid.left_out)
    # Python keeps the order of equals, and later votes overwrite earlier ones below: so the last one counts.
    for row in sorted(grid.rows, key=_when):
        voter, statement, answer = row.tidy("voter_id"), row.tidy("comment_id"), row.tidy("vote")
        if answer not in MARKS or not voter or not statement:
            left.append(LeftOutRow(row.number, "imports.not_a_polis_vote"))
            continue
        first.setdefault(voter, row.number)
        cast.setdefault(voter, {})[statement] = answer
    answered = {statement for votes in cast.values() for statement in votes}
    # Shorter first, then by their signs: numbers in their order, without trusting them to be numbers.
    refs = sorted(shown | answered, key=lambda ref: (len(ref), ref))
    places = {ref: place for place, ref in enumerate(refs, 1)}
    options = tuple(Candidate(statements.get(ref, "").strip() or say("imports.statement", ref=ref), ref=ref, subject=ref) for ref in refs)
    marks = {voter: {places[ref]: MARKS[answer] for ref, answer in votes.items()} for voter, votes in cast.items()}
    papers = tuple(BallotRow(first[voter], marked) for voter, marked in marks.items())
    scale = Point(1, say("imports.agree")), Point(0, say("imports.pass")), Point(-1, say("imports.disagree"))
    name = say("imports.polis_scale")
    return VoteRows(say("imports.statements"), "rated", options, papers, cap=3, scale=scale, scale_name=name, support=1), left


def _when(row: TableRow) -> int:
    """When a vote was cast, for files that are not in that order; where they don't say, the order of the file stays."""
    # 16 digits have room for microseconds since 1970.
    return whole(row.tidy("timestamp")[:16], digits=16)


def _signs(grid: TableGrid) -> tuple[Remark, ...]:
    """Published conversations count time in milliseconds. Files that count it in seconds come from a Polis that may write agree as -1."""
    # Ten digits are seconds since 1970, thirteen milliseconds. Five rows are enough: one program wrote them all.
    stamps = [row.tidy("timestamp") for row in grid.rows[:5]]
    return (Remark("imports.polis_signs"),) if stamps and all(re.fullmatch("[0-9]{10}", stamp) for stamp in stamps) else ()


def _topic(source: TextSource) -> str:
    """What the conversation was about, from summary.csv beside it."""
    beside = None if source.pasted else _beside(source.path, "summary.csv")
    if beside is None:
        return say("imports.statements")
    # The summary is a few lines of name and value. A topic becomes the vote's question, and is cut at 300 characters.
    for line in read_source(beside).text.splitlines()[:20]:
        name, _, topic = line.partition(",")
        if column(name) == "topic" and topic.strip():
            return topic.strip().strip('"')[:300]
    return say("imports.statements")
