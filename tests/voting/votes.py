"""Votes to hold in tests: twelve options, and a room of people."""

from __future__ import annotations

from moothall.activities.dot_vote.rules import prepare
from moothall.core.agenda import AGENDA, add_item
from moothall.core.people import enlist
from moothall.core.votes import change_rule, open_vote
from moothall.desk import Desk
from moothall.voting.rules import text_candidates, votes_of_item

NAMES = "\n".join(f"Option number {word}" for word in "one two three four five six seven eight nine ten eleven twelve".split())


def people_here(desk: Desk, number: int) -> None:
    desk.do(enlist(desk.session, [(f"Person {n}", "", {"present": True}) for n in range(number)], desk.keys(number)))


def an_item(desk: Desk) -> str:
    item = desk.key()
    desk.do(add_item(desk.session, item, "Where is the energy?", 15, "dot_vote"))
    return item


def a_draft(desk: Desk, options: str = NAMES) -> tuple[str, str]:
    """The item's key and the vote's."""
    item = an_item(desk)
    desk.do(prepare(desk.session, desk.session.get(AGENDA, item), text_candidates(options), desk.keys(40)))
    return item, votes_of_item(desk.session, item)[0].key


def an_open_vote(desk: Desk, mode: str, cap: int = 2) -> tuple[str, str]:
    """Five dots each."""
    item, vote = a_draft(desk)
    desk.do(change_rule(desk.session, vote, mode=mode, budget=5, cap=cap))
    desk.do(open_vote(desk.session, vote, desk.now()))
    return item, vote
