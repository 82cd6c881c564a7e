"""A result split by group gives nobody away. An independent solver counts every table of whole numbers that what is published allows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moothall.core.ballots import BallotLine, Tally, in_order
from moothall.core.vote_splits import Split, split_of
from moothall.core.votes import Option, Vote
from tests.trials import many

POLL = Vote("v", "Where do you stand?", 0, kind="poll", state="revealed", budget=1, cap=1, split_by="sector")
DOTS = replace(POLL, kind="approval", budget=None)

Ballots = dict[str, list[frozenset[int]]]
"""By group, the options each of its people marked, counted from 0."""


def options(vote: Vote, number: int) -> tuple[Option, ...]:
    return tuple(Option(f"{vote.key}{n}", vote.key, n + 1, f"Option {n}") for n in range(number))


def told(vote: Vote, number: int, ballots: Ballots, earlier: tuple[tuple[Vote, Split | None], ...] = ()) -> tuple[Tally, Split | None]:
    """The whole-room tally, and the split as anybody may have it."""
    marks = {group: Counter(n for ballot in some for n in ballot) for group, some in ballots.items()}
    lines = [
        BallotLine(o, sum(m[n] for m in marks.values()), sum(m[n] for m in marks.values())) for n, o in enumerate(options(vote, number))
    ]
    cells = {g: {o.key: m[n] for n, o in enumerate(options(vote, number)) if m[n]} for g, m in marks.items()}
    tally = Tally(vote, sum(map(len, ballots.values())), lines=in_order(lines))
    return tally, split_of(tally, {g: len(some) for g, some in ballots.items()}, cells, earlier)


# ── the solver: knows totals, group sizes and shown cells, and nothing of the rule ──────────────────────────────────


def columns(total: int, known: list[int | None], sizes: list[int]) -> Iterator[tuple[int, ...]]:
    """Every way one option's voters may lie in the groups."""
    if not sizes:
        if total == 0:
            yield ()
        return
    here = range(min(sizes[0], total) + 1) if known[0] is None else [known[0]]
    for n in here:
        if n <= total:
            for rest in columns(total - n, known[1:], sizes[1:]):
                yield (n, *rest)


def possible(totals: list[int], shown: list[list[int | None]], sizes: list[int], each_once: bool) -> list[list[set[int]]]:
    """What each cell may be. In a poll everybody is at one point, so a group's cells add up to its size; else only whole columns are
    known. Works forwards and backwards through what may be left over, so that it is exact.
    """
    ways = [list(columns(total, known, sizes)) for total, known in zip(totals, shown, strict=True)]
    if not each_once:
        return [[set(values) for values in zip(*way, strict=True)] for way in ways]
    start = tuple(sizes)
    ahead: list[set[tuple[int, ...]]] = [{start}]
    for way in ways:
        ahead.append({left for was in ahead[-1] for column in way if min(left := minus(was, column)) >= 0})
    behind: set[tuple[int, ...]] = {tuple(0 for _ in sizes)}
    found: list[list[set[int]]] = []
    for place in range(len(ways) - 1, -1, -1):
        here: list[set[int]] = [set() for _ in sizes]
        before: set[tuple[int, ...]] = set()
        for was in ahead[place]:
            for column in ways[place]:
                if minus(was, column) in behind:
                    before.add(was)
                    for n, value in enumerate(column):
                        here[n].add(value)
        behind = before
        found.insert(0, here)
    return found


