"""What stands in the way of a split is said where it can be read, also while the lines of groups are out of sight."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from moothall.core.card_groups import card_groups
from moothall.core.people import enlist
from moothall.core.votes import VOTES, change_rule, open_vote
from moothall.desk import Desk
from moothall.ui.kit.button import Button
from moothall.voting.group_names import being_typed, known_groups, offered, unknown_groups
from moothall.voting.panel_groups import GroupFields
from tests.activities.room import Room, focus
from tests.voting.votes import a_draft


def test_a_split_that_comes_too_late(qtbot: QtBot, desk: Desk) -> None:
    _, vote = a_draft(desk)
    fields = GroupFields(desk, lambda: desk.session.get(VOTES, vote))
    qtbot.addWidget(fields)
    said: list[str] = []
    fields.said.connect(said.append)
    desk.do(open_vote(desk.session, vote, desk.now()))
    box = fields._by.box
    fields._by.chosen.emit(box.itemData(box.count() - 1))
    assert len(said) == 1 and said[0]
    assert fields._cards.isHidden() and box.currentIndex() == 0, "what was refused stands there as if it held"


KNOWN = ["Health", "Social care", "Local council", "Help at home"]


@pytest.mark.parametrize(
    ("begun", "names"),
    [
        ("", KNOWN),
        ("he", ["Health", "Help at home"]),
        ("HO", ["Help at home"]),
        ("care", ["Social care"]),
        ("health", []),
        ("x", []),
        ("social c", ["Social care"]),
    ],
)
def test_names_that_fit_what_is_typed(begun: str, names: list[str]) -> None:
    assert offered(KNOWN, begun) == names


@pytest.mark.parametrize(
    ("text", "caret", "found"),
    [
        ("1-15 He", 7, (5, 7, "He")),
        ("1-15 ", 5, (5, 5, "")),
        ("1-15", 4, None),
        ("1-15 Health", 2, None),
        ("1-15 Health\n16 to 30: Co", 24, (22, 24, "Co")),
        ("1-15 He\n16-30 Council", 7, (5, 7, "He")),
    ],
)
def test_the_name_the_caret_is_in(text: str, caret: int, found: tuple[int, int, str] | None) -> None:
    assert being_typed(text, caret) == found


def test_names_nobody_here_is_from() -> None:
    ranges = [(1, 5, "health"), (6, 9, "Helth"), (10, 12, "Helth")]
    assert unknown_groups(KNOWN, ranges) == ["Helth"]
    assert unknown_groups([], ranges) == [], "a list that says nothing asks nothing"


def test_a_sector_is_offered_and_an_unknown_one_asked_about(enter: Callable[..., Room], desk: Desk) -> None:
    people = [(f"Person {n}", "", {"present": True, "sector": "Health" if n % 2 else "Social care"}) for n in range(12)]
    desk.do(enlist(desk.session, people, desk.keys(12)))
    item, vote = a_draft(desk)
    desk.do(change_rule(desk.session, vote, split_by="sector"))
    assert sorted(known_groups(desk.session, "sector")) == ["Health", "Social care"] and known_groups(desk.session, "") == []
    room = enter("dot_vote", item)
    room.click(room.button("Ballots by group of cards"))
    fields = room.find(GroupFields)
    fields._cards.setFocus()
    room.type("1-6 so")
    offers = [button for button in fields.findChildren(Button) if button.isVisible()]
    assert [button.words for button in offers] == ["Social care"]
    room.click(offers[0])
    assert focus() is fields._cards.edit and fields._cards.text() == "1-6 Social care"
    room.type("", Qt.Key.Key_Return)
    room.type("7-12 Helth")
    room.panel.take_focus()
    assert "Nobody on the list has this sector: Helth. Leave the field once more to use it." in room.said_words()
    assert not card_groups(desk.session, vote)
    fields._cards.setFocus()
    room.panel.take_focus()
    assert [g.name for g in card_groups(desk.session, vote)] == ["Social care", "Helth"]
