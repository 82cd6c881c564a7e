"""The picture of the board in squares, kept while it is true. Paints missing ones within a budget, and into others only what was spoilt."""

from __future__ import annotations

import math
from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QPainter, QPixmap, QRegion

SIDE = 512
"""Of a tile, in pixels of the screen. Large enough that a 1080p window is a dozen or two of them, small enough that a full one paints in
one to a few ms (1.5 to 6 ms when both designs were measured)."""
BUDGET = 0.004
"""Seconds of painting a frame; at least one tile is painted in each. A quarter of a frame at 60 Hz: one tile that takes longer still
leaves the frame whole. The spike ran with 6 ms; less leaves more of the frame to the rest of the window."""
# Tiles kept at least, of 1 MB each (512 x 512 pixels of 4 bytes): a small window can scroll back some way without painting.
_FEWEST = 48

Paint = Callable[[QPainter, QRectF], None]
"""Paints an area, both in px at 100 % zoom."""


class TileCache:
    """Places are in pixels of the screen, from the board's top left corner, but for `spoil`, which takes the board's own."""

    def __init__(self, paint: Paint, stand_in: Paint) -> None:
        self._paint, self._stand_in = paint, stand_in
        self._zoom = self._ratio = 1.0
        self._tiles: dict[tuple[int, int], QPixmap] = {}
        # Only tiles that exist have an entry; one that is missing will be painted whole anyway.
        self._spoilt: dict[tuple[int, int], QRegion] = {}

    def show_at(self, zoom: float, ratio: float) -> None:
        """Another zoom, or a screen of another pixel ratio."""
        if (zoom, ratio) != (self._zoom, self._ratio):
            self._zoom, self._ratio = zoom, ratio
            # Tiles of another zoom don't stand in meanwhile: scaling a window of them smoothly was measured at 3.7 ms, nearly the budget.
            self.clear()

    def clear(self) -> None:
        self._tiles.clear()
        self._spoilt.clear()

    def spoil(self, area: QRect) -> None:
        """What lies here has changed. Only this much of a tile is painted again, once it is looked at."""
        spoilt = self.on_screen(QRectF(area))
        # Walks the tiles there are, a hundred or so, and not the area, which may be the whole board.
        for at in self._tiles:
            part = spoilt.intersected(_place(at))
            if not part.isEmpty():
                self._spoilt[at] = self._spoilt.get(at, QRegion()).united(part)

    def on_screen(self, area: QRectF) -> QRect:
        """An area of the board, out to whole pixels."""
        by = self._zoom * self._ratio
        return QRectF(area.x() * by, area.y() * by, area.width() * by, area.height() * by).toAlignedRect()

    def draw(self, painter: QPainter, seen: QRect, corner: QPoint, *, whole: bool = False) -> bool:
        """Draws what is `seen`, with `corner` at the painter's origin. Returns whether something waits for the next frame; nothing
        does when it is wanted `whole`."""
        # `painted` lets at least one tile through however slow it is, or a slow machine would never get anywhere.
        waits, began, painted = False, perf_counter(), False
        for at in _touching(seen):
            if at not in self._tiles or at in self._spoilt:
                if painted and not whole and perf_counter() - began > BUDGET:
                    waits = True
                else:
                    self._make_true(at)
                    painted = True
            self._draw_tile(painter, at, corner)
        # After drawing, so that nothing in sight is thrown away and painted again in one frame.
        self._let_go(seen)
        return waits

    def _make_true(self, at: tuple[int, int]) -> None:
        place = _place(at)
        # Popped before it is painted: what is spoilt meanwhile must not be lost.
        spoilt = self._spoilt.pop(at, QRegion())
        if at not in self._tiles:
            self._tiles[at] = QPixmap(SIDE, SIDE)
            self._tiles[at].setDevicePixelRatio(self._ratio)
            spoilt = QRegion(place)
        painter = QPainter(self._tiles[at])
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)  # theme symbols at any zoom
        # Rectangle by rectangle, each clipped: a region's bounding box could be the whole tile.
        for part in spoilt:  # type: ignore[attr-defined]  # regions are sequences, and the stubs don't know
            painter.save()
            self._at(painter, place.topLeft(), part)
            self._paint(painter, self._on_board(part))
            painter.restore()
        painter.end()

    def _draw_tile(self, painter: QPainter, at: tuple[int, int], corner: QPoint) -> None:
        """The tile, or strips in its place. What is out of date stays for a frame rather than flicker."""
        place = _place(at)
        painter.save()
        if at in self._tiles:
            painter.scale(1 / self._ratio, 1 / self._ratio)
            # The source in px of the pixmap, whatever its ratio; the painter was scaled back to pixels of the screen for it.
            painter.drawPixmap(QRectF(place.translated(-corner)), self._tiles[at], QRectF(0, 0, SIDE, SIDE))
        else:
            self._at(painter, corner, place)
            self._stand_in(painter, self._on_board(place))
        painter.restore()

    def _at(self, painter: QPainter, corner: QPoint, part: QRect) -> None:
        """The painter to the board's own measures, and no further than `part`."""
        painter.scale(1 / self._ratio, 1 / self._ratio)
        painter.setClipRect(part.translated(-corner))
        painter.translate(-corner)
        painter.scale(self._zoom * self._ratio, self._zoom * self._ratio)

    def _on_board(self, part: QRect) -> QRectF:
        by = self._zoom * self._ratio
        return QRectF(part.x() / by, part.y() / by, part.width() / by, part.height() / by)

    def _let_go(self, seen: QRect) -> None:
        """The oldest tiles, once there are more than twice as many as fill the window."""
        most = max(_FEWEST, 2 * len(_touching(seen)))
        # A dict keeps the order of making: the first are the oldest. A copy of the keys, since it shrinks meanwhile.
        for at in list(self._tiles)[: max(0, len(self._tiles) - most)]:
            if not _place(at).intersects(seen):
                del self._tiles[at]
                self._spoilt.pop(at, None)


def _place(at: tuple[int, int]) -> QRect:
    return QRect(at[0] * SIDE, at[1] * SIDE, SIDE, SIDE)


def _touching(seen: QRect) -> list[tuple[int, int]]:
    # Floor and not truncation: left of the board's corner there are tiles with negative numbers.
    across = range(seen.left() // SIDE, math.floor(seen.right() / SIDE) + 1)
    down = range(seen.top() // SIDE, math.floor(seen.bottom() / SIDE) + 1)
    return [(x, y) for y in down for x in across] if not seen.isEmpty() else []
