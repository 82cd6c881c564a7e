"""Counts the seconds since a picture was made, so that its timer runs on without the desk. Changes no picture."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from moothall.core.picture import Picture, Timer

_TICK = 1000  # ms


class Countdown(QObject):
    """Ticks once a second while a picture holds a running timer that has seconds left."""

    ticked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._since = QElapsedTimer()
        self._left = 0
        self._ticks = QTimer(self)
        self._ticks.setInterval(_TICK)
        self._ticks.timeout.connect(self._tick)

    @property
    def gone(self) -> int:
        """Whole seconds."""
        return self._since.elapsed() // 1000 if self._since.isValid() else 0

    def start(self, picture: Picture) -> None:
        """Counts from now, or stops when the picture holds no running timer."""
        self._left = max((part.seconds for part in picture.parts if isinstance(part, Timer) and part.running), default=0)
        if self._left > 0:
            self._since.start()
            self._ticks.start()
        else:
            self.stop()

    def stop(self) -> None:
        self._since.invalidate()
        self._ticks.stop()

    def _tick(self) -> None:
        if self.gone > self._left:
            self._ticks.stop()
        self.ticked.emit()
