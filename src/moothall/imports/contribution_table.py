"""Notes from a table, from our own table, or one a line. Their text is kept to the byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from moothall.core.batch import Batch, ColumnRead, LeftOutRow, NoteRow, Remark
from moothall.core.csv_guard import unguarded
from moothall.core.errors import Trouble
from moothall.core.text import LONGEST
from moothall.imports.encoding import TextSource
from moothall.imports.separated_text import column, lines_of
from moothall.imports.sheet_reader import MOST_ROWS
from moothall.imports.table_layout import NamedCells, TableGrid, TableRow, by_row, heading, is_blank
from moothall.words import say

OURS = (
    "number", "question", "theme", "text", "table", "sector", "response_no", "example", "late",
    "letter", "domain", "same_as", "also", "hidden", "too_general", "unclear",
)  # fmt: skip
"""The header of our own table of contributions (exports.contributions_csv writes it; a test keeps the two the same)."""

OURS_BEFORE = (OURS[:9], OURS[:14])
"""Headers of tables that Moothall wrote before notes could repeat others, and before their marks were written."""

COLUMNS = (*OURS[1:9], "same_as")
"""What is read of a stranger's table."""


_PLAIN = {
    "text": "note notes comment comments contribution contributions idea ideas statement statements card cards sticky stickies post_it"
    " post_its suggestion suggestions notiz notizen beitrag beiträge karte karten kommentar kommentare idee ideen"
    " commentaire commentaires"
    " idée idées nota notas comentario comentarios commento commenti nodyn nodiadau syniad syniadau opmerking opmerkingen"
    " kaart kaarten anteckning anteckningar uwaga uwagi notatka notatki",
    "question": "questions prompt prompts frage fragen pregunta preguntas domanda domande vraag vragen cwestiwn",
    "theme": "themes category categories cluster clusters thema themen thème thèmes tema temas temi kategorie catégorie"
    " categoría categoria",
    "table": "tables table_no table_number tisch tische tischnummer mesa mesas tavolo tavoli tafel tafels bwrdd bord",
    "sector": "sectors sektor sektoren secteur secteurs settore settori",
}
_ALIASES = {alias: ours for ours, others in _PLAIN.items() for alias in others.split()}


def plain_names(names: Sequence[str]) -> tuple[str, ...]:
    """Our names for the columns of a plain list of notes, as Note and Table; nothing where a heading says something else too, for that
    may be a list of people, or a board with a theme in each column."""
    found = tuple(_ALIASES.get(name, name) for name in names)
    known = all(name in COLUMNS for name in found) and len(set(found)) == len(found)
    return found if known and "text" in found else ()


def is_ours(header: Iterable[str]) -> bool:
    # The whole header, cell by cell: a stranger's table that shares some of our columns must not lose an apostrophe of its own.
    return tuple(cell.strip() for cell in header) in (OURS, *OURS_BEFORE)


def read_contributions(source: TextSource, grid: TableGrid) -> Batch:
    """Notes from a table with a `text` column, or with plain headings for it. Trouble when it has none, or a column twice."""
    if "text" not in grid.names and (names := plain_names(grid.names)):
        places = {name: place for place, name in enumerate(names)}
        rows = tuple(replace(row, cells=NamedCells(places, row.values)) for row in grid.rows)
        grid = replace(grid, names=names, rows=rows)
    grid.must_have("text", source)
    grid.refuse_twins(source, OURS)
    notes, left, waiting = [], list(grid.left_out), list(reversed(grid.rows))
    remarks, columns = grid.remarks(source, COLUMNS), grid.told(COLUMNS)
    grid = replace(grid, rows=())
    # Each row is let go as soon as it is a note: a quarter of a million would lie in memory twice.
    while waiting:
        row = waiting.pop()
        if any(grid.names[place] == "text" for place in row.continued):
            left.append(LeftOutRow(row.number, "imports.merged_row"))
        elif not is_blank(row.cell("text")):
            notes.append(_note(row))
        else:
            left.append(LeftOutRow(row.number, "imports.no_text"))
    return Batch("contributions", tuple(notes), left_out=by_row(left), remarks=remarks, columns=columns)


