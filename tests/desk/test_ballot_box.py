"""The desk's count of what is in never differs from the file's, whatever was cast, spoiled, taken back, closed or reopened."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moothall.core.ballots import SPOILED_BECAUSE
from moothall.core.errors import Refused
from moothall.core.people import enlist
from moothall.core.votes import VOTES, open_vote, options_of
from moothall.desk import Desk
from moothall.desk.ballot_box import BallotBox
from tests.store.sessions import begin, reopened, with_vote
from tests.trials import many

Act = tuple[Any, ...]
numbers = st.integers(1, 5)
chosen = st.lists(st.integers(0, 3), max_size=6)
by_card = st.sampled_from(["paper", "booth", "live"])
acts = st.lists(
    st.one_of(
        st.tuples(st.just("cast"), by_card, numbers, chosen, st.booleans()),
        st.tuples(st.just("count"), st.sampled_from(["table", "wall", "hands"]), numbers, st.integers(0, 9), st.booleans()),
        st.tuples(st.just("spoil"), numbers, st.sampled_from(SPOILED_BECAUSE)),
        st.tuples(st.just("take_back"), st.sampled_from(["card", "table", "wall", "hands"]), numbers),
        st.tuples(st.just("reopen")),
    ),
    max_size=25,
)


def carry_out(desk: Desk, vote: str, act: Act) -> None:
    options = [o.key for o in options_of(desk.session, vote)]
    match act:
        case ("cast", route, card, dots, replace):
            marks = {options[n]: dots.count(n) for n in set(dots)}
            desk.cast(vote, marks, route, card, replace=replace)
        case ("count", route, number, dots, replace):
            desk.cast(vote, {options[0]: dots}, route, number, replace=replace)
        case ("spoil", card, reason):
            desk.spoil(vote, card, reason)
        case ("take_back", sort, number):
            desk.take_back(vote, number, sort)
        case ("reopen",):
            desk.reopen_vote(vote)
            desk.do(open_vote(desk.session, vote, desk.now()))


@settings(max_examples=many(12, 200), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(acts)
@pytest.mark.trial
def test_the_box_equals_the_file(done: list[Act]) -> None:
    with TemporaryDirectory() as folder:
        desk = begin(Path(folder) / "a.moot")
        vote = with_vote(desk, mode="live")
        for act in done:
            with suppress(Refused):
                carry_out(desk, vote, act)
            fresh = BallotBox(desk._store.ledger, vote)
            for sort in ("card", "table", "wall", "hands"):
                assert dict(desk.slips(vote, sort)) == dict(fresh.slips(sort))
            assert desk.turnout(vote) == fresh.turnout == desk._store.ledger.turnout(vote)
            assert dict(desk.spoiled_cards(vote)) == dict(fresh.spoiled)
            tally = desk.tally(vote)
            assert tally and tally.ballots == desk.turnout(vote).people
            assert all(sum(desk.marks_on(vote, "card", card).values()) <= 5 for card in desk.cards(vote))
        desk.close_vote(vote)
        assert not desk.cards(vote) and not desk.spoiled_cards(vote)
        assert desk.turnout(vote) == desk._store.ledger.turnout(vote)
        desk.close()


def test_what_the_disk_refused_is_not_in_the_box(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    vote = with_vote(desk)
    options = [o.key for o in options_of(desk.session, vote)]
    desk.cast(vote, {options[0]: 1}, "paper", 1)
    desk._store._db.execute("CREATE TEMP TRIGGER full BEFORE INSERT ON main.ballot BEGIN SELECT RAISE(FAIL, 'full'); END")
    with pytest.raises(Exception, match=r"."):
        desk.cast(vote, {options[1]: 1}, "paper", 1, replace=True)
    desk._store._db.execute("DROP TRIGGER full")
    assert dict(desk.cards(vote)) == {1: "paper"} and desk.turnout(vote).ballots == 1
    desk = reopened(desk)
    assert dict(desk.cards(vote)) == {1: "paper"} and desk.turnout(vote).ballots == 1
    desk.close()


def test_people_and_counts_are_told_apart(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    desk.do(enlist(desk.session, [(f"P{n}", "", {"present": True}) for n in range(4)], desk.keys(4)))
    vote = with_vote(desk)
    a, *_ = [o.key for o in options_of(desk.session, vote)]
    desk.cast(vote, {a: 1}, "paper", 1)
    desk.cast(vote, {a: 2}, "booth", 2)
    desk.cast(vote, {a: 7}, "table", 1, people=4)
    turnout = desk.turnout(vote)
    assert (turnout.ballots, turnout.people) == (3, 2)
    with pytest.raises(Refused, match="total_over_cap"):
        desk.cast(vote, {a: 9}, "table", 2, people=4)
    with pytest.raises(Refused, match="table_used"):
        desk.cast(vote, {a: 1}, "table", 1, people=4)
    with pytest.raises(Refused, match="no_such_reason"):
        desk.spoil(vote, 3, "core.over_cap")
    assert desk.marks_on(vote, "table", 1) == {}, "sealed: a sheet's totals are not shown after it is in"
    desk.close_vote(vote)
    assert desk.session.get(VOTES, vote).present == 4
    desk.close()
