"""Rows and columns from text split at commas, semicolons, tabs or bars, or from a workbook. Knows no kind of record, and drops no row
without saying so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from string import whitespace
from typing import Any

from moothall.core.batch import ColumnRead, LeftOutRow, Remark
from moothall.core.errors import Fact, Trouble
from moothall.core.text import LONGEST
from moothall.imports.encoding import TextSource
from moothall.imports.header_row import filled, header_place
from moothall.imports.heading_rows import extra_headings, words_of
from moothall.imports.import_settings import SHARED_FIELDS, ImportSettings
from moothall.imports.other_tables import beside, beside_remark, first_table, listed
from moothall.imports.separated_text import MOST_IN_A_CELL, TRIED, RawRow, column, records, said_separator, separator_of
from moothall.imports.sheet_choice import chosen_sheet
from moothall.imports.sheet_reader import MOST_COLUMNS, MOST_ROWS
from moothall.words import say

TOLD_EVERY = 500
"""Rows between two words about progress: often enough to see it move, seldom enough to cost nothing."""

SHARED_CELLS = 20_000
"""Different short cells kept once however often they stand in a table: questions, themes, tables. More would cost more than they save."""


class NamedCells(Mapping[str, str]):
    """A row's cells by column name. No dictionary of its own for each of a quarter of a million rows: one of places serves all."""

    __slots__ = ("_places", "_values")

    def __init__(self, places: Mapping[str, int], values: Sequence[str]) -> None:
        self._places, self._values = places, values

    def __getitem__(self, name: str) -> str:
        place = self._places[name]
        if place >= len(self._values):
            raise KeyError(name)
        return self._values[place]

    def get(self, name: str, default: Any = None) -> Any:
        """As of any mapping, and many times quicker than its own way by an exception."""
        place = self._places.get(name, -1)
        return self._values[place] if 0 <= place < len(self._values) else default

    def __contains__(self, name: object) -> bool:
        return 0 <= self._places.get(name, -1) < len(self._values)  # type: ignore[call-overload,no-any-return]  # any key may be asked

    def __iter__(self) -> Iterator[str]:
        return (name for name, place in self._places.items() if place < len(self._values))

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its number in the file, the first being 1, its cells by column name, and the same in their order. `continued` are places
    that say only what a merged cell above them says."""

    number: int
    cells: Mapping[str, str]
    values: Sequence[str] = ()
    continued: frozenset[int] = frozenset()

    def cell(self, name: str) -> str:
        """The cell as it stands, or nothing when the file has no such column."""
        return self.cells.get(name, "")

    def tidy(self, name: str) -> str:
        """The cell on one line without space around it, for names and numbers."""
        cell = self.cells.get(name, "")
        # Most tables lack most of the columns that are asked for.
        return " ".join(cell.split()) if cell else ""

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
    known: Collection[str] = ()
    """Names of columns by which the header of another table is known."""
    remarks: tuple[Remark, ...] = ()
    cut: bool = False
    """Whether what stands beside the header is another table."""
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

    def told(self, known: Collection[str]) -> tuple[ColumnRead, ...]:
        """Each column by its heading with the field it is read as, and why."""
        # Only who maps columns by hand leaves some that are read by no name.
        mapped = any(name.startswith("unread ") for name in self.names)
        whys = ("mapped", "not_mapped") if mapped else ("named", "not_known")
        return tuple(
            ColumnRead(heading(self.header, place), name if name in known else "", whys[name not in known])
            for place, name in enumerate(self.names)
        )

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


# how it lies


def records_of(source: TextSource, separator: str, sheet: str, width: int = 0) -> Iterator[RawRow]:
    """Every row of a table with its number, the first being 1; `width` is the header's, where it is known.

    Trouble when it is endless or broken.
    """
    rows = (RawRow(*row) for row in source.book.rows(sheet, source.name)) if source.book else records(source.text, separator, width)
    for record in rows:
        if record.number % TOLD_EVERY == 0:
            source.counted(record.number)
        yield record


def layout_of(source: TextSource, settings: ImportSettings, known: Collection[str]) -> TableLayout:
    """The settings, and what they leave open by the first rows. `known` are names of columns.

    Trouble when it has more columns than a sheet may, when those rows never end, or when there is no such sheet.
    """
    sheet, told = settings.sheet, tuple[Remark, ...]()
    if source.book and not sheet:
        sheet, told = chosen_sheet(source.book, source.name, known)
    # By the whole text, for the first rows of a list may all happen to look alike.
    separator = "" if source.book else settings.delimiter or separator_of(source.text, known)
    first = list(islice(_candidates(beginning(source), separator, sheet, settings.header_at), TRIED))
    if not first and settings.header_at:
        raise Trouble("imports.no_such_row", file=source.name, row=settings.header_at)
    place = header_place(first, known, _two_rows) if _is_open(settings) else 0
    if place:
        told = (*told, _above(first, place))
    layout = _laid_out(first[place:], settings, separator, sheet)
    if len(layout.header) > MOST_COLUMNS:
        raise Trouble("imports.endless_sheet", file=source.name, rows=MOST_ROWS, columns=MOST_COLUMNS)
    return _one_table(replace(layout, known=known, remarks=(*told, *layout.remarks)), first[place + layout.header_rows :])


def _is_open(settings: ImportSettings) -> bool:
    """Whether nobody said where the header is."""
    return not settings.header_at and settings.header_rows is None


def _candidates(source: TextSource, separator: str, sheet: str, header_at: int) -> Iterator[RawRow]:
    """Filled rows from where a header may be. What a merged cell says beside them again is no part of them."""
    # The line sep=; only tells spreadsheets what splits the others.
    first = max(header_at, 2 if not source.book and said_separator(source.text) else 1)
    for record in records_of(source, separator, sheet):
        if record.number >= first:
            cells = ["" if place in record.continued else cell for place, cell in enumerate(record.cells)]
            if filled(cells):
                yield record._replace(cells=cells)


def _above(first: Sequence[RawRow], place: int) -> Remark:
    return Remark("imports.above_header", {"row": first[place].number, "rows": listed([record.number for record in first[:place]])})


def _one_table(layout: TableLayout, below: Sequence[RawRow]) -> TableLayout:
    """The layout without what another table beside it brings."""
    width = beside(layout.header, [record.cells for record in below]) if layout.header_rows else len(layout.header)
    if width == len(layout.header):
        return layout
    told = beside_remark(layout.header, width)
    return replace(layout, header=layout.header[:width], above=layout.above[:width], remarks=(*layout.remarks, told), cut=True)


def beginning(source: TextSource) -> TextSource:
    """As much of a text as it takes to tell how it lies: no cell in it is endless."""
    return source if source.book else replace(source, text=source.text[:MOST_IN_A_CELL])


def _laid_out(first: list[RawRow], settings: ImportSettings, separator: str, sheet: str) -> TableLayout:
    if not first:
        return TableLayout(separator, sheet, 1, 0, ())
    # The first row with anything in it, by its own number: lists often begin below empty lines or a logo.
    start, rows = first[0].number, settings.header_rows
    two = rows is None and len(first) > 1 and _two_rows(first[0].cells, first[1].cells)
    more = 0 if two or rows == 0 else extra_headings([record.cells for record in first], said=rows is not None)
    # How many there are was said: then only a machine's row below them may be one more.
    if more and more >= (rows or 1):
        said = tuple(words_of([record.cells for record in first[: more + 1]]))
        told = Remark("imports.headings_too", {"rows": listed([record.number for record in first[1 : more + 1]])})
        return TableLayout(separator, sheet, start, rows or 1, said, remarks=(told,), beneath=more + 1 - (rows or 1))
    if rows is None:
        rows = 2 if two else 1
    if rows == 0:
        width = max(len(record.cells) for record in first)
        return TableLayout(separator, sheet, start, 0, tuple(say("imports.column", n=str(n)) for n in range(1, width + 1)))
    # Two header rows were asked for, but there is one row in all.
    if rows == 1 or len(first) < 2:
        return TableLayout(separator, sheet, start, 1, tuple(first[0].cells))
    above, header = _merged(first[0].cells, first[1].cells)
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


# reading it


def grid_of(source: TextSource, layout: TableLayout, mapping: Mapping[int, str] | None = None) -> TableGrid:
    """The table with its rows judged: ragged ones, endless cells and a quotation that never ends stay out, with the reason.

    Columns are read by their own names, or by those `mapping` gives; a column it doesn't name is then not read. Trouble when the table as
    a whole can't be read: too many rows, an endless cell, a broken workbook.
    """
    names = names_of(layout.header, mapping)
    # Of columns with one name the last is meant, as in a dictionary.
    places = {name: place for place, name in enumerate(names)}
    rows, left, torn, short, beyond = list[TableRow](), list[LeftOutRow](), list[TableRow](), list[int](), 0
    same: dict[str, str] = {}
    width, text = len(names), not source.book and bool(layout.header_rows)
    for number, found, continued, fault in body_of(source, layout):
        cells = found
        if len(found) != width:
            if found and len(found) < width and text:
                short.append(number)
            cells = as_wide(found, width)
            if len(cells) > width and (source.book or layout.cut):
                # Beside a list on a sheet there may be anything; in text a row with too many cells is one that came apart.
                cells, beyond = cells[:width], beyond + 1
        cells = _once(cells, same)
        row = TableRow(number, NamedCells(places, cells), cells, continued)
        reason = (fault, {"length": MOST_IN_A_CELL, "most": LONGEST}) if fault else _unfit(cells, width)
        if reason:
            left.append(LeftOutRow(number, *reason))
            # Kept as far as it goes: of a torn ballot one can still read whose it was.
            torn.append(row)
        elif any(cells) if source.book else cells:
            rows.append(row)
    if short:
        source.told["imports.short_rows"] = Remark("imports.short_rows", {"n": len(short), "rows": listed(short)})
    return TableGrid(layout.header, names, tuple(rows), tuple(left), tuple(torn), layout.above, beyond)


def _once(cells: list[str], same: dict[str, str]) -> list[str]:
    """The cells, or the same texts that were read before."""
    # In characters: a longer one is a note of its own.
    if len(same) < SHARED_CELLS:
        return [same.setdefault(cell, cell) if len(cell) <= 60 else cell for cell in cells]
    return [same.get(cell, cell) if len(cell) <= 60 else cell for cell in cells]


def body_of(source: TextSource, layout: TableLayout) -> Iterator[RawRow]:
    """The rows below the header, up to where another table begins. Trouble as for `records_of`."""
    below = _below(source, layout)
    return first_table(below, layout.header, layout.known, source.told) if layout.header_rows else below


def _below(source: TextSource, layout: TableLayout) -> Iterator[RawRow]:
    left = layout.header_rows + layout.beneath
    for record in records_of(source, layout.separator, layout.sheet, len(layout.header)):
        if record.number < layout.start:
            continue
        # Blank lines between two header rows don't count as one of them.
        if left and any(cell.strip() for cell in record.cells):
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


def as_wide(cells: list[str], width: int) -> list[str]:
    """Without empty cells past the header's last; and with those at the end of a row that workbooks and many programs don't write."""
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    return cells + [""] * (width - len(cells)) if cells else cells


def is_blank(text: str) -> bool:
    """Whether there is nothing to see: a byte order mark that strayed into a cell is no text."""
    return not text.strip() or not text.strip("\ufeff" + whitespace)


def by_row(left: Iterable[LeftOutRow]) -> tuple[LeftOutRow, ...]:
    """Rows left out in the order of the file, whichever reader found them and when."""
    return tuple(sorted(left, key=lambda x: x.row))


def _unfit(cells: list[str], width: int) -> tuple[str, dict[str, Fact]] | None:
    if cells and len(cells) != width:
        return "imports.ragged", {"cells": len(cells), "width": width}
    longest = max(map(len, cells)) if cells else 0
    return ("core.too_long", {"length": longest, "most": LONGEST}) if longest > LONGEST else None
