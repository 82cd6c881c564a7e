"""The window onto the board: scrolls and zooms over the tiles, and paints live what is under the pointer or on its way. Chooses nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from moothall.ui.board import board_painting, note_paint
from moothall.ui.board.column import More, Note, Stop
from moothall.ui.board.layout import BRIEF
from moothall.ui.board.scene import REACH, BoardScene
from moothall.ui.board.tile_cache import TileCache

_IDLE, _MEASURED_AT_ONCE = 16, 0.004
"""Every so many ms, so many seconds of measuring notes nobody has seen yet. 16 ms is one frame at 60 Hz; 4 ms of it leaves the rest to
whatever the facilitator does meanwhile."""


class Canvas(QAbstractScrollArea):
    """`zoom` is in per cent. The board's own places are px at 100 %."""

    def __init__(self, scene: BoardScene) -> None:
        super().__init__()
        self.board = scene
        self.zoom = 100
        self.painted = 0
        """How many notes have been painted so far, into tiles or live."""
        self._hovered: Stop | None = None
        self._tiles = TileCache(self._paint_tile, self._stand_in)
        # `_is_new`: the first picture must be whole. `_waits`: some tile is still to come. `_is_busy`: something was painted
        # lately, so that measuring waits for the next turn.
        self._is_new, self._waits, self._is_busy = True, False, False
        self._next, self._idle = QTimer(self), QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self.viewport().update)
        self._idle.setInterval(_IDLE)
        self._idle.timeout.connect(self._measure_on)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Columns flow into the width, so that there is hardly ever anything to scroll across, and a bar would come and go with the
        # zoom.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        # Tiles cover all of it: clearing it first would be one more fill of the whole window a frame.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        scene.spoilt.connect(self._spoil)
        scene.renewed.connect(self._renew)
        scene.resized.connect(self._fit_bars)
        scene.travel.moved.connect(self._update)

    @property
    def scale(self) -> float:
        return self.zoom / 100

    @property
    def is_crisp(self) -> bool:
        """Whether everything in sight is painted, and no strip stands for anything."""
        return not self._waits

    # what is where

    @property
    def corner(self) -> QPoint:
        """Of the viewport, in px of the zoomed board."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def mapToScene(self, at: QPoint) -> QPointF:
        """A point of the viewport, on the board."""
        return QPointF(at + self.corner) / self.scale

    def on_board(self, area: QRect) -> QRectF:
        """An area of the viewport, on the board."""
        return QRectF(self.mapToScene(area.topLeft()), QRectF(area).size() / self.scale)

    def on_viewport(self, area: QRect) -> QRect:
        """An area of the board, on the viewport."""
        by = self.scale
        zoomed = QRectF(area.x() * by, area.y() * by, area.width() * by, area.height() * by)
        return zoomed.translated(-QPointF(self.corner)).toAlignedRect()

    # The usual room, 8 and 16 px, holds the focus ring and shows that something goes on above or below.
    def bring_into_sight(self, area: QRect, across: int = 8, down: int = 16) -> None:
        """Scrolls as little as it takes, with this much room round the area of the board."""
        here = self.on_viewport(area)
        for bar, start, end, room, length in (
            (self.horizontalScrollBar(), here.left(), here.right(), across, self.viewport().width()),
            (self.verticalScrollBar(), here.top(), here.bottom(), down, self.viewport().height()),
        ):
            # What is longer than the window shows its start: that is where reading begins.
            if start - room < 0 or end - start + 2 * room > length:
                bar.setValue(bar.value() + min(start - room, bar.maximum()))
            elif end + room > length:
                bar.setValue(bar.value() + end + room - length)

    def bring_to_middle(self, area: QRect) -> None:
        way = self.on_viewport(area).center() - self.viewport().rect().center()
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + way.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + way.y())

    # room and scrolling

    def flow(self) -> None:
        """Columns flow anew into the width there is."""
        # The view's own width, not the viewport's: a scroll bar that comes and goes must not move columns about.
        self.board.flow(self.width() / self.scale, self.height() / self.scale, self.scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_bars()

    def _fit_bars(self) -> None:
        room = self.viewport().size()
        for bar, length, seen in (
            (self.horizontalScrollBar(), self.board.width, room.width()),
            (self.verticalScrollBar(), self.board.height, room.height()),
        ):
            bar.setRange(0, max(0, round(length * self.scale) - seen))
            bar.setPageStep(seen)
            # A twentieth of what is seen: one notch of a wheel is usually three such steps, and the eye keeps its place.
            bar.setSingleStep(seen // 20)

    def scrollContentsBy(self, across: int, down: int) -> None:
        # Moves the pixels there are and paints only the strip that came into sight: this is what makes scrolling cheap.
        self.viewport().scroll(across, down)
        if not self.devicePixelRatioF().is_integer():
            self.viewport().update()  # tiles lie on whole pixels, and half a pixel can't be scrolled

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # A change of mode or text size arrives as a new style sheet; every measure and every tile is out of date then.
        if event.type() == QEvent.Type.StyleChange:
            self.board.dress()
            self.flow()

    # painting

    def _renew(self) -> None:
        """Nothing painted before is true any more."""
        self._tiles.clear()
        # It may be a note that has gone; the pointer tells again when it moves.
        self._hovered = None
        self._fit_bars()
        self.viewport().update()
        if self.isVisible():
            self._idle.start()

    def _spoil(self, area: QRect) -> None:
        self._tiles.spoil(area)
        self._update(area)

    def _update(self, area: QRect) -> None:
        # Shadow, dashes and the edge of a hovered note lie outside the paper.
        reach = self.on_viewport(area.adjusted(-REACH, -REACH, REACH, REACH))
        self.viewport().update(reach.intersected(self.viewport().rect()))

    def _paint_tile(self, painter: QPainter, area: QRectF) -> None:
        self.painted += board_painting.paint_board(painter, self.board, area, self.scale, self.board.travel.places)

    def _stand_in(self, painter: QPainter, area: QRectF) -> None:
        board_painting.paint_coarse(painter, self.board, area, self.scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._is_busy = True
        painter = QPainter(self.viewport())
        waits = self._draw_tiles(painter, event.rect())
        # A partial frame knows nothing of tiles outside it, so what waited before goes on waiting.
        self._waits = waits or (self._waits and event.rect() != self.viewport().rect())
        painter.save()
        painter.translate(-QPointF(self.corner))
        painter.scale(self.scale, self.scale)
        self._paint_live(painter, self.on_board(event.rect()))
        painter.restore()
        self.paint_over(painter)
        painter.end()
        if self._waits:
            # 0 ms: as soon as the events that are already here are done, so that a key never waits for a tile.
            self._next.start(0)

    def _draw_tiles(self, painter: QPainter, seen: QRect) -> bool:
        """Whether something must wait for the next frame. The first picture of a board is whole at once."""
        ratio = self.devicePixelRatioF()
        # Whole pixels of the screen, so that a tile is copied and never smoothed.
        corner = QPoint(round(self.corner.x() * ratio), round(self.corner.y() * ratio))
        on_screen = QRectF(seen.x() * ratio, seen.y() * ratio, seen.width() * ratio, seen.height() * ratio).toAlignedRect()
        self._tiles.show_at(self.scale, ratio)
        # Only at first is everything painted at once, for a board that comes up in strips looks broken. Later a frame keeps its
        # budget.
        waits = self._tiles.draw(painter, on_screen.translated(corner), corner, whole=self._is_new)
        self._is_new = False
        return waits

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._idle.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._next.stop()
        self._idle.stop()

    def _measure_on(self) -> None:
        """Notes behind a fold, while nothing is painted: unfolding them should not take a breath."""
        if not self._is_busy and not self.board.measure(_MEASURED_AT_ONCE):
            self._idle.stop()
        self._is_busy = False

    def paint_over(self, painter: QPainter) -> None:
        """For who has something to draw on top, in px of the viewport."""

    # what is live: over the tiles, and painted in every frame

    def _paint_live(self, painter: QPainter, seen: QRectF) -> None:
        self._paint_hovered(painter)
        for note, place in self.board.travel.places.items():
            if seen.intersects(QRectF(place)):
                board_painting.paint_one(painter, note, place, self.scale)
                self.painted += 1

    def _paint_hovered(self, painter: QPainter) -> None:
        stop = self._hovered
        if stop is None or not self.board.holds(stop) or not stop.is_shown:
            return
        # The tile below has the shadow already; painted once more outside the paper it would darken.
        painter.setClipRect(stop.rect)
        if isinstance(stop, Note):
            # Further off the edge would be thinner than a pixel.
            if self.scale >= BRIEF:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                note_paint.paint_edge(painter, stop.rect, stop.face, selected=stop.selected, hover=True)
        elif isinstance(stop, More):
            board_painting.paint_more(painter, stop, hover=True)
        else:
            board_painting.paint_card(painter, stop, self.scale, hover=True)
        painter.setClipping(False)

    def hover(self, stop: Stop | None) -> None:
        """This is under the pointer now."""
        if stop is not self._hovered:
            for one in (self._hovered, stop):
                if one is not None and one.is_shown:
                    self._update(one.rect)
            self._hovered = stop

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hover(None)
