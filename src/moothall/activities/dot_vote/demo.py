"""A small sealed vote from draft to reveal, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.dot_vote.rules import prepare
from moothall.core.agenda import AGENDA, add_item
from moothall.core.ballots import typed
from moothall.core.votes import change_rule, open_vote, options_of, reveal_vote
from moothall.voting.rules import text_candidates, votes_of_item


def play(desk: Any) -> None:
    item = desk.key()
    desk.do(add_item(desk.session, item, "Where is the energy?", 15, "dot_vote"))
    options = text_candidates("Home first\nOne front door\nMoney follows people\nSay it in the room")
    # Five keys: the vote and its four options.
    desk.do(prepare(desk.session, desk.session.get(AGENDA, item), options, desk.keys(5)))
    vote = votes_of_item(desk.session, item)[0].key
    desk.do(change_rule(desk.session, vote, question="Which of these would change most?", budget=5, cap=2))
    desk.do(open_vote(desk.session, vote, desk.now()))
    # Stacked, spread, short and blank ballots, so that each of them passes through the contract tests.
    for card, line in enumerate(("1 1 2 3 3", "1 2 2 4", "3 1 2", "1 1 4 4 2", ""), 1):
        desk.cast(vote, typed(line, options_of(desk.session, vote)), "paper", card)
    desk.close_vote(vote)
    desk.do(reveal_vote(desk.session, vote))
