"""How a result is read: a poll's shape in a word, the support that was agreed beforehand, options that divide the room.

Reads counts and never averages them: two rooms with the same mean can stand quite differently (practice 2.8, 2.9).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from moothall.core.ballots import COUNTING_NOBODY, BallotLine, Tally
from moothall.core.result_reading import near_ties, top_points
from moothall.core.vote_kinds import kind_of

FEW = 5
"""Fewer people than this are read mark by mark, and their totals come with a word."""
FEW_FOR_DIVISION = 3
"""Marks at each end that make a division: "three 5s and three 1s" (practice 2.8)."""


# the shape of a poll


def ends(points: int) -> tuple[int, int]:
    """How many points count as being for and as being against: about a third of the scale at either end."""
    # 1 of 2 to 4 points, 2 of 5 to 7, 3 of 8 to 10, 4 of 11. The middle keeps at least one point from three points on.
    end = max(1, round(points / 3))
    return end, end


def shape(counts: Sequence[int]) -> str:
    """A poll in one word, from its counts in the scale's order, the most in favour first.

    Of all marks: `divided` when each end has a quarter and the middle less than either; `against` when the far end has half; `strong` when
    the near end has two thirds and the far end none; `outliers` when the near end has half and the far end somebody, but less than a
    quarter; `lukewarm` when the far end has less than a quarter otherwise; else `spread`. `few` under five marks.
    """
    marks = sum(counts)
    if marks < FEW:
        return "few"
    near, far = ends(len(counts))
    behind, against = sum(counts[:near]), sum(counts[len(counts) - far :])
    middle = marks - behind - against
    # Whole numbers multiplied instead of shares: a quarter is then exactly a quarter. The order of the questions matters: a room with half
    # its marks at the far end and a third at the near one is divided, and would else be called against.
    if 4 * behind >= marks and 4 * against >= marks and middle < min(behind, against):
        return "divided"
    if 2 * against >= marks:
        return "against"
    if 3 * behind >= 2 * marks and not against:
        return "strong"
    if 2 * behind >= marks and 0 < 4 * against < marks:
        return "outliers"
    return "lukewarm" if 4 * against < marks else "spread"


def far_end(counts: Sequence[int]) -> list[int]:
    """Places at the far end, counted from 0, where somebody stands: they are heard first."""
    _, far = ends(len(counts))
    return [place for place in range(len(counts) - far, len(counts)) if counts[place]]


@dataclass(frozen=True, slots=True)
class Support:
    """What was agreed before a poll opened, and what came: `got` of `base` marks at the first `first` points."""

    first: int
    threshold: int | None
    got: int
    base: int

    @property
    def percent(self) -> int:
        """To the nearest, 35 of 45 being 78; but just under a threshold is never shown as reaching it, nor all but one as everybody."""
        if not self.base:
            return 0
        nearest = (200 * self.got + self.base) // (2 * self.base)
        most = 100 if self.got >= self.base else 99
        return min(nearest, most if self.threshold is None or self.reached else self.threshold - 1)

    @property
    def reached(self) -> bool:
        return self.threshold is not None and self.base > 0 and 100 * self.got >= self.threshold * self.base


def support(first: int, threshold: int | None, counts: Sequence[int], base: int) -> Support | None:
    """None when nothing was agreed. `counts` come in the scale's order."""
    return Support(first, threshold, sum(counts[:first]), base) if first else None


def people(tally: Tally) -> int:
    """Who is counted: those whose ballots are in. In a poll, where everybody has one mark, sheets and hands count people by their marks."""
    return tally.dots + tally.blank if _by_marks(tally) else tally.ballots


def _by_marks(tally: Tally) -> bool:
    return bool(kind_of(tally.vote).one_each and COUNTING_NOBODY & tally.routes.keys())


def came_by(tally: Tally) -> dict[str, int]:
    """How many came by each way in: ballots, sheets and counts; where everybody has one mark, people, so that the ways add up to them.

    0 for ways that were counted together with another, and so can't be told apart.
    """
    if not _by_marks(tally):
        return dict(tally.routes)
    summed = [way for way in tally.routes if way in COUNTING_NOBODY]
    # One count for each point of the scale: eight counts of hands are as many people as hands went up.
    alone = people(tally) - tally.ballots if len(summed) == 1 else 0
    return {way: alone if way in COUNTING_NOBODY else n for way, n in tally.routes.items()}


# options that divide the room


def places_of(tally: Tally) -> int:
    """How many different marks one option could get."""
    return kind_of(tally.vote).places(tally.vote)


def divides(line: BallotLine, places: int) -> bool:
    """Whether an option has three or more marks, and a quarter of its marks, at each end of what could be given: three 5s and three 1s.

    With concern dots it also divides when three or more people are concerned and they are at least half as many as its dots.
    """
    if line.concerns >= FEW_FOR_DIVISION and 2 * line.concerns >= line.dots:
        return True
    # A scale of one or two marks has no middle, so two ends of it say nothing.
    if places < FEW_FOR_DIVISION:
        return False
    near, far = ends(places)
    # As many marks from the bottom as from the top. A rating's marks go up to its points, a ranking's weights are taken to go from 1 up.
    low = sum(n for mark, n in line.spread if mark <= near)
    high = sum(n for mark, n in line.spread if mark > places - far)
    marks = sum(n for _, n in line.spread)
    return min(low, high) >= FEW_FOR_DIVISION and 4 * min(low, high) >= marks


# which stand first, and which are too close to call


def got(tally: Tally, line: BallotLine, ordered: bool = True) -> int:
    """What an option stands by: its dots, or of a rating how many gave it one of the points at the top.

    `ordered` is False where no point of the scale is more than another.
    """
    # The cap of a rated vote is how many points its scale has.
    points = tally.vote.cap or 0
    return kind_of(tally.vote).reading.got(line, points, top_points(points, ordered))


def ranking(tally: Tally, ordered: bool = True) -> tuple[BallotLine, ...]:
    """Lines by what their options stand by, the most first. Equals keep the tally's order, but of ratings that of the ballot."""
    if not kind_of(tally.vote).reading.counts_answers:
        return tally.lines
    # A tally's order is that of the marks' sum, which must not decide between options that as many people favour.
    return tuple(sorted(tally.lines, key=lambda line: (-got(tally, line, ordered), line.option.number)))


def close_calls(tally: Tally, ordered: bool = True) -> list[tuple[BallotLine, ...]]:
    """Options too close to call, together, by what they stand by; none where they don't compete."""
    if not kind_of(tally.vote).reading.competes:
        return []
    lines = ranking(tally, ordered)
    return [lines[first : last + 1] for first, last in near_ties([got(tally, line, ordered) for line in lines])]


def brackets(tally: Tally, ordered: bool = True) -> dict[str, int]:
    """The number of its near-tie, from 1, by the key of each option that is in one."""
    return {line.option.key: run for run, lines in enumerate(close_calls(tally, ordered), 1) for line in lines}
