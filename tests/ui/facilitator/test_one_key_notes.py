"""A pattern noted by keys alone while something else is being typed: the page, the keyboard and the shared screen stay as they are."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def press(qtbot, *keys, held=Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key, held)


def test_a_pattern_from_the_middle_of_a_line_and_back(qtbot, window, qapp):
    window.start_item("first")
    window.show_item()
    qapp.processEvents()
    picture, place = window.desk.picture(), window.main.place
    qtbot.keyClicks(QApplication.focusWidget(), "half a thought")
    line = QApplication.focusWidget()
    line.setCursorPosition(4)
    press(qtbot, Key.Key_F3, Key.Key_5)
    press(qtbot, Key.Key_F3, Key.Key_5)
    press(qtbot, Key.Key_F3, Key.Key_X)
    notes = _notes(window)
    assert [(n.pattern, n.item) for n in notes] == [("one_voice", "first")] * 2
    assert QApplication.focusWidget() is line and (line.text(), line.cursorPosition()) == ("half a thought", 4)
    assert window.main.place == place and not window.quick.isVisible()
    assert window.desk.picture() == picture
    press(qtbot, Key.Key_F3, Key.Key_1)
    told = window.messages.messages[-1]
    assert told.sentence.startswith("Repeating noted at ") and told.kind == "info"
    window.messages.messages[-1].action[1]()
    assert len(_notes(window)) == 2
    press(qtbot, Key.Key_F3, held=CTRL)
    assert window.main.place == ("", "process_note")
    assert window.desk.picture() == picture, "what the room sees stays up"
    window.show_item()
    window.spotlight()
    assert window.desk.picture() == picture


def _notes(window):
    log = next(a for a in window.desk.activities if a.key == "process_note")
    return sorted(window.desk.session.all(log.records[0].table), key=lambda n: n.number)
