"""Whoever must see keys before the widgets of a window do: a filter on whatever has the keyboard there, and on nothing else."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class FocusFollower(QObject):
    """Follows the focus of one window from `follow` on. What it does with the events is `eventFilter`, its heirs' own."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: QWidget | None = None

    def follow(self) -> None:
        """Last in an heir's making, when all that it asks for is there."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    def watches(self, widget: QWidget) -> bool:
        """Whether it has to do with this widget of its window."""
        return True

    def arrived(self, widget: QWidget) -> None:
        """The keyboard has come to a widget that it watches."""

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        # Qt may have ended it; its Python half is still here.
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = new if new is not None and new.window() is self._window and self.watches(new) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)
            self.arrived(self._watched)
