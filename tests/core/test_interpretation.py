"""A poll is read as a shape by a stated rule, support as a share that never rounds up to its threshold, division by both ends."""

from __future__ import annotations

import pytest

from moothall.core.ballots import BallotLine, Tally
from moothall.core.interpretation import divides, ends, far_end, people, places_of, shape, support
from moothall.core.result_reading import at_top, counts_by_place, top_points
from moothall.core.votes import Option, Vote

OPTION = Option("o", "v", 1, "One")


@pytest.mark.parametrize(
    ("counts", "read"),
    [
        ((12, 8, 4, 1, 0, 0, 0, 0), "strong"),
        ((20, 0, 0, 0, 0, 0, 0, 0), "strong"),
        ((12, 7, 4, 3, 3, 0, 1, 1), "outliers"),
        ((10, 4, 2, 0, 1, 0, 0, 1), "outliers"),
        ((6, 5, 4, 0, 1, 4, 5, 5), "divided"),
        ((3, 3, 3, 6, 6, 1, 0, 0), "lukewarm"),
        ((4, 3, 2, 8, 4, 0, 0, 0), "lukewarm"),
        ((1, 0, 1, 2, 3, 4, 8, 6), "against"),
        ((4, 2, 3, 5, 5, 3, 2, 3), "spread"),
        ((2, 1, 0, 0, 0, 0, 0, 1), "few"),
        ((10, 0), "strong"),
        ((6, 6), "divided"),
        ((2, 10), "against"),
        ((6, 1, 5), "divided"),
        ((0,) * 8, "few"),
    ],
)
def test_shapes(counts: tuple[int, ...], read: str) -> None:
    assert shape(counts) == read


def test_the_same_mean_reads_differently() -> None:
    """Two rooms, one mean: everybody in the middle, and nobody there."""
    middle, apart = (0, 0, 0, 10, 0, 0, 0), (5, 0, 0, 0, 0, 0, 5)
    assert sum(n * c for n, c in enumerate(middle)) == sum(n * c for n, c in enumerate(apart))
    assert (shape(middle), shape(apart)) == ("lukewarm", "divided")


@pytest.mark.parametrize("points", range(2, 12))
def test_the_ends_never_meet(points: int) -> None:
    near, far = ends(points)
    assert near == far >= 1
    assert near + far <= points


def test_who_is_heard_first() -> None:
    assert far_end((12, 7, 4, 3, 3, 0, 1, 1)) == [6, 7]
    assert far_end((5, 5, 5, 0, 0, 0)) == []


# ── support ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_share_is_never_rounded_up_to_its_threshold() -> None:
    found = support(1, 80, (159, 41), 200)  # 79.5 %
    assert found is not None
    assert (found.percent, found.reached) == (79, False)
    reached = support(1, 80, (160, 40), 200)
    assert reached is not None
    assert (reached.percent, reached.reached) == (80, True)
    most, all_but_one = support(3, 80, (12, 14, 9, 3, 2, 3, 2, 0), 45), support(1, None, (199, 1), 200)
    assert most is not None and all_but_one is not None
    assert (most.percent, all_but_one.percent) == (78, 99), "35 of 45 as people say it, and 199 of 200 are not everybody"


def test_the_example_of_the_brief() -> None:
    found = support(3, 80, (12, 7, 4, 3, 3, 0, 1, 1), 31)
    assert found is not None
    assert (found.percent, found.base, found.reached) == (74, 31, False)


def test_nothing_agreed_and_nobody_there() -> None:
    assert support(0, 80, (1, 2), 3) is None
    empty = support(1, 80, (0, 0), 0)
    assert empty is not None
    assert (empty.percent, empty.reached) == (0, False)


def test_hands_are_counted_by_their_marks() -> None:
    vote = Vote("v", "?", 0, kind="poll")
    lines = (BallotLine(OPTION, 12, None), BallotLine(OPTION, 5, None))
    assert people(Tally(vote, 2, routes={"hands": 2}, lines=lines)) == 17
    assert people(Tally(vote, 18, routes={"paper": 18}, lines=lines)) == 18


# ── options that divide ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("spread", "apart"),
    [
        (((1, 3), (5, 3)), True),  # three 5s and three 1s
        (((1, 2), (5, 9)), False),
        (((1, 3), (3, 9), (5, 3)), False),
        (((1, 4), (3, 2), (5, 6)), True),
        (((3, 12),), False),
        ((), False),
    ],
)
def test_marks_at_both_ends(spread: tuple[tuple[int, int], ...], apart: bool) -> None:
    assert divides(BallotLine(OPTION, 0, 0, spread=spread), 5) is apart


def test_concerns_divide_beside_dots_and_not_by_themselves() -> None:
    assert divides(BallotLine(OPTION, 6, 5, concerns=3), 2)
    assert not divides(BallotLine(OPTION, 7, 5, concerns=3), 2)
    assert not divides(BallotLine(OPTION, 2, 2, concerns=2), 2)
    assert not divides(BallotLine(OPTION, 9, 9, spread=((1, 5), (2, 4))), 2)


def test_places() -> None:
    assert places_of(Tally(Vote("v", "?", 0, kind="ranked", weights="5,4,3,2,1", cap=None))) == 5
    assert places_of(Tally(Vote("v", "?", 0, kind="rated", cap=7))) == 7


def test_ratings_are_read_from_the_point_most_in_favour() -> None:
    spread = ((1, 4), (2, 3), (7, 2))
    assert counts_by_place(spread, 7) == (2, 0, 0, 0, 0, 3, 4)
    assert (at_top(spread, 7), at_top(spread, 7, 1), at_top(((1, 4), (2, 3)), 7)) == (2, 2, 0)


@pytest.mark.parametrize(
    ("points", "ordered", "first"), [(2, True, 1), (3, True, 1), (4, True, 1), (5, True, 2), (11, True, 2), (8, False, 1)]
)
def test_the_top_two_are_read_together_where_that_says_something(points: int, ordered: bool, first: int) -> None:
    assert top_points(points, ordered) == first
