"""Notes from a table, from our own table, from Polis's comments, or one a line. Their text is kept to the byte."""

from __future__ import annotations

import re
from collections.abc import Iterable

from moothall.core.batch import Batch, Left, NoteRow, Remark
from moothall.core.guard import unguarded
from moothall.core.text import LONGEST
from moothall.imports.encoding import Source
from moothall.imports.tables import Grid, Row, by_row, column

OURS = ("number", "question", "theme", "text", "table", "sector", "response_no", "example", "late")
"""The header of our own table of contributions (exports.table writes it; a test keeps the two the same)."""

POLIS = {"comment_body": "text", "comment_id": "response_no"}
"""The columns of Polis's comments.csv that say what a note says."""


def read_contributions(source: Source, grid: Grid) -> Batch:
    """Notes from a table with a `text` column. Trouble when it has none."""
    grid = _renamed(grid)
    grid.must_have("text", source)
    ours = tuple(cell.strip() for cell in grid.header) == OURS
    notes, left = [], list(grid.left_out)
    for row in grid.rows:
        if row.cell("text").strip():
            notes.append(_our_note(row) if ours else _note(row))
        else:
            left.append(Left(row.number, "imports.no_text"))
    remarks = grid.remarks(source, OURS if ours else OURS[1:])
    return Batch("contributions", tuple(notes), left_out=by_row(left), remarks=remarks)


def _renamed(grid: Grid) -> Grid:
    """Polis's names for columns as ours; what it says of people and of votes is not read."""
    if "text" in grid.columns or "comment_body" not in grid.columns:
        return grid
    header = tuple(POLIS.get(column(cell), cell) for cell in grid.header)
    rows = tuple(Row(r.number, {POLIS.get(name, name): cell for name, cell in r.cells.items()}) for r in grid.rows)
    return Grid(header, rows, grid.left_out)


def _note(row: Row) -> NoteRow:
    return NoteRow(
        row.cell("text"), row.cell("question"), row.cell("theme"), row.tidy("table"), row.tidy("sector"),
        row.tidy("response_no"), row.ticked("example"), row.ticked("late"),
    )  # fmt: skip


def _our_note(row: Row) -> NoteRow:
    """As it was before it was exported: each cell loses the apostrophe our own table put there, and nothing else."""
    cell = {name: unguarded(text) for name, text in row.cells.items()}
    number = cell["number"]
    return NoteRow(
        cell["text"], cell["question"], cell["theme"], cell["table"], cell["sector"], cell["response_no"],
        row.ticked("example"), row.ticked("late"), int(number) if re.fullmatch("[0-9]{1,9}", number) else 0,
    )  # fmt: skip


def lines(text: str) -> list[str]:
    """Lines as an editor shows them; stranger breaks are part of what somebody wrote."""
    return re.split("\r\n|\r|\n", text)


def read_lines(source: Source, cells: Iterable[str]) -> Batch:
    """One note a cell, for files without a header. Empty ones are no notes."""
    notes, left = [], []
    for number, text in enumerate(cells, 1):
        if len(text) > LONGEST:
            left.append(Left(number, "core.too_long", {"length": len(text), "most": LONGEST}))
        elif text.strip():
            notes.append(NoteRow(text))
    return Batch("contributions", tuple(notes), left_out=tuple(left), remarks=(*source.remarks, Remark("imports.no_header")))
