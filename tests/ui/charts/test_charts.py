"""The result chart: the table says what the bars show, in the tally's order, whatever the options are called."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QAbstractScrollArea

from moothall.core.ballots import BallotLine, Tally, in_order
from moothall.core.picture import Grid, GridCell, GridRow
from moothall.core.votes import Option, Vote
from moothall.tokens import tokens
from moothall.ui.charts.bars import ResultBar, ResultBars
from moothall.ui.charts.grid_chart import GridChart
from moothall.ui.charts.result_chart import ResultChart
from moothall.ui.theme import dress

VOTE = Vote("v", "Which?", 0)


def tally(*results: tuple[str, int, int | None]) -> Tally:
    lines = (BallotLine(Option(f"o{n}", "v", n, text, ordinal=n), dots, voters) for n, (text, dots, voters) in enumerate(results, 1))
    return Tally(VOTE, lines=in_order(lines))


@pytest.fixture
def chart(qtbot):
    made = ResultChart()
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


def cells(chart) -> list[list[str]]:
    return [[chart.table.item(row, column).text() for column in range(5)] for row in range(chart.table.rowCount())]


def test_bars_come_from_the_tally():
    bars = ResultBars.of(tally(("One", 25, 18), ("Two", 31, 22), ("Three", 29, None)))
    assert bars.bars == (ResultBar("B", "Two", 31, 22, 1), ResultBar("C", "Three", 29, None, 1), ResultBar("A", "One", 25, 18))
    assert bars.most == 31
    assert bars.runs == ((0, 1),)


def test_no_options_and_no_dots_have_a_scale():
    assert ResultBars.of(tally()).most == 1
    assert ResultBars.of(tally(("One", 0, 0))).most == 1


def test_the_table_says_what_the_bars_show(chart):
    chart.show_result(ResultBars.of(tally(("One", 25, 18), ("Two", 31, 22), ("Three", 29, None))))
    assert cells(chart) == [
        ["B", "Two", "31", "22", "near-tie"],
        ["C", "Three", "29", "no voter count", "near-tie"],
        ["A", "One", "25", "18", ""],
    ]


def test_markup_stays_text(chart):
    chart.show_result(ResultBars.of(tally(("<b>R&D</b>", 2, 1), ("<img src=x>", 1, 1))))
    assert [row[1] for row in cells(chart)] == ["<b>R&D</b>", "<img src=x>"]


@pytest.mark.parametrize("options", [0, 1, 40])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_any_number_of_options_is_drawn(chart, qapp, options, mode):
    dress(qapp, mode)
    chart.show_result(ResultBars.of(tally(*(("Long name " * 40, 40 - n, 20) for n in range(options)))))
    image = chart.grab().toImage()
    accent = QColor(tokens(mode).colours.accent)
    drawn = any(image.pixelColor(x, y) == accent for x in range(460, 900, 6) for y in range(0, 500, 6))
    assert drawn == (options > 0)
    assert chart.table.isVisible() == (options > 0)
    dress(qapp, "light")


def test_bars_and_rows_stand_side_by_side(chart):
    """The first bar's middle is level with the first row's."""
    chart.show_result(ResultBars.of(tally(("One", 30, 30), ("Two", 3, 3))))
    image, accent = chart.grab().toImage(), QColor(tokens().colours.accent)
    column = next(x for x in range(460, 900) if image.pixelColor(x, row_middle(chart, 0)) == accent) + 3
    rows = [y for y in range(500) if image.pixelColor(column, y) == accent]
    first = [y for y in rows if y < row_middle(chart, 0) + 16]
    assert abs((first[0] + first[-1]) / 2 - row_middle(chart, 0)) <= 2


def row_middle(chart, row) -> int:
    table = chart.table
    inside = table.rowViewportPosition(row) + table.rowHeight(row) // 2
    return table.viewport().mapTo(chart, table.viewport().rect().topLeft()).y() + inside


def test_the_bars_cannot_be_dragged_or_zoomed(chart):
    chart.show_result(ResultBars.of(tally(("One", 30, 30), ("Two", 3, 3))))
    assert chart._plot.getViewBox().state["mouseEnabled"] == [False, False]
    assert not chart._plot.getPlotItem().menuEnabled()


@pytest.mark.parametrize("width", [824, 872, 1100])
def test_a_name_takes_the_room_the_bars_can_spare(chart, width):
    name = "Home first, with same-day transport"
    chart.show_result(ResultBars.of(tally((name, 2, 1), ("Two", 1, 1))))
    chart.resize(width, 500)
    chart.grab()
    assert chart.table.columnWidth(1) >= chart.table.sizeHintForColumn(1)
    assert chart.findChild(QAbstractScrollArea).horizontalScrollBar().maximum() == 0


def test_a_long_name_leaves_the_bars_their_least(qtbot, chart):
    chart.show_result(ResultBars.of(tally(("Buses and roads " * 20, 2, 1), ("Two", 1, 1))))
    for width in (900, 600):
        chart.resize(width, 500)
        qtbot.waitUntil(lambda: chart._area.horizontalScrollBar().maximum() == 0)
        assert chart._plot.width() >= 200


def test_no_cell_is_read_out_as_nothing(chart):
    chart.show_result(ResultBars.of(tally(("One", 25, 18), ("Two", 11, 9))))
    spoken = QAccessible.queryAccessibleInterface(chart.table)
    cells = [cell for cell in map(spoken.child, range(spoken.childCount())) if cell.role() == QAccessible.Role.Cell]
    names = [cell.text(QAccessible.Text.Name) for cell in cells]
    assert len(names) == 10 and all(names) and names[4] == "no near-tie"


# ── polls, concerns, numbers side by side ───────────────────────────────────────────────────────────────────────────

POINTS = (BallotLine(Option("a", "v", 5, "All for it"), 9, 9), BallotLine(Option("b", "v", 0, "No"), 12, 12))
GRID = Grid(
    ("Round 1", "Round 2"),
    (
        GridRow(1, 1, "Home", (GridCell("31 (22)", 100), GridCell("", 0))),
        GridRow(2, 0, "<b>Away</b>", (GridCell("4 (4)", 13), GridCell("9 (9)", 29))),
    ),
    note="Dots, with voters in brackets.",
)


@pytest.fixture
def grid_chart(qtbot):
    made = GridChart()
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_poll_keeps_its_scales_order_and_has_only_counts(chart):
    chart.show_result(ResultBars.of_poll(POINTS))
    assert [[chart.table.item(row, column).text() for column in range(3)] for row in range(2)] == [
        ["5", "All for it", "9"],
        ["0", "No", "12"],
    ]
    assert chart.table.columnCount() == 3
    assert not chart._meaning.isVisible()


def test_columns_come_and_go_with_what_there_is(chart):
    worried = replace(VOTE, concern=1)
    lines = (BallotLine(Option("o", "v", 1, "One"), 9, 9, concerns=4),)
    chart.show_result(ResultBars.of(Tally(worried, lines=lines)))
    assert [chart.table.item(0, column).text() for column in (2, 5)] == ["9", "4"]
    chart.show_result(ResultBars.of_poll(POINTS))
    assert chart.table.columnCount() == 3
    chart.show_result(ResultBars.of(tally(("One", 2, 1), ("Two", 1, 1))))
    assert chart.table.columnCount() == 5


def test_where_there_is_no_room_for_both_the_numbers_stay(qtbot, chart):
    lines = (BallotLine(Option("o", "v", 1, "Home first, always"), 9, 9, concerns=4),)
    chart.show_result(ResultBars.of(Tally(replace(VOTE, concern=1), lines=lines)))
    chart.resize(560, 400)
    qtbot.waitUntil(lambda: not chart._plot.isVisible())
    assert chart.table.columnWidth(1) >= chart.table.sizeHintForColumn(1)
    chart.resize(900, 400)
    qtbot.waitUntil(chart._plot.isVisible)


def test_numbers_side_by_side(grid_chart):
    grid_chart.show_grid(GRID)
    table = grid_chart.table
    assert [table.horizontalHeaderItem(n).text() for n in range(4)] == ["", "Option", "Round 1", "Round 2"]
    assert [[table.item(row, n).text() for n in range(4)] for row in range(2)] == [
        ["A", "Home", "31 (22)", "–"],
        ["2", "<b>Away</b>", "4 (4)", "9 (9)"],
    ]


def test_a_withheld_cell_says_so_to_those_who_hear_it(grid_chart):
    grid_chart.show_grid(GRID)
    spoken = QAccessible.queryAccessibleInterface(grid_chart.table)
    cells = [cell for cell in map(spoken.child, range(spoken.childCount())) if cell.role() == QAccessible.Role.Cell]
    names = [cell.text(QAccessible.Text.Name) for cell in cells]
    assert len(names) == 8
    assert names[3] == "not shown"
    assert all(names)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_small_columns_are_drawn_row_by_row(qapp, grid_chart, mode):
    dress(qapp, mode)
    grid_chart.show_grid(GRID)
    picture = grid_chart._plot.grab().toImage()
    accent, high = QColor(tokens(mode).colours.accent), picture.height()
    reach = [any(picture.pixelColor(x, y) == accent for x in range(0, picture.width(), 2)) for y in (int(high * 0.2), int(high * 0.92))]
    assert reach == [True, True], "a tall column in the first row, a short one in the second"
    dress(qapp, "light")
