"""Whether the room may be looking at this very window, so that what is private in it stays covered. Asks nobody: the window does."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget


class Discretion(QObject):
    """One for each window, and its child. Nothing is in doubt until somebody says so."""

    changed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.doubted = False

    def doubt(self, whether: bool) -> None:
        """Nobody can say whether a projector shows this window, or now somebody has."""
        if whether != self.doubted:
            self.doubted = whether
            self.changed.emit()


def discretion_of(part: QWidget) -> Discretion | None:
    """That of the window a part stands in; None where a window has none."""
    return part.window().findChild(Discretion, options=Qt.FindChildOption.FindDirectChildrenOnly)
