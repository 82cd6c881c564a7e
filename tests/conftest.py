"""What every test may lean on: a home of its own, the shared data, and a room left tidy. Never imports Qt by itself."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

# No screen is needed unless the caller chose one (xcb under Xvfb, say).
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

REPOSITORY = Path(__file__).parents[1]
_HOMES = count()
MEMORY_DISK = Path("/dev/shm")
ROOM_FOR_TESTS = 2 * 1024**3  # bytes: a whole run keeps about 300 MB at once, and a container's default of 64 MB is far too little


def _use_memory_disk() -> None:
    """Session files go to memory where there is room: every act waits for the disk, and half the suite's time was that waiting.

    Nothing tested here depends on the kind of disk: what a power cut leaves is simulated (tests/bench/power.py), and the full disk
    brings a file system of its own.
    """
    if MEMORY_DISK.is_dir() and os.access(MEMORY_DISK, os.W_OK) and shutil.disk_usage(MEMORY_DISK).free > ROOM_FOR_TESTS:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY_DISK))
        os.environ.setdefault("TMPDIR", str(MEMORY_DISK))  # for child processes
        tempfile.tempdir = os.environ["TMPDIR"]


_use_memory_disk()


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[object]:
    """Nearly all that is made while the tests are gathered stays to the end: the collector would only look at it again and again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish() -> None:
    """What was put out of sight is seen again before the interpreter ends: else it takes objects of Qt apart in an order of its own."""
    gc.unfreeze()
    gc.collect()


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
    # In a folder of their own and counted here: pytest's would list all there are to find the next number.
    home = tmp_path_factory.getbasetemp() / "homes" / str(next(_HOMES))
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    return home


@pytest.fixture(autouse=True)
def ready_made_files(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new session file is a copy of one laid out before: twelve migrations take 50 ms, and 2,000 tests begin with a new file.

    Tests of the store make each anew, because how a file is made is what they try.
    """
    if "moothall.store.opening" not in sys.modules or "tests/store" in request.node.nodeid or "full_disk" in request.node.nodeid:
        return
    from moothall.store import opening

    lay_out = opening._lay_out

    def copied(part: Path, schema: object) -> None:
        if schema not in _LAID_OUT:
            lay_out(part, schema)
            _LAID_OUT[schema] = part.read_bytes()
        part.write_bytes(_LAID_OUT[schema])

    monkeypatch.setattr(opening, "_lay_out", copied)


_LAID_OUT: dict[object, bytes] = {}


@pytest.fixture(autouse=True)
def forked_reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files from outside are read by a forked process, where the process itself isn't what is tried."""
    if "moothall.imports.worker_client" in sys.modules and hasattr(os, "fork") and "test_worker_client" not in request.node.nodeid:
        from tests import forked

        monkeypatch.setattr(sys.modules["moothall.imports.worker_client"], "_child", forked.reader)


@pytest.fixture(autouse=True, scope="module")
def settled_objects() -> Iterator[None]:
    """What was there before a module's tests (modules, caches: some 300,000 objects) is put out of the collector's sight, so that
    collecting after each test costs 3 ms and not 100. Now and then all of it is seen again: each time costs a second.
    """
    if next(_MODULES) % SEEN_AGAIN == 0:
        gc.unfreeze()
    gc.collect()
    gc.freeze()
    yield


SEEN_AGAIN = 50  # modules
_MODULES = count(1)


@pytest.fixture(autouse=True)
def tidy_room(own_home: Path) -> Iterator[None]:
    """A test leaves no window open, no timer ticking, no thread at work and nothing copied for the next one to trip over."""
    before = set(threading.enumerate())
    windows = _windows()
    yield
    working = [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]
    assert not working, f"threads still at work: {working}"
    if "PySide6.QtWidgets" in sys.modules:
        _check_windows(windows)


def _windows() -> list[object]:
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtWidgets import QApplication

    return QApplication.topLevelWidgets() if QApplication.instance() else []


def _check_windows(before: list[object]) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication.instance()
    if app is None:
        return
    # A QMimeData made in Python and still on the clipboard when the interpreter ends is deleted after Qt, and crashes it.
    if QGuiApplication.clipboard().ownsClipboard():
        QGuiApplication.clipboard().clear()
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
    # A closed window that a test's own names hold would be dressed anew with every other: a thousand tests later that takes a second.
    # A bare widget may be Qt's own, which the layout of a chart keeps to measure by.
    for window in windows:
        if window not in before and type(window) is not QWidget:
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # What is left of closed windows goes now, not in the middle of a later test that measures or writes on a thread.
    gc.collect()
    assert not open_still, f"windows left open: {open_still}. Use qtbot.addWidget, or close them"
    assert not ticking, f"timers still ticking: {ticking}"
    assert not running, f"threads still running: {running}"
