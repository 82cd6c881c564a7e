"""The shape of Pabulib's .pb files: three sections split at semicolons. Knows the lines and columns, not what they mean."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from moothall.core.errors import Fact, Trouble
from moothall.core.text import LONGEST
from moothall.imports.encoding import Source

SECTIONS = ("META", "PROJECTS", "VOTES")


class Line(NamedTuple):
    """One record: the line it starts on and its cells by column."""

    number: int
    cells: dict[str, str]


@dataclass
class Sections:
    """The file as it lies: facts by key, projects and votes, each with its line."""

    name: str
    meta: dict[str, Line] = field(default_factory=dict)
    projects: list[Line] = field(default_factory=list)
    votes: list[Line] = field(default_factory=list)
    unended: bool = False
    """Whether the last line lacks its line break, as in a file that was cut short."""

    @property
    def last(self) -> int:
        """The line of the last ballot."""
        return self.votes[-1].number if self.votes else 0

    def said(self, key: str) -> str:
        return self.meta[key].cells["value"].strip() if key in self.meta else ""

    def refuse(self, key: str, line: int, **facts: Fact) -> Trouble:
        return Trouble(key, file=self.name, line=line, **facts)


def looks_like_pabulib(source: Source) -> bool:
    """By its first line, or by its name when that line is missing."""
    first = source.text.lstrip()[:80].partition("\n")[0]
    return first.strip(" ;\t\r") == "META" or source.path.suffix.lower() == ".pb"


def sections_of(source: Source) -> Sections:
    """The three sections by their columns. Trouble, naming the line, when one is missing, cut short or out of place."""
    parts = Sections(source.name, unended=not source.text.rstrip(" \t").endswith(("\n", "\r")))
    found: dict[str, list[str]] = {}
    current = ""
    for number, cells in _records(source):
        if cells[0] in SECTIONS and not any(cells[1:]):
            current = cells[0]
            if current in found:
                raise parts.refuse("imports.pb_section_twice", number, section=current)
            found[current] = []
        elif not current:
            raise parts.refuse("imports.pb_no_section", number)
        elif not found[current]:
            found[current] = [cell.casefold() for cell in cells]
            _know(parts, current, found[current], number)
        else:
            _keep(parts, current, Line(number, _by_column(parts, current, found[current], number, cells)))
    missing = next((name for name in SECTIONS if not found.get(name)), None)
    if missing:
        raise Trouble("imports.pb_cut_short", file=source.name, section=missing)
    return parts


def _records(source: Source) -> Iterator[tuple[int, list[str]]]:
    """Records with the line each starts on; empty lines are skipped."""
    reader = csv.reader(io.StringIO(source.text, newline=""), delimiter=";")
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield start, [cell.strip() for cell in cells]
            start = reader.line_num + 1
    except csv.Error:
        raise Trouble("imports.endless_cell", most=csv.field_size_limit()) from None


_NEEDED = {"META": ("key", "value"), "PROJECTS": ("project_id",), "VOTES": ("voter_id", "vote")}


def _know(parts: Sections, section: str, columns: list[str], number: int) -> None:
    missing = next((name for name in _NEEDED[section] if name not in columns), None)
    if missing:
        raise parts.refuse("imports.pb_no_column", number, section=section, column=missing)


def _by_column(parts: Sections, section: str, columns: list[str], number: int, cells: list[str]) -> dict[str, str]:
    if section == "META":
        # A description may hold a semicolon that nobody quoted.
        cells = [cells[0], ";".join(cells[1:]).rstrip(";")]
    if len(cells) != len(columns):
        raise parts.refuse("imports.pb_ragged", number, cells=len(cells), width=len(columns))
    if max(map(len, cells)) > LONGEST and section != "VOTES":
        raise parts.refuse("imports.pb_too_long", number, most=LONGEST)
    return dict(zip(columns, cells, strict=True))


def _keep(parts: Sections, section: str, line: Line) -> None:
    if section == "META":
        parts.meta[line.cells["key"].casefold()] = line
    else:
        (parts.projects if section == "PROJECTS" else parts.votes).append(line)
