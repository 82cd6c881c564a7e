"""The one small shadow under paper: a nine-patch pixmap a mode. Nothing else on the desk has depth."""

from __future__ import annotations

import math
from functools import cache, lru_cache

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from moothall.tokens import Mode, Shadow, tokens
from moothall.ui.theme.look import look

_REACH = 4  # px the shadow extends beyond the paper on every side
_SMALL = 120_000  # pixels of a card whose shadow is kept in one piece


@cache
def _patch(mode: Mode, scale: float) -> QPixmap:
    """In pixels of the screen, `scale` of them to one px: four times the reach across."""
    shadow, reach = tokens(mode).shadow, _reach(scale)
    # A paper twice the reach wide, and the reach on both sides of it.
    patch = QPixmap(4 * reach, 4 * reach)
    patch.fill(Qt.GlobalColor.transparent)
    painter = QPainter(patch)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.translate(reach, reach)
    painter.scale(scale, scale)
    _soft_edge(painter, QRectF(0, shadow.down, 2 * reach / scale, 2 * reach / scale), shadow)
    painter.end()
    return patch


def _reach(scale: float) -> int:
    return math.ceil(_REACH * scale)


def _soft_edge(painter: QPainter, rect: QRectF, shadow: Shadow) -> None:
    """A few thin layers, each a little smaller, add up to the blur."""
    steps = 2 * shadow.blur
    layer = QColor(tokens().sticky.ink)
    # Laid over each other where they all lie, they reach about the token's opacity.
    layer.setAlphaF(shadow.opacity / steps)
    painter.setBrush(layer)
    for step in range(steps):
        out = shadow.blur / 2 - step * shadow.blur / steps
        # 2 px, the paper's own radius.
        painter.drawRoundedRect(rect.adjusted(-out, -out, out, out), out + 2, out + 2)


def paint_shadow(painter: QPainter, rect: QRect) -> None:
    """The shadow around a piece of paper at `rect`. Paint it first. Nothing in high contrast.

    Lies on whole pixels of the screen, so that it is the same however much of it a clipped painter paints.
    """
    now = look()
    if now.contrast:
        return
    to_screen = painter.deviceTransform()
    # Rounded, for the scale is part of a key: zooms that differ in the seventh place are one.
    scale, paper = round(to_screen.m11(), 3), to_screen.mapRect(QRectF(rect)).toRect()
    painter.save()
    painter.resetTransform()
    # To the pixels of the device itself, past its ratio and past where a tile's painter begins.
    painter.setTransform(painter.deviceTransform().inverted()[0])
    reach = _reach(scale)
    if paper.width() * paper.height() < _SMALL:
        painter.drawPixmap(paper.topLeft() - QPoint(reach, reach), _whole(now.mode, scale, paper.width(), paper.height()))
    else:
        _paint_bands(painter, paper, now.mode, scale)
    painter.restore()


# Notes of one board have few heights: a hundred or so hold them at one zoom. At most 480 kB each, 120,000 pixels of 4 bytes.
@lru_cache(maxsize=128)
def _whole(mode: Mode, scale: float, width: int, height: int) -> QPixmap:
    """The shadow of a note or a card in one piece, for boards full of them."""
    reach = _reach(scale)
    whole = QPixmap(width + 2 * reach, height + 2 * reach)
    whole.fill(Qt.GlobalColor.transparent)
    painter = QPainter(whole)
    _paint_bands(painter, QRect(reach, reach, width, height), mode, scale)
    painter.end()
    return whole


def _paint_bands(painter: QPainter, paper: QRect, mode: Mode, scale: float) -> None:
    patch, reach = _patch(mode, scale), _reach(scale)
    around = paper.adjusted(-reach, -reach, reach, reach)
    # The middle of the nine is painted, too, and then covered by the paper.
    for across, from_x in _bands(around.left(), around.width(), reach):
        for down, from_y in _bands(around.top(), around.height(), reach):
            target, source = QRect(across[0], down[0], across[1], down[1]), QRect(from_x[0], from_y[0], from_x[1], from_y[1])
            painter.drawPixmap(target, patch, source)


def _bands(start: int, length: int, reach: int) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Start and length of the three bands of a nine-patch along one side, each with its place in the pixmap; the middle one stretches."""
    # Corners take all but the 2 px in the middle, which are the same in a row and can be stretched.
    corner, whole = 2 * reach - 1, 4 * reach
    return [
        ((start, corner), (0, corner)),
        ((start + corner, length - 2 * corner), (corner, whole - 2 * corner)),
        ((start + length - corner, corner), (whole - corner, corner)),
    ]
