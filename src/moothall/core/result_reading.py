"""How a result is read: as dots, as a grid of ratings, or as the shape of a poll. Says what options stand by; names words, draws nothing.

Each way of reading is one record, and a kind of vote names the one it has (see `core.vote_kinds`). What options stand by is also what their
near-ties are measured by, so that no page can put them in order by one number and call them close by another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from moothall.core.scales import turned

FEWEST_FOR_TWO = 5
"""Points a scale has where its top two are read together, as surveys do."""


class CountedOption(Protocol):
    """What an option got, in a tally as in a copy of one. `spread` has how many gave it each mark."""

    @property
    def dots(self) -> int | None: ...
    @property
    def spread(self) -> tuple[tuple[int, int], ...]: ...


# ratings


def counts_by_place(spread: Iterable[tuple[int, int]], points: int) -> tuple[int, ...]:
    """How many gave an option each point of a scale, in its order, the most in favour first; `spread` is by mark, as in a `BallotLine`."""
    given = dict(spread)
    return tuple(given.get(turned(place, points), 0) for place in range(1, points + 1))


def top_points(points: int, ordered: bool = True) -> int:
    """How many points most in favour are read together: two, or only the first where two would be half of the scale or more of it.

    So, too, where the second point is not the next most in favour.
    """
    return 2 if ordered and points >= FEWEST_FOR_TWO else 1


def at_top(spread: Iterable[tuple[int, int]], points: int, first: int = 2) -> int:
    """How many gave one of the first points, those most in favour."""
    return sum(counts_by_place(spread, points)[:first])


# near-ties


def near_ties(got: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of neighbours too close to call, as (first, last) places, from 0. `got` is what each option stands by, the most first.

    A run holds everything within max(2, 10 % of its first) of its first (practice 2.7: 39 against 37 is a tie).
    """
    runs: list[tuple[int, int]] = []
    at = 0
    while at < len(got):
        # Measured from the run's first line and not from neighbour to neighbour, or a long slope would become one great tie.
        top, last = got[at], at
        # An option without anything ties with nothing: nobody chose it.
        while last + 1 < len(got) and got[last + 1] and top - got[last + 1] <= max(2, top / 10):
            last += 1
        if last > at:
            runs.append((at, last))
        at = last + 1
    return runs


# the ways of reading


def _dots(option: CountedOption, points: int, first: int) -> int:
    return option.dots or 0


def _answers_at_top(option: CountedOption, points: int, first: int) -> int:
    """Never the sum of the marks: it tells how many answered as much as what they said, and is a mean by the back door (practice 2.9)."""
    return at_top(option.spread, points, first)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way of reading a result.

    `got` is what an option stands by: the order of the options, their near-ties and the depth of a shade all come from it. Its arguments
    after the option are how many points the scale has and how many of the first are read together.
    """

    drawn: str
    """dots: a row of dots for each option. grid: numbers, a column for each point of a scale. shape: a bar for each point, in its order."""
    got: Callable[[CountedOption, int, int], int]
    heading: str
    """The key of what stands over it."""
    again: str
    """The key of the next step that asks once more."""
    rounds_note: str = ""
    """The key of what the numbers are where rounds stand side by side, with {n} points read together; empty where it needs no words."""
    competes: bool = True
    """Options stand against each other, so that two may be too close to call. The points of a scale don't."""
    narrows: bool = False
    """A further round is of the options that stand first; else it is the same question to all."""
    counts_answers: bool = False
    """The number beside an option while its vote goes on is how many answered, for the sum of their marks says nothing."""


AS_DOTS = Reading("dots", _dots, "voting.energy", "voting.top_again", "voting.dots_and_voters", narrows=True)
AS_GRID = Reading("grid", _answers_at_top, "voting.energy", "voting.ask_again", "voting.tops_and_answers", counts_answers=True)
AS_SHAPE = Reading("shape", _dots, "voting.shape", "voting.ask_again", competes=False)
