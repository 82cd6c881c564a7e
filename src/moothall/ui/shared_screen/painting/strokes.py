"""A screen as it was drawn: its strokes in order, each with how far it reaches. Two screens differ where their strokes do, and only there
is anything painted again: a ballot more costs a number and the end of a bar, never the question above them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QRegion


@dataclass(frozen=True, slots=True)
class Stroke:
    """`look` is everything its pixels depend on; `reach` is in px of the screen and never too small."""

    look: tuple[object, ...]
    # Not compared, like `draw`: both follow from `look`, and a function equals only itself.
    reach: QRect = field(compare=False)
    draw: Callable[[QPainter], None] = field(compare=False)


@dataclass(frozen=True, slots=True)
class DrawnText:
    """A text as it stands on the screen: font size, line height and place in px of the screen."""

    text: str
    px: float
    line: float
    rect: QRectF


@dataclass(frozen=True, slots=True)
class PressTarget:
    """A place that can be pressed: the wish it sends, what it is called, and where it is in px of the screen."""

    wish: str
    name: str
    rect: QRect


@dataclass(frozen=True, slots=True)
class Drawn:
    """A whole screen of `size` px on its `ground`, a colour's name. Made once, painted as often as it is wanted."""

    size: QSize
    ground: str
    unit: float = 1.0
    strokes: tuple[Stroke, ...] = ()
    texts: tuple[DrawnText, ...] = ()
    targets: tuple[PressTarget, ...] = ()

    def paint(self, painter: QPainter, within: QRegion | None = None) -> None:
        """All of it, or no more than shows `within`, which the painter is clipped to."""
        painter.fillRect(QRect(0, 0, self.size.width(), self.size.height()), QColor(self.ground))
        painter.save()
        painter.scale(self.unit, self.unit)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Strokes lie over each other in order, so that each that touches the area must be painted again.
        for stroke in self.strokes:
            if within is None or within.intersects(stroke.reach):
                stroke.draw(painter)
        painter.restore()

    def differs_from(self, before: Drawn) -> QRegion:
        """Where a screen that shows `before` has to be painted for this one."""
        whole = QRegion(QRect(0, 0, self.size.width(), self.size.height()))
        # Another size or mode: nothing is where it was.
        if (self.size, self.ground, self.unit) != (before.size, before.ground, before.unit):
            return whole
        # Counted, since two strokes may look the same, and one of them may go.
        old, new = Counter(s.look for s in before.strokes), Counter(s.look for s in self.strokes)
        gone, come = old - new, new - old
        if _staying(before.strokes, gone) != _staying(self.strokes, come):
            return whole  # what stays lies in another order
        region = QRegion()
        for strokes, changed in ((before.strokes, gone), (self.strokes, come)):
            for stroke in strokes:
                if stroke.look in changed:
                    region += stroke.reach
        return region


def _staying(strokes: tuple[Stroke, ...], but: Counter[tuple[object, ...]]) -> list[tuple[object, ...]]:
    # Looks that changed in number are left out altogether: they are painted again in any case.
    return [stroke.look for stroke in strokes if stroke.look not in but]
