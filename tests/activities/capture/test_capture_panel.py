"""Cards typed as fast as they are handed over: Enter, paste, tables that stick, and every step taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from moothall.activities import found
from moothall.core.agenda import AGENDA, add_item, edit_item
from moothall.core.contributions import notes_of
from moothall.core.prompts import PROMPTS, ask, prompts
from moothall.desk import Desk
from moothall.desk.sessions import open_session
from moothall.ui.kit.list_rows import ListRows
from moothall.ui.kit.prompt_fields import PromptFields
from tests.activities.room import Room, focus, on_disk, same

Key = Qt.Key
Alt = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def item(desk: Desk) -> str:
    desk.do(ask(desk.session, "p", "If we led this as one system?", "System: everyone."))
    desk.do(add_item(desk.session, "item", "One system", 25, "capture", prompt="p"))
    return "item"


@pytest.fixture
def room(enter: Callable[..., Room], item: str) -> Room:
    return enter("capture", item)


def notes(desk: Desk) -> list[tuple[int, str]]:
    return [(n.number, n.text) for n in notes_of(desk.session, prompts(desk.session)[0].key)]


def rows(room: Room) -> ListRows:
    return room.find(ListRows)


def go_to(room: Room, number: int) -> None:
    rows(room).setFocus()
    rows(room).go_to(next(r.key for r in rows(room).rows if r.number == number))


def test_enter_makes_the_next_note(room: Room, desk: Desk, tmp_path: Path) -> None:
    for text in ("One number to ring", "Home first", "  "):
        room.line(text)
    assert notes(desk) == [(1, "One number to ring"), (2, "Home first")]
    assert [r.number for r in rows(room).rows] == [2, 1]
    assert "This will be note 3" in room.said_words()
    assert same(desk.session, on_disk(desk, tmp_path))


def test_pasted_lines_are_notes_at_once_and_one_undo(room: Room, desk: Desk) -> None:
    room.paste("One\n\nTwo\n<b>Three</b>\n")
    assert notes(desk) == [(1, "One"), (2, "Two"), (3, "<b>Three</b>")]
    desk.undo()
    assert notes(desk) == []
    assert room.panel.findChild(ListRows).rows == ()
    desk.redo()
    assert [n for n, _ in notes(desk)] == [1, 2, 3], "redo gives the same numbers back"


@pytest.mark.parametrize("way", ["key", "typed", "side"])
def test_a_table_sticks(room: Room, desk: Desk, way: str) -> None:
    room.line("t2")
    room.line("a")
    room.press(Key.Key_0, Alt)
    if way == "key":
        room.press(Key.Key_2, Alt)
    elif way == "typed":
        room.line("T 2")
    else:
        room.click(next(b for b in room.side.findChildren(type(room.button("Show the notes"))) if b.accessibleName().startswith("Table 2")))
        room.entry.setFocus()
    for text in ("b", "c"):
        room.line(text)
    assert [n.table for n in notes_of(desk.session, "p")] == ["2", "2", "2"]
    assert "Table 2" in focus().accessibleName()


def test_a_sector_instead(room: Room, desk: Desk) -> None:
    room.press(Key.Key_S, Alt)
    room.line("a")
    note = notes_of(desk.session, "p")[0]
    assert (note.table, note.sector) == ("", "commissioner")


@pytest.mark.parametrize("way", ["key", "double click"])
def test_editing_in_place(room: Room, desk: Desk, way: str) -> None:
    room.line("Onee")
    go_to(room, 1)
    if way == "key":
        room.press(Key.Key_F2)
    else:
        from PySide6.QtTest import QTest

        place = rows(room).visualRect(rows(room).currentIndex()).center()
        room.click(rows(room).viewport(), place)  # Qt wants to have seen the press of a double click
        QTest.mouseDClick(rows(room).viewport(), Qt.MouseButton.LeftButton, pos=place)
    room.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.line("One & only")
    room.settle()
    assert notes(desk) == [(1, "One & only")]
    desk.undo()
    assert notes(desk) == [(1, "Onee")]


def test_star_and_delete_and_back(room: Room, desk: Desk) -> None:
    for text in ("One", "Two"):
        room.line(text)
    go_to(room, 1)
    room.press(Key.Key_X, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert notes_of(desk.session, "p")[0].example
    room.press(Key.Key_Delete)
    assert notes(desk) == [(2, "Two")]
    room.entry.setFocus()
    room.line("Three")
    assert notes(desk) == [(2, "Two"), (3, "Three")], "a number is never used twice"
    for _ in range(2):
        desk.undo()
    assert notes(desk) == [(1, "One"), (2, "Two")]


def test_every_step_can_be_taken_back_after_a_restart(room: Room, desk: Desk, tmp_path: Path) -> None:
    for text in ("One", "Two"):
        room.line(text)
    room.leave()
    path = tmp_path / "later.moot"
    desk.save_copy(path)
    later = open_session(path, found())
    try:
        later.undo()
        assert notes(later) == [(1, "One")]
        later.redo()
        assert notes(later) == [(1, "One"), (2, "Two")]
    finally:
        later.close()


def test_a_note_after_the_item_is_late_and_not_refused(room: Room, desk: Desk) -> None:
    desk.do(edit_item(desk.session, "item", state="done"))
    room.line("Too late?")
    assert notes_of(desk.session, "p")[0].late
    assert room.strips == [("info", "Note 1 came after capture closed. It is numbered and marked late.")]


def test_too_long_a_note_stays_in_the_line(room: Room, desk: Desk) -> None:
    room.entry.set_text("a" * 10_001)
    room.press(Key.Key_Return)
    assert len(room.entry.text) == 10_001
    assert room.entry.reason and not notes(desk)


def test_a_first_prompt_with_its_definition_is_one_act(enter: Callable[..., Room], desk: Desk) -> None:
    desk.do(add_item(desk.session, "bare", "Untitled", 10, "capture"))
    room = enter("capture", "bare")
    room.type("What would you keep?", Key.Key_Tab)
    assert not desk.session.all(PROMPTS), "still being written"
    room.type("Keep: go on doing.", Key.Key_Return)
    prompt = desk.session.get(PROMPTS, desk.session.get(AGENDA, "bare").prompt)
    assert (prompt.text, prompt.definition) == ("What would you keep?", "Keep: go on doing.")
    room.settle()
    assert focus() is room.entry.focusProxy(), "cards can come in"
    desk.undo()
    assert not desk.session.all(PROMPTS)


def test_rewording_the_prompt(room: Room, desk: Desk) -> None:
    room.click(room.button("Change the prompt"))
    room.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.line("Why?")
    assert (desk.session.get(PROMPTS, "p").text, desk.session.get(PROMPTS, "p").definition) == ("Why?", "System: everyone.")
    assert room.button("Change the prompt")
    for ending in (Key.Key_Escape, Key.Key_Return):
        room.click(room.button("Change the prompt"))
        room.press(ending)
        assert room.button("Change the prompt"), "nothing changed, so it folds"
    assert desk.session.get(PROMPTS, "p").text == "Why?"


def test_a_prompt_being_written_is_not_overwritten(room: Room, desk: Desk) -> None:
    room.click(room.button("Change the prompt"))
    room.type("x")
    desk.do(edit_item(desk.session, "item", title="Another title"))
    assert "one system?x" in room.find(PromptFields).question.text()


def test_the_wall_gets_one_note_or_the_notes_when_asked(room: Room, desk: Desk) -> None:
    desk.blank(False)
    for text in ("One", "Two"):
        room.line(text)
    assert "One" not in repr(desk.picture())
    go_to(room, 1)
    desk.show(room.panel.spotlight())  # type: ignore[attr-defined]  # capture can be spotlit
    assert "NoteCard(number=1, text='One', page=1, pages=1)" in repr(desk.picture())
    room.click(room.button("Show the notes"))
    assert "2 notes so far" in repr(desk.picture())


def test_t0_makes_the_cards_nobodys(room: Room, desk: Desk) -> None:
    room.line("t4")
    room.line("Ours")
    room.type("t0")
    assert "no table from here on" in room.said_words()
    room.press(Key.Key_Return)
    room.line("Nobody's")
    assert [note.table for note in notes_of(desk.session, "p")] == ["4", ""]
