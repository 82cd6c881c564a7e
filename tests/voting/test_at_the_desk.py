"""Slips of a hurried hand at the desk: a way in by a click, a close too early, a number typed over another. Nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from moothall.core.people import edit_person, people
from moothall.core.votes import VOTES
from moothall.desk import Desk
from moothall.ui.kit.hold_button import HoldButton
from moothall.voting.panel_ways import WayTile
from moothall.voting.rules import table_is_far
from tests.activities.room import Room, focus
from tests.voting.votes import an_open_vote, people_here

Key = Qt.Key
Alt, Ctrl = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
Hold = Callable[[str], tuple[Room, str]]


@pytest.fixture
def hold(desk: Desk, enter: Callable[..., Room]) -> Hold:
    def hold(mode: str) -> tuple[Room, str]:
        people_here(desk, 6)
        item, vote = an_open_vote(desk, mode)
        return enter("dot_vote", item), vote

    return hold


def way(room: Room, name: str) -> WayTile:
    return next(tile for tile in room.findChildren(WayTile) if tile.way == name)


def hold_ctrl_enter(room: Room, qtbot: QtBot) -> None:
    """For longer than the second it takes."""
    QTest.keyPress(focus(), Key.Key_Return, Ctrl)
    button = room.find(HoldButton, "Close the vote")
    qtbot.waitUntil(lambda: button._done or not button.isVisible(), timeout=3_000)
    QTest.keyRelease(focus(), Key.Key_Return, Ctrl)
    qtbot.waitUntil(lambda: button._since is None)
    room.settle()


def state(desk: Desk, vote: str) -> str:
    return desk.session.get(VOTES, vote).state


@pytest.mark.parametrize("by", ["click", "keys", "keys from the row"])
def test_a_way_in_takes_the_caret_to_its_first_field(hold: Hold, desk: Desk, by: str) -> None:
    room, vote = hold("sealed")
    tile = way(room, "paper")
    if by == "click":
        room.click(tile)
    else:
        if by == "keys from the row":
            tile.setFocus()
        room.press(Key.Key_1, Alt)
    room.line("1 1 2")
    assert list(desk.cards(vote)) == [1]


def test_a_full_sheet_is_kept_by_enter_at_its_last_field(hold: Hold, desk: Desk) -> None:
    room, vote = hold("sealed")
    room.click(way(room, "table"))
    for text in ("3", "", *["1"] * 12):
        room.line(text)
    assert dict(desk.slips(vote, "table")) == {3: "table"}


@pytest.mark.parametrize(
    ("mode", "name", "typed", "said"),
    [
        ("sealed", "table", "\t\t2", "Table sheets: something is typed there"),
        ("sealed", "paper", "1 1", "Paper ballots: something is typed there"),
        ("live", "live", "3", "Shared screen: something is typed there"),
        ("totals", "hands", "4", "Hands: something is typed there"),
        ("totals", "wall", "4", "Wall dots: something is typed there"),
    ],
)
def test_closing_waits_for_what_is_typed(hold: Hold, desk: Desk, qtbot: QtBot, mode: str, name: str, typed: str, said: str) -> None:
    room, vote = hold(mode)
    room.click(way(room, name))
    for sign in typed:
        room.press(Key.Key_Tab) if sign == "\t" else room.type(sign)
    hold_ctrl_enter(room, qtbot)
    assert state(desk, vote) == "open"
    assert room.strips[-1][0] == "attention" and room.strips[-1][1].startswith(said)
    room.press(Key.Key_A, Ctrl)
    room.press(Key.Key_Delete)
    hold_ctrl_enter(room, qtbot)
    assert state(desk, vote) != "open"


def test_the_key_that_closes_works_in_the_row_of_ways(hold: Hold, desk: Desk, qtbot: QtBot) -> None:
    room, vote = hold("sealed")
    way(room, "paper").setFocus()
    assert QApplication.focusWidget() is way(room, "paper")
    hold_ctrl_enter(room, qtbot)
    assert state(desk, vote) == "closed"


# numbers that can't be


def test_a_click_on_a_number_is_typed_over(hold: Hold, desk: Desk) -> None:
    room, _ = hold("sealed")
    room.click(way(room, "table"))
    room.click(room.named("Table"))
    room.line("2")
    assert next(edit.text() for edit in room.findChildren(QLineEdit) if edit.isVisible()) == "2"


@pytest.mark.parametrize(
    ("table", "at_it", "why"),
    [
        ("21", "", "Nobody here sits at a table 21. Keep it again if it is meant."),
        ("1", "500", "500 people at one table, but only 6 are here."),
    ],
)
def test_an_unlikely_sheet_is_asked_about_once(hold: Hold, desk: Desk, table: str, at_it: str, why: str) -> None:
    room, vote = hold("sealed")
    room.click(way(room, "table"))
    for text in (table, at_it, *["1"] * 12):
        room.line(text)
    assert not desk.slips(vote, "table") and why in room.said_words()
    # The same again is meant: every number is gone over once more, and none of them is left behind for another sheet.
    for _ in (table, at_it, *["1"] * 12):
        room.line("")
    assert dict(desk.slips(vote, "table")) == {int(table): "table"}


def test_a_table_is_one_that_people_sit_at(hold: Hold, desk: Desk) -> None:
    hold("sealed")
    assert not table_is_far(desk.session, 6)
    assert table_is_far(desk.session, 7)
    desk.do(edit_person(desk.session, people(desk.session)[0].key, table="7"))
    assert table_is_far(desk.session, 1)
    assert not table_is_far(desk.session, 7)


def test_more_hands_than_people_are_refused(hold: Hold, desk: Desk) -> None:
    room, vote = hold("totals")
    room.click(way(room, "hands"))
    room.line("7")
    assert "7 hands for option 1, but 6 people are here. Count again, or tick who came." in room.said_words()
    assert not desk.slips(vote, "hands")
    room.press(Key.Key_A, Ctrl)
    room.line("6")
    assert dict(desk.slips(vote, "hands")) == {1: "hands"}


def test_no_hand_is_asked_for_once_dots_are_counted(hold: Hold, desk: Desk) -> None:
    room, _ = hold("totals")
    desk.blank(False)
    room.click(way(room, "hands"))
    assert "Hands up now" in repr(desk.picture())
    room.click(way(room, "wall"))
    assert "Hands up now" not in repr(desk.picture())
