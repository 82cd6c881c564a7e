"""What a spreadsheet copies, pasted as cards: one note a cell, with its own breaks and quotation marks."""

from __future__ import annotations

from moothall.ui.kit.pasted_cells import cells_of
from moothall.ui.kit.typed_line import TypedLine


def test_cells_with_breaks_and_quotation_marks():
    assert cells_of('First\n"Two\nlines, ""so"" they say"\nLast\n') == [["First"], ['Two\nlines, "so" they say'], ["Last"]]
    assert cells_of("a\tb\r\nc\td\r\n") == [["a", "b"], ["c", "d"]]


def test_plain_lines_are_no_cells():
    for text in ('He said "no"\nand left', '"Quoted"\n"too"', '5" pipe\n6" pipe', "one\ntwo"):
        assert cells_of(text) == []


def test_cells_of_a_page():
    html = "<html><table><tr><td>A &amp;\n b</td><td>x<br>y</td></tr><tr><td></td><td></td></tr></table></html>"
    assert cells_of("whatever", html) == [["A & b", "x\ny"]]


def test_one_column_is_one_line_a_cell_and_several_are_asked_about(qtbot):
    line = TypedLine()
    qtbot.addWidget(line)
    heard, tables = [], []
    line.several.connect(heard.append)
    line.table.connect(tables.append)
    line.take('First\n"Two\nlines"\nLast\n')
    assert heard == [["First", "Two\nlines", "Last"]]
    line.take("a\tb\nc\td\n")
    assert heard[1:] == [["a\tb", "c\td"]] and not tables
    line.asks_for_columns = True
    line.take("a\tb\nc\td\n")
    assert tables == [[["a", "b"], ["c", "d"]]] and len(heard) == 2
