"""A purpose worded twice, polled once and adopted, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.statement.records import PurposeDraft
from moothall.activities.statement.rules import adopt, agree_beforehand, latest, prepare_poll, word_draft
from moothall.core.agenda import add_item
from moothall.core.ballots import typed
from moothall.core.scales import Point, ReadyScale
from moothall.core.votes import open_vote, options_of, reveal_vote
from moothall.voting.on_scale import KEYS_NEEDED

THREE = ReadyScale("", "Three places to stand", (Point(1, "With it"), Point(2, "In between"), Point(3, "Not with it")), 1)
"""A scale of its own, so that the contract tests don't depend on the scales this laptop has."""


def play(desk: Any) -> None:
    item = desk.key()
    desk.do(add_item(desk.session, item, "Draft what we are for", 25, "statement"))
    desk.do(agree_beforehand(desk.session, item, 60, 1, desk.now()))
    desk.do(word_draft(desk.session, desk.key(), "To get people home", desk.now(), item))
    desk.do(prepare_poll(desk.session, _newest(desk).key, THREE, desk.keys(KEYS_NEEDED + 1)))
    vote = _newest(desk).poll
    desk.do(open_vote(desk.session, vote, desk.now()))
    for card, mark in enumerate(("1", "1", "2", "1", "3", "1"), 1):
        desk.cast(vote, typed(mark, options_of(desk.session, vote)), "paper", card)
    desk.close_vote(vote)
    desk.do(reveal_vote(desk.session, vote))
    desk.do(word_draft(desk.session, desk.key(), "To get people home safely", desk.now(), item))
    desk.do(adopt(desk.session, _newest(desk).key))


def _newest(desk: Any) -> PurposeDraft:
    draft = latest(desk.session)
    assert draft is not None
    return draft
