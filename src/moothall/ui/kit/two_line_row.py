"""A row of two lines, closer than a log's: the words, and under them what is wanting, its marks and whose it is; the day at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from moothall.ui.kit.chip import chip_width, paint_chip
from moothall.ui.kit.row_painter import RowPainter, marks_of
from moothall.ui.kit.rows_model import ROW, ListedNote
from moothall.ui.theme.look import look

_NUMBER, _PAD = 28, 4  # px at 100 %
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


def _first_line(words: str, room: int) -> tuple[str, str]:
    """As many words as there is room for, and the rest. A word longer than the room is cut with the rest."""
    metrics, parts = look().metrics("body"), words.split(" ")
    taken = len(parts)
    while taken > 1 and metrics.horizontalAdvance(" ".join(parts[:taken])) > room:
        taken -= 1
    return metrics.elidedText(" ".join(parts[:taken]), Qt.TextElideMode.ElideRight, room), " ".join(parts[taken:])


class TwoLineRow(RowPainter):
    """Nothing of the second line is cut but a name; the words are in full in the tip."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        now = look()
        return QSize(now.px(240), now.line("body") + max(now.line("meta"), now.px(now.tokens.size.chip)) + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        row: ListedNote = index.data(ROW)
        now, area = look(), option.rect
        painter.save()
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(area, now.colour("tint"))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, now.colour("line"))
        number = now.px(_NUMBER)
        first = QRect(area.left() + number, area.top() + _PAD, area.width() - number - 8, now.line("body"))
        second = QRect(first.left(), first.bottom() + 1, first.width(), area.bottom() - first.bottom() - _PAD)
        painter.setFont(now.font("label"))
        painter.setPen(now.colour("ink3"))
        painter.drawText(QRect(area.left() + 4, first.top(), number, first.height()), _LEFT, str(row.number or ""))
        day = now.metrics("meta", bold=True).horizontalAdvance(row.time) + now.px(12) if row.time else 0
        painter.setFont(now.font("meta", bold=True))
        painter.setPen(now.colour("ink"))
        painter.drawText(first, _RIGHT, row.time)
        painter.setFont(now.font("body"))
        words = " ".join(row.text.split())
        room = first.width() - day
        if row.source or row.asked or row.marks:
            self._paint_second(painter, second, row)
        else:
            # With nothing to say below, the words go on there.
            start, words = _first_line(words, room)
            painter.drawText(first, _LEFT, start)
            below = QRect(second.left(), first.bottom() + 1, room, now.line("body"))
            painter.drawText(below, _LEFT, now.metrics("body").elidedText(words, Qt.TextElideMode.ElideRight, room))
            words = ""
        painter.setFont(now.font("body"))
        painter.setPen(now.colour("ink"))
        painter.drawText(first, _LEFT, now.metrics("body").elidedText(words, Qt.TextElideMode.ElideRight, room))
        painter.restore()

    @staticmethod
    def _paint_second(painter: QPainter, area: QRect, row: ListedNote) -> None:
        now = look()
        x, chip = area.left(), now.px(now.tokens.size.chip)
        for mark, kind in marks_of(row):
            wide = chip_width(mark, kind)
            paint_chip(painter, QRect(x, area.top() + (area.height() - chip) // 2, wide, chip), mark, kind)
            x += wide + now.px(8)
        painter.setFont(now.font("meta"))
        painter.setPen(now.colour("ink2"))
        room = QRect(x, area.top(), max(0, area.right() - x), area.height())
        painter.drawText(room, _LEFT, now.metrics("meta").elidedText(row.source, Qt.TextElideMode.ElideRight, room.width()))
