"""Rows and columns from comma-, semicolon-, tab- or bar-separated text. Knows no kind of record, and drops no row without saying so."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from moothall.core.batch import Left, Remark
from moothall.core.refused import Fact, Trouble
from moothall.core.text import LONGEST
from moothall.imports.encoding import LARGEST, Source

SEPARATORS = ",;\t|"

# The library's own limit is 131,072 characters, and it ends the whole reading there.
csv.field_size_limit(LARGEST)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file, the header being 1, and its cells by column name."""

    number: int
    cells: dict[str, str]

    def cell(self, name: str) -> str:
        """The cell as it stands, or nothing when the file has no such column."""
        return self.cells.get(name, "")

    def tidy(self, name: str) -> str:
        """The cell on one line without space around it, for names and numbers."""
        return " ".join(self.cell(name).split())

    def ticked(self, name: str) -> bool:
        return self.cell(name).strip().casefold() in {"yes", "y", "true", "x", "1"}


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as the file has it: its header as written, its whole rows, and those left out: why, and what can be read of them."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    left_out: tuple[Left, ...]
    torn: tuple[Row, ...] = ()

    @property
    def columns(self) -> set[str]:
        return {column(cell) for cell in self.header}

    def must_have(self, name: str, source: Source) -> None:
        """Trouble when there is no such column."""
        if name not in self.columns:
            raise Trouble("imports.no_column", file=source.name, column=name, columns=_listed(self.header))

    def remarks(self, source: Source, known: Collection[str]) -> tuple[Remark, ...]:
        """What was odd about the file, and which of its columns nobody reads."""
        unread = [cell for cell in self.header if cell.strip() and column(cell) not in known]
        return (*source.remarks, Remark("imports.unread", {"columns": _listed(unread)})) if unread else source.remarks


def _listed(cells: Iterable[str]) -> str:
    """Header cells for a sentence: on one line, and not endless."""
    return ", ".join(" ".join(cell.split()) for cell in cells)[:200]


def column(cell: str) -> str:
    """A header cell as a column's name: case, spaces, hyphens and underscores make no difference."""
    return re.sub(r"[\s_-]+", "_", cell.strip().casefold())


def records(text: str, separator: str) -> Iterator[list[str]]:
    """Every record, empty lines too, so that numbers agree with a spreadsheet's."""
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def header_of(text: str, known: Collection[str]) -> tuple[str, tuple[str, ...]]:
    """The separator under which most header cells are columns we know, or else there are most cells; and that header."""
    headers = {s: tuple(next(filter(None, records(text, s)), ())) for s in SEPARATORS}
    best = max(SEPARATORS, key=lambda s: (sum(column(c) in known for c in headers[s]), len(headers[s])))
    return best, headers[best]


def one_column(text: str) -> list[str] | None:
    """The cells of a table of one column, or None when some row has more."""
    rows = [row for row in records(text, ",") if row]
    return [row[0] for row in rows] if all(len(row) == 1 for row in rows) else None


def grid_of(source: Source, separator: str) -> Grid:
    """The table with its rows judged: ragged ones, endless cells and a quotation that never ends stay out, with the reason."""
    found = enumerate(records(source.text, separator), 1)
    header = tuple(next((cells for _, cells in found if cells), ()))
    names = [column(cell) for cell in header]
    _refuse_twins(source, header, names)
    unended = _unended(source.text, separator)
    rows, left, torn = [], [], []
    for number, cells in found:
        while len(cells) > len(names) and not cells[-1].strip():
            cells.pop()
        reason = ("imports.open_quotation", {}) if number == unended else _unfit(cells, len(names))
        if reason:
            left.append(Left(number, *reason))
            torn.append(Row(number, dict(zip(names, cells, strict=False))))
        elif cells:
            rows.append(Row(number, dict(zip(names, cells, strict=True))))
    return Grid(header, tuple(rows), tuple(left), tuple(torn))


def by_row(left: Iterable[Left]) -> tuple[Left, ...]:
    return tuple(sorted(left, key=lambda x: x.row))


def _refuse_twins(source: Source, header: tuple[str, ...], names: list[str]) -> None:
    twice = next((cell for cell in header if cell.strip() and Counter(names)[column(cell)] > 1), None)
    if twice is not None:
        raise Trouble("imports.two_columns", file=source.name, column=twice.strip()[:40])


def _unfit(cells: list[str], width: int) -> tuple[str, dict[str, Fact]] | None:
    if cells and len(cells) != width:
        return "imports.ragged", {"cells": len(cells), "width": width}
    longest = max(map(len, cells), default=0)
    return ("core.too_long", {"length": longest, "most": LONGEST}) if longest > LONGEST else None


def _unended(text: str, separator: str) -> int:
    """The number of the last record if it swallowed the rest of the file for want of a closing quotation mark, else 0."""
    lines = io.StringIO(text, newline="").readlines()
    reader = csv.reader(lines, delimiter=separator)
    number = start = end = 0
    for number, _ in enumerate(reader, 1):  # noqa: B007 - the last number is what we want
        start, end = end, reader.line_num
    try:
        deque(csv.reader(lines[start:], delimiter=separator, strict=True), maxlen=0)
    except csv.Error as error:
        return number if "end of data" in str(error) else 0
    return 0
