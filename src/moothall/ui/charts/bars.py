"""A result as bars, ready to draw. Counts nothing itself and ranks nobody: it keeps the tally's order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from moothall.core.ballots import Line, Tally, near_ties
from moothall.core.letters import letter


@dataclass(frozen=True, slots=True)
class Bar:
    """One option. `mark` is its theme's letter or ballot number; `bracket` is 0, or the number of its near-tie."""

    mark: str
    text: str
    dots: int
    voters: int | None
    bracket: int = 0


@dataclass(frozen=True, slots=True)
class ResultBars:
    """`most` is the scale: the dots of the longest bar, at least 1. Of a poll each bar is a point, and its dots are its ballots."""

    bars: tuple[Bar, ...] = ()
    most: int = 1
    poll: bool = False

    @classmethod
    def of(cls, tally: Tally) -> ResultBars:
        runs = {place: run for run, (first, last) in enumerate(near_ties(tally.lines), 1) for place in range(first, last + 1)}
        bars = tuple(_bar(line, runs.get(place, 0)) for place, line in enumerate(tally.lines))
        return cls(bars, max((bar.dots for bar in bars), default=0) or 1)

    @classmethod
    def of_poll(cls, lines: Sequence[Line]) -> ResultBars:
        """In the order given: the scale's."""
        bars = tuple(Bar(str(line.option.number), line.option.text, line.dots, None) for line in lines)
        return cls(bars, max((bar.dots for bar in bars), default=0) or 1, poll=True)

    @property
    def runs(self) -> tuple[tuple[int, int], ...]:
        """Near-ties as (first, last) places."""
        found: dict[int, tuple[int, int]] = {}
        for place, bar in enumerate(self.bars):
            if bar.bracket:
                found[bar.bracket] = (found.get(bar.bracket, (place, place))[0], place)
        return tuple(found.values())


def _bar(line: Line, bracket: int) -> Bar:
    option = line.option
    return Bar(letter(option.ordinal) or str(option.number), option.text, line.dots, line.voters, bracket)
