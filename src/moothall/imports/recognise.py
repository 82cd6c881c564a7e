"""What a file is, told by its content; its name only breaks a tie. Never guesses between two kinds of record: it names them and asks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from moothall.core.batch import KINDS, Batch
from moothall.core.refused import Trouble
from moothall.imports import participants
from moothall.imports.ballots import COLUMNS as BALLOT_COLUMNS
from moothall.imports.choices import Choices
from moothall.imports.encoding import Counted, Source, nobody, pasted_source, read_source
from moothall.imports.formats import FORMATS, KNOWN, Clues, Format, clues_of, format_called
from moothall.imports.jsons import json_in
from moothall.imports.mentimeter import searched
from moothall.imports.tables import one_column
from moothall.imports.unclear import Unclear
from moothall.words import say


def opened(source: Path | str, choices: Choices, counted: Counted = nobody) -> Source:
    """The text or workbook of a file or of what was pasted. `counted` hears how many rows are read so far."""
    return pasted_source(source, counted) if isinstance(source, str) else read_source(source, choices.encoding, counted)


def told(source: Source, choices: Choices) -> tuple[Format, Clues]:
    """The form of a file with the clues it was told by. Trouble when it is JSON of a form nobody here knows."""
    clues = searched(clues_of(source, choices, json_in(source)))
    if choices.format:
        return format_called(choices.format), clues
    found = next((one for one in FORMATS if one.is_it(clues)), None)
    if found is None and clues.data is not None:
        if source.path.suffix.lower() not in _PLAIN:
            raise Trouble("imports.other_json", file=source.name)
        clues = clues_of(source, choices, None)
    if found is None or (choices.kind not in ("", *found.kinds) and found.shape in ("table", "survey")):
        return format_called("lines" if _is_lines(clues) else "table"), clues
    return found, clues


_PLAIN = (".txt", ".csv", ".tsv")
"""Endings of files in which a line like [1] is only what somebody wrote."""


def _is_lines(clues: Clues) -> bool:
    """A plain text, or one column whose first cell is no column's name."""
    source, columns = clues.source, clues.columns
    if clues.choices.kind not in ("", "contributions") or clues.choices.mapping is not None or fitting(columns) or "text" in columns:
        return False
    if source.path.suffix.lower() == ".txt":
        return True
    if source.pasted:
        return "\t" not in source.text
    return source.book is None and not columns & KNOWN and one_column(source.text) is not None


def fitting(columns: frozenset[str]) -> list[str]:
    """The kinds of record these columns could be."""
    tests = {
        "contributions": "text" in columns,
        "participants": "name" in columns and len(columns & (participants.COLUMNS | participants.SAME.keys())) > 1,
        "ballots": columns >= set(BALLOT_COLUMNS),
    }
    return [kind for kind in KINDS if tests[kind]]


def kind_of(form: Format, clues: Clues) -> str:
    """The kind of record, or nothing where the content doesn't tell. Trouble when it can't be the kind that was chosen."""
    chosen = clues.choices.kind
    if chosen and chosen not in form.kinds:
        raise Trouble("imports.other_kind", file=clues.source.name, format=_named(form), kinds=_listed(list(form.kinds)))
    if chosen or form.key != "table":
        return chosen
    fits = fitting(clues.columns)
    if clues.choices.mapping is not None:
        return ""
    return fits[0] if len(fits) == 1 else ""


def _named(form: Format) -> str:
    return say(f"imports.format_{form.key}")


def read_here(source: Path | str, choices: Choices, counted: Counted = nobody) -> Batch:
    """What a file holds, read in this very process. Only the reader's process and tests may call it; others ask imports.reading.

    Trouble when the file can't be read or isn't of the kind chosen, Unclear when none is and the content doesn't tell.
    """
    found = opened(source, choices, counted)
    form, clues = told(found, choices)
    kind = kind_of(form, clues)
    if form.key == "table" and not kind:
        raise unclear(clues)
    return form.read(replace(clues, choices=replace(choices, kind=kind)))


def unclear(clues: Clues) -> Unclear:
    return Unclear("imports.unclear", file=clues.source.name, kinds=_listed(fitting(clues.columns) or list(KINDS)))


def _listed(kinds: list[str]) -> str:
    return " or ".join([", ".join(kinds[:-1]), kinds[-1]] if len(kinds) > 1 else kinds)
