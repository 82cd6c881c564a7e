"""Commitments: a card in one line, named in the room and nowhere outside, and asked about until it is whole."""

from __future__ import annotations

import pytest

from moothall.activities.commitments.records import COMMITMENT, Commitment
from moothall.activities.commitments.rules import matters, read_commitment, write
from moothall.core.errors import Refused
from moothall.core.people import enlist, mark_present
from moothall.core.picture import HeadedLines, NotePage, Showing
from moothall.core.redaction import Audience, Level
from moothall.core.session_details import edit_details
from moothall.desk import Desk
from moothall.exports.json_copy import as_json

CARD = "a nurse in the hub | ring before we write | no second referral @Dana 30 Jun = she stays, the clinic closes first"


@pytest.fixture(autouse=True)
def day_and_people(desk: Desk) -> None:
    desk.do(edit_details(desk.session, date="2026-11-05"))
    desk.do(enlist(desk.session, [("Dana Okoro", "Community Health Trust", {}), ("Sam Reed", "", {})], ["trust", "dana", "sam"]))
    desk.do(mark_present(desk.session, ["dana"], True))


def kept(desk: Desk, line: str = CARD) -> Commitment:
    key = desk.key()
    desk.do(write(desk.session, key, line, desk.now()))
    return desk.session.get(COMMITMENT.table, key)


def test_a_card_in_one_line(desk: Desk) -> None:
    made = kept(desk)
    assert (made.task, made.trust, made.boundaries) == ("a nurse in the hub", "ring before we write", "no second referral")
    assert (made.who, made.until, made.winter) == ("dana", "2027-06-30", "she stays, the clinic closes first")
    alone = kept(desk, "open the list @Dana")
    assert (alone.task, alone.trust, alone.who) == ("open the list", "", "dana")
    assert read_commitment(desk.session, "mail a@b.org | write @ noon | c").fields["task"] == "mail a@b.org", "people's text"


@pytest.mark.parametrize("line", ["", " | trust alone", "a | b | c | d", "a @Sam", "a 1 Nov"])
def test_what_is_no_commitment_is_refused(desk: Desk, line: str) -> None:
    with pytest.raises(Refused):
        write(desk.session, "k", line, "10:00")


def test_it_is_asked_about_until_it_is_whole_and_its_owner_is_told_for(desk: Desk) -> None:
    assert matters(desk.session) == ()
    made = kept(desk, "a nurse in the hub")
    assert [m.said for m in matters(desk.session)] == [f"commitments.no_{part}" for part in ("name", "until", "deputy", "winter")]
    desk.do(mark_present(desk.session, ["sam"], True))
    desk.do(COMMITMENT.edit(desk.session, made.key, who="dana", until="2027-06-30", deputy="sam", winter="she stays"))
    assert [(m.said, m.settled) for m in matters(desk.session)] == [("commitments.all_whole", True)]
    desk.do(mark_present(desk.session, ["dana"], False))
    assert [(m.said, m.person) for m in matters(desk.session)] == [("commitments.has_left", "dana")]


def test_the_room_sees_the_card_and_whose_it_is_and_outside_nobody_is_named(desk: Desk) -> None:
    made = kept(desk)
    desk.do(COMMITMENT.edit(desk.session, made.key, deputy="sam"))
    desk.put_up(Showing("commitments", "", "entry", made.key))
    (card,) = desk.picture().parts
    assert isinstance(card, HeadedLines) and [words for _, words in card.lines][::3] == [made.task, made.winter]
    assert "Dana Okoro" in card.foot and "30 June 2027" in card.foot and "Sam Reed" in card.foot
    desk.put_up(Showing("commitments", "", "all"))
    assert any(isinstance(p, NotePage) and "Dana Okoro" in p.notes[0].text for p in desk.picture().parts)
    for level in Level:
        told = as_json(desk.copy_for(Audience(level))).decode()
        assert all((name in told) == (level <= Level.ROOM) for name in ("Dana Okoro", "Sam Reed")), level
        assert ("no second referral" in told) == (level <= Level.OUTSIDE)
