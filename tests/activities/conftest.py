"""A room for one panel: a desk on a real file, the panel with its side and a shared screen, and a person at the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moothall.activities import found
from moothall.desk import Desk
from moothall.desk.sessions import new_session
from moothall.ui.theme import dress
from tests.activities.room import Room


def _clock() -> datetime:
    return datetime(2026, 11, 5, 10, 24)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An empty session, its clock standing at 10:24."""
    made = new_session(tmp_path / "room.moot", found(), clock=_clock)
    yield made
    made.close()


@pytest.fixture
def enter(qtbot: QtBot, qapp: QApplication, desk: Desk) -> Iterator[Callable[..., Room]]:
    """`enter("capture", item)` opens that activity's panel on the desk, at the size it has beside the full rail."""
    dress(qapp, "light")
    with ExitStack() as leaving:

        def enter(activity: str, item: str = "", size: tuple[int, int] = (872, 744)) -> Room:
            room = Room(desk, activity, item, size)
            leaving.callback(room.leave)
            qtbot.addWidget(room)
            qtbot.addWidget(room.screen)
            room.show()
            room.activateWindow()
            qtbot.waitUntil(room.isActiveWindow)
            room.panel.take_focus()
            return room

        yield enter
    dress(qapp, "light")
