"""Numbers side by side in the facilitator's window: a table of them all and, row by row beside it, the same drawn as small columns."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QScrollArea, QTableWidgetItem, QVBoxLayout, QWidget

from moothall.core.picture import Grid, GridRow
from moothall.core.theme_letters import letter
from moothall.ui.charts.bar_plot import draw_columns, new_plot
from moothall.ui.charts.result_chart import LEFT, RIGHT, plain_table
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.theme.look import look
from moothall.words import say

# px at 100 %: the small columns' width.
_PLOT = 220
_LONG_HEAD = 12  # characters over which a head takes two lines
# px left for the names; with less the columns go.
_LEAST_NAME = 200


class GridChart(QWidget):
    """`show_grid` draws it. Cells that are withheld read as such."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = Grid((), ())
        # Made with the first grid, for the library is loaded with it.
        self._plot: Any = None
        self.table = plain_table(0)
        self._both = QWidget()
        self._side = QVBoxLayout()
        self._side.setSpacing(0)
        row = QHBoxLayout(self._both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.table, 1, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._side)
        self._area = QScrollArea()
        self._area.setAccessibleName(say("screen.result"))
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(self._both)
        self._note = PlainLabel("", "meta", ink="ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area, 1)
        column.addWidget(self._note)

    @property
    def grid(self) -> Grid:
        return self._grid

    def show_grid(self, grid: Grid) -> None:
        if grid == self._grid:
            return
        self._grid = grid
        # The small columns stand in the table's order; which is whose is said, for they have no room for names.
        self._note.setText(" ".join(filter(None, (grid.note, say("screen.columns_are")))))
        self._fill()
        self._draw()

    def _fill(self) -> None:
        heads = ("", say("screen.option"), *self._grid.heads)
        self.table.setColumnCount(len(heads))
        self.table.setRowCount(len(self._grid.rows))
        for place, words in enumerate(heads):
            head = QTableWidgetItem(_on_two_lines(words))
            head.setTextAlignment(RIGHT if place > 1 else LEFT)
            self.table.setHorizontalHeaderItem(place, head)
        for place, row in enumerate(self._grid.rows):
            for column, (text, spoken) in enumerate(_cells(row)):
                item = QTableWidgetItem(text)
                if column > 1:
                    item.setTextAlignment(RIGHT)
                if spoken:
                    item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
                self.table.setItem(place, column, item)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def _draw(self) -> None:
        if self._plot is None:
            self._plot = new_plot(self._both)
            self._plot.setAccessibleName(say("screen.result_chart"))
            self._plot.setFixedWidth(look().px(_PLOT))
            self._side.addWidget(self._plot)
            self._side.addStretch()
        row = look().px(look().tokens.size.option_row)
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.verticalHeader().setDefaultSectionSize(row)
        # 2 px: the frame, above and below.
        self.table.setFixedHeight(head + row * len(self._grid.rows) + 2)
        self._plot.setFixedHeight(row * max(1, len(self._grid.rows)))
        # Below the table's head and frame, so that each row has its columns beside it.
        self._side.setContentsMargins(0, head + 1, 0, 0)
        draw_columns(self._plot, [[cell.full for cell in line.cells] for line in self._grid.rows])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where numbers and columns have no room beside each other the numbers stay."""
        super().resizeEvent(event)
        if self._plot is not None:
            head, table = self.table.horizontalHeader(), self.table
            # A column is as wide as its head where that is the wider.
            numbers = sum(max(table.sizeHintForColumn(n), head.sectionSizeHint(n)) for n in range(table.columnCount()) if n != 1)
            self._plot.setVisible(self.width() >= numbers + _LEAST_NAME + look().px(_PLOT))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # Colours and row heights are painted in; another mode or text size needs all of it again.
        if event.type() == QEvent.Type.StyleChange and self._plot is not None:
            self._draw()


def _on_two_lines(words: str) -> str:
    """Broken between two words near the middle where it is long: a column is as wide as its head."""
    breaks = [place for place, sign in enumerate(words) if sign == " "]
    if len(words) <= _LONG_HEAD or not breaks:
        return words
    middle = min(breaks, key=lambda place: abs(place - len(words) / 2))
    return f"{words[:middle]}\n{words[middle + 1 :]}"


def _cells(row: GridRow) -> list[tuple[str, str]]:
    """Each cell's words, and what a screen reader says instead where those say too little."""
    mark = letter(row.ordinal) or str(row.number)
    numbers = [(cell.text, "") if cell.text else ("–", say("screen.withheld")) for cell in row.cells]
    return [(mark, ""), (" ".join(row.text.split()), ""), *numbers]
