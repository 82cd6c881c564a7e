"""Sheets as a workbook: whatever a table is called, Excel takes its name."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from moothall.exports.sheets import TableSheet
from moothall.exports.writers.excel import as_workbook


@pytest.mark.parametrize(
    ("titles", "named"),
    [
        (["25/10: the boldest ideas"], ["25 10 the boldest ideas"]),
        (["[?]*", "'"], ["Sheet", "Sheet 2"]),
        (["Äpfel", "äPFEL", "x" * 40, "x" * 41], ["Äpfel", "äPFEL 2", "x" * 31, "x" * 29 + " 2"]),
    ],
)
def test_any_title_is_the_name_of_a_sheet(titles: list[str], named: list[str]) -> None:
    sheets = [TableSheet("t", title, ("text",), (("a",),)) for title in titles]
    assert load_workbook(BytesIO(as_workbook(sheets, "A day"))).sheetnames == named
