"""How firmly a room backs something: one bar with a segment for each point of the scale, to scale, and the line agreed beforehand.

The figures stand in the segments and in its description; a tone alone never says anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from moothall.ui.kit.tip import set_tip
from moothall.ui.theme.look import look

_GAP = 2  # px between segments
_LINE, _PAST = 3, 7  # px: the threshold's width, and how far it goes past each edge


@dataclass(frozen=True, slots=True)
class Agreement:
    """Counts in the scale's order, the most in favour first. The first `support` points count as support; the line stands at `threshold`
    per cent of all, None where nothing was agreed. `words` says all of it.
    """

    counts: tuple[int, ...] = ()
    support: int = 0
    threshold: int | None = None
    words: str = ""


class AgreementBar(QWidget):
    """`slim` is one beside others, without figures."""

    def __init__(self, *, slim: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slim, self._shown = slim, Agreement()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_agreement(self, shown: Agreement) -> None:
        if shown == self._shown:
            return
        self._shown = shown
        self.setAccessibleName(shown.words)
        set_tip(self, shown.words)
        self.update()

    def sizeHint(self) -> QSize:
        now = look()
        return QSize(now.px(240), (now.px(16) if self._slim else now.px(40)) + 2 * _PAST)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(self.rect()).adjusted(0.5, _PAST, -0.5, -_PAST)
        whole = sum(self._shown.counts)
        x = bar.left()
        told = [(place, n) for place, n in enumerate(self._shown.counts) if n]
        room = bar.width() - _GAP * max(0, len(told) - 1)
        for place, n in told:
            wide = room * n / whole
            self._paint_segment(painter, QRectF(x, bar.top(), wide, bar.height()), place, n)
            x += wide + _GAP
        if self._shown.threshold is not None and whole:
            at = bar.left() + bar.width() * self._shown.threshold / 100
            painter.fillRect(QRectF(at - _LINE / 2, 0, _LINE, self.height()), look().colour("ink"))

    def _paint_segment(self, painter: QPainter, box: QRectF, place: int, n: int) -> None:
        now = look()
        ground = self._tone(place)
        painter.setPen(QPen(now.colour("ink3"), 1))
        painter.setBrush(ground)
        painter.drawRect(box)
        if self._slim:
            return
        painter.setFont(now.font("meta", bold=True))
        # Whatever reads better on this tone.
        light, dark = sorted((now.colour("ink"), now.colour("paper")), key=QColor.lightness, reverse=True)
        painter.setPen(dark if ground.lightness() > (light.lightness() + dark.lightness()) / 2 else light)
        if now.metrics("meta", bold=True).horizontalAdvance(str(n)) < box.width():
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(n))

    def _tone(self, place: int) -> QColor:
        """From the accent to paper over the points in support, and from paper to grey over the rest."""
        support, points = max(1, self._shown.support), len(self._shown.counts)
        if place < support:
            return _between(look().colour("accent"), look().colour("paper"), 0.5 * place / support)
        return _between(look().colour("paper"), look().colour("edge"), 0.6 * (place - support) / max(1, points - support - 1))


def _between(one: QColor, other: QColor, share: float) -> QColor:
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    red, green, blue = (round(a + (b - a) * share) for a, b in pairs)
    return QColor(red, green, blue)


def support_of(counts: Sequence[int], support: int) -> int:
    """How many stand at the points that count as support."""
    return sum(counts[:support])
