"""Paints a note at three levels of detail, for the board's tiles and the tray alike. Lays text out once and keeps what was painted last."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from moothall.ui.board.note_data import NoteFace
from moothall.ui.kit.chip import chip_width, paint_chip, paint_chip_ground
from moothall.ui.kit.inline_parts import InlinePart, InlineSymbol, InlineWords, paint_row, row_width
from moothall.ui.kit.marks import paint_star
from moothall.ui.kit.text_block import TextBlock
from moothall.ui.theme.hatch import paint_hatch
from moothall.ui.theme.look import Look, look
from moothall.ui.theme.shadow import paint_shadow
from moothall.words import say

MOST_LINES = 6
"""A longer text ends in an ellipsis; the whole is in the outline and under F2. More lines let one essay push a column's other notes out
of sight; fewer cut what ordinary cards say."""

# px at 100 %: the theme's colour at the left, the column of numbers (38 with the edge, as designed), the space after a number or a
# star, the star's side, and the paper round the text.
_EDGE, _NUMBER, _GAP, _STAR, _PAD = 4, 34, 8, 14, 8
# On and off, in widths of the pen: the pattern of everything that is dashed, here of a note that came late.
_DASHES = [4, 3]
NUMBER_END = _EDGE + _NUMBER


class NoteLayout:
    """A note's text broken into lines for one width, and where its chips go below it."""

    def __init__(self, face: NoteFace, width: int, lines: int = MOST_LINES) -> None:
        now = look()
        self.left = _EDGE + now.px(_NUMBER) + _GAP
        star = now.px(_STAR) + _GAP if face.starred else 0
        room = width - self.left - _PAD
        self.block = _shortened(face.text, now, room - star, lines)
        self.chips = _flowed([_mark_width(mark) for mark in face.marks], room, now)
        self.chips += _side_by_side([_suggestion_width(name) for _, name in face.suggested], room, self.chips, now)
        # How often it was said stands under the number, on the second line: a note of one line makes room for it.
        text = max(self.block.height, 2 * now.line("note") if face.repeats else 0)
        # 4 px between the chips and the padding, so that they don't stand on the paper's edge.
        low = self.chips[-1].bottom() + 4 if self.chips else 0
        self.height = max(now.px(now.tokens.size.note_min), max(text, self.block.height + low) + 2 * _PAD)


# A window at 100 % shows about a hundred notes: this holds what was scrolled past lately as well. The text size is part of the key;
# a change of mode is not, because a layout holds no colour.
@lru_cache(maxsize=2_000)
def _laid_out(face: NoteFace, width: int, lines: int, percent: int) -> NoteLayout:
    return NoteLayout(face, width, lines)


def laid_out(face: NoteFace, width: int, lines: int = MOST_LINES) -> NoteLayout:
    """The layout at the present text size; the last few thousand are kept."""
    return _laid_out(face, width, lines, look().scale.percent)


def _flowed(widths: Sequence[int], room: int, now: Look) -> list[QRect]:
    """Chips side by side, on as many rows as needed, from the end of the text."""
    # 2 px below the text, and 4 between chips in both directions.
    height, x, y = now.px(now.tokens.size.chip), 0, 2
    places = []
    for width in (min(width, room) for width in widths):
        if x and x + width > room:
            x, y = 0, y + height + 4
        places.append(QRect(x, y, width, height))
        x += width + 4
    return places


