"""The hatch: always "not to be seen". Paints lines only; the words beside it are the caller's duty."""

from __future__ import annotations

import math
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from moothall.ui.theme.look import look


@cache
def _brush(colour: str, pitch: float, line: float, ratio: float) -> QBrush:
    """A square tile with one rising stripe and the corners of its neighbours, so that tiles meet without a seam."""
    # The stripe runs at 45 degrees: lines `pitch` apart are that much further apart along the tile's side. Rounded, for a tile of a
    # broken size would show its seams.
    side = round(pitch * math.sqrt(2))
    tile = QPixmap(round(side * ratio), round(side * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), line, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    # One px beyond the tile at both ends, so that the corners are full.
    for shift in (-side, 0, side):
        painter.drawLine(QPointF(shift - 1, side + 1), QPointF(shift + side + 1, -1))
    painter.end()
    return QBrush(tile)


def hatch_brush(ratio: float, *, strong: bool = False) -> QBrush:
    """The brush for the look in force. `strong` is for small things such as a spoiled card: closer lines, full ink."""
    now = look()
    hatch = now.tokens.hatch
    if strong:
        # 5 px between the lines instead of the token's 8.
        return _brush(now.colours.ink2, 5, hatch.line, ratio)
    ink = QColor(now.colours.ink)
    # Pale enough to read words through; in high contrast nothing is pale.
    ink.setAlphaF(1.0 if now.contrast else hatch.opacity)
    return _brush(ink.name(QColor.NameFormat.HexArgb), hatch.pitch, hatch.line, ratio)


def paint_hatch(painter: QPainter, rect: QRectF, *, strong: bool = False) -> None:
    """Hatches `rect`; the lines start at its top left corner, so that they don't crawl when it moves."""
    painter.save()
    painter.setBrushOrigin(rect.topLeft())
    painter.fillRect(rect, hatch_brush(painter.device().devicePixelRatioF(), strong=strong))
    painter.restore()
