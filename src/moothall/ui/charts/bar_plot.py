"""Draws a result's bars with pyqtgraph: solid for voters, open for further dots, near-ties joined. Loads the library when asked to draw.

Draws no text from people: names stand in the table beside it, one row high each.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QWidget

from moothall.ui.charts.bars import ResultBar, ResultBars
from moothall.ui.theme.look import Ink, look
from moothall.words import say

_THICK = 0.56  # of a row
# px of the screen, at any scale.
_OUTLINE = 2.0
_FOOT, _TALL = 0.88, 0.76  # of a row: where small columns stand, and the tallest of them
_BRACKET = 1.05  # where a bracket stands, as a share of the longest bar
_GAP = 8  # between a bracket and its word, and after it


def new_plot(parent: QWidget) -> Any:
    """An empty plot that can't be dragged, zoomed or opened by a menu: the numbers are the numbers."""
    # Here and not above: with numpy it was measured at 0.4 s of loading, three times Qt's own; a start waits for none of it.
    import pyqtgraph

    plot = pyqtgraph.PlotWidget(parent, enableMenu=False)
    plot.setMouseEnabled(x=False, y=False)
    plot.hideButtons()
    plot.hideAxis("left")
    plot.hideAxis("bottom")
    plot.setFrameShape(plot.Shape.NoFrame)
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)  # pyqtgraph gives it one of its own
    plot.getPlotItem().setContentsMargins(0, 0, 0, 0)
    _end_loose_parts(plot)
    # A row of bars must meet its row of the table; the usual padding would put them out of step.
    plot.getViewBox().setDefaultPadding(0)
    # Put on the plot itself, so that it can be another one for each result while the connection below stays.
    plot.fit = lambda: None
    plot.getViewBox().sigResized.connect(lambda: plot.fit())
    # The scroll area round chart and table scrolls both.
    plot.wheelEvent = lambda event: event.ignore()
    return plot


def _end_loose_parts(plot: Any) -> None:
    """The library makes a menu and its state for every plot, also where no menu is wanted, and gives them no parent: they would stay when
    the window goes, until a collection ends them."""
    item = plot.getPlotItem()
    item.stateGroup.setParent(plot)
    # Not the menu: as a child it would be read out with its averages and means, which nobody here is shown.
    plot.destroyed.connect(item.ctrlMenu.deleteLater)


def draw_bars(plot: Any, result: ResultBars) -> None:
    """The first bar in the topmost row; rows are one unit high, so that they meet the table's."""
    plot.clear()
    plot.setBackground(_colour("wall"))
    plot.fit = lambda: _fit(plot, result)
    plot.fit()
    # The first row is the topmost, as in the table.
    plot.getViewBox().invertY(True)
    for place, bar in enumerate(result.bars):
        _draw_bar(plot, bar, place + 0.5)
    for first, last in result.runs:
        _draw_bracket(plot, result, first, last)


def _fit(plot: Any, result: ResultBars) -> None:
    """The longest bar leaves room at its right for a bracket and its word, however wide the chart is."""
    words = look().metrics("meta").horizontalAdvance(say("screen.near_tie")) + look().px(_GAP) if result.runs else 0
    # 0.6 at most: on a narrow chart the word is cut before the bars are gone.
    share = min(0.6, words / max(1, plot.width()))
    plot.setRange(xRange=(0, result.most * _BRACKET / (1 - share)), yRange=(0, max(1, len(result.bars))), padding=0)


def draw_columns(plot: Any, rows: Sequence[Sequence[int]]) -> None:
    """Small columns in rows one unit high, each as tall as its number from 0 to 100; the first row topmost."""
    import pyqtgraph

    plot.clear()
    plot.setBackground(_colour("wall"))
    plot.setRange(xRange=(0, max((len(row) for row in rows), default=1)), yRange=(0, max(1, len(rows))), padding=0)
    plot.getViewBox().invertY(True)
    for place, row in enumerate(rows):
        foot = place + _FOOT
        shown = [(n, full) for n, full in enumerate(row) if full]
        if shown:
            # A tenth of a column free on either side.
            left, right = [n + 0.1 for n, _ in shown], [n + 0.9 for n, _ in shown]
            tops = [foot - _TALL * full / 100 for _, full in shown]
            bars = pyqtgraph.BarGraphItem(x0=left, x1=right, y0=tops, y1=[foot] * len(shown), brush=_colour("accent"), pen=None)
            plot.addItem(bars)


def _colour(name: Ink) -> QColor:
    """A copy, for the look's colours are shared."""
    return QColor(look().colour(name))


def _pen(name: Ink) -> QPen:
    pen = QPen(_colour(name), _OUTLINE)
    # Its width in px of the screen: rows and dots have scales of their own.
    pen.setCosmetic(True)
    return pen


def _draw_bar(plot: Any, bar: ResultBar, middle: float) -> None:
    import pyqtgraph

    solid = bar.dots if bar.voters is None else min(bar.voters, bar.dots)
    parts = ((0, solid, _colour("accent")), (solid, bar.dots, QColor(Qt.GlobalColor.transparent)))
    for start, end, brush in parts:
        if end > start:
            plot.addItem(pyqtgraph.BarGraphItem(x0=[start], x1=[end], y=[middle], height=_THICK, brush=brush, pen=_pen("accent")))


def _draw_bracket(plot: Any, result: ResultBars, first: int, last: int) -> None:
    import pyqtgraph

    # Shares of the longest bar: 3 % right of the run's longest, and 2 % deep.
    foot = max(bar.dots for bar in result.bars[first : last + 1]) + result.most * 0.03
    back = foot + result.most * 0.02
    # Of a row: the height of the bars themselves, with `_THICK` 0.56.
    top, bottom = first + 0.22, last + 0.78
    plot.addItem(pyqtgraph.PlotCurveItem([foot, back, back, foot], [top, top, bottom, bottom], pen=_pen("accent")))
    words = pyqtgraph.TextItem(say("screen.near_tie"), color=_colour("accent"), anchor=(0, 0.5))
    words.setFont(look().font("meta"))
    words.setPos(back, (top + bottom) / 2)
    plot.addItem(words)
