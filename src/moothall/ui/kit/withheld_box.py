"""A hatched box that says why nothing is seen there: sealed, or fewer than five. Hatching never stands without its words."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from moothall.ui.theme.hatch import paint_hatch
from moothall.ui.theme.look import Ink, Kind, look


class WithheldBox(QWidget):
    """`title` in bold and `note` under it, on a band of paper across the middle. Give either."""

    def __init__(self, title: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.show_words(title, note)

    def show_words(self, title: str, note: str = "") -> None:
        self._title, self._note = title, note
        self.setAccessibleName(", ".join(filter(None, (title, note))))
        self.update()

    def _text_height(self) -> int:
        now = look()
        return (now.line("label") if self._title else 0) + (now.line("meta") if self._note else 0)

    def _text_width(self) -> int:
        now = look()
        return max(now.metrics("label").horizontalAdvance(self._title), now.metrics("meta").horizontalAdvance(self._note))

    def sizeHint(self) -> QSize:
        # px: 24 of hatching and 12 of paper to either side of the words, 6 above and below.
        return QSize(self._text_width() + 72, self._text_height() + 12)

    def minimumSizeHint(self) -> QSize:
        # The words may be cut, their height may not.
        return QSize(look().px(48), self._text_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.colour("panel"))
        paint_hatch(painter, QRectF(self.rect()))
        painter.setPen(QPen(now.colour("edge"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        """On a band across a tall box, on a patch just wide enough in a low one: hatch is seen either way."""
        now = look()
        text = self._text_height()
        # High enough that a band leaves as much hatching as it takes.
        tall = self.height() >= 2 * text + now.px(24)
        width, height = (self.width(), text + now.px(24)) if tall else (self._text_width() + 24, text)
        area = QRect((self.width() - width) // 2, (self.height() - height) // 2, width, height)
        painter.fillRect(area.intersected(self.rect().adjusted(1, 1, -1, -1)), now.colour("paper"))
        if tall:
            painter.drawLine(area.topLeft(), area.topRight())
            painter.drawLine(area.bottomLeft(), area.bottomRight())
        top = self._paint_line(painter, area.top() + (height - text) // 2, self._title, "label", "ink")
        self._paint_line(painter, top, self._note, "meta", "ink2")

    def _paint_line(self, painter: QPainter, top: int, words: str, kind: Kind, ink: Ink) -> int:
        """Where the next line starts."""
        if not words:
            return top
        now = look()
        painter.setFont(now.font(kind))
        painter.setPen(now.colour(ink))
        painter.drawText(QRect(0, top, self.width(), now.line(kind)), int(Qt.AlignmentFlag.AlignCenter), words)
        return top + now.line(kind)
