"""Before there is a theme the notes have the middle of the window; with the first theme they go to the side."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.activities.cluster.boards import BoardRoom


@pytest.fixture
def bare(qtbot, tmp_path: Path) -> Iterator[BoardRoom]:
    with BoardRoom(qtbot, tmp_path, [f"Card number {n}, and what it says" for n in range(36)], themes=()) as room:
        QApplication.processEvents()
        yield room


def seen(room: BoardRoom) -> int:
    tray = room.panel._side.tray
    rects = [tray.visualRect(tray.model().index(row, 0)) for row in range(tray.model().rowCount())]
    return sum(tray.viewport().rect().contains(rect) for rect in rects)


def test_most_cards_are_in_sight_while_there_is_no_theme(bare: BoardRoom) -> None:
    tray = bare.panel._side.tray
    assert bare.panel.isAncestorOf(tray) and seen(bare) >= 24


def test_with_the_first_theme_the_list_goes_to_the_side_and_keeps_the_keyboard(bare: BoardRoom) -> None:
    tray = bare.panel._side.tray
    tray.setFocus()
    for sign in "1 +":
        QTest.keyClicks(QApplication.focusWidget(), sign)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert bare.panel._side.isAncestorOf(tray) and not tray.isWrapping() and tray.isVisible()
    bare.desk.undo()
    QApplication.processEvents()
    assert bare.panel.isAncestorOf(tray), "with the last theme gone they have the middle again"
