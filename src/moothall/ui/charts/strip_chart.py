"""Strips in the facilitator's window: row by row how many stand at each point of a scale, in words and figures beside it. A table to a
screen reader; nobody is ranked, and what is withheld is hatched and says so.
"""

from __future__ import annotations

from math import sqrt

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableWidgetItem, QVBoxLayout, QWidget

from moothall.core.forms.strip_reading import middle
from moothall.core.strips import StripRow, Strips
from moothall.ui.charts.result_chart import RIGHT, plain_table
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.tip import plain_tip
from moothall.ui.theme.hatch import paint_hatch
from moothall.ui.theme.look import look
from moothall.words import say

_NAME, _STRIP, _SAID, _N = range(4)
# px at 100 %, as designed: a row, the scale above the rows, the largest dot's radius and the smallest.
_ROW, _SCALE, _LARGE, _SMALL = 51, 44, 9.5, 2.5
_NAMES, _MIDDLES = 204, 128  # px at 100 %: the two columns of words
_LEAST_STRIP = 220  # px at 100 %: with less the words beside it go
_STRIP_ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class StripChart(QWidget):
    """`show_strips` draws them. `said` heads the column of what stands beside each strip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = Strips((), ())
        self.table = plain_table(4)
        self.table.horizontalHeader().hide()
        # Rows are read and gone through; the page scrolls where they are many.
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.table.setItemDelegate(StripDelegate(self.table))
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        across = self.table.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setSectionResizeMode(_STRIP, QHeaderView.ResizeMode.Stretch)
        self._scale = ScaleHead(self)
        self._legend = PlainLabel("", "meta", ink="ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._legend)
        column.addWidget(self._scale)
        column.addWidget(self.table, 1)

    @property
    def part(self) -> Strips:
        return self._part

    def show_strips(self, part: Strips, said: str = "") -> None:
        self._part = part
        self._legend.setText(" ".join(filter(None, (part.note, part.legend))))
        self._legend.setVisible(bool(self._legend.text()))
        self._scale.tell(part, said)
        self.table.setRowCount(len(part.rows))
        for place, row in enumerate(part.rows):
            self._fill(place, row)
        self._measure()

    def _fill(self, place: int, row: StripRow) -> None:
        strip = QTableWidgetItem("")
        strip.setData(_STRIP_ROW, (row, self._part.points))
        strip.setData(Qt.ItemDataRole.AccessibleTextRole, strip_words(row, self._part.points))
        name = QTableWidgetItem(row.name)
        name.setFont(look().font("label"))
        name.setData(Qt.ItemDataRole.ToolTipRole, plain_tip(row.name))
        self.table.setItem(place, _NAME, name)
        self.table.setItem(place, _STRIP, strip)
        self.table.setItem(place, _SAID, QTableWidgetItem("" if row.counts is None else row.said))
        count = QTableWidgetItem(_counted(row))
        count.setTextAlignment(RIGHT)
        self.table.setItem(place, _N, count)

    def _measure(self) -> None:
        now = look()
        self.table.verticalHeader().setDefaultSectionSize(now.px(_ROW))
        counted = max((now.metrics("body").horizontalAdvance(words) for words in map(_counted, self._part.rows)), default=0)
        named = max((now.metrics("label").horizontalAdvance(row.name) for row in self._part.rows), default=0)
        wide = {_NAME: min(named + 24, now.px(_NAMES)), _SAID: now.px(_MIDDLES), _N: counted + 24}
        # Where there is too little room the drawing keeps its own, and what it says in words goes.
        # Of the chart's own width: the table's is still the one before a change of size.
        spare = self.width() - wide[_NAME] - wide[_N]
        shown = any(row.said for row in self._part.rows) and spare - wide[_SAID] >= now.px(_LEAST_STRIP)
        self.table.setColumnHidden(_SAID, not shown)
        for column, width in wide.items():
            self.table.setColumnWidth(column, width)
        self._scale.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def strip_area(self) -> tuple[int, int]:
        """Where the strips' column begins and how wide it is, in this widget's own px."""
        left = self.table.viewport().mapTo(self, self.table.viewport().rect().topLeft()).x()
        return left + self.table.columnViewportPosition(_STRIP), self.table.columnWidth(_STRIP)

    def said_at(self) -> int:
        """Where what is said in words begins; -1 where it has no room."""
        left = self.table.viewport().mapTo(self, self.table.viewport().rect().topLeft()).x()
        return -1 if self.table.isColumnHidden(_SAID) else left + self.table.columnViewportPosition(_SAID)


def _counted(row: StripRow) -> str:
    """A floor is a floor: how many there were under it isn't said either."""
    if row.counts is None:
        return say("screen.below_floor")
    return say("screen.raters" if row.formal else "screen.answered_n", n=row.n)


def strip_words(row: StripRow, points: tuple[int, ...]) -> str:
    """A strip as it is heard: each point that somebody gave, and how many did."""
    if row.counts is None:
        return say("screen.strip_withheld")

    def told(counts: tuple[int, ...]) -> str:
        return ", ".join(say("screen.gave", point=p, n=n) for p, n in zip(points, counts, strict=True) if n)

    lanes = [say("screen.lane_first", told=told(row.formal)), say("screen.lane_second", told=told(row.counts))] if row.formal else []
    return "; ".join(lanes) or told(row.counts)


