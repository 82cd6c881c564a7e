"""Who spoke: one tap a group, shares beside seats, one sentence for the room and only by choice; never a person, never on the wall."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from moothall.activities import found
from moothall.activities.who_spoke.panel import TalkPanel
from moothall.activities.who_spoke.records import TALK
from moothall.activities.who_spoke.rules import FORGOTTEN, begins, is_told, nobody, running, shares, speaks, spread, tell_room
from moothall.activities.who_spoke.talk_words import share_words
from moothall.core.errors import Refused
from moothall.core.levels import Level
from moothall.core.people import enlist, mark_present, people
from moothall.core.picture import BLANK, Showing
from moothall.core.redaction import Audience
from moothall.core.talk_shares import TalkShare, mainly, talk_shares
from moothall.desk import Desk
from moothall.exports.json_copy import as_json
from moothall.exports.summary import part_of
from tests.activities.room import Room

ACTIVITY = next(a for a in found() if a.key == "who_spoke")
Key = Qt.Key


def arrive(desk: Desk, **sectors: int) -> None:
    who = [(f"{name} {n}", "", {"sector": name, "table": str(n + 1)}) for name, number in sectors.items() for n in range(number)]
    desk.do(enlist(desk.session, who, desk.keys(len(who))))
    desk.do(mark_present(desk.session, [p.key for p in people(desk.session)], True))


def talk(desk: Desk, *said: tuple[str, str]) -> None:
    for group, at in said:
        desk.do(begins(desk.session, desk.key(), group, at) if group else nobody(desk.session, at))


@pytest.mark.parametrize(
    ("talked", "seats", "n"),
    [
        ((50, 50), (5, 5), 0),
        ((60, 26, 11, 3), (53, 24, 16, 7), 2),
        ((90, 5, 5), (1, 1, 1), 1),
        ((70, 30), (9, 1), 1),
        ((40, 30, 30), (4, 3, 3), 0),
        ((50, 50, 0), (5, 5, 2), 2),
    ],
)
def test_evenly_or_mainly_so_many_groups(talked: tuple[int, ...], seats: tuple[int, ...], n: int) -> None:
    names = "abcd"[: len(talked)]
    assert mainly(talk_shares(zip(names, talked, strict=True), dict(zip(names, seats, strict=True)))) == n


def test_a_tap_ends_the_turn_before_it_and_undo_gives_that_back(desk: Desk) -> None:
    arrive(desk, Health=2, Council=1, Voluntary=1)
    desk.do(speaks(desk.session, "a", "q", "10:00:00"))
    desk.do(speaks(desk.session, "b", "w", "10:01:30"))
    assert [(t.speaks, t.seconds) for t in TALK.all(desk.session)] == [("Health", "90"), ("Council", "")]
    desk.undo()
    assert [(t.speaks, t.seconds) for t in TALK.all(desk.session)] == [("Health", "")], "one act, one undo"
    desk.redo()
    desk.do(speaks(desk.session, "c", "w", "10:02:00"))
    assert running(desk.session) is None and [t.seconds for t in TALK.all(desk.session)] == ["90", "30"], "pressed again, they stop"
    with pytest.raises(Refused):
        speaks(desk.session, "d", "nobody", "10:03:00")
    with pytest.raises(Refused):
        speaks(desk.session, "d", "r", "10:03:00")
    first, second, third = shares(desk.session)
    assert first == TalkShare("Health", 0.75, 0.5, 1, 90) and (second.talk, third.silent) == (0.25, True)
    assert share_words(first) == "Health: 75 % of talk, 50 % of seats, 1 turn, longest 1:30"
    assert share_words(third) == "Voluntary: not heard, 25 % of seats"


def test_a_turn_that_was_forgotten_counts_nothing_and_one_goes_over_midnight(desk: Desk) -> None:
    arrive(desk, Health=2, Council=1)
    talk(desk, ("Health", "09:00:00"), ("Council", "11:00:00"), ("", "11:00:40"))
    assert FORGOTTEN < 2 * 60 * 60 and [t.seconds for t in TALK.all(desk.session)] == ["0", "40"]
    talk(desk, ("Health", "23:59:30"), ("", "00:00:30"))
    assert TALK.all(desk.session)[-1].seconds == "60"


def test_the_room_is_told_one_sentence_and_only_by_choice(desk: Desk) -> None:
    arrive(desk, Healthword=2, Councilword=2)
    talk(desk, ("Healthword", "10:00:00"), ("", "10:05:00"))
    assert spread(desk.session) == "", "five minutes are no pattern"
    talk(desk, ("Healthword", "10:05:00"), ("Councilword", "10:12:00"), ("", "10:12:30"))
    assert spread(desk.session) == "Talk came mainly from one group."
    for chosen in (False, True):
        if chosen:
            desk.do(tell_room(desk.session, on=True))
        for level in Level:
            copy = desk.copy_for(Audience(level))
            told = as_json(copy).decode() + repr(part_of(ACTIVITY, copy))
            logs = [log for log in json.loads(as_json(copy))["logs"] if log["log"] == "who_spoke"]
            assert ("of talk" in told) is (level is Level.PRIVATE), level
            assert any("Healthword" in str(log) for log in logs) is (level is Level.PRIVATE), level
            assert ("mainly from one" in told) is (level is Level.PRIVATE or (chosen and level <= Level.ROOM)), level
    assert is_told(desk.session)
    for view in ("", "entry", "all"):
        assert ACTIVITY.picture(desk.session, desk, None, Showing("who_spoke", "", view, TALK.all(desk.session)[0].key)) == BLANK


def test_the_page_by_keyboard_alone(enter: Callable[..., Room], desk: Desk) -> None:
    arrive(desk, Health=2, Council=1, Voluntary=1)
    room = enter("who_spoke", size=(1064, 744))
    panel = room.panel
    assert isinstance(panel, TalkPanel)
    room.type("q")
    assert running(desk.session) is not None and "Health" in room.said_words()
    room.settle()
    names = [b.accessibleName() or b.text() for b in room.findChildren(QAbstractButton) if b.isVisible()]
    assert [n.split(",")[0] for n in names if n.startswith(("Health", "Council", "Voluntary"))] == ["Health", "Council", "Voluntary"]
    room.type("we")
    assert [t.speaks for t in TALK.all(desk.session)] == ["Health", "Council", "Voluntary"]
    room.press(Key.Key_Space)
    assert running(desk.session) is None, "Space is nobody, and presses no group"
    assert panel.chart.table.rowCount() == 3 and "Voluntary 0" not in room.said_words(), "no person is named anywhere"
    assert room.screen.is_blank
    room.click(room.button("Tell the room how talk was spread"))
    assert is_told(desk.session) and "Too little was said" in room.said_words()
    room.click(room.button("By table"))
    room.type("q")
    assert TALK.all(desk.session)[-1].by == "table" and TALK.all(desk.session)[-1].speaks == "1"
    room.type("q")
