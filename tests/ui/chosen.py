"""Choosing from a closed list of choices with keys, as a person does: open it, walk to the words, Enter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

Key = Qt.Key


def choose_from(box: QComboBox, words: str) -> None:
    place = box.findText(words)
    assert place >= 0, [box.itemText(n) for n in range(box.count())]
    box.setFocus()
    QTest.keyClick(box, Key.Key_Down)
    view = box.view()
    assert view.isVisible(), "Down opens the list"
    while view.currentIndex().row() != place:
        before = view.currentIndex().row()
        QTest.keyClick(view, Key.Key_Down if before < place else Key.Key_Up)
        assert view.currentIndex().row() != before
    QTest.keyClick(view, Key.Key_Return)
    assert not view.isVisible()
    # A window manager gives the keyboard back to the window; offscreen there is none.
    box.window().activateWindow()
    box.setFocus()
