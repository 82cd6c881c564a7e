"""Declarations of interest: the register, said beside a vote that one touches, and what was done in that vote, of four kinds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from moothall.activities.interest_register.entries import entries
from moothall.activities.interest_register.records import INTEREST
from moothall.activities.interest_register.rules import declare, notices
from moothall.core.agenda import add_item
from moothall.core.declarations import DECLARATIONS, KINDS_OF_INTEREST, change_declaration, declarations_of, voters
from moothall.core.declarations import declare as declare_in_vote
from moothall.core.errors import Refused
from moothall.core.levels import Level
from moothall.core.people import PARTICIPANTS, enlist, mark_present
from moothall.core.redaction import Audience
from moothall.core.session_details import edit_details
from moothall.core.votes import Candidate, Vote, draft_vote
from moothall.desk import Desk
from moothall.exports.json_copy import as_json
from tests.activities.room import Room


@pytest.fixture
def dana(desk: Desk) -> str:
    desk.do(enlist(desk.session, [("Dana", "Hospice", {}), ("Kit", "Council", {})], desk.keys(4)))
    keys = {p.name: p.key for p in desk.session.all(PARTICIPANTS)}
    desk.do(mark_present(desk.session, keys.values(), True))
    return keys["Dana"]


def a_vote(desk: Desk) -> None:
    desk.do(add_item(desk.session, "item", "Which first?", 10, "dot_vote"))
    options = [Candidate("Money for the hospice"), Candidate("A library")]
    desk.do(draft_vote(desk.session, Vote("vote", "Which first?", 3, "item"), options, desk.keys(2)))


def test_one_line_declares_and_it_is_said_beside_what_it_touches(desk: Desk, dana: str) -> None:
    desk.do(declare(desk.session, "i", "Trustee @Dana = hospice money", "10:24"))
    entry = INTEREST.all(desk.session)[0]
    assert (entry.what, entry.participant, entry.touches, entry.outcome, entry.visibility) == ("Trustee", dana, "hospice money", "noted", 0)
    told = notices(desk.session, "Money for the hospice")
    assert [(n.said, n.touches, n.open) for n in told] == [("Dana: Trustee (which kind?; noted)", True, False)]
    assert not notices(desk.session, "A library")[0].touches
    desk.do(INTEREST.edit(desk.session, "i", kind="professional", outcome="left"))
    assert notices(desk.session, "")[0].said == "Dana: Trustee (non-financial, professional; left)"
    with pytest.raises(Refused):
        declare(desk.session, "j", "Shares @Zebedee", "10:24")


def test_before_a_vote_it_stands_beside_the_option_and_nowhere_on_the_wall(enter: Callable[..., Room], desk: Desk, dana: str) -> None:
    desk.do(declare(desk.session, "i", "Trustee @Dana = hospice money", "10:24"))
    a_vote(desk)
    room = enter("dot_vote", "item")
    assert "1 Money for the hospice\nDana: Trustee" in room.said_words()
    assert "Trustee" not in repr(desk.picture())


def test_in_a_vote_it_has_a_kind_and_whoever_leaves_is_no_voter(desk: Desk, dana: str) -> None:
    a_vote(desk)
    desk.do(declare_in_vote(desk.session, "d", "vote", dana, outcome="abstained", kind="financial"))
    assert voters(desk.session, "vote") == 1
    for kind in KINDS_OF_INTEREST:
        desk.do(change_declaration(desk.session, "d", kind=kind))
        assert desk.session.get(DECLARATIONS, "d").kind == kind
    with pytest.raises(ValueError, match="kind"):
        change_declaration(desk.session, "d", kind="conflict")
    desk.do(change_declaration(desk.session, "d", "withdrew"))
    made = declarations_of(desk.session, "vote")[0]
    assert (made.outcome, made.kind) == ("withdrew", "indirect")
    copy = as_json(desk.copy_for(Audience(Level.PRIVATE))).decode()
    assert "left" in copy and "indirect" in copy


@pytest.mark.parametrize(("confidentiality", "named"), [("open", True), ("non-attributed", False), ("room-only", False)])
def test_a_copy_for_others_names_nobody_where_the_session_names_nobody(desk: Desk, dana: str, confidentiality: str, named: bool) -> None:
    desk.do(edit_details(desk.session, confidentiality=confidentiality))
    desk.do(declare(desk.session, "i", "Trusteeword @Dana = plantedmoney", "10:24"))
    for level in Level:
        assert ("Trusteeword" in as_json(desk.copy_for(Audience(level))).decode()) is (level is Level.PRIVATE), "not read back"
    desk.do(INTEREST.read_back(desk.session, "i"))
    told = as_json(desk.copy_for(Audience(Level.ROOM))).decode()
    assert ("Trusteeword" in told, "plantedmoney" in told) == (named, named)
    assert "Trusteeword" not in as_json(desk.copy_for(Audience(Level.OUTSIDE))).decode()
    assert len(entries(desk.session)) == 1


def test_the_register_by_keyboard_alone(enter: Callable[..., Room], desk: Desk, dana: str) -> None:
    room = enter("interest_register", size=(1064, 744))
    room.type("Married to a bidder @Kit", Qt.Key.Key_Return)
    room.press(Qt.Key.Key_Escape)
    room.press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    entry = INTEREST.all(desk.session)[0]
    assert (entry.read_back, entry.visibility) == (True, Level.ROOM)
    assert "which kind?" in " ".join(row.asked for row in room.panel.log.rows.rows)  # type: ignore[attr-defined]  # a log
    assert room.panel.spotlight() is not None
    desk.put_up(room.panel.spotlight())  # type: ignore[arg-type]  # asked a line before
    assert "Married to a bidder" in repr(desk.picture()) and "Kit" not in repr(desk.picture()), "its words, and nobody's name"
