"""Filled-in forms from a table, still as cells: which column is which question only the form knows, and that isn't in the file."""

from __future__ import annotations

from dataclasses import replace

from moothall.core.batch import FORMS, Batch, FiledRow
from moothall.imports.encoding import TextSource
from moothall.imports.formats import clues_of, format_called
from moothall.imports.import_settings import ImportSettings
from moothall.imports.oddities import told_with


def read_forms(source: TextSource, settings: ImportSettings) -> Batch:
    """Every row below the header. Trouble when the table can't be read."""
    if settings.header_rows is None:
        # Headings are keys with strokes in them, which no guess at a header knows: the first row is it, or the one that was said.
        settings = replace(settings, header_rows=1)
    clues = clues_of(source, settings, None)
    grid = clues.grid()
    rows = tuple(FiledRow(row.number, tuple(row.values)) for row in grid.rows)
    batch = Batch(FORMS, left_out=grid.left_out, headings=tuple(clues.layout.header), filed=rows)
    return told_with(batch, format_called("table"), clues)
