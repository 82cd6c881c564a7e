"""Every format a file may have: how it is recognised and who reads it. The order is the order they are tried in, the surest first.

To add one, write its reader in a file of its family, add a line here, and its name to the words (imports.format_…).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from moothall.core.addressed_names import looks_like_recipients
from moothall.core.batch import KINDS, Batch, LeftOutRow
from moothall.core.errors import Trouble
from moothall.imports import (
    attendance_reports,
    ballot_table,
    boards,
    contribution_table,
    participant_table,
    people_files,
    polis,
    retros,
    session_copy,
    survey,
)
from moothall.imports.encoding import TextSource
from moothall.imports.import_settings import QUESTIONS, ImportSettings
from moothall.imports.pabulib import read_pabulib
from moothall.imports.pabulib_file import looks_like_pabulib
from moothall.imports.person_rows import is_total
from moothall.imports.preflib import looks_like_preflib, read_preflib
from moothall.imports.separated_text import column, one_column
from moothall.imports.table_layout import TableGrid, TableLayout, grid_of, layout_of, records_of

NOTES, PEOPLE, BALLOTS = KINDS


@dataclass(frozen=True, slots=True)
class Clues:
    """What is known of a file before anybody reads it whole: how it would lie as a table, and its value as JSON, or None."""

    source: TextSource
    settings: ImportSettings
    layout: TableLayout
    data: Any = None
    columns: frozenset[str] = field(default_factory=frozenset)

    def has(self, *names: str) -> bool:
        """Whether all of these columns are there; the table may have more, as tools add some over the years."""
        return self.columns >= set(names)

    def grid(self, by_mapping: bool = False) -> TableGrid:
        """The whole table, read now and not kept. Trouble when it is endless or broken."""
        return grid_of(self.source, self.layout, self.settings.mapping if by_mapping else None)


Read = Callable[[Clues], Batch]


@dataclass(frozen=True, slots=True)
class Format:
    """One format of file. `shape` is lines, text, json, table, or survey, a table whose columns can be mapped."""

    key: str
    shape: str
    kinds: tuple[str, ...]
    is_it: Callable[[Clues], bool]
    read: Read


def _kind(clues: Clues) -> str:
    return clues.settings.kind


def _answers(clues: Clues) -> Batch:
    # Who maps the columns says by that what is to be read.
    kind = _kind(clues) if clues.settings.mapping is None else ""
    grid = _without_totals(replace(clues.grid(), header=tuple(_question(cell) for cell in clues.layout.header)))
    return survey.read_survey(clues.source, grid, clues.settings.mapping, kind, clues.settings.question)


LAST = 3
"""Rows at the end of a table among which sums and means may stand."""


def _without_totals(grid: TableGrid) -> TableGrid:
    """The table without rows at its end that only add up the others: they are nobody's answers."""
    sums = [row for row in grid.rows[-LAST:] if is_total(row.values)]
    if not sums:
        return grid
    told = tuple(LeftOutRow(row.number, "imports.not_a_person", {"value": next(filter(str.strip, row.values))[:40]}) for row in sums)
    return replace(grid, rows=tuple(row for row in grid.rows if row not in sums), left_out=(*grid.left_out, *told))


def _question(header: str) -> str:
    """Mentimeter writes ": Answer" after a question."""
    return header.strip().removesuffix(": Answer")


def _table(clues: Clues) -> Batch:
    mapping = clues.settings.mapping
    if mapping is not None and set(QUESTIONS) & set(mapping.values()):
        return _answers(clues)
    # A kind is certain by now: recognise asks before it reads a table whose content doesn't tell.
    kind, question = _kind(clues), clues.settings.question
    if kind == BALLOTS and mapping is None and not clues.has(*ballot_table.COLUMNS):
        # Rows are voters and columns options or places: as a survey's votes are.
        return _answers(clues)
    if kind == BALLOTS:
        return ballot_table.read_ballots(clues.source, clues.grid(by_mapping=True), question)
    if kind == PEOPLE:
        return participant_table.read_participants(clues.source, clues.grid(by_mapping=True), everybody=clues.settings.everybody)
    return contribution_table.read_contributions(clues.source, clues.grid(by_mapping=True))


