"""The screen while it is being drawn: a page always 1080 units high, made of strokes. Paints nothing itself and decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from moothall.tokens import Mode, Type, tokens
from moothall.ui.shared_screen.painting.block import Block, close_lines, step
from moothall.ui.shared_screen.painting.strokes import Drawn, DrawnText, PressTarget, Stroke
from moothall.ui.theme.symbols import paint_symbol

# Units. The tokens of the shared screen are given for it, and every screen is this high in its own units.
HIGH = 1080.0
NARROWEST = 1280.0  # a screen narrower than 6:5 is painted smaller instead
LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class State:
    """What the screen adds to its picture by itself: seconds `gone` since the picture was made, and digits `typed` so far."""

    gone: int = 0
    typed: str = ""


AT_FIRST = State()
_OVER = 4.0  # units by which a round join or a soft edge may stand out


class ScreenPage:
    """All measures below are the design's own, so that a miniature breaks its lines where the screen does."""

    def __init__(self, size: QSize, mode: Mode) -> None:
        self.mode, self._size = mode, size
        # Pixels to a unit.
        self.unit = min(size.height() / HIGH, size.width() / NARROWEST)
        self.width, self.height = size.width() / self.unit, size.height() / self.unit
        self._colours = tokens(mode).colours
        self._texts: list[DrawnText] = []
        self._targets: list[PressTarget] = []
        self._strokes: list[Stroke] = []

    def colour(self, name: str) -> QColor:
        return QColor(getattr(self._colours, name))

    def drawn(self) -> Drawn:
        # White paper in the light, for a projector has no brighter; the dark wall in the dark, for it should light no room.
        ground = self._colours.paper if self.mode == "light" else self._colours.wall
        return Drawn(self._size, ground, self.unit, tuple(self._strokes), tuple(self._texts), tuple(self._targets))

    def _stroke(self, look: tuple[object, ...], reach: QRectF, draw: Callable[[QPainter], None]) -> None:
        # One pixel more on each side than was reckoned: a reach too small leaves a ghost, one too large costs a little.
        seen = self._on_screen(reach.adjusted(-_OVER, -_OVER, _OVER, _OVER)).toAlignedRect()
        self._strokes.append(Stroke(look, seen.adjusted(-1, -1, 1, 1), draw))

    # text

    def write(self, block: Block, x: float, y: float, ink: str = "ink") -> None:
        at, colour = QPointF(x, y), self.colour(ink)
        # Everything the pixels depend on: two strokes are the same when these are.
        self._stroke(("text", *block.look, x, y, ink), block.reach(at), lambda painter: block.draw(painter, at, colour))
        rect = self._on_screen(QRectF(x + block.left, y, block.width, block.height))
        # Told for those who check that nothing is smaller than the base size.
        self._texts.append(DrawnText(block.text, block.step.size * self.unit, block.step.line * self.unit, rect))

    def write_close(
        self, text: str, rect: QRectF, ink: str = "ink", align: Qt.AlignmentFlag = LEFT, *, bold: bool = False, most: int = 2
    ) -> None:
        """One line in the middle of `rect`'s height, or close ones where one would cut it, which may reach into the gaps around."""
        block = close_lines(text, rect.width(), most, align, bold=bold)
        self.write(block, rect.x(), rect.center().y() - block.height / 2, ink)

    def line(
        self,
        text: str,
        rect: QRectF,
        kind: str | Type = "base",
        ink: str = "ink",
        align: Qt.AlignmentFlag = LEFT,
        *,
        bold: bool | None = None,
    ) -> float:
        """One line in the middle of `rect`'s height, cut with an ellipsis when too wide. Gives its width."""
        type_ = step(kind, bold=bold) if isinstance(kind, str) else kind
        block = Block(text, type_, rect.width(), align=align)
        self.write(block, rect.x(), rect.center().y() - type_.line / 2, ink)
        return block.width

    # shapes

    def dot(self, x: float, y: float, across: float, *, solid: bool, stroke: float, ink: str = "accent", open_ink: str = "accent") -> None:
        """A dot by the top left of its square."""
        square, half = QRectF(x, y, across, across), 0.0 if solid else stroke / 2
        fill, pen = (self.colour(ink), None) if solid else (None, QPen(self.colour(open_ink), stroke))
        inner = square.adjusted(half, half, -half, -half)
        look = ("dot", x, y, across, solid, stroke, ink, open_ink)
        self._stroke(look, square, lambda painter: _with(painter, pen, fill).drawEllipse(inner))

    def box(self, rect: QRectF, fill: str | None, edge: str | None = None, stroke: float = 3, radius: float = 12) -> None:
        """A box whose border lies inside `rect`."""
        half = stroke / 2 if edge else 0.0
        inner = rect.adjusted(half, half, -half, -half)
        pen, ground = QPen(self.colour(edge), stroke) if edge else None, self.colour(fill) if fill else None
        look = ("box", *_four(rect), fill, edge, stroke, radius)
        self._stroke(look, rect, lambda painter: _with(painter, pen, ground).drawRoundedRect(inner, radius, radius))

    def polygon(self, corners: Sequence[QPointF], edge: str, stroke: float) -> None:
        """An outline through `corners`."""
        shape, pen = QPolygonF(list(corners)), QPen(self.colour(edge), stroke)
        look = ("polygon", *((p.x(), p.y()) for p in corners), edge, stroke)
        reach = shape.boundingRect().adjusted(-2 * stroke, -2 * stroke, 2 * stroke, 2 * stroke)  # a sharp corner stands out
        self._stroke(look, reach, lambda painter: _with(painter, pen, None).drawPolygon(shape))

    def fill(self, rect: QRectF, ink: str) -> None:
        colour = self.colour(ink)
        self._stroke(("fill", *_four(rect), ink), rect, lambda painter: painter.fillRect(rect, colour))

    def rule(self, y: float, left: float, right: float) -> None:
        self.fill(QRectF(left, y - 1, right - left, 2), "line")

    def symbol(self, x: float, y: float, side: float, ordinal: int) -> None:
        rect = QRectF(x, y, side, side)
        self._stroke(("symbol", x, y, side, ordinal), rect, lambda painter: paint_symbol(painter, rect, ordinal, self.mode))

    # places to press

    def target(self, wish: str, name: str, rect: QRectF) -> None:
        self._targets.append(PressTarget(wish, name, self._on_screen(rect).toAlignedRect()))

    def _on_screen(self, rect: QRectF) -> QRectF:
        return QRectF(rect.x() * self.unit, rect.y() * self.unit, rect.width() * self.unit, rect.height() * self.unit)


def _four(rect: QRectF) -> tuple[float, float, float, float]:
    return rect.x(), rect.y(), rect.width(), rect.height()


def _with(painter: QPainter, pen: QPen | None, fill: QColor | None) -> QPainter:
    # Both are always set: strokes are painted one by one, and none may wear what another left.
    painter.setPen(pen or Qt.PenStyle.NoPen)
    painter.setBrush(fill or Qt.BrushStyle.NoBrush)
    return painter
