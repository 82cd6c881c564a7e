"""The app as a process: it ends cleanly when told to, says what is wrong in words, and writes down its faults without anybody's text."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

import pytest

SECRET = "what nobody says aloud"


SAYS_WHEN_UP = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

begin = QApplication.exec

def begin_and_say(*_):
    QTimer.singleShot(0, lambda: print("up", flush=True))
    return begin()

QApplication.exec = begin_and_say
from moothall.app import main
sys.exit(main(sys.argv[1:]))
"""
"""The real app, which says on its standard output that its event loop runs."""
PATIENCE = 30.0  # seconds for a process to start or end on a busy machine; nothing is asserted about how long it took


def moothall(*words: str, **places: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", SAYS_WHEN_UP, *words],
        env={**os.environ, **places},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def next_line(stream: IO[str]) -> str:
    """The next line a process writes. Fails when none comes."""
    lines: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=lambda: lines.put(stream.readline()), daemon=True).start()
    return lines.get(timeout=PATIENCE)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_told_to_end_it_leaves_one_plain_file(session_file, number):
    running = moothall(str(session_file))
    assert next_line(running.stdout) == "up\n"
    assert len(list(session_file.parent.glob("beds*"))) > 1, "the lock: the session is open"
    running.send_signal(number)
    _, told = running.communicate(timeout=PATIENCE)
    assert running.returncode == 0, told
    assert [path.name for path in session_file.parent.glob("beds*")] == ["beds.moot"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_without_a_screen_it_says_so_in_a_sentence(session_file):
    running = moothall(str(session_file), QT_QPA_PLATFORM="xcb", DISPLAY="", WAYLAND_DISPLAY="")
    _, told = running.communicate(timeout=PATIENCE)
    assert running.returncode == 1
    assert told.startswith("There is no screen") and told.count("\n") == 1


def test_a_file_that_is_no_session_is_said_on_stderr_too(tmp_path):
    letter = tmp_path / "letter.moot"
    letter.write_text("Dear all,")
    running = moothall(str(letter))
    first = next_line(running.stderr)
    running.terminate()
    _, rest = running.communicate(timeout=PATIENCE)
    assert "letter.moot is not a Moothall session" in first and "Traceback" not in first + rest


def test_a_fault_is_written_down_without_what_was_typed(own_home: Path):
    from moothall.ui import crash

    noticed: list[bool] = []
    stop = crash.watch(lambda: noticed.append(True))
    try:
        raise ValueError(SECRET)
    except ValueError:
        sys.excepthook(*sys.exc_info())
    finally:
        stop()
    log = crash.log_path().read_text()
    assert noticed and "ValueError" in log and "test_run.py" in log
    assert SECRET not in log


def test_a_fault_is_said_and_the_window_carries_on(qtbot, session_file):
    from PySide6.QtWidgets import QApplication

    from moothall.activities import found
    from moothall.ui.facilitator.app_windows import AppWindows

    windows = AppWindows(found)
    windows.open(session_file)
    windows.report()
    assert windows.window.messages.messages[-1].sentence.startswith("Moothall met a fault of its own")
    windows.window.start_item("break")
    windows.close()
    QApplication.processEvents()
