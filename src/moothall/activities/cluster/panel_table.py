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
        # By the pixel: by whole columns a wide one could never be read to its end.
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        # Tab leaves the table; arrows go from cell to cell. Otherwise the keyboard would be caught in it.
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        # px at 100 %: the least a column may be, whatever its head says; the counts in it always fit.
        self.horizontalHeader().setMinimumSectionSize(look().px(72))
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_rows(self, columns: Sequence[str], rows: Sequence[tuple[str, Sequence[Cell]]]) -> None:
        """`rows` are a head and a cell for each column. The current cell stays where it was, as far as there is one."""
        # Remembered before it is cleared, for it is filled anew after every act on the board.
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
        # px at 100 %: under 120 a prompt at the head of a column says nothing any more; rows' heads stop at 320 to leave columns room.
        head, narrowest = self.horizontalHeader(), look().px(120)
        self.verticalHeader().setMaximumWidth(look().px(320))
        room = self.viewport().width() // max(1, columns)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch if room >= narrowest else QHeaderView.ResizeMode.Fixed)
        for column in range(columns):
            self.setColumnWidth(column, narrowest)
            # What is cut off is read in the tip, as text: a prompt's own signs must not be taken for markup.
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
        # Without a current cell in sight the ring goes round the table, 6 px within it so that it isn't cut off.
        return area.translated(self.viewport().pos()) if not area.isEmpty() else self.rect().adjusted(6, 6, -6, -6)


def _item(seen: str, said: str) -> QTableWidgetItem:
    item = QTableWidgetItem(seen)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
    return item
