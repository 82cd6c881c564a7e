"""A thin bar: how many of how many. The figure beside it says the same in words; the bar alone is never the message."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from moothall.ui.theme.look import look


class ShareBar(QProgressBar):
    """`name` is what is counted, for screen readers."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_count(0, 0)

    def show_count(self, done: int, of: int) -> None:
        """More than all is shown as all; of none, as empty."""
        # Qt would paint the bar at once, and whatever lies under it; it can wait for the next frame like everything else.
        self.setUpdatesEnabled(False)
        # Never 0 to 0: Qt would show that as a bar that runs without end.
        self.setRange(0, max(of, 1))
        self.setValue(min(done, of))
        self.setUpdatesEnabled(True)
        # A screen reader would say per cent by itself, and counts are said with their base here.
        self.setAccessibleDescription(f"{done} / {of}")
        self.update()

    def sizeHint(self) -> QSize:
        # The bar's height doesn't grow with the text: it holds none.
        return QSize(look().px(120), look().tokens.size.bar)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, look().tokens.size.bar)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.colour("line"))
        painter.fillRect(0, 0, round(self.width() * self.value() / self.maximum()), self.height(), now.colour("accent"))
