"""One key cap. Tells a key; can't be pressed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from moothall.ui.kit.inline_parts import cap_width, paint_cap
from moothall.ui.theme.look import look


class KeyCap(QWidget):
    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        now = look()
        return QSize(cap_width(self.text), now.px(now.tokens.size.key_cap))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_cap(QPainter(self), QPointF(0, self.height() / 2), self.text)
