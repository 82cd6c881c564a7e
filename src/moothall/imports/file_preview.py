"""A preview of a file: what it is, what could be chosen about it, its columns and first rows. Reads no further than it has to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path

from moothall.core.errors import Expected
from moothall.imports import contribution_table, participant_table, survey
from moothall.imports.detect_format import detect, fitting, kind_of, opened
from moothall.imports.formats import FORMATS, Clues, Format
from moothall.imports.import_settings import FIELDS, QUESTIONS, FilePreview, ImportSettings, SourceColumn
from moothall.imports.letter_sets import ENCODINGS
from moothall.imports.separated_text import SEPARATORS
from moothall.imports.table_layout import TableGrid, TableRow, as_wide, body_of, heading, names_of

PREVIEWED = 12
"""Rows or notes that a preview shows: enough to see that the columns fit, few enough to read."""
SAMPLES = 3
"""Different cells that stand for a column where it is mapped."""
LONGEST_SAMPLE = 200
"""Characters of a cell that a preview shows: enough to know it by."""


def preview_here(source: Path | str, settings: ImportSettings) -> FilePreview:
    """The preview, made in this very process. Trouble when the file can't be read at all or isn't of the format or kind chosen."""
    found = opened(source, settings)
    form, clues = detect(found, settings)
    kind = kind_of(form, clues)
    first_of_all = kind or ("" if form.key == "table" else form.kinds[0])
    about = FilePreview(
        source, clues.settings, found.name, form.key, _formats(form, clues), first_of_all, _kinds(form, clues),
        found.encoding, () if found.book or found.pasted else ENCODINGS, remarks=found.remarks,
    )  # fmt: skip
    # These have no columns to map, so their first notes are shown as they will come in.
    if form.shape not in ("table", "survey"):
        return replace(about, settings=replace(clues.settings, kind=kind), preview=_first_notes(form, clues))
    return _of_table(about, form, clues)


def _formats(form: Format, clues: Clues) -> tuple[str, ...]:
    """The format it has, and those any file of its sort may be read as."""
    if clues.data is not None:
        others = [one.key for one in FORMATS if one.shape == "json" and one.is_it(clues)]
    else:
        others = ["table", "survey", "columns", "lines"]
    told_by_content = [one.key for one in FORMATS if one.shape in ("table", "survey", "text") and one.is_it(clues)]
    return tuple(dict.fromkeys([form.key, *told_by_content, *others]))


def _kinds(form: Format, clues: Clues) -> tuple[str, ...]:
    fits = fitting(clues.columns) if form.key == "table" and not clues.settings.kind else []
    return tuple(fits) if len(fits) > 1 else form.kinds


def _first_notes(form: Format, clues: Clues) -> tuple[tuple[str, ...], ...]:
    """The first notes of a file that is no table. One that can't be read whole has none to show; reading it says why."""
    try:
        batch = form.read(clues)
    except Expected:
        return ()
    if batch.held and not batch.notes:
        return tuple((option.text[:LONGEST_SAMPLE],) for option in batch.held.options[:PREVIEWED])
    return tuple((note.question, note.theme, note.text[:LONGEST_SAMPLE]) for note in batch.notes[:PREVIEWED])


def _of_table(about: FilePreview, form: Format, clues: Clues) -> FilePreview:
    source, layout = clues.source, clues.layout
    # As many as a survey goes by when it is read, so that the preview proposes what reading would.
    first = first_rows(clues, survey.LOOKED_AT)
    fields = _fields(form, clues, about.kind)
    mapping = clues.settings.mapping if clues.settings.mapping is not None else _proposed(form, clues, about.kind, first)
    whys = {} if form.shape != "survey" or clues.settings.mapping is not None else _whys(clues, first)
    columns = tuple(
        SourceColumn(
            name if name.strip() else heading(layout.header, place), _samples(first, place), mapping.get(place, ""), whys.get(place, "")
        )
        for place, name in enumerate(layout.header)
    )
    # While the kind is open no mapping is settled: what columns may hold depends on it.
    mapped = mapping if fields and (about.kind or form.shape == "survey") else None
    return replace(
        about,
        settings=replace(about.settings, format=form.key, kind=kind_of(form, clues), mapping=mapped),
        delimiter=layout.separator, delimiters=() if source.book else tuple(SEPARATORS),
        sheet=layout.sheet, sheets=source.book.sheets if source.book else (),
        header_rows=layout.header_rows, columns=columns, fields=fields,
        preview=tuple(tuple(cell[:LONGEST_SAMPLE] for cell in row.values) for row in first[:PREVIEWED]),
        numbers=tuple(row.number for row in first[:PREVIEWED]),
    )  # fmt: skip


def _whys(clues: Clues, first: tuple[TableRow, ...]) -> dict[int, str]:
    header = clues.layout.header
    grid = TableGrid(header, names_of(header, None), first, above=clues.layout.above)
    return {place: column.why for place, column in enumerate(survey.judged(grid))}


def _fields(form: Format, clues: Clues, kind: str) -> tuple[str, ...]:
    """What columns may be mapped to; nothing for a format whose columns have a meaning of their own."""
    if form.shape == "survey":
        return (*QUESTIONS, "table", "sector")
    return FIELDS[kind] if form.key == "table" and kind else ()


def _proposed(form: Format, clues: Clues, kind: str, first: tuple[TableRow, ...]) -> Mapping[int, str]:
    header = clues.layout.header
    if form.shape == "survey":
        return survey.proposed(TableGrid(header, names_of(header, None), first, above=clues.layout.above))
    if form.key != "table" or not kind:
        return {}
    names = names_of(header, None)
    # By what is in them too, as they will be read.
    told = participant_table.columns_of(names, [row.values for row in first]) if kind == "participants" else names
    if kind == "contributions" and "text" not in names:
        told = contribution_table.plain_names(names) or names
    named = dict(enumerate(told))
    mapping = {place: name for place, name in named.items() if name in FIELDS[kind] and name not in QUESTIONS}
    # The first field of each kind is the one it can't do without.
    needed = FIELDS[kind][0]
    if not {needed, *participant_table.IN_PARTS} & set(mapping.values()) and first:
        free = [place for place in range(len(header)) if place not in mapping]
        # No column is called so: the one with most words in it is the likeliest, and a person sees the proposal before it counts.
        wide = max(free, key=lambda place: sum(len(row.values[place]) for row in first), default=None)
        mapping |= {} if wide is None else {wide: needed}
    return mapping


def _samples(rows: tuple[TableRow, ...], place: int) -> tuple[str, ...]:
    # Once each, in their order: three times the same cell would tell nothing.
    given = (row.values[place] for row in rows if row.values[place].strip())
    return tuple(cell[:LONGEST_SAMPLE] for cell in islice(dict.fromkeys(given), SAMPLES))


def first_rows(clues: Clues, most: int) -> tuple[TableRow, ...]:
    """The first rows of a table, each as wide as the header. Trouble when the table can't be read that far."""
    width = len(clues.layout.header)
    # Padded even in text: a ragged row is shown here, and left out with its reason when the file is read.
    rows = ((record.number, as_wide(record.cells, width)) for record in body_of(clues.source, clues.layout))
    whole = (TableRow(number, {}, cells[:width]) for number, cells in rows if any(cells))
    return tuple(islice(whole, most))
