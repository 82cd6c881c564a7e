"""Moothall's mark, people round a table with one place open, in the accent of the look. Draws; knows no menu."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from moothall.ui.theme.look import look

# Seats, and in units of a box of 32: its side, the ring's radius, a seat's.
_SEATS, _BOX, _RING, _SEAT = 8, 32.0, 11.2, 2.9


def paint_mark(painter: QPainter, rect: QRectF) -> None:
    """Seven taken seats and, towards whoever looks, an open one."""
    accent = look().colour("accent")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / _BOX, rect.height() / _BOX)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    for seat in range(1, _SEATS):
        painter.drawEllipse(_place(seat), _SEAT, _SEAT)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    # Half the pen is taken off the open seat's radius, so that it is as large as the others.
    painter.setPen(QPen(accent, 1.4))
    painter.drawEllipse(_place(0), _SEAT - 0.7, _SEAT - 0.7)
    painter.restore()


def _place(seat: int) -> QPointF:
    # Seat 0, the open one, is at the bottom: y grows downwards.
    angle = 2 * math.pi * seat / _SEATS + math.pi / 2
    return QPointF(_BOX / 2 + _RING * math.cos(angle), _BOX / 2 + _RING * math.sin(angle))


class Logo(QWidget):
    """The mark as a picture, `side` px wide."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = look().px(self._side)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_mark(QPainter(self), QRectF(self.rect()))


class LogoButton(QAbstractButton):
    """The mark in the top bar. `clicked` means: open the menu."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def ring(self) -> QRect:
        return self.rect()

    def sizeHint(self) -> QSize:
        # px at 100 %: the mark of 28 and 4 on every side for the pointer's ground.
        side = look().px(36)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), look().colour("tint"))
        edge = look().px(4)
        paint_mark(painter, QRectF(self.rect()).adjusted(edge, edge, -edge, -edge))
