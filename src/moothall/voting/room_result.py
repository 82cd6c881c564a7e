"""What the room sees of a vote whose result is known. Keeps the tally's order and ranks nobody."""

from __future__ import annotations

from collections.abc import Sequence

from moothall.core.activity import Ledger
from moothall.core.ballots import Line, Tally, near_ties
from moothall.core.picture import BLANK, Heading, Picture, Result, ResultLine
from moothall.core.votes import Vote
from moothall.words import say

LINES_A_PAGE = 6


def result_picture(ledger: Ledger, vote: Vote, page: int) -> Picture:
    tally = ledger.tally(vote.key)
    if tally is None:
        return BLANK
    page, pages = paged(len(tally.lines), page, LINES_A_PAGE)
    first = (page - 1) * LINES_A_PAGE
    lines = _lines(tally.lines)[first : first + LINES_A_PAGE]
    part = Result(
        lines=tuple(lines),
        most=max((line.dots for line in tally.lines), default=0),
        ballots=tally.ballots,
        of=base(tally.ballots, vote.present),
        note=say("voting.live_not_sealed") if vote.mode == "live" else "",
        rest=_rest(tally, first + LINES_A_PAGE),
        page=page,
        pages=pages,
    )
    return Picture((Heading(say("voting.energy")), part), live=say("voting.live_result"), pages=pages)


def _lines(lines: Sequence[Line]) -> list[ResultLine]:
    runs = {place: run for run, (a, b) in enumerate(near_ties(lines), 1) for place in range(a, b + 1)}
    return [
        ResultLine(x.option.ordinal, x.option.number, x.option.text, x.dots, x.voters, runs.get(place, 0)) for place, x in enumerate(lines)
    ]


def _rest(tally: Tally, after: int) -> str:
    """ "6 more, 11 to 13 dots": what the next pages hold."""
    rest = tally.lines[after:]
    if not rest:
        return ""
    low, high = rest[-1].dots, rest[0].dots
    return say("voting.rest_same" if low == high else "voting.rest", n=len(rest), low=low, high=high)


def base(ballots: int, of: int) -> int:
    """The number of people, unless more ballots came than people were ticked: then nobody can say of how many."""
    return of if ballots <= of else 0


def paged(count: int, page: int, size: int) -> tuple[int, int]:
    pages = max(1, -(-count // size))
    return min(max(page, 1), pages), pages
