"""Sheets as an Excel workbook: strings as strings, so that nothing anybody typed is a formula or a link; filters, and heads that stay."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from xlsxwriter import Workbook

from moothall.exports import progress
from moothall.exports.sheets import TableSheet
from moothall.exports.writers.legible import legible

_MOST = 32_767
"""Characters a cell holds, by Excel's own limit (https://support.microsoft.com, "Excel specifications and limits")."""
_LONGEST = 31
"""Characters of a sheet's name."""
_WIDE, _NARROW = 60, 14
"""How wide columns are, in characters: of words and of the rest."""
_WORDS = ("text", "question", "theme")
_EPOCH = datetime(2000, 1, 1)
"""Instead of when it was made, which is nobody's business."""
_AS_WRITTEN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""In memory, because what is private must not lie in a folder for temporary files."""


def as_workbook(sheets: Sequence[TableSheet], title: str) -> bytes:
    """The .xlsx. A workbook of nothing still has a sheet."""
    out = io.BytesIO()
    book = Workbook(out, _AS_WRITTEN)
    book.set_properties({"title": legible(title)[:255], "created": _EPOCH})
    heads = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    words = book.add_format({"text_wrap": True, "valign": "top"})
    plain = book.add_format({"valign": "top"})
    progress.begin(sum(len(sheet.rows) for sheet in sheets))
    names: set[str] = set()
    for sheet in sheets:
        names.add(name := _name_of(sheet.title, names))
        page = book.add_worksheet(name)
        for at, column in enumerate(sheet.columns):
            wide = column in _WORDS
            page.set_column(at, at, _WIDE if wide else _NARROW, words if wide else plain)
            page.write_string(0, at, legible(column), heads)
        for down, row in enumerate(sheet.rows, 1):
            progress.advance()
            for across, value in enumerate(row):
                if isinstance(value, int):
                    page.write_number(down, across, value)
                elif value:
                    page.write_string(down, across, _fitting(legible(value)))
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    if not sheets:
        book.add_worksheet()
    book.close()
    return out.getvalue()


def _name_of(title: str, taken: Iterable[str]) -> str:
    """What Excel takes for the name of a sheet: none of its own signs, 31 characters, no two alike, whichever case.

    Source: https://support.microsoft.com, "Rename a worksheet".
    """
    plain = re.sub(r"\s+", " ", re.sub(r"[\[\]:*?/\\]", " ", legible(title))).strip(" '")[:_LONGEST].strip(" '") or "Sheet"
    held = {name.casefold() for name in taken}
    name, n = plain, 1
    while name.casefold() in held:
        n += 1
        name = f"{plain[: _LONGEST - 1 - len(str(n))]} {n}"
    return name


def _fitting(words: str) -> str:
    """Excel counts as UTF-16 does, a letter beyond the basic plane twice; an ellipsis says that there is more."""
    if len(words) * 2 <= _MOST or len(words.encode("utf-16-le")) // 2 <= _MOST:
        return words
    return words.encode("utf-16-le")[: 2 * (_MOST - 1)].decode("utf-16-le", "ignore") + "…"
