"""A small sealed poll from draft to reveal, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.poll.rules import prepare
from moothall.core.agenda import AGENDA, add_item
from moothall.core.ballots import typed
from moothall.core.scales import Point, ReadyScale
from moothall.core.votes import change_rule, open_vote, options_of, reveal_vote
from moothall.voting.on_scale import KEYS_NEEDED
from moothall.voting.rules import votes_of_item

HANDS = ReadyScale("", "Three marks", (Point(1, "For it"), Point(2, "Unsure"), Point(3, "Against it")), 1)
"""A scale of its own, so that the contract tests don't depend on the scales this laptop has. The last 1 is the points in support."""


def play(desk: Any) -> None:
    item = desk.key()
    desk.do(add_item(desk.session, item, "How firmly do we back it?", 15, "poll"))
    keys = desk.keys(KEYS_NEEDED + 1)
    desk.do(prepare(desk.session, desk.session.get(AGENDA, item), "We open one front door by June", HANDS, keys))
    vote = votes_of_item(desk.session, item)[0].key
    desk.do(change_rule(desk.session, vote, threshold=60))
    desk.do(open_vote(desk.session, vote, desk.now()))
    # All points of the scale are marked, and more than five people answer: with fewer there is no shape to read.
    for card, mark in enumerate(("1", "1", "2", "1", "3", "1"), 1):
        desk.cast(vote, typed(mark, options_of(desk.session, vote)), "paper", card)
    desk.close_vote(vote)
    desk.do(reveal_vote(desk.session, vote))
