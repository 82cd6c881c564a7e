"""Runs the app: dresses it, opens the start screen or a session, ends cleanly. Loaded only when a window is wanted."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from moothall.assets import asset
from moothall.store.open_windows import Seat
from moothall.ui import crash
from moothall.ui.facilitator.prefs import Prefs
from moothall.ui.garbage import collected_when_quiet
from moothall.ui.splash import Splash
from moothall.ui.window_inbox import WindowInbox
from moothall.words import say

if TYPE_CHECKING:
    from moothall.core.activity import Activity

_GLANCE = 250  # ms between two chances for Python to see a signal


def run(path: Path | None, activities: Callable[[], Sequence[Activity]], seat: Seat) -> int:
    """The app until its last window closes: 0. `seat` is where other processes ask for what it shows.

    The first window is up before anything but Qt is loaded: `activities` are looked for behind it.
    """
    # Only the program's name: Qt would read the rest as options of its own.
    app = QApplication(sys.argv[:1])
    app.setApplicationName(say("start.name"))
    with collected_when_quiet(app):
        return _in_windows(app, path, activities, seat)


def _in_windows(app: QApplication, path: Path | None, activities: Callable[[], Sequence[Activity]], seat: Seat) -> int:
    prefs = Prefs()
    prefs.wear()
    waiting = _wait_for(path, prefs) if path else None
    # After the splash is up: what this loads is what it covers.
    from moothall.ui.facilitator.app_windows import AppWindows

    app.setWindowIcon(_icon())
    windows = AppWindows(activities, prefs)
    windows.shown.connect(seat.shows)
    # What was loaded so far stays to the end: out of a collection's sight, so that one takes less.
    gc.freeze()
    stop_watching = crash.watch(windows.report)
    inbox = WindowInbox(app, seat, windows.come_forward)
    with _signals_end(app):
        trouble = windows.open(path) if path else ""
        if trouble:
            # Said where it was asked for as well; the start screen is open by then.
            sys.stderr.write(trouble + "\n")
        elif not path:
            windows.start()
        if waiting:
            app.processEvents()  # so that what it waited for is painted over it first
            waiting.close()
        code = app.exec()
    # Nobody can ask a window that is closing.
    inbox.close()
    # Before the faults are let go of: a fault while closing is one, too.
    windows.close()
    stop_watching()
    return code


def _wait_for(path: Path, prefs: Prefs) -> Splash:
    waiting = Splash(say("start.opening", file=path.name), prefs.settings.maximised)
    waiting.come_up()
    return waiting


def _icon() -> QIcon:
    picture = QPixmap()
    # From bytes, because in a frozen or zipped app there may be no file to name.
    picture.loadFromData(QByteArray(asset("icons", "moothall.png").read_bytes()))
    return QIcon(picture)


@contextmanager
def _signals_end(app: QApplication) -> Iterator[None]:
    """SIGTERM and SIGINT end the event loop, so that the file is closed as on any other day. Python sees a signal only between two of its
    own steps: a timer gives it some, and looks whether one came."""
    signals: list[int] = []
    before = {number: signal.signal(number, lambda which, _: signals.append(which)) for number in (signal.SIGINT, signal.SIGTERM)}
    glance = QTimer(interval=_GLANCE)
    # Not in the handler: before the event loop begins, there is nothing yet to quit.
    glance.timeout.connect(lambda: app.quit() if signals else None)
    glance.start()
    yield
    glance.stop()
    for number, handler in before.items():
        signal.signal(number, handler)
