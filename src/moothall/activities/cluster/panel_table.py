"""A table of counts to read by eye, by arrow key and by screen reader: every cell says its row, its column and its number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem

from moothall.ui.kit.tip import plain_tip
from moothall.ui.theme.look import look
from moothall.words import say

Cell = tuple[str, str]
"""What is seen, and what is said for it: "–" is "none"."""


class CountTable(QTableWidget):
    """Rows have a head at the left. Shows; nothing in it can be changed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setMinimumSectionSize(look().px(72))
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_rows(self, columns: Sequence[str], rows: Sequence[tuple[str, Sequence[Cell]]]) -> None:
        """`rows` are a head and a cell for each column. The current cell stays where it was, as far as there is one."""
        now, at = look(), (self.currentRow(), self.currentColumn())
        self.clear()
        self.setRowCount(len(rows))
        self.setColumnCount(len(columns))
        self.verticalHeader().setDefaultSectionSize(now.px(now.tokens.size.option_row))
        self.setVerticalHeaderLabels([head for head, _ in rows])
        self.setHorizontalHeaderLabels(list(columns))
        for row, (head, cells) in enumerate(rows):
            for column, (seen, said) in enumerate(cells):
                self.setItem(row, column, _item(seen, say("cluster.cell", row=head, column=columns[column], n=said)))
        self._fit(len(columns))
        if rows and columns:
            self.setCurrentCell(min(max(0, at[0]), len(rows) - 1), min(max(0, at[1]), len(columns) - 1))

    def _fit(self, columns: int) -> None:
        """Columns share the room there is; where that is too narrow to read, the table scrolls across."""
        head, narrowest = self.horizontalHeader(), look().px(120)
        self.verticalHeader().setMaximumWidth(look().px(320))
        room = self.viewport().width() // max(1, columns)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch if room >= narrowest else QHeaderView.ResizeMode.Fixed)
        for column in range(columns):
            self.setColumnWidth(column, narrowest)
            self._tip(column)

    def _tip(self, column: int) -> None:
        head = self.horizontalHeaderItem(column)
        if head is not None:
            head.setData(Qt.ItemDataRole.ToolTipRole, plain_tip(head.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(self.columnCount())

    def ring(self) -> QRect:
        """The current cell."""
        area = self.visualRect(self.currentIndex()).intersected(self.viewport().rect())
        return area.translated(self.viewport().pos()) if not area.isEmpty() else self.rect().adjusted(6, 6, -6, -6)


def _item(seen: str, said: str) -> QTableWidgetItem:
    item = QTableWidgetItem(seen)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
    return item
