"""Paints a note at three levels of detail, for the board's scene and the tray alike. Lays text out once and keeps it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from moothall.ui.board.faces import NoteFace
from moothall.ui.kit.chip import chip_width, paint_chip
from moothall.ui.kit.marks import paint_star
from moothall.ui.kit.text_block import TextBlock
from moothall.ui.theme.look import Look, look
from moothall.ui.theme.shadow import paint_shadow

BRIEF, BLOCK = 0.599, 0.349  # 60 and 35 %, with room for what the painter's scale is rounded to
"""Under the first zoom a note shows its number and three words, under the second only its colour."""

MOST_LINES = 6
"""A longer text ends in an ellipsis; the whole is in the outline and under F2."""

_EDGE, _NUMBER, _GAP, _STAR, _PAD = 4, 34, 8, 14, 8
_DASHES = [4, 3]
NUMBER_END = _EDGE + _NUMBER


class NoteLayout:
    """A note's text broken into lines for one width."""

    def __init__(self, face: NoteFace, width: int, lines: int = MOST_LINES) -> None:
        now = look()
        self.look = now
        self.left = _EDGE + now.px(_NUMBER) + _GAP
        star = now.px(_STAR) + _GAP if face.starred else 0
        self.block = _shortened(face.text, now, width - self.left - _PAD - star, lines)
        chips = now.px(now.tokens.size.chip) + 4 if face.marks else 0
        self.height = max(now.px(now.tokens.size.note_min), self.block.height + chips + 2 * _PAD)


def _shortened(text: str, now: Look, width: int, lines: int) -> TextBlock:
    font, line = now.font("note"), now.line("note")
    most = lines * max(4, width // 4)  # no sign is narrower than that on average, so a survey answer is not laid out whole
    cut = text if len(text) <= most else text[:most]
    block = TextBlock(cut if cut == text else f"{cut}…", font, line, width)
    while block.lines > lines:
        cut = cut[: min(len(cut) - 1, len(cut) * lines // block.lines + 4)].rstrip()
        block = TextBlock(f"{cut}…", font, line, width)
    return block


def paint_note(painter: QPainter, rect: QRect, face: NoteFace, laid: NoteLayout, *, selected: bool, hover: bool) -> None:
    """The whole note: paper, colour edge, number, text, star, chips."""
    now = look()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_shadow(painter, rect)
    painter.fillRect(rect, now.colour("paper"))
    _paint_colour(painter, rect, face, now)
    _paint_number(painter, QRect(rect.left() + _EDGE, rect.top() + _PAD, now.px(_NUMBER), now.line("note")), face.number, now)
    laid.block.draw(painter, QRectF(rect.left() + laid.left, rect.top() + _PAD, rect.width(), laid.block.height), now.colour("ink"))
    if face.starred:
        star = now.px(_STAR)
        paint_star(painter, QRectF(rect.right() - _PAD - star, rect.top() + _PAD + 3, star, star), now.colour("accent"))
    _paint_marks(painter, rect.left() + laid.left, rect.top() + _PAD + laid.block.height + 2, face.marks)
    _paint_edge(painter, rect, face, selected, hover)
    painter.restore()


def _paint_colour(painter: QPainter, rect: QRect, face: NoteFace, now: Look) -> None:
    if face.ordinal:
        painter.fillRect(rect.left(), rect.top(), _EDGE, rect.height(), now.sticky(face.ordinal))


def _paint_number(painter: QPainter, cell: QRect, number: int, now: Look) -> None:
    painter.setFont(now.font("note"))
    painter.setPen(now.colour("ink3"))
    painter.drawText(cell, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), str(number))


def _paint_marks(painter: QPainter, x: int, y: int, marks: tuple[str, ...]) -> None:
    height = look().px(look().tokens.size.chip)
    for mark in marks:
        width = chip_width(mark, "fact")
        paint_chip(painter, QRect(x, y, width, height), mark, "fact")
        x += width + 4


def _paint_edge(painter: QPainter, rect: QRect, face: NoteFace, selected: bool, hover: bool) -> None:
    pen = _edge(face, selected, hover)
    if pen is None:
        return
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half, radius = pen.widthF() / 2, look().tokens.radius.paper
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius)


def _edge(face: NoteFace, selected: bool, hover: bool) -> QPen | None:
    """Selected before late before hover: a late note keeps its dashes until it is chosen."""
    now = look()
    if selected:
        return QPen(now.colour("accent"), 2)
    if face.late:
        pen = QPen(now.colour("edge"), 1, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern(_DASHES)
        return pen
    if hover or now.contrast:
        return QPen(now.colour("accent" if hover else "edge"), 1)
    return None


def paint_brief(painter: QPainter, rect: QRect, face: NoteFace, *, selected: bool) -> None:
    """Number and first three words, large enough to be read from further off."""
    now = look()
    painter.save()
    painter.fillRect(rect, now.colour("paper"))
    _paint_colour(painter, rect, face, now)
    painter.setFont(now.font("entry"))
    painter.setPen(now.colour("ink"))
    words = " ".join([str(face.number), *face.text.split()[:3]])
    room = rect.adjusted(_EDGE + _PAD, 0, -_PAD, 0)
    shown = now.metrics("entry").elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
    _paint_edge(painter, rect, face, selected, hover=False)
    painter.restore()


def paint_block(painter: QPainter, rect: QRect, face: NoteFace, *, selected: bool) -> None:
    """A note seen from so far that only its colour is left."""
    now = look()
    colour: QColor = now.colour("accent") if selected else now.sticky(face.ordinal)
    painter.fillRect(rect, colour)
    painter.setPen(QPen(now.colour("edge"), 0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect)
