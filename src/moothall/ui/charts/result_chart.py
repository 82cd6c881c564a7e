"""The result of a vote in the facilitator's window: a table of the numbers and, row by row beside it, the bars. Keeps the tally's order."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from moothall.ui.charts.bar_plot import draw_bars, new_plot
from moothall.ui.charts.bars import ResultBar, ResultBars
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.theme.look import look
from moothall.words import say

# Keys of the headings. The first column is the letter or number, the fifth the remarks, which explain themselves.
_COLUMNS = ("", "screen.option", "screen.dots_column", "screen.voters_column", "", "screen.concerns_column")
_DOTS, _VOTERS, _MARKS, _CONCERNS = 2, 3, 4, 5
# Columns a table has at least: those of a poll.
_NARROWEST = _VOTERS
_NUMBERS = (_DOTS, _VOTERS, _CONCERNS)
# px: shorter bars can't be compared.
_LEAST_PLOT = 200
# px of a name beside the numbers; with less the bars go.
_LEAST_NAME = 100
_GAP = 16
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ResultChart(QWidget):
    """`show_result` draws; until then, and for a vote without options, a sentence says that there is nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result = ResultBars()
        self._plot: Any = None
        self._nothing = PlainLabel(say("screen.no_result"), ink="ink2")
        self.table = plain_table(_NARROWEST)
        self._both = QWidget()
        self._side = QVBoxLayout()
        self._side.setSpacing(0)
        row = self._row = QHBoxLayout(self._both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.table, 3, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._side, 2)
        self._area = QScrollArea()
        self._area.setAccessibleName(say("screen.result"))
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(self._both)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._nothing)
        column.addWidget(self._area, 1)
        self._meaning = PlainLabel(say("screen.bars_mean"), "meta", ink="ink2")
        column.addWidget(self._meaning)
        self._show_right_one()

    def show_result(self, result: ResultBars) -> None:
        if result == self._result:
            return
        self._result = result
        self._meaning.setText(say("screen.bars_mean_points" if result.points else "screen.bars_mean"))
        self._fill()
        if result.bars:
            self._draw()
        self._show_right_one()

    def _show_right_one(self) -> None:
        self._nothing.setVisible(not self._result.bars)
        self._area.setVisible(bool(self._result.bars))
        self._meaning.setVisible(bool(self._result.bars) and not self._result.poll)

    # the table

    def _fill(self) -> None:
        bars = self._result.bars
        self._make_columns(_columns(self._result))
        self.table.setRowCount(len(bars))
        for row, bar in enumerate(bars):
            for column, text in enumerate(_cells(bar)[: self.table.columnCount()]):
                item = QTableWidgetItem(text)
                if column in _NUMBERS:
                    item.setTextAlignment(RIGHT)
                # A screen reader says something in an empty cell, or one seems to have missed it.
                if not text and column == _MARKS:
                    item.setData(Qt.ItemDataRole.AccessibleTextRole, say("screen.no_near_tie"))
                self.table.setItem(row, column, item)
        self._measure()

    def _make_columns(self, columns: int) -> None:
        """Only those there is something in: what isn't there isn't read out either."""
        self.table.setColumnCount(columns)
        keys = list(_COLUMNS[:columns])
        if self._result.poll:
            keys[_DOTS] = "screen.count_column"
        elif self._result.points:
            keys[_DOTS] = "screen.points_column"
        for column, key in enumerate(keys):
            head = QTableWidgetItem(say(key) if key else "")
            head.setTextAlignment(RIGHT if column in _NUMBERS else LEFT)
            self.table.setHorizontalHeaderItem(column, head)
        across = self.table.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def _measure(self) -> None:
        """All rows are shown: the area round table and bars scrolls both together."""
        row = look().px(look().tokens.size.option_row)
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.verticalHeader().setDefaultSectionSize(row)
        # 2 px: the frame, above and below.
        self.table.setFixedHeight(head + row * len(self._result.bars) + 2)
        if self._plot is not None:
            self._plot.setFixedHeight(row * max(1, len(self._result.bars)))
            self._side.setContentsMargins(0, head + 1, 0, 0)

        self._widen()

    def _widen(self) -> None:
        """Three parts of five for the table; more, as far as the bars can spare it, when a name would be cut off. Where numbers and bars
        have no room beside each other the numbers stay: the shared screen has the bars.
        """
        numbers = sum(self.table.columnWidth(n) for n in range(self.table.columnCount()) if n != 1)
        named = self.table.sizeHintForColumn(1) + numbers
        spare = self.width() - _GAP - _LEAST_PLOT - self._area.verticalScrollBar().sizeHint().width()
        if self._plot is not None:
            beside = numbers + _LEAST_NAME <= spare
            self._plot.setVisible(beside)
            # Hidden bars would keep their share of the width.
            self._row.setStretch(1, 2 if beside else 0)
        self.table.setMinimumWidth(max(0, min(named + 2, spare)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widen()

    # the bars

    def _draw(self) -> None:
        if self._plot is None:
            self._plot = new_plot(self._both)
            self._plot.setMinimumWidth(_LEAST_PLOT)
            self._plot.setAccessibleName(say("screen.result_chart"))
            self._side.addWidget(self._plot)
            self._side.addStretch()
            self._measure()
        draw_bars(self._plot, self._result)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._plot is not None:
            self._measure()
            draw_bars(self._plot, self._result)


def _columns(result: ResultBars) -> int:
    """Of a poll each mark is one person's and no point ties with another; concerns only where people had some to give."""
    return _VOTERS if result.poll else len(_COLUMNS) if result.worried else _CONCERNS


def plain_table(columns: int) -> QTableWidget:
    """A table to read: nothing in it is edited, and a row is chosen whole."""
    table = QTableWidget(0, columns)
    table.setAccessibleName(say("screen.result"))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    # The area round table and bars scrolls both.
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    # Tab leaves the table; else it walks through every cell.
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    return table


def _cells(bar: ResultBar) -> tuple[str, ...]:
    voters = say("screen.no_voter_count") if bar.voters is None else str(bar.voters)
    marks = (say("screen.near_tie") if bar.bracket else "", say("screen.divides") if bar.divides else "")
    return bar.mark, " ".join(bar.text.split()), str(bar.dots), voters, ", ".join(m for m in marks if m), str(bar.concerns or 0)