def _side_by_side(widths: Sequence[int], room: int, above: Sequence[QRect], now: Look) -> list[QRect]:
    """Suggestions on one row of their own; where it is short they share it."""
    if sum(widths) + 4 * len(widths) > room:
        # Equal shares: a short name gives nothing to a long one, and each can still be pressed.
        widths = [room // len(widths) - 4] * len(widths)
    top = above[-1].bottom() + 5 if above else 2
    lefts = [sum(widths[:n]) + 4 * n for n in range(len(widths))]
    return [QRect(left, top, width, now.px(now.tokens.size.chip)) for left, width in zip(lefts, widths, strict=True)]


def _shortened(text: str, now: Look, width: int, lines: int) -> TextBlock:
    font, line = now.font("note"), now.line("note")
    # 4 px is the average width reckoned with; the least of 4 signs a line keeps a narrow place from cutting everything.
    most = lines * max(4, width // 4)  # no sign is narrower than that on average, so a survey answer is not laid out whole
    cut = text if len(text) <= most else text[:most]
    block = TextBlock(cut if cut == text else f"{cut}…", font, line, width)
    # By the share of lines that are too many, 4 signs kept back so that it doesn't overshoot; at least one sign goes each time, so
    # that it ends.
    while block.lines > lines:
        cut = cut[: min(len(cut) - 1, len(cut) * lines // block.lines + 4)].rstrip()
        block = TextBlock(f"{cut}…", font, line, width)
    return block


# from near: everything


def paint_note(painter: QPainter, rect: QRect, face: NoteFace, laid: NoteLayout, *, selected: bool, hover: bool = False) -> None:
    """The whole note: paper, colour edge, number, text, star, chips."""
    now = look()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_shadow(painter, rect)
    painter.fillRect(rect, now.colour("paper"))
    if face.hidden:
        # Hatching means "not to be seen by the room"; the facilitator reads the words through it, in a paler ink.
        paint_hatch(painter, QRectF(rect))
    _paint_colour(painter, rect, face, now)
    _paint_numbers(painter, QRect(rect.left() + _EDGE, rect.top() + _PAD, now.px(_NUMBER), now.line("note")), face, now)
    text = QRectF(rect.left() + laid.left, rect.top() + _PAD, rect.width(), laid.block.height)
    laid.block.draw(painter, text, now.colour("ink3" if face.hidden else "ink"))
    if face.starred:
        star = now.px(_STAR)
        paint_star(painter, QRectF(rect.right() - _PAD - star, rect.top() + _PAD + 3, star, star), now.colour("accent"))
    _paint_chips(painter, QPoint(rect.left() + laid.left, rect.top() + _PAD + laid.block.height), face, laid)
    paint_edge(painter, rect, face, selected=selected, hover=hover)
    painter.restore()


def _paint_colour(painter: QPainter, rect: QRect, face: NoteFace, now: Look) -> None:
    """The theme's colour at the left; broken for a copy, whose first place is elsewhere."""
    if not face.ordinal:
        return
    edge = QRect(rect.left(), rect.top(), _EDGE, rect.height())
    if not face.copy:
        painter.fillRect(edge, now.sticky(face.ordinal))
        return
    # 8 px on, 8 off; the last piece is cut where the paper ends.
    for top in range(edge.top(), edge.bottom(), 2 * _PAD):
        painter.fillRect(QRect(edge.left(), top, _EDGE, _PAD).intersected(edge), now.sticky(face.ordinal))


def _paint_numbers(painter: QPainter, cell: QRect, face: NoteFace, now: Look) -> None:
    """The note's own number, and under it how often it was said again."""
    where = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
    painter.setFont(now.font("note"))
    painter.setPen(now.colour("ink3"))
    painter.drawText(cell, where, str(face.number))
    if face.repeats:
        painter.setFont(now.font("meta", bold=True))
        painter.setPen(now.colour("accent"))
        painter.drawText(cell.translated(0, cell.height()), where, say("kit.same_as", n=face.repeats))


def _paint_chips(painter: QPainter, at: QPoint, face: NoteFace, laid: NoteLayout) -> None:
    # `chips` holds the places of the marks first, then of the suggestions: the layout and this loop agree on it.
    marks = len(face.marks)
    for mark, place in zip(face.marks, laid.chips, strict=False):
        _paint_mark(painter, place.translated(at), mark)
    for (ordinal, name), place in zip(face.suggested, laid.chips[marks:], strict=False):
        area = place.translated(at)
        paint_chip_ground(painter, area, "suggestion")
        # 4 px before the symbol, 6 after the words: the 10 that `_suggestion_width` adds.
        paint_row(painter, area.adjusted(4, 0, -6, 0), _suggestion(ordinal, name), 4)


def _suggestion(ordinal: int, name: str) -> list[InlinePart]:
    return [InlineSymbol(ordinal, 20), InlineWords(say("kit.suggestion_shown", name=name), "meta", "ink2")]


def _suggestion_width(name: str) -> int:
    # All symbols are 20 px wide, so that any ordinal will do to measure with.
    return row_width(_suggestion(1, name), 4) + 10


def _mark_width(mark: str) -> int:
    return chip_width(mark, "fact") + (look().px(_EYE) if mark == say("cluster.mark_hidden") else 0)


_EYE = 20  # px the sign of a hidden note takes in its chip


def _paint_mark(painter: QPainter, area: QRect, mark: str) -> None:
    # Told by its word: marks are words by the time they come here.
    if mark != say("cluster.mark_hidden"):
        paint_chip(painter, area, mark, "fact")
        return
    eye = look().px(_EYE)
    paint_chip_ground(painter, area, "fact")
    _paint_struck_eye(painter, QRectF(area.left() + 6, area.top(), eye - 4, area.height()))
    paint_row(painter, area.adjusted(8 + eye, 0, -8, 0), [InlineWords(mark)], 0)


def _paint_struck_eye(painter: QPainter, area: QRectF) -> None:
    """An eye with a stroke through it."""
    # Shares of the width, drawn to read as an eye at 16 px: lid, pupil, and a stroke from corner to corner of a square.
    side, middle = area.width(), area.center()
    painter.save()
    painter.setPen(QPen(look().colour("ink2"), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(middle, side * 0.48, side * 0.28)
    painter.drawEllipse(middle, side * 0.12, side * 0.12)
    painter.drawLine(middle + QPointF(-side * 0.4, side * 0.4), middle + QPointF(side * 0.4, -side * 0.4))
    painter.restore()


def paint_edge(painter: QPainter, rect: QRect, face: NoteFace, *, selected: bool, hover: bool = False) -> None:
    """The line round a note: chosen, late, or under the pointer."""
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
        # In high contrast there is no shadow, so that paper needs a line to be told from the wall.
        return QPen(now.colour("accent" if hover else "edge"), 1)
    # Nothing to draw: the shadow is the edge of paper at rest.
    return None


# from further off: number and first words; from far off: number and colour


def paint_brief(painter: QPainter, rect: QRect, face: NoteFace, *, selected: bool) -> None:
    """Number and first three words, large enough to be read from further off; of a hidden note the number and the hatch."""
    now = look()
    painter.save()
    painter.fillRect(rect, now.colour("paper"))
    if face.hidden:
        paint_hatch(painter, QRectF(rect))
    _paint_colour(painter, rect, face, now)
    painter.setFont(now.font("entry"))
    painter.setPen(now.colour("ink"))
    # From this far the board may be seen over a shoulder: hidden words are not painted at all. Three splits are enough for three
    # words of a text of any length.
    words = " ".join([str(face.number), *([say("cluster.mark_hidden")] if face.hidden else face.text.split(maxsplit=3)[:3])])
    room = rect.adjusted(_EDGE + _PAD, 0, -_PAD, 0)
    shown = now.metrics("entry").elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
    paint_edge(painter, rect, face, selected=selected)
    painter.restore()


def paint_blocks(painter: QPainter, rects: Sequence[QRect], numbers: Sequence[int], ordinal: int, *, selected: bool) -> None:
    """Notes of one theme seen from so far that only number, colour and edge are left."""
    now = look()
    # Width 0 is one pixel of the screen at any zoom.
    painter.setPen(QPen(now.colour("edge"), 0))
    painter.setBrush(now.colour("accent") if selected else now.sticky(ordinal))
    # One call for all of them: each crossing from Python to Qt costs, and an overview has thousands of notes.
    painter.drawRects(list(rects))
    painter.setFont(now.font("figure", bold=False))
    painter.setPen(now.colour("on_accent") if selected else QColor(now.tokens.sticky.ink))
    metrics = now.metrics("figure", bold=False)
    # All are of one height, so that the baseline is reckoned once and drawText needs no rectangle.
    down = (rects[0].height() + metrics.ascent() - metrics.descent()) // 2
    for rect, number in zip(rects, numbers, strict=True):
        painter.drawText(rect.left() + _PAD, rect.top() + down, str(number))