def _note(row: TableRow) -> NoteRow:
    """A stranger's `same_as` names the `response_no` of the note it repeats, which is then the note's own and not somebody's."""
    named = "same_as" in row.cells
    return NoteRow(
        row.cell("text"), row.cell("question"), row.cell("theme"), row.tidy("table"), row.tidy("sector"),
        row.tidy("response_no"), row.ticked("example"), row.ticked("late"),
        # Without a `same_as` column nothing refers to a note, and many may have one number.
        mark=row.tidy("response_no") if named else "", same_as=row.tidy("same_as"), answer=bool(row.tidy("response_no")) and not named,
    )  # fmt: skip


# our own


def read_ours(source: TextSource, grid: TableGrid) -> Batch:
    """Our own table, as it was before it was exported."""
    notes, left = [], list(grid.left_out)
    for row in grid.rows:
        note = _our_note(row)
        if note.text.strip():
            notes.append(note)
        else:
            left.append(LeftOutRow(row.number, "imports.no_text"))
    return Batch("contributions", tuple(notes), left_out=by_row(left), remarks=source.remarks, columns=grid.told(OURS))


def _our_note(row: TableRow) -> NoteRow:
    """Each cell loses the apostrophe our own table put there, and nothing else. A theme that was only a letter has no name."""
    # Every cell, for the export guarded every cell.
    cell = {name: unguarded(text) for name, text in row.cells.items()}
    number, letter = cell["number"], cell.get("letter", "")
    theme = "" if letter and cell["theme"] == say("exports.theme", letter=letter) else cell["theme"]
    also = (line.partition(": ") for line in cell.get("also", "").split("\n") if line)
    return NoteRow(
        cell["text"], cell["question"], theme, cell["table"], cell["sector"], cell["response_no"],
        # Nine digits fit any counter; a number of more is somebody's own edit, and the note then takes the next free one.
        row.ticked("example"), row.ticked("late"), int(number) if re.fullmatch("[0-9]{1,9}", number) else 0,
        mark=number, same_as=cell.get("same_as", ""), hidden=row.ticked("hidden"),
        too_general=row.ticked("too_general"), unclear=row.ticked("unclear"), letter=letter, domain=cell.get("domain", ""),
        also=tuple((name, symbol) for symbol, _, name in also),
    )  # fmt: skip


# one a line


def lines(text: str) -> Iterator[str]:
    """Lines as an editor shows them; stranger breaks are part of what somebody wrote."""
    return (line.rstrip("\r\n") for line in lines_of(text))


def read_lines(source: TextSource, cells: Iterable[str]) -> Batch:
    """One note a cell, for files without a header. Empty ones are no notes. Trouble when there are more than a list may have."""
    notes, left = [], []
    for number, text in enumerate(cells, 1):
        if number > MOST_ROWS:
            raise Trouble("imports.endless_list", rows=MOST_ROWS)
        if len(text) > LONGEST:
            left.append(LeftOutRow(number, "core.too_long", {"length": len(text), "most": LONGEST}))
        elif not is_blank(text):
            notes.append(NoteRow(text))
    # Who pastes a list knows that it has no header; of a file it may be a surprise.
    remarks = source.remarks if source.pasted else (*source.remarks, Remark("imports.no_header"))
    return Batch("contributions", tuple(notes), left_out=tuple(left), remarks=remarks)


# columns as themes


def read_columns(source: TextSource, grid: TableGrid) -> Batch:
    """A board as a table: each column is a theme, each cell below a note. The notes come theme by theme."""
    notes = [
        # A column without a heading has notes, but no theme.
        NoteRow(row.values[place], theme=theme if column(theme) else "")
        # Column by column, not row by row: so the notes of a theme get numbers in a row.
        for place, theme in enumerate(grid.header)
        for row in grid.rows
        if not is_blank(row.values[place]) and place not in row.continued
    ]
    columns = tuple(ColumnRead(heading(grid.header, place), "theme", "board") for place in range(len(grid.header)))
    return Batch("contributions", tuple(notes), left_out=by_row(grid.left_out), remarks=source.remarks, columns=columns)
