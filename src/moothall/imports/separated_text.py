"""Text taken apart at commas, semicolons, tabs or bars. What is wrong with one line spoils that line and none below it.

Knows no header and no kind of record.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Collection, Iterator
from io import StringIO
from itertools import islice
from typing import NamedTuple

from moothall.core.errors import Trouble
from moothall.imports.sheet_reader import MOST_COLUMNS, MOST_ROWS

SEPARATORS = ",;\t|"
"""What may split cells, in the order they win when all else is equal."""

TRIED = 20
"""Rows among which a header is looked for."""

MOST_IN_A_CELL = 4_000_000
"""Characters after which nobody waits for a cell to end. One that is too long for a note, but ends, only leaves out its row."""

MOST_AGAIN = 20
"""How often on average a line may be read once more because a quotation above it never ended. Only a file made to hurt needs more."""

# For the whole process, as the csv module has it; its own limit of 131,072 characters would end a file at one long cell.
csv.field_size_limit(MOST_IN_A_CELL)


class RawRow(NamedTuple):
    """One row of a table: its number, the first being 1, and its cells.

    `continued` are places that say only what a merged cell above them says; `fault` is the key of what is wrong with the row.
    """

    number: int
    cells: list[str]
    continued: frozenset[int] = frozenset()
    fault: str = ""


def column(cell: str) -> str:
    """A header cell as a column's name: case, spaces, hyphens and underscores make no difference, nor do signs that nobody sees."""
    return _GAPS.sub("_", cell.translate(_UNSEEN).strip().casefold())


_GAPS = re.compile(r"[\s_-]+")
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))

_PIECE = 65_536
"""Characters that are parted into lines at a time: a list of three million lines would not fit where the text itself does."""


def lines_of(text: str) -> Iterator[str]:
    """Line by line with their ends, \\r\\n, \\r or \\n. Not as str.splitlines, which breaks at stranger signs that people wrote."""
    start = 0
    end_of_line = "\n" if "\n" in text else "\r"
    while start < len(text):
        end = text.find(end_of_line, start + _PIECE) + 1 or len(text)
        yield from StringIO(text[start:end], newline="")
        start = end


class _Lines:
    """Lines handed to the csv module, with those of the record at hand kept, so that they can be given back."""

    def __init__(self, text: str) -> None:
        self._lines = lines_of(text)
        self._back: list[str] = []
        self.taken: list[str] = []
        self.count = self.again = 0
        self.quotes = '"' in text

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._back:
            line = self._back.pop()
        else:
            line = next(self._lines)
            self.count += 1
        self.taken.append(line)
        return line

    def give_back(self) -> bool:
        """All lines of this record but its first are to come once more. False when that was asked too often."""
        self.again += len(self.taken)
        self._back += reversed(self.taken[1:])
        return self.again < MOST_AGAIN * (self.count + 1000)


def records(text: str, separator: str, width: int = 0) -> Iterator[RawRow]:
    """Every record, empty lines too, so that numbers agree with a spreadsheet's; `width` is the header's, where it is known.

    Trouble once they are too many.
    """
    lines, number = _Lines(plain_quotes(text, separator)), 0
    while True:
        whole = True
        for cells, fault in _until_spoiled(lines, separator, width):
            number += 1
            if number > MOST_ROWS:
                raise Trouble("imports.endless_list", rows=MOST_ROWS)
            yield RawRow(number, cells, fault=fault)
            whole = not fault
        if whole:
            return


def _until_spoiled(lines: _Lines, separator: str, width: int) -> Iterator[tuple[list[str], str]]:
    """Records up to the first that is spoiled, which is handed on as its first line alone."""
    reader = csv.reader(lines, delimiter=separator)
    quotes = lines.quotes
    while True:
        lines.taken = []
        try:
            cells = next(reader, None)
            if cells is not None and not quotes:
                # Nothing in the text can open a quotation: nothing can be spoiled.
                yield cells, ""
                continue
        except csv.Error:
            # A cell that goes on past belief: a quotation that nothing ended, or a line that is one.
            cells, spoiled, endless = [], True, len(lines.taken) == 1
        else:
            endless, spoiled = False, cells is not None and _spoiled(lines.taken, cells, separator, width)
        if cells is None:
            return
        if not spoiled:
            yield cells, ""
            continue
        first = lines.taken[0]
        if not lines.give_back():
            raise Trouble("imports.endless_cell", most=MOST_IN_A_CELL)
        apart = first.rstrip("\r\n").replace('"', "").split(separator)[:MOST_COLUMNS]
        yield apart, "core.too_long" if endless else "imports.open_quotation"
        return


