"""Reading a typed ballot, judging it by the rule, near-ties, and the life of a vote."""

from __future__ import annotations

import pytest

from moothall.core.ballots import BallotLine, Tally, checked, in_order, judge, typed
from moothall.core.errors import Refused
from moothall.core.result_reading import near_ties
from moothall.core.votes import (
    VOTES,
    Candidate,
    Option,
    Vote,
    change_rule,
    close_vote,
    delete_draft,
    draft_vote,
    open_vote,
    opened,
    options_of,
    reveal_vote,
    set_options,
    unopening,
)
from moothall.words import say
from tests.core.boards import after, fresh
from tests.store.sessions import shelf

OPTIONS = [Option(f"o{n}", "v", n, f"Choice {n}", ordinal=n if n <= 3 else 0) for n in range(1, 13)]
NUMBERS = {o.key: o.number for o in OPTIONS}


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("", {}),
        ("   ", {}),
        ("3", {3: 1}),
        ("3 3 7 9 11", {3: 2, 7: 1, 9: 1, 11: 1}),
        ("3,3,7", {3: 2, 7: 1}),
        ("3, 3 ,7,", {3: 2, 7: 1}),
        ("03 003", {3: 2}),
        ("a A b", {1: 2, 2: 1}),
        ("c 12 C", {3: 2, 12: 1}),
        ("3\t3\n4", {3: 2, 4: 1}),
    ],
)
def test_a_typed_ballot(line: str, marks: dict[int, int]) -> None:
    assert typed(line, OPTIONS) == {f"o{n}": dots for n, dots in marks.items()}


@pytest.mark.parametrize("line", ["0", "00", "13", "d", "-1", "3.5", "3x", "３", "٣", "³", "é", "aa", "1;2", "a1", "\x00", "x" * 500])
def test_a_typed_ballot_with_no_such_option(line: str) -> None:
    with pytest.raises(Refused) as caught:
        typed(f"1 {line}", OPTIONS)
    assert caught.value.key == "core.no_such_option"
    assert len(say(caught.value.key, **caught.value.facts)) < 80


@pytest.mark.parametrize(
    ("rule", "marks", "state", "reason"),
    [
        ((5, 2, None), {}, "counted", ""),
        ((5, 2, None), {"o1": 2, "o2": 2, "o3": 1}, "counted", ""),
        ((5, 2, None), {"o1": 2, "o2": 2, "o3": 2}, "spoiled", "core.over_budget"),
        ((5, 2, None), {"o1": 3}, "spoiled", "core.over_cap"),
        ((5, 2, 4), {"o1": 2, "o2": 1}, "short", "core.under_minimum"),
        ((5, 2, 3), {"o1": 2, "o2": 1}, "counted", ""),
        ((5, 2, 1), {}, "short", "core.under_minimum"),
        ((None, 1, None), {f"o{n}": 1 for n in range(1, 13)}, "counted", ""),
        ((None, 1, None), {"o4": 2}, "spoiled", "core.over_cap"),
        ((7, None, None), {"o1": 7}, "counted", ""),
        ((None, None, None), {"o1": 10_000}, "counted", ""),
        ((5, 2, 5), {"o1": 6}, "spoiled", "core.over_budget"),
    ],
)
def test_judging(rule: tuple, marks: dict[str, int], state: str, reason: str) -> None:
    vote = Vote("v", "?", 0, budget=rule[0], cap=rule[1], minimum=rule[2])
    verdict = judge(vote, marks, NUMBERS)
    assert (verdict.state, verdict.reason) == (state, reason)
    if reason:
        assert say(reason, **verdict.facts)
    if state == "spoiled":
        with pytest.raises(Refused, match=reason):
            checked(vote, marks, NUMBERS)
    else:
        assert checked(vote, marks, NUMBERS) == verdict


def _lines(*dots: int) -> list[BallotLine]:
    return [BallotLine(o, n, None) for o, n in zip(OPTIONS, dots, strict=False)]


@pytest.mark.parametrize(
    ("dots", "runs"),
    [
        ((), []),
        ((9,), []),
        ((39, 37), [(0, 1)]),
        ((40, 36), [(0, 1)]),
        ((40, 35), []),
        ((10, 8, 7), [(0, 1)]),
        ((10, 7), []),
        ((5, 3, 2, 1), [(0, 1), (2, 3)]),
        ((2, 0), []),
        ((0, 0, 0), []),
        ((100, 91, 90, 89, 50, 46), [(0, 2), (4, 5)]),
        ((3, 3, 3), [(0, 2)]),
    ],
)
def test_near_ties(dots: tuple[int, ...], runs: list[tuple[int, int]]) -> None:
    assert near_ties(dots) == runs


