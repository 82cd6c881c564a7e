"""A draft's kinds, groups of cards and interests; what is seen before Open; and what can still be done once a vote is open."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from moothall.core.card_groups import card_groups
from moothall.core.declarations import declarations_of, voters
from moothall.core.people import participants
from moothall.core.picture import Showing
from moothall.core.votes import VOTES, change_rule, options_of, votes
from moothall.desk import Desk
from moothall.desk.scale_library import ready_scale
from moothall.ui.kit.segmented import Segment
from moothall.voting.on_scale import KEYS_NEEDED
from moothall.voting.presets import preset_of, presets, use_preset
from moothall.voting.rules import ranges_typed
from tests.activities.room import Room, focus
from tests.ui.chosen import choose_from
from tests.voting.votes import a_draft, an_open_vote, people_here

Key = Qt.Key
FOUR = "Home first\nOne front door\nMoney follows people\nSay it in the room"


def choose(room: Room, name: str, words: str) -> None:
    choose_from(room.find(QComboBox, name), words)


@pytest.mark.parametrize("preset", [p.key for p in presets()])
def test_every_kind_is_a_sound_rule(desk: Desk, preset: str) -> None:
    _, vote = a_draft(desk, FOUR)
    chosen = next(p for p in presets() if p.key == preset)
    # From another kind, so that choosing it changes something: what changes nothing is no act, and Undo would take another back.
    other = next(p for p in presets() if p.kind != chosen.kind)
    for kind in (other, chosen):
        desk.do(use_preset(desk.session, vote, kind, ready_scale(kind.scale), desk.keys(KEYS_NEEDED)))
    record = desk.session.get(VOTES, vote)
    assert record.kind == chosen.kind and preset_of(record) == preset
    desk.undo()
    assert preset_of(desk.session.get(VOTES, vote)) == other.key


def test_a_kind_is_chosen_and_its_numbers_changed(enter: Callable[..., Room], desk: Desk) -> None:
    item, vote = a_draft(desk, FOUR)
    room = enter("dot_vote", item)
    choose(room, "Kind of vote", "Rank the top five (NGT)")
    field = room.find(QLineEdit, "Ranks give")
    assert field.text() == "5,4,3,2,1"
    field.setFocus()
    field.selectAll()
    room.line("3, 2, 1")
    assert desk.session.get(VOTES, vote).weights == "3,2,1"
    field.selectAll()
    room.line("3,3")
    assert "each once" in room.said_words() and desk.session.get(VOTES, vote).weights == "3,2,1"
    room.press(Key.Key_Escape)
    choose(room, "Kind of vote", "Rate each, 1 to 7")
    assert (desk.session.get(VOTES, vote).kind, desk.session.get(VOTES, vote).cap) == ("rated", 7)
    choose(room, "Kind of vote", "Dots")
    concern = room.find(QLineEdit, "Concern dots")
    concern.setFocus()
    room.line("1")
    assert desk.session.get(VOTES, vote).concern == 1
    concern.selectAll()
    room.line("0")
    assert desk.session.get(VOTES, vote).concern is None


def test_warnings_stand_beside_open_and_block_nothing(enter: Callable[..., Room], desk: Desk) -> None:
    item, vote = a_draft(desk, "\n".join(["One front door", "One front doors", *(f"Something else {n * 'x'}" for n in range(15))]))
    room = enter("dot_vote", item)
    words = room.said_words()
    assert "look alike" in words and "17 options are many" in words
    assert focus() is room.button("Open the vote")
    assert "look alike" in focus().accessibleDescription(), "whoever hears the screen hears it on the button that opens"
    room.press(Key.Key_Return)
    assert desk.session.get(VOTES, vote).state == "open"


def test_cards_are_given_out_by_group(enter: Callable[..., Room], desk: Desk) -> None:
    people_here(desk, 20)
    item, vote = a_draft(desk, FOUR)
    room = enter("dot_vote", item)
    room.click(room.button("Ballots by group of cards"))
    choose(room, "Group by", "sector")
    cards = room.find(QPlainTextEdit, "Cards of each group, one a line: 1-15 Health")
    cards.setPlainText("1-12 Health\n13 – 20 Council")
    cards.setFocus()
    room.button("Open the vote").setFocus()
    assert [(g.first, g.last, g.name) for g in card_groups(desk.session, vote)] == [(1, 12, "Health"), (13, 20, "Council")]
    cards.setPlainText("1-12 Health\n10-20 Council")
    cards.setFocus()
    room.button("Open the vote").setFocus()
    assert "one group only" in room.said_words()
    assert ranges_typed("7 Trust\n1 to 3: Health") == [(7, 7, "Trust"), (1, 3, "Health")]


def test_interests_are_declared_and_take_people_out_of_the_count(enter: Callable[..., Room], desk: Desk) -> None:
    people_here(desk, 8)
    item, vote = a_draft(desk, FOUR)
    room = enter("dot_vote", item)
    room.click(room.button("Declare an interest"))
    choose(room, "In what", "2 One front door")
    room.click(room.button("Record it"))
    choose(room, "Who", "Person 3")
    choose(room, "In what", "the whole vote")
    room.click(room.button("Record it"))
    made = declarations_of(desk.session, vote)
    assert len(made) == 2 and made[0].option and not made[1].option
    room.settle()
    withdrew = [s for s in room.findChildren(Segment) if s.words == "left" and s.isVisible()][1]
    room.click(withdrew)
    assert voters(desk.session, vote) == 7
    desk.show(Showing("dot_vote", item, subject=vote))
    desk.blank(False)
    assert "2 interests declared" in repr(desk.picture()) and "Person" not in repr(desk.picture())
    room.button("Open the vote").setFocus()
    room.press(Key.Key_Return)
    assert "of 7" in room.said_words() and "2 interests declared" in room.said_words()
    desk.close_vote(vote)
    assert desk.session.get(VOTES, vote).present == 7


def take_out(room: Room, option: str) -> QAbstractButton:
    room.settle()
    return next(b for b in room.findChildren(QAbstractButton) if b.isVisible() and b.accessibleDescription() == option)


def test_an_option_that_stays_keeps_what_was_declared_about_it(enter: Callable[..., Room], desk: Desk) -> None:
    people_here(desk, 3)
    item, vote = a_draft(desk, FOUR)
    room = enter("dot_vote", item)
    second = options_of(desk.session, vote)[1]
    from moothall.core.declarations import declare

    desk.do(declare(desk.session, "d", vote, participants(desk.session)[0].key, second.key))
    room.entry.setFocus()
    room.line("A fifth")
    assert [d.option for d in declarations_of(desk.session, vote)] == [second.key]
    room.click(take_out(room, "1 Home first"))
    assert options_of(desk.session, vote)[0].key == second.key, "one up, and still the same option"
    room.click(take_out(room, "1 One front door"))
    assert not declarations_of(desk.session, vote)
    desk.undo()
    assert len(declarations_of(desk.session, vote)) == 1


# once it is open


def test_reopening_is_held_and_begins_again(enter: Callable[..., Room], desk: Desk, qtbot: QtBot) -> None:
    people_here(desk, 6)
    item, vote = an_open_vote(desk, "sealed")
    desk.cast(vote, {}, "paper", 1)
    room = enter("dot_vote", item)
    reopen = room.button("Reopen, hold")
    room.click(reopen)
    assert desk.session.get(VOTES, vote).state == "open", "a click is not enough"
    reopen.setFocus()
    QTest.keyPress(focus(), Key.Key_Space)
    qtbot.waitUntil(lambda: desk.session.get(VOTES, vote).state == "draft")
    QTest.keyRelease(focus(), Key.Key_Space)
    assert desk.session.get(VOTES, vote).reopened == 1 and desk.turnout(vote).ballots == 0
    assert desk.history()[0].name == "step.reopen_vote"
    assert room.button("Open the vote").isVisible()


def test_a_slip_of_the_pen_is_corrected_and_other_words_are_not(enter: Callable[..., Room], desk: Desk) -> None:
    people_here(desk, 6)
    item, vote = an_open_vote(desk, "sealed")
    room = enter("dot_vote", item)
    room.click(room.button("Correct a typo"))
    field = room.find(QLineEdit, "Its words")
    field.setFocus()
    field.selectAll()
    room.line("Option number won")
    assert options_of(desk.session, vote)[0].text == "Option number won"
    assert "Option number won" in room.said_words().split("Ballots by card")[0]
    assert room.button("Option 1, Option number won").isVisible(), "the ballot paper has it too"
    field.selectAll()
    room.line("Sell the building")
    assert "not a slip of the pen" in room.said_words()
    assert options_of(desk.session, vote)[0].text == "Option number won"
    assert desk.history()[0].name == "step.correct_option" and desk.history()[0].about == "1"


def test_a_deleted_draft_leaves_no_names_behind(desk: Desk, enter: Callable[..., Room]) -> None:
    from moothall.core.declarations import DECLARATIONS, declare

    people_here(desk, 3)
    item, vote = a_draft(desk, FOUR)
    desk.do(declare(desk.session, "d", vote, participants(desk.session)[0].key))
    room = enter("dot_vote", item)
    room.click(room.button("Delete this draft"))
    assert not votes(desk.session) and not desk.session.all(DECLARATIONS)
    desk.undo()
    assert len(desk.session.all(DECLARATIONS)) == 1


def test_a_draft_out_of_sight_is_drawn_when_it_is_seen_again(
    enter: Callable[..., Room], desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    item, vote = a_draft(desk, FOUR)
    room = enter("dot_vote", item)
    drawn: list[int] = []
    redraw = type(room.panel._page).redraw  # type: ignore[attr-defined]
    monkeypatch.setattr(type(room.panel._page), "redraw", lambda page: (drawn.append(1), redraw(page)))  # type: ignore[attr-defined]
    room.panel.hide()
    for words in ("One more", "And one"):
        desk.do(change_rule(desk.session, vote, question=words))
    assert not drawn
    room.panel.show()
    assert len(drawn) == 1 and room.named("The question as it is announced").text() == "And one"  # type: ignore[attr-defined]
