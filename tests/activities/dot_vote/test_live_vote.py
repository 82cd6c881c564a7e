"""A live vote: people press the wall or call a number. Every card's budget and cap hold, and nobody undoes another's dots."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from moothall.core.votes import VOTES, options_of
from moothall.desk import Desk
from moothall.ui.kit.option_row import OptionRow
from moothall.voting.panel_live import IDLE, LivePage
from tests.activities.room import Room
from tests.voting.votes import an_open_vote, people_here

Key = Qt.Key


@pytest.fixture
def vote(desk: Desk) -> str:
    people_here(desk, 6)
    return an_open_vote(desk, "live")[1]


@pytest.fixture
def room(enter: Callable[..., Room], desk: Desk, vote: str) -> Room:
    made = enter("dot_vote", desk.session.get(VOTES, vote).item)
    desk.show(made.panel.spotlight())  # type: ignore[attr-defined]  # a vote's panel can be spotlit
    desk.blank(False)
    made.screen.show()
    made.activateWindow()
    made.panel.take_focus()
    return made


def dots(desk: Desk, vote: str, card: int) -> dict[int, int]:
    """By option number, as the desk has them."""
    numbers = {o.key: o.number for o in options_of(desk.session, vote)}
    return {numbers[k]: n for k, n in desk.dots_of(vote, card).items()}


def on_wall(room: Room, card: str = "", *presses: str) -> None:
    """Somebody at the wall: types their card, presses tiles by the words on them."""
    if card:
        QTest.keyClicks(room.screen, card)
        QTest.keyClick(room.screen, Key.Key_Return)
    for words in presses:
        button = next(b for b in room.screen.findChildren(QAbstractButton) if b.isVisible() and b.accessibleName().startswith(words))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_card_votes_at_the_wall(room: Room, desk: Desk, vote: str) -> None:
    on_wall(room, "3", "Option 2,", "Option 2,", "Option 7,", "Done")
    assert dots(desk, vote, 3) == {2: 2, 7: 1}
    assert "2 dots, 1 voter" in room.said_words()
    assert "1 has voted" in repr(desk.picture())
    on_wall(room, "4", "Option 2,")
    assert "2 have voted" in repr(desk.picture())


def test_budget_and_cap_hold_at_the_wall(room: Room, desk: Desk, vote: str) -> None:
    on_wall(room, "3", *[f"Option {n}," for n in (1, 1, 2, 2, 3)])
    assert dots(desk, vote, 3) == {1: 2, 2: 2, 3: 1}
    room.panel.wish("tile:4")
    assert dots(desk, vote, 3) == {1: 2, 2: 2, 3: 1}
    assert room.strips[-1] == ("attention", "No dots left on this card. Undo takes one back.")
    room.panel.wish("undo")
    room.panel.wish("tile:1")
    assert dots(desk, vote, 3) == {1: 2, 2: 2}, "one press too many wipes nothing"
    assert room.strips[-1] == ("attention", "2 is the most on one. Undo takes one back.")


def test_a_card_that_comes_back_takes_its_dots_back_one_by_one(room: Room, desk: Desk, vote: str) -> None:
    on_wall(room, "3", "Option 2,", "Option 2,", "Option 5,", "Done")
    on_wall(room, "3", "Undo", "Undo")
    assert dots(desk, vote, 3) == {2: 1}
    on_wall(room, "", "Undo")
    assert not desk.cards(vote)


def test_a_card_without_a_dot_has_not_voted(enter: Callable[..., Room], desk: Desk) -> None:
    people_here(desk, 6)
    item, vote = an_open_vote(desk, "live", cap=1)
    room = enter("dot_vote", item)
    for wish in ("card:3", "tile:2", "tile:2", "done"):
        room.panel.wish(wish)
    assert not desk.cards(vote)
    room.line("3")
    room.line("0")
    assert list(desk.cards(vote)) == [3], "a blank ballot is typed on purpose"


def test_the_next_person_cannot_undo(room: Room, desk: Desk, vote: str) -> None:
    on_wall(room, "3", "Option 2,", "Option 5,", "Done")
    room.panel.wish("undo")
    on_wall(room, "4", "Option 1,", "Undo", "Undo", "Undo")
    assert (dots(desk, vote, 3), dots(desk, vote, 4)) == ({2: 1, 5: 1}, {})


def test_undo_takes_back_the_last_dot_of_the_card_in_hand(room: Room, desk: Desk, vote: str) -> None:
    on_wall(room, "3", "Option 2,", "Option 5,", "Undo")
    assert dots(desk, vote, 3) == {2: 1}


def test_numbers_called_out_are_typed(room: Room, desk: Desk, vote: str) -> None:
    room.line("3")
    room.line("2 2 7")
    assert dots(desk, vote, 3) == {2: 2, 7: 1}
    assert "2 dots left" in room.said_words()
    room.press(Key.Key_Backspace)
    assert dots(desk, vote, 3) == {2: 2}
    room.line("")
    assert "Card 3" not in room.entry.focusProxy().accessibleName()
    room.line("4: 2")
    assert dots(desk, vote, 4) == {2: 1}


@pytest.mark.parametrize(
    ("text", "reason"), [("2 2 2", "at most 2"), ("1 2 3 4 5 6", "5 allowed"), ("1 13", "no option 13"), ("²", "no option")]
)
def test_a_typed_line_counts_whole_or_not_at_all(room: Room, desk: Desk, vote: str, text: str, reason: str) -> None:
    room.line("3")
    room.line(text)
    assert dots(desk, vote, 3) == {}
    assert room.entry.text == text
    assert reason in room.entry.reason


@pytest.mark.parametrize("text", ["0", "²", "x", "1 2", "10000"])
def test_no_such_card(room: Room, desk: Desk, vote: str, text: str) -> None:
    room.line(text)
    assert room.entry.text == text
    assert room.entry.reason
    room.panel.wish(f"card:{text}")
    room.panel.wish("tile:1")
    assert not desk.cards(vote)


def test_a_card_never_given_out_is_asked_about_once(room: Room, desk: Desk, vote: str) -> None:
    room.line("500")
    assert room.entry.reason == "Card 500: only 6 people are here. Enter again to use it."
    room.press(Key.Key_Return)
    room.line("1")
    assert dots(desk, vote, 500) == {1: 1}
    on_wall(room, "", "Done")
    room.panel.wish("card:700")
    assert room.strips[-1] == ("attention", "Card 700: only 6 people are here. Enter again to use it.")
    for wish in ("tile:2", "card:700", "tile:2"):
        room.panel.wish(wish)
    assert dots(desk, vote, 700) == {2: 1}


def test_dots_without_a_card_are_nobodys(room: Room, desk: Desk, vote: str) -> None:
    room.click(room.findChildren(OptionRow)[0])
    assert not desk.cards(vote)
    assert room.strips[-1][0] == "attention"


def test_by_mouse_on_the_desk(room: Room, desk: Desk, vote: str) -> None:
    room.click(room.button("Card 2, not in"))
    room.click(room.findChildren(OptionRow)[4])
    assert dots(desk, vote, 2) == {5: 1}
    room.click(room.button("Take back"))
    assert not desk.cards(vote)
    room.press(Key.Key_Backspace)
    assert not desk.cards(vote), "what was taken back whole can't be undone dot by dot"


def test_a_budget_holds_for_a_card_that_comes_back(room: Room, desk: Desk, vote: str) -> None:
    on_wall(room, "3", "Option 1,", "Option 2,", "Option 3,", "Done")
    on_wall(room, "3", "Option 4,", "Option 5,")
    room.panel.wish("tile:6")
    assert sum(dots(desk, vote, 3).values()) == 5


def test_a_forgotten_card_is_put_away(room: Room, desk: Desk, vote: str) -> None:
    room.line("3")
    idle = room.find(LivePage)._idle
    assert (idle.isActive(), idle.interval()) == (True, IDLE)
    idle.timeout.emit()
    assert not idle.isActive()
    assert desk.showing.fact("card") == 0
    room.panel.wish("tile:1")
    assert not desk.cards(vote)


def test_escape_without_a_card_leaves_the_wall_alone(room: Room, desk: Desk) -> None:
    from moothall.core.picture import Showing

    desk.show(Showing("attendance"))
    for key in (Key.Key_Escape, Key.Key_Return):
        room.press(key)
    assert desk.showing.activity == "attendance"
