"""The rest of the board's panel: walking by key, editing in place, the outline, the tray, empty boards, what the window asks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moothall.core.contributions import edit_note
from moothall.core.picture import Showing
from moothall.core.themes import rename_theme
from moothall.ui.board.inline_editor import InlineEditor
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.theme.look import look
from tests.activities.cluster.boards import BoardRoom

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[BoardRoom]:
    with BoardRoom(qtbot, tmp_path) as room:
        yield room


def words(room: BoardRoom) -> str:
    return " ".join(label.text() for label in room.window.findChildren(PlainLabel) if label.isVisible())


def spoken(room: BoardRoom, *keys: Qt.Key) -> list[str]:
    heard = []
    for key in keys:
        room.key(key)
        heard.append(room.view.spoken())
    return heard


# ── walking ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_arrows_walk_down_and_across(room: BoardRoom) -> None:
    room.view.setFocus(Qt.FocusReason.TabFocusReason)
    keys = Qt.Key
    assert spoken(room, keys.Key_Home, keys.Key_Down, keys.Key_Down, keys.Key_Down) == [
        "A One way in", "Note 3, Pooled money", "Note 4, Money follows people", "Note 4, Money follows people",
    ]  # fmt: skip
    assert spoken(room, keys.Key_Right, keys.Key_Up, keys.Key_Left) == ["Note 5, Home first", "B Money", "A One way in"]


def test_shift_and_arrows_choose_several(room: BoardRoom) -> None:
    room.choose(3)
    room.key(Qt.Key.Key_Down, SHIFT)
    assert room.view.notes() == [room.note(3).key, room.note(4).key]


def test_the_ring_is_for_keys_and_not_for_the_mouse(room: BoardRoom) -> None:
    def ringed() -> bool:
        around = room.view.area_of(room.drawn(3)).adjusted(-6, -6, 6, 6)
        shot = room.view.viewport().grab(around).toImage()
        return shot.pixelColor(shot.width() // 2, 2) == look().colour("accent")

    room.choose(3)
    assert ringed()
    room.click(room.on_note(3))
    assert not ringed()
    assert not room.ring.isVisible()


# ── editing in place ────────────────────────────────────────────────────────────────────────────────────────────────


def editor(room: BoardRoom) -> InlineEditor:
    return next(e for e in room.window.findChildren(InlineEditor) if e.isVisible())


def test_f2_names_a_theme(room: BoardRoom) -> None:
    room.view.setFocus()
    room.view.go_to(room.scene.columns[room.theme("A").key])
    room.key(Qt.Key.Key_F2)
    QTest.keyClicks(editor(room), "One front door")
    QTest.keyClick(editor(room), Qt.Key.Key_Return)
    assert room.view.hasFocus()
    assert room.names()["A"] == "One front door"


def test_typing_names_a_theme(room: BoardRoom) -> None:
    room.type_line("a: <b>One</b> front door")
    assert room.names()["A"] == "<b>One</b> front door"


def test_a_double_click_edits_a_note(room: BoardRoom) -> None:
    view = room.view.viewport()
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, view.mapFromGlobal(room.on_note(3)))
    QTest.keyClicks(editor(room), "Pooled budgets")
    QTest.keyClick(editor(room), Qt.Key.Key_Return)
    assert room.drawn(3).face.text == "Pooled budgets"


def test_refused_words_stay_in_the_editor(room: BoardRoom) -> None:
    room.view.setFocus()
    room.view.go_to(room.scene.columns[room.theme("A").key])
    room.key(Qt.Key.Key_F2)
    QTest.keyClicks(editor(room), "Money")
    QTest.keyClick(editor(room), Qt.Key.Key_Return)
    assert room.said == [("attention", "Theme B already has that name.")]
    assert editor(room).toPlainText() == "Money"
    QTest.keyClick(editor(room), Qt.Key.Key_Escape)
    assert room.theme("A").name == "One way in"


def test_f2_in_tray_and_outline(room: BoardRoom) -> None:
    room.tray.setFocus(Qt.FocusReason.TabFocusReason)
    room.key(Qt.Key.Key_F2)
    QTest.keyClicks(editor(room), "One number, day and night")
    QTest.keyClick(editor(room), Qt.Key.Key_Return)
    assert room.note(1).text == "One number, day and night"
    room.panel.turn()
    room.key(Qt.Key.Key_Down)
    room.key(Qt.Key.Key_F2)
    QTest.keyClicks(editor(room), "Pooled budgets")
    QTest.keyClick(editor(room), Qt.Key.Key_Return)
    assert room.note(3).text == "Pooled budgets"


# ── the outline ─────────────────────────────────────────────────────────────────────────────────────────────────────


def lines(room: BoardRoom, under: QModelIndex | None = None) -> list[str]:
    model, parent = room.outline.model(), under or QModelIndex()
    found = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        found += [str(index.data()), *lines(room, index)]
    return found


def test_the_outline_lists_theme_count_and_notes(room: BoardRoom) -> None:
    room.panel.turn()
    assert lines(room) == [
        "A One way in, 2 notes", "3  Pooled money", "4  Money follows people", "B Money, 1 note", "5  Home first",
        "Not placed yet, 3 notes", "1  One number to ring", "2  Nobody tells it twice", "6  Carers in the room",
    ]  # fmt: skip


def test_the_outline_keeps_up_line_by_line(room: BoardRoom) -> None:
    room.panel.turn()
    changed: list[str] = []
    room.outline.model().dataChanged.connect(lambda first, *_: changed.append(first.data()))
    room.desk.do(edit_note(room.session, room.note(3).key, "Pooled budgets"))
    assert {text for text in changed if text[0].isdigit()} == {"3  Pooled budgets"}
    room.type_line("1 2 B")
    room.desk.do(rename_theme(room.session, room.theme("B").key, "Funds"))
    assert lines(room) == [
        "B Funds, 3 notes", "1  One number to ring", "2  Nobody tells it twice", "5  Home first",
        "A One way in, 2 notes", "3  Pooled budgets", "4  Money follows people", "Not placed yet, 1 note", "6  Carers in the room",
    ]  # fmt: skip
    room.panel.turn()
    assert room.view.hasFocus()


# ── empty boards and a full one ─────────────────────────────────────────────────────────────────────────────────────


def test_no_notes_yet(qtbot: QtBot, tmp_path: Path) -> None:
    with BoardRoom(qtbot, tmp_path, (), ()) as room:
        assert "No notes yet." in words(room)
        room.type_line("+ Home first")
        assert "No notes yet." not in words(room)


def test_no_themes_yet_then_every_note_has_one(qtbot: QtBot, tmp_path: Path) -> None:
    with BoardRoom(qtbot, tmp_path, ("One", "Two"), ()) as room:
        assert "No themes yet." in words(room)
        assert "2 not placed yet" in words(room)
        room.type_line("1 +")
        assert "1 not placed yet" in words(room)
        room.type_line("2 A")
        assert "Every note has a theme." in words(room)
        assert "2 notes in 1 theme" in words(room)
        room.type_line("2 +")
        assert "Every note has a theme. 2 loners, which is fine." in words(room)


def test_many_changes_at_once_are_drawn_once(qtbot: QtBot, tmp_path: Path) -> None:
    with BoardRoom(qtbot, tmp_path, [f"Note {n}" for n in range(1, 601)], ()) as room:
        # At once, as pasted: typed sign by sign, each of 2,300 would say what the line means so far.
        room.entry.set_text(" ".join(map(str, range(1, 601))) + " +")
        room.type_line("")
        assert room.tray.count == 0
        assert len(room.scene.notes) == 600
        room.desk.undo()
        assert room.tray.count == 600
        assert room.scene.notes == {}


# ── what the window asks ────────────────────────────────────────────────────────────────────────────────────────────


def test_the_chosen_note_or_theme_can_be_spotlit(room: BoardRoom) -> None:
    room.choose(3)
    assert room.panel.spotlight() == Showing("cluster", room.item, "note", room.note(3).key)
    room.view.go_to(room.scene.columns[room.theme("B").key])
    assert room.panel.spotlight() == Showing("cluster", room.item, "theme", room.theme("B").key)
    room.tray.setFocus(Qt.FocusReason.TabFocusReason)
    assert room.panel.spotlight() == Showing("cluster", room.item, "note", room.note(1).key)
    room.desk.show(room.panel.spotlight())
    room.desk.blank(False)
    assert room.desk.picture().live == "one note"


def test_the_keys_that_work_are_named(room: BoardRoom) -> None:
    assert ("32 A", "place") in room.panel.keys()
    assert QApplication.focusWidget() is room.entry.focusProxy()
    room.key(Qt.Key.Key_Escape)
    assert room.view.hasFocus()


# ── one choice, one count ───────────────────────────────────────────────────────────────────────────────────────────


def chosen(room: BoardRoom) -> tuple[int, int]:
    """How many look chosen on the board and in the tray."""
    return len(room.scene.chosen_notes()), len(room.tray.selectedIndexes())


def test_only_one_of_board_and_tray_looks_chosen(room: BoardRoom) -> None:
    room.choose(3)
    assert chosen(room) == (1, 0)
    room.tray.setFocus(Qt.FocusReason.TabFocusReason)
    assert chosen(room) == (0, 1)
    room.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert chosen(room) == (1, 0), "where the keyboard was on the board is known"
    assert room.view.notes() == [room.note(3).key]
    room.key(Qt.Key.Key_Home)
    room.tray.setFocus(Qt.FocusReason.TabFocusReason)
    assert not any(column.chosen for column in room.scene.columns.values()), "nor does a theme"


def test_a_note_typed_of_is_chosen_in_the_tray_alone(room: BoardRoom) -> None:
    room.choose(3)
    room.entry.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "6 A")
    assert chosen(room) == (0, 1)
    assert room.panel.spotlight() == Showing("cluster", room.item, "note", room.note(6).key)


def test_the_outline_and_the_tray_too(room: BoardRoom) -> None:
    room.panel.turn()
    room.outline.setFocus(Qt.FocusReason.TabFocusReason)
    assert len(room.outline.selectedIndexes()) == 1
    room.tray.setFocus(Qt.FocusReason.TabFocusReason)
    assert (room.outline.selectedIndexes(), chosen(room)[1]) == ([], 1)
    room.outline.setFocus(Qt.FocusReason.TabFocusReason)
    assert (len(room.outline.selectedIndexes()), chosen(room)[1]) == (1, 0)


def test_the_count_says_how_many_are_placed(room: BoardRoom) -> None:
    assert "3 of 6 notes in 2 themes" in words(room)
    for number in (1, 2, 6):
        room.panel._acts.place([(room.note(number).key, "")], room.theme("A").key)
    assert "6 notes in 2 themes" in words(room) and "of 6" not in words(room)
