"""Votes of which a file has only the sums: dots by option, and nobody behind them. Says nothing of people, for the file says nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from moothall.core.batch import BallotRow, VoteRows
from moothall.core.votes import Candidate


class Sum(NamedTuple):
    """An option's text, the mark of the note it stands for (or nothing), its dots, and the row they were read in."""

    text: str
    subject: str
    dots: int
    row: int = 0


def totals(question: str, sums: Iterable[Sum]) -> tuple[VoteRows, ...]:
    """One vote, its options in the order of the file; none when nobody gave a dot."""
    counted = [one for one in sums if one.text.strip()]
    # A board nobody voted on has its noughts too, and is no vote.
    if not any(one.dots for one in counted):
        return ()
    options = tuple(Candidate(one.text, ref=str(n), subject=one.subject) for n, one in enumerate(counted, 1))
    papers = tuple(BallotRow(one.row, {n: one.dots}) for n, one in enumerate(counted, 1) if one.dots)
    return (VoteRows(question, "cumulative", options, papers, totals=True),)


def whole(value: object, digits: int = 7) -> int:
    """A count as a file has it, as text or number, of so many digits at most; 0 when it is none."""
    # Seven digits: nobody gives ten million dots, and the sum of all options still fits. ASCII, for isdigit takes ² for a digit.
    text = str(value).strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= digits else 0
