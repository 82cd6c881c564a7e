"""A log as a table: one row for each entry this copy may read, one column for each field of its declaration, in the order of its form."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from moothall.core.csv_guard import guarded
from moothall.core.records import RecordKind, fields_of
from moothall.core.redacted_copy import Copy, LogLine
from moothall.words import say

_OWN = ("visibility", "read_back")
"""Who may read an entry is settled before a copy is made, and no column of it."""


def columns(kind: RecordKind[Any]) -> tuple[str, ...]:
    """Their names: a number, the title, then every other field by its name. The same at every level; what may not be told is empty."""
    fields = [f.name for f in kind.fields if f.sort not in _OWN and (f.name not in kind.worded or f.name == "state")]
    noted = [f.name for f in fields_of(kind.table.record) if f.name == "noted"]
    return ("number", kind.title.name, *(name for name in fields if name != kind.title.name), *noted)


def records_csv(kind: RecordKind[Any], copy: Copy) -> bytes:
    """As the table of contributions is written (`contributions_csv`): UTF-8 with its mark, every cell quoted, formulas guarded."""
    out = io.StringIO(newline="")
    write = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow
    write(columns(kind))
    for log in copy.logs:
        for line in log.lines if log.log == kind.key else ():
            write([guarded(cell) for cell in _cells(kind, line)])
    return out.getvalue().encode("utf-8-sig")


def _cells(kind: RecordKind[Any], line: LogLine) -> Iterator[str]:
    told = dict((*line.facts, *line.details))
    yield str(line.number)
    yield line.text
    for name in columns(kind)[2:]:
        text = told.get(f"{kind.key}.label_{name}", "")
        # A state is told apart from the words that hold it.
        yield text or (say(f"{kind.key}.state_{line.state}") if name == "state" and line.state in kind.states else "")
