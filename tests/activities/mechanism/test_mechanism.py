"""The ladder: typed in one line, argued with, adopted by one poll, climbed by tensions; the wall sees its steps and no tension."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from moothall.activities import found
from moothall.activities.mechanism.records import MECHANISM
from moothall.activities.mechanism.rules import TypedStep, bring_in, change, is_whole, move, read_line, rungs, steps, write
from moothall.core.agenda import add_item
from moothall.core.errors import Refused
from moothall.core.ladder import ladder_of
from moothall.core.levels import Level
from moothall.core.picture import HeadedLines, Heading, NotePage
from moothall.core.redaction import Audience
from moothall.core.votes import VOTES
from moothall.desk import Desk
from moothall.desk.starter_sets import starter_sets
from moothall.exports.content.blocks import words_in
from moothall.exports.summary import part_of
from moothall.voting.adoption import adopt, is_adopted
from tests.activities.room import Room

Key, Alt = Qt.Key, Qt.KeyboardModifier.AltModifier
CONFLICT = next(a for a in found() if a.key == "conflict")


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("Two leads talk", TypedStep("step", "Two leads talk")),
        ("Two leads talk = either lead, 5 days", TypedStep("step", "Two leads talk", "either lead", "5")),
        ("Chief officers = either lead, in writing, 15 working days", TypedStep("step", "Chief officers", "either lead, in writing", "15")),
        ("Say it in the room = anyone, same day", TypedStep("step", "Say it in the room", "anyone", "0")),
        ("Decided = both chairs", TypedStep("step", "Decided", "both chairs")),
        ("Talk = 1 day", TypedStep("step", "Talk", "", "1")),
        ("meanwhile: beds stay open", TypedStep("meanwhile", "beds stay open")),
        ("Outside = nothing, 5 days", TypedStep("outside", "nothing, 5 days")),
    ],
)
def test_a_line_is_read(typed: str, line: TypedStep) -> None:
    assert read_line(typed) == line


@pytest.mark.parametrize("typed", ["Talk = 5 weeks", "Talk = either, 999 days", "Talk = 5.5 days"])
def test_days_that_are_none_are_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        read_line(typed)
    assert refused.value.key == "mechanism.not_days"


def started(desk: Desk, item: str = "") -> None:
    """The starter that comes with Moothall, whole."""
    lines = starter_sets("mechanism")[0].lines
    desk.do(bring_in(desk.session, lines, desk.keys(len(lines)), desk.now(), item))


def test_the_starter_is_a_whole_ladder(desk: Desk) -> None:
    started(desk)
    assert is_whole(desk.session)
    assert [(rung.number, rung.days) for rung in rungs(desk.session)] == [(0, 0), (1, 5), (2, 10), (3, 15), (4, 20), (5, None)]
    assert ladder_of(desk.session, found()) == rungs(desk.session)
    with pytest.raises(Refused):
        started(desk)
    desk.do(adopt(MECHANISM, desk.session))
    desk.do(change(desk.session, steps(desk.session)[1].key, days="7 days"))
    assert not is_adopted(MECHANISM, desk.session)
    assert rungs(desk.session)[1].days == 7
    # Past the three lines that lie between, and back again at the end.
    desk.do(write(desk.session, desk.key(), "The mayor decides", "10:00"))
    desk.do(move(desk.session, steps(desk.session)[-1].key, -1))
    assert [rung.words for rung in rungs(desk.session)][-2:] == ["The mayor decides", "A named decision-maker decides"]
    assert not move(desk.session, steps(desk.session)[0].key, -1).changes


def test_drafted_polled_adopted_and_climbed_by_keys(enter: Callable[..., Room], desk: Desk) -> None:
    """Turn by turn through the desk and the shared screen, which never shows a tension."""
    desk.do(add_item(desk.session, "item", "Our way of settling things", 10, "mechanism"))
    started(desk, "item")
    desk.do(CONFLICT.quick(desk.session, "t1", "How should we share the secret pot?", "10:00", ""))
    room = enter("mechanism", "item", size=(1064, 744))
    desk.blank(False)
    told = []

    def wall() -> tuple[object, ...]:
        room.settle()
        told.append(repr(desk.picture()))
        return desk.picture().parts

    # The draft on the wall, changed live: the picture follows at once.
    room.panel.show_wanted.emit(room.panel.shown())
    assert isinstance(wall()[0], Heading)
    assert wall()[0].text == "Our ladder, a draft"
    room.panel.turn_to("own")
    room.panel.take_focus()
    room.line("Both boards meet = either chair, 30 days")
    desk.show(replace(desk.showing, page=2))
    assert "Both boards meet, 30 working days (either chair)" in repr(wall())
    desk.do(MECHANISM.delete(desk.session, steps(desk.session)[-1].key))
    desk.show(replace(desk.showing, page=99))
    beside = wall()[0]
    assert isinstance(beside, HeadedLines)
    assert [head for head, _ in beside.lines] == ["Who may start it", "What goes on meanwhile", "What may be said outside"]
    # The poll: sealed turnout first, its shape once revealed, and then it is adopted.
    room.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    vote = desk.session.all(VOTES)[0]
    assert (vote.question, vote.state) == ("Could you live with this ladder, on a bad day?", "draft")
    room.panel.turn_to("own")
    room.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert is_adopted(MECHANISM, desk.session)
    # Climbed: a step up by key, its date agreed, down again; the wall shows the ladder alone.
    room.panel.turn_to("ladder")
    room.panel.take_focus()
    room.press(Key.Key_Up)
    for _ in range(2):
        room.press(Key.Key_Up, Alt)
    card = room.panel.ladder.cards[0]
    assert (card.tension.step, card.tension.state) == ("Two leads talk", "being_worked")
    room.press(Key.Key_Return)
    room.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.line("12 November 2026")
    assert room.panel.ladder.cards[0].tension.due == "2026-11-12"
    room.press(Key.Key_Down, Alt)
    assert room.panel.ladder.cards[0].tension.step == "Say it in the room"
    desk.show(room.panel.shown())
    assert isinstance(wall()[1], NotePage)
    assert wall()[0].text == "Our ladder"
    room.click(room.button("Settled here"))
    assert not room.panel.ladder.cards
    assert not any("secret" in picture for picture in told)


def test_printed_as_a_table_and_three_lines(desk: Desk) -> None:
    started(desk)
    mine = next(a for a in desk.activities if a.key == "mechanism")
    for audience in (Audience(), Audience(Level.OUTSIDE)):
        told = " ".join(words_in(part_of(mine, desk.copy_for(audience))))
        assert "1 Two leads talk" in told
        assert "either lead, in writing" in told
        assert "What may be said outside" in told
