"""Records as rows and back. Only this module knows that a record becomes a row; it writes no SQL."""

from __future__ import annotations

import gc
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, make_dataclass
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any, NamedTuple

from moothall.core.model import Change, Step, Table

SIZE = 16
"""Bytes of a row's fingerprint. Accidents are what it finds, and for those 128 bits are plenty; more would only make files longer."""
MODULUS = 1 << (8 * SIZE)
"""Sums of fingerprints wrap here, so that a checksum is as long as one fingerprint however many rows a table has."""

Row = tuple[Any, ...]

# Made once: json.dumps with options makes a new encoder at each call. ASCII, because the fingerprint is of these very bytes. A value
# JSON doesn't know gets a fingerprint too, so that a damaged file is told and not tripped over.
_encode = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), default=lambda odd: {"odd": str(odd)}).encode
_NONE = _encode(None)
# raw_decode stops where a value ends and says where, which is what reading one change at a time takes.
_decode = json.JSONDecoder().raw_decode


@cache
def columns(table: Table[Any]) -> tuple[str, ...]:
    """A record's fields are its table's columns, in this order. The caches here never go stale: classes don't change while we run."""
    return tuple(f.name for f in fields(table.record))


def _kind(record: Any) -> Any:
    return type(record)


@cache
def _reader(record: Any) -> Callable[[Any], tuple[Any, ...]]:
    """All fields at once by attrgetter. Not `astuple`, which goes through each value and copies it."""
    names = [f.name for f in fields(record)]
    return attrgetter(*names)


@cache
def _flags(record: Any) -> tuple[int, ...]:
    """Places of the bool fields: SQLite has only whole numbers."""
    # A word where the record's module has postponed annotations, else the class itself.
    return tuple(n for n, f in enumerate(fields(record)) if f.type in ("bool", bool))


@cache
def _length(record: Any) -> int:
    return len(fields(record))


def row_of(record: Any) -> Row:
    """A record's values as the file takes them, in the order of its fields."""
    kind = _kind(record)
    values: Row = _reader(kind)(record)
    places = _flags(kind)
    if not places:
        return values
    row = list(values)
    for place in places:
        row[place] = int(row[place])
    return tuple(row)


def record_of(record: Any, row: Sequence[Any]) -> Any:
    """One record of the class `record`, from a row of the file."""
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
        # Both classes have the same slots in the same order, and then Python allows it.
        draft.__class__ = record
    return made


def digest(row: Sequence[Any]) -> int:
    """A row's fingerprint. JSON in ASCII, because `repr` of a text may change with the Unicode tables of a Python version."""
    return digest_of(_encode(list(row)))


def digest_of(text: str) -> int:
    """The same of a row that is JSON already."""
    return int.from_bytes(blake2b(text.encode("ascii"), digest_size=SIZE).digest(), "big")


class ChangedRow(NamedTuple):
    """A change as the file takes it: the rows before and after, and each as JSON, of which the fingerprint is made and which the history
    keeps.
    """

    table: str
    key: str
    before: Row | None
    after: Row | None
    was: str
    text: str


def lines_of(step: Step) -> list[ChangedRow]:
    """A step's changes as rows. Each row is made JSON once, for its checksum and for the history."""
    lines = []
    for c in step.changes:
        before, was = (row_of(c.before), "") if c.before is not None else (None, _NONE)
        after, text = (row_of(c.after), "") if c.after is not None else (None, _NONE)
        lines.append(ChangedRow(c.table, c.key, before, after, was or _encode(before), text or _encode(after)))
    return lines


def changes_as_text(lines: Iterable[ChangedRow]) -> str:
    """A step's changes as JSON for the history, made of the lines' own: one call for all of a long file would hold up every thread."""
    return f"[{','.join(f'[{_encode(x.table)},{_encode(x.key)},{x.was},{x.text}]' for x in lines)}]"


def changes_from_text(text: str, tables: dict[str, Table[Any]]) -> tuple[Change, ...]:
    """Raises ValueError, TypeError or KeyError for a text that isn't changes."""
    # Records of one table are made together, which is quicker, and then dealt back to the changes in the order they were met.
    parts = [(name, key, before, after) for name, key, before, after in _parts(text)]
    rows: dict[str, list[Any]] = defaultdict(list)
    for name, _, *both in parts:
        rows[name] += (_whole(tables[name].record, row) for row in both if row is not None)
    made = {name: iter(records_of(tables[name].record, its)) for name, its in rows.items()}

    def next_of(name: str, row: list[Any] | None) -> Any:
        return None if row is None else next(made[name])

    return tuple(Change(name, key, next_of(name, before), next_of(name, after)) for name, key, before, after in parts)


def _whole(record: Any, row: Sequence[Any]) -> Sequence[Any]:
    """A row written before its record gained its last fields has their defaults."""
    return row if len(row) == _length(record) else row_of(record_of(record, row))


def _parts(text: str) -> Iterator[Any]:
    """The members of a JSON list as it is written above, one by one, for the same reason."""
    if text == "[]":
        return
    at = 0
    while at < len(text) - 1:
        # Strict on purpose: a history that was tampered with should fail here and not be taken in part.
        if text[at] != ("," if at else "["):
            break
        part, at = _decode(text, at + 1)
        yield part
    if text[at:] != "]":
        raise ValueError(text[at : at + 1])


@contextmanager
def without_collecting() -> Iterator[None]:
    """Nothing that is loaded or written is garbage; looking for some in it would take a fifth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