def _lines(clues: Clues) -> Batch:
    """A row of a workbook is a line. In a .csv of one column, quotation marks around a cell are not part of it."""
    source = clues.source
    if source.book:
        return contribution_table.read_lines(
            source, (" ".join(filter(None, row.cells)) for row in records_of(source, "", clues.layout.sheet))
        )
    cells = None if source.pasted or source.path.suffix.lower() == ".txt" else one_column(source.text)
    return contribution_table.read_lines(source, contribution_table.lines(source.text) if cells is None else cells)


def _asked(batch: Batch, clues: Clues) -> Batch:
    """A vote whose question somebody says is asked so, whatever its file is called."""
    question = clues.settings.question.strip()
    return replace(batch, votes=tuple(replace(held, question=question) for held in batch.votes)) if question else batch


def _meeting(clues: Clues) -> Batch:
    source, layout = attendance_reports.people_of(clues.source, clues.layout) or (clues.source, clues.layout)
    return participant_table.read_participants(source, grid_of(source, layout), once=True, everybody=clues.settings.everybody)


def _never(_: Clues) -> bool:
    return False


def _first_column(clues: Clues) -> str:
    return column(clues.layout.header[0]) if clues.layout.header else ""


def _survey(key: str, is_it: Callable[[Clues], bool]) -> Format:
    return Format(key, "survey", (NOTES, BALLOTS), is_it, _answers)


# First what a first line or JSON's members tell for certain, then tables by columns that only one tool has, then those by few or usual
# ones. Scrumlr's and QuickRetro's files both have a board, so each is told by the list beside it.
FORMATS: tuple[Format, ...] = (
    Format(
        "pabulib", "text", (BALLOTS,),
        lambda c: _is_text(c) and looks_like_pabulib(c.source), lambda c: _asked(read_pabulib(c.source), c),
    ),
    Format(
        "preflib", "text", (BALLOTS,),
        lambda c: _is_text(c) and looks_like_preflib(c.source), lambda c: _asked(read_preflib(c.source), c),
    ),
    Format(
        "cards", "text", (PEOPLE,),
        lambda c: _is_text(c) and people_files.looks_like_cards(c.source.text), lambda c: people_files.read_cards(c.source),
    ),
    Format(
        "calendar", "text", (PEOPLE,),
        lambda c: _is_text(c) and people_files.looks_like_calendar(c.source.text),
        lambda c: people_files.read_calendar(c.source, c.settings.everybody),
    ),
    Format(
        "recipients", "text", (PEOPLE,),
        lambda c: _is_text(c) and c.data is None and looks_like_recipients(c.source.text),
        lambda c: people_files.read_recipients(c.source),
    ),
    Format("meeting", "table", (PEOPLE,), lambda c: attendance_reports.people_of(c.source, c.layout) is not None, _meeting),
    Format("session", "json", (NOTES,), lambda c: session_copy.is_copy(c.data), lambda c: session_copy.read_copy(c.source, c.data)),
    Format("scrumlr", "json", (NOTES,), lambda c: retros.is_scrumlr(c.data), lambda c: retros.read_scrumlr(c.source, c.data)),
    Format("quickretro", "json", (NOTES,), lambda c: retros.is_quickretro(c.data), lambda c: retros.read_quickretro(c.source, c.data)),
    Format("trello", "json", (NOTES,), lambda c: boards.is_trello(c.data), lambda c: boards.read_trello(c.source, c.data)),
    Format("excalidraw", "json", (NOTES,), lambda c: boards.is_excalidraw(c.data), lambda c: boards.read_excalidraw(c.source, c.data)),
    Format("canvas", "json", (NOTES,), lambda c: boards.is_canvas(c.data), lambda c: boards.read_canvas(c.source, c.data)),
    Format("azure", "text", (NOTES,), lambda c: retros.is_azure(c.source.text), lambda c: retros.read_azure(c.source)),
    Format(
        "ours", "table", (NOTES,),
        lambda c: contribution_table.is_ours(c.layout.header), lambda c: contribution_table.read_ours(c.source, c.grid()),
    ),
    Format(
        "scrumlr_table", "table", (NOTES,),
        lambda c: c.has("note_id", "text", "column", "rank", "stack"), lambda c: retros.read_scrumlr_table(c.source, c.grid()),
    ),
    Format(
        "parabol", "table", (NOTES,),
        lambda c: c.has("reflectiongroup", "type", "content"), lambda c: retros.read_parabol(c.source, c.grid()),
    ),
    Format(
        "polis", "table", (NOTES, BALLOTS),
        # A table with a column called text is somebody's own: Polis has none.
        lambda c: "text" not in c.columns and c.has("comment_body"), lambda c: polis.read_polis(c.source, c.grid(), _kind(c)),
    ),
    Format(
        "polis_votes", "table", (BALLOTS,),
        lambda c: c.has(*polis.VOTES), lambda c: polis.read_polis_votes(c.source, c.grid(), _kind(c)),
    ),
    Format(
        "mural", "table", (NOTES,),
        lambda c: c.has("id", "text", "area") or c.has("text", "bg_color"), lambda c: boards.read_mural(c.source, c.grid()),
    ),
    Format("wekan", "table", (NOTES,), lambda c: c.has("title", "description", "stage"), lambda c: boards.read_wekan(c.source, c.grid())),
    _survey("mentimeter", lambda c: c.has("date_(utc)", "session", "voter")),
    _survey("microsoft_forms", lambda c: c.has("start_time", "completion_time")),
    # It has one column of its own, so columns of other tools that begin with a timestamp are kept out.
    _survey("google_forms", lambda c: _first_column(c) == "timestamp" and not c.columns & {"comment_id", "text"}),
    _survey("surveymonkey", lambda c: _first_column(c) in ("respondentid", "respondent_id")),
    # From here on what no content tells. They stand last, and only a person or imports.detect_format chooses them.
    Format("table", "table", KINDS, _never, _table),
    _survey("survey", _never),
    Format("columns", "table", (NOTES,), _never, lambda c: contribution_table.read_columns(c.source, c.grid())),
    Format("lines", "lines", (NOTES,), _never, _lines),
)  # fmt: skip
ANY = ("table", "survey", "columns", "lines")
"""Formats that are not recognised by what they hold: imports.detect_format says when they are meant."""


