"""Minutes on each of the five factors as bars to one scale, with the figures above; outlined where a proposal would take some away."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from moothall.ui.theme.look import Ink, look
from moothall.words import say

_BAR = 8  # px: holds no text


class FactorBars(QWidget):
    """`tell` gives the minutes as things are and as they would be."""

    def __init__(self) -> None:
        super().__init__()
        self._now: tuple[int, ...] = (0,) * 5
        self._then: tuple[int, ...] = (0,) * 5
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, now: tuple[int, ...], then: tuple[int, ...]) -> None:
        self._now, self._then = now, then
        told = [f"{say(f'window.factor_{n}')}: {self._figure(n - 1)}" for n in range(1, 6)]
        self.setAccessibleName(say("window.factor_minutes"))
        self.setAccessibleDescription(". ".join(told))
        self.update()

    def _figure(self, place: int) -> str:
        was, then = self._now[place], self._then[place]
        return str(then) if was == then else say("window.from_to", was=was, then=then)

    def sizeHint(self) -> QSize:
        return QSize(look().px(400), look().px(24) + _BAR)

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = look(), QPainter(self)
        gap = now.px(16)
        wide = (self.width() - 4 * gap) // 5
        most = max(*self._now, *self._then, 1)
        for place in range(5):
            left = place * (wide + gap)
            # A factor that nothing serves is told by its figure, its ink and the note beside: never by colour alone.
            empty = not self._then[place]
            line, figure = QRect(left, 0, wide, now.px(20)), self._figure(place)
            beside = now.metrics("meta", bold=empty).horizontalAdvance(figure) + now.px(4)
            self._words(painter, line, say(f"window.factor_{place + 1}"), "ink", bold=True, right=False, beside=beside)
            self._words(painter, line, figure, "late" if empty else "ink2", bold=empty, right=True)
            top = now.px(24)
            painter.fillRect(QRectF(left, top, wide * self._then[place] / most, _BAR), now.colour("accent"))
            if self._now[place] != self._then[place]:
                painter.setPen(QPen(now.colour("edge"), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(left + 0.5, top + 0.5, max(0.0, wide * self._now[place] / most - 1), _BAR - 1))

    def _words(self, painter: QPainter, rect: QRect, text: str, ink: Ink, *, bold: bool, right: bool, beside: int = 0) -> None:
        now = look()
        painter.setFont(now.font("meta", bold=bold))
        painter.setPen(now.colour(ink))
        room = rect.width() - beside
        text = now.metrics("meta", bold=bold).elidedText(text, Qt.TextElideMode.ElideRight, room)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), text)
