"""What the mouse does on the board: choose, band, drag, pan, and Esc at any moment. Only the end of a drag asks the desk, once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moothall.ui.board.drop import Carried
from tests.activities.cluster.boards import BoardRoom

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
HOSTILE = "<b>bold</b> <img src=x onerror=1> &amp; R&D =1+1 \u202eright"


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[BoardRoom]:
    with BoardRoom(qtbot, tmp_path) as room:
        yield room


def chosen(room: BoardRoom) -> list[int]:
    return sorted(n.face.number for n in room.scene.chosen_notes())


def test_a_note_stays_where_it_lies_until_the_news_says_otherwise(room: BoardRoom) -> None:
    view, note, before = room.view.viewport(), room.drawn(3), room.drawn(3).rect
    acts = room.acts()
    room.press(view, room.on_note(3))
    for step in range(1, 20):
        room.move(view, room.on_note(3) + QPoint(10 * step, 5 * step))
        assert note.rect == before
    assert room.acts() == acts
    assert room.window.findChildren(Carried)[0].isVisible()
    room.let_go(view, room.on_theme("B"))
    assert room.acts() == acts + 1
    assert room.pictured() == {"B": [3, 5], "A": [4]}


def test_a_placed_note_travels_and_arrives(room: BoardRoom) -> None:
    room.type_line("1 2 A")
    note, home, travel = room.drawn(3), room.drawn(3).rect, room.scene.travel
    room.type_line("3 B")
    assert note.column is room.scene.columns[room.theme("B").key]
    assert note.rect != home
    assert travel.places == {note: home}
    room.qtbot.waitUntil(lambda: not travel.places)
    assert note.rect.bottom() < room.drawn(5).rect.top()


def test_the_theme_under_the_hand_is_outlined(room: BoardRoom) -> None:
    view, column = room.view.viewport(), room.scene.columns[room.theme("B").key]
    room.press(view, room.on_note(3))
    room.move(view, room.on_theme("B"))
    assert column.landing
    room.move(view, room.on_wall())
    assert not column.landing
    room.let_go(view, room.on_note(3))
    assert not column.landing


def test_esc_gives_a_drag_up(room: BoardRoom) -> None:
    acts, view = room.acts(), room.view.viewport()
    room.press(view, room.on_note(3))
    room.move(view, room.on_theme("B"))
    room.key(Qt.Key.Key_Escape)
    room.let_go(view, room.on_theme("B"))
    assert room.acts() == acts
    assert not any(card.isVisible() for card in room.window.findChildren(Carried))
    assert room.kept() == {"A": [3, 4], "B": [5], "": [1, 2, 6]}


def test_esc_gives_a_drag_from_the_tray_up(room: BoardRoom) -> None:
    acts, tray = room.acts(), room.tray.viewport()
    room.press(tray, room.in_tray(1))
    room.move(tray, room.on_theme("B"))
    room.key(Qt.Key.Key_Escape)
    room.let_go(tray, room.on_theme("B"))
    assert room.acts() == acts


def test_dropped_where_it_lies_or_outside_is_no_act(room: BoardRoom) -> None:
    acts = room.acts()
    room.drag(room.view.viewport(), room.on_note(3), room.on_theme("A"))
    room.drag(room.view.viewport(), room.on_note(3), room.entry.mapToGlobal(QPoint(20, 20)))
    assert room.acts() == acts


def test_an_unsteady_click_is_a_click(room: BoardRoom) -> None:
    acts, view = room.acts(), room.view.viewport()
    room.press(view, room.on_note(3))
    room.move(view, room.on_note(3) + QPoint(2, 1))
    room.let_go(view, room.on_note(3) + QPoint(2, 1))
    assert chosen(room) == [3]
    assert room.acts() == acts


def test_shift_click_adds_and_takes_away(room: BoardRoom) -> None:
    room.click(room.on_note(3))
    room.click(room.on_note(5), SHIFT)
    assert chosen(room) == [3, 5]
    room.click(room.on_note(3), SHIFT)
    assert chosen(room) == [5]
    room.key(Qt.Key.Key_A, CTRL)
    assert chosen(room) == [3, 4, 5]
    room.click(room.on_note(4))
    assert chosen(room) == [4]


def test_a_band_chooses_what_it_touches(room: BoardRoom) -> None:
    view = room.view.viewport()
    start = room.on_wall()
    room.press(view, start)
    room.move(view, start - QPoint(20, 20))
    room.move(view, room.on_note(3))
    assert chosen(room) == [3, 4, 5]
    room.move(view, room.on_note(5))
    assert chosen(room) == [5]
    room.let_go(view, room.on_note(5))
    assert chosen(room) == [5]
    room.click(room.on_wall())
    assert chosen(room) == []


def test_several_notes_from_the_tray_are_one_act(room: BoardRoom) -> None:
    acts, tray = room.acts(), room.tray.viewport()
    QTest.mouseClick(tray, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, tray.mapFromGlobal(room.in_tray(1)))
    QTest.mouseClick(tray, Qt.MouseButton.LeftButton, SHIFT, tray.mapFromGlobal(room.in_tray(6)))
    room.drag(tray, room.in_tray(2), room.on_wall())
    assert room.acts() == acts + 1
    assert room.kept() == {"C": [1, 2, 6], "A": [3, 4], "B": [5], "": []}


def test_space_drag_and_the_middle_button_pan(qtbot: QtBot, tmp_path: Path) -> None:
    with BoardRoom(qtbot, tmp_path, [f"Note {n}" for n in range(1, 61)], [tuple(range(n, n + 3)) for n in range(1, 60, 3)]) as room:
        bar, view = room.view.verticalScrollBar(), room.view.viewport()
        middle = QPoint(400, 300)
        room.view.setFocus()
        room.view.go_to(None)
        QTest.keyPress(room.view, Qt.Key.Key_Space)
        QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
        QTest.mouseMove(view, middle - QPoint(0, 100))
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle - QPoint(0, 100))
        QTest.keyRelease(room.view, Qt.Key.Key_Space)
        assert bar.value() == 100
        QTest.mousePress(view, Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, middle)
        QTest.mouseMove(view, middle + QPoint(0, 60))
        QTest.mouseRelease(view, Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, middle + QPoint(0, 60))
        assert bar.value() == 40
        assert chosen(room) == []


def wheel(room: BoardRoom, by: int) -> None:
    at = QPointF(100, 100)
    still, none = Qt.ScrollPhase.NoScrollPhase, Qt.MouseButton.NoButton
    turned = QWheelEvent(at, room.view.viewport().mapToGlobal(at), QPoint(), QPoint(0, by), none, CTRL, still, False)
    QApplication.sendEvent(room.view.viewport(), turned)


def test_zoom_by_wheel_and_by_key(room: BoardRoom) -> None:
    wheel(room, -120)
    assert room.view.zoom == 85
    wheel(room, 120)
    room.view.setFocus()
    room.key(Qt.Key.Key_Minus, CTRL)
    room.key(Qt.Key.Key_Minus, CTRL)
    assert room.view.zoom == 75
    room.key(Qt.Key.Key_Equal, CTRL)
    assert room.view.zoom == 85
    room.key(Qt.Key.Key_0, CTRL)
    assert room.view.zoom == 100


def test_fit_brings_everything_into_sight(qtbot: QtBot, tmp_path: Path) -> None:
    with BoardRoom(qtbot, tmp_path, [f"Note {n}" for n in range(1, 201)], [tuple(range(n, n + 20)) for n in range(1, 200, 20)]) as room:
        room.view.fit()
        seen = room.view.on_board(room.view.viewport().rect()).toAlignedRect()
        assert room.view.zoom < 100
        assert all(note.is_shown and seen.contains(note.rect) for note in room.scene.notes.values())


def test_people_s_words_are_drawn_sign_for_sign(qtbot: QtBot, tmp_path: Path) -> None:
    with BoardRoom(qtbot, tmp_path, [HOSTILE, "x" * 9000, "A\nB\nC", "Home"], [(1, 2)]) as room:
        assert room.drawn(1).face.text == HOSTILE
        assert room.drawn(2).height < 200
        room.panel.turn()
        assert HOSTILE in room.outline.model().index(0, 0, room.outline.model().index(0, 0)).data()
        assert not room.window.grab().isNull()
