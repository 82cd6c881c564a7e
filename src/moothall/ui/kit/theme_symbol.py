"""A theme's symbol as a widget, for rows and headings. Can't be pressed."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from moothall.core.theme_letters import letter
from moothall.ui.theme.look import look
from moothall.ui.theme.symbols import symbol_pixmap


class ThemeSymbol(QWidget):
    def __init__(self, ordinal: int, size: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ordinal, self._size = ordinal, size
        self.setAccessibleName(letter(ordinal))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = look().px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look()
        # The screen's own ratio: a widget may be dragged to a sharper one.
        QPainter(self).drawPixmap(0, 0, symbol_pixmap(self._ordinal, now.px(self._size), now.mode, self.devicePixelRatioF()))
