"""Hears of sessions that were asked for elsewhere, a double click say, while the app runs: brings its window forward, or opens them.

Notes of other processes come by a watched folder; a Mac sends an event instead.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QFileSystemWatcher, QObject, QProcess, QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from moothall.store.open_windows import Seat


class WindowInbox(QObject):
    """`come_forward` shows a session (None: the start screen) where the app can, and says whether it did."""

    def __init__(self, app: QApplication, seat: Seat, come_forward: Callable[[Path | None], bool]) -> None:
        super().__init__(app)
        self._seat, self._come_forward = seat, come_forward
        if seat.folder is not None:
            self._watcher = QFileSystemWatcher([str(seat.folder)], self)
            self._watcher.directoryChanged.connect(self.look)
            # What came before anybody watched.
            QTimer.singleShot(0, self, self.look)
        if sys.platform == "darwin":  # pragma: no cover - elsewhere every event would pass by here for nothing
            app.installEventFilter(self)

    def look(self) -> None:
        """Answers every note that lies there."""
        for path, note in self._seat.asked():
            # First, so that the one who asked can go: opening may take a while, and what goes wrong is said in the window.
            if self._come_forward(path):
                self._seat.take(note)
            else:
                self._seat.refuse(note)

    def close(self) -> None:
        """Hears nothing more; whoever asks now opens a window of its own."""
        self.deleteLater()
        self._seat.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # pragma: no cover - sent on a Mac only
        if not isinstance(event, QFileOpenEvent):
            return False
        path = Path(event.file())
        if not self._come_forward(path) and getattr(sys, "frozen", False):
            QProcess.startDetached(sys.executable, [str(path)])
        return True
