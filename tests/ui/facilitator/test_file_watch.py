"""The window on a session whose file is taken away, and on one with another's log beside it: nothing is lost, and the person chooses."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from moothall.activities import found
from moothall.core.contributions import CONTRIBUTIONS
from moothall.desk.paths import sessions_folder
from moothall.desk.sessions import open_session
from moothall.store import check
from moothall.ui.facilitator.app_windows import AppWindows
from moothall.ui.facilitator.start import StartWindow
from moothall.ui.facilitator.window import DeskWindow
from moothall.ui.kit.button import Button
from moothall.ui.kit.message import MessageStrip
from tests.store.sessions import SCHEMA, begin, with_board
from tests.store.test_crash_logs import crash, more


@pytest.fixture
def windows(qtbot):
    made = AppWindows(found)
    yield made
    made.close()
    QApplication.processEvents()


@pytest.fixture
def session(tmp_path: Path) -> Path:
    desk = begin(tmp_path / "a.moot")
    with_board(desk, 3)
    desk.save_copy(tmp_path / "older.moot")
    more(desk, 2)
    desk.close()
    return desk.path


def _strips(window) -> list[MessageStrip]:
    return [strip for strip in window.messages.findChildren(MessageStrip) if strip.isVisible()]


def _press(window, words: str) -> None:
    """The message's action, by its button."""
    next(button for strip in _strips(window) for button in strip.findChildren(Button) if button.text() == words).click()


def _said(window) -> str:
    return " ".join(message.sentence for message in window.messages.messages)


@pytest.mark.parametrize("notices", ["by itself", "by an act"])
def test_a_file_taken_away_is_said_and_saved_on_this_laptop(qtbot, windows: AppWindows, session: Path, notices: str) -> None:
    windows.open(session)
    desk = windows.window.desk
    session.with_name("older.moot").replace(session)
    if notices == "by itself":
        qtbot.waitUntil(lambda: "deleted, moved or replaced" in _said(windows.window))
    else:
        assert not windows.window.attempt(lambda: more(desk, 1))
    assert "can only be read" not in _said(windows.window)
    _press(windows.window, "Save it on this laptop now")
    there = windows.window.desk.path
    assert there.parent == sessions_folder()
    assert windows.window.desk.session.count(CONTRIBUTIONS) == 5
    more(windows.window.desk, 1)
    windows.close()
    check(there, SCHEMA)
    check(session, SCHEMA)


@pytest.mark.parametrize("how", ["by the button", "by closing"])
def test_one_that_lay_in_the_folder_of_sessions_is_saved_there_too(windows: AppWindows, session: Path, how: str) -> None:
    """Its own name is free then, and still held by the session that lost its file."""
    lay = sessions_folder() / session.name
    shutil.copy(session, lay)
    windows.open(lay)
    more(windows.window.desk, 1)
    lay.unlink()
    if how == "by the button":
        windows.window.file_watch.look()
        _press(windows.window, "Save it on this laptop now")
        saved = windows.window.desk.path
    else:
        windows.window.leave()
        saved = Path(windows.prefs.settings.recent[0])
    windows.close()
    assert saved.parent == sessions_folder() and saved != lay
    desk = open_session(saved, found())
    assert desk.session.count(CONTRIBUTIONS) == 6
    desk.close()


def test_closing_saves_what_was_taken_away(windows: AppWindows, session: Path) -> None:
    """Nobody pressed anything: all of it is on this laptop, first among the recent ones."""
    windows.open(session)
    session.unlink()
    windows.window.leave()
    assert isinstance(windows.window, StartWindow)
    saved = Path(windows.prefs.settings.recent[0])
    assert saved.parent == sessions_folder() and saved.name in _said(windows.window)
    assert windows.window.left.recent.rows[0].path == saved
    desk = open_session(saved, found())
    assert desk.session.count(CONTRIBUTIONS) == 5
    desk.close()


def test_a_file_that_comes_back_takes_the_message_away(windows: AppWindows, session: Path) -> None:
    windows.open(session)
    session.rename(session.with_name("away"))
    windows.window.file_watch.look()
    assert "deleted, moved or replaced" in _said(windows.window)
    session.with_name("away").rename(session)
    windows.window.file_watch.look()
    assert "deleted, moved or replaced" not in _said(windows.window)


def test_a_log_that_is_not_the_files_own_is_put_aside_when_chosen(windows: AppWindows, session: Path, tmp_path: Path) -> None:
    desk = open_session(session, found())
    more(desk, 3)
    path = crash(desk, tmp_path / "crashed")
    desk.close()
    shutil.copy(tmp_path / "older.moot", path)
    before = {p.name: p.read_bytes() for p in path.parent.iterdir()}
    windows.start()
    windows.open(path)
    assert isinstance(windows.window, StartWindow)
    assert "a.moot-wal" in _said(windows.window)
    assert {p.name: p.read_bytes() for p in path.parent.iterdir()} == before
    _press(windows.window, "Put the log aside and open")
    assert isinstance(windows.window, DeskWindow)
    assert windows.window.desk.session.count(CONTRIBUTIONS) == 3
    assert "a.moot-wal.aside1" in _said(windows.window)
    assert path.with_name("a.moot-wal.aside1").read_bytes() == before["a.moot-wal"]
