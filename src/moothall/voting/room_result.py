"""What the room sees of a vote whose result is known. Keeps the tally's order and ranks nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from moothall.core.activity import VoteReader
from moothall.core.ballot_marking import in_points, worded
from moothall.core.ballots import BallotLine, Tally
from moothall.core.interpretation import brackets, close_calls, divides, got, places_of
from moothall.core.legibility import in_letters
from moothall.core.model import Session
from moothall.core.picture import BLANK, NARROW, Distribution, Grid, Heading, Picture, PollLine, Question, Result, ResultLine, Showing
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import VOTES, Vote
from moothall.voting.result_grids import (
    paged_grid,
    rated_grid,
    rated_note,
    read_together,
    rounds_grid,
    rows_a_page,
    split_grid,
    tallies_of,
)
from moothall.voting.result_words import beforehand, by_point, called, few, is_ordered, reading, turnout
from moothall.words import say

LINES_A_PAGE = 6
"""Rows of 130 px at a height of 1080, under a title of 96 (design language, screen 07)."""
_NARROW_LINES = 4
_WIDE_NAME, _NARROW_NAME = 29, 15
"""Letters of a name that stand on one line; further lines hold fewer, for they break between words."""
_NEXT_LINE = 0.8
_NAME_LINE, _DOTS, _WIDE_ROOM, _NARROW_ROOM = 58, 34, 552, 470
"""Units of a screen 1080 high: from one line of a name to its next, its dots, and what a page has for all of it."""
_WIDE_NOTE, _NARROW_NOTE, _NOTE_LINE = 58, 40, 72
"""Letters that a line of the note holds, and its height."""
_TIED = 24
"""Letters that name a near-tie which a page's end cuts."""
_BESIDE_CONCERNS = 1.3
_MOST_NAMED = 4
"""Options of a near-tie that are named of those on other pages: a crowd of them is no near-tie of one with another."""
GRIDS = ("rounds", "split")
"""Ways to look at a result beside the usual one."""


def result_picture(session: Session, ledger: VoteReader, vote: Vote, showing: Showing) -> Picture:
    """`showing.view` chooses how a result is looked at: "rounds" beside the earlier ones, "split" by groups; otherwise as it is."""
    tally = ledger.tally(vote.key)
    # The reader gives no tally of what isn't revealed. Asked here again, since this draws for everybody.
    if tally is None:
        return BLANK
    if showing.view == "option":
        return _option(session, tally, showing.fact("option"))
    if grid := _grid(session, ledger, tally, showing.view):
        page = paged_grid(grid, showing.page, _rows(grid, showing))
        if showing.view not in GRIDS:
            page = replace(page, note=rated_note(session, tally, {row.number for row in page.rows}))
        return Picture(
            (Heading(say(f"voting.heading_{showing.view}") if showing.view in GRIDS else say("voting.energy")), page),
            live=say("voting.live_result"),
            pages=page.pages,
        )
    if kind_of(vote).reading.drawn == "shape":
        return _poll(session, ledger, tally)
    return _dots(tally, showing.page, bool(showing.fact(NARROW)))


def _grid(session: Session, ledger: VoteReader, tally: Tally, view: str) -> Grid | None:
    """Numbers side by side, where that was asked for and there are some; a rated vote has no other form."""
    vote = tally.vote
    if view == "rounds" and len(tallies := tallies_of(session, ledger, vote)) > 1:
        return rounds_grid(session, tallies)
    if view == "split" and (split := ledger.split(vote.key)):
        return split_grid(session, tally, split)
    return rated_grid(session, tally) if kind_of(vote).reading.drawn == "grid" else None


def _rows(grid: Grid, showing: Showing) -> int:
    return rows_a_page(grid, bool(showing.fact(NARROW)))


def _option(session: Session, tally: Tally, number: int) -> Picture:
    """One option as large as it goes, to talk about: what it got, and nothing about who gave it."""
    # Blank rather than the whole result: the facilitator chose to show one option, and it may have gone.
    line = next((x for x in tally.lines if x.option.number == number), None)
    if line is None:
        return BLANK
    words = say(worded(tally.vote, "voting.dots"), n=line.dots)
    if kind_of(tally.vote).reading.counts_answers:
        of_those = got(tally, line, is_ordered(session, tally.vote))
        words = say("voting.top_of", got=of_those, of=line.voters or 0, n=read_together(session, tally.vote))
    elif line.voters is not None:
        words = say("voting.line", dots=words, voters=say("voting.voters", n=line.voters))
    return Picture((Question(line.option.text, words),), live=say("voting.live_option"))


def _poll(session: Session, ledger: VoteReader, tally: Tally) -> Picture:
    """The shape, in the scale's order; what stood there in the round before is beside it."""
    earlier = earlier_tally(session, ledger, tally.vote)
    before = {line.option.number: line.dots for line in earlier.lines} if earlier else {}
    # None for a poll without a round before it, 0 where nobody stood at this point then: the first draws no outline.
    lines = tuple(
        PollLine(line.option.number, line.option.text, line.dots, before.get(line.option.number, 0) if earlier else None)
        for line in by_point(session, tally)
    )
    note = reading(session, tally)
    live = say("voting.live_not_sealed") if tally.vote.mode == "live" else ""
    agreed = beforehand(session, tally, short=True)
    part = Distribution(tally.vote.question, lines, turnout(tally), note, agreed, tally.vote.support, live)
    return Picture((part,), live=say("voting.live_result"))


