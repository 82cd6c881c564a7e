"""+1, same as: look-alikes while one types, merging, splitting, taking out; every one by key or menu, and one undo each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from moothall.activities.capture.panel_list import NoteList
from moothall.activities.capture.panel_similar import LookAlikes
from moothall.activities.capture.similar_notes import SimilarNotes
from moothall.core.agenda import add_item
from moothall.core.contributions import CONTRIBUTIONS, notes_of, repeats_of
from moothall.core.prompts import ask
from moothall.desk import Desk
from tests.activities.room import Room, focus

Key = Qt.Key
Held = Qt.KeyboardModifier
Ctrl, Shift = Held.ControlModifier, Held.ShiftModifier
TEXTS = ("Discharge starts on the day of admission", "One number to ring", "Home first", "Nobody tells their story twice")


@pytest.fixture
def room(enter: Callable[..., Room], desk: Desk) -> Room:
    desk.do(ask(desk.session, "p", "What holds us back?"))
    desk.do(ask(desk.session, "q", "What would be different?"))
    desk.do(add_item(desk.session, "item", "One system", 25, "capture", prompt="p"))
    room = enter("capture", "item")
    for text in TEXTS:
        room.line(text)
    return room


def family(desk: Desk, prompt: str = "p") -> str:
    heads = ((n, repeats_of(desk.session, n.key)) for n in notes_of(desk.session, prompt))
    return ", ".join(f"{n.number} ({' '.join(str(c.number) for c in again)})" if again else str(n.number) for n, again in heads)


def numbered(desk: Desk, number: int):
    return next(c for c in desk.session.all(CONTRIBUTIONS) if c.number == number)


def rows(room: Room) -> NoteList:
    return room.find(NoteList)


def choose(room: Room, *numbers: int) -> None:
    """The first by going there, the rest with Ctrl and a click."""
    notes = rows(room)
    notes.setFocus()
    places = {row.number: notes.model().index(place, 0) for place, row in enumerate(notes.rows)}
    notes.setCurrentIndex(places[numbers[0]])
    notes.selectionModel().select(places[numbers[0]], notes.selectionModel().SelectionFlag.ClearAndSelect)
    for number in numbers[1:]:
        notes.scrollTo(places[number])
        QTest.mouseClick(notes.viewport(), Qt.MouseButton.LeftButton, Ctrl, notes.visualRect(places[number]).center())


def typed(room: Room, text: str) -> LookAlikes:
    room.type(text)
    return looked(room)


def looked(room: Room) -> LookAlikes:
    """When the pause after the last key is over and all of the board is compared."""
    found = room.panel.findChild(LookAlikes)
    while any(timer.isActive() for timer in found.findChildren(QTimer)):
        # Sleeps until something happens, and a running timer will.
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return found


# while one types


def test_what_looks_alike_is_shown_and_one_key_counts_it(room: Room, desk: Desk) -> None:
    room.line("t5")
    found = typed(room, "Discharge starts the day you come")
    assert [match.number for match in found.matches] == [1]
    assert found.isVisible() and "+1 same as 1" in room.said_words()
    room.press(Key.Key_1, Ctrl)
    assert family(desk) == "1 (5), 2, 3, 4"
    repeat = numbered(desk, 5)
    assert (repeat.text, repeat.table) == ("Discharge starts the day you come", "5"), "its own words and where it came from are kept"
    assert room.entry.text == "" and not found.isVisible() and focus() is room.entry.focusProxy()
    desk.undo()
    assert family(desk) == "1, 2, 3, 4"


def test_enter_makes_a_note_whatever_it_looks_like(room: Room, desk: Desk) -> None:
    typed(room, "Home first")
    room.press(Key.Key_Return)
    assert family(desk) == "1, 2, 3, 4, 5"


def test_nothing_is_compared_while_a_key_is_on_its_way(room: Room, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    was = SimilarNotes.looking
    monkeypatch.setattr(SimilarNotes, "looking", lambda self, text, most: asked.append(text) or was(self, text, most))
    room.type("Home fir")
    assert asked == [], "every keystroke only asks to look a moment later"
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == ["Home fir"], "and one look is enough for all of them"
    room.press(Key.Key_Escape)
    looked(room)
    assert asked == ["Home fir"], "an empty line looks like nothing"


def test_a_key_puts_an_end_to_the_search_under_way(room: Room, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    slices: list[str] = []

    def endless(self: SimilarNotes, text: str, most: int) -> Iterator[list[str]]:
        while True:
            slices.append(text)
            yield []

    monkeypatch.setattr(SimilarNotes, "looking", endless)
    room.type("Home fir")
    qtbot.waitUntil(lambda: len(slices) > 3)
    room.type("s")
    assert room.entry.text == "Home firs", "no search keeps a key waiting for its end"
    slices.clear()
    qtbot.waitUntil(lambda: len(slices) > 3)
    assert set(slices) == {"Home firs"}
    room.press(Key.Key_Escape)
    looked(room)


def test_what_was_said_again_leads_to_the_note_it_repeats(room: Room, desk: Desk) -> None:
    room.line("+1")
    room.type("x", Key.Key_Backspace)
    typed(room, "They begin to plan for going home")
    room.press(Key.Key_Escape)
    found = typed(room, "Home first please")
    assert [m.number for m in found.matches] == [3]
    room.press(Key.Key_1, Ctrl)
    room.type("Home first please")
    looked(room)
    assert [(m.number, m.repeats) for m in found.matches] == [(3, 1)], "the note stands for both of its wordings, once"


def test_a_number_typed_says_the_same(room: Room, desk: Desk) -> None:
    room.type("+2")
    assert "One number to ring" in room.said_words()
    room.press(Key.Key_Return)
    assert family(desk) == "1, 2 (5), 3, 4"
    assert numbered(desk, 5).text == "One number to ring"
    assert next(row for row in rows(room).rows if row.number == 2).repeats == 1


def test_a_number_nobody_has_stays_in_the_line(room: Room, desk: Desk) -> None:
    room.line("+99")
    assert (room.entry.text, bool(room.entry.reason)) == ("+99", True)
    assert family(desk) == "1, 2, 3, 4"


def test_a_late_plus_one_is_late(room: Room, desk: Desk) -> None:
    from moothall.core.agenda import edit_item

    desk.do(edit_item(desk.session, "item", state="done"))
    room.line("+1")
    assert numbered(desk, 5).late


def test_pasted_duplicates_are_offered_and_never_dropped(room: Room, desk: Desk) -> None:
    taken: list = []
    room.panel.said.connect(lambda kind, words, act: taken.append((words, act)))
    room.paste("Home first\nhome  FIRST.\nSomething new\nSomething new")
    assert family(desk) == "1, 2, 3, 4, 5, 6, 7, 8", "all are notes until somebody says they are the same"
    words, (offer, act) = taken[-1]
    assert words.startswith("3 of them say word for word") and offer == "Count as +1"
    act()
    assert family(desk) == "1, 2, 3 (5 6), 4, 7 (8)"
    desk.undo()
    assert family(desk) == "1, 2, 3, 4, 5, 6, 7, 8"


# in the list


def test_one_key_merges_into_the_lowest_number(room: Room, desk: Desk) -> None:
    choose(room, 4, 2, 3)
    room.press(Key.Key_J, Ctrl)
    assert family(desk) == "1, 2 (3 4)"
    desk.undo()
    assert family(desk) == "1, 2, 3, 4"


def test_repeats_unfold_and_one_is_taken_out(room: Room, desk: Desk) -> None:
    room.line("+2")
    choose(room, 2)
    room.press(Key.Key_Right)
    assert [(r.number, r.under) for r in rows(room).rows] == [(4, False), (3, False), (2, False), (5, True), (1, False)]
    assert "same as 2" in rows(room).rows[3].spoken()
    room.press(Key.Key_Down)
    room.press(Key.Key_O, Ctrl | Shift)
    assert family(desk) == "1, 2, 3, 4, 5"
    desk.undo()
    choose(room, 2)
    room.press(Key.Key_Left)
    assert [r.number for r in rows(room).rows] == [4, 3, 2, 1]


def test_an_answer_is_split_in_the_page(room: Room, desk: Desk) -> None:
    choose(room, 1)
    room.press(Key.Key_I, Ctrl | Shift)
    room.press(Key.Key_A, Ctrl)
    room.type("Discharge starts early", Key.Key_Return)
    room.type("It starts on admission")
    room.press(Key.Key_Return, Ctrl)
    assert next((n.number, n.text) for n in notes_of(desk.session, "p")) == (1, "Discharge starts early")
    assert numbered(desk, 5).text == "It starts on admission"
    assert focus() is rows(room) and rows(room).key == numbered(desk, 1).key
    desk.undo()
    assert family(desk) == "1, 2, 3, 4"


def test_a_split_thought_better_of_changes_nothing(room: Room, desk: Desk) -> None:
    choose(room, 1)
    room.press(Key.Key_I, Ctrl | Shift)
    room.press(Key.Key_Return, Ctrl)
    assert family(desk) == "1, 2, 3, 4", "one line is no split"
    room.press(Key.Key_Escape)
    assert focus() is rows(room)
    assert not [w for w in room.panel.findChildren(type(room.panel._splitting)) if w.isVisible()]


@pytest.mark.parametrize(
    ("key", "held", "flag"),
    [
        (Key.Key_X, Ctrl | Shift, "example"),
        (Key.Key_U, Ctrl, "unclear"),
        (Key.Key_G, Ctrl | Shift, "too_general"),
        (Key.Key_H, Ctrl | Shift, "hidden"),
    ],
)
def test_a_key_marks_all_that_are_chosen_and_takes_it_back(room: Room, desk: Desk, key: Qt.Key, held: Held, flag: str) -> None:
    choose(room, 1, 3)
    room.press(key, held)
    assert [getattr(n, flag) for n in notes_of(desk.session, "p")] == [True, False, True, False]
    desk.undo()
    assert not any(getattr(n, flag) for n in notes_of(desk.session, "p")), "one act, one undo"
    desk.redo()
    choose(room, 1, 3)
    room.press(key, held)
    assert not any(getattr(n, flag) for n in notes_of(desk.session, "p"))


def test_what_says_the_same_as_a_hidden_note_is_hidden_too(room: Room, desk: Desk) -> None:
    room.line("+1")
    choose(room, 1)
    room.press(Key.Key_H, Ctrl | Shift)
    assert numbered(desk, 1).hidden and numbered(desk, 5).hidden


def test_the_menu_has_every_act_and_its_key(room: Room, desk: Desk) -> None:
    room.line("+2")
    choose(room, 1, 2)
    words = [a.text().split("\t")[0] for a in rows(room).menu().actions() if not a.isSeparator()]
    assert words == [
        "Example for the report",
        "Not clear",
        "Too general",
        "Hide from the room",
        "Merge into note 1",
        "Move to prompt",
        "Make it an action",
        "Delete",
    ]
    choose(room, 1)
    assert "Split into items" in [a.text().split("\t")[0] for a in rows(room).menu().actions()]


def test_the_menu_moves_notes_to_another_prompt(room: Room, desk: Desk) -> None:
    room.line("+2")
    choose(room, 2)
    move = next(a.menu() for a in rows(room).menu().actions() if a.menu())
    assert [a.text() for a in move.actions()] == ["What would be different?"]
    move.actions()[0].trigger()
    assert (family(desk), family(desk, "q")) == ("1, 3, 4", "2 (5)")
    assert [r.number for r in rows(room).rows] == [4, 3, 1]
    desk.undo()
    assert family(desk) == "1, 2 (5), 3, 4"


def test_finding_a_repeat_unfolds_what_it_repeats(room: Room, desk: Desk) -> None:
    room.line("+2")
    assert room.panel.go_to_note(numbered(desk, 5).key)  # type: ignore[attr-defined]  # capture has a list
    assert focus() is rows(room) and rows(room).key == numbered(desk, 5).key
    assert not room.panel.go_to_note("gone")  # type: ignore[attr-defined]  # capture has a list
