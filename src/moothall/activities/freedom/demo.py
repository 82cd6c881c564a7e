"""A check-out from draft to reveal, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.freedom.rules import prepare
from moothall.core.agenda import AGENDA, add_item
from moothall.core.ballots import typed
from moothall.core.scales import Point, ReadyScale
from moothall.core.votes import open_vote, options_of, reveal_vote
from moothall.voting.on_scale import KEYS_NEEDED
from moothall.voting.rules import votes_of_item

SLIPS = ReadyScale("", "Slips", (Point(3, "Free"), Point(2, "Rather"), Point(1, "Not free")), 1)
"""A scale of its own, so that the contract tests don't depend on the scales this laptop has."""


def play(desk: Any) -> None:
    item = desk.key()
    desk.do(add_item(desk.session, item, "How free did you feel?", 5, "freedom"))
    desk.do(prepare(desk.session, desk.session.get(AGENDA, item), "How free did you feel today?", SLIPS, desk.keys(KEYS_NEEDED + 1)))
    vote = votes_of_item(desk.session, item)[0].key
    desk.do(open_vote(desk.session, vote, desk.now()))
    for card, mark in enumerate("332123", 1):
        desk.cast(vote, typed(mark, options_of(desk.session, vote)), "paper", card)
    desk.close_vote(vote)
    desk.do(reveal_vote(desk.session, vote))
