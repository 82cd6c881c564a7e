"""What every test may lean on: a home of its own, the shared data, and a room left tidy. Never imports Qt by itself."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

# No screen is needed unless the caller chose one (xcb under Xvfb, say).
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture
def shared() -> Path:
    """Real files nobody here wrote, beside the repository (or where MOOTHALL_SHARED says). Skips the test where there are none."""
    data = Path(os.environ.get("MOOTHALL_SHARED", REPOSITORY.parent / "shared")) / "data"
    if not data.is_dir():
        pytest.skip("the shared data is not here; set MOOTHALL_SHARED to the folder that holds data")
    return data


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Sessions, settings and recents of a test go to a folder of its own, never to the account's."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    return home


@pytest.fixture(autouse=True)
def tidy_room(own_home: Path) -> Iterator[None]:
    """A test leaves no window open, no timer ticking and no thread at work for the next one to trip over."""
    before = set(threading.enumerate())
    yield
    working = [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]
    assert not working, f"threads still at work: {working}"
    if "PySide6.QtWidgets" in sys.modules:
        _check_windows()


def _check_windows() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    if app is None:
        return
    # What qtbot closed is only marked for deletion; no event loop runs here to carry it out.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    windows = QApplication.topLevelWidgets()
    owners = [app, *windows]
    open_still = [window for window in windows if window.isVisible()]
    ticking = [timer for owner in owners for timer in owner.findChildren(QTimer) if timer.isActive()]
    running = [thread for owner in owners for thread in owner.findChildren(QThread) if thread.isRunning()]
    # Tidied up, so that one guilty test does not fail the innocent after it.
    for window in open_still:
        window.close()
    for timer in ticking:
        timer.stop()
    # What is left of closed windows goes now, not in the middle of a later test that measures or writes on a thread.
    gc.collect()
    assert not open_still, f"windows left open: {open_still}. Use qtbot.addWidget, or close them"
    assert not ticking, f"timers still ticking: {ticking}"
    assert not running, f"threads still running: {running}"
