"""Mentimeter's workbook: its table starts further down, below lines about the presentation. Finds the header; the survey reader reads."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from moothall.imports.formats import SEARCHED, Clues
from moothall.imports.separated_text import column
from moothall.imports.table_layout import TableLayout, beginning, records_of

_HEADER = {"date_(utc)", "session", "voter"}
"""Columns of the table by which it is known; imports.formats recognises the format by the same."""

_SHEET = "Voters"
"""The sheet that has the table, where a workbook has one of this name."""


def searched(clues: Clues) -> Clues:
    """The same clues with the header where it really is, if this is Mentimeter's; else as they were. Trouble when the sheet is broken."""
    book, chosen = clues.source.book, clues.settings
    # Who says how many rows the header has is believed.
    if clues.data is not None or chosen.header_rows is not None or chosen.header_at:
        return clues
    sheet = _SHEET if book and not chosen.sheet and _SHEET in book.sheets else clues.layout.sheet
    for record in islice(records_of(beginning(clues.source), clues.layout.separator, sheet), SEARCHED):
        columns = {column(cell) for cell in record.cells}
        if columns >= _HEADER:
            layout = TableLayout(clues.layout.separator, sheet, record.number, 1, tuple(record.cells))
            return replace(clues, layout=layout, columns=frozenset(columns))
    return clues
