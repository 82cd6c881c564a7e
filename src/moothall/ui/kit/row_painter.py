"""Paints one line of a note list and makes its editor. Columns from the mock-up: number 56, text, marks, source 72, time 56."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from moothall.ui.kit.chip import ChipKind, chip_width, paint_chip
from moothall.ui.kit.marks import paint_star
from moothall.ui.kit.refused_text import RefusedText
from moothall.ui.kit.rows_model import ROW, ListedNote
from moothall.ui.kit.typed_line import TypedLine
from moothall.ui.theme.look import Ink, look
from moothall.words import say

Index = QModelIndex | QPersistentModelIndex
# px at 100 %: the design's columns, the space after the text and after a number, a star's side, and how far a repeat stands in.
_NUMBER, _SOURCE, _TIME, _GAP, _STAR, _UNDER = 56, 72, 56, 16, 18, 32
_NARROW = 560  # px at 100 %; under it the time is left out, and under half of it the source too
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class RowPainter(QStyledItemDelegate):
    """`drafts` holds, by key, text that was typed and refused: an editor opens with it. Rows are `even` where one is measured for all."""

    even = True

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.drafts: dict[str, str] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        now = look()
        return QSize(now.px(240), now.px(now.tokens.size.row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ListedNote = index.data(ROW)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        now = look()
        painter.save()
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(area, now.colour("tint"))
        # A hairline on top of each row: the list needs none below it.
        painter.fillRect(area.left(), area.top(), area.width(), 1, now.colour("line"))
        text = text_area(area, row)
        self._paint_number(painter, area, row)
        painter.setFont(now.font("body"))
        painter.setPen(now.colour("ink2" if row.under else "ink"))
        # A row is one line, whatever breaks a note has.
        words = " ".join(row.text.split())
        painter.drawText(text, int(_LEFT), now.metrics("body").elidedText(words, Qt.TextElideMode.ElideRight, text.width()))
        self._paint_right(painter, area, row, text.right() + 1 + now.px(8))
        painter.restore()

    def _paint_number(self, painter: QPainter, area: QRect, row: ListedNote) -> None:
        if row.number:
            now = look()
            painter.setFont(now.font("label"))
            painter.setPen(now.colour("ink3"))
            wide = now.px(_NUMBER - _GAP + (_UNDER if row.under else 0))
            painter.drawText(QRect(area.left(), area.top(), wide, area.height()), int(_RIGHT), str(row.number))

    def _paint_right(self, painter: QPainter, area: QRect, row: ListedNote, x: int) -> None:
        now = look()
        chip = now.px(now.tokens.size.chip)
        for mark, kind in marks_of(row):
            width = chip_width(mark, kind)
            paint_chip(painter, QRect(x, area.top() + (area.height() - chip) // 2, width, chip), mark, kind)
            x += width + now.px(8)
        if row.starred:
            star = now.px(_STAR)
            paint_star(painter, QRectF(x, area.top() + (area.height() - star) / 2, star, star), now.colour("accent"))
        source, time = _ends(area)
        end = area.right() + 1
        self._paint_end(painter, QRect(end - time, area.top(), time, area.height()), row.time, "ink3", right=True)
        self._paint_end(painter, QRect(end - time - source, area.top(), source, area.height()), row.source, "ink2", right=False)

    def _paint_end(self, painter: QPainter, cell: QRect, text: str, ink: Ink, *, right: bool) -> None:
        # A column without room has width 0.
        if cell.width() <= 0 or not text:
            return
        now = look()
        painter.setFont(now.font("meta"))
        painter.setPen(now.colour(ink))
        shown = now.metrics("meta").elidedText(text, Qt.TextElideMode.ElideRight, cell.width())
        painter.drawText(cell, int(_RIGHT if right else _LEFT), shown)

    # editing in place

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = TypedLine(parent)
        line.several.connect(lambda lines: line.insert(" ".join(lines)))
        line.setAccessibleName(index.data(ROW).spoken())
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        row: ListedNote = index.data(ROW)
        # Taken out when used, or an old refusal would come back at the next F2.
        draft = self.drafts.pop(row.key, None)
        editor.setText(row.text if draft is None else draft)
        if draft is not None:
            RefusedText(editor).keep()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        left = text_area(area, index.data(ROW)).left() - 9  # so that the words stay where they were
        # 9 px are the edit's border and padding (1 and 8). 3 from the top keep the row's hairline in sight.
        editor.setGeometry(QRect(left, area.top() + 3, area.right() - left, area.height() - 5))


def marks_of(row: ListedNote) -> list[tuple[str, ChipKind]]:
    """The chips of a row, left to right, each with its kind."""
    asked: list[tuple[str, ChipKind]] = [(row.asked, "late")] if row.asked else []
    facts: list[tuple[str, ChipKind]] = [*asked, *((mark, "fact") for mark in row.marks)]
    return [*facts, (say("kit.same_as", n=row.repeats), "active")] if row.repeats else facts


def text_area(area: QRect, row: ListedNote) -> QRect:
    """Where the words of a row stand."""
    now = look()
    source, time = _ends(area)
    marks = sum(chip_width(text, kind) + now.px(8) for text, kind in marks_of(row))
    if row.starred:
        marks += now.px(_STAR) + now.px(8)
    # A row without a number, as in the list of commands, begins 12 px in.
    left = now.px((_NUMBER if row.number else 12) + (_UNDER if row.under else 0))
    taken = left + marks + source + time + now.px(_GAP)
    # 40 px of text however many marks: the marks are cut before the words are gone.
    return QRect(area.left() + left, area.top(), max(now.px(40), area.width() - taken), area.height())


def _ends(area: QRect) -> tuple[int, int]:
    """The widths of source and time: what has no room is left out."""
    now = look()
    narrow = now.px(_NARROW)
    time = now.px(_TIME) if area.width() >= narrow else 0
    source = now.px(_SOURCE) if area.width() >= narrow / 2 else 0
    return source, time
