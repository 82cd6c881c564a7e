"""What a file holds, told by its content; its name only breaks a tie. Never guesses between two kinds of record: it names them and asks."""

from __future__ import annotations

from pathlib import Path

from moothall.core.batch import KINDS, Batch
from moothall.core.refused import Refused, Trouble
from moothall.imports import ballots, contributions, participants
from moothall.imports.encoding import Source, read_source
from moothall.imports.pabulib import read_pabulib
from moothall.imports.pb_form import looks_like_pabulib
from moothall.imports.preflib import looks_like_preflib, read_preflib
from moothall.imports.tables import column, grid_of, header_of, one_column

_READERS = {
    "contributions": contributions.read_contributions,
    "participants": participants.read_participants,
    "ballots": ballots.read_ballots,
}

_KNOWN = frozenset({*contributions.OURS, *contributions.POLIS, *participants.COLUMNS, *participants.SAME, *ballots.COLUMNS})


class Unclear(Refused):
    """The file could hold more than one kind of record; the sentence names them."""


def read(path: Path, kind: str | None = None) -> Batch:
    """What a file holds. `kind` says what it must be read as, one of core.batch.KINDS.

    Trouble when the file can't be read or isn't of that kind, Unclear when no kind was given and the content doesn't tell.
    """
    source = read_source(path)
    if looks_like_pabulib(source):
        if kind not in (None, "ballots"):
            raise Trouble("imports.only_ballots", file=source.name)
        return read_pabulib(source)
    if looks_like_preflib(source):
        if kind not in (None, "ballots"):
            raise Trouble("imports.only_orders", file=source.name)
        return read_preflib(source)
    return _read_table(source, kind)


def _read_table(source: Source, kind: str | None) -> Batch:
    separator, header = header_of(source.text, _KNOWN)
    columns = {column(cell) for cell in header}
    fitting = _fitting(columns)
    if kind in (None, "contributions") and not fitting and not columns & {"text", "comment_body"}:
        cells = _without_header(source, columns)
        if cells is not None:
            return contributions.read_lines(source, cells)
    if kind is None and len(fitting) != 1:
        raise Unclear("imports.unclear", file=source.name, kinds=_listed(fitting or list(KINDS)))
    return _READERS[kind or fitting[0]](source, grid_of(source, separator))


def _fitting(columns: set[str]) -> list[str]:
    """The kinds of record these columns could be."""
    tests = {
        "contributions": bool(columns & {"text", "comment_body"}),
        "participants": "name" in columns and len(columns & (participants.COLUMNS | participants.SAME.keys())) > 1,
        "ballots": columns >= set(ballots.COLUMNS),
    }
    return [kind for kind in KINDS if tests[kind]]


def _without_header(source: Source, columns: set[str]) -> list[str] | None:
    """One note a line from a plain text file, or from a table of one column whose first cell is no column's name."""
    if source.path.suffix.lower() == ".txt":
        return contributions.lines(source.text)
    return None if columns & _KNOWN else one_column(source.text)


def _listed(kinds: list[str]) -> str:
    return " or ".join([", ".join(kinds[:-1]), kinds[-1]] if len(kinds) > 1 else kinds)
