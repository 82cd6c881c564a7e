"""Fields report a text once, keep it when it is refused, and never overwrite somebody who is typing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from moothall.ui.kit.field import Field
from moothall.ui.kit.labelled import Labelled
from moothall.ui.kit.text_field import TextField


class Room(QWidget):
    def __init__(self, field: Labelled) -> None:
        super().__init__()
        self.field, self.other = field, Field("Other")
        self.done: list[str] = []
        field.changed_done.connect(self.done.append)
        column = QVBoxLayout(self)
        column.addWidget(field)
        column.addWidget(self.other)
        column.addStretch(1)


@pytest.fixture(params=[Field, TextField])
def room(qtbot: QtBot, request: pytest.FixtureRequest) -> Room:
    room = Room(request.param("Bound by", "A plan"))
    qtbot.addWidget(room)
    room.show()
    room.activateWindow()
    room.field.setFocus()
    qtbot.waitUntil(room.field.edit.hasFocus)
    return room


def write(qtbot: QtBot, room: Room, text: str) -> None:
    room.field.edit.selectAll()
    qtbot.keyClicks(room.field.edit, text)


def test_enter_is_done_once(qtbot: QtBot, room: Room) -> None:
    write(qtbot, room, "R&D <b>")
    qtbot.keyClick(room.field.edit, Qt.Key.Key_Return)
    qtbot.keyClick(room.field.edit, Qt.Key.Key_Return)
    room.other.setFocus()
    assert room.done == ["R&D <b>"]


def test_leaving_is_done_too_and_looking_is_not(qtbot: QtBot, room: Room) -> None:
    room.other.setFocus()
    assert room.done == []
    room.field.setFocus()
    write(qtbot, room, "B")
    room.other.setFocus()
    assert room.done == ["B"]


def test_escape_brings_back_the_last_settled_text(qtbot: QtBot, room: Room) -> None:
    write(qtbot, room, "nonsense")
    qtbot.keyClick(room.field.edit, Qt.Key.Key_Escape)
    assert room.field.text() == "A plan"
    room.other.setFocus()
    assert room.done == []


def test_a_refused_text_stays_and_can_be_sent_again(qtbot: QtBot, room: Room) -> None:
    write(qtbot, room, "Beds")
    qtbot.keyClick(room.field.edit, Qt.Key.Key_Return)
    room.field.refuse("Put it as a question: How should we ...?")
    assert room.field.text() == "Beds"
    assert room.field.edit.accessibleDescription() == "Put it as a question: How should we ...?"
    qtbot.keyClick(room.field.edit, Qt.Key.Key_Return)
    assert room.done == ["Beds", "Beds"]
    qtbot.keyClicks(room.field.edit, "?")
    assert room.field.edit.accessibleDescription() == ""


def test_a_refused_text_gives_way_to_the_next_key_and_comes_back_by_up(qtbot: QtBot, room: Room) -> None:
    write(qtbot, room, "Beds")
    room.field.refuse("No")
    qtbot.keyClicks(room.field.edit, "H")
    assert room.field.text() == "H"
    qtbot.keyClick(room.field.edit, Qt.Key.Key_Up)
    assert room.field.text() == "Beds"


def test_news_does_not_overwrite_somebody_typing(qtbot: QtBot, room: Room) -> None:
    write(qtbot, room, "half a sen")
    room.field.set_text("from elsewhere")
    assert room.field.text() == "half a sen"
    qtbot.keyClick(room.field.edit, Qt.Key.Key_Return)
    room.field.set_text("from elsewhere")
    assert room.field.text() == "from elsewhere"
    assert room.done == ["half a sen"]


def test_a_line_field_takes_pasted_lines_as_one(qtbot: QtBot) -> None:
    room = Room(Field("Name"))
    qtbot.addWidget(room)
    room.show()
    QGuiApplication.clipboard().setText("one\ntwo\n")
    qtbot.keyClick(room.field.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert room.field.text() == "one two"


def test_a_text_field_grows_with_its_lines_and_then_scrolls(qtbot: QtBot) -> None:
    room = Room(TextField("Notes", lines=(1, 4)))
    qtbot.addWidget(room)
    room.resize(300, 600)
    room.show()
    heights = []
    for lines in (1, 2, 4, 9):
        room.field.set_text("\n".join("line" for _ in range(lines)))
        qtbot.waitUntil(lambda: room.field.edit.height() == room.field.edit.sizeHint().height())
        heights.append(room.field.edit.height())
    assert heights[0] < heights[1] < heights[2] == heights[3]


def test_shift_enter_is_a_new_line_and_tab_leaves(qtbot: QtBot) -> None:
    room = Room(TextField("Notes"))
    qtbot.addWidget(room)
    room.show()
    room.activateWindow()
    room.field.setFocus()
    qtbot.waitUntil(room.field.edit.hasFocus)
    qtbot.keyClicks(room.field.edit, "a")
    qtbot.keyClick(room.field.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(room.field.edit, "b")
    qtbot.keyClick(room.field.edit, Qt.Key.Key_Tab)
    assert room.other.edit.hasFocus()
    assert room.done == ["a\nb"]


def test_in_a_list_enter_is_the_next_line(qtbot: QtBot) -> None:
    field = TextField("Options", one_a_line=True)
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field.edit, "Here")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    qtbot.keyClicks(field.edit, "There")
    assert field.text() == "Here\nThere"
