"""The rows of one sheet, as a person who opens it sees them: hidden ones are told and not read, merged cells speak for all their rows.

Formulas come as last calculated and are never run. A row is handed on as soon as it is read, so that a long sheet takes little memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, NamedTuple
from xml.parsers import expat

from moothall.imports.cell_text import as_seen
from moothall.imports.merged_cells import Merges, letters_of, place_of
from moothall.imports.workbook_parts import Parts, local, said

MOST_ROWS = 250_000
MOST_COLUMNS = 1_000
"""Of any table, text too. A sheet may claim 1,048,576 by 16,384 cells."""
CHUNK = 64 * 1024
"""Bytes parsed at a time."""
NAMED = 8
"""Cells that a remark names; of the rest the number is said."""

_YES = ("1", "true")
_WORDS = ("v", "t")
"""Elements whose text is what a cell says."""


class SheetRow(NamedTuple):
    """A row's number, its cells, and the places that say only what a merged cell above them says."""

    number: int
    cells: list[str]
    continued: frozenset[int] = frozenset()


@dataclass
class SheetNotes:
    """What was odd about a sheet as far as it was read: rows and columns that are hidden, cells without a value worth having."""

    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    unsolved: list[str] = field(default_factory=list)
    across: list[str] = field(default_factory=list)


class _Local(dict[str, str]):
    """Names of elements without their prefix: a sheet says the same five a million times."""

    def __missing__(self, name: str) -> str:
        # A file made to hurt has a new name for each element: these are not kept.
        bare = local(name)
        if len(self) < MOST_COLUMNS:
            self[name] = bare
        return bare


class _Sheet:
    """Listens to the parser; rows that are whole wait in `rows` until they are taken."""

    def __init__(self, parts: Parts, merges: Merges, notes: SheetNotes) -> None:
        self.rows: list[SheetRow] = []
        self._parts, self._merges, self._notes = parts, merges, notes
        self._hidden: list[tuple[int, int]] = []
        self._local = _Local()
        self._places: dict[str, int] = {}
        self._number = 0
        self._seen = True
        self._cells: list[str] = []
        # Of the cell at hand. No object of its own: a long sheet has a million cells, and each would be made and thrown away.
        self._in_cell = self._reading = self._formula = False
        self._place, self._kind, self._style = 0, "", ""
        self._pieces: list[str] = []

    def start(self, name: str, has: dict[str, str]) -> None:
        name = self._local[name]
        if name == "c":
            letters = has.get("r", "").rstrip("0123456789")
            self._place = self._place_of(letters) if letters else len(self._cells)
            self._kind, self._style = has.get("t", "n"), has.get("s", "")
            self._in_cell, self._formula = True, False
            self._pieces.clear()
        elif name in _WORDS:
            self._reading = self._in_cell
        elif name == "f":
            self._formula = True
        elif name == "row":
            self._begin_row(has)
        elif name == "col" and (has.get("hidden") in _YES or has.get("width") == "0"):
            self._hidden.append((int(has["min"]) - 1, int(has["max"]) - 1))

    def end(self, name: str) -> None:
        name = self._local[name]
        if name in _WORDS:
            self._reading = False
        elif name == "c":
            if self._in_cell:
                self._in_cell = False
                self._end_cell("".join(self._pieces))
        elif name == "row":
            self._end_row()

    def data(self, text: str) -> None:
        if self._reading:
            self._pieces.append(text)

    def _begin_row(self, has: dict[str, str]) -> None:
        number = int(has.get("r", self._number + 1))
        # Rows that were never filled aren't written; what comes far too late is for the caller to refuse.
        for missing in range(self._number + 1, min(number, MOST_ROWS + 2)):
            self.rows.append(SheetRow(missing, []))
        self._number, self._cells = number, []
        self._seen = not (has.get("hidden") in _YES or has.get("ht") == "0")

    def _end_row(self) -> None:
        cells, number = self._cells, self._number
        while cells and not cells[-1]:
            cells.pop()
        if not self._seen and cells:
            self._notes.hidden_rows.append(number)
            # It begins merged cells all the same: what they say is seen beside the rows below.
            self._merges.filled(number, cells)
            cells = []
        filled = frozenset[int]()
        if self._merges.begins and cells:
            filled = self._merges.filled(number, cells)
            self._notes.across += [f"{letters_of(place)}{number}" for place in self._merges.across(number, cells)]
        self.rows.append(SheetRow(number, cells, filled))

    def _place_of(self, letters: str) -> int:
        place = self._places.get(letters)
        if place is None:
            place = place_of(letters)
            if len(self._places) < MOST_COLUMNS:
                self._places[letters] = place
        return place

    def _end_cell(self, value: str) -> None:
        text, place, cells = self._text(value), self._place, self._cells
        if self._hidden and any(first <= place <= last for first, last in self._hidden):
            if text and place not in self._notes.hidden_columns:
                self._notes.hidden_columns.append(place)
            text = ""
        if not text:
            return
        # One more than may be is enough for the caller to refuse it.
        if len(cells) < place:
            cells += [""] * (min(place, MOST_COLUMNS + 1) - len(cells))
        cells.append(text)

    def _text(self, value: str) -> str:
        kind = self._kind
        if self._formula and not value and kind not in ("str", "e"):
            self._notes.unsolved.append(f"{letters_of(self._place)}{self._number}")
        if kind == "s":
            return self._parts.words[int(value)] if value else ""
        if kind in ("inlineStr", "str"):
            return said(value)
        if kind == "e":
            self._notes.errors.append(f"{letters_of(self._place)}{self._number} {value}"[:30])
            return ""
        return as_seen(value, kind, self._parts.format_of(self._style), self._parts.from_1904) if value else ""


def rows_of(stream: IO[bytes], parts: Parts, merges: Merges, notes: SheetNotes) -> Iterator[SheetRow]:
    """Every row, blank ones too. ExpatError, ValueError or KeyError when the sheet is broken."""
    merges.reset()
    sheet = _Sheet(parts, merges, notes)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = sheet.start, sheet.end, sheet.data
    while chunk := stream.read(CHUNK):
        parser.Parse(chunk)
        yield from sheet.rows
        sheet.rows.clear()
    parser.Parse(b"", True)
    yield from sheet.rows
