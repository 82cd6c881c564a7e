"""Makes what a widget shows anew a moment after it was asked to, while somebody looks; out of sight it waits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_MOMENT = 80  # ms: what is typed, or brought in as a list, changes several times in one


class MadeWhenSeen(QObject):
    """`make` is called once for all that was asked in a moment. `stale` until `made` is said."""

    def __init__(self, widget: QWidget, make: Callable[[], None]) -> None:
        super().__init__(widget)
        self._widget = widget
        self.stale = False
        self._soon = QTimer(self, interval=_MOMENT, singleShot=True)
        self._soon.timeout.connect(make)
        widget.installEventFilter(self)

    def ask(self) -> None:
        self.stale = True
        if self._widget.isVisible():
            self._soon.start()

    def made(self) -> None:
        self.stale = False

    def stop(self) -> None:
        """Nobody waits for it any more."""
        self._soon.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self.stale:
            self._soon.start()
        elif event.type() == QEvent.Type.Hide:
            # Still stale: made when it is looked at again.
            self._soon.stop()
        return False
