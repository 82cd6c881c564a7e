"""A row of words, key caps and theme symbols, painted in one go. Knows how wide it is; keeps no widget for each piece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from moothall.core.theme_letters import letter
from moothall.ui.theme.look import Ink, Kind, look
from moothall.ui.theme.symbols import symbol_pixmap


@dataclass(frozen=True, slots=True)
class InlineWords:
    """Words of one kind and ink. When room is short they are shortened, the longest first."""

    text: str
    kind: Kind = "meta"
    ink: Ink = "ink2"
    bold: bool | None = None
    italic: bool = False


@dataclass(frozen=True, slots=True)
class InlineKey:
    """A key cap, e.g. "Ctrl+1". Never shortened."""

    text: str


@dataclass(frozen=True, slots=True)
class InlineSymbol:
    """The symbol of a theme by its ordinal, from 1; `size` in px at 100 %. Never shortened."""

    ordinal: int
    size: int = 24


InlinePart = InlineWords | InlineKey | InlineSymbol


def spoken(parts: Sequence[InlinePart]) -> str:
    """The row as one sentence, for screen readers."""
    return " ".join(letter(part.ordinal) if isinstance(part, InlineSymbol) else part.text for part in parts)


def width_of(part: InlinePart) -> int:
    """In px, at the present text size."""
    now = look()
    if isinstance(part, InlineWords):
        return now.metrics(part.kind, bold=part.bold, italic=part.italic).horizontalAdvance(part.text)
    if isinstance(part, InlineSymbol):
        return now.px(part.size)
    return cap_width(part.text)


def row_width(parts: Sequence[InlinePart], gap: int) -> int:
    return sum(width_of(part) for part in parts) + gap * max(0, len(parts) - 1)


def paint_row(painter: QPainter, rect: QRect, parts: Sequence[InlinePart], gap: int, ink: QColor | None = None) -> None:
    """Paints from the left of `rect`, centred on its height; words give way when it is too narrow. `ink` overrides every colour of
    words and caps, for rows on an accent ground."""
    # Gaps are not given up: parts that touch read as one.
    widths = _fitted(parts, rect.width() - gap * max(0, len(parts) - 1))
    x = rect.left()
    for part, width in zip(parts, widths, strict=True):
        cell = QRect(x, rect.top(), width, rect.height())
        if isinstance(part, InlineWords):
            _paint_words(painter, cell, part, ink)
        elif isinstance(part, InlineKey):
            paint_cap(painter, QPointF(x, rect.center().y() + 0.5), part.text, ink)
        else:
            _paint_symbol(painter, cell, part)
        x += width + gap


def _fitted(parts: Sequence[InlinePart], room: int) -> list[int]:
    """The width each part gets: the widest words give first, down to the next widest, and so on."""
    widths = [width_of(part) for part in parts]
    # Levels from above: the widest words come down to the next widest, then both give. Each turn shortens at least one part, or
    # ends when no words are left to give; keys and symbols keep their width and stand out over the edge.
    while (over := sum(widths) - max(room, 0)) > 0:
        words = sorted(((widths[i], i) for i, part in enumerate(parts) if isinstance(part, InlineWords) and widths[i]), reverse=True)
        if not words:
            break
        widest, index = words[0]
        floor = words[1][0] if len(words) > 1 and words[1][0] < widest else 0
        widths[index] = max(widest - over, floor)
    return widths


def _paint_words(painter: QPainter, cell: QRect, words: InlineWords, ink: QColor | None) -> None:
    now = look()
    metrics = now.metrics(words.kind, bold=words.bold, italic=words.italic)
    text = words.text
    if metrics.horizontalAdvance(text) > cell.width():
        # Asked only when too wide: shortening costs more than measuring.
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, cell.width())
    painter.setFont(now.font(words.kind, bold=words.bold, italic=words.italic))
    painter.setPen(ink or now.colour(words.ink))
    painter.drawText(cell, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)


def _paint_symbol(painter: QPainter, cell: QRect, symbol: InlineSymbol) -> None:
    now = look()
    size = now.px(symbol.size)
    pixmap = symbol_pixmap(symbol.ordinal, size, now.mode, painter.device().devicePixelRatioF())
    painter.drawPixmap(cell.left(), cell.top() + (cell.height() - size) // 2, pixmap)


def cap_width(text: str) -> int:
    now = look()
    # 7 px to either side; a single letter stands on a square.
    wide = now.metrics("meta", bold=True).horizontalAdvance(text) + 14
    return max(now.px(now.tokens.size.key_cap), wide)


def paint_cap(painter: QPainter, left_middle: QPointF, text: str, ink: QColor | None = None) -> None:
    """A key cap with its foot; with `ink`, an outline of that colour on whatever lies beneath."""
    now = look()
    height = now.px(now.tokens.size.key_cap)
    # Half a pixel in on every side, for a sharp edge of 1 px.
    cap = QRectF(left_middle.x() + 0.5, left_middle.y() - height / 2 + 0.5, cap_width(text) - 1, height - 1)
    radius = now.tokens.radius.small
    edge = ink or now.colour("edge")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(edge if ink is None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(cap, radius, radius)  # its lowest pixel shows as the foot
    if ink is None:
        painter.setBrush(now.colour("paper"))
        painter.drawRoundedRect(cap.adjusted(0, 0, 0, -1), radius, radius)
    else:
        foot = cap.bottom() - 1
        painter.drawLine(QPointF(cap.left() + radius, foot), QPointF(cap.right() - radius, foot))
    painter.setFont(now.font("meta", bold=True))
    painter.setPen(ink or now.colour("ink"))
    # 1 px higher: the middle of the cap's face, not of the face and its foot.
    painter.drawText(cap.adjusted(0, -1, 0, -1), int(Qt.AlignmentFlag.AlignCenter), text)
    painter.restore()
