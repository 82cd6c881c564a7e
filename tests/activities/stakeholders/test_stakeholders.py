"""Stakeholders who are not here: named in one line, on a grid of four boxes, whom to talk to next; fed by who is missing; private."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from moothall.activities.missing.records import MISSING
from moothall.activities.stakeholders.panel import StakeholdersPanel
from moothall.activities.stakeholders.panel_grid import spoken
from moothall.activities.stakeholders.records import STAKEHOLDER, Stakeholder
from moothall.activities.stakeholders.rules import absent, box_of, engagement, name_one, take_over
from moothall.core.errors import Refused
from moothall.core.levels import Level
from moothall.core.people import enlist, mark_present, people
from moothall.core.redaction import Audience
from moothall.desk import Desk
from moothall.exports.json_copy import as_json
from tests.activities.room import Room

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def dana(desk: Desk) -> str:
    desk.do(enlist(desk.session, [("Dana", "Fell Council", {})], desk.keys(2)))
    desk.do(mark_present(desk.session, [p.key for p in people(desk.session)], True))
    return people(desk.session)[0].key


@pytest.mark.parametrize(
    ("power", "interest", "box"),
    [
        ("5", "5", "closely"), ("10", "4", "satisfied"), ("4", "10", "informed"), ("0", "0", "watched"), ("", "7", ""), ("7", "", ""),
        ("plenty", "7", ""),
    ],
)  # fmt: skip
def test_four_boxes(power: str, interest: str, box: str) -> None:
    assert box_of(Stakeholder("k", 1, "Office", power, interest)) == box


def test_one_line_names_somebody_who_is_not_here(desk: Desk) -> None:
    who = dana(desk)
    desk.do(name_one(desk.session, "s", "Regional office 8 3 @Dana 14 May 2027", "10:24"))
    entry = STAKEHOLDER.all(desk.session)[0]
    told = (entry.name, entry.power, entry.interest, entry.holder, entry.contact, entry.visibility)
    assert told == ("Regional office", "8", "3", who, "2027-05-14", 0)
    desk.do(name_one(desk.session, "t", "Ward 7", "10:24"))
    assert (STAKEHOLDER.all(desk.session)[1].name, STAKEHOLDER.all(desk.session)[1].power) == ("Ward 7", "")
    for here in ("fell council 8 3", "Dana"):
        with pytest.raises(Refused):
            name_one(desk.session, "u", here, "10:24")
    assert "power 8, interest 3, keep satisfied" in spoken(entry)


def test_whom_to_talk_to_comes_by_day_and_then_by_box(desk: Desk) -> None:
    for line in ("Last 1 1", "First 2 2 3 May 2027", "Second 9 9 14 May 2027", "Third 9 9", "Unrated"):
        desk.do(name_one(desk.session, desk.key(), line, "10:24"))
    assert [entry.name for entry in engagement(desk.session)] == ["First", "Second", "Third", "Last", "Unrated"]


def test_figures_and_what_is_thought_leave_in_no_copy_and_the_name_only_once_heard(desk: Desk) -> None:
    desk.do(name_one(desk.session, "s", "Plantedoffice 8 3", "10:24"))
    desk.do(STAKEHOLDER.edit(desk.session, "s", stands="against", note="plantednote"))
    desk.do(STAKEHOLDER.read_back(desk.session, "s"))
    for level in Level:
        told = as_json(desk.copy_for(Audience(level))).decode()
        assert ("Plantedoffice" in told) is (level <= Level.ROOM), level
        assert ("plantednote" in told, "against" in told) == ((level is Level.PRIVATE,) * 2), level


def test_the_page_by_keyboard_alone(enter: Callable[..., Room], desk: Desk) -> None:
    dana(desk)
    desk.do(MISSING.add(desk.session, desk.key(), "Young carers", "10:20"))
    desk.do(MISSING.add(desk.session, desk.key(), "The coroner", "10:20", state="here"))
    room = enter("stakeholders", size=(1064, 744))
    panel = room.panel
    assert isinstance(panel, StakeholdersPanel)
    room.type("Regional office 8 3 @Dana", Key.Key_Return)
    room.type("Fell Council 8 3", Key.Key_Return)
    assert "is in the room" in room.entry.reason and len(STAKEHOLDER.all(desk.session)) == 1
    room.press(Key.Key_Escape)
    room.click(room.button("Take over 1 from who is missing"))
    assert [e.name for e in STAKEHOLDER.all(desk.session)] == ["Regional office", "Young carers"], "one who is here isn't missing"
    assert not absent(desk.session, desk.activities)
    with pytest.raises(Refused):
        take_over(desk.session, (), (), "10:24")
    room.press(Key.Key_2, CTRL)
    assert panel.grid.hasFocus() and "Regional office, power 8" in panel.grid.accessibleDescription()
    room.press(Key.Key_Return)
    assert panel.views.key == "people" and panel.entry is not None and panel.entry.name == "Regional office"
    room.press(Key.Key_3, CTRL)
    assert [row.text for row in panel.next_talks.rows] == ["Regional office", "Young carers"]
    assert panel.next_talks.rows[0].source == "keep satisfied, Dana" and panel.next_talks.rows[0].asked == "no next talk"
    assert room.screen.is_blank
