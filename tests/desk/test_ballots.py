"""Casting, taking back and counting: what the desk allows, what it keeps, and what nobody may see yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from moothall.core.errors import Refused
from moothall.core.levels import Level
from moothall.core.redaction import Audience
from moothall.core.votes import options_of, reveal_vote
from moothall.words import sentence
from tests.store.sessions import begin, reopened, with_vote


@pytest.fixture
def desk(tmp_path: Path):
    desk = begin(tmp_path / "a.moot")
    yield desk
    desk.close()


def _keys(desk, vote: str) -> list[str]:
    return [o.key for o in options_of(desk.session, vote)]


def test_a_card_votes_once_unless_replaced_or_taken_back(desk) -> None:
    vote = with_vote(desk)
    a, b, *_ = _keys(desk, vote)
    desk.cast(vote, {a: 2, b: 2}, "paper", 7)
    with pytest.raises(Refused, match="card_used") as caught:
        desk.cast(vote, {b: 1}, "paper", 7)
    assert "7" in sentence(caught.value)
    desk.cast(vote, {b: 1}, "paper", 7, replace=True)
    assert desk.turnout(vote).ballots == 1
    desk.take_back(vote, 7)
    assert desk.turnout(vote).ballots == 0
    with pytest.raises(Refused, match="card_not_in"):
        desk.take_back(vote, 7)


@pytest.mark.parametrize(
    ("marks", "card", "route", "why"),
    [
        ([2, 2, 2], 1, "paper", "core.over_budget"),
        ([3], 1, "paper", "core.over_cap"),
        ([1], 0, "paper", "desk.no_such_card"),
        ([1], -3, "paper", "desk.no_such_card"),
        ([1], None, "paper", "desk.no_such_card"),
        ([1], 1, "live", "desk.not_in_a_sealed_vote"),
        ([1], 1, "wall", "desk.not_in_a_sealed_vote"),
    ],
)
def test_what_is_refused_is_not_kept(desk, marks: list[int], card: int | None, route: str, why: str) -> None:
    vote = with_vote(desk)
    heard: list[object] = []
    desk.listen(heard.append)
    with pytest.raises(Refused) as caught:
        desk.cast(vote, dict(zip(_keys(desk, vote), marks, strict=False)), route, card)
    assert caught.value.key == why
    assert sentence(caught.value)
    assert not heard and desk.turnout(vote).ballots == 0 and not desk.cards(vote)


def test_a_blank_ballot_counts_as_one(desk) -> None:
    vote = with_vote(desk)
    desk.cast(vote, {}, "paper", 1)
    desk.cast(vote, dict.fromkeys(_keys(desk, vote), 0), "paper", 2)
    desk.close_vote(vote)
    desk.do(reveal_vote(desk.session, vote))
    tally = desk.tally(vote)
    assert (tally.ballots, tally.blank, tally.dots) == (2, 2, 0)


def test_ways_in_that_count_nobody_need_no_card(desk) -> None:
    vote = with_vote(desk, mode="totals", budget=None, cap=None)
    a, b, *_ = _keys(desk, vote)
    desk.cast(vote, {a: 17}, "hands")
    desk.cast(vote, {a: 3, b: 9}, "hands")
    tally = desk.tally(vote)
    assert [(line.dots, line.voters) for line in tally.lines][:2] == [(20, None), (9, None)]


def test_a_sealed_vote_shows_its_turnout_and_nothing_else(desk) -> None:
    vote = with_vote(desk)
    a, *_ = _keys(desk, vote)
    for card in range(1, 8):
        desk.cast(vote, {a: 2}, "paper", card)
    for state in ("open", "closed"):
        assert desk.tally(vote) is None
        assert desk.dots_of(vote, 1) == {}
        copied = desk.copy_for(Audience(Level.PRIVATE)).votes[0]
        assert copied.ballots == 7 and not copied.revealed
        assert all(o.dots is None and o.voters is None for o in copied.options)
        if state == "open":
            desk.close_vote(vote)
    desk.do(reveal_vote(desk.session, vote))
    assert desk.tally(vote).lines[0].dots == 14


def test_tallies_are_counted_anew_and_the_same_after_a_restart(tmp_path: Path) -> None:
    desk = begin(tmp_path / "b.moot")
    vote = with_vote(desk, mode="live")
    keys = _keys(desk, vote)
    truth = dict.fromkeys(keys, 0)
    for card in range(1, 40):
        marks = {keys[card % 4]: 1 + card % 2, keys[(card + 1) % 4]: 1}
        desk.cast(vote, marks, "live", card)
        if card % 5 == 0:
            desk.take_back(vote, card)
        else:
            truth = {k: n + marks.get(k, 0) for k, n in truth.items()}
    assert {line.option.key: line.dots for line in desk.tally(vote).lines} == truth
    before = desk.tally(vote)
    desk = reopened(desk)
    assert desk.tally(vote) == before
    desk.close_vote(vote)
    assert {line.option.key: line.dots for line in desk.tally(vote).lines} == truth
    desk.close()


def test_news_of_a_ballot_says_which_vote_and_no_more(desk) -> None:
    vote = with_vote(desk)
    a, *_ = _keys(desk, vote)
    heard: list = []
    desk.listen(heard.append)
    desk.cast(vote, {a: 2}, "paper", 98765)
    assert heard[0].votes == {vote} and not heard[0].changes
    assert a not in repr(heard) and "98765" not in repr(heard)
