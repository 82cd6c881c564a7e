"""Polls and revealed votes to hold in tests."""

from __future__ import annotations

from collections.abc import Mapping

from moothall.activities.poll.rules import prepare
from moothall.core.agenda import AGENDA, add_item
from moothall.core.ballots import typed
from moothall.core.card_groups import hand_out
from moothall.core.votes import change_rule, open_vote, options_of, reveal_vote
from moothall.desk import Desk
from moothall.desk.scale_library import ready_scale
from moothall.voting.on_scale import KEYS_NEEDED
from moothall.voting.rules import votes_of_item
from tests.voting.votes import a_draft

PROPOSAL = "We open one front door by June"
OUTLIERS = {1: 12, 2: 7, 3: 4, 4: 3, 5: 3, 7: 1, 8: 1}
"""31 marks on the eight points: 74 % at 1 to 3, and two at the far end."""


def an_item(desk: Desk) -> str:
    item = desk.key()
    desk.do(add_item(desk.session, item, PROPOSAL, 15, "poll"))
    return item


def a_poll(desk: Desk, scale: str = "gradients-8", **rule: object) -> tuple[str, str]:
    """A draft: the item's key and the vote's."""
    item, ready = an_item(desk), ready_scale(scale)
    assert ready is not None
    desk.do(prepare(desk.session, desk.session.get(AGENDA, item), PROPOSAL, ready, desk.keys(KEYS_NEEDED + 1)))
    vote = votes_of_item(desk.session, item)[0].key
    desk.do(change_rule(desk.session, vote, **rule))
    return item, vote


def fill(desk: Desk, vote: str, ballots: Mapping[object, int]) -> None:
    """Opens it, gives every ballot as typed so often, closes and reveals it."""
    desk.do(open_vote(desk.session, vote, desk.now()))
    options, card = options_of(desk.session, vote), 0
    for line, times in ballots.items():
        for _ in range(times):
            card += 1
            desk.cast(vote, typed(str(line), options), "paper", card)
    desk.close_vote(vote)
    desk.do(reveal_vote(desk.session, vote))


def a_revealed_poll(desk: Desk, ballots: Mapping[object, int] = OUTLIERS, scale: str = "gradients-8", **rule: object) -> tuple[str, str]:
    item, vote = a_poll(desk, scale, **rule)
    fill(desk, vote, ballots)
    return item, vote


def a_revealed_vote(desk: Desk, ballots: Mapping[object, int], options: str, **rule: object) -> tuple[str, str]:
    """Dots; with `split_by`, cards 1 to 6 went to Harbour and 7 to 13 to Fell."""
    item, vote = a_draft(desk, options)
    desk.do(change_rule(desk.session, vote, **rule))
    if rule.get("split_by"):
        desk.do(hand_out(desk.session, vote, [(1, 6, "Harbour"), (7, 13, "Fell")], desk.keys(2)))
    fill(desk, vote, ballots)
    return item, vote