def _is_text(clues: Clues) -> bool:
    return clues.source.book is None


def format_called(key: str) -> Format:
    """Trouble when there is no such format."""
    found = next((one for one in FORMATS if one.key == key), None)
    if found is None:
        raise Trouble("imports.no_such_format", format=key[:40], formats=", ".join(one.key for one in FORMATS))
    return found


KNOWN = frozenset({
    *contribution_table.OURS, *polis.COMMENTS, *polis.VOTES, *participant_table.COLUMNS, *participant_table.ALIASES, *ballot_table.COLUMNS,
    "note_id", "stack", "rank", "column", "reflectiongroup", "type", "content", "prompt", "votes", "area", "bg_color", "title",
    "description", "stage", "date_(utc)", "session", "start_time", "completion_time", "timestamp", "respondentid", "respondent_id",
})  # fmt: skip
"""Columns that some format goes by: they tell what a table is split at."""

_NAMES = participant_table.COLUMNS | participant_table.ALIASES.keys()

SEARCHED = 15
"""Rows among which the header of Mentimeter's table may be."""


def clues_of(source: TextSource, settings: ImportSettings, data: Any) -> Clues:
    """What the file may be recognised by. Trouble when its beginning can't be split into rows, or has more columns than a sheet may."""
    # JSON and a workbook of charts alone have no rows: nothing is laid out for them.
    if data is not None or (source.book and not source.book.sheets):
        return Clues(source, settings, TableLayout("", "", 1, 0, ()), data)
    layout = layout_of(source, settings, KNOWN)
    if (
        settings.kind == PEOPLE
        and settings.header_rows is None
        and not settings.header_at
        and len(layout.header) == 1
        and not layout.columns & _NAMES
    ):
        # A list of names and nothing else, as people paste it, begins with a name.
        # Laid out anew, for the first row is now one of the names.
        settings = replace(settings, header_rows=0, mapping=settings.mapping or {0: "name"})
        layout = layout_of(source, settings, KNOWN)
    return Clues(source, settings, layout, data, frozenset(layout.columns))
