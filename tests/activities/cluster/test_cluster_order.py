"""Columns stand by size, but never jump while a hand fills them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from moothall.core.themes import PLACEMENTS
from tests.activities.cluster.boards import BoardRoom


@pytest.fixture
def room(qtbot, tmp_path: Path) -> Iterator[BoardRoom]:
    with BoardRoom(qtbot, tmp_path, [f"Note {n}" for n in range(6)], themes=((1, 2), (3,))) as room:
        yield room


def letters(room: BoardRoom) -> str:
    return "".join(column.theme.letter for column in room.view.board.columns.values())


def test_columns_keep_their_places_under_a_drag_and_find_them_when_the_hand_has_gone(room: BoardRoom) -> None:
    for number in (4, 5):
        room.drag(room.tray.viewport(), room.in_tray(number), room.on_theme("B"))
        assert letters(room) == "AB"
    assert len(room.session.all(PLACEMENTS)) == 5
    QApplication.sendEvent(room.view, QEvent(QEvent.Type.Leave))
    assert letters(room) == "BA"