def test_lines_come_by_dots_then_voters_then_ballot_order() -> None:
    lines = [
        BallotLine(OPTIONS[0], 3, 2),
        BallotLine(OPTIONS[1], 5, 1),
        BallotLine(OPTIONS[2], 3, 3),
        BallotLine(OPTIONS[3], 3, 3),
        BallotLine(OPTIONS[4], 3, None),
    ]
    assert [line.option.number for line in in_order(lines)] == [2, 3, 4, 1, 5]


def test_unused_dots() -> None:
    vote = Vote("v", "?", 0, budget=5)
    assert Tally(vote, ballots=4, lines=tuple(_lines(7, 5))).unused == 8
    assert Tally(Vote("v", "?", 0, budget=None), ballots=4).unused == 0


# ── the life of a vote ──────────────────────────────────────────────────────────────────────────────────────────────


def _drafted(**rule):
    session = fresh()
    return after(session, draft_vote(session, Vote("v", "Which?", 0, **rule), [Candidate("One"), Candidate("Two")], ["a", "b"]))


def _life(session):
    """Opened, closed, revealed: the state it reaches and the step that took it there, one at a time."""
    acts = {
        "open": lambda: open_vote(session, "v", "10:00"),
        "closed": lambda: close_vote(session, "v", "10:20", 12),
        "revealed": lambda: reveal_vote(session, "v"),
    }
    for state, make in acts.items():
        step = make()
        after(session, step)
        yield state, step


def test_from_draft_to_revealed_and_back_as_far_as_it_goes() -> None:
    session = _drafted()
    steps = [step for _, step in _life(session)]
    vote = session.get(VOTES, "v")
    assert (vote.state, vote.opened, vote.closed, vote.present) == ("revealed", "10:00", "10:20", 12)
    assert [s.final for s in steps] == [False, True, False]
    assert [unopening(s.flipped()) for s in steps] == [["v"], [], []]


@pytest.mark.parametrize("mode", ["live", "totals"])
def test_a_vote_that_was_never_sealed_has_nothing_to_reveal(mode: str) -> None:
    session = _drafted(mode=mode)
    after(session, open_vote(session, "v", "10:00"))
    assert session.get(VOTES, "v").shows_tally
    after(session, close_vote(session, "v", "10:20", 0))
    assert session.get(VOTES, "v").state == "revealed"


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ({"budget": 0}, "core.rule_below_one"),
        ({"cap": 0}, "core.rule_below_one"),
        ({"minimum": -1}, "core.rule_below_one"),
        ({"budget": 3, "cap": 4}, "core.cap_over_budget"),
        ({"budget": 3, "minimum": 4}, "core.minimum_over_budget"),
        ({"mode": "secret"}, "core.no_such_rule"),
        ({"kind": "auction"}, "core.no_such_rule"),
        ({"kind": "ranked"}, "core.weights_once"),
        ({"kind": "ranked", "weights": "3,2,2"}, "core.weights_once"),
        ({"kind": "ranked", "weights": "three"}, "core.weights_once"),
        ({"kind": "poll"}, "core.needs_scale"),
        ({"threshold": 101}, "core.threshold_per_cent"),
        ({"split_by": "age"}, "core.no_such_rule"),
        ({"question": "  "}, "core.blank"),
    ],
)
def test_rules_that_make_no_sense(rule: dict, why: str) -> None:
    session = fresh()
    with pytest.raises(Refused) as caught:
        draft_vote(session, Vote(**{"key": "v", "question": "?", "position": 0} | rule), [], [])
    assert caught.value.key == why


@pytest.mark.parametrize("state", ["open", "closed", "revealed"])
def test_what_is_open_or_past_is_not_changed(state: str) -> None:
    session = _drafted()
    next(None for name, _ in _life(session) if name == state)
    for act in (
        lambda: change_rule(session, "v", budget=9),
        lambda: set_options(session, "v", [], []),
        lambda: delete_draft(session, "v"),
        lambda: open_vote(session, "v", "3"),
    ):
        with pytest.raises(Refused, match="options_frozen"):
            act()
    if state != "open":
        with pytest.raises(Refused, match="vote_not_open"):
            opened(session, "v")
        with pytest.raises(Refused, match="vote_not_open"):
            close_vote(session, "v", "3", 0)
    if state != "closed":
        with pytest.raises(Refused, match="close_first"):
            reveal_vote(session, "v")


def test_fewer_than_two_options_do_not_open() -> None:
    session = _drafted()
    after(session, set_options(session, "v", [Candidate("Only")], ["c"]))
    with pytest.raises(Refused, match="two_options"):
        open_vote(session, "v", "1")
    start = shelf(session)
    step = delete_draft(session, "v")
    after(session, step)
    assert not session.count(VOTES) and not options_of(session, "v")
    after(session, step.flipped())
    assert shelf(session) == start
