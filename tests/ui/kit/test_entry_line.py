"""The entry line by real keys: Enter commits, nothing typed is ever lost, several pasted lines arrive as lines."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QAction, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from moothall.ui.kit.button import Button
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.inline_parts import InlineKey
from moothall.ui.kit.refused_text import sound_refusals
from moothall.ui.kit.typed_line import TypedLine

Keys = Qt.Key


class Room(QWidget):
    """A line between two other things that take the keyboard; counts what reaches the window."""

    def __init__(self) -> None:
        super().__init__()
        self.unused: list[int] = []
        column = QVBoxLayout(self)
        self.before, self.line, self.after = Button("Before"), EntryLine("New note", context="Table 5"), Button("After")
        for widget in (self.before, self.line, self.after):
            column.addWidget(widget)
        self.heard: list[tuple[str, object]] = []
        self.line.committed.connect(lambda text: self.heard.append(("committed", text)))
        self.line.pasted_lines.connect(lambda lines: self.heard.append(("lines", lines)))
        self.line.escaped.connect(lambda: self.heard.append(("escaped", None)))
        self.line.tabbed.connect(lambda: self.heard.append(("tabbed", None)))
        self.line.backspaced_empty.connect(lambda: self.heard.append(("backspaced", None)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.unused.append(event.key())


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    room = Room()
    qtbot.addWidget(room)
    room.show()
    room.activateWindow()
    room.line.setFocus()
    qtbot.waitUntil(lambda: typed(room).hasFocus())
    return room


def typed(room: Room) -> TypedLine:
    return room.line.findChild(TypedLine)


def write(qtbot: QtBot, room: Room, text: str) -> None:
    qtbot.keyClicks(typed(room), text)


def press(qtbot: QtBot, room: Room, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


@pytest.mark.parametrize("enter", [Keys.Key_Return, Keys.Key_Enter])
def test_enter_commits_and_the_text_stays_until_it_is_taken(qtbot: QtBot, room: Room, enter: Qt.Key) -> None:
    write(qtbot, room, "R&D <b>now</b>")
    press(qtbot, room, enter)
    assert room.heard == [("committed", "R&D <b>now</b>")]
    assert room.line.text == "R&D <b>now</b>"
    room.line.taken()
    assert room.line.text == ""


def test_an_empty_line_can_be_committed(qtbot: QtBot, room: Room) -> None:
    """Whether nothing means something is the rule's affair."""
    press(qtbot, room, Keys.Key_Return)
    assert room.heard == [("committed", "")]


