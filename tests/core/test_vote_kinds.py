"""Every kind of vote there is: a rule that makes sense, ballots that keep to it, one measure for order and near-ties, and its words."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.core.ballots import BallotLine, Tally, in_order, judge
from moothall.core.errors import Refused
from moothall.core.interpretation import brackets, close_calls, got, ranking
from moothall.core.vote_kinds import VOTE_KINDS, VoteKind
from moothall.core.votes import Candidate, Option, Vote, draft_vote
from moothall.words import say
from tests.core.boards import fresh

OPTIONS = tuple(Option(f"o{n}", "v", n, f"Choice {n}") for n in range(1, 7))
NUMBERS = {o.key: o.number for o in OPTIONS}
ANSWERS = tuple(range(1, 8))

every_kind = pytest.mark.parametrize("kind", VOTE_KINDS.values(), ids=VOTE_KINDS)
keys = st.sampled_from([o.key for o in OPTIONS])
presses = st.lists(keys, max_size=20)


def usual(kind: VoteKind) -> Vote:
    """A vote of this kind as it begins."""
    return Vote("v", "Which?", 0, kind=kind.key, scale="s" if kind.on_scale else "", **kind.usual)


def pressed(kind: VoteKind, pressing: list[str]) -> dict[str, int]:
    """The ballot after these presses; one that is refused leaves it as it was."""
    marks: dict[str, int] = {}
    for option in pressing:
        try:
            marks = kind.marking.press(usual(kind), marks, option, ANSWERS)
        except Refused as no:
            assert say(no.key, **no.facts)
    return marks


def counted(kind: VoteKind, ballots: list[dict[str, int]]) -> Tally:
    """The marks added up, each ballot one person's."""
    lines = []
    for option in OPTIONS:
        marks = [ballot[option.key] for ballot in ballots if option.key in ballot]
        lines.append(BallotLine(option, sum(marks), len(marks), spread=tuple(sorted(Counter(marks).items()))))
    return Tally(usual(kind), len(ballots), lines=in_order(lines))


@every_kind
def test_its_usual_rule_makes_sense(kind: VoteKind) -> None:
    draft_vote(fresh(), usual(kind), [Candidate("One"), Candidate("Two")], ["a", "b"])
    assert kind.ranks == bool(usual(kind).weights)


@every_kind
@given(pressing=presses)
def test_no_press_spoils_a_ballot(kind: VoteKind, pressing: list[str]) -> None:
    marks = pressed(kind, pressing)
    assert judge(usual(kind), marks, NUMBERS).state != "spoiled"
    assert all(mark > 0 for mark in marks.values())
    if kind.marking.left(usual(kind), {}, len(OPTIONS)):
        assert kind.marking.left(usual(kind), marks, len(OPTIONS)) >= 0


@every_kind
@given(pressing=presses)
def test_what_is_named_is_what_is_pressed(kind: VoteKind, pressing: list[str]) -> None:
    """An option that has nothing yet gets the same by its number as by a press, where it gets anything."""
    marks = pressed(kind, pressing)
    free = next((o.key for o in OPTIONS if o.key not in marks), None)
    if free and not kind.marking.one_only:
        named = kind.marking.named(usual(kind), marks, free)
        assert pressed(kind, [*pressing, free]).get(free) in (named, None)


@every_kind
@given(ballots=st.lists(presses, max_size=12))
def test_options_stand_and_tie_by_one_measure(kind: VoteKind, ballots: list[list[str]]) -> None:
    tally = counted(kind, [pressed(kind, ballot) for ballot in ballots])
    lines = ranking(tally)
    stand = [got(tally, line) for line in lines]
    assert sorted(lines, key=lambda x: x.option.number) == sorted(tally.lines, key=lambda x: x.option.number)
    assert stand == sorted(stand, reverse=True)
    runs = close_calls(tally)
    assert kind.reading.competes or not runs
    assert set(brackets(tally)) == {line.option.key for run in runs for line in run}
    for run in runs:
        band = max(2, stand[lines.index(run[0])] / 10)
        assert len(run) > 1 and got(tally, run[0]) - got(tally, run[-1]) <= band and got(tally, run[-1])
        assert [lines.index(b) - lines.index(a) for a, b in pairwise(run)] == [1] * (len(run) - 1)
        after = lines[lines.index(run[-1]) + 1 :]
        assert not after or not got(tally, after[0]) or got(tally, run[0]) - got(tally, after[0]) > band


def test_ratings_are_close_by_their_top_answers_and_never_by_their_sums() -> None:
    """23 and 21 are sums: nobody gave the one a 6 or a 7, three gave the other a 7."""
    ballots = [{"o1": 5, "o2": 7}, {"o1": 5, "o2": 7}, {"o1": 5, "o2": 7}, {"o1": 4}, {"o1": 4}]
    tally = counted(VOTE_KINDS["rated"], ballots)
    assert [line.dots for line in tally.lines[:2]] == [23, 21]
    assert [line.option.number for line in ranking(tally)[:2]] == [2, 1]
    assert close_calls(tally) == []


def test_as_many_top_answers_are_close() -> None:
    tally = counted(VOTE_KINDS["rated"], [{"o1": 7, "o2": 6, "o3": 1}, {"o1": 7, "o2": 6, "o3": 1}, {"o1": 1, "o2": 7}])
    assert [[line.option.number for line in run] for run in close_calls(tally)] == [[2, 1]]


# ── its words ───────────────────────────────────────────────────────────────────────────────────────────────────────


@every_kind
@pytest.mark.parametrize("budget", [None, 1, 3, 100])
def test_it_has_its_words(kind: VoteKind, budget: int | None) -> None:
    rule = Vote("v", "Which?", 0, kind=kind.key, **{**kind.usual, "budget": budget})
    each = kind.each(rule)
    facts = {"n": 2, "weights": "2, 1", "first": "1 No", "last": "7 Yes", "spent": 1, "budget": 2}
    line = {"dots": 2, "voters": 2, "ref": "1", "text": "One"}
    named = [f"voting.ballot_hint_{kind.key}", f"voting.help_{kind.key}", kind.reading.heading, kind.reading.again]
    named += [kind.marking.spent_words, kind.marking.left_words, kind.reading.rounds_note, kind.announced, kind.too_close(rule)]
    named += [limit.key for limit in kind.announced_limits] + [f"voting.field_{name}" for name in kind.limits]
    assert all(say(key, **facts) for key in named if key)
    assert say(each.key, **each.facts)
    assert say(kind.counted, **line) and say(kind.bare, **line)


@pytest.mark.parametrize(("budget", "word"), [(5, "dots"), (100, "points"), (None, "dots")])
def test_a_hundred_on_one_ballot_are_points(budget: int | None, word: str) -> None:
    kind = VOTE_KINDS["cumulative"]
    assert f"by {word}:" in say(kind.too_close(Vote("v", "?", 0, budget=budget, cap=None)))


def test_only_a_kind_that_ties_has_words_for_it() -> None:
    for kind in VOTE_KINDS.values():
        assert bool(kind.too_close(usual(kind))) == kind.reading.competes
