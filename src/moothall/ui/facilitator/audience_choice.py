"""One audience to choose on *What leaves the room*: a card with a ring, who it is for, what they get, and the level."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from moothall.core.levels import Level
from moothall.ui.kit.inline_parts import InlineWords, paint_row
from moothall.ui.kit.mnemonics import without_mnemonic
from moothall.ui.theme.hatch import paint_hatch
from moothall.ui.theme.look import look
from moothall.words import say

_SIDE, _RING, _GAP, _LEVEL, _EDGE = 16, 20, 16, 64, 8


class AudienceChoice(QRadioButton):
    """56 high. The facilitator's own file has the hatched edge of everything private."""

    def __init__(self, level: Level, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.level = level
        name = level.name.lower()
        self._words, self._note, self._number = say(f"leave.for_{name}"), say(f"leave.gets_{name}"), say("leave.level", level=int(level))
        self.setText(without_mnemonic(self._words))
        self.setAccessibleName(f"{self._words}, {self._number}")
        self.setAccessibleDescription(self._note)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(look().px(360), look().px(56))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(160), look().px(56))

    def hitButton(self, pos: object) -> bool:
        return self.rect().contains(pos)  # type: ignore[call-overload]

    def paintEvent(self, event: QPaintEvent) -> None:
        now, on = look(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = 2 if on else 1
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2), 6, 6)
        painter.fillPath(shape, now.colour("tint" if on or self.underMouse() else "paper"))
        if self.level is Level.PRIVATE:
            painter.save()
            painter.setClipPath(shape)
            paint_hatch(painter, QRectF(0, 0, _EDGE, self.height()))
            painter.restore()
        painter.strokePath(shape, QPen(now.colour("accent" if on else "line"), wide))
        self._paint_ring(painter, on)
        self._paint_words(painter)

    def _paint_ring(self, painter: QPainter, on: bool) -> None:
        now = look()
        side, wide = now.px(_RING), 6 if on else 2
        ring = QRectF(now.px(_SIDE), (self.height() - side) / 2, side, side)
        painter.setPen(QPen(now.colour("accent" if on else "edge"), wide))
        painter.setBrush(now.colour("paper"))
        painter.drawEllipse(ring.adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2))

    def _paint_words(self, painter: QPainter) -> None:
        now = look()
        left, level = now.px(_SIDE + _RING + _GAP), now.px(_LEVEL)
        wide, high = self.width() - left - level - now.px(_SIDE), now.line("meta")
        top = (self.height() - 2 * high) // 2
        paint_row(painter, QRect(left, top, wide, high), [InlineWords(self._words, "label", "ink")], 0)
        paint_row(painter, QRect(left, top + high, wide, high), [InlineWords(self._note)], 0)
        painter.setFont(now.font("meta"))
        painter.setPen(now.colour("ink2"))
        end = QRect(self.width() - level - now.px(_SIDE), 0, level, self.height())
        painter.drawText(end, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._number)
