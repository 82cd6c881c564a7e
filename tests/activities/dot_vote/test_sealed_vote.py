"""A sealed vote held by keyboard alone, and what can be found out about a ballot after Enter: nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from moothall.core.ballots import typed
from moothall.core.votes import VOTES, options_of
from moothall.desk import Desk
from moothall.ui.kit.ballot_cells import BallotCell
from moothall.ui.kit.option_row import OptionRow
from moothall.voting.panel_side import LET_GO
from tests.activities.room import Room, focus, on_disk
from tests.voting.votes import an_open_vote, people_here

Key = Qt.Key
Ctrl = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def vote(desk: Desk) -> str:
    people_here(desk, 45)
    return an_open_vote(desk, "sealed")[1]


@pytest.fixture
def room(enter: Callable[..., Room], desk: Desk, vote: str) -> Room:
    return enter("dot_vote", desk.session.get(VOTES, vote).item)


def lines(cards: int) -> list[str]:
    """A ballot for each card, all within the rule, as people write them."""
    return [f"{n % 12 + 1} {n % 12 + 1} {(n + 3) % 12 + 1}, {(n + 5) % 12 + 1}" for n in range(cards)]


def hold_to_close(room: Room, desk: Desk, vote: str, qtbot: QtBot) -> None:
    QTest.keyPress(focus(), Key.Key_Return, Ctrl)
    qtbot.waitUntil(lambda: desk.session.get(VOTES, vote).state == "closed")
    # Held on: it repeats, and now and then X11 calls a repeat a fresh press.
    for _ in range(3):
        QTest.keyRelease(focus(), Key.Key_Return)
        QTest.keyPress(focus(), Key.Key_Return, Ctrl)
        assert desk.session.get(VOTES, vote).state == "closed", "a key still held reveals nothing"
    QTest.keyRelease(focus(), Key.Key_Return, Ctrl)
    let_go = time.monotonic()
    qtbot.waitUntil(lambda: time.monotonic() - let_go > LET_GO)  # the pause after which a press is a new one


def test_forty_five_ballots_by_keyboard_alone(room: Room, desk: Desk, vote: str, qtbot: QtBot, tmp_path: Path) -> None:
    desk.blank(False)
    ballots = lines(45)
    for card, line in enumerate(ballots, 1):
        if card == 7:
            room.line("1 1 1")
            assert room.entry.reason == "3 dots on option 1, at most 2. Not saved."
            room.type("", *[Key.Key_Backspace] * 5)
        if card == 9:
            room.line("1 2 3 4 5 6")
            assert room.entry.reason == "6 dots, 5 allowed. Not saved."
            room.press(Key.Key_Escape)
        room.line(line)
        assert room.entry.text == ""
    assert list(desk.cards(vote)) == list(range(1, 46))
    room.line("31: -")
    assert 31 not in desk.cards(vote)
    room.line("12 12")
    hold_to_close(room, desk, vote, qtbot)
    room.panel.take_focus()
    room.press(Key.Key_Return, Ctrl)
    assert desk.session.get(VOTES, vote).state == "revealed"
    expected = [*ballots[:30], "12 12", *ballots[31:]]
    sums: dict[str, int] = {}
    for line in expected:
        for option, dots in typed(line, options_of(desk.session, vote)).items():
            sums[option] = sums.get(option, 0) + dots
    tally = desk.tally(vote)
    assert tally and {x.option.key: x.dots for x in tally.lines} == sums
    assert (tally.ballots, on_disk(desk, tmp_path).get(VOTES, vote).state) == (45, "revealed")
    assert "where the energy is" in repr(room.screen.picture).lower()


def test_correcting_a_card_by_its_number(room: Room, desk: Desk, vote: str) -> None:
    for line in ("1 1", "2 2"):
        room.line(line)
    room.press(Key.Key_Tab)
    room.line("1")
    assert "Card 1 is in" in room.said_words()
    room.line("3 3")
    assert room.entry.reason == "Card 1 has already voted. Take it back first."
    room.press(Key.Key_Escape)
    room.line("-")
    assert list(desk.cards(vote)) == [2]
    room.line("3 3")
    assert list(desk.cards(vote)) == [1, 2]
    assert room.entry.text == ""


def test_correcting_by_mouse(room: Room, desk: Desk, vote: str) -> None:
    room.line("1 1")
    room.click(next(c for c in room.findChildren(BallotCell) if c.number == 1))
    room.click(room.button("Take back"))
    assert not desk.cards(vote)
    assert focus() is room.entry.focusProxy()
    for row in room.findChildren(OptionRow)[:2]:
        room.click(row)
    assert room.entry.text == "1 2"
    room.press(Key.Key_Return)
    assert list(desk.cards(vote)) == [1]


def test_no_mark_is_left_after_enter(room: Room, desk: Desk, vote: str) -> None:
    room.line("11 11 9 7")
    before = room.said_words()
    for undo in ((Key.Key_Z, Ctrl), (Key.Key_Z, Ctrl), (Key.Key_Up, Qt.KeyboardModifier.NoModifier)):
        room.press(*undo)
    assert room.entry.text == "", "the edit's own undo brings no ballot back"
    for words in (before, room.said_words(), repr(desk.picture())):
        assert "11 11" not in words
        assert "dots on" not in words
        assert "4 of 5" not in words
    assert desk.tally(vote) is None
    assert desk.dots_of(vote, 1) == {}
    assert "TurnoutDots(ballots=1, of=45)" in repr(desk.picture()) or not desk.picture().parts


def test_the_wall_has_the_turnout_and_nothing_else(room: Room, desk: Desk, vote: str) -> None:
    showing = room.panel.spotlight()  # type: ignore[attr-defined]  # a vote's panel can be spotlit
    desk.show(showing)
    desk.blank(False)
    for line in ("1 1", "1 2"):
        room.line(line)
    told = repr(desk.picture())
    assert "TurnoutDots(ballots=2, of=45)" in told
    assert "Tile" not in told and "Result" not in told


@pytest.mark.parametrize("text", ["", "   ", "²", "13", "3 3 x", "0 0", "x: 1", "1: ²", "99999: 1", "1 1\u200b", "'; DROP TABLE ballot"])
def test_what_is_no_ballot_is_refused_and_kept(room: Room, desk: Desk, vote: str, text: str) -> None:
    room.line(text)
    assert not desk.cards(vote)
    assert room.entry.text == text
    assert room.entry.reason


def test_a_blank_ballot_is_a_nought(room: Room, desk: Desk, vote: str) -> None:
    room.line("0")
    assert list(desk.cards(vote)) == [1]


def test_many_pasted_lines_are_no_ballot(room: Room, desk: Desk, vote: str) -> None:
    room.paste("1 1\n2 2")
    assert not desk.cards(vote)
    assert room.entry.reason


def test_marks_typed_before_the_card_number_come_back(room: Room, desk: Desk, vote: str) -> None:
    room.type("3 3 7", Key.Key_Tab)
    room.line("31")
    assert room.entry.text == "3 3 7"
    room.press(Key.Key_Return)
    assert list(desk.cards(vote)) == [31]


def test_a_card_never_given_out_is_asked_about_once(room: Room, desk: Desk, vote: str) -> None:
    room.line("500: 1")
    assert room.entry.reason == "Card 500: only 45 people are here. Enter again to use it."
    assert not desk.cards(vote)
    room.press(Key.Key_Return)
    assert list(desk.cards(vote)) == [500]
    assert room.entry.focusProxy().accessibleName() == "Paper ballot, Card 1", "the card in hand is the same as before"
    room.line("500: -")
    room.press(Key.Key_Tab)
    for _ in range(2):
        room.line("600" if not room.entry.text else "")
    assert room.entry.focusProxy().accessibleName() == "Paper ballot, Card 600"
    room.line("2 2")
    assert list(desk.cards(vote)) == [600], "once it is in hand nobody asks again"
    assert room.entry.focusProxy().accessibleName() == "Paper ballot, Card 1"


def test_another_far_card_is_asked_about_anew(room: Room, desk: Desk, vote: str) -> None:
    for line in ("500: 1", "51: 1", "500: 1"):
        room.line(line)
        assert room.entry.reason and not desk.cards(vote)
        room.press(Key.Key_Escape)
    room.line("50: 1")
    assert list(desk.cards(vote)) == [50], "five spare cards are nothing to ask about"


def test_a_card_named_in_the_line_leaves_the_card_in_hand(room: Room, desk: Desk, vote: str) -> None:
    for line in ("1 1", "31: 2 2", "3 3"):
        room.line(line)
    assert list(desk.cards(vote)) == [1, 2, 31]


def test_a_card_nobody_hands_in_is_passed_once(room: Room, desk: Desk, vote: str) -> None:
    room.press(Key.Key_Tab)
    for line in ("3", "1 1", "2 2"):
        room.line(line)
    assert list(desk.cards(vote)) == [3, 4]


def test_tab_takes_the_card_typed_as_enter_does(room: Room, desk: Desk, vote: str) -> None:
    line = focus()
    room.press(Key.Key_Tab)
    room.type("7", Key.Key_Tab)
    assert focus() is line
    assert line.accessibleName() == "Paper ballot, Card 7"
    room.press(Key.Key_Tab)
    room.type("x", Key.Key_Tab)
    assert focus() is line and room.entry.reason


def test_the_keyboard_is_not_caught(room: Room) -> None:
    line = focus()
    room.press(Key.Key_Tab)
    assert focus() is line
    room.press(Key.Key_Tab)
    assert focus() is not line


def test_a_far_card_adds_one_cell(room: Room, desk: Desk, vote: str) -> None:
    room.line("9999: 1")
    room.press(Key.Key_Return)
    room.settle()
    assert list(desk.cards(vote)) == [9999]
    assert len(room.findChildren(BallotCell)) == 45 + 5 + 1


def test_letting_go_early_closes_nothing(room: Room, desk: Desk, vote: str) -> None:
    room.line("1")
    QTest.keyPress(focus(), Key.Key_Return, Ctrl)
    QTest.keyRelease(focus(), Key.Key_Return, Ctrl)
    assert desk.session.get(VOTES, vote).state == "open"
    assert room.strips == [("info", "Hold it for a full second.")]


def test_reveal_waits_for_the_close(room: Room, desk: Desk, vote: str) -> None:
    reveal = room.button("Reveal")
    assert reveal.accessibleDescription() == "Reveal, once closed"
    room.click(reveal)
    assert desk.session.get(VOTES, vote).state == "open"


def test_closing_and_revealing_by_mouse(room: Room, desk: Desk, vote: str, qtbot: QtBot) -> None:
    room.line("1")
    close = room.button("Close the vote")
    QTest.mousePress(close, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.session.get(VOTES, vote).state == "closed")
    QTest.mouseRelease(close, Qt.MouseButton.LeftButton)
    assert desk.session.get(VOTES, vote).state == "closed", "a key or button still held reveals nothing"
    room.click(room.button("Reveal"))
    assert desk.session.get(VOTES, vote).state == "revealed"
    room.settle()