def test_a_held_enter_commits_once(qtbot: QtBot, room: Room) -> None:
    write(qtbot, room, "a")
    press(qtbot, room, Keys.Key_Return)
    for _ in range(5):
        repeat = QKeyEvent(QEvent.Type.KeyPress, Keys.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
        QApplication.sendEvent(typed(room), repeat)
    assert len(room.heard) == 1


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_enter_with_a_modifier_is_left_to_the_window(qtbot: QtBot, room: Room, modifier: Qt.KeyboardModifier) -> None:
    write(qtbot, room, "a")
    press(qtbot, room, Keys.Key_Return, modifier)
    assert room.heard == []
    assert room.unused[-1] == Keys.Key_Return


def test_a_refusal_keeps_the_text_and_goes_at_the_next_key(qtbot: QtBot, room: Room) -> None:
    room.line.mean(InlineKey("Enter"), "next note")
    write(qtbot, room, "3 3 3 9 11")
    room.line.refuse("3 dots on option 3, at most 2")
    assert (room.line.text, typed(room).selectedText()) == ("3 3 3 9 11", "3 3 3 9 11")
    assert room.line.reason in typed(room).accessibleDescription()
    room.line.mean("something else")
    assert typed(room).accessibleDescription() == "3 dots on option 3, at most 2"
    press(qtbot, room, Keys.Key_Backspace)
    assert room.line.reason == ""
    assert typed(room).accessibleDescription() == "something else"


def test_a_refused_line_gives_way_to_the_next_and_is_fetched_back_by_up(qtbot: QtBot, room: Room) -> None:
    write(qtbot, room, "1 1 1 2 3")
    room.line.refuse("3 dots on option 1, at most 2")
    write(qtbot, room, "4 5")
    assert room.line.text == "4 5"
    press(qtbot, room, Keys.Key_Up)
    assert room.line.text == "1 1 1 2 3"
    press(qtbot, room, Keys.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert room.line.text == "4 5", "and what was typed over it is not lost either"


def test_what_was_refused_is_still_there_after_the_next_line(qtbot: QtBot, room: Room) -> None:
    write(qtbot, room, "a card too long")
    room.line.refuse("Too long")
    write(qtbot, room, "the next card")
    room.line.taken()
    press(qtbot, room, Keys.Key_Up)
    assert room.line.text == "a card too long"


def test_a_refused_line_left_and_come_back_to_is_selected_whole_again(qtbot: QtBot, room: Room) -> None:
    write(qtbot, room, "three")
    room.line.refuse("Type a number.")
    room.after.setFocus()
    typed(room).deselect()  # as a window does with a page it turns away from
    room.line.setFocus()
    qtbot.waitUntil(lambda: typed(room).selectedText() == "three")
    write(qtbot, room, "1")
    assert room.line.text == "1"


def test_a_refused_line_mended_where_it_stands_is_not_fetched_again(qtbot: QtBot, room: Room) -> None:
    write(qtbot, room, "1 1 1")
    room.line.refuse("No")
    press(qtbot, room, Keys.Key_End)
    press(qtbot, room, Keys.Key_Backspace)
    assert room.line.text == "1 1 "
    room.line.taken()
    press(qtbot, room, Keys.Key_Up)
    assert room.line.text == ""


def test_a_refusal_is_heard_unless_turned_off(room: Room) -> None:
    heard: list[int] = []
    sound_refusals(lambda: heard.append(1))
    room.line.refuse("No")
    sound_refusals(None)
    room.line.refuse("No")
    assert len(heard) == 1


def test_the_refusal_is_painted_in_its_own_colour(qtbot: QtBot, room: Room) -> None:
    before = room.line.grab().toImage()
    room.line.refuse("No")
    assert room.line.grab().toImage() != before


def test_escape_clears_then_leaves(qtbot: QtBot, room: Room) -> None:
    write(qtbot, room, "half a thought")
    press(qtbot, room, Keys.Key_Escape)
    assert (room.line.text, room.heard) == ("", [])
    press(qtbot, room, Keys.Key_Escape)
    assert room.heard == [("escaped", None)]


def test_backspace_on_empty_is_told_on_text_it_deletes(qtbot: QtBot, room: Room) -> None:
    write(qtbot, room, "a")
    press(qtbot, room, Keys.Key_Backspace)
    assert room.heard == []
    press(qtbot, room, Keys.Key_Backspace)
    assert room.heard == [("backspaced", None)]


def test_tab_moves_on_unless_it_is_an_act(qtbot: QtBot, room: Room) -> None:
    room.line.tab = "acts_when_typed"
    write(qtbot, room, "32")
    press(qtbot, room, Keys.Key_Tab)
    assert room.heard == [("tabbed", None)]
    assert typed(room).hasFocus()
    room.line.taken()
    press(qtbot, room, Keys.Key_Tab)
    assert room.after.hasFocus()
    assert len(room.heard) == 1


def test_shift_tab_always_goes_back(qtbot: QtBot, room: Room) -> None:
    room.line.tab = "acts"
    press(qtbot, room, Keys.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert room.before.hasFocus()


# ── several lines at once, by every way they can come in ────────────────────────────────────────────────────────────

LINES = "first\r\n\n  second \u2028third\n"


def test_pasting_lines_by_keys(qtbot: QtBot, room: Room) -> None:
    write(qtbot, room, "typed before")
    QGuiApplication.clipboard().setText(LINES)
    press(qtbot, room, Keys.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert room.heard == [("lines", ["first", "second", "third"])]
    assert room.line.text == "typed before"


def test_pasting_lines_from_the_context_menu(qtbot: QtBot, room: Room) -> None:
    QGuiApplication.clipboard().setText(LINES)
    menu = typed(room).menu()
    qtbot.addWidget(menu)
    menu.findChild(QAction, "edit-paste").trigger()
    assert room.heard == [("lines", ["first", "second", "third"])]


def test_dropping_lines(qtbot: QtBot, room: Room) -> None:
    mime = QMimeData()
    mime.setText(LINES)
    drop = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    typed(room).dropEvent(drop)
    assert room.heard == [("lines", ["first", "second", "third"])]


def test_pasting_one_line_goes_in_at_the_caret_without_its_line_break(qtbot: QtBot, room: Room) -> None:
    write(qtbot, room, "ac")
    typed(room).setCursorPosition(1)
    QGuiApplication.clipboard().setText("b\n")
    press(qtbot, room, Keys.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (room.line.text, room.heard) == ("abc", [])


def test_pasted_markup_stays_what_it_says(qtbot: QtBot, room: Room) -> None:
    mime = QMimeData()
    mime.setHtml("<b>bold</b>")
    mime.setText("<b>bold</b>")
    QGuiApplication.clipboard().setMimeData(mime)
    press(qtbot, room, Keys.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert room.line.text == "<b>bold</b>"


def test_ten_thousand_lines_arrive_whole(qtbot: QtBot, room: Room) -> None:
    QGuiApplication.clipboard().setText("\n".join(f"note {number}" for number in range(10_000)))
    press(qtbot, room, Keys.Key_V, Qt.KeyboardModifier.ControlModifier)
    [(_, lines)] = room.heard
    assert len(lines) == 10_000
    assert room.line.text == ""


def test_the_context_is_part_of_its_name(qtbot: QtBot, room: Room) -> None:
    assert typed(room).accessibleName() == "New note, Table 5"
    room.line.set_context("Table 6")
    assert typed(room).accessibleName() == "New note, Table 6"
    room.line.set_context("")
    assert typed(room).accessibleName() == "New note"
