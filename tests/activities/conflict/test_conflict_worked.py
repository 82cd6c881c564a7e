"""A tension worked in the room: read back a sentence at a time, its days, saying it back turn by turn, sides that face each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt

from moothall.activities.conflict import rules
from moothall.activities.conflict.entries import wordings
from moothall.activities.conflict.records import CONFLICT, MOVES
from moothall.activities.conflict.sheet import pages
from moothall.core.agenda import add_item
from moothall.core.agenda_acts import start_item
from moothall.core.agenda_clock import is_past_half
from moothall.core.errors import Refused
from moothall.core.ladder import Rung, days_between, working_days_on
from moothall.core.levels import Level
from moothall.core.picture import Question, Stages, Timer, Words
from moothall.core.redaction import Audience
from moothall.desk import Desk
from moothall.exports.content.blocks import Columns, walk, words_in
from moothall.words import say
from tests.activities.room import Room

Key = Qt.Key
QUESTION = "How should winter money move?"


def named(desk: Desk) -> str:
    """The key of a tension that has its question and no more."""
    desk.do(CONFLICT.add(desk.session, desk.key(), QUESTION, "10:24"))
    return CONFLICT.all(desk.session)[0].key


@pytest.fixture
def room(enter: Callable[..., Room]) -> Room:
    return enter("conflict", size=(1064, 744))


def test_it_is_read_back_a_sentence_at_a_time(room: Room, desk: Desk) -> None:
    key = worked(desk)
    room.settle()
    sentences = [sentence for sentence, _ in rules.heard(desk.session, CONFLICT.all(desk.session)[0])]
    assert sentences == [
        QUESTION,
        "Between Harbour Trust · Fell Council.",
        "Harbour Trust wants it so that wards are safe.",
        "Fell Council wants it so that nobody waits.",
        "Shared: a rule both can defend.",
    ]
    for n, sentence in enumerate(sentences):
        assert not CONFLICT.all(desk.session)[0].read_back, n
        room.click(room.button(sentence), QPoint(4, 4))
    assert CONFLICT.all(desk.session)[0].read_back
    assert CONFLICT.all(desk.session)[0].visibility == Level.ROOM
    # Every sentence that has a tick is printed, word for word.
    told = wordings(CONFLICT.all(desk.session)[0], CONFLICT.rows_of(desk.session, key))[Level.ROOM]
    assert all(sentence in told for sentence in sentences)
    # Other words of one side take away that side's tick alone.
    desk.do(CONFLICT.edit_row(desk.session, "fell", interest="nobody is sent home alone"))
    assert not CONFLICT.all(desk.session)[0].read_back
    waiting = [sentence for sentence, on in rules.heard(desk.session, CONFLICT.all(desk.session)[0]) if not on]
    assert waiting == ["Fell Council wants it so that nobody is sent home alone."]
    room.press(Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert CONFLICT.all(desk.session)[0].read_back
    with pytest.raises(Refused):
        rules.hear(desk.session, key, "Words that nobody said.")


def worked(desk: Desk) -> str:
    """A tension between two sides, each with what it wants and why."""
    key = named(desk)
    for row, name, interest in (("trust", "Harbour Trust", "wards are safe"), ("fell", "Fell Council", "nobody waits")):
        desk.do(CONFLICT.add_row(desk.session, row, key, name=name))
        desk.do(CONFLICT.edit_row(desk.session, row, asks="The money", interest=interest))
    desk.do(CONFLICT.edit(desk.session, key, shared="a rule both can defend"))
    return key


def test_its_days_are_kept(desk: Desk) -> None:
    """Its age, how often it came up again, what state it was in when, and by how much its step is overdue."""
    key, late = worked(desk), "2026-12-17"
    first = desk.session.get(CONFLICT.table, key)
    day = rules.first_day(desk.session, first)
    rung = Rung("r1", 1, "Two leads talk", "anyone", 5)
    desk.do(rules.climb(desk.session, key, rung, day, "10:30"))
    on_it = desk.session.get(CONFLICT.table, key)
    assert (on_it.step, on_it.state, on_it.by_when) == ("Two leads talk", "being_worked", working_days_on(day, 5))
    with pytest.raises(Refused):
        rules.climb(desk.session, key, rung, day, "10:31")
    desk.do(rules.come_up(desk.session, key, late, "11:00"))
    with pytest.raises(Refused):
        rules.come_up(desk.session, key, late, "11:00")
    assert rules.age(desk.session, on_it, late) == days_between(day, late)
    assert rules.days_past(on_it, late) == days_between(on_it.by_when, late)
    assert rules.times_came_up(desk.session, key) == 1
    desk.do(rules.edit(desk.session, key, late, "11:10", state="agreed"))
    assert [what for _, what in rules.history(desk.session, key)] == ["Named", "Two leads talk", "came up again", "Agreed"]
    assert rules.days_past(desk.session.get(CONFLICT.table, key), late) == 0
    desk.do(rules.delete(desk.session, key))
    assert not list(desk.session.all(MOVES))
    desk.undo()
    assert len(rules.moves(desk.session, key)) == 3


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [("2026-11-05", 0, "2026-11-05"), ("2026-11-05", 5, "2026-11-12"), ("2026-11-06", 1, "2026-11-09"), ("2026-11-07", 10, "2026-11-20")],
)
def test_working_days(start: str, days: int, end: str) -> None:
    assert working_days_on(start, days) == end


def test_each_side_says_the_other_back_before_options_open(room: Room, desk: Desk) -> None:
    """Turn by turn, at the desk and on the shared screen: no name and no interest is ever on it."""
    room.line(QUESTION)
    desk.do(CONFLICT.delete(desk.session, CONFLICT.all(desk.session)[0].key))
    key = worked(desk)
    desk.blank(False)
    room.settle()
    again = (Key.Key_Y, Qt.KeyboardModifier.AltModifier)
    seen = []
    room.press(*again)
    for n in (1, 2):
        picture = desk.picture()
        seen.append(repr(picture))
        assert picture.parts[0] == Question("Say back what the other side wants it for. They listen, and say “yes, that’s it” when it is.")
        assert picture.parts[1] == Words(f"Turn {n} of 2")
        stages, timer = (next(p for p in picture.parts if isinstance(p, kind)) for kind in (Stages, Timer))
        assert (stages.labels, stages.at) == (("1", "2"), n)
        assert 0 < timer.seconds <= 120
        assert room.named("Options on the table").isReadOnly()  # type: ignore[attr-defined]  # a field of several lines
        assert f"Turn {n} of 2" in room.said_words()
        room.press(*again)
    assert desk.picture().parts == (Question("Everybody heard: yes, that’s it. What could we do now?"),)
    seen.append(repr(desk.picture()))
    assert not any(word in told for told in seen for word in ("Harbour", "Fell", "wards", "waits", "winter"))
    assert not room.named("Options on the table").isReadOnly()  # type: ignore[attr-defined]
    desk.do(rules.end_round(desk.session, key))
    assert not desk.picture().parts
    with pytest.raises(Refused):
        rules.yes_that_is_it(desk.session, key)


def test_nothing_is_said_back_before_two_sides_said_why(desk: Desk) -> None:
    with pytest.raises(Refused):
        rules.begin_round(desk.session, named(desk))


@pytest.mark.parametrize("level", [Level.PARTIES, Level.ROOM, Level.OUTSIDE])
def test_sides_face_each_other_at_the_level(desk: Desk, level: Level) -> None:
    """What is printed in two columns is what the level's sentences say, and no side has a name outside."""
    key = worked(desk)
    desk.do(CONFLICT.edit(desk.session, key, visibility=int(Level.OUTSIDE), read_back=True))
    copy = desk.copy_for(Audience(level, party="Fell Council"))
    blocks = pages(copy)
    told = " ".join(words_in(blocks))
    assert ("Harbour Trust" in told, "The money" in told) == (level <= Level.ROOM, level is Level.PARTIES)
    columns = [block for block in walk(blocks) if isinstance(block, Columns)]
    assert len(columns) == (level <= Level.ROOM)
    if columns:
        left, right = (" ".join(words_in(half)) for half in (columns[0].left, columns[0].right))
        assert "wards are safe" in left
        assert "nobody waits" in right


def test_halfway_with_nothing_named_it_is_asked_once_and_never_praised(desk: Desk) -> None:
    for n, minutes in enumerate((30, 30, 60, 30)):
        desk.do(add_item(desk.session, f"i{n}", f"Item {n}", minutes, "plain"))
    past = []
    for n in range(4):
        desk.do(start_item(desk.session, f"i{n}", "10:00"))
        past.append(is_past_half(desk.session))
    assert past == [False, False, False, True], "after 120 of 150 minutes"
    assert rules.asks_halfway(desk.session) == "conflict.none_halfway"
    assert say("conflict.none_halfway") == "None named yet. Is there one nobody has said aloud?"
    named(desk)
    assert rules.asks_halfway(desk.session) == ""
