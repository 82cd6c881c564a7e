"""Grounds to put things on: a card of paper, a plain ground of one token, a hairline. Holds no words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from moothall.ui.theme.look import Ink, look


class Card(QFrame):
    """Paper with an edge. Put things into `column`. `strong` gives it the edge of a control; `dashed` is for a place not yet used."""

    # 16 px: two steps of the grid, as between the columns of a page.
    def __init__(self, *, strong: bool = False, dashed: bool = False, padding: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strong, self._dashed, self._selected = strong, dashed, False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(padding, padding, padding, padding)
        self.column.setSpacing(8)

    def set_selected(self, selected: bool) -> None:
        """A tinted ground and a 2 px edge: the current one of several."""
        if selected != self._selected:
            self._selected = selected
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen())
        ground: Ink = "tint" if self._selected else "paper"
        # A place not yet used shows the wall it lies on.
        painter.setBrush(Qt.BrushStyle.NoBrush if self._dashed else now.colour(ground))
        # The pen's outer half would be cut off at the widget's edge.
        radius, half = now.tokens.radius.control, self._pen().widthF() / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)

    def _pen(self) -> QPen:
        now = look()
        if self._selected:
            return QPen(now.colour("accent"), 2)
        pen = QPen(now.colour("edge" if self._strong or self._dashed else "line"), 1)
        if self._dashed:
            # On and off in widths of the pen, as of a late note and of the blank agenda's card.
            pen.setDashPattern([4, 3])
        return pen


class Ground(QFrame):
    """A plain area of `wall`, `panel` or `paper`, with a hairline on the sides named in `lines`: any of "left top right bottom"."""

    def __init__(self, ground: Ink = "wall", lines: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Painted and not left to the palette: palette and style sheet get in each other's way on one widget.
        self._ground, self._lines = ground, lines.split()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.colour(self._ground))
        line, wide, tall = now.colour("line"), self.width(), self.height()
        sides = {"left": (0, 0, 1, tall), "top": (0, 0, wide, 1), "right": (wide - 1, 0, 1, tall), "bottom": (0, tall - 1, wide, 1)}
        for side in self._lines:
            painter.fillRect(*sides[side], line)


class Rule(QWidget):
    """A hairline across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), look().colour("line"))
