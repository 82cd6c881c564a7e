"""A tally is counted in the file once after each change, and is never older than the last one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from moothall.core.agenda import AGENDA, add_item
from moothall.core.votes import VOTES, change_rule, open_vote, options_of
from moothall.store.ballot_ledger import BallotLedger
from tests.store.sessions import begin
from tests.trials import many

ACTS = some.lists(some.tuples(some.sampled_from(("cast", "again", "back", "spoil", "show")), some.integers(1, 4), some.integers(0, 2)))


def a_live_vote(path: Path) -> tuple:
    from moothall.activities.dot_vote.rules import prepare
    from moothall.voting.rules import text_candidates, votes_of_item

    desk = begin(path)
    desk.do(add_item(desk.session, "item", "Where is the energy?", 15, "dot_vote"))
    options = text_candidates("Home first\nOne front door\nMoney follows people")
    desk.do(prepare(desk.session, desk.session.get(AGENDA, "item"), options, desk.keys(4)))
    vote = votes_of_item(desk.session, "item")[0].key
    desk.do(change_rule(desk.session, vote, budget=2, cap=2, mode="live"))
    desk.do(open_vote(desk.session, vote, desk.now()))
    return desk, vote, [option.key for option in options_of(desk.session, vote)]


@settings(max_examples=many(12, 200), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
@pytest.mark.trial
def test_the_kept_tally_is_the_ledgers_after_every_act(tmp_path_factory: pytest.TempPathFactory, acts: list) -> None:
    desk, vote, keys = a_live_vote(tmp_path_factory.mktemp("live") / "live.moot")
    for act, card, option in acts:
        is_in = card in desk.cards(vote)
        if act in ("cast", "again"):
            desk.cast(vote, {keys[option]: 1 + (act == "again")}, "live", card, replace=is_in)
        elif act == "back" and is_in:
            desk.take_back(vote, card)
        elif act == "spoil":
            desk.spoil(vote, card, "core.two_answers")
        elif act == "show":
            desk.blank(not desk.blanked)
        counted = desk._store.ledger.tally(desk.session.get(VOTES, vote), options_of(desk.session, vote))
        assert desk.tally(vote) == counted
        assert desk.tally(vote) is desk.tally(vote)
    desk.close()


def test_two_windows_cost_one_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, vote, keys = a_live_vote(tmp_path / "live.moot")
    counts: list[str] = []
    keep = BallotLedger.tally
    monkeypatch.setattr(
        BallotLedger, "tally", lambda ledger, record, options: (counts.append(record.key), keep(ledger, record, options))[1]
    )
    desk.listen(lambda _: desk.tally(vote))
    desk.listen(lambda _: desk.tally(vote))
    desk.cast(vote, {keys[0]: 1}, "live", 1)
    assert counts == [vote]
    desk.close()
