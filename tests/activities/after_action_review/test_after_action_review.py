"""The review: four questions in order, the wall goes along, a lesson becomes an action by one key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from moothall.activities import found
from moothall.activities.actions.records import ACTION
from moothall.activities.after_action_review.records import QUESTIONS, REVIEW
from moothall.activities.after_action_review.rules import answers, candidates, matters, reached, write
from moothall.core.agenda import add_item
from moothall.core.errors import Refused
from moothall.core.picture import Heading, NotePage, Question, Stages
from moothall.core.redaction import Audience, Level
from moothall.desk import Desk
from moothall.exports import export
from tests.activities.room import Room

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def item(desk: Desk) -> str:
    key = desk.key()
    desk.do(add_item(desk.session, key, "Six weeks in review", 20, "after_action_review"))
    return key


def test_a_line_answers_the_question_that_is_up_or_the_one_it_names(desk: Desk) -> None:
    assert reached(desk.session) == "meant"
    for line in ("One list by March", "3 = Nobody had the say", "2 = Two lists", "20 = twenty"):
        desk.do(write(desk.session, "meant", desk.key(), line, desk.now()))
    assert [[note.text for note in answers(desk.session, q)] for q in QUESTIONS] == [
        ["One list by March", "20 = twenty"],
        ["Two lists"],
        ["Nobody had the say"],
        [],
    ]
    assert reached(desk.session) == "why"
    assert [m.said for m in matters(desk.session)] == ["after_action_review.nothing_for_next_time"]
    with pytest.raises(Refused):
        write(desk.session, "meant", "k", "  ", "10:00")


def test_the_page_the_wall_and_the_action(desk: Desk, item: str, enter: Callable[..., Room]) -> None:
    room = enter("after_action_review", item)
    desk.put_up(room.panel.shown())  # type: ignore[arg-type]
    asked, stages = desk.picture().parts
    assert isinstance(asked, Question) and isinstance(stages, Stages) and (stages.at, stages.labels) == (1, ("1", "2", "3", "4"))
    room.line("One list by March")
    room.press(Key.Key_4, Mod.AltModifier)
    assert desk.picture().parts[0] == Question("What shall we do next time?"), "the wall went along"
    room.line("Name one owner first")
    head, page = desk.picture().parts
    assert isinstance(head, Heading) and isinstance(page, NotePage) and [n.text for n in page.notes] == ["Name one owner first"]
    assert [c.text for c in candidates(desk.session, None)["after_action_review"]] == ["Name one owner first"], "facts aren't voted on"
    room.press(Key.Key_J, Mod.AltModifier)
    (action,) = ACTION.all(desk.session)
    (lesson,) = answers(desk.session, "next_time")
    assert (action.what, lesson.action) == ("Name one owner first", action.key)
    room.press(Key.Key_J, Mod.AltModifier)
    assert len(ACTION.all(desk.session)) == 1
    assert [m.settled for m in matters(desk.session)] == [True]
    desk.undo()
    assert not ACTION.all(desk.session) and not answers(desk.session, "next_time")[0].action, "one act, one undo"
    desk.do(REVIEW.edit(desk.session, lesson.key, text="Name one owner before a date"))
    room.line("1 = And one on paper")
    assert room.panel.asked == "meant", "another question's answer brings it up"  # type: ignore[attr-defined]


def test_in_writing_the_four_stand_in_order(desk: Desk, item: str, tmp_path: Path) -> None:
    for line in ("4 = Name one owner", "1 = One list", "3 = No say"):
        desk.do(write(desk.session, "meant", desk.key(), line, desk.now(), item))
    export(desk.copy_for(Audience(Level.OUTSIDE)), tmp_path / "after_action_review.md", found())
    told = (tmp_path / "after_action_review.md").read_text(encoding="utf-8")
    places = [told.index(words) for words in ("mean to happen", "One list", "really happened", "Not answered", "No say", "Name one owner")]
    assert places == sorted(places)
