"""A result as bars, ready to draw. Counts nothing itself and ranks nobody: it keeps the tally's order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from moothall.core.ballot_marking import in_points
from moothall.core.ballots import BallotLine, Tally
from moothall.core.interpretation import brackets, divides, places_of
from moothall.core.theme_letters import letter


@dataclass(frozen=True, slots=True)
class ResultBar:
    """One option. `mark` is its theme's letter or ballot number; `bracket` is 0, or the number of its near-tie. `concerns` is a tally of
    its own, None when nobody had any to give; `divides` flags an option the room stands apart on.
    """

    mark: str
    text: str
    dots: int
    voters: int | None
    bracket: int = 0
    concerns: int | None = None
    divides: bool = False


@dataclass(frozen=True, slots=True)
class ResultBars:
    """`most` is the scale: the dots of the longest bar, at least 1. Of a poll each bar is a point, and its dots are its ballots."""

    bars: tuple[ResultBar, ...] = ()
    most: int = 1
    poll: bool = False
    points: bool = False
    """What was given are points and no dots: they are named so."""

    @classmethod
    def of(cls, tally: Tally) -> ResultBars:
        """In the tally's order, with near-ties joined."""
        tied = brackets(tally)
        places, worried = places_of(tally), tally.vote.concern is not None
        bars = tuple(_bar(line, tied.get(line.option.key, 0), places, worried) for line in tally.lines)
        # Never 0: a scale of no length would divide by it.
        return cls(bars, max((bar.dots for bar in bars), default=0) or 1, points=in_points(tally.vote))

    @classmethod
    def of_poll(cls, lines: Sequence[BallotLine]) -> ResultBars:
        """In the order given: the scale's."""
        # Voters are left out: of a poll each ballot is one person's.
        bars = tuple(ResultBar(str(line.option.number), line.option.text, line.dots, None) for line in lines)
        return cls(bars, max((bar.dots for bar in bars), default=0) or 1, poll=True)

    @property
    def worried(self) -> bool:
        """Whether people had concern dots to give."""
        return any(bar.concerns is not None for bar in self.bars)

    @property
    def runs(self) -> tuple[tuple[int, int], ...]:
        """Near-ties as (first, last) places."""
        found: dict[int, tuple[int, int]] = {}
        for place, bar in enumerate(self.bars):
            if bar.bracket:
                # The first place stays, the last moves on with each bar of the run.
                found[bar.bracket] = (found.get(bar.bracket, (place, place))[0], place)
        return tuple(found.values())


def _bar(line: BallotLine, bracket: int, places: int, worried: bool) -> ResultBar:
    option, concerns = line.option, line.concerns if worried else None
    mark = letter(option.ordinal) or str(option.number)
    return ResultBar(mark, option.text, line.dots, line.voters, bracket, concerns, divides(line, places))
