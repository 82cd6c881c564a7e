"""Paints cast dots: a solid one is a voter, an open one a further dot by somebody already counted. Breadth and depth at once."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

_SMALLEST = 12  # px; below this, single dots can't be told apart


def pitch_for(most: int, room: float, wanted: float) -> float:
    """The pitch at which `most` dots fit into `room`, never more than `wanted`."""
    # One pitch for all rows of a result, so that lengths can be compared by eye.
    return min(wanted, room / max(most, 1))


def paint_dots(painter: QPainter, rect: QRectF, dots: int, voters: int | None, pitch: float, colour: QColor) -> None:
    """From the left of `rect`, centred on its height. `voters` None: nobody counted them, so a plain bar. A pitch under 12 px makes a
    bar with an open tail. `pitch` is px from dot to dot."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    solid = dots if voters is None else voters
    if voters is None or pitch < _SMALLEST:
        _paint_bar(painter, rect, dots * pitch, solid * pitch, colour)
    else:
        _paint_each(painter, rect, dots, solid, pitch, colour)
    painter.restore()


def _paint_each(painter: QPainter, rect: QRectF, dots: int, solid: int, pitch: float, colour: QColor) -> None:
    # 0.83 of the pitch leaves a sixth of it as a gap: dots are counted, not read as a line. The shared screen's 28 of 33 is nearly
    # the same.
    size = min(pitch * 0.83, rect.height())
    # An open dot's ring: 2 px at least, or it fades beside the solid ones.
    stroke = max(2.0, size * 0.15)
    for place in range(dots):
        middle = QPointF(rect.left() + place * pitch + size / 2, rect.center().y())
        if place < solid:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(middle, size / 2, size / 2)
        else:
            painter.setPen(QPen(colour, stroke))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            # The ring lies inside the dot's own size, so that open and solid ones are equally large.
            painter.drawEllipse(middle, (size - stroke) / 2, (size - stroke) / 2)


def _paint_bar(painter: QPainter, rect: QRectF, length: float, solid: float, colour: QColor) -> None:
    # px; a taller bar looks like more than it counts.
    height = min(rect.height(), 20.0)
    bar = QRectF(rect.left(), rect.center().y() - height / 2, length, height)
    painter.fillRect(QRectF(bar.left(), bar.top(), solid, height), colour)
    painter.setPen(QPen(colour, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    # A frame of 2 px needs that much to be a frame.
    if length > 2:
        painter.drawRect(bar.adjusted(1, 1, -1, -1))
