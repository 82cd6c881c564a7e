"""Small signs drawn as shapes, because the bundled font has none of them: a star and a tick."""

from __future__ import annotations

import math
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF


@cache
def _star() -> QPainterPath:
    """Five points in a circle of radius 1."""
    corners = []
    for step in range(10):
        # Ten corners, 36 degrees apart, the first one straight up.
        angle = math.pi * (step / 5 - 0.5)
        # 0.4 makes the star a little fuller than the 0.38 of one drawn in a single line.
        reach = 1.0 if step % 2 == 0 else 0.4
        corners.append(QPointF(reach * math.cos(angle), reach * math.sin(angle)))
    path = QPainterPath()
    path.addPolygon(QPolygonF(corners))
    path.closeSubpath()
    return path


def paint_star(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """A filled star as large as fits: "an example for the report"."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center())
    side = min(rect.width(), rect.height()) / 2
    painter.scale(side, side)
    painter.fillPath(_star(), colour)
    painter.restore()


def paint_tick(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """A tick that fills about half of `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    x, y, side = rect.x(), rect.y(), min(rect.width(), rect.height())
    # A tenth of the box and 2 px at least, with round ends, so that it stays a tick at 20 px.
    stroke = QPen(colour, max(2.0, side / 10), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(stroke)
    # Shares of the box: the short stroke down, the long one up.
    points = [(0.27, 0.53), (0.43, 0.69), (0.74, 0.34)]
    painter.drawPolyline([QPointF(x + side * across, y + side * down) for across, down in points])
    painter.restore()
