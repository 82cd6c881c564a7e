"""Records as rows and back. Only this module knows that a record becomes a row; it writes no SQL."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, make_dataclass
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from moothall.core.model import Change, Step, Table

SIZE = 16
MODULUS = 1 << (8 * SIZE)

_encode = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), default=lambda odd: {"odd": str(odd)}).encode


@cache
def columns(table: Table[Any]) -> tuple[str, ...]:
    return tuple(f.name for f in fields(table.record))


def _kind(record: Any) -> Any:
    return type(record)


@cache
def _reader(record: Any) -> Callable[[Any], tuple[Any, ...]]:
    names = [f.name for f in fields(record)]
    return attrgetter(*names)


@cache
def _flags(record: Any) -> tuple[int, ...]:
    """Places of the bool fields: SQLite has only whole numbers."""
    return tuple(n for n, f in enumerate(fields(record)) if f.type in ("bool", bool))


def row_of(record: Any) -> list[Any]:
    row = list(_reader(_kind(record))(record))
    for place in _flags(_kind(record)):
        row[place] = int(row[place])
    return row


def record_of(record: Any, row: Sequence[Any]) -> Any:
    places = _flags(record)
    if not places:
        return record(*row)
    values = list(row)
    for place in places:
        values[place] = bool(values[place])
    return record(*values)


@cache
def _draft(record: Any) -> Any:
    """The same class, but not frozen: a frozen one is filled by a call for each field, which takes five times as long."""
    return make_dataclass(record.__name__, [f.name for f in fields(record)], slots=True)


def records_of(record: Any, rows: Sequence[Sequence[Any]]) -> list[Any]:
    """Many at once, made as drafts and then declared to be records."""
    if not rows:
        return []
    columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
    for place in _flags(record):
        columns[place] = map(bool, columns[place])
    made = list(map(_draft(record), *columns))
    for draft in made:
        draft.__class__ = record
    return made


def digest(row: Sequence[Any]) -> int:
    """A row's fingerprint. JSON in ASCII, because `repr` of a text may change with the Unicode tables of a Python version."""
    return int.from_bytes(blake2b(_encode(list(row)).encode("ascii"), digest_size=SIZE).digest(), "big")


def changes_as_text(step: Step) -> str:
    """A step's changes as JSON for the history."""
    return _encode([[c.table, c.key, _fields(c.before), _fields(c.after)] for c in step.changes])


def _fields(record: Any) -> list[Any] | None:
    return None if record is None else row_of(record)


def changes_from_text(text: str, tables: dict[str, Table[Any]]) -> tuple[Change, ...]:
    def back(name: str, row: list[Any] | None) -> Any:
        return None if row is None else record_of(tables[name].record, row)

    return tuple(Change(name, key, back(name, before), back(name, after)) for name, key, before, after in json.loads(text))
