"""Tables made from declarations: a record's class says its columns, and each field that came later is a column added. Never renames, never
drops: what takes more than a new column at the end is a migration written by hand.

A table made by hand may gain its later columns in this way too.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from moothall.core.model import Table
from moothall.core.records import RecordField, RecordKind, fields_of

if TYPE_CHECKING:
    # Loaded only to migrate: most files are up to date, and opening one should not wait for it.
    from sqlite_utils import Database, Migrations

_TYPES = {"str": "TEXT", "int": "INTEGER", "bool": "INTEGER"}
"""How SQLite keeps a field."""


@dataclass(frozen=True, slots=True)
class DeclaredTable:
    """A declared record's table. `by_hand` says that a released migration makes it as it was first declared, so that only what came later
    is derived. `view` is its readable name in the file, or empty.
    """

    table: Table[Any]
    by_hand: bool = False
    view: str = ""

    @property
    def later(self) -> tuple[RecordField, ...]:
        """Fields that came after the table. ValueError when one stands before a field that is older: it would not be the last column."""
        fields = fields_of(self.table.record)
        if [f.since for f in fields] != sorted(f.since for f in fields):
            raise ValueError(f"{self.table.name}: a field that came later must be declared last")
        return tuple(f for f in fields if f.since > 1)

    @property
    def versions(self) -> int:
        """How many migrations it has: one for the table, unless that is made by hand, and one for each later field."""
        return len(self.later) + (not self.by_hand)

    def migrations(self) -> Migrations:
        """Its set. Names in it never change: a file remembers by them what was done."""
        from sqlite_utils import Migrations

        made = Migrations(f"declared {self.table.name}")
        if not self.by_hand:
            made(name="table")(lambda db: self._create(db))
        for number, field in enumerate(self.later, 1):
            made(name=f"column {field.name}")(self._adding(field, number))
        return made

    def _create(self, db: Database) -> None:
        later = {f.name for f in self.later}
        columns = ", ".join(_column(f) for f in dataclasses.fields(self.table.record) if f.name not in later)
        db.execute(f'CREATE TABLE "{self.table.name}" ({columns}) STRICT')
        self._draw_view(db, 0)

    def _adding(self, field: RecordField, number: int) -> Callable[[Database], None]:
        declared = next(f for f in dataclasses.fields(self.table.record) if f.name == field.name)

        def add(db: Database) -> None:
            # With the declaration's default, so that records made before are whole.
            column = f"{_column(declared)} DEFAULT {_default(declared)}"
            db.execute(f'ALTER TABLE "{self.table.name}" ADD COLUMN {column}')
            self._draw_view(db, number)

        return add

    def _draw_view(self, db: Database, later: int) -> None:
        """The view with the first `later` of the columns that were added."""
        if self.view and not self.by_hand:
            hidden = {f.name for f in self.later[later:]}
            shown = [f for f in fields_of(self.table.record) if f.name not in hidden and (f.sort != "own" or f.name in ("number", "noted"))]
            columns = ", ".join(f'{_read(f)} AS "{_heading(f.name)}"' for f in shown)
            db.create_view(self.view, f'SELECT {columns} FROM "{self.table.name}" ORDER BY number', replace=True)


def declared_tables(kinds: Iterable[tuple[RecordKind[Any], bool]]) -> tuple[DeclaredTable, ...]:
    """Those of the kinds, each with whether its tables are made by hand."""
    return tuple(
        DeclaredTable(table, by_hand, kind.view if table is kind.table else "") for kind, by_hand in kinds for table in kind.tables
    )


def _column(field: dataclasses.Field[Any]) -> str:
    """As SQL, without a default. TypeError for a field that no column holds."""
    key = " PRIMARY KEY" if field.name == "key" else ""
    return f'"{field.name}" {_TYPES[_type(field)]} NOT NULL{key}'


def _type(field: dataclasses.Field[Any]) -> str:
    # A word where the record's module has postponed annotations, else the class itself.
    name = field.type if isinstance(field.type, str) else field.type.__name__
    if name not in _TYPES:
        raise TypeError(f"{field.name}: no column holds {name}")
    return name


def _default(field: dataclasses.Field[Any]) -> str:
    """What records made before are given. ValueError where the declaration has none."""
    if field.default is dataclasses.MISSING:
        raise ValueError(f"{field.name}: a later field needs a default")
    if isinstance(field.default, str):
        return "'" + field.default.replace("'", "''") + "'"
    return str(int(field.default))


def _read(field: RecordField) -> str:
    """A person is kept by key; whoever reads the file wants the name."""
    name = f'"{field.name}"'
    return f"(SELECT name FROM participant WHERE key = {name})" if field.sort == "person" else name


def _heading(name: str) -> str:
    return {"number": "No", "noted": "Noted at", "visibility": "Visible to (0 private to 4 count only)"}.get(
        name, name.replace("_", " ").capitalize()
    )
