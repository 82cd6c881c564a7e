"""Shares in the facilitator's window: row by row a bar or two with their words, and further figures beside. A table to a screen reader."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableWidgetItem, QVBoxLayout, QWidget

from moothall.core.share_rows import ShareRow
from moothall.ui.charts.result_chart import LEFT, RIGHT, plain_table
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.tip import plain_tip
from moothall.ui.theme.hatch import paint_hatch
from moothall.ui.theme.look import look

_NAME, _BARS = 0, 1
# px at 100 %: a row with one bar and one with two, a bar's height, the widest name.
_ONE, _TWO, _BAR, _NAMES = 36, 48, 10, 260
_ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class ShareChart(QWidget):
    """`show_shares` draws them under `heads`, of which the second is the bars' own. A full bar is as wide as its column leaves room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = plain_table(2)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.table.setItemDelegate(ShareDelegate(self.table))
        self._note = PlainLabel("", "meta", ink="ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._note)
        column.addWidget(self.table, 1)

    def show_shares(self, rows: Sequence[ShareRow], heads: Sequence[str] = (), note: str = "") -> None:
        self._note.setText(note)
        self._note.setVisible(bool(note))
        table, further = self.table, max((len(row.cells) for row in rows), default=0)
        table.setColumnCount(2 + further)
        table.setRowCount(len(rows))
        table.horizontalHeader().setVisible(bool(heads))
        for place, words in enumerate(heads):
            head = QTableWidgetItem(words)
            figures = place > _BARS and not any(sign.isalpha() for row in rows for sign in row.cells[place - 2])
            head.setTextAlignment(RIGHT if figures else LEFT)
            table.setHorizontalHeaderItem(place, head)
        for place, row in enumerate(rows):
            self._fill(place, row)
        two = any(len(row.shares) > 1 for row in rows)
        table.verticalHeader().setDefaultSectionSize(look().px(_TWO if two else _ONE))
        for place, row in enumerate(rows):
            # Words may take several lines, and none of them is cut.
            lines = max((words.count("\n") + 1 for words in row.cells), default=1)
            table.setRowHeight(place, max(look().px(_TWO if two else _ONE), lines * look().line("body") + 12))
        self._measure()

    def _fill(self, place: int, row: ShareRow) -> None:
        name, bars = QTableWidgetItem(row.name), QTableWidgetItem("")
        name.setFont(look().font("label"))
        name.setData(Qt.ItemDataRole.ToolTipRole, plain_tip(row.name))
        bars.setData(_ROW, row)
        bars.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken())
        self.table.setItem(place, _NAME, name)
        self.table.setItem(place, _BARS, bars)
        for column, words in enumerate(row.cells, 2):
            cell = QTableWidgetItem(words)
            cell.setTextAlignment(LEFT if any(sign.isalpha() for sign in words) else RIGHT)
            self.table.setItem(place, column, cell)

    def be_as_high_as_rows(self) -> None:
        """On a page that scrolls itself."""
        head = self.table.horizontalHeader()
        height = self.table.verticalHeader().defaultSectionSize() * max(1, self.table.rowCount())
        self.table.setFixedHeight(height + (head.sizeHint().height() if head.isVisibleTo(self.table) else 0) + 2)

    def _measure(self) -> None:
        across = self.table.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across.setSectionResizeMode(_BARS, QHeaderView.ResizeMode.Stretch)
        across.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Fixed)
        names = (self.table.item(place, _NAME) for place in range(self.table.rowCount()))
        named = max((look().metrics("label").horizontalAdvance(item.text()) for item in names if item), default=0) + 24
        # Never more than a third of the width: the bars are what is looked at.
        self.table.setColumnWidth(_NAME, min(named, look().px(_NAMES), max(80, self.width() // 3)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()


class ShareDelegate(QStyledItemDelegate):
    """Bars from the left, their words after them; a withheld one is hatched."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        now, area, row = look(), QRectF(option.rect), index.data(_ROW)
        if row is None:
            super().paint(painter, option, index)
        painter.fillRect(QRectF(area.x(), area.bottom() - 1, area.width(), 1), now.colour("line"))
        if row is None:
            return
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area.adjusted(0, 0, 0, -1), now.colour("tint"))
        said = max((now.metrics("meta", bold=True).horizontalAdvance(share.words) for share in row.shares), default=0) + 16
        full = max(24.0, area.width() - said - 8)
        high = (area.height() - 8) / max(1, len(row.shares))
        for place, share in enumerate(row.shares):
            top = area.y() + 4 + place * high
            bar = QRectF(area.x() + 4, top + (high - now.px(_BAR)) / 2, full * (share.part or 0), now.px(_BAR))
            if share.part is None:
                bar.setWidth(now.px(48))
                paint_hatch(painter, bar)
            painter.setBrush(Qt.BrushStyle.NoBrush if share.open or share.part is None else now.colour("accent"))
            painter.setPen(QPen(now.colour("ink2" if share.open or share.part is None else "accent"), 1))
            if bar.width() >= 1:
                painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
            painter.setFont(now.font("meta", bold=not share.open))
            painter.setPen(now.colour("ink2" if share.open else "ink"))
            painter.drawText(QRectF(bar.right() + 8, top, said, high), int(Qt.AlignmentFlag.AlignVCenter), share.words)
        painter.restore()
