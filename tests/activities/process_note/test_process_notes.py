"""Process notes: one key from anywhere, in order of their time, with what to try next; the facilitator's own, whoever asks."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from moothall.activities import found
from moothall.activities.process_note.records import IDEAS, MOST_WORDS, PATTERNS, PROCESS_NOTE, ProcessNote
from moothall.activities.process_note.rules import count_for_room, ideas, is_counted, note, own_words, put_in_words, tried
from moothall.activities.process_note.timeline import timeline
from moothall.core.agenda import add_item, edit_item
from moothall.core.errors import Refused
from moothall.core.levels import Level
from moothall.core.picture import BLANK, Showing
from moothall.core.redaction import Audience
from moothall.desk import Desk
from moothall.exports.json_copy import as_json
from moothall.exports.summary import part_of
from moothall.words import say
from tests.activities.room import Room

Key = Qt.Key
ACTIVITY = next(a for a in found() if a.key == "process_note")


def noted(desk: Desk, *patterns: str) -> list[ProcessNote]:
    for pattern in patterns:
        desk.do(note(desk.session, desk.key(), pattern, desk.now()))
    return PROCESS_NOTE.all(desk.session)


# the rules


def test_a_key_notes_a_pattern_with_its_time_and_item(desk: Desk) -> None:
    desk.do(note(desk.session, "k", "gone_quiet", "11:02", "item"))
    assert PROCESS_NOTE.all(desk.session) == [ProcessNote("k", 1, "Gone quiet", "gone_quiet", item="item", noted="11:02")]
    with pytest.raises(ValueError, match="bored"):
        note(desk.session, "l", "bored", "11:03")


def test_words_are_few_and_none_is_the_patterns_own_name(desk: Desk) -> None:
    key = noted(desk, "repeating")[0].key
    six = "bed count third time and louder"
    assert len(six.split()) == MOST_WORDS
    desk.do(put_in_words(desk.session, key, f" {six} "))
    assert own_words(PROCESS_NOTE.all(desk.session)[0]) == six
    with pytest.raises(Refused):
        put_in_words(desk.session, key, f"{six} still")
    desk.do(put_in_words(desk.session, key, "  "))
    assert PROCESS_NOTE.all(desk.session)[0].seen == "Repeating" and own_words(PROCESS_NOTE.all(desk.session)[0]) == ""


def test_what_was_tried_is_not_proposed_again_and_something_else_is_when_the_pattern_comes_back(desk: Desk) -> None:
    def proposed() -> list[str]:
        return [idea.key for idea in ideas(PROCESS_NOTE.all(desk.session))]

    noted(desk, "repeating", "one_voice", "one_voice")
    assert proposed() == ["round", "paraphrase"], "the pattern seen last first"
    assert [(i.times, i.last) for i in ideas(PROCESS_NOTE.all(desk.session))] == [(2, "10:24"), (1, "10:24")]
    desk.do(tried(desk.session, ideas(PROCESS_NOTE.all(desk.session))[0]))
    assert proposed() == ["paraphrase"]
    noted(desk, "one_voice")
    assert proposed() == ["pairs", "paraphrase"]
    desk.do(tried(desk.session, ideas(PROCESS_NOTE.all(desk.session))[0]))
    noted(desk, "one_voice")
    assert proposed() == ["paraphrase"], "both were tried"
    desk.undo()
    desk.undo()
    assert proposed() == ["pairs", "paraphrase"]


def test_every_pattern_has_a_key_and_two_ideas_of_its_own_in_words() -> None:
    assert set(IDEAS) == set(PATTERNS) and len({key for keys in IDEAS.values() for key in keys}) == 2 * len(PATTERNS)
    for keys in IDEAS.values():
        assert all(say(f"process_note.tried_{key}") and say(f"process_note.how_{key}") for key in keys)
    assert ACTIVITY.one_key is not None
    assert [QKeySequence(keys).count() for _, keys in ACTIVITY.one_key.keys] == [2] * len(PATTERNS)


def test_the_line_is_the_day_with_its_break_and_what_lies_outside_it(desk: Desk) -> None:
    for key, minutes, activity in (("a", 30, "plain"), ("b", 15, "break"), ("c", 45, "plain")):
        desk.do(add_item(desk.session, key, key, minutes, activity))
    empty = timeline(desk.session, [], desk.today(), "10:24")
    assert (empty.first, empty.last) == (600, 660), "without a start the hour round the clock"
    desk.do(edit_item(desk.session, "a", started="09:30", ended="10:00", state="done"))
    desk.do(edit_item(desk.session, "b", started="10:00", ended="10:20", state="done"))
    desk.do(edit_item(desk.session, "c", started="10:20", state="now"))
    notes = noted(desk, "shifted")
    line = timeline(desk.session, notes, desk.today(), "10:24")
    assert (line.first, line.starts, line.breaks, line.now, line.notes) == (570, (570, 600, 620), ((600, 620),), 624, (624,))
    assert line.share(line.first) == 0 and 0 < line.share(line.now) < 1 == line.share(line.last)


def test_a_night_goes_on_after_midnight(desk: Desk) -> None:
    for at in ("23:50", "00:10"):
        desk.do(note(desk.session, desk.key(), "shifted", at))
    line = timeline(desk.session, PROCESS_NOTE.all(desk.session), desk.today(), "00:20")
    assert line.notes == (1430, 1450) and line.now == 1460 and line.last >= line.now


# nobody else's


def copies(desk: Desk) -> dict[Level, str]:
    """Every copy as data and as a page, by level."""
    made = {level: desk.copy_for(Audience(level)) for level in Level}
    return {level: as_json(copy).decode() + repr(part_of(ACTIVITY, copy)) for level, copy in made.items()}


def test_nothing_of_a_note_is_below_private_and_by_choice_only_how_often(desk: Desk) -> None:
    first = noted(desk, "repeating", "repeating", "gone_quiet")[0]
    desk.do(put_in_words(desk.session, first.key, "plantedword of table seven"))
    for level, copy in copies(desk).items():
        assert ("plantedword" in copy, "process_note" in copy) == ((True, True) if level is Level.PRIVATE else (False, False)), level
    desk.do(count_for_room(desk.session, on=True))
    noted(desk, "shifted")
    assert is_counted(desk.session)
    for level, copy in copies(desk).items():
        assert ("plantedword" in copy) == ("10:24" in copy) == (level is Level.PRIVATE), level
        assert "4 patterns were noted: 2 repeating, 1 gone quiet and 1 shifted." in copy
        log = next(log for log in json.loads(as_json(desk.copy_for(Audience(level))))["logs"] if log["log"] == "process_note")
        assert log["entries"] == 4 and bool(log["lines"]) == (level is Level.PRIVATE)
    desk.do(count_for_room(desk.session, on=False))
    assert all("process_note" not in copy for level, copy in copies(desk).items() if level is not Level.PRIVATE)


def test_no_picture_has_it_whatever_is_asked_for(desk: Desk) -> None:
    entry = noted(desk, "entrenched")[0]
    for view in ("", "entry", "all", "note"):
        assert desk_picture(desk, Showing("process_note", "", view, entry.key)) == BLANK


def desk_picture(desk: Desk, showing: Showing) -> object:
    return ACTIVITY.picture(desk.session, desk, None, showing)


# the page


def test_the_page_by_keyboard_alone(enter, desk: Desk) -> None:
    room: Room = enter("process_note", size=(1064, 744))
    room.type("515")
    assert [e.pattern for e in PROCESS_NOTE.all(desk.session)] == ["one_voice", "repeating", "one_voice"]
    assert "One voice noted at 10:24, 2 times today" in room.said_words()
    room.press(Key.Key_Tab)
    room.type("opening ran 12 minutes over", Key.Key_Return)
    assert PROCESS_NOTE.all(desk.session)[-1].seen == "opening ran 12 minutes over", "a text keeps its digits"
    room.press(Key.Key_Tab)
    room.type("a b c d e f g", Key.Key_Return)
    assert PROCESS_NOTE.all(desk.session)[-1].seen == "opening ran 12 minutes over"
    assert any("Six at the most" in words for words in room.said_words().splitlines())
    room.press(Key.Key_Escape)
    room.panel.take_focus()
    room.press(Key.Key_T)
    assert PROCESS_NOTE.all(desk.session)[-1].tried == "round"
    room.press(Key.Key_Delete)
    assert len(PROCESS_NOTE.all(desk.session)) == 2
    desk.undo()
    assert len(PROCESS_NOTE.all(desk.session)) == 3
    room.click(room.button("Count them by pattern in what the room gets"))
    assert is_counted(desk.session)
    room.click(room.button("Count them by pattern in what the room gets"))
    assert not is_counted(desk.session)
    assert room.screen.is_blank
