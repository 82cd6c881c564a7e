"""Which sheet of a workbook is meant where nobody says: one that a person sees, and that holds a list. Tells of the others."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import islice

from moothall.core.batch import Remark
from moothall.imports.header_row import filled
from moothall.imports.separated_text import TRIED, column
from moothall.imports.workbook import Book
from moothall.words import say

SHEETS_TRIED = 10
"""Sheets looked into for one that holds a list: each is parsed from its beginning."""


def chosen_sheet(book: Book, file: str, known: Collection[str]) -> tuple[str, tuple[Remark, ...]]:
    """The sheet's name, and a remark that names filled ones not read. Trouble when the workbook is broken."""
    tried = {name: _first(book, name, file) for name in book.sheets[:SHEETS_TRIED]}
    filled_ones = [name for name, rows in tried.items() if rows]
    seen = [name for name in filled_ones if name not in book.hidden]
    # A list before a cover; of several lists the first. With none that can be seen, an empty one: what is hidden has to be asked for.
    best = max(seen, key=lambda name: _worth(tried[name], known), default="")
    if not best:
        best = next((name for name in book.sheets if name not in book.hidden), book.sheets[0])
    others = [say("imports.hidden_sheet", sheet=name) if name in book.hidden else name for name in filled_ones if name != best]
    others += list(book.sheets[SHEETS_TRIED:])
    if not others:
        return best, ()
    return best, (Remark("imports.other_sheets", {"sheet": best[:60], "others": ", ".join(others)[:300]}),)


def _first(book: Book, sheet: str, file: str) -> list[list[str]]:
    return list(islice((row.cells for row in book.rows(sheet, file) if filled(row.cells)), TRIED))


def _worth(rows: Sequence[Sequence[str]], known: Collection[str]) -> tuple[int, int]:
    """Whether a row names columns we know, two being as good as ten; and how wide it is, three cells being a list for certain."""
    if len(rows) < 2:
        return 0, 0
    top = {column(cell) for cell in rows[0] if cell.strip()}
    # A row of nothing but columns we know is a list however narrow; one word alone may stand on a cover, unless notes go by it.
    if top <= set(known) and (len(top) > 1 or "text" in top):
        return 2, 3
    # No heading of a list is its last row.
    named = max(len({column(cell) for cell in row} & set(known)) for row in rows[:-1])
    widths = sorted(len(filled(row)) for row in rows)
    return min(named, 2), min(widths[len(widths) // 2], 3)
