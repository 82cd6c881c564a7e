"""Silent writing that reveals together, hidden notes, rounds: what the room sees is asked of the picture itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt

from moothall.activities.capture.panel_list import NoteList
from moothall.activities.capture.rounds import minutes_of
from moothall.core.agenda import AGENDA, add_item
from moothall.core.contributions import CONTRIBUTIONS, notes_of
from moothall.core.errors import Refused
from moothall.core.merging import hide_note
from moothall.core.picture import NotePage, Picture, Question, Showing, Timer, Words
from moothall.core.prompts import ask, write_silently
from moothall.core.themes import new_theme, place
from moothall.desk import Desk
from moothall.ui.kit.field import Field
from moothall.ui.kit.tick import Tick
from tests.activities.room import Room, focus

Key = Qt.Key
Ctrl, Shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
WORDS = ("alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel")


@pytest.fixture
def room(enter: Callable[..., Room], desk: Desk) -> Room:
    desk.do(ask(desk.session, "p", "What holds us back?", "Us: everyone here."))
    desk.do(add_item(desk.session, "item", "One system", 25, "capture", prompt="p"))
    room = enter("capture", "item")
    for text in WORDS:
        room.line(text)
    return room


def every_picture(desk: Desk, pages: int = 3) -> Iterator[Picture]:
    """Whatever anybody could put on the wall of this board, in every view and on every page."""
    desk.blank(False)
    subjects = [n.key for n in desk.session.all(CONTRIBUTIONS)] + [t.key for t in desk.session.all(desk.session.tables["theme"])] + [""]
    for activity in ("capture", "cluster"):
        for view in ("", "prompt", "notes", "note", "theme", "themes"):
            for subject in subjects:
                for page in range(1, pages + 1):
                    desk.show(Showing(activity, "item", view, subject, page))
                    yield desk.picture()


def leaked(desk: Desk, words: tuple[str, ...]) -> set[str]:
    return {word for picture in every_picture(desk) for word in words if word in repr(picture)}


def test_in_silence_the_room_sees_the_prompt_and_a_count(room: Room, desk: Desk) -> None:
    room.click(room.find(Tick))
    desk.blank(False)
    desk.show(Showing("capture", "item"))
    assert desk.picture().parts == (
        Question("What holds us back?", "Us: everyone here."),
        Words("They are shown together.", "8 notes are in."),
    )
    room.entry.setFocus()
    room.line("+1")
    assert Words("They are shown together.", "9 notes are in.") in desk.picture().parts, "the count is of hands, and goes on by itself"


def test_no_view_and_no_page_has_a_word_of_them(room: Room, desk: Desk) -> None:
    desk.do(new_theme(desk.session, "A", "p", "Phonetics"))
    desk.do(place(desk.session, [n.key for n in notes_of(desk.session, "p")][:4], "A", desk.keys(4)))
    assert leaked(desk, WORDS) == set(WORDS), "or else this test could not fail"
    desk.do(write_silently(desk.session, "p", True))
    assert leaked(desk, WORDS) == set()


def test_one_key_reveals_all_a_page_at_a_time(room: Room, desk: Desk) -> None:
    desk.do(write_silently(desk.session, "p", True))
    desk.blank(False)
    room.entry.setFocus()
    room.press(Key.Key_Return, Ctrl)
    shown = desk.picture()
    assert shown.pages == 2
    assert [n.text for part in shown.parts if isinstance(part, NotePage) for n in part.notes] == [*WORDS[:1:-1]]
    room.line("after the fact")
    late = notes_of(desk.session, "p")[-1]
    assert (late.text, late.late) == ("after the fact", True)
    assert room.strips[-1] == ("info", "Note 9 came after capture closed. It is numbered and marked late.")
    assert not any(n.late for n in notes_of(desk.session, "p")[:-1])


def test_ctrl_enter_reveals_from_the_buttons_beside_it_too(room: Room, desk: Desk) -> None:
    desk.do(write_silently(desk.session, "p", True))
    room.click(room.button("Start the rounds"))
    focused = focus()
    assert not room.panel.isAncestorOf(focused), "or else this test could not fail"
    room.press(Key.Key_Return, Ctrl)
    assert desk.session.get(desk.session.tables["prompt"], "p").writing == "revealed"


def test_revealing_twice_does_nothing(room: Room, desk: Desk) -> None:
    room.press(Key.Key_Return, Ctrl)
    assert desk.session.get(desk.session.tables["prompt"], "p").writing == ""
    assert desk.showing == Showing()


def test_a_hidden_note_is_never_seen_and_keeps_its_number(room: Room, desk: Desk) -> None:
    hidden = notes_of(desk.session, "p")[2]
    desk.do(new_theme(desk.session, "A", "p", "Phonetics"))
    desk.do(place(desk.session, [hidden.key], "A", desk.keys(1)))
    desk.do(hide_note(desk.session, hidden.key, True))
    assert leaked(desk, ("charlie",)) == set()
    assert next(row for row in room.find(NoteList).rows if row.number == 3).marks == ("hidden",)


@pytest.mark.parametrize("why", ["hidden", "silent"])
def test_what_is_kept_back_is_refused_the_spotlight(room: Room, desk: Desk, why: str) -> None:
    room.find(NoteList).setFocus()
    if why == "hidden":
        room.press(Key.Key_H, Ctrl | Shift)
    else:
        desk.do(write_silently(desk.session, "p", True))
    with pytest.raises(Refused) as refused:
        room.panel.spotlight()  # type: ignore[attr-defined]  # capture can be spotlit
    assert refused.value.key == f"capture.kept_{why}"


def test_down_goes_to_the_notes_and_n_back_to_the_line(room: Room) -> None:
    room.entry.setFocus()
    room.press(Key.Key_Down)
    assert focus() is room.find(NoteList)
    room.type("n")
    assert focus() is room.entry.focusProxy()


def test_minutes_of_a_round_are_the_items_and_can_be_taken_back(room: Room, desk: Desk) -> None:
    field = room.find(Field, "")
    fields = [f for f in room.findChildren(Field) if f.edit.accessibleName().endswith("minutes")]
    assert field and [f.text() for f in fields] == ["1", "2", "4", "5"]
    fields[1].edit.setFocus()
    room.press(Key.Key_A, Ctrl)
    room.type("7", Key.Key_Return)
    assert minutes_of(desk.session.get(AGENDA, "item")) == (1, 7, 4, 5)
    desk.undo()
    assert minutes_of(desk.session.get(AGENDA, "item")) == (1, 2, 4, 5)
    room.entry.setFocus()
    assert fields[1].text() == "2"


def test_a_round_of_no_minutes_is_left_out(room: Room, desk: Desk) -> None:
    from moothall.activities.capture.rounds import set_minutes

    desk.do(set_minutes(desk.session, "item", "alone", "0"))
    assert [r.label for r in room.panel.rounds()] == ["2", "4", "All"]  # type: ignore[attr-defined]  # capture has rounds
    for wrong in ("", "-1", "121", "x", "²"):
        with pytest.raises(Refused):
            set_minutes(desk.session, "item", "alone", wrong)


def test_rounds_from_the_side_panel(room: Room, desk: Desk) -> None:
    desk.blank(False)
    desk.show(Showing("capture", "item"))
    room.click(room.button("Start the rounds"))
    assert [type(part) for part in desk.picture().parts][-1] is Timer
    assert room.button("Next: 2") and "Alone, in silence." in room.said_words()
    room.click(room.button("Pause"))
    assert room.button("Go on") and not desk.timer.running
    room.click(room.button("Stop"))
    assert not desk.timer.is_set and room.button("Start the rounds")
