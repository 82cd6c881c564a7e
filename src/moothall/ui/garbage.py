"""The collection of what only a circle of names still holds: by the window's thread alone, while nobody types or points.

Left to itself Python collects wherever memory is asked for: amid a keystroke, which then takes three frames, or on a thread beside the
window, where ending a widget ends the app. Ends nothing that is still named.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication

QUIET = 2_000
"""ms since the last key or pointer. A collection takes some 60 ms with ten thousand notes: nobody sees it who rests that long."""

_GLANCE = 1_000  # ms between two looks whether it is quiet
_WORTH_IT = 700  # objects more than after the last one: Python's own measure
TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchUpdate,
}
"""What a hand does to a window."""


class QuietCollection(QObject):
    """Collects when it has been quiet for `quiet` ms, looking every `glance` ms."""

    def __init__(self, app: QGuiApplication, quiet: int = QUIET, glance: int = _GLANCE) -> None:
        super().__init__(app)
        self._app, self._quiet = app, quiet
        self._since_touched = QElapsedTimer()
        self._since_touched.start()
        self._glance = QTimer(self, interval=glance)
        self._glance.timeout.connect(self._look)
        self._glance.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hears what the system tells a window, before any widget does; takes nothing away."""
        if event.type() in TOUCHES:
            self._since_touched.restart()
        return False

    def _look(self) -> None:
        # Windows and not widgets, for they are few; a filter on the app would be asked at every event of every widget.
        # Asking the same window again changes nothing.
        for window in self._app.topLevelWindows():
            window.installEventFilter(self)
        if gc.get_count()[0] > _WORTH_IT and self._since_touched.hasExpired(self._quiet):
            gc.collect()

    def stop(self) -> None:
        self._glance.stop()
        self.deleteLater()


@contextmanager
def collected_when_quiet(app: QGuiApplication) -> Iterator[None]:
    """Python collects nothing of its own accord within this, on any thread; `app`'s thread does when it is quiet."""
    gc.disable()
    collection = QuietCollection(app)
    yield
    collection.stop()
    gc.enable()
