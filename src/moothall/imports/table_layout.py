"""Rows and columns from text split at commas, semicolons, tabs or bars, or from a workbook. Knows no kind of record, and drops no row
without saying so."""

from __future__ import annotations

import csv
import re
from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from string import whitespace

from moothall.core.batch import LeftOutRow, Remark
from moothall.core.errors import Fact, Trouble
from moothall.core.text import LONGEST
from moothall.imports.encoding import TextSource
from moothall.imports.heading_rows import extra_headings, words_of
from moothall.imports.import_settings import SHARED_FIELDS, ImportSettings
from moothall.imports.workbook import MOST_COLUMNS, MOST_ROWS
from moothall.words import say

SEPARATORS = ",;\t|"
"""What may split cells, in the order they win when all else is equal."""

TOLD_EVERY = 500
"""Rows between two words about progress: often enough to see it move, seldom enough to cost nothing."""

TRIED = 20
"""Rows looked at to tell what a text is split at, and how its header lies. More would cost more for each separator tried."""

SHEETS_TRIED = 10
"""Sheets looked into for the first that holds anything: each is parsed from its beginning."""

SAID = "sep="
"""How a first line begins that only tells spreadsheets what splits the others."""

MOST_IN_A_CELL = 4_000_000
"""Characters after which nobody waits for a cell to end. One that is too long for a note, but ends, only leaves out its row."""

# For the whole process, as the csv module has it; its own limit of 131,072 characters would end a file at one long cell.
csv.field_size_limit(MOST_IN_A_CELL)

Record = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its number in the file, the first being 1, its cells by column name, and the same in their order."""

    number: int
    cells: Mapping[str, str]
    values: Sequence[str] = ()

    def cell(self, name: str) -> str:
        """The cell as it stands, or nothing when the file has no such column."""
        return self.cells.get(name, "")

    def tidy(self, name: str) -> str:
        """The cell on one line without space around it, for names and numbers."""
        return " ".join(self.cell(name).split())

    def ticked(self, name: str) -> bool:
        """Whether the cell says yes, in one of the ways lists say it."""
        return self.cell(name).strip().casefold() in {"yes", "y", "true", "x", "1"}


@dataclass(frozen=True, slots=True)
class TableLayout:
    """How a table lies in its file: what splits it, its sheet, the row its header starts in (from 1), how many rows that has, the header
    as one row, and above each column what the upper of two header rows says."""

    separator: str
    sheet: str
    start: int
    header_rows: int
    header: tuple[str, ...]
    above: tuple[str, ...] = ()
    beneath: int = 0
    """Rows below the header that are headings too, as some tools write for machines: skipped, and not counted in `header_rows`."""

    @property
    def columns(self) -> set[str]:
        """The header's names, as `column` makes them."""
        return {column(cell) for cell in self.header}


@dataclass(frozen=True, slots=True)
class TableGrid:
    """A table: its header as written, the names its columns are read by, its whole rows, and those left out: why, and what can be read
    of them."""

    header: tuple[str, ...]
    names: tuple[str, ...]
    rows: tuple[TableRow, ...]
    left_out: tuple[LeftOutRow, ...] = ()
    torn: tuple[TableRow, ...] = ()
    above: tuple[str, ...] = ()
    beyond: int = 0
    """Rows of a sheet with cells past the header's last, which are not read."""

    def must_have(self, name: str, source: TextSource) -> None:
        """Trouble when there is no such column; it names those there are."""
        if name not in self.names:
            raise Trouble("imports.no_column", file=source.name, column=name, columns=_listed(self.header))

    def refuse_twins(self, source: TextSource, known: Collection[str]) -> None:
        """Trouble when two columns would be read as the same."""
        counts = Counter(self.names)
        twin = next((cell for cell, name in zip(self.header, self.names, strict=True) if counts[name] > 1 and name in known), None)
        if twin is not None:
            raise Trouble("imports.two_columns", file=source.name, column=twin.strip()[:40])

    def remarks(self, source: TextSource, known: Collection[str]) -> tuple[Remark, ...]:
        """What was odd about the file, and which of its columns nobody reads."""
        unread = [cell for cell, name in zip(self.header, self.names, strict=True) if cell.strip() and name not in known]
        beyond = [Remark("imports.beyond_header", {"n": self.beyond})] if self.beyond else []
        blank = self.without_heading(place for place, name in enumerate(self.names) if name in known)
        odd = (*source.remarks, *beyond, *blank)
        return (*odd, Remark("imports.unread", {"columns": _listed(unread)})) if unread else odd

    def without_heading(self, read: Iterable[int] = ()) -> list[Remark]:
        """A remark for each column with words in it that has no heading and is not among those `read`."""
        blank = {place for place, cell in enumerate(self.header) if not cell.strip()}.difference(read)
        filled = (place for place in sorted(blank) if any(row.values[place].strip() for row in self.rows))
        return [Remark("imports.no_heading", {"n": place + 1}) for place in filled]


