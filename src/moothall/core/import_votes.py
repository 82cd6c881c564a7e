"""A newer copy of a file of votes: which of its votes are here already, as far as their sums say. Changes nothing.

A vote that is closed takes no more ballots, so a newer copy of one is told and stays out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from moothall.core.ballots import Tally
from moothall.core.batch import BallotRow, Batch, Remark, VoteRows
from moothall.core.errors import Fact
from moothall.core.model import Session
from moothall.core.text import as_read
from moothall.core.votes import Candidate, Vote, options_of, votes

TallyOf = Callable[[str], Tally | None]
"""The result of a vote by its key; None where it may not be seen."""


def only_new_votes(session: Session, batch: Batch, tally_of: TallyOf) -> Batch:
    """The batch without votes that are here already, told; and with a word where one of the same question and options came in besides.

    Compared as counts: a copy holds at least the ballots of the older one, and on each option at least its voters. Whoever asked to have
    the file again asks nothing here.
    """
    fresh: list[VoteRows] = []
    remarks: list[Remark] = []
    for held in batch.votes:
        alike = [tally for vote in _alike(session, held) if (tally := tally_of(vote.key)) is not None]
        facts: dict[str, Fact] = {"question": " ".join(held.question.split())[:80], "n": len(held.papers)}
        older = next((tally for tally in alike if _holds(held, tally)), None)
        if older is not None:
            remarks.append(Remark("imports.vote_is_here", {**facts, "here": older.ballots}))
        else:
            fresh.append(held)
            remarks += [Remark("imports.vote_like_another", facts)] if alike else []
    return replace(batch, votes=tuple(fresh), remarks=(*batch.remarks, *remarks)) if remarks else batch


def _alike(session: Session, held: VoteRows) -> Iterable[Vote]:
    """Votes that were brought in before with this question and these options."""
    wanted = Counter(as_read(option.text) for option in held.options)
    for vote in votes(session):
        if (vote.state, vote.kind, as_read(vote.question)) != ("revealed", held.kind, as_read(held.question)):
            continue
        if Counter(as_read(option.text) for option in options_of(session, vote.key)) == wanted:
            yield vote


def _holds(held: VoteRows, tally: Tally) -> bool:
    """Whether the file has at least what the vote has."""
    if held.totals:
        return sum(sum(paper.marks.values()) for paper in held.papers) >= tally.dots
    if not {"import"} >= tally.routes.keys() or len(held.papers) < tally.ballots:
        return False
    named = _voters(held.papers, held.options)
    return all((line.voters or 0) <= named[as_read(line.option.text)] for line in tally.lines)


def _voters(papers: Sequence[BallotRow], options: Sequence[Candidate]) -> Mapping[str, int]:
    """How many ballots of a file mark each option, by its name."""
    found = Counter[str]()
    for paper in papers:
        found.update(as_read(options[place - 1].text) for place, mark in paper.marks.items() if mark)
    return found
