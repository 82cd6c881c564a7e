"""Paints a row of dots: solid for a voter, open for a further dot by someone already counted. Never guesses at voters."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from moothall.core.picture import ResultLine
from moothall.ui.shared_screen.painting.screen_page import ScreenPage

# Units of a screen 1080 high, as all below: from dot to dot, and a dot across.
_PITCH, _DOT = 33.0, 28.0
_LEAST_PITCH = 12.0  # closer than that dots run together: a bar says it better
# A bar is as high as a dot.
_HIGH = 28.0
# The ring of an open dot.
_STROKE = 5.0
# A dot beside the words that explain it.
_SAMPLE = 36.0
# The thickness of a bracket.
_BRACKET = 6.0
# A triangle's foot.
CONCERN_SIDE = 40.0


class Dots:
    """One scale for all rows of a vote: `most` dots fill at most `width`."""

    def __init__(self, page: ScreenPage, most: int, width: float) -> None:
        self._page = page
        self._pitch = min(_PITCH, width / max(1, most))

    def paint(self, line: ResultLine, x: float, y: float) -> None:
        """`y` is the top of a row 36 high."""
        if line.voters is None:
            self._bar(QRectF(x, y + 4, line.dots * self._pitch, _HIGH), solid=True)
        elif self._pitch < _LEAST_PITCH:
            # The solid part is never longer than the whole bar.
            voters = min(line.voters, line.dots) * self._pitch
            self._bar(QRectF(x, y + 4, voters, _HIGH), solid=True)
            self._bar(QRectF(x + voters, y + 4, line.dots * self._pitch - voters, _HIGH), solid=False)
        else:
            self._paint_dots(line.dots, line.voters, x, y)

    def _paint_dots(self, dots: int, voters: int, x: float, y: float) -> None:
        across = _DOT * self._pitch / _PITCH
        for place in range(dots):
            self._page.dot(
                x + place * self._pitch, y + (36 - across) / 2, across, solid=place < voters, stroke=_STROKE * self._pitch / _PITCH
            )

    def _bar(self, rect: QRectF, *, solid: bool) -> None:
        if rect.width() > 0:
            self._page.box(rect, "accent" if solid else None, None if solid else "accent", _STROKE, 0)

    @staticmethod
    def paint_sample(page: ScreenPage, sample: str, x: float, middle: float) -> float:
        """For the line that says what dots mean. Gives its right end."""
        if sample == "bar":
            page.box(QRectF(x, middle - _HIGH / 2, 2 * _SAMPLE, _HIGH), "accent", radius=0)
            return x + 2 * _SAMPLE
        if sample == "bracket":
            paint_bracket(page, QRectF(x, middle - 28, 20, 56))
            return x + 20
        if sample == "concern":
            paint_concern(page, x, middle)
            return x + CONCERN_SIDE
        page.dot(x, middle - _SAMPLE / 2, _SAMPLE, solid=sample == "solid", stroke=6)
        return x + _SAMPLE


def paint_concern(page: ScreenPage, x: float, middle: float) -> None:
    """A triangle that stands on its foot: no dot has its shape."""
    # A little flatter than an equilateral triangle, which would be 0.87 high.
    half, high = CONCERN_SIDE / 2, CONCERN_SIDE * 0.8
    corners = [QPointF(x, middle + high / 2), QPointF(x + half, middle - high / 2), QPointF(x + CONCERN_SIDE, middle + high / 2)]
    page.polygon(corners, "late", _STROKE)


def paint_bracket(page: ScreenPage, rect: QRectF) -> None:
    """Joins near-ties: open to the left."""
    top = QRectF(rect.x(), rect.y(), rect.width(), _BRACKET)
    for bar in (top, top.translated(0, rect.height() - _BRACKET), QRectF(rect.right() - _BRACKET, rect.y(), _BRACKET, rect.height())):
        page.fill(bar, "accent")
