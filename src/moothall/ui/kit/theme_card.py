"""Paints the head of a theme: a colour block with its symbol, its name, its count. For the board's scene and for widgets alike."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from moothall.ui.kit.text_block import TextBlock
from moothall.ui.theme.look import Look, look
from moothall.ui.theme.shadow import paint_shadow
from moothall.ui.theme.symbols import symbol_pixmap
from moothall.words import say

# px at 100 %: the symbol in its block of 56, and the space round name and count.
_SYMBOL, _PAD = 36, 12


@dataclass(frozen=True, slots=True)
class ThemeFace:
    """What a theme card shows. `landing`: the note in hand goes here."""

    ordinal: int
    name: str
    count: int
    selected: bool = False
    landing: bool = False
    hover: bool = False


def paint_theme_card(painter: QPainter, rect: QRect, face: ThemeFace) -> None:
    """`rect` is the card at 56 px or taller; the dashed edge of a landing card lies 2 px outside it."""
    now = look()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_shadow(painter, rect)
    painter.fillRect(rect, now.colour("tint" if face.hover else "paper"))
    block = QRect(rect.topLeft(), rect.size())
    block.setWidth(now.px(now.tokens.size.theme_card))
    _paint_block(painter, block, face.ordinal, now)
    count = _paint_count(painter, rect, face.count, now)
    _paint_name(painter, rect.adjusted(block.width() + _PAD, 0, -count - _PAD, 0), face.name, now)
    _paint_edge(painter, rect, face, now)
    painter.restore()


def _paint_block(painter: QPainter, block: QRect, ordinal: int, now: Look) -> None:
    painter.fillRect(block, now.sticky(ordinal))
    painter.fillRect(block.right(), block.top(), 1, block.height(), now.colour("line"))
    size = now.px(_SYMBOL)
    # On its own colour a symbol is drawn as in the light: ink is what stands out there.
    pixmap = symbol_pixmap(ordinal, size, "light", painter.device().devicePixelRatioF())
    painter.drawPixmap(block.left() + (block.width() - size) // 2, block.top() + (block.height() - size) // 2, pixmap)


def _paint_count(painter: QPainter, rect: QRect, count: int, now: Look) -> int:
    """The width it took, with the space around it."""
    painter.setFont(now.font("title"))
    painter.setPen(now.colour("ink"))
    painter.drawText(rect.adjusted(0, 0, -_PAD, 0), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), str(count))
    return now.metrics("title").horizontalAdvance(str(count)) + _PAD


def _paint_name(painter: QPainter, room: QRect, name: str, now: Look) -> None:
    """One or two lines, centred; a third is cut off with an ellipsis."""
    font = now.font("label") if name else now.font("body", italic=True)
    line = now.line("label")
    text, most = name or say("kit.no_name"), max(1, room.height() // line)
    block = TextBlock(text, font, line, room.width())
    while block.lines > most and text:
        # An eighth at a time: few turns for a long name, little lost of a short one.
        text = text[: -max(1, len(text) // 8)].rstrip()
        block = TextBlock(f"{text}…", font, line, room.width())
    top = room.top() + (room.height() - block.height) / 2
    block.draw(painter, QRectF(room.left(), top, room.width(), block.height), now.colour("ink" if name else "ink2"))


def _paint_edge(painter: QPainter, rect: QRect, face: ThemeFace, now: Look) -> None:
    if not (face.landing or face.selected):
        return
    # The pen's middle: 2 px of dashes whose inner edge is 2 outside the card.
    out = 3 if face.landing else 0
    pen = QPen(now.colour("accent"), 2)
    if face.landing:
        # A destination is dashed wherever something may be let go.
        pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = now.tokens.radius.paper + out
    painter.drawRoundedRect(QRectF(rect).adjusted(-out, -out, out, out), radius, radius)
