"""The contributions as a table that spreadsheets open and Moothall takes back. Cells that look like formulas are guarded."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator

from moothall.core.csv_guard import guarded
from moothall.core.redacted_copy import Copy
from moothall.exports.contribution_list import Placed, contributions, name_of
from moothall.words import say

COLUMNS = (
    "number", "question", "theme", "text", "table", "sector", "response_no", "example", "late",
    "letter", "domain", "same_as", "also", "hidden", "too_general", "unclear",
)  # fmt: skip
"""`letter` is the theme's; `same_as` the number of the note it repeats; `also` the further themes it was copied into, one a line."""


def as_csv(copy: Copy) -> bytes:
    """One row for each contribution, by number. UTF-8 with a byte order mark, which spreadsheets need to see that it is."""
    # Line breaks are written as they are, within cells too; rows end as RFC 4180 has it.
    out = io.StringIO(newline="")
    # Quoting everything keeps a spreadsheet that splits at semicolons from finding a formula in the middle of a sentence.
    write = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow
    write(COLUMNS)
    for cells in cells_of(copy):
        write([guarded(cell) for cell in cells])
    return out.getvalue().encode("utf-8-sig")


def cells_of(copy: Copy) -> Iterator[list[str]]:
    """The rows as they are before anything guards them, in the order of COLUMNS."""
    also = _copies(copy)
    for placed in contributions(copy):
        # A repeat lies where the note it repeats lies: the copies are told once, with that note.
        yield list(_cells(placed, "" if placed.note.same_as else "\n".join(also[placed.note.number])))


def _copies(copy: Copy) -> dict[int, list[str]]:
    """The further themes of each note by its number, each as its letter and its name."""
    found: dict[int, list[str]] = defaultdict(list)
    for board in copy.boards:
        for theme in board.themes:
            for note in theme.notes:
                if note.copy:
                    found[note.number].append(f"{theme.symbol}: {theme.name}")
    return found


def _cells(placed: Placed, also: str) -> Iterator[str]:
    # In the order of COLUMNS, which imports.contribution_table reads back.
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
    yield theme.symbol if theme else ""
    yield theme.domain if theme else ""
    yield str(note.same_as or "")
    yield also
    yield _ticked(note.hidden)
    yield _ticked(note.too_general)
    yield _ticked(note.unclear)


def _ticked(flag: bool) -> str:
    return say("exports.ticked") if flag else ""