def earlier_tally(session: Session, ledger: VoteReader, vote: Vote) -> Tally | None:
    """The round before, when its result is known."""
    return ledger.tally(vote.round_of) if vote.round_of and session.find(VOTES, vote.round_of) else None


def result_pages(tally: Tally, narrow: bool = False) -> list[range]:
    """The lines of each page: as many as leave all names whole over their dots."""
    most, room, wide = (_NARROW_LINES, _NARROW_ROOM, _NARROW_NOTE) if narrow else (LINES_A_PAGE, _WIDE_ROOM, _WIDE_NOTE)
    noted = in_letters(_note(tally)) + (_TIED if close_calls(tally) else 0)
    # A long note is whole on further lines, which the names lose.
    room -= max(0, ceil(noted / wide) - 1) * _NOTE_LINE
    pages, high = [range(0)], 0
    for place, line in enumerate(tally.lines):
        needed = _lines_of(tally, line, narrow) * _NAME_LINE + _DOTS
        if pages[-1] and (high + needed > room or len(pages[-1]) == most):
            pages.append(range(place, place))
            high = 0
        pages[-1] = range(pages[-1].start, place + 1)
        high += needed
    return pages


def _lines_of(tally: Tally, line: BallotLine, narrow: bool) -> int:
    """How many lines a name takes. Concerns have a column of their own."""
    less = _BESIDE_CONCERNS if tally.vote.concern is not None else 1.0
    over = in_letters(line.option.text) * less / (_NARROW_NAME if narrow else _WIDE_NAME) - 1
    return 1 + max(0, ceil(over / _NEXT_LINE))


def _dots(tally: Tally, page: int, narrow: bool) -> Picture:
    vote = tally.vote
    each = result_pages(tally, narrow)
    page, pages = paged(len(each), page, 1)
    first, after = each[page - 1].start, each[page - 1].stop
    part = Result(
        # Lines are made of the whole tally and cut afterwards, for a bracket may run on over a page's end.
        lines=tuple(_lines(tally)[first:after]),
        # Of all pages: a row of dots must not grow because the page was turned.
        most=max((line.dots for line in tally.lines), default=0),
        ballots=tally.ballots,
        of=base(tally.ballots, vote.present),
        note="; ".join(filter(None, (_note(tally), _tied_over(tally, first, after)))),
        rest=_rest(tally, after),
        page=page,
        pages=pages,
        points=in_points(vote),
    )
    return Picture((Heading(say("voting.energy")), part), live=say("voting.live_result"), pages=pages)


def _tied_over(tally: Tally, first: int, after: int) -> str:
    """Near-ties that a page's end cuts: a bracket round one line alone would not say with whom it is tied."""
    cut = [
        (here, there)
        for run in close_calls(tally)
        if (here := [x for x in run if x in tally.lines[first:after]]) and (there := [x for x in run if x not in here])
    ]
    # A bracket round several is seen to be one; where it goes on is all there is to say of it.
    words = ("voting.tied_on" if here[1:] else "voting.tied_over" for here, _ in cut)
    return "; ".join(say(key, here=_names(here), there=_names(there)) for key, (here, there) in zip(words, cut, strict=True))


def _names(lines: Sequence[BallotLine]) -> str:
    names = ", ".join(called(line.option) for line in lines[:_MOST_NAMED])
    return say("voting.tied_more", some=names, n=len(lines) - _MOST_NAMED) if len(lines) > _MOST_NAMED else names


def _note(tally: Tally) -> str:
    """What a room has to know to read it right: that few voted, that all could see the dots, which options divide it."""
    places = places_of(tally)
    apart = ", ".join(called(line.option) for line in tally.lines if divides(line, places))
    words = (
        few(tally),
        say("voting.live_not_sealed") if tally.vote.mode == "live" else "",
        say("voting.divided", options=apart) if apart else "",
    )
    # Sentences each elsewhere; as one line of notes they lose their stops.
    return "; ".join(note.rstrip(".") for note in words if note)


def _lines(tally: Tally) -> list[ResultLine]:
    # Each near-tie has a number of its own, so that two that touch are drawn as two brackets; 0 is none.
    tied, places = brackets(tally), places_of(tally)
    return [_line(line, tied.get(line.option.key, 0), tally.vote.concern is not None, places) for line in tally.lines]


def _line(line: BallotLine, bracket: int, worried: bool, places: int) -> ResultLine:
    # None where the rule has no concerns: a nought would say that nobody had one.
    option, concerns = line.option, line.concerns if worried else None
    return ResultLine(option.ordinal, option.number, option.text, line.dots, line.voters, bracket, concerns, divides(line, places))


def _rest(tally: Tally, after: int) -> str:
    """ "6 more, 11 to 13 dots": what the next pages hold."""
    rest = tally.lines[after:]
    if not rest:
        return ""
    # A tally runs from most to least.
    low, high = rest[-1].dots, rest[0].dots
    return say(worded(tally.vote, "voting.rest_same" if low == high else "voting.rest"), n=len(rest), low=low, high=high)


def base(ballots: int, of: int) -> int:
    """The number of people, unless more ballots came than people were ticked: then nobody can say of how many."""
    return of if ballots <= of else 0


def paged(count: int, page: int, size: int) -> tuple[int, int]:
    pages = max(1, -(-count // size))
    return min(max(page, 1), pages), pages
