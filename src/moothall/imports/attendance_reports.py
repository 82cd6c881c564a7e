"""Where the people stand in the attendance report of a video meeting: below lines about the meeting, and above what was done in it."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from moothall.imports.encoding import TextSource
from moothall.imports.participant_table import called
from moothall.imports.separated_text import column
from moothall.imports.table_layout import TableLayout, beginning, records_of

SEARCHED = 40
"""Rows among which the header of the people may be."""

_MOMENTS = ("join", "leave", "duration", "first_", "last_", "time", "attended", "minutes")
"""How the columns of a report begin that say when somebody was there."""


def _is_header(cells: list[str]) -> bool:
    names = [column(cell) for cell in cells if cell.strip()]
    ours = {called(name, ()) for name in names}
    moments = sum(any(part in name for part in _MOMENTS) for name in names)
    return (
        len(names) > 2
        and bool(ours & {"name", "first_name", "last_name"})
        and moments > 1
        and any("join" in name or "leave" in name for name in names)
    )


def people_of(source: TextSource, layout: TableLayout) -> tuple[TextSource, TableLayout] | None:
    """The source up to where the people end, and its layout with their header; None where this is no such report."""
    # JSON has no rows, and nothing that splits them.
    if source.book is not None or not layout.separator:
        return None
    for separator in dict.fromkeys((layout.separator, "\t", ",", ";")):
        for number, cells, *_ in islice(records_of(beginning(source), separator, ""), SEARCHED):
            if _is_header(cells):
                shorter = _ended(source, separator, number)
                return shorter, TableLayout(separator, "", number, 1, tuple(cells))
    return None


def _ended(source: TextSource, separator: str, start: int) -> TextSource:
    """Without what follows the first empty row below the header: the same people again, for each time they came."""
    rows = 0
    for number, cells, *_ in records_of(source, separator, ""):
        rows = number
        if number > start and not any(cell.strip() for cell in cells):
            break
    else:
        return source
    # Records may have line breaks in them, but no report of a meeting has: a record is a line.
    kept = source.text.splitlines(keepends=True)[: rows - 1]
    return replace(source, text="".join(kept))
