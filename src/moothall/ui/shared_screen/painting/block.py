"""Text on the screen: broken into lines on the token's line height, shrunk to fit down to the base size, then cut with an ellipsis.

Shows every sign as it was typed. Never goes below the base size: the back row must read it (practice 2.22).
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from moothall.tokens import Type, tokens
from moothall.ui.theme.fonts import family

LONGEST = 1500  # signs that could ever fit on a screen of twelve lines; the rest is not even measured
# From one size tried to the next. A tenth is a step hardly seen between two prompts; finer ones would lay each text out oftener.
_SHRINK = 0.9
CLOSE = 60
"""Units of a screen 1080 high from one line to the next, where words stand in the height of fewer lines."""
# Weight, the only one beside 400 that is bundled.
_BOLD = 700
# The line break a QTextLayout knows.
_BREAK = "\u2028"
# Right is meant absolutely: "right" alone is the left side of a text that runs from the right, and numbers must stay in column.
_PLACES = {
    Qt.AlignmentFlag.AlignLeft: Qt.AlignmentFlag.AlignLeft,
    Qt.AlignmentFlag.AlignRight: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute,
    Qt.AlignmentFlag.AlignHCenter: Qt.AlignmentFlag.AlignHCenter,
}


def step(kind: str, *, bold: bool | None = None) -> Type:
    """A step of the shared type scale, in units of a screen 1080 high."""
    size, line, weight = tokens().shared[kind]
    return Type(size, line, weight if bold is None else (_BOLD if bold else 400))


@cache
def font(size: int, bold: bool) -> QFont:
    """A shared QFont: copy before changing. Unhinted, so that a line breaks at the same word at every scale."""
    made = QFont(family())
    made.setPixelSize(size)
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # A hundredth of the size closer, for what is larger than the base: at these sizes the usual spacing falls apart.
    if size > tokens().shared["base"].size:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -size / 100)
    return made


class Block:
    """A text of one step in at most `most` lines of `width`. The first `strong` signs are bold. `cut` says that words are missing."""

    def __init__(
        self,
        text: str,
        step: Type,
        width: float = math.inf,
        most: int = 1,
        *,
        strong: int = 0,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        self.step, self._strong, self._align = step, strong, align
        # Qt's layout has no endless width; a million units is wider than any text of 1,500 signs.
        self._room = min(max(width, 1.0), 1_000_000.0)
        self.text = _screen_text(text)
        start = self._lay_out(max(1, most))
        # Laid out once to see whether it fits; what doesn't is shortened and laid out again.
        self.cut = start is not None or len(text) > LONGEST
        if start is not None:
            self.text = self._shortened(start)
            self._lay_out(max(1, most))

    def _lay_out(self, most: int) -> int | None:
        """Where the last line starts when the text runs on beyond it, else None. Counted in UTF-16 units, as Qt does."""
        laid = _laid_out(self.text, self.step, self._room, most, self._strong, self._align)
        self._layout, self.lines, self.left, self.width, over = laid
        return over

    def _shortened(self, start: int) -> str:
        signs = self.text.encode("utf-16-le")
        before, rest = signs[: 2 * start].decode("utf-16-le"), signs[2 * start :].decode("utf-16-le")
        metrics = QFontMetricsF(font(self.step.size, self.step.weight >= _BOLD or self._strong > 0))
        # The last line and all that follows it, cut to one line. The added " …" says that words are missing even where the line has
        # room.
        return before + metrics.elidedText(rest.replace(_BREAK, " ").rstrip() + " …", Qt.TextElideMode.ElideRight, self._room - 2)

    @property
    def height(self) -> float:
        return self.lines * self.step.line

    @property
    def look(self) -> tuple[object, ...]:
        """All that its pixels depend on, but for place and colour. What is left out here could change unseen."""
        return self.text, self.step.size, self.step.line, self.step.weight, self.lines, self._room, self._strong, self._align.value

    def reach(self, at: QPointF) -> QRectF:
        """Where its signs may stand: about as wide as it runs, and an em for what leans out."""
        em = self.step.size
        tall = self._column(at)
        return QRectF(at.x() + self.left - em, tall.y(), self.width + 2 * em, tall.height()).intersected(tall)

    def _column(self, at: QPointF) -> QRectF:
        """Towers of accents end here, so that one text can't cover its neighbours."""
        # Of a line, above and below: room for ordinary accents on the first line.
        spare = self.step.line * 0.3
        # 8 units at the sides, for italics and signs that lean out.
        return QRectF(at.x() - 8, at.y() - spare, min(self._room, 100_000) + 16, self.height + 2 * spare)

    def draw(self, painter: QPainter, at: QPointF, colour: QColor) -> None:
        """`at` is the top left of the column."""
        painter.save()
        painter.setClipRect(self._column(at), Qt.ClipOperation.IntersectClip)
        painter.setPen(colour)
        self._layout.draw(painter, at)
        painter.restore()


