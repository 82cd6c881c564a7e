"""Counts the seconds since a picture was made, so that its timer runs on without the desk. Changes no picture.

The screen paints once for each second and no oftener: a picture made anew whose timer has come to where the screen is already is no news.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from moothall.core.picture import Part, Picture, Timer

_SECOND = 1000  # ms


class Countdown(QObject):
    """Ticks once a second while a picture holds a running timer that has seconds left."""

    ticked = Signal()
    ended = Signal()  # no second is left

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._since = QElapsedTimer()
        self._left = 0
        # Precise, and aimed at the next whole second each time: a timer that repeats would drift, and now and then skip a figure.
        self._ticks = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._ticks.timeout.connect(self._tick)

    @property
    def gone(self) -> int:
        """Whole seconds."""
        return self._since.elapsed() // 1000 if self._since.isValid() else 0

    def start(self, picture: Picture) -> None:
        """Counts from now, or stops when the picture holds no running timer."""
        # The seconds the picture began with; one timer at most is on a screen, `max` only spares asking whether there is any.
        self._left = max((part.seconds for part in picture.parts if isinstance(part, Timer) and part.running), default=0)
        if self._left > 0:
            self._since.start()
            self._await_second()
        else:
            self.stop()

    def stop(self) -> None:
        # From here on `gone` is 0, whatever picture comes.
        self._since.invalidate()
        self._ticks.stop()

    def is_news(self, shown: Picture, picture: Picture) -> bool:
        """Whether `picture` says anything else than `shown` does by now, give or take a second."""
        # Parts are compared place by place, which needs as many of them.
        if len(shown.parts) != len(picture.parts):
            return True
        parts = tuple(self._by_now(old, new) for old, new in zip(shown.parts, picture.parts, strict=True))
        return replace(shown, parts=parts) != picture

    def _by_now(self, old: Part, new: Part) -> Part:
        if isinstance(old, Timer) and isinstance(new, Timer) and old.running and new.running and old.seconds:
            # A second either way is the rounding of two clocks. -1 is a time no timer has, so that the two differ.
            return new if abs(max(0, old.seconds - self.gone) - new.seconds) <= 1 else replace(new, seconds=-1)
        return old

    def _await_second(self) -> None:
        self._ticks.start(_SECOND - self._since.elapsed() % _SECOND)

    def _tick(self) -> None:
        if self.gone < self._left:
            self._await_second()
        else:
            # Before the last tick, so that "time" is told and painted together.
            self.ended.emit()
        self.ticked.emit()
