"""The wall while it is being painted: a page 1080 units high on every screen, and a record of what was put on it. Decides nothing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from moothall.tokens import Mode, Type, tokens
from moothall.ui.shared_screen.painting.block import Block, step
from moothall.ui.theme.symbols import paint_symbol

HIGH = 1080.0
NARROWEST = 1280.0  # a wall narrower than 6:5 is painted smaller instead
LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class State:
    """What the wall adds to its picture by itself: seconds `gone` since the picture was made, and digits `typed` so far."""

    gone: int = 0
    typed: str = ""


AT_FIRST = State()


@dataclass(frozen=True, slots=True)
class DrawnText:
    """A text as it stands on the wall: font size, line height and place in px of the screen."""

    text: str
    px: float
    line: float
    rect: QRectF


@dataclass(frozen=True, slots=True)
class Target:
    """A place that can be pressed: the wish it sends, what it is called, and where it is in px of the screen."""

    wish: str
    name: str
    rect: QRect


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a painting put on the wall."""

    texts: tuple[DrawnText, ...] = ()
    targets: tuple[Target, ...] = ()


class Page:
    """Scales the painter, so that all measures below are the design's own and a miniature breaks its lines where the wall does."""

    def __init__(self, painter: QPainter, size: QSize, mode: Mode) -> None:
        self.painter, self.mode = painter, mode
        self.unit = min(size.height() / HIGH, size.width() / NARROWEST)
        self.width, self.height = size.width() / self.unit, size.height() / self.unit
        self._colours = tokens(mode).colours
        self._texts: list[DrawnText] = []
        self._targets: list[Target] = []
        painter.scale(self.unit, self.unit)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def colour(self, name: str) -> QColor:
        return QColor(getattr(self._colours, name))

    def drawn(self) -> Drawn:
        return Drawn(tuple(self._texts), tuple(self._targets))

    # text

    def write(self, block: Block, x: float, y: float, ink: str = "ink") -> None:
        block.draw(self.painter, QPointF(x, y), self.colour(ink))
        rect = self._on_screen(QRectF(x + block.left, y, block.width, block.height))
        self._texts.append(DrawnText(block.text, block.step.size * self.unit, block.step.line * self.unit, rect))

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
        if solid:
            self.painter.setPen(Qt.PenStyle.NoPen)
            self.painter.setBrush(self.colour(ink))
            self.painter.drawEllipse(QRectF(x, y, across, across))
            return
        self.painter.setPen(QPen(self.colour(open_ink), stroke))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        half = stroke / 2
        self.painter.drawEllipse(QRectF(x, y, across, across).adjusted(half, half, -half, -half))

    def box(self, rect: QRectF, fill: str | None, edge: str | None = None, stroke: float = 3, radius: float = 12) -> None:
        """A box whose border lies inside `rect`."""
        half = stroke / 2 if edge else 0.0
        self.painter.setPen(QPen(self.colour(edge), stroke) if edge else Qt.PenStyle.NoPen)
        self.painter.setBrush(self.colour(fill) if fill else Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)

    def rule(self, y: float, left: float, right: float) -> None:
        self.painter.fillRect(QRectF(left, y - 1, right - left, 2), self.colour("line"))

    def symbol(self, x: float, y: float, side: float, ordinal: int) -> None:
        paint_symbol(self.painter, QRectF(x, y, side, side), ordinal, self.mode)

    # places to press

    def target(self, wish: str, name: str, rect: QRectF) -> None:
        self._targets.append(Target(wish, name, self._on_screen(rect).toAlignedRect()))

    def _on_screen(self, rect: QRectF) -> QRectF:
        return QRectF(rect.x() * self.unit, rect.y() * self.unit, rect.width() * self.unit, rect.height() * self.unit)
