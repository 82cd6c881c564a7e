"""A session that is asked for again comes forward where it is open: in one process, and from a second one that ends at once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from moothall.activities import found
from moothall.store.open_windows import Seat, come_in
from moothall.ui.facilitator.app_windows import AppWindows
from moothall.ui.window_inbox import WindowInbox
from tests.ui.facilitator.test_run import moothall, next_line


def ask_for(path: Path | None, qtbot) -> Seat | None:
    """As another process would; the window answers meanwhile."""
    got: list[Seat | None] = []
    asking = threading.Thread(target=lambda: got.append(come_in(path)))
    asking.start()
    qtbot.waitUntil(lambda: not asking.is_alive())
    return got[0]


def test_the_start_screen_opens_it_and_then_only_itself_comes_forward(qapp: QApplication, qtbot, session_file: Path) -> None:
    other = Path(shutil.copy(session_file, session_file.with_name("other.moot")))
    seat = come_in(None)
    assert seat is not None
    windows = AppWindows(found)
    windows.shown.connect(seat.shows)
    inbox = WindowInbox(qapp, seat, windows.come_forward)
    windows.start()
    assert ask_for(session_file, qtbot) is None
    qtbot.waitUntil(lambda: windows._path == session_file)
    window = windows.window
    window.showMinimized()
    assert ask_for(session_file, qtbot) is None
    assert windows.window is window and not window.windowState() & Qt.WindowState.WindowMinimized
    # Another session is not put in its place, and there is no start screen any more.
    for wanted in (other, None):
        elsewhere = ask_for(wanted, qtbot)
        assert elsewhere is not None and windows.window is window
        elsewhere.leave()
    # At the start screen again, with something begun there, what is typed is left alone.
    windows.start()
    assert ask_for(None, qtbot) is None
    windows.window.choose(windows.window.cards[0])
    elsewhere = ask_for(other, qtbot)
    assert elsewhere is not None and windows._path is None
    elsewhere.leave()
    inbox.close()
    windows.close()


def test_a_second_process_leaves_the_window_to_the_first(session_file: Path) -> None:
    running = moothall(str(session_file))
    assert next_line(running.stdout) == "up\n"
    again = [sys.executable, "-c", "from moothall.app import main; import sys; c = main(sys.argv[1:]); print(c, 'PySide6' in sys.modules)"]
    asked = subprocess.run([*again, str(session_file)], env={**os.environ}, capture_output=True, text=True, check=False)
    assert (asked.stdout, asked.stderr) == ("0 False\n", "")
    running.terminate()
    assert running.wait(30) == 0
    running.stdout.close()
    running.stderr.close()