class _Laid(NamedTuple):
    """A text in its lines: how many, where they begin and how wide they run; `over` is where the last starts when the text runs on."""

    layout: QTextLayout
    lines: int
    left: float
    width: float
    over: int | None


# Never stale: a layout depends on these alone, and is only drawn. A vote on twelve tiles has some eighty texts; a dot changes one.
@lru_cache(maxsize=400)
def _laid_out(text: str, step: Type, room: float, most: int, strong: int, align: Qt.AlignmentFlag) -> _Laid:
    layout = QTextLayout(text, font(step.size, step.weight >= _BOLD))
    layout.setTextOption(_option(align))
    layout.setFormats(_formats(text, step, strong))
    layout.beginLayout()
    lines, left, width, start, end = 0, room, 0.0, 0, 0
    while lines < most and (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        line.setPosition(QPointF(0, lines * step.line + (step.line - line.height()) / 2))
        start, end = line.textStart(), line.textStart() + line.textLength()
        left = min(left, line.naturalTextRect().left())
        width = max(width, line.naturalTextWidth())
        lines += 1
    layout.endLayout()
    # One sign alone may be wider than the room; 1 unit is rounding.
    runs_on = width > room + 1 or end < _units(text)
    return _Laid(layout, lines, left, width, start if runs_on else None)


def _option(align: Qt.AlignmentFlag) -> QTextOption:
    option = QTextOption(_PLACES[align])
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _formats(text: str, step: Type, strong: int) -> list[QTextLayout.FormatRange]:
    if not strong:
        return []
    bold, span = QTextCharFormat(), QTextLayout.FormatRange()
    bold.setFont(font(step.size, True))
    span.start, span.length, span.format = 0, _units(text[:strong]), bold
    return [span]


def _screen_text(text: str) -> str:
    """Short enough to measure, with Qt's own line break, and no half characters."""
    whole = text[:LONGEST].encode("utf-16-le", "replace").decode("utf-16-le")
    return _BREAK.join(whole.splitlines())


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def close_lines(
    text: str, width: float, most: int = 2, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft, *, bold: bool = False
) -> Block:
    """Words of the base size on one line, or on closer ones where one would cut them."""
    base = step("base", bold=bold)
    block = Block(text, base, width, align=align)
    return Block(text, Type(base.size, CLOSE, base.weight), width, most, align=align) if block.cut else block


def halved(text: str, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft, *, bold: bool = False) -> Block:
    """The same on two close lines, as narrow as leaves it whole."""
    wide = Block(text, step("base", bold=bold)).width
    tries = (close_lines(text, wide * share / 100, align=align, bold=bold) for share in range(52, 100, 6))
    return next((block for block in tries if not block.cut), close_lines(text, wide + 1, align=align, bold=bold))


def leading(text: str) -> Qt.AlignmentFlag:
    """The side at which a text of its own begins: Arabic and Hebrew at the right. By its first letter that has a direction."""
    directions = (bidirectional(sign) for sign in text)
    first = next((direction for direction in directions if direction in ("L", "R", "AL")), "L")
    return Qt.AlignmentFlag.AlignLeft if first == "L" else Qt.AlignmentFlag.AlignRight


def fitted(
    text: str, kind: str, width: float, most: int, height: float = math.inf, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> Block:
    """The text as large as its kind allows and as small as the base size, in at most `most` lines; cut when even that is too large."""
    # From the largest down; the last is the base, cut if it must be.
    for type_ in sizes_of(kind):
        lines = min(most, int(min(height, 1e6) // type_.line))
        block = Block(text, type_, width, max(1, lines), align=align)
        if not block.cut:
            break
    return block


@cache
def sizes_of(kind: str) -> tuple[Type, ...]:
    """From the kind's own size down to the base size, with line heights in proportion."""
    full, base = step(kind), tokens().shared["base"]
    sizes, size = [], float(full.size)
    while size > base.size:
        sizes.append(Type(round(size), max(base.line, round(size * full.line / full.size)), full.weight))
        size *= _SHRINK
    return (*sizes, Type(base.size, base.line, full.weight))