def heading(header: Sequence[str], place: int) -> str:
    """What a column is called where it has to be called something."""
    return header[place].strip() or say("imports.column", n=str(place + 1))


def _listed(cells: Iterable[str]) -> str:
    """Header cells for a sentence: on one line, and not endless."""
    # In characters; a header may have a thousand columns.
    return ", ".join(" ".join(cell.split()) for cell in cells)[:200]


def column(cell: str) -> str:
    """A header cell as a column's name: case, spaces, hyphens and underscores make no difference."""
    return re.sub(r"[\s_-]+", "_", cell.strip().casefold())


# how it lies


_LINE = re.compile("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
"""A line with its end, as \\r\\n, \\r or \\n. Not str.splitlines, which breaks at stranger signs that are part of what people wrote."""


def lines_of(text: str) -> Iterator[str]:
    """Line by line with their ends: a list of three million lines would not fit where the text itself does."""
    return (found[0] for found in _LINE.finditer(text))


def records(text: str, separator: str) -> Iterator[list[str]]:
    """Every record, empty lines too, so that numbers agree with a spreadsheet's. Trouble once they are too many, or one cell is."""
    try:
        # Of records, not of lines: a cell may hold line breaks.
        for number, cells in enumerate(csv.reader(lines_of(text), delimiter=separator), 1):
            if number > MOST_ROWS:
                raise Trouble("imports.endless_list", rows=MOST_ROWS)
            yield cells
    except csv.Error:
        raise Trouble("imports.endless_cell", most=MOST_IN_A_CELL) from None


def records_of(source: TextSource, separator: str, sheet: str) -> Iterator[Record]:
    """Every row of a table with its number, the first being 1. Trouble when it is endless or broken."""
    rows = source.book.rows(sheet, source.name) if source.book else records(source.text, separator)
    for number, cells in enumerate(rows, 1):
        if number % TOLD_EVERY == 0:
            source.counted(number)
        yield number, cells


def layout_of(source: TextSource, settings: ImportSettings, known: Collection[str]) -> TableLayout:
    """The settings, and what they leave open by the first rows. `known` are names of columns.

    Trouble when it has more columns than a sheet may, when those rows never end, or when there is no such sheet.
    """
    source = beginning(source)
    sheet = settings.sheet or _first_filled(source)
    separator = "" if source.book else settings.delimiter or _separator(source.text, known)
    rows = (record for record in records_of(source, separator, sheet) if any(cell.strip() for cell in record[1]))
    # Split at what it names, the line sep=; is a first cell of sep= and an empty one.
    first = (record for record in rows if record[1][0] != SAID)
    layout = _laid_out(list(islice(first, TRIED)), settings, separator, sheet)
    if len(layout.header) > MOST_COLUMNS:
        raise Trouble("imports.endless_sheet", file=source.name, rows=MOST_ROWS, columns=MOST_COLUMNS)
    return layout


def beginning(source: TextSource) -> TextSource:
    """As much of a text as it takes to tell how it lies: no cell in it is endless."""
    return source if source.book else replace(source, text=source.text[:MOST_IN_A_CELL])


def _first_filled(source: TextSource) -> str:
    """The first sheet that holds anything: the ones before are often left empty."""
    if source.book is None:
        return ""
    sheets = source.book.sheets
    return next((s for s in sheets[:SHEETS_TRIED] if any(any(cells) for cells in source.book.rows(s, source.name))), sheets[0])


def _laid_out(first: list[Record], settings: ImportSettings, separator: str, sheet: str) -> TableLayout:
    if not first:
        return TableLayout(separator, sheet, 1, 0, ())
    # The first row with anything in it, by its own number: lists often begin below empty lines or a logo.
    start, rows = first[0][0], settings.header_rows
    more = extra_headings([cells for _, cells in first]) if rows is None or rows else 0
    if more and (rows is None or more >= rows) and not (rows is None and _two_rows(first[0][1], first[1][1])):
        said = tuple(words_of([cells for _, cells in first[: more + 1]]))
        return TableLayout(separator, sheet, start, rows or 1, said, beneath=more + 1 - (rows or 1))
    if rows is None:
        rows = 2 if len(first) > 1 and _two_rows(first[0][1], first[1][1]) else 1
    if rows == 0:
        width = max(len(cells) for _, cells in first)
        return TableLayout(separator, sheet, start, 0, tuple(say("imports.column", n=str(n)) for n in range(1, width + 1)))
    # Two header rows were asked for, but there is one row in all.
    if rows == 1 or len(first) < 2:
        return TableLayout(separator, sheet, start, 1, tuple(first[0][1]))
    above, header = _merged(first[0][1], first[1][1])
    return TableLayout(separator, sheet, start, 2, header, above)


_ONLY_ANSWERS = {"response", "open_ended_response"}
"""What the lower header row of a survey says under a question of one column."""


def _two_rows(upper: list[str], lower: list[str]) -> bool:
    """Whether a table begins as surveys do: questions above, their parts below, nothing below what is no question."""
    # In surveys the first column is the tool's number for a person, with nothing below its heading.
    if not lower or lower[0].strip():
        return False
    gaps = any(not above.strip() and below.strip() for above, below in zip(upper, lower, strict=False))
    return any(column(cell) in _ONLY_ANSWERS for cell in lower) or gaps


def _merged(upper: list[str], lower: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Two header rows as one, and the upper one with its gaps filled from the left."""
    width, above, header = max(len(upper), len(lower)), list[str](), list[str]()
    upper, lower = upper + [""] * (width - len(upper)), lower + [""] * (width - len(lower))
    for top, bottom in zip(upper, lower, strict=True):
        # A question stands above its first part only, and is meant for all parts to its right.
        above.append(top if top.strip() or not above else above[-1])
        alone = not bottom.strip() or column(bottom) in _ONLY_ANSWERS
        header.append(above[-1] if alone else bottom if not above[-1].strip() else f"{above[-1]}: {bottom}")
    return tuple(above), tuple(header)


def _separator(text: str, known: Collection[str]) -> str:
    """What the first line says, as some programs write for spreadsheets (sep=;). Else the separator under which most header cells are
    columns we know; else the one under which most rows are as wide as the header."""
    said = re.match(f"{SAID}([{SEPARATORS}])\\s*[\r\n]", text)
    # Compared in that order; of equals, max takes the first of SEPARATORS, the comma.
    return said[1] if said else max(SEPARATORS, key=lambda separator: _fit(text, separator, known))


def _fit(text: str, separator: str, known: Collection[str]) -> tuple[int, float, int]:
    # An empty line is an empty list: it is as wide as nothing, and would count against every separator.
    rows = list(islice(filter(None, records(text, separator)), TRIED))
    header = rows[0] if rows else []
    # One column always has all rows alike, which says nothing for a separator that doesn't occur.
    if len(header) < 2:
        return sum(column(cell) in known for cell in header), 0, len(header)
    as_wide = sum(len(row) == len(header) for row in rows) / len(rows)
    # A header of a million cells is refused later on; until then it costs no more than one that is allowed.
    return sum(column(cell) in known for cell in header[:MOST_COLUMNS]), as_wide, len(header)


def one_column(text: str) -> list[str] | None:
    """The cells of a table of one column, or None when some row has more. Trouble when it is endless."""
    rows = [row for row in records(text, ",") if row]
    return [row[0] for row in rows] if all(len(row) == 1 for row in rows) else None


# reading it


def grid_of(source: TextSource, layout: TableLayout, mapping: Mapping[int, str] | None = None) -> TableGrid:
    """The table with its rows judged: ragged ones, endless cells and a quotation that never ends stay out, with the reason.

    Columns are read by their own names, or by those `mapping` gives; a column it doesn't name is then not read. Trouble when the table as
    a whole can't be read: too many rows, an endless cell, a broken workbook.
    """
    names = names_of(layout.header, mapping)
    unended = 0 if source.book else _unended(source.text, layout.separator)
    rows, left, torn, beyond = [], [], [], 0
    for number, found in body_of(source, layout):
        # Without a header nothing says how wide a row should be, so a short one is no row that came apart.
        cells = as_wide(found, len(names), padded=source.book is not None or layout.header_rows == 0)
        if source.book and len(cells) > len(names):
            # Beside a list on a sheet there may be anything; in text a row with too many cells is one that came apart.
            cells, beyond = cells[: len(names)], beyond + 1
        reason = ("imports.open_quotation", {}) if number == unended else _unfit(cells, len(names))
        if reason:
            left.append(LeftOutRow(number, *reason))
            # Kept as far as it goes: of a torn ballot one can still read whose it was.
            torn.append(TableRow(number, dict(zip(names, cells, strict=False)), cells))
        elif any(cells) if source.book else cells:
            rows.append(TableRow(number, dict(zip(names, cells, strict=True)), cells))
    return TableGrid(layout.header, names, tuple(rows), tuple(left), tuple(torn), layout.above, beyond)


def body_of(source: TextSource, layout: TableLayout) -> Iterator[Record]:
    """The rows below the header. Trouble as for `records_of`."""
    left = layout.header_rows + layout.beneath
    for record in records_of(source, layout.separator, layout.sheet):
        if record[0] < layout.start:
            continue
        # Blank lines between two header rows don't count as one of them.
        if left and any(cell.strip() for cell in record[1]):
            left -= 1
        elif not left:
            yield record


def names_of(header: Sequence[str], mapping: Mapping[int, str] | None) -> tuple[str, ...]:
    """What each column is read by. Columns that share a field are told apart by their place."""
    if mapping is None:
        return tuple(column(cell) for cell in header)
    fields = [mapping.get(place, "") for place in range(len(header))]
    # An unread column gets a name with a space, which no column of a file can have: so no reader takes it for one it knows.
    return tuple(f"{name}_{place}" if name in SHARED_FIELDS else name or f"unread {place}" for place, name in enumerate(fields))


def as_wide(cells: list[str], width: int, padded: bool) -> list[str]:
    """Without empty cells past the header's last; a workbook doesn't write empty cells at the end, so there they are added."""
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    return cells + [""] * (width - len(cells)) if padded and cells else cells


def is_blank(text: str) -> bool:
    """Whether there is nothing to see: a byte order mark that strayed into a cell is no text."""
    return not text.strip() or not text.strip("\ufeff" + whitespace)


def by_row(left: Iterable[LeftOutRow]) -> tuple[LeftOutRow, ...]:
    """Rows left out in the order of the file, whichever reader found them and when."""
    return tuple(sorted(left, key=lambda x: x.row))


def _unfit(cells: list[str], width: int) -> tuple[str, dict[str, Fact]] | None:
    if cells and len(cells) != width:
        return "imports.ragged", {"cells": len(cells), "width": width}
    longest = max(map(len, cells), default=0)
    return ("core.too_long", {"length": longest, "most": LONGEST}) if longest > LONGEST else None


def _unended(text: str, separator: str) -> int:
    """The number of the last record if it swallowed the rest of the file for want of a closing quotation mark, else 0."""
    # Two passes: only strict reading tells an open quotation, and it also refuses quotation marks that are harmless. So the whole file is
    # read as usual to find its last record, and that record alone again, strictly.
    reader = csv.reader(lines_of(text), delimiter=separator)
    number = start = end = 0
    try:
        for number, _ in enumerate(reader, 1):
            if number > MOST_ROWS:
                return 0  # Who reads the rows says so.
            start, end = end, reader.line_num
        # A deque of length 0 runs the reader and keeps nothing.
        deque(csv.reader(islice(lines_of(text), start, None), delimiter=separator, strict=True), maxlen=0)
    except csv.Error as error:
        return number if "end of data" in str(error) else 0
    return 0
