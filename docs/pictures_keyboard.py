"""A person at the keyboard, for the handbook's pictures: keys and clicks on real windows, by the names a screen reader has for things."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget


def settle() -> None:
    QTest.qWait(60)


def _target() -> QWidget:
    target = QApplication.focusWidget() or QApplication.activeWindow()
    assert target is not None, "no window has the keyboard"
    return target


def press(*keys: str) -> None:
    """Keys as Qt writes them, to whatever has the keyboard."""
    for key in keys:
        QTest.keySequence(_target(), QKeySequence(key))
    settle()


def write(*lines: str) -> None:
    """Each line and Enter."""
    for line in lines:
        half_write(line)
        press("Return")


def half_write(text: str) -> None:
    QTest.keyClicks(_target(), keyed(text))
    settle()


def keyed(text: str) -> str:
    """As a keyboard has it."""
    return text.replace("’", "'")


def hold_to_close() -> None:
    """Ctrl+Enter for longer than the second it asks for."""
    QTest.keyPress(_target(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(1200)
    QTest.keyRelease(_target(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(600)  # a key let go for less is taken for one still held


def called(window: QWidget, words: str) -> QWidget:
    """The button, field or list on screen whose name begins with these words."""
    for kind in (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox):
        for part in window.findChildren(kind):
            if part.isVisible() and part.accessibleName().startswith(words):
                return part
    raise LookupError(f"there is nothing called {words!r} on screen")


def click(window: QWidget, words: str) -> None:
    part = called(window, words)
    QTest.mouseClick(part.viewport() if isinstance(part, QPlainTextEdit) else part, Qt.MouseButton.LeftButton)
    settle()


def choose(window: QWidget, list_name: str, choice: str) -> None:
    """From a list: Down opens it, its rows are walked to the first that begins so, Enter takes that."""
    box = called(window, list_name)
    assert isinstance(box, QComboBox)
    place = next(row for row in range(box.count()) if box.itemText(row).startswith(choice))
    box.setFocus()
    press("Down")
    rows = box.view()
    for _ in range(abs(place - box.currentIndex())):
        QTest.keyClick(rows, Qt.Key.Key_Down if place > box.currentIndex() else Qt.Key.Key_Up)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    window.activateWindow()
    settle()


def wait(holds: Callable[[], bool] = lambda: False, most: float = 10) -> None:
    """Seconds for what is worked out on another thread or read by another process."""
    until = time.monotonic() + most
    while time.monotonic() < until and not holds():
        time.sleep(0.05)  # Qt's own wait would keep Python from its other threads
        settle()


def offers(window: QWidget, list_name: str) -> bool:
    return any(box.isVisible() and box.accessibleName().startswith(list_name) for box in window.findChildren(QComboBox))


def says(window: QWidget, words: str) -> bool:
    return any(words in label.text() for label in window.findChildren(QLabel) if label.isVisible())


def write_over(text: str) -> None:
    press("Ctrl+A")
    half_write(text)