def minus(was: tuple[int, ...], column: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(a - b for a, b in zip(was, column, strict=True))


def given_away(vote: Vote, number: int, ballots: Ballots, split: Split | None) -> list[tuple[str, int, int]]:
    """Cells below five that the split gives away, and the whole room's totals alone would not."""
    groups = list(ballots)
    sizes = [len(ballots[g]) for g in groups]
    cells = [[sum(n in ballot for ballot in ballots[g]) for g in groups] for n in range(number)]
    totals = [sum(row) for row in cells]
    nothing: list[list[int | None]] = [[None] * len(groups) for _ in range(number)]
    shown = [[split.voters[f"{vote.key}{n}"][g] for g in groups] for n in range(number)] if split else nothing
    once = vote.kind == "poll"
    seen, alone = possible(totals, shown, sizes, once), possible(totals, nothing, sizes, once)
    return [
        (groups[g], n, cells[n][g])
        for n in range(number)
        for g in range(len(groups))
        if cells[n][g] < 5 and len(seen[n][g]) == 1 and len(alone[n][g]) > 1
    ]


# ── the properties ──────────────────────────────────────────────────────────────────────────────────────────────────


@st.composite
def rooms(draw: st.DrawFn, once: bool) -> tuple[int, Ballots]:
    number = draw(st.integers(2, 4))
    one = st.integers(0, number - 1).map(lambda n: frozenset({n})) if once else st.frozensets(st.integers(0, number - 1))
    # Most rooms agree about something: then cells are large enough to be shown.
    common = st.just(frozenset({0})) if once else st.just(frozenset(range(number)))
    groups = draw(st.integers(2, 3))
    return number, {f"g{g}": draw(st.lists(st.one_of(one, common, common), min_size=5, max_size=9)) for g in range(groups)}


@settings(max_examples=many(83, 2000), deadline=None)
@given(rooms(once=True))
@pytest.mark.trial
def test_a_split_poll_gives_no_small_cell_away(room: tuple[int, Ballots]) -> None:
    number, ballots = room
    _, split = told(POLL, number, ballots)
    assert given_away(POLL, number, ballots, split) == []


@settings(max_examples=many(83, 2000), deadline=None)
@given(rooms(once=False))
@pytest.mark.trial
def test_split_dots_give_no_small_cell_away(room: tuple[int, Ballots]) -> None:
    number, ballots = room
    _, split = told(DOTS, number, ballots)
    assert given_away(DOTS, number, ballots, split) == []


@settings(max_examples=many(50, 1200), deadline=None)
@given(rooms(once=False), st.data())
@pytest.mark.trial
def test_a_second_round_adds_nothing_to_the_first(room: tuple[int, Ballots], data: st.DataObject) -> None:
    """Even if everybody votes again as before: what one round withholds of an option the other doesn't show."""
    number, ballots = room
    _, first = told(DOTS, number, ballots)
    kept = data.draw(st.integers(2, number))
    again: Ballots = {g: [frozenset(n for n in ballot if n < kept) for ballot in some] for g, some in ballots.items()}
    later = replace(DOTS, key="w", round_of="v")
    _, second = told(later, kept, again, ((DOTS, first),))
    assert first is not None
    assert second is not None
    both = {f"v{n}": {g: _either(first, second, n, g, kept) for g in ballots} for n in range(number)}
    assert given_away(DOTS, number, ballots, replace(first, voters=both)) == []


def _either(first: Split, second: Split, n: int, group: str, kept: int) -> int | None:
    found = first.voters[f"v{n}"][group]
    return second.voters[f"w{n}"][group] if found is None and n < kept else found


@settings(max_examples=many(33, 800), deadline=None)
@given(rooms(once=False))
@pytest.mark.trial
def test_shown_cells_are_true_and_five_or_more(room: tuple[int, Ballots]) -> None:
    number, ballots = room
    _, split = told(DOTS, number, ballots)
    assert split is not None
    for n in range(number):
        for group, some in ballots.items():
            shown = split.voters[f"v{n}"][group]
            assert shown is None or (shown >= 5 and shown == sum(n in ballot for ballot in some))


def test_the_solver_can_tell() -> None:
    """Without the second withheld cell it would: the test has teeth."""
    ballots: Ballots = {"a": [frozenset({0})] * 8, "b": [frozenset({0})] * 2 + [frozenset({1})] * 6}
    _, split = told(POLL, 2, ballots)
    assert split is not None
    careless = replace(split, voters={"v0": {"a": 8, "b": None}, "v1": {"a": None, "b": None}})
    assert ("b", 0, 2) in given_away(POLL, 2, ballots, careless)
    assert not split.shows_something


# ── when there is a split at all ────────────────────────────────────────────────────────────────────────────────────

EVERYBODY: Ballots = {"a": [frozenset({0, 1})] * 6, "b": [frozenset({0, 1})] * 7}


def test_a_plain_split() -> None:
    _, split = told(DOTS, 2, EVERYBODY)
    assert split is not None
    assert split.groups == ("b", "a")
    assert split.voters == {"v0": {"a": 6, "b": 7}, "v1": {"a": 6, "b": 7}}


def test_one_group_alone_is_no_split() -> None:
    assert told(DOTS, 2, {"a": EVERYBODY["a"]})[1] is None
    assert told(DOTS, 2, {"a": EVERYBODY["a"], "c": [frozenset({0})] * 4})[1] is None


def test_small_groups_are_put_together_before_anything_is_counted() -> None:
    _, split = told(DOTS, 2, {**EVERYBODY, "c": [frozenset({0, 1})] * 4, "d": [frozenset({0, 1})] * 3})
    assert split is not None
    assert split.ballots == {"a": 6, "b": 7, "": 7}
    assert split.voters["v0"] == {"a": 6, "b": 7, "": 7}
    _, split = told(DOTS, 2, {**EVERYBODY, "c": [frozenset({0})] * 4})
    assert split is not None
    assert split.ballots == {"b": 7, "": 10}, "one small group alone could be worked out from the total"


def test_another_breakdown_in_a_later_round_is_not_shown() -> None:
    first = told(DOTS, 2, EVERYBODY)[1]
    later = replace(DOTS, key="w", round_of="v", split_by="organisation")
    assert told(later, 2, EVERYBODY, ((DOTS, first),))[1] is None
    assert told(replace(later, split_by="sector"), 2, EVERYBODY, ((DOTS, first),))[1] is not None


def test_sheets_and_hands_have_nobody_to_split_by() -> None:
    tally, _ = told(DOTS, 2, EVERYBODY)
    tally = replace(tally, lines=tuple(replace(line, voters=None) for line in tally.lines))
    assert split_of(tally, {"a": 6, "b": 7}, {}) is None


def test_no_group_smaller_than_was_chosen_is_told_apart() -> None:
    """With eight as the smallest, six people are put with others, and no cell of fewer than eight is shown."""
    ballots = {"Trust": [frozenset({0})] * 16, "Council": [frozenset({0})] * 9 + [frozenset({1})] * 9, "Carers": [frozenset({0})] * 6}
    tally, five = told(DOTS, 2, ballots)
    cells = {g: {o.key: sum(n in b for b in some) for n, o in enumerate(options(DOTS, 2))} for g, some in ballots.items()}
    eight = split_of(tally, {g: len(some) for g, some in ballots.items()}, cells, few=8)
    assert five is not None and "Carers" in five.ballots
    assert eight is None or ("Carers" not in eight.ballots and min(eight.ballots.values()) >= 8)
    shown = [n for row in eight.voters.values() for n in row.values() if n is not None] if eight else []
    assert all(n >= 8 for n in shown)