def _spoiled(taken: list[str], cells: list[str], separator: str, width: int) -> bool:
    """Whether a record swallowed lines that were none of its own, for want of a closing quotation mark."""
    if len(taken) == 1 and not _opens_last(taken[0]):
        return False
    try:
        # Strictly: usual reading takes an open quotation for one that ends with the file.
        list(csv.reader(taken, delimiter=separator, strict=True))
    except csv.Error as error:
        if "end of data" in str(error):
            return True
        # A stray quotation mark within a quotation is harmless, unless what it swallowed reads as a row.
        return len(taken) > 1 and any(_reads_as_row(line, separator, width or len(cells)) for line in taken[1:])
    return False


def _opens_last(line: str) -> bool:
    # A last line without an end, or any with a quotation mark at an odd place: only these can be open.
    return line.count('"') % 2 == 1


def _reads_as_row(line: str, separator: str, width: int) -> bool:
    try:
        (cells,) = csv.reader([line], delimiter=separator, strict=True)
    except (csv.Error, ValueError):
        return False
    return len(cells) == width and width > 1 and not any('"' in cell for cell in cells)


# quotation marks escaped by a backslash


_ESCAPED = re.compile(r'(?:^|[,;\t|])"(?:[^"\\]|\\.)*\\"(?:[^"\\]|\\.)*"(?=[,;\t|\r\n]|\Z)', re.M | re.S)
_SIGN = re.compile(r'\\(["\\])')


def plain_quotes(text: str, separator: str) -> str:
    """Quotation marks inside quotations doubled, where a file escapes them by a backslash instead; other text as it is."""
    # Asked first, for nearly no file has one. A file that reads well as it is may have a backslash at the end of a cell.
    if '\\"' not in text or not _ESCAPED.search(text) or not (bad := _bad_lines(text, separator)):
        return text
    plain = _SIGN.sub(lambda found: '""' if found[1] == '"' else "\\", text)
    return plain if _bad_lines(plain, separator) < bad else text


def _bad_lines(text: str, separator: str) -> int:
    return sum(not _reads(line, separator) for line in lines_of(text) if '"' in line)


def _reads(line: str, separator: str) -> bool:
    try:
        return bool([*csv.reader([line], delimiter=separator, strict=True)])
    except csv.Error:
        return False


# what splits it


_SAID = re.compile(r'\s*"?\s*sep\s*=\s*(\\t|[^\w"\r\n])"?[ \t,;|]*"?[ \t]*(?:\r\n|\r|\n|\Z)', re.I)


def said_separator(text: str) -> str:
    """What the first line says splits the others, as some programs write for spreadsheets: sep=; in any dress. Else nothing."""
    found = _SAID.match(text[:80])
    return "" if not found else "\t" if found[1] == "\\t" else found[1]


def separator_of(text: str, known: Collection[str]) -> str:
    """What the first line says. Else the separator under which a row near the top has most columns we know; else the one under which most
    rows of the whole text are alike."""
    said = said_separator(text)
    there = [sign for sign in SEPARATORS if sign in text or sign == ","]
    # Compared in that order; of equals, max takes the first of SEPARATORS, the comma.
    return said or max(there, key=lambda sign: _fit(text, sign, known))


def _fit(text: str, separator: str, known: Collection[str]) -> tuple[int, float, int]:
    # An empty line is an empty list: it is as wide as nothing, and would count against every separator.
    rows = (record.cells for record in records(text, separator) if record.cells)
    first = list(islice(rows, TRIED))
    # A header of a million cells is refused later on; until then it costs no more than one that is allowed.
    named, parts = max(((sum(column(cell) in known for cell in row[:MOST_COLUMNS]), len(row)) for row in first), default=(0, 0))
    if separator not in text:
        # Every row is one cell: nothing to count.
        return named, 0, 1
    widths = _widths(text, separator) or Counter(map(len, first)) + Counter(map(len, rows))
    parted = {width: n for width, n in widths.items() if width > 1}
    # One column always has all rows alike, which says nothing for a separator that doesn't occur. Nor does one parted that the heading
    # is without: &amp; ends in a semicolon.
    if not parted or (named and parts == 1):
        return named, 0, 1
    usual = max(parted, key=lambda width: (parted[width], width))
    alike = parted[usual]
    if first and len(first[0]) == max(parted):
        # Below headings, rows that end early are rows still: many programs leave out empty cells at the end.
        usual = len(first[0])
        alike = sum(n for width, n in parted.items() if width * 2 > usual)
    return named, alike / widths.total(), usual


def _widths(text: str, separator: str) -> Counter[int]:
    """How many rows have how many cells, counted as quickly as can be; nothing where quotation marks may be odd or a cell endless."""
    if text.count('"') % 2 or '\\"' in text:
        return Counter()
    try:
        widths = Counter(map(len, csv.reader(lines_of(text), delimiter=separator)))
    except csv.Error:
        return Counter()
    del widths[0]
    return widths


def one_column(text: str) -> list[str] | None:
    """The cells of a table of one column, or None when some row has more. Trouble when it is endless."""
    rows = [record.cells for record in records(text, ",") if record.cells]
    return [row[0] for row in rows] if all(len(row) == 1 for row in rows) else None
