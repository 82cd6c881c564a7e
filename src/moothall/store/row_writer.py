"""A step's changes as rows of the file, many in one statement: 40,000 notes may be one act. Begins no transaction, keeps no history."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from moothall.core.model import Table
from moothall.store.checksums import Checksums
from moothall.store.record_rows import ChangedRow, columns

_MANY = 500
"""Rows in one statement. More are no faster, and SQLite takes 32,766 values in one: a record of more than 65 fields would
need this lower."""


def write(db: sqlite3.Connection, checksums: Checksums, tables: Mapping[str, Table[Any]], lines: Iterable[ChangedRow]) -> None:
    """Within a table in the step's order; no row of a session's table points to another's, so that tables may come one after the other.
    ValueError, and nothing is kept, when the file would hold anything else than what is meant.
    """
    by_table: dict[str, list[ChangedRow]] = defaultdict(list)
    for line in lines:
        by_table[line.table].append(line)
    for name, its in by_table.items():
        for some in _runs(its):
            _put(db, tables[name], some)
        # From the JSON the lines already have, so that a long act is made JSON once and not three times.
        checksums.remove_texts(name, [line.was for line in its if line.before is not None])
        checksums.add_texts(name, [line.text for line in its if line.after is not None])


def _runs(lines: Iterable[ChangedRow]) -> Iterator[list[ChangedRow]]:
    """Neighbours of the same sort, as many as go in one statement. What is changed goes one by one: it is seldom much."""
    for sort, run in groupby(lines, key=_sort):
        every = list(run)
        most = 1 if sort == (True, True) else _MANY
        yield from (every[start : start + most] for start in range(0, len(every), most))


def _sort(line: ChangedRow) -> tuple[bool, bool]:
    return line.before is not None, line.after is not None


def _put(db: sqlite3.Connection, table: Table[Any], lines: Sequence[ChangedRow]) -> None:
    """What the file then holds is compared with what was meant: a number kept as text would break the checksum for good."""
    meant = [line.after or line.before or () for line in lines]
    if lines[0].after is None:
        written = db.execute(_delete(table, len(lines)), [line.key for line in lines])
    elif lines[0].before is None:
        written = db.execute(_insert(table, len(lines)), [value for row in meant for value in row])
    else:
        written = db.execute(_update(table), (*meant[0], lines[0].key))
    # RETURNING gives the rows in no promised order, so they are compared as sets; the lengths tell a row that came twice.
    held = written.fetchall()
    if len(held) != len(meant) or set(held) != set(meant):
        raise ValueError(f"{table.name}: the file would not hold what was meant")


@cache
def names_of(table: Table[Any]) -> str:
    """A table's columns as SQL."""
    # Quoted, because some fields have SQL's own words as names ("table").
    return ", ".join(f'"{c}"' for c in columns(table))


@cache
def _insert(table: Table[Any], rows: int) -> str:
    names, row = names_of(table), f"({', '.join('?' * len(columns(table)))})"
    gaps = ", ".join([row] * rows)
    return f'INSERT INTO "{table.name}" ({names}) VALUES {gaps} RETURNING {names}'


@cache
def _delete(table: Table[Any], rows: int) -> str:
    gaps = ", ".join("?" * rows)
    return f'DELETE FROM "{table.name}" WHERE key IN ({gaps}) RETURNING {names_of(table)}'


@cache
def _update(table: Table[Any]) -> str:
    settings = ", ".join(f'"{c}" = ?' for c in columns(table))
    return f'UPDATE "{table.name}" SET {settings} WHERE key = ? RETURNING {names_of(table)}'
