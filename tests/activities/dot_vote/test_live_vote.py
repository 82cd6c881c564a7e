"""A live vote: people press the wall or call a number. Every card's budget and cap hold, and nobody undoes another's dots."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from moothall.core.errors import Refused
from moothall.core.picture import Tiles
from moothall.core.votes import VOTES, options_of
from moothall.desk import Desk
from moothall.ui.kit.option_row import OptionRow
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


def said(desk: Desk) -> str:
    """What stands on the wall beside the hand."""
    return next(part.said for part in desk.picture().parts if isinstance(part, Tiles))


def on_wall(room: Room, card: str = "", *presses: str) -> None:
    """Somebody at the wall: types their card, presses tiles by the words on them."""
    if card:
        QTest.keyClicks(room.screen, card)
        QTest.keyClick(room.screen, Key.Key_Return)
    for words in presses:
        if (button := _seen(room, words)) is None:
            QTest.mouseClick(_seen(room, "Page"), Qt.MouseButton.LeftButton)
            button = _seen(room, words)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _seen(room: Room, words: str) -> QAbstractButton | None:
    """On this page of the wall."""
    buttons = (b for b in room.screen.findChildren(QAbstractButton) if b.isVisible())
    return next((b for b in buttons if b.accessibleName().startswith(words)), None)


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
    on_wall(room, "", "Option 4,")
    assert dots(desk, vote, 3) == {1: 2, 2: 2, 3: 1}
    assert said(desk) == "Card 3: No dots left on this card. Undo takes one back."
    on_wall(room, "", "Undo", "Option 1,")
    assert dots(desk, vote, 3) == {1: 2, 2: 2}, "one press too many wipes nothing"
    assert said(desk) == "Card 3: 2 is the most on one. Undo takes one back."


def test_a_card_votes_once_on_every_route(room: Room, desk: Desk, vote: str) -> None:
    on_wall(room, "3", "Option 2,", "Option 5,", "Done", "3", "Take this card", "Option 1,")
    room.keeper.wish("undo")
    assert dots(desk, vote, 3) == {2: 1, 5: 1}
    assert said(desk) == "First your card number, then ↵."
    on_wall(room, "3")
    assert said(desk) == "Card 3 has voted. Ask the facilitator."
    desk.cast(vote, {options_of(desk.session, vote)[0].key: 1}, "paper", 4)
    on_wall(room, "4", "Option 2,")
    assert dots(desk, vote, 4) == {1: 1}
    with pytest.raises(Refused):
        desk.cast(vote, {}, "paper", 3)


def test_only_the_desk_opens_a_card_again_and_the_record_says_so(room: Room, desk: Desk, vote: str) -> None:
    on_wall(room, "3", "Option 2,", "Option 5,", "Done")
    room.line("3")
    assert room.entry.reason == "Card 3 has voted. Enter again to open it again with its dots; the record says how many were."
    assert desk.turnout(vote).routes == {"live": 1}
    room.press(Key.Key_Return)
    room.press(Key.Key_Backspace)
    assert dots(desk, vote, 3) == {2: 1}
    room.line("7")
    room.line("")
    assert (dots(desk, vote, 3), desk.turnout(vote).routes) == ({2: 1, 7: 1}, {"reopened": 1})
    assert room.button("Shared screen, 1 in")
    desk.cast(vote, {}, "paper", 5)
    room.line("5")
    room.press(Key.Key_Return)
    assert "already voted" in room.entry.reason, "what was handed in unseen is not opened to the room"


def test_a_card_whose_last_dot_is_undone_has_not_voted(room: Room, desk: Desk, vote: str) -> None:
    on_wall(room, "3", "Option 2,", "Undo")
    assert not desk.cards(vote)
    on_wall(room, "", "Undo")
    assert said(desk) == "Card 3 has nothing to take back."
    on_wall(room, "", "Done")
    room.line("3")
    room.line("0")
    assert list(desk.cards(vote)) == [3], "a blank ballot is typed on purpose"


def test_the_next_person_cannot_undo(room: Room, desk: Desk, vote: str) -> None:
    on_wall(room, "3", "Option 2,", "Option 5,", "Done")
    room.keeper.wish("undo")
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
    room.keeper.wish(f"card:{text}")
    assert said(desk)
    room.keeper.wish("tile:1")
    assert not desk.cards(vote)


def test_a_card_never_given_out_is_asked_about_once(room: Room, desk: Desk, vote: str) -> None:
    room.line("500")
    assert room.entry.reason == "Card 500: only 6 people are here. Enter again to use it."
    room.press(Key.Key_Return)
    room.line("1")
    assert dots(desk, vote, 500) == {1: 1}
    for wish in ("card:700", "card:700", "tile:2"):
        room.keeper.wish(wish)
    assert list(desk.cards(vote)) == [500], "at the wall nobody makes a ghost by asking twice"
    room.keeper.wish("card:700")
    assert said(desk) == "Card 700 was not given out. Ask the facilitator."


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


def test_a_card_is_never_in_two_hands(room: Room, desk: Desk, vote: str) -> None:
    room.line("3")
    on_wall(room, "3")
    assert said(desk) == "Card 3 is being called out at the desk."
    on_wall(room, "4", "Option 1,")
    room.line("2 2")
    on_wall(room, "", "Option 6,")
    assert (dots(desk, vote, 3), dots(desk, vote, 4)) == ({2: 2}, {1: 1, 6: 1}), "both go on side by side"
    room.line("4: 7")
    assert room.entry.reason == "Card 4 is in hand at the wall."
    desk.take_back(vote, 4)
    on_wall(room, "", "Option 8,", "Undo")
    assert dots(desk, vote, 4) == {}, "what was taken back at the desk does not come in again"


def test_escape_without_a_card_leaves_the_wall_alone(room: Room, desk: Desk) -> None:
    from moothall.core.picture import Showing

    desk.show(Showing("attendance"))
    for key in (Key.Key_Escape, Key.Key_Return):
        room.press(key)
    assert desk.showing.activity == "attendance"
