"""The board's own items as a screen reader meets them: every theme, under it every note that is not folded away, and their states."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moothall.core.contributions import flag_note
from moothall.core.merging import delete_notes, hide_note
from tests.ui.test_board_tiles import Room

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the outline says it all")


def heard(thing: QAccessibleInterface) -> str:
    return thing.text(QAccessible.Text.Name)


def children(thing: QAccessibleInterface) -> list[QAccessibleInterface]:
    return [thing.child(n) for n in range(thing.childCount())]


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    return Room(qtbot, 80, 6)


@pytest.fixture
def board(room: Room) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(room.view)


def test_every_theme_and_every_note_in_sight_is_said(room: Room, board: QAccessibleInterface) -> None:
    assert heard(board) == "Board"
    said = {heard(theme): [heard(note) for note in children(theme)] for theme in children(board)}
    columns = list(room.scene.columns.values())
    assert list(said) == [f"{c.theme.letter} {c.theme.name or 'no name yet'}, {len(c.notes)} notes" for c in columns]
    for notes, column in zip(said.values(), columns, strict=True):
        assert notes == [*(note.face.spoken() for note in column.notes[: column.shown]), column.more.words]


def test_states_are_said(room: Room, board: QAccessibleInterface) -> None:
    note = room.scene.rows[0][0].notes[0]
    room.do(flag_note(room.session, note.note, "late", True))
    room.do(hide_note(room.session, note.note, True))
    room.view.setFocus()
    room.view.go_to(note)
    item = board.child(0).child(0)
    assert heard(item).endswith("late, hidden")
    assert item.state().selected
    assert item.state().focused == room.view.hasFocus()
    assert heard(board.focusChild()) == heard(item)
    assert heard(item.parent()) == heard(board.child(0))
    assert board.child(0).indexOfChild(item) == 0
    centre = item.rect().center()
    assert heard(board.childAt(centre.x(), centre.y())) == heard(item)


def test_what_has_gone_says_so_and_keeps_quiet(room: Room, board: QAccessibleInterface) -> None:
    item, note = board.child(0).child(0), room.scene.rows[0][0].notes[0]
    assert item.isValid()
    room.do(delete_notes(room.session, [note.note]))
    assert not item.isValid()
    assert heard(item) == ""


def test_a_thousand_acts_while_somebody_listens(room: Room, board: QAccessibleInterface) -> None:
    for act in range(1_000):
        room.act()
        if act % 10 == 0:
            assert all(heard(note) for theme in children(board) for note in children(theme))
        if act % 100 == 0:
            room.scene.show_board(room.session, "p")
            QApplication.processEvents()
