"""Makes the panel of the item that comes next while nobody types or points, so that going on to it takes no longer than coming back.
Shows nothing and changes no session.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from moothall.core.agenda import agenda
from moothall.core.agenda_clock import to_come
from moothall.desk import Desk
from moothall.ui.facilitator.main_area import MainArea
from moothall.ui.garbage import QUIET, TOUCHES


class NextPanel(QObject):
    """`watch` once the window is up; from then on it looks whenever it has been quiet."""

    def __init__(self, window: QWidget, desk: Desk, main: MainArea) -> None:
        super().__init__(window)
        self._window, self._desk, self._main = window, desk, main
        self._quiet = QTimer(self, interval=QUIET, singleShot=True)
        self._quiet.timeout.connect(self._make)
        self._watching = False

    def watch(self) -> None:
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
            self._watching = True
            self.moved()

    def moved(self) -> None:
        """Another item is on screen or runs: another one comes next."""
        if self._watching:
            self._quiet.start()

    def stop(self) -> None:
        self._watching = False
        self._quiet.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A hand is at it: not now. Takes nothing away."""
        if event.type() in TOUCHES and self._quiet.isActive():
            self._quiet.start()
        return False

    def _make(self) -> None:
        waiting = to_come(agenda(self._desk.session))
        if waiting:
            self._main.prepare(waiting[0].key, waiting[0].activity)
