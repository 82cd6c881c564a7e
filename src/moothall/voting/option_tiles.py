"""A page of tiles for one card: what can be pressed, what the card has given, what is left. Shared screen and booth show the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from moothall.core.ballot_marking import given_by_a_press, in_points, worded
from moothall.core.ballots import BallotLine, Tally
from moothall.core.legibility import in_letters
from moothall.core.picture import Tile, Tiles
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import Option, Vote
from moothall.voting.ballot_reading import NOTHING, BallotShape, TypedBallot
from moothall.voting.rules import in_all, left_to_give
from moothall.words import say

TILES_A_PAGE = 12
"""Two columns of six, each tile 104 px high on a screen of 1080 (design language, screen 06). More options are further pages."""
POINTS_A_PAGE = 4
"""Points of a scale with their lines: a name and up to two lines each, as large as the back row needs."""
_WIDE_SCREEN = ((16, 12), (24, 8), (40, 6), (74, 4))
_NARROW_SCREEN = ((8.5, 10), (13, 8), (26, 5), (48, 4))
"""Letters that the longest name may have, beside its number and its dots, and how many tiles stand on a page then: two columns, two columns
with names on two lines, one column, one with two lines. Longer names have three."""
_IN_BOOTH, _POINTS_IN_BOOTH = 19, 16
"""Letters beside which twelve still stand in a booth, where nobody else's dots take room; figures of points take more than dots."""
_LONGEST_NAMES = 3


def tiles_a_page(options: Sequence[Option], narrow: bool = False) -> int:
    """As many as leave the longest name whole."""
    longest = max((in_letters(option.text) for option in options), default=0)
    return next((n for most, n in (_NARROW_SCREEN if narrow else _WIDE_SCREEN) if longest <= most), _LONGEST_NAMES)


def tiles_in_booth(form: BallotShape, narrow: bool = False) -> int:
    """The same on a screen without a total on each tile. A scale's few points stand together."""
    most = _POINTS_IN_BOOTH if in_points(form.vote) and not kind_of(form.vote).marking.whole else _IN_BOOTH
    if kind_of(form.vote).options_are_points or (not narrow and max((in_letters(o.text) for o in form.options), default=0) <= most):
        return TILES_A_PAGE
    return tiles_a_page(form.options, narrow)


def paged(count: int, page: int, size: int = TILES_A_PAGE) -> tuple[int, int]:
    """The page nearest to the one asked for, and how many there are."""
    # Division rounded up. No tiles still make one page, and a page that has gone since is the nearest one: some page is always shown.
    pages = max(1, -(-count // size))
    return min(max(page, 1), pages), pages


def shares(count: int, size: int) -> list[range]:
    """The places on each page: pages of equal size, give or take one, so that fourteen are seven and seven."""
    pages = paged(count, 1, size)[1]
    # The first pages take what can't be shared out.
    starts = [n * (count // pages) + min(n, count % pages) for n in range(pages + 1)]
    return [range(a, b) for a, b in pairwise(starts)]


def tiles_for(
    form: BallotShape,
    order: Sequence[Option],
    card: int = 0,
    ballot: TypedBallot = NOTHING,
    tally: Tally | None = None,
    note: str = "",
    page: int = 1,
    worrying: bool = False,
    asks: bool = False,
    lines: Mapping[int, str] = MappingProxyType({}),
    said: str = "",
    size: int = TILES_A_PAGE,
) -> Tiles:
    """`order` is how the options stand on this screen, `size` how many of them on a page; with a `tally` everybody's dots stand beside the
    card's own. `lines` say points of a scale in the first person, by number; `said` is why the last press did nothing.
    """
    vote = form.vote
    size = POINTS_A_PAGE if lines else size
    page, pages = paged(len(order), page, size)
    places = shares(len(order), size)
    shown = [order[place] for place in places[page - 1]]
    given = {**ballot.concerns, **ballot.marks}
    marked = [n for n, there in enumerate(places, 1) if any(given.get(order[place].key) for place in there)]
    all_in_all = in_all(vote, len(form.options))
    dots = not kind_of(vote).marking.whole
    return Tiles(
        tiles=tuple(_tile(form, option, ballot, tally, lines.get(option.number, "")) for option in shown),
        card=card,
        # Where the rule states no budget nothing can be left, and the part shows no such number.
        left=left_to_give(vote, ballot.marks, len(form.options)) if all_in_all else 0,
        budget=all_in_all,
        # A rated vote's cap is the length of its scale: as "at most 7 on one" it would mislead.
        cap=vote.cap or 0 if dots else 0,
        note=note,
        page=page,
        pages=pages,
        counted=dots,
        head=_head(form, ballot, worrying) if card else given_each(vote),
        concern=vote.concern or 0,
        worrying=worrying,
        asks=asks,
        said=said,
        marked=tuple(marked) if pages > 1 else (),
    )


def given_each(vote: Vote) -> str:
    """What one person has to give, as it is announced."""
    each = kind_of(vote).each(vote)
    return say(each.key, **each.facts)


def _tile(form: BallotShape, option: Option, ballot: TypedBallot, tally: Tally | None, says: str) -> Tile:
    mine = ballot.marks.get(option.key, 0)
    line = next((line for line in tally.lines if line.option.key == option.key), None) if tally else None
    return Tile(
        option.number,
        option.text,
        option.ordinal,
        mine,
        _total(form, line) if line else None,
        _mark(form, mine),
        ballot.concerns.get(option.key, 0),
        line.concerns if line else 0,
        says,
    )


def _total(form: BallotShape, line: BallotLine) -> int:
    """Dots; of answers on a scale only how many there are: a room reads how they are spread, once they are all in."""
    return (line.voters or 0) if kind_of(form.vote).reading.counts_answers else line.dots


def _mark(form: BallotShape, mine: int) -> str:
    """A rank, or a point of a scale as people call it; dots speak for themselves."""
    marking = kind_of(form.vote).marking
    if not mine or not marking.whole:
        return ""
    called: Mapping[int, int] = {mark: number for number, mark in form.marks.items()} if marking.rates else {}
    return str(called.get(mine, mine))


def _head(form: BallotShape, ballot: TypedBallot, worrying: bool) -> str:
    """What to do now, where it isn't simply a number of dots left."""
    vote = form.vote
    if worrying:
        return say("voting.concerns_left", n=(vote.concern or 0) - sum(ballot.concerns.values()))
    marking = kind_of(vote).marking
    left = say(worded(vote, marking.left_words), n=left_to_give(vote, ballot.marks, len(form.options)))
    if not marking.whole and in_points(vote):
        return say("voting.a_press", left=left, n=given_by_a_press(vote))
    if marking.whole or marking.one_only:
        return left
    # Without a budget nothing is left to count down, so what was given is counted up.
    return "" if vote.budget else say("voting.dots", n=sum(ballot.marks.values()))
