"""Where an arrow key leads on the board: down a column and on to the next below, across to the same height. Moves nothing itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from moothall.ui.board.column_item import ColumnItem
from moothall.ui.board.more_item import MoreItem
from moothall.ui.board.note_item import NoteItem

Stop = ColumnItem | NoteItem | MoreItem
Way = Literal["up", "down", "left", "right", "first", "last"]


def next_stop(columns: Sequence[ColumnItem], across: int, now: Stop | None, way: Way) -> Stop | None:
    """The stop after `now`; the first of all when there is none yet; `now` itself at the edge of the board."""
    if not columns:
        return None
    if now is None:
        return _stops(columns[0])[min(1, len(columns[0].notes))]
    column, height = _whereabouts(columns, now)
    stops = _stops(columns[column])
    if way in ("first", "last"):
        return stops[0 if way == "first" else -1]
    if way in ("left", "right"):
        return _beside(columns, column + (1 if way == "right" else -1), height, now)
    height += 1 if way == "down" else -1
    if 0 <= height < len(stops):
        return stops[height]
    over = column + (across if way == "down" else -across)
    if not 0 <= over < len(columns):
        return now
    return _stops(columns[over])[0 if way == "down" else -1]


def _beside(columns: Sequence[ColumnItem], column: int, height: int, now: Stop) -> Stop:
    if not 0 <= column < len(columns):
        return now
    stops = _stops(columns[column])
    return stops[min(height, len(stops) - 1)]


def _stops(column: ColumnItem) -> list[Stop]:
    more = [column.more] if column.more.isVisible() else []
    return [column, *column.shown, *more]


def _whereabouts(columns: Sequence[ColumnItem], now: Stop) -> tuple[int, int]:
    home = now if isinstance(now, ColumnItem) else now.parentItem()
    column = next(n for n, c in enumerate(columns) if c is home)
    stops = _stops(columns[column])
    return column, stops.index(now) if now in stops else len(stops) - 1  # folded away: behind the last line
