"""Notes into themes by every way there is: each ends in one act, and the file says so when it is opened again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from moothall.desk.settings import Settings, save_settings
from tests.activities.cluster.boards import BoardRoom

# The offscreen screen can't put a menu in front; the menu works all the same.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[BoardRoom]:
    with BoardRoom(qtbot, tmp_path) as room:
        yield room


def in_tray(room: BoardRoom, number: int) -> None:
    room.tray.setFocus(Qt.FocusReason.TabFocusReason)
    room.tray.go_to(room.note(number).key)


def by_typing(room: BoardRoom) -> None:
    room.type_line("1 a")


def by_dragging(room: BoardRoom) -> None:
    room.drag(room.tray.viewport(), room.in_tray(1), room.on_theme("A"))


def by_number_then_letter(room: BoardRoom) -> None:
    in_tray(room, 1)
    room.key(Qt.Key.Key_Return)
    assert room.entry.text == "1 "
    room.key("a")
    room.key(Qt.Key.Key_Return)


def by_menu(room: BoardRoom) -> None:
    in_tray(room, 1)
    room.key(Qt.Key.Key_F10, SHIFT)
    room.pick("Move to", "A")


def by_outline(room: BoardRoom) -> None:
    room.key(Qt.Key.Key_L, CTRL | SHIFT)
    assert room.outline.hasFocus()
    room.key(Qt.Key.Key_End)
    while room.outline.notes() != [room.note(1).key]:
        room.key(Qt.Key.Key_Up)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_A, Qt.Key.Key_Return):
        room.key(key)


WAYS = [by_typing, by_dragging, by_number_then_letter, by_menu, by_outline]


@pytest.mark.parametrize("way", WAYS)
def test_every_way_places_a_note_in_one_act(room: BoardRoom, way: Callable[[BoardRoom], None]) -> None:
    before = room.acts()
    way(room)
    assert room.acts() == before + 1
    assert room.said == []
    assert room.pictured() == {"A": [1, 3, 4], "B": [5]}
    assert room.kept() == {"A": [1, 3, 4], "B": [5], "": [2, 6]}


def wall_by_typing(room: BoardRoom) -> None:
    room.type_line("4 5 +")


def wall_by_dragging(room: BoardRoom) -> None:
    room.click(room.on_note(4))
    room.click(room.on_note(5), SHIFT)
    room.drag(room.view.viewport(), room.on_note(5), room.on_wall())


def wall_by_key(room: BoardRoom) -> None:
    room.choose(4, 5)
    room.key(Qt.Key.Key_G, CTRL)


def wall_by_menu(room: BoardRoom) -> None:
    room.choose(4, 5)
    room.key(Qt.Key.Key_Menu)
    room.pick("A new theme")


@pytest.mark.parametrize("way", [wall_by_typing, wall_by_dragging, wall_by_key, wall_by_menu])
def test_every_way_begins_a_theme_with_several_notes(room: BoardRoom, way: Callable[[BoardRoom], None]) -> None:
    before = room.acts()
    way(room)
    assert room.acts() == before + 1
    assert room.kept() == {"C": [4, 5], "A": [3], "B": [], "": [1, 2, 6]}


def back_by_typing(room: BoardRoom) -> None:
    room.type_line("3 -")


def back_by_dragging(room: BoardRoom) -> None:
    room.drag(room.view.viewport(), room.on_note(3), room.in_tray(2))


def back_by_key(room: BoardRoom) -> None:
    room.choose(3)
    room.key(Qt.Key.Key_Backspace, CTRL)


def back_by_menu(room: BoardRoom) -> None:
    room.choose(3)
    room.key(Qt.Key.Key_Menu)
    room.pick("Back to the tray")


@pytest.mark.parametrize("way", [back_by_typing, back_by_dragging, back_by_key, back_by_menu])
def test_every_way_back_to_the_tray(room: BoardRoom, way: Callable[[BoardRoom], None]) -> None:
    way(room)
    assert room.tray.count == 4
    assert room.kept() == {"A": [4], "B": [5], "": [1, 2, 3, 6]}


def copy_by_key(room: BoardRoom) -> None:
    room.choose(3)
    room.key(Qt.Key.Key_D, CTRL)
    room.key("b")
    room.key(Qt.Key.Key_Return)


def copy_by_menu(room: BoardRoom) -> None:
    room.choose(3)
    room.key(Qt.Key.Key_Menu)
    room.pick("Copy to", "B")


@pytest.mark.parametrize("way", [copy_by_key, copy_by_menu])
def test_a_copy_lies_in_two_themes(room: BoardRoom, way: Callable[[BoardRoom], None]) -> None:
    way(room)
    marks = {c.theme.letter: [n.face.marks for n in c.notes if n.face.number == 3] for c in room.scene.columns.values()}
    assert marks == {"A": [()], "B": [("copy",)]}
    assert room.kept() == {"A": [3, 4], "B": [3, 5], "": [1, 2, 6]}


def test_a_copy_asks_for_a_letter_and_esc_gives_it_up(room: BoardRoom) -> None:
    room.choose(3)
    room.key(Qt.Key.Key_D, CTRL)
    room.key("7")
    room.key(Qt.Key.Key_Return)
    assert room.entry.reason == "Type the letter of a theme, like B."
    assert room.entry.text == "7"
    room.key(Qt.Key.Key_Escape)
    room.key(Qt.Key.Key_Escape)
    room.type_line("1 B")
    assert room.kept()["B"] == [1, 5]


def test_refused_in_words_and_the_text_stays(room: BoardRoom) -> None:
    before = room.acts()
    for line, reason in (
        ("77 A", "There is no note 77 here."),
        ("1 Z", "There is no theme Z here."),
        ("1", "Where to?"),
        ("???", "Type a"),
    ):
        room.entry.set_text("")
        room.type_line(line)
        assert room.entry.reason.startswith(reason)
        assert room.entry.text == line
    assert room.acts() == before


def test_the_echo_says_where_it_goes(room: BoardRoom) -> None:
    room.entry.set_text("1 A")
    assert "“One number to ring” goes to A One way in Enter place" in room.entry.focusProxy().accessibleDescription()
    assert room.scene.columns[room.theme("A").key].landing
    room.entry.set_text("1")
    assert not room.scene.columns[room.theme("A").key].landing
    room.entry.set_text("1 2 +")
    assert "2 notes begin theme C" in room.entry.focusProxy().accessibleDescription()


def test_letters_are_left_alone_when_the_facilitator_wants_it(room: BoardRoom) -> None:
    save_settings(Settings(letters=False))
    in_tray(room, 1)
    room.key("a")
    room.key("*")
    assert room.kept() == {"A": [3, 4], "B": [5], "": [1, 2, 6]}


@pytest.mark.parametrize("where", ["board", "tray", "outline", "bar"])
def test_a_card_typed_where_there_is_no_field_is_a_line_and_no_command(room: BoardRoom, where: str) -> None:
    """Seen: a note hidden, one split, one marked, fifteen moves and four names lost, by one card typed on the board."""
    room.choose(3, 4)
    if where == "tray":
        in_tray(room, 1)
    elif where == "outline":
        room.key(Qt.Key.Key_L, CTRL | SHIFT)
    elif where == "bar":
        next(b for b in room.panel.findChildren(QAbstractButton) if b.isVisible()).setFocus()
    acts, kept = room.acts(), room.kept()
    for sign in "Home is - * = | ? best, say 3 of 4":
        room.key(sign)
    assert room.entry.text == "Home is - * = | ? best, say 3 of 4"
    assert (room.acts(), room.kept(), room.tray.suggests) == (acts, kept, room.tray.suggests)


def test_stars_by_line_and_by_key(room: BoardRoom) -> None:
    room.type_line("4 *")
    assert room.pictured()["A"] == [4, 3]
    room.choose(3)
    room.key(Qt.Key.Key_X, CTRL | SHIFT)
    assert room.pictured()["A"] == [3, 4]
    assert [room.note(n).example for n in (3, 4)] == [True, True]


def test_delete_is_done_at_once_and_undone(room: BoardRoom) -> None:
    room.choose(3)
    room.key(Qt.Key.Key_Delete)
    assert room.pictured()["A"] == [4]
    room.desk.undo()
    assert room.pictured() == {"A": [3, 4], "B": [5]}
    room.view.go_to(room.scene.columns[room.theme("A").key])
    room.key(Qt.Key.Key_Delete)
    assert room.pictured() == {"B": [5]}
    assert room.tray.count == 5
    room.desk.undo()
    assert room.kept() == {"A": [3, 4], "B": [5], "": [1, 2, 6]}


def test_themes_merge_by_menu(room: BoardRoom) -> None:
    room.view.setFocus()
    room.view.go_to(room.scene.columns[room.theme("B").key])
    room.key(Qt.Key.Key_Menu)
    room.pick("Merge into", "A")
    assert room.kept() == {"A": [3, 4, 5], "": [1, 2, 6]}
