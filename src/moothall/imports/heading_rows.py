"""How many rows at the top of a table are headings: told by the rows below, which look otherwise. Pure.

Some survey tools write three: short names, the question's words, and a row for machines. A machine's row is found and skipped, not counted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from moothall.imports import cell_shapes as shapes

MOST_HEADINGS = 4
"""Rows at the top that may be headings; what is further down is somebody's answer."""

_FIRM: tuple[Callable[[str], bool], ...] = (shapes.is_moment, shapes.is_computer, shapes.is_address, shapes.is_id, shapes.is_number)
"""What no heading looks like."""

Rows = Sequence[Sequence[str]]


def extra_headings(first: Rows, said: bool = False) -> int:
    """How many rows below the first are headings too. `first` are a table's first rows that hold anything. `said`: somebody counted
    them, and only a machine's row is found beside."""
    rows = [[cell.strip() for cell in row] for row in first]
    if len(rows) < 3:
        return 0
    machine = max((place for place, row in enumerate(rows[:MOST_HEADINGS]) if is_machine_row(row)), default=0)
    return machine if said else max(machine, _other_than_below(rows))


def is_machine_row(row: Sequence[str]) -> bool:
    """A row that a program wrote for a program."""
    filled = [cell for cell in row if cell.strip()]
    return len(filled) > 1 and sum(map(shapes.is_machine, filled)) * 2 > len(filled)


def _other_than_below(rows: Sequence[Sequence[str]]) -> int:
    """Rows under the first with words where all rows further down have dates, numbers or addresses, in two columns at least."""
    found = 0
    for n in range(1, min(MOST_HEADINGS, len(rows) - 1)):
        below = rows[n + 1 :]
        columns = [_firm_in(below, place) for place in range(len(rows[n]))]
        firm = [place for place, like in enumerate(columns) if like is not None and rows[n][place]]
        if len(firm) < 2 or any(like(rows[n][place]) for place in firm if (like := columns[place]) is not None):
            break
        found = n
    return found


def _firm_in(rows: Rows, place: int) -> Callable[[str], bool] | None:
    cells = [row[place] for row in rows if place < len(row) and row[place]]
    return next((like for like in _FIRM if cells and all(map(like, cells))), None)


def words_of(rows: Rows) -> list[str]:
    """Of several heading rows one: each column's words as the row has them that says most."""
    plain = [row for row in rows if not is_machine_row(row)]
    best = max(plain, key=lambda row: sum(shapes.length_in_words(cell) for cell in row))
    width = max(map(len, plain))
    others = [row for row in plain if row is not best]
    filled = list(best) + [""] * (width - len(best))
    # A gap in it is filled from another row.
    return [
        cell if cell.strip() else next((row[n] for row in others if n < len(row) and row[n].strip()), "") for n, cell in enumerate(filled)
    ]
