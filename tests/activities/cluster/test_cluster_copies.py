"""Copies on the board: every act is about the place that was chosen. Real gestures and keys; the file is asked what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from moothall.core.themes import PLACEMENTS
from moothall.ui.board.column import Note
from tests.activities.cluster.boards import BoardRoom

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[BoardRoom]:
    """Note 3 lies in A with 4, and as a copy in B with 5; C is empty."""
    with BoardRoom(qtbot, tmp_path) as room:
        room.type_line("+ Care")
        room.type_line("3 +B")
        assert room.pictured() == {"A": [3, 4], "B": [3, 5], "C": []}
        yield room


def placed(room: BoardRoom, number: int, letter: str) -> Note:
    return next(note for note in room.scene.columns[room.theme(letter).key].notes if note.number == number)


CTRL = Qt.KeyboardModifier.ControlModifier


def choose(room: BoardRoom, number: int, letter: str) -> None:
    room.view.setFocus(Qt.FocusReason.TabFocusReason)
    room.view.go_to(placed(room, number, letter))


def to_theme(room: BoardRoom, letter: str) -> None:
    """By the menu, which acts on places and not on numbers: of a note that lies in two themes the chosen place moves."""
    room.panel.open_menu()
    room.pick("Move to", letter)


def copies(room: BoardRoom) -> set[tuple[int, str]]:
    """Notes that lie somewhere as a copy, and in which theme."""
    letters = {room.theme(letter).key: letter for letter in room.pictured()}
    numbers = {note.key: note.number for note in map(room.note, range(1, 7))}
    return {(numbers[p.contribution], letters[p.theme]) for p in room.session.all(PLACEMENTS) if p.copy}


def test_a_copy_is_shown_as_one_and_counted_in_both(room: BoardRoom) -> None:
    assert copies(room) == {(3, "B")}
    assert "copy" in placed(room, 3, "B").face.marks
    assert "copy" not in placed(room, 3, "A").face.marks
    assert [room.scene.columns[room.theme(letter).key].count for letter in "AB"] == [2, 2]
    assert room.panel._shown.bar._count.text() == "3 of 6 notes in 3 themes", "counted once in the total"


def test_moving_a_copy_moves_the_copy(room: BoardRoom) -> None:
    choose(room, 3, "B")
    to_theme(room, "C")
    assert room.pictured() == {"A": [3, 4], "B": [5], "C": [3]}
    assert copies(room) == {(3, "C")}


def test_moving_the_first_place_leaves_the_copy(room: BoardRoom) -> None:
    choose(room, 3, "A")
    to_theme(room, "C")
    assert room.kept() == {"A": [4], "B": [3, 5], "C": [3], "": [1, 2, 6]}


def test_dragging_a_copy_moves_the_copy(room: BoardRoom) -> None:
    start = room.view.viewport().mapToGlobal(room.view.area_of(placed(room, 3, "B")).center())
    room.drag(room.view.viewport(), start, room.on_theme("C"))
    assert room.pictured() == {"A": [3, 4], "B": [5], "C": [3]}
    assert copies(room) == {(3, "C")}


def test_dragging_a_copy_to_the_tray_only_takes_the_copy(room: BoardRoom) -> None:
    start = room.view.viewport().mapToGlobal(room.view.area_of(placed(room, 3, "B")).center())
    room.drag(room.view.viewport(), start, room.in_tray(1))
    assert room.kept() == {"A": [3, 4], "B": [5], "C": [], "": [1, 2, 6]}


def test_dragging_a_copy_onto_the_wall_begins_a_theme_with_the_copy(room: BoardRoom) -> None:
    start = room.view.viewport().mapToGlobal(room.view.area_of(placed(room, 3, "B")).center())
    room.drag(room.view.viewport(), start, room.on_wall())
    assert room.pictured() == {"A": [3, 4], "B": [5], "D": [3], "C": []}
    assert copies(room) == {(3, "D")}


def test_delete_on_a_copy_takes_the_copy_and_says_so(room: BoardRoom) -> None:
    choose(room, 3, "B")
    room.key(Qt.Key.Key_Delete)
    assert room.desk.history()[0].name == "step.take_copy"
    assert room.desk.history()[0].about == "B"
    assert room.pictured() == {"A": [3, 4], "B": [5], "C": []}
    room.desk.undo()
    assert room.pictured() == {"A": [3, 4], "B": [3, 5], "C": []}
    assert copies(room) == {(3, "B")}


def test_delete_on_the_first_place_deletes_the_note_with_its_copies(room: BoardRoom) -> None:
    choose(room, 3, "A")
    room.key(Qt.Key.Key_Delete)
    assert room.pictured() == {"A": [4], "B": [5], "C": []}
    room.desk.undo()
    assert room.kept() == {"A": [3, 4], "B": [3, 5], "C": [], "": [1, 2, 6]}


def test_the_key_back_on_the_first_place_makes_the_copy_the_note(room: BoardRoom) -> None:
    choose(room, 3, "A")
    room.key(Qt.Key.Key_Backspace, CTRL)
    assert room.desk.history()[0].name == "step.leave_theme"
    assert room.pictured() == {"B": [3, 5], "A": [4], "C": []}
    assert copies(room) == set()


def test_a_copy_and_a_note_deleted_together_are_one_act(room: BoardRoom) -> None:
    choose(room, 3, "B")
    room.view.go_to(placed(room, 4, "A"), add=True)
    acts = room.acts()
    room.key(Qt.Key.Key_Delete)
    assert room.acts() == acts + 1
    assert room.pictured() == {"A": [3], "B": [5], "C": []}
    room.desk.undo()
    assert room.pictured() == {"A": [3, 4], "B": [3, 5], "C": []}


def test_both_places_of_a_note_into_one_theme_leave_one_place(room: BoardRoom) -> None:
    choose(room, 3, "A")
    room.view.go_to(placed(room, 3, "B"), add=True)
    to_theme(room, "C")
    assert room.kept() == {"A": [4], "B": [5], "C": [3], "": [1, 2, 6]}


def test_notes_of_several_themes_move_as_one_act(room: BoardRoom) -> None:
    choose(room, 4, "A")
    room.view.go_to(placed(room, 3, "B"), add=True)
    room.view.go_to(placed(room, 5, "B"), add=True)
    acts = room.acts()
    to_theme(room, "C")
    assert room.acts() == acts + 1
    assert room.pictured() == {"C": [3, 4, 5], "A": [3], "B": []}
    assert copies(room) == {(3, "C")}


def test_the_outline_knows_the_place_too(room: BoardRoom) -> None:
    room.panel.turn()
    outline = room.outline
    model = outline.model()
    under_b = next(model.index(row, 0) for row in range(model.rowCount()) if str(model.index(row, 0).data()).startswith("B "))
    outline.setCurrentIndex(model.index(0, 0, under_b))
    room.key(Qt.Key.Key_Delete)
    assert room.desk.history()[0].name == "step.take_copy"
    assert room.kept() == {"A": [3, 4], "B": [5], "C": [], "": [1, 2, 6]}


def test_the_menu_offers_to_take_the_copy_away(room: BoardRoom) -> None:
    choose(room, 3, "B")
    room.panel.open_menu()
    room.pick("Take the copy away")
    assert room.pictured() == {"A": [3, 4], "B": [5], "C": []}


def test_copying_twice_into_a_theme_is_refused_in_words(room: BoardRoom) -> None:
    room.type_line("3 +B")
    assert room.entry.reason
    assert room.pictured() == {"A": [3, 4], "B": [3, 5], "C": []}


def test_copying_from_the_tray_places(room: BoardRoom) -> None:
    room.type_line("1 +C")
    assert copies(room) == {(3, "B")}
    assert room.kept() == {"A": [3, 4], "B": [3, 5], "C": [1], "": [2, 6]}
