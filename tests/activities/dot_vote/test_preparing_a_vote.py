"""From nothing to an open vote, by keyboard and by mouse: where options come from, and the rule as it will be announced."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollBar

from moothall.core.agenda import add_item
from moothall.core.contributions import Written, add_notes
from moothall.core.prompts import ask
from moothall.core.themes import new_theme
from moothall.core.votes import VOTES, Vote, change_rule, options_of, set_options
from moothall.desk import Desk
from moothall.ui.kit.button import Button
from moothall.ui.kit.option_row import OptionRow
from moothall.voting import panel_draft
from moothall.voting.panel_draft import DraftPage
from moothall.voting.panel_groups import GroupFields
from moothall.voting.rules import text_candidates, votes_of_item
from tests.activities.room import Room, focus, on_disk, same
from tests.voting.votes import NAMES, a_draft, an_item, an_open_vote

Key = Qt.Key


def vote_of(desk: Desk, item: str) -> Vote:
    return votes_of_item(desk.session, item)[-1]


def texts(desk: Desk, item: str) -> list[str]:
    return [o.text for o in options_of(desk.session, vote_of(desk, item).key)]


@pytest.fixture
def board(desk: Desk) -> str:
    """An item whose board has three notes and two themes."""
    desk.do(ask(desk.session, "p", "Why?"))
    desk.do(add_item(desk.session, "item", "Where is the energy?", 15, "dot_vote", prompt="p"))
    desk.do(add_notes(desk.session, "p", [Written(t) for t in ("One", "Two", "Three")], desk.keys(3)))
    for name in ("Home", "Away"):
        desk.do(new_theme(desk.session, desk.key(), "p", name))
    return "item"


@pytest.mark.parametrize(
    ("button", "options"), [("Vote on the 2 themes", ["Home", "Away"]), ("Vote on the 3 notes", ["One", "Two", "Three"])]
)
@pytest.mark.parametrize("way", ["key", "mouse"])
def test_options_from_the_board(enter: Callable[..., Room], desk: Desk, board: str, button: str, options: list[str], way: str) -> None:
    room = enter("dot_vote", board)
    if way == "key":
        room.button(button).setFocus()
        room.press(Key.Key_Return)
    else:
        room.click(room.button(button))
    assert texts(desk, board) == options
    assert vote_of(desk, board).state == "draft"


def test_a_source_with_too_little_says_so(enter: Callable[..., Room], desk: Desk) -> None:
    room = enter("dot_vote", an_item(desk))
    assert "Themes: fewer than two yet" in room.said_words()


def test_options_typed_then_more_then_opened_by_enter(enter: Callable[..., Room], desk: Desk, tmp_path: Path) -> None:
    item = an_item(desk)
    room = enter("dot_vote", item)
    room.type("Home first", Key.Key_Return)
    room.type("One front door")
    room.click(room.button("Vote on these"))
    room.settle()
    assert texts(desk, item) == ["Home first", "One front door"]
    room.entry.setFocus()
    room.line("Say it <b>in</b> the room")
    room.paste("Four\n\nFive")
    assert texts(desk, item) == ["Home first", "One front door", "Say it <b>in</b> the room", "Four", "Five"]
    room.panel.take_focus()
    assert focus() is room.button("Open the vote")
    room.press(Key.Key_Return)
    assert vote_of(desk, item).state == "open"
    assert desk.showing.activity == "dot_vote"
    assert same(desk.session, on_disk(desk, tmp_path))


def test_an_option_is_taken_out_by_its_own_control_and_undone(enter: Callable[..., Room], desk: Desk) -> None:
    item, _ = a_draft(desk)
    room = enter("dot_vote", item)
    row = room.find(OptionRow)
    room.click(row)
    assert texts(desk, item) == NAMES.splitlines(), "a stray press takes nothing out"
    away = [button for button in room.findChildren(Button) if button.isVisible() and button.words == "Take out"]
    assert [button.accessibleDescription() for button in away[:2]] == ["1 Option number one", "2 Option number two"]
    away[1].setFocus()
    room.press(Key.Key_Space)
    assert len(texts(desk, item)) == 11 and "Option number two" not in texts(desk, item)
    assert focus().accessibleDescription() == "2 Option number three", "the keyboard goes on to what came up"
    desk.undo()
    assert texts(desk, item) == NAMES.splitlines()


def test_what_is_below_the_fold_is_counted(enter: Callable[..., Room], desk: Desk) -> None:
    item, _ = a_draft(desk)
    room = enter("dot_vote", item)
    page = room.find(DraftPage)
    room.resize(room.width(), 520)
    room.settle()
    shown = int(next(words.split()[0] for words in room.said_words().splitlines() if "further down" in words))
    assert 0 < shown <= 12
    bar = page._page.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert "further down" not in room.said_words()


def test_a_press_is_not_lost_when_what_was_typed_moves_the_button(enter: Callable[..., Room], desk: Desk) -> None:
    item, vote = a_draft(desk, "Home first\nOne front door")
    room = enter("dot_vote", item)
    page, button = room.find(DraftPage), room.button("Open the vote")
    spot = button.mapTo(room, button.rect().center())
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
    # What is said about the text that was left takes height, and the button is no longer under the pointer.
    page.layout().setContentsMargins(0, 0, 0, 3 * button.height())
    room.settle()
    now = button.mapFrom(room, spot)
    assert not button.rect().contains(now) and desk.session.get(VOTES, vote).state == "draft"
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=now)
    assert desk.session.get(VOTES, vote).state == "open"


def test_a_press_that_is_drawn_away_is_none(enter: Callable[..., Room], desk: Desk) -> None:
    item, vote = a_draft(desk, "Home first\nOne front door")
    button = enter("dot_vote", item).button("Open the vote")
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=button.rect().center() - QPoint(0, 300))
    assert desk.session.get(VOTES, vote).state == "draft"


def test_groups_come_in_sight_when_they_are_opened(enter: Callable[..., Room], desk: Desk) -> None:
    item, _ = a_draft(desk)
    room = enter("dot_vote", item)
    room.click(room.button("Ballots by group of cards"))
    room.settle()
    page, fields = room.find(DraftPage), room.find(GroupFields)
    assert page._page.below([fields]) == 0 and fields.visibleRegion().boundingRect().height() > 20


def test_news_of_notes_compares_no_options_again(enter: Callable[..., Room], desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    item, vote = a_draft(desk)
    enter("dot_vote", item)
    asked: list[int] = []
    monkeypatch.setattr(panel_draft, "look_alikes", lambda options: asked.append(len(options)) or [])
    desk.do(change_rule(desk.session, vote, budget=4))
    assert asked == []
    desk.do(set_options(desk.session, vote, text_candidates("One\nTwo"), desk.keys(2)))
    assert asked == [2]


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [("Dots each", "7", (7, 2)), ("Dots each", "", (None, 2)), ("At most on one", "3", (5, 3)), ("At most on one", " 1 ", (5, 1))],
)
def test_the_rule(enter: Callable[..., Room], desk: Desk, name: str, typed: str, kept: tuple[int | None, int]) -> None:
    item, _ = a_draft(desk)
    room = enter("dot_vote", item)
    room.named(name).setFocus()
    room.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.type(typed, *([] if typed else [Key.Key_Delete]), Key.Key_Return)
    assert (vote_of(desk, item).budget, vote_of(desk, item).cap) == kept


@pytest.mark.parametrize(
    ("name", "typed"), [("Dots each", "²"), ("Dots each", "1"), ("Dots each", "0"), ("At most on one", "6"), ("Dots each", "9" * 30)]
)
def test_a_rule_that_makes_no_sense_stays_in_its_field(enter: Callable[..., Room], desk: Desk, name: str, typed: str) -> None:
    item, _ = a_draft(desk)
    room = enter("dot_vote", item)
    field = room.named(name)
    field.setFocus()
    room.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.line(typed)
    assert (vote_of(desk, item).budget, vote_of(desk, item).cap) == (5, 2)
    assert field.text() == typed  # type: ignore[attr-defined]  # a one-line field
    assert field.accessibleDescription()


def test_live_or_sealed_is_chosen_before_opening(enter: Callable[..., Room], desk: Desk) -> None:
    item, _ = a_draft(desk)
    room = enter("dot_vote", item)
    room.click(room.button("Live on the shared screen"))
    assert vote_of(desk, item).mode == "live"
    assert "it herds" in room.said_words()
    room.find(type(room.button("Sealed")), "Live on the shared screen").setFocus()
    room.press(Key.Key_Left)
    assert vote_of(desk, item).mode == "sealed"


def test_one_option_opens_nothing(enter: Callable[..., Room], desk: Desk) -> None:
    item, _ = a_draft(desk, "Alone")
    room = enter("dot_vote", item)
    assert focus() is room.entry.focusProxy(), "what is missing is an option"
    assert "at least two options" in room.said_words()


def test_look_alikes_and_many_are_told_and_not_forbidden(enter: Callable[..., Room], desk: Desk) -> None:
    item, _ = a_draft(desk, "One front door\nOne front doors\n" + "\n".join(f"{n * n * 7919} apples" for n in range(15)))
    words = enter("dot_vote", item).said_words()
    assert "look alike" in words and "17 options are many" in words


def test_a_draft_fits_its_place_at_once(enter: Callable[..., Room], desk: Desk) -> None:
    item, _ = a_draft(desk, "One\nTwo")
    room = enter("dot_vote", item)
    room.settle()
    assert not [bar for bar in room.panel.findChildren(QScrollBar) if bar.isVisible()]


def test_the_result_and_another_vote(enter: Callable[..., Room], desk: Desk) -> None:
    item, vote = an_open_vote(desk, "live")
    desk.cast(vote, {options_of(desk.session, vote)[0].key: 2}, "live", 1)
    room = enter("dot_vote", item)
    desk.close_vote(vote)
    assert desk.session.get(VOTES, vote).state == "revealed"
    assert "1 ballot." in room.said_words()
    assert "Live, not sealed." in room.said_words()
    room.click(room.button("Prepare another vote"))
    assert "What is voted on?" in room.said_words()
    room.settle()
