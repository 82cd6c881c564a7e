"""Where an arrow key leads on the board: down a column and on to the next below, across to the same height. Moves nothing itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from moothall.ui.board.column import Note, Stop, ThemeColumn

Way = Literal["up", "down", "left", "right", "first", "last"]


def next_stop(rows: Sequence[Sequence[ThemeColumn]], now: Stop | None, way: Way) -> Stop | None:
    """The stop after `now`; the first of all when there is none yet; `now` itself at the edge of the board."""
    columns = [column for row in rows for column in row]
    if not columns:
        return None
    if now is None:
        # The first note rather than the card above it: who comes with the keyboard comes to place notes.
        return _stop(columns[0], min(1, len(columns[0].notes)))
    column = now if isinstance(now, ThemeColumn) else now.column
    height = _height(column, now)
    if way in ("first", "last"):
        return _stop(column, 0 if way == "first" else _depth(column) - 1)
    if way in ("left", "right"):
        # Across goes on into the next row at the end of one, as reading does.
        return _beside(columns, columns.index(column) + (1 if way == "right" else -1), height, now)
    height += 1 if way == "down" else -1
    if 0 <= height < _depth(column):
        return _stop(column, height)
    return _beyond(rows, column, way, now)


def _beside(columns: Sequence[ThemeColumn], place: int, height: int, now: Stop) -> Stop:
    if not 0 <= place < len(columns):
        return now
    column = columns[place]
    # The same place counted in stops, not in px: the way back then leads to where one came from.
    return _stop(column, min(height, _depth(column) - 1))


def _beyond(rows: Sequence[Sequence[ThemeColumn]], column: ThemeColumn, way: Way, now: Stop) -> Stop:
    """The head of the column below, or the foot of the one above; of the last in a row that is shorter."""
    row = next(n for n, row in enumerate(rows) if column in row)
    over = row + (1 if way == "down" else -1)
    if not 0 <= over < len(rows):
        return now
    target = rows[over][min(rows[row].index(column), len(rows[over]) - 1)]
    return _stop(target, 0 if way == "down" else _depth(target) - 1)


def _depth(column: ThemeColumn) -> int:
    """How many stops there are in a column: its card, its notes, the line below them."""
    return 1 + column.shown + int(column.more.is_shown)


def _stop(column: ThemeColumn, height: int) -> Stop:
    # Stops of a column by number: 0 its card, then its notes, last the line that says how many more.
    if height == 0:
        return column
    return column.notes[height - 1] if height <= column.shown else column.more


def _height(column: ThemeColumn, now: Stop) -> int:
    if isinstance(now, Note) and now.index < column.shown:
        return now.index + 1
    return 0 if isinstance(now, ThemeColumn) else _depth(column) - 1  # folded away: behind the last line
