"""Whose key it is: the window's, a text's, or that of what has the keyboard; and that the key line tells the truth about it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


def press(qtbot, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


class Greedy(QLineEdit):
    """Claims every key for itself, as Qt's line claims Ctrl+E under X11."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


def test_no_text_keeps_a_key_of_the_window(qtbot, window):
    line = Greedy(window.main)
    line.show()
    line.setFocus()
    for keys in window.menus.keys:
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, keys[0].key(), keys[0].keyboardModifiers())
        asked.ignore()
        QApplication.sendEvent(line, asked)
        assert not asked.isAccepted(), keys.toString()
    press(qtbot, Qt.Key.Key_E, CTRL)
    assert window.main.place == ("", "leave")


def test_a_text_keeps_its_own_keys(window):
    for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X):
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, CTRL)
        asked.ignore()
        QApplication.sendEvent(QApplication.focusWidget(), asked)
        assert asked.isAccepted(), key


# the key line


def shown_keys(window) -> list[str]:
    return [keys for keys, _ in window.key_line.shown()]


def test_the_key_line_asks_a_panel_only_after_it_has_heard(window, monkeypatch):
    panel, heard = window.main.panel, []
    monkeypatch.setattr(panel, "hear", heard.append)
    monkeypatch.setattr(panel, "keys", lambda: [("Alt+Z", str(len(heard)))])
    window.start_item("first")
    before = len(heard)
    window.desk.blank(not window.desk.blanked)
    assert ("Alt+Z", str(before + 1)) in window.key_line.shown()


def test_the_key_line_follows_the_keyboard(qtbot, window):
    own = shown_keys(window)
    press(qtbot, Qt.Key.Key_F7)
    assert shown_keys(window)[:2] == ["Enter", "Esc"]
    press(qtbot, Qt.Key.Key_Escape)
    assert shown_keys(window) == own
    window.rail.take_focus()
    assert shown_keys(window)[:2] == ["↑ ↓", "Enter"]


def test_a_page_without_a_line_says_once_that_letters_do_nothing(qtbot, window):
    window.go_page("keys")
    acts = len(window.desk.history())
    for _ in range(2):
        for letter in "home":
            qtbot.keyClick(QApplication.focusWidget(), letter)
    told = [m.sentence for m in window.messages.messages if "letters do nothing" in m.sentence]
    assert len(told) == 1 and "F8 Power" in told[0], "and what opens a line"
    assert len(window.desk.history()) == acts
    window.go_page("find")
    assert not any("letters do nothing" in m.sentence for m in window.messages.messages)
    qtbot.keyClick(QApplication.focusWidget(), "h")
    assert window.panel.line.text == "h" and not window.messages.messages
