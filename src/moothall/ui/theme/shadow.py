"""The one small shadow under paper: a nine-patch pixmap a mode. Nothing else on the desk has depth."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from moothall.tokens import Mode, Shadow, tokens
from moothall.ui.theme.look import look

_REACH = 4  # px the pixmap extends beyond the paper on every side


@cache
def _patch(mode: Mode, ratio: float) -> QPixmap:
    shadow = tokens(mode).shadow
    side = 4 * _REACH
    patch = QPixmap(round(side * ratio), round(side * ratio))
    patch.setDevicePixelRatio(ratio)
    patch.fill(Qt.GlobalColor.transparent)
    painter = QPainter(patch)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    _soft_edge(painter, QRectF(_REACH, _REACH + shadow.down, side - 2 * _REACH, side - 2 * _REACH), shadow)
    painter.end()
    return patch


def _soft_edge(painter: QPainter, rect: QRectF, shadow: Shadow) -> None:
    """A few thin layers, each a little smaller, add up to the blur."""
    steps = 2 * shadow.blur
    layer = QColor(tokens().sticky.ink)
    layer.setAlphaF(shadow.opacity / steps)
    painter.setBrush(layer)
    for step in range(steps):
        out = shadow.blur / 2 - step * shadow.blur / steps
        painter.drawRoundedRect(rect.adjusted(-out, -out, out, out), out + 2, out + 2)


def paint_shadow(painter: QPainter, rect: QRect) -> None:
    """The shadow around a piece of paper at `rect`. Paint it first. Nothing in high contrast."""
    now = look()
    if now.contrast:
        return
    ratio = painter.device().devicePixelRatioF()
    patch = _patch(now.mode, ratio)
    around = QRectF(rect).adjusted(-_REACH, -_REACH, _REACH, _REACH)
    for across, from_x in _bands(around.left(), around.width()):
        for down, from_y in _bands(around.top(), around.height()):
            target = QRectF(across[0], down[0], across[1], down[1])
            source = QRectF(from_x[0] * ratio, from_y[0] * ratio, from_x[1] * ratio, from_y[1] * ratio)
            painter.drawPixmap(target, patch, source)


def _bands(start: float, length: float) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Start and length of the three bands of a nine-patch along one side, each with its place in the pixmap; the middle one stretches."""
    corner = 2 * _REACH - 1
    whole = 4 * _REACH
    return [
        ((start, corner), (0, corner)),
        ((start + corner, length - 2 * corner), (corner, whole - 2 * corner)),
        ((start + length - corner, corner), (whole - corner, corner)),
    ]
