"""A place on the screen that can be pressed: by mouse, touch, Tab and Space, or a screen reader. Draws only its focus ring."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from moothall.tokens import tokens
from moothall.ui.shared_screen.painting import PressTarget

# 44 px, a fingertip; at any size of the screen.
_LEAST = tokens().size.target_touch


class TargetButton(QPushButton):
    """Lies over what the screen has painted, never smaller than a fingertip. It acts when it is pressed, not when it is let go:
    a finger slides."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.wish = ""
        self._ink = QColor()
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # A press leaves the keyboard with the screen, which takes the digits.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def lie_on(self, target: PressTarget, ring: QColor) -> None:
        self.wish, self._ink = target.wish, ring
        rect = target.rect
        # What is missing is added on both sides, the odd pixel at the end.
        missing_x, missing_y = max(0, _LEAST - rect.width()), max(0, _LEAST - rect.height())
        self.setGeometry(rect.adjusted(-missing_x // 2, -missing_y // 2, (missing_x + 1) // 2, (missing_y + 1) // 2))
        self.setAccessibleName(target.name)
        self.show()

    def ring(self) -> QRect:
        """It draws its own, in the screen's ink."""
        return QRect()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space presses it; every other key belongs to the screen."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.hasFocus():
            return
        focus = tokens().focus
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Twice the desk's width: it is seen from further off. Drawn inside, since tiles lie close together.
        painter.setPen(QPen(self._ink, 2 * focus.width))
        inset = 2 * focus.width
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)
