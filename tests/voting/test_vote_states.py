"""A vote from one state to the next: where the keyboard lands, which keys are told, and what stays on the wall."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from moothall.activities.dot_vote.rules import prepare
from moothall.core.agenda import AGENDA
from moothall.core.picture import Showing
from moothall.core.votes import open_vote, reveal_vote
from moothall.desk import Desk
from moothall.voting.rules import text_candidates, votes_of_item
from tests.activities.room import Room, focus
from tests.voting.votes import NAMES, a_draft, an_item, an_open_vote, people_here

Key = Qt.Key
Ctrl = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def menu(enter: Callable[..., Room], desk: Desk) -> Callable[[str], Room]:
    """Enters an item's vote in a window whose first button would take a keyboard nobody looks after."""

    def with_menu(item: str) -> Room:
        room = enter("dot_vote", item)
        button = QPushButton("Menu", room)
        button.show()
        QPushButton.setTabOrder(button, room.panel)
        return room

    return with_menu


def closed(desk: Desk) -> tuple[str, str]:
    people_here(desk, 3)
    item, vote = an_open_vote(desk, "sealed")
    desk.cast(vote, {}, "paper", 1)
    desk.close_vote(vote)
    return item, vote


def another_draft(desk: Desk, item: str, options: str = "Alpha\nBeta") -> str:
    desk.do(prepare(desk.session, desk.session.get(AGENDA, item), text_candidates(options), desk.keys(4)))
    return votes_of_item(desk.session, item)[-1].key


# where the keyboard lands


@pytest.mark.parametrize("way", ["Ctrl+Enter", "mouse"])
def test_reveal_and_another_vote_keep_the_keyboard_in_the_page(menu: Callable[[str], Room], desk: Desk, way: str) -> None:
    item, _ = closed(desk)
    room = menu(item)
    assert focus() is room.button("Reveal")
    if way == "mouse":
        room.click(room.button("Reveal"))
    else:
        room.press(Key.Key_Return, Ctrl)
    assert focus() is room.button("Talk about it")
    room.settle()
    assert focus() is room.button("Talk about it")
    room.button("Prepare another vote").setFocus()
    room.press(Key.Key_Return)
    room.settle()
    assert focus() is room.named("Or type the options, one a line")


def test_a_turn_while_the_wall_is_active_keeps_the_place(menu: Callable[[str], Room], desk: Desk, qtbot: QtBot) -> None:
    item, vote = closed(desk)
    room = menu(item)
    room.screen.show()
    room.screen.activateWindow()
    qtbot.waitUntil(room.screen.isActiveWindow)
    desk.do(reveal_vote(desk.session, vote))
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    assert focus() is room.button("Talk about it")


def test_closing_by_a_held_key_goes_on_to_reveal(menu: Callable[[str], Room], desk: Desk, qtbot: QtBot) -> None:
    people_here(desk, 3)
    item = an_open_vote(desk, "sealed")[0]
    room = menu(item)
    QTest.keyPress(focus(), Key.Key_Return, Ctrl)
    qtbot.waitUntil(lambda: votes_of_item(desk.session, item)[0].state == "closed")
    QTest.keyRelease(focus(), Key.Key_Return, Ctrl)
    room.settle()
    assert focus() is room.button("Reveal")


# which keys are told


def keys(room: Room) -> list[str]:
    return [f"{keys} {does}" for keys, does in room.panel.keys()]


def test_every_state_tells_its_own_keys(enter: Callable[..., Room], desk: Desk) -> None:
    people_here(desk, 3)
    item = an_item(desk)
    room = enter("dot_vote", item)
    assert keys(room) == ["Tab next field"]
    vote = another_draft(desk, item, "Alone")
    assert keys(room) == ["Tab next field", "Enter add the option", "Shift+F5 options on the wall"]
    room.entry.setFocus()
    room.paste("Beta\nGamma")
    assert keys(room)[1] == "Enter open the vote"
    desk.do(open_vote(desk.session, vote, desk.now()))
    paper = ["Enter next ballot", "Tab card number", "− take the card back", "* mark spoiled"]
    assert keys(room) == [*paper, "Alt+1 – 3 way in", "hold Ctrl+Enter close the vote"]
    desk.close_vote(vote)
    assert keys(room) == ["Ctrl+Enter reveal"]
    desk.do(reveal_vote(desk.session, vote))
    assert keys(room) == ["↑ ↓ choose an option", "Tab next steps"]
    assert [line[0] for line in room.told_keys] == [
        ("Tab", "next field"),
        ("Tab", "next field"),  # with two options its Enter opens the vote, and no longer adds one
        ("Enter", "next ballot"),
        ("Ctrl+Enter", "reveal"),
        ("↑ ↓", "choose an option"),
    ]
    room.click(room.button("Prepare another vote"))
    assert room.told_keys[-1] == [("Tab", "next field")], "no news tells of this turn: the panel must"


def test_a_long_result_has_pages_on_the_wall(enter: Callable[..., Room], desk: Desk) -> None:
    item, vote = closed(desk)
    desk.do(reveal_vote(desk.session, vote))
    assert keys(enter("dot_vote", item))[-1] == "PgDn next six on the wall"


# what stays on the wall


@pytest.mark.parametrize("named", [True, False])
def test_preparing_another_vote_leaves_the_result_up(enter: Callable[..., Room], desk: Desk, named: bool) -> None:
    item, vote = closed(desk)
    room = enter("dot_vote", item)
    desk.blank(False)
    room.press(Key.Key_Return, Ctrl)
    assert desk.showing == Showing("dot_vote", item, subject=vote)
    if not named:
        desk.show(Showing("dot_vote", item))
    before = desk.picture()
    assert "Result(" in repr(before)
    room.click(room.button("Prepare another vote"))
    second = another_draft(desk, item)
    assert desk.picture() == before
    desk.show(room.panel.spotlight())  # type: ignore[attr-defined]  # a vote's panel can be spotlit
    assert "Alpha" in repr(desk.picture()), "asked for by name, the draft's options are shown"
    room.panel.take_focus()
    room.press(Key.Key_Return)
    assert (desk.showing.subject, votes_of_item(desk.session, item)[-1].state) == (second, "open")
    assert "TurnoutDots" in repr(desk.picture())


def test_a_first_draft_shows_no_option_unasked(desk: Desk) -> None:
    item, _ = a_draft(desk, NAMES)
    desk.show(Showing("dot_vote", item))
    desk.blank(False)
    assert "Question(" in repr(desk.picture()) and "Option number" not in repr(desk.picture())
