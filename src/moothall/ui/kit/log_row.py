"""A row of a log: its number, its words, and below them its marks, whose it is and when, if it has any."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from moothall.ui.kit.chip import chip_width, paint_chip
from moothall.ui.kit.row_painter import RowPainter, marks_of
from moothall.ui.kit.rows_model import ROW, ListedNote
from moothall.ui.kit.text_block import TextBlock, shortened
from moothall.ui.theme.look import look

# px at 100 %: the column of numbers, of which the words take 8 back, and the space above and below.
_NUMBER, _PAD = 40, 12
_WIDTH = 240  # px at 100 %: the least a list asks for
_LINES, _MOST = 6, 600  # lines of one entry before an essay would hide all others, and signs, which never fit so few


class LogRow(RowPainter):
    """Taller than a note's row, because a tension is a whole question."""

    even = False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: ListedNote = index.data(ROW)
        now = look()
        wide = option.widget.viewport().width() if isinstance(option.widget, QAbstractItemView) else now.px(_WIDTH)
        # In bold, as it is when it is chosen: choosing an entry must move no other.
        words = _words(row.text, True, wide - now.px(16 + _NUMBER - 8 + 8))
        marks = now.px(now.tokens.size.chip) + 8 if row.time or row.source or any(True for _ in marks_of(row)) else 0
        return QSize(now.px(_WIDTH), words.height + marks + 2 * now.px(_PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        row: ListedNote = index.data(ROW)
        now = look()
        area: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(area, now.colour("paper" if chosen else "panel"))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, now.colour("line"))
        if chosen:
            # The bar says it without the colour's help; the bold words do as well.
            painter.fillRect(area.left(), area.top(), 4, area.height(), now.colour("accent"))
        inner = area.adjusted(now.px(16), now.px(_PAD), -now.px(8), -now.px(_PAD))
        painter.setFont(now.font("label"))
        painter.setPen(now.colour("ink3"))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), str(row.number))
        words = inner.adjusted(now.px(_NUMBER - 8), 0, 0, 0)
        block = _words(row.text, chosen, words.width())
        block.draw(painter, QRectF(words.left(), words.top(), words.width(), block.height), now.colour("ink"))
        self._paint_marks(painter, words, row)
        painter.restore()

    @staticmethod
    def _paint_marks(painter: QPainter, words: QRect, row: ListedNote) -> None:
        now = look()
        x, chip = words.left(), now.px(now.tokens.size.chip)
        for mark, kind in marks_of(row):
            width = chip_width(mark, kind)
            paint_chip(painter, QRect(x, words.bottom() - chip + 1, width, chip), mark, kind)
            x += width + now.px(8)
        _paint_ends(painter, QRect(x, words.bottom() - chip + 1, max(0, words.right() + 1 - x), chip), row)


def _paint_ends(painter: QPainter, cell: QRect, row: ListedNote) -> None:
    """When, at the right, and whose, in what is left of the line: a day that is cut off would be another day."""
    now = look()
    painter.setFont(now.font("meta", bold=True))
    painter.setPen(now.colour("ink"))
    painter.drawText(cell, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), row.time)
    taken = now.metrics("meta", bold=True).horizontalAdvance(row.time) + now.px(8) if row.time else 0
    room = cell.adjusted(0, 0, -taken, 0)
    painter.setFont(now.font("meta"))
    painter.setPen(now.colour("ink2"))
    shown = now.metrics("meta").elidedText(row.source, Qt.TextElideMode.ElideRight, max(0, room.width()))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


def _words(text: str, bold: bool, width: int) -> TextBlock:
    """What would be a seventh line is cut off with an ellipsis; the whole text is in the entry beside the list."""
    now = look()
    return shortened(text[:_MOST], now.font("body", bold=bold), now.line("body"), width, _LINES)
