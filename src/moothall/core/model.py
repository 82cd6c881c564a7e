"""Records, changes and the session they make up. Applies what it is told; decides nothing and stores nothing.

A record is a frozen dataclass of scalars with a `key`. A `Step` is a named tuple of changes, each with the record before and
after: adding has no before, deleting no after, undoing is the same data flipped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from moothall.core.errors import Refused

Scalar = str | int | None
"""What a record's field may hold: what SQLite keeps as it is. A bool is a whole number to Python, and to the file."""

Index = dict[Scalar, dict[str, None]]
"""Keys of records by a field's value, in the order they got it."""


class Record(Protocol):
    """One row of a session."""

    @property
    def key(self) -> str: ...


R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Table(Generic[R]):
    """A kind of record: its name in the file, its class, and the fields it is often looked up by."""

    name: str
    record: type[R]
    by: tuple[str, ...] = ()
    counted: Callable[[R], tuple[str, int]] | None = field(default=None, compare=False)
    """Which counter a record's number comes from, and the number. Undo never turns a counter back."""


@dataclass(frozen=True, slots=True)
class Change:
    """One record of one table, before and after."""

    table: str
    key: str
    before: Any
    after: Any

    def flipped(self) -> Change:
        return Change(self.table, self.key, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Step:
    """One act: what it is called in the words files, what it is about (a number or a letter, never people's text), its changes.

    A `final` step can't be undone: closing a vote, removing private material.
    """

    name: str
    changes: tuple[Change, ...] = ()
    about: str = ""
    final: bool = False

    def flipped(self) -> Step:
        # Backwards, so that a record changed twice in one step goes back through what it was in between.
        return Step(self.name, tuple(c.flipped() for c in reversed(self.changes)), self.about, self.final)


class Session:
    """One meeting in memory: every record by table and key, and the counters numbers come from."""

    def __init__(self, tables: Iterable[Table[Any]]) -> None:
        self.tables: dict[str, Table[Any]] = {t.name: t for t in tables}
        self.counters: dict[str, int] = {}
        self._rows: dict[str, dict[str, Any]] = {name: {} for name in self.tables}
        self._indexes: dict[tuple[str, str], Index] = {}
        """By table and field, each made when first asked for: a session that is opened doesn't wait for what nobody looks up."""

    # reading

    def all(self, table: Table[R]) -> list[R]:
        """Every record of a table, in the order they were first added."""
        return list(self._rows[table.name].values())

    def count(self, table: Table[R]) -> int:
        return len(self._rows[table.name])

    def find(self, table: Table[R], key: str) -> R | None:
        return self._rows[table.name].get(key)

    def get(self, table: Table[R], key: str) -> R:
        """The record, or Refused when it has gone (deleted by another hand a moment ago)."""
        found = self._rows[table.name].get(key)
        if found is None:
            raise Refused("core.gone")
        return found  # type: ignore[no-any-return]  # rows of a table hold that table's record

    def where(self, table: Table[R], by: str, value: Scalar) -> list[R]:
        """Records whose indexed field `by` has this value, in the table's order; those that got it since somebody first asked, last.
        KeyError for a field the table isn't indexed by.
        """
        rows = self._rows[table.name]
        # A list of its own: whoever asked may go through it while steps change the index.
        return [rows[key] for key in self._index(table, by).get(value, ())]

    def _index(self, table: Table[Any], by: str) -> Index:
        found = self._indexes.get((table.name, by))
        if found is None:
            if by not in table.by:
                raise KeyError(by)  # it would not be kept up to date
            found = self._indexes[table.name, by] = {}
            for key, record in self._rows[table.name].items():
                # A dict of None is a set that keeps its order and loses a key as quickly.
                found.setdefault(getattr(record, by), {})[key] = None
        return found

    def next_number(self, counter: str) -> int:
        """The number a record made now would get; it is used up only when a step with it is applied."""
        return self.counters.get(counter, 0) + 1

    def records(self) -> Iterator[tuple[str, Any]]:
        """Every record with its table's name, table by table."""
        for name, rows in self._rows.items():
            for record in rows.values():
                yield name, record

    # changing

    def fits(self, step: Step) -> bool:
        """Whether the present still is what each change says it was before."""
        return all(self._rows[c.table].get(c.key) == c.before for c in step.changes)

    def fill(self, table: Table[R], records: Iterable[R]) -> None:
        """A table as a file gives it, in order, in place of what it held. Counters come from the file too."""
        self._rows[table.name] = {r.key: r for r in records}
        for by in table.by:
            # They were of the rows before; the next who asks makes them anew.
            self._indexes.pop((table.name, by), None)

    def apply(self, step: Step) -> None:
        """Make the changes, asking nothing: whether they fit is for `fits` to say, before the disk is asked."""
        for change in step.changes:
            self._put(change)

    def _put(self, change: Change) -> None:
        rows = self._rows[change.table]
        # Only indexes that somebody has asked for; the others are made from the rows when they are.
        for name in self.tables[change.table].by:
            if (change.table, name) in self._indexes:
                self._reindex(self._indexes[change.table, name], name, change)
        if change.after is None:
            rows.pop(change.key, None)
            return
        rows[change.key] = change.after
        self._count(self.tables[change.table], change.after)

    @staticmethod
    def _reindex(index: Index, name: str, change: Change) -> None:
        old = getattr(change.before, name, None) if change.before is not None else None
        new = getattr(change.after, name, None) if change.after is not None else None
        # Left where it is, so that an edit of other fields doesn't move a record to the end of the index.
        if change.before is not None and change.after is not None and old == new:
            return
        if change.before is not None:
            index.get(old, {}).pop(change.key, None)
        if change.after is not None:
            index.setdefault(new, {})[change.key] = None

    def _count(self, table: Table[Any], record: Any) -> None:
        if table.counted:
            counter, number = table.counted(record)
            # Up and never down: a number that was undone may stand on a card or in somebody's notes.
            self.counters[counter] = max(self.counters.get(counter, 0), number)

    def snapshot(self) -> Session:
        """A copy that later steps don't touch, for slow work. Records are frozen, so only the shelves are copied."""
        twin = Session(self.tables.values())
        twin.counters = dict(self.counters)
        twin._rows = {name: dict(rows) for name, rows in self._rows.items()}
        # Copied as well, three levels deep: these dicts are changed in place, unlike the records.
        twin._indexes = {at: {value: dict(keys) for value, keys in index.items()} for at, index in self._indexes.items()}
        return twin

    def become(self, twin: Session) -> None:
        """Hold what a snapshot holds, which somebody has changed meanwhile and now gives up."""
        self.counters, self._rows, self._indexes = twin.counters, twin._rows, twin._indexes


def added(table: Table[R], record: R) -> Change:
    return Change(table.name, record.key, None, record)


def removed(table: Table[R], record: R) -> Change:
    return Change(table.name, record.key, record, None)


def changed(table: Table[R], before: R, after: R) -> Change:
    return Change(table.name, before.key, before, after)
