"""The contributions as a table that spreadsheets open and Moothall takes back. Cells that look like formulas are guarded."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from moothall.core.copies import Copy
from moothall.core.guard import guarded
from moothall.exports.everything import Placed, contributions, name_of
from moothall.words import say

COLUMNS = ("number", "question", "theme", "text", "table", "sector", "response_no", "example", "late")


def table(copy: Copy) -> bytes:
    """One row for each contribution, by number. UTF-8 with a byte order mark, which spreadsheets need to see that it is."""
    out = io.StringIO(newline="")
    # Quoting everything keeps a spreadsheet that splits at semicolons from finding a formula in the middle of a sentence.
    write = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow
    write(COLUMNS)
    for placed in contributions(copy):
        write([guarded(cell) for cell in _cells(placed)])
    return out.getvalue().encode("utf-8-sig")


def _cells(placed: Placed) -> Iterator[str]:
    note, board, theme = placed
    yield str(note.number)
    yield board.prompt
    yield name_of(theme) if theme else ""
    yield note.text
    yield note.table
    yield note.sector
    yield note.response_no
    yield _ticked(note.example)
    yield _ticked(note.late)


def _ticked(flag: bool) -> str:
    return say("exports.ticked") if flag else ""
