"""Theme symbols: a letter, a shape and a colour in one drawing. Colour is never alone; the letter is the identity."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap, QPolygonF, QTransform

from moothall.core.theme_letters import letter, shape
from moothall.shapes import BOX, CIRCLE_RADIUS, CORNERS, letter_baseline, letter_size
from moothall.tokens import Mode, tokens
from moothall.ui.theme.fonts import family

_ROUND = 7  # shapes and colours repeat after this many themes


@cache
def shape_path(name: str) -> QPainterPath:
    """One of the seven shapes in a box of 32 by 32. A shared path: copy before changing."""
    path = QPainterPath()
    if name == "circle":
        path.addEllipse(QPointF(BOX / 2, BOX / 2), CIRCLE_RADIUS, CIRCLE_RADIUS)
    else:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in CORNERS[name]]))
        path.closeSubpath()
    return path


def is_inverse(ordinal: int) -> bool:
    """Themes 8 to 14 are filled with ink; 22 to 28 again."""
    return (ordinal - 1) // _ROUND % 2 == 1


def is_doubled(ordinal: int) -> bool:
    """From the 15th theme the outline is doubled."""
    return ordinal > 2 * _ROUND


def paint_symbol(painter: QPainter, rect: QRectF, ordinal: int, mode: Mode) -> None:
    """The symbol of the `ordinal`-th theme (from 1), as large as fits in `rect`."""
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center() - QPointF(side / 2, side / 2))
    # Always drawn in a box of 32, so that the proportions hold at any size.
    painter.scale(side / BOX, side / BOX)
    _paint_shape(painter, ordinal, mode)
    _paint_letter(painter, ordinal)
    painter.restore()


def _paint_shape(painter: QPainter, ordinal: int, mode: Mode) -> None:
    sticky = tokens(mode).sticky
    ink, fill = QColor(sticky.ink), QColor(sticky.fill(ordinal))
    inverse = is_inverse(ordinal)
    # An ink shape would sink into a dark desk, so there its colour draws the edge.
    edge = fill if inverse and mode == "dark" else ink
    painter.setPen(_round_pen(edge, sticky.outline))
    painter.setBrush(ink if inverse else fill)
    path = shape_path(shape(ordinal))
    painter.drawPath(path)
    if is_doubled(ordinal):
        # The second outline is the first at 0.8 of its size, and as much thinner.
        painter.setPen(_round_pen(fill if inverse else ink, sticky.outline * 0.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_shrunk(path, 0.8))


def _round_pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _shrunk(path: QPainterPath, by: float) -> QPainterPath:
    """Towards the middle of the shape itself, which for the triangle is lower than the middle of the box."""
    corners = path.toFillPolygon().toList()
    middle = path.boundingRect().center()
    if len(corners) == 4:  # a triangle, closed
        middle = (corners[0] + corners[1] + corners[2]) / 3
    to_middle = QTransform.fromTranslate(-middle.x(), -middle.y())
    return (to_middle * QTransform.fromScale(by, by) * QTransform.fromTranslate(middle.x(), middle.y())).map(path)


def _paint_letter(painter: QPainter, ordinal: int) -> None:
    sticky = tokens().sticky
    text, name = letter(ordinal), shape(ordinal)
    font = QFont(family())
    font.setBold(True)
    font.setPixelSize(100)  # measured large and scaled down: fonts know only whole pixels
    shrink = letter_size(name, len(text)) / 100
    # Two letters, from the 27th theme on, are narrowed by `letter_size`.
    width = QFontMetricsF(font).horizontalAdvance(text) * shrink
    painter.setFont(font)
    painter.setPen(QColor(sticky.fill(ordinal) if is_inverse(ordinal) else sticky.ink))
    painter.translate(BOX / 2 - width / 2, letter_baseline(name))
    painter.scale(shrink, shrink)
    painter.drawText(QPointF(0, 0), text)


# 28 drawings in a handful of sizes, two modes and two ratios; all of them are small.
@lru_cache(maxsize=512)
def symbol_pixmap(ordinal: int, size: int, mode: Mode, ratio: float = 1.0) -> QPixmap:
    """The symbol `size` px square for a screen of that device pixel ratio."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_symbol(painter, QRectF(0, 0, size, size), ordinal, mode)
    painter.end()
    return pixmap
