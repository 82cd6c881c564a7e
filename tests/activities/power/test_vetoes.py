"""Vetoes and duties to consult beside everything they touch: decisions, options, actions that wait, and the page before people leave."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from moothall.activities.actions.panel import waiting_for
from moothall.activities.actions.records import ACTION
from moothall.activities.decision.records import DECISION
from moothall.activities.power.records import POWER
from moothall.activities.power.rules import matters, says_veto
from moothall.activities.power.vetoes import notices
from moothall.core.agenda import add_item
from moothall.core.notices import shares_words
from moothall.core.people import enlist
from moothall.core.votes import VOTES, Candidate, Vote, draft_vote
from moothall.desk import Desk
from moothall.voting.panel_notices import touching
from moothall.words import say
from tests.activities.room import Room

ORDINARY = ("anything", "over", "that")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("winter beds", "Open forty beds by Christmas", True),
        ("Funding of beds", "the bed fund", True),
        ("anything over £50k", "Spend £50k on taxis", True),
        ("anything over £50k", "anything over £60k", False),
        ("the form", "a formidable task", False),
        ("that", "that", False),
        ("", "anything", False),
        ("Änderung der Verträge", "anderung", True),
    ],
)
def test_texts_share_a_word_endings_and_ordinary_words_aside(one: str, other: str, same: bool) -> None:
    assert shares_words(one, other, ORDINARY) is same


def veto(desk: Desk, **fields: object) -> str:
    key = desk.key()
    desk.do(POWER.add(desk.session, key, "I take it to committee", "10:24", kind="veto", **fields))
    return key


def open_words(desk: Desk) -> list[str]:
    return [say(matter.said, **matter.gaps) for matter in matters(desk.session)]


def test_a_veto_says_who_over_what_whom_and_by_when_and_stays_until_they_were_asked(desk: Desk) -> None:
    key = veto(desk, held_by="Council", affects="winter beds", consult="the cabinet", by_when="2026-11-19", said_by="holder")
    told = notices(desk.session, "Open the winter beds")
    said = "Power 1: I take it to committee · Council · over winter beds · must ask the cabinet · by 19 November 2026 · not asked yet"
    assert [(n.said, n.touches, n.open) for n in told] == [(said, True, True)]
    assert not notices(desk.session, "Hire a taxi")[0].touches and notices(desk.session, "What the Council wants")[0].touches
    assert open_words(desk) == ["Still to be consulted, by 19 November 2026: power entry 1."]
    desk.do(POWER.read_back(desk.session, key))
    assert open_words(desk) == ["Still to be consulted, by 19 November 2026: the cabinet (power entry 1)."]
    desk.do(POWER.edit(desk.session, key, consulted="content"))
    assert not matters(desk.session) and not notices(desk.session, "beds")[0].open


def test_what_a_holder_says_aloud_waits_to_be_consulted_and_touches_everything(desk: Desk) -> None:
    desk.do(enlist(desk.session, [("Ann", "Fell Council", {})], desk.keys(2)))
    desk.do(says_veto(desk.session, desk.key(), "council: we must ask our cabinet first", "10:24"))
    assert notices(desk.session, "whatever is decided")[0].touches
    assert [m.gaps["day"] for m in matters(desk.session)] == ["no day said"]


def test_beside_decisions_options_and_actions(enter: Callable[..., Room], desk: Desk) -> None:
    veto(desk, held_by="Council", affects="winter beds")
    veto(desk, held_by="Trust", affects="taxis")
    desk.do(DECISION.add(desk.session, desk.key(), "We open the winter beds", "10:24"))
    room = enter("decision")
    assert "Touches this decision\nPower 1" in room.said_words() and "Also named today\nPower 2" in room.said_words()
    desk.do(add_item(desk.session, "item", "Which first?", 10, "dot_vote"))
    options = [Candidate("More beds in winter"), Candidate("A library")]
    desk.do(draft_vote(desk.session, Vote("vote", "Which first?", 3, "item"), options, desk.keys(2)))
    found = dict(touching(desk, desk.session.get(VOTES, "vote")))
    assert list(found) == ["1 More beds in winter"] and found["1 More beds in winter"][0].said.startswith("Power 1")
    vote = enter("dot_vote", "item")
    assert "1 More beds in winter\nPower 1" in vote.said_words() and "Power 1" not in repr(desk.picture())
    desk.do(POWER.add(desk.session, desk.key(), "We are asked first", "10:24", kind="veto", affects="library"))
    assert "2 A library\nPower 3" in vote.said_words(), "named while the vote is being prepared"
    desk.do(ACTION.add(desk.session, desk.key(), "Order beds for winter", "10:24"))
    desk.do(ACTION.add(desk.session, desk.key(), "Book the hall", "10:24"))
    actions = enter("actions")
    waits = {row.text: row.marks for row in actions.panel.log.rows.rows}  # type: ignore[attr-defined]  # a log
    assert waits == {"Order beds for winter": ("waits to be consulted",), "Book the hall": ()}
    first = ACTION.all(desk.session)[0]
    assert len(waiting_for(desk, first)) == 1
    desk.do(POWER.edit(desk.session, POWER.all(desk.session)[0].key, consulted="content"))
    assert not waiting_for(desk, first)