def point_x(area: QRectF, place: float, points: int) -> float:
    """Where a point of the scale stands in a strip: `place` counts from 0 and may lie between two."""
    inset = look().px(24)
    return area.x() + inset + place * (area.width() - 2 * inset) / max(1, points - 1)


class ScaleHead(QWidget):
    """The scale's figures over their points, its ends in words, and the head of what is said beside."""

    def __init__(self, chart: StripChart) -> None:
        super().__init__(chart)
        self._chart, self._part, self._said = chart, Strips((), ()), ""
        self.setFixedHeight(look().px(_SCALE))

    def tell(self, part: Strips, said: str) -> None:
        self._part, self._said = part, said
        self.setAccessibleName(", ".join(filter(None, (*part.ends, said))))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        now, part = look(), self._part
        painter = QPainter(self)
        left, wide = self._chart.strip_area()
        area = QRectF(left, 0, wide, self.height())
        line = now.line("meta")
        for place, point in enumerate(part.points):
            painter.setFont(now.font("meta", bold=True))
            painter.setPen(now.colour("ink"))
            x = point_x(area, place, len(part.points))
            painter.drawText(QRectF(x - 20, 0, 40, line), int(Qt.AlignmentFlag.AlignCenter), str(point))
        painter.setFont(now.font("meta"))
        painter.setPen(now.colour("ink2"))
        low, high = part.ends
        foot = QRectF(area.x(), line, area.width() - now.px(8), line)
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignLeft), low)
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignRight), high)
        if (at := self._chart.said_at()) >= 0:
            painter.setFont(now.font("meta", bold=True))
            painter.setPen(now.colour("ink"))
            painter.drawText(QRectF(at + 4, line / 2, self.width() - at - 4, line), int(Qt.AlignmentFlag.AlignLeft), self._said)
        painter.fillRect(0, self.height() - 1, self.width(), 1, now.colour("line"))


class StripDelegate(QStyledItemDelegate):
    """Hollow dots above for the first column of ratings, solid ones below for the second; one lane where there is one."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        now, area, drawn = look(), QRectF(option.rect), index.data(_STRIP_ROW)
        if drawn is None:
            super().paint(painter, option, index)
        painter.fillRect(QRectF(area.x(), area.bottom() - 1, area.width(), 1), now.colour("line"))
        if drawn is None:
            return
        row, points = drawn
        area.adjust(0, 0, 0, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, now.colour("tint"))
        if row.counts is None:
            _paint_withheld(painter, option.rect)
        else:
            _paint_strip(painter, area, row, points)
        painter.restore()


def _paint_withheld(painter: QPainter, rect: QRect) -> None:
    now, words = look(), say("screen.strip_withheld")
    box = rect.adjusted(now.px(12), now.px(10), -now.px(12), -now.px(10))
    painter.fillRect(box, now.colour("panel"))
    paint_hatch(painter, QRectF(box))
    painter.setPen(QPen(now.colour("edge"), 1))
    painter.drawRect(box)
    painter.setFont(now.font("meta"))
    wide = min(box.width() - 2, now.metrics("meta").horizontalAdvance(words) + 24)
    painter.fillRect(QRect(box.center().x() - wide // 2, box.y() + 1, wide, box.height() - 1), now.colour("paper"))
    painter.setPen(now.colour("ink"))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)


def _paint_strip(painter: QPainter, area: QRectF, row: StripRow, points: tuple[int, ...]) -> None:
    now = look()
    painter.setPen(QPen(now.colour("line"), 1))
    for place in range(len(points)):
        x = point_x(area, place, len(points))
        painter.drawLine(QPointF(x, area.y() + 5), QPointF(x, area.bottom() - 5))
    lanes = [(row.formal, False), (row.counts or (), True)] if row.formal else [(row.counts or (), True)]
    most = max((n for counts, _ in lanes for n in counts), default=1) or 1
    high = area.height() / len(lanes)
    middles: list[tuple[float, float]] = []
    for lane, (counts, solid) in enumerate(lanes):
        y = area.y() + (lane + 0.5) * high
        _paint_lane(painter, area, y, counts, most, solid)
        found = middle(dict(zip(points, counts, strict=True)))
        if found is not None:
            middles.append((point_x(area, found - points[0], len(points)), y))
    _paint_middles(painter, middles, area, high)


def _paint_lane(painter: QPainter, area: QRectF, y: float, counts: tuple[int, ...], most: int, solid: bool) -> None:
    """By area, as the eye compares; never so small that one person can't be seen."""
    now = look()
    painter.setPen(QPen(now.colour("accent" if solid else "ink2"), 1.5))
    painter.setBrush(now.colour("accent") if solid else now.colour("paper"))
    for place, n in enumerate(counts):
        if n:
            radius = max(now.px(_SMALL), now.px(10) * _LARGE / 10 * sqrt(n / most))
            painter.drawEllipse(QPointF(point_x(area, place, len(counts)), y), radius, radius)


def _paint_middles(painter: QPainter, middles: list[tuple[float, float]], area: QRectF, high: float) -> None:
    """A step from one column's middle to the other's: its shape says which way, and the words beside it how far."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look().colour("ink"), 2.5))
    half = high / 2 - 3
    if len(middles) == 2:
        (first, upper), (second, lower) = middles
        line = [(first, upper - half), (first, area.center().y()), (second, area.center().y()), (second, lower + half)]
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in line]))
    elif middles:
        x, y = middles[0]
        painter.drawLine(QPointF(x, y - half), QPointF(x, y + half))
