"""The window that is up first: it says which session is being opened while everything else is still being loaded. Knows no session."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from moothall.ui.facilitator.window_placement import fit_on_screen
from moothall.ui.kit.plain_label import PlainLabel

_LONGEST = 0.5  # s until work goes on although no system has shown the window


class Splash(QMainWindow):
    """Stands where the session's window will stand, so that the words give way to it in place."""

    def __init__(self, words: str, maximised: bool) -> None:
        super().__init__()
        # Set by the first painting: the only sign that a system has really shown the window.
        self._seen = False
        self.setWindowTitle(words)
        self.setCentralWidget(PlainLabel(words, "section", align=Qt.AlignmentFlag.AlignHCenter))
        fit_on_screen(self)
        if maximised:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def come_up(self) -> None:
        """Returns once it is on the screen."""
        self.show()
        until = monotonic() + _LONGEST
        while not self._seen and monotonic() < until:
            # No keys and clicks: there is nothing yet that could answer them.
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        QApplication.processEvents()  # what was painted reaches the screen

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._seen = True
