"""Checksums of content. SQLite's own checks look at structure and pass most damage to values (docs/decisions/0003 has the counts), so
every table has a checksum: its number of rows and the sum of its rows' fingerprints. Adding, changing or losing any value breaks the sum.

The checksum changes in the same transaction as the rows, at the cost of a few additions. It is no signature: it finds damage, not forgery.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from moothall.store.record_rows import MODULUS, digest, digest_of

SCHEMA = "schema"
"""The checksum of the definitions themselves."""


class Checksums:
    """The checksums of one open file, kept in memory beside the file's own copy."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        # Rows and sum by table: as the disk has them, and as the transaction now running will leave them. They become one in `keep`.
        self._held: dict[str, tuple[int, int]] = {}
        self._touched: dict[str, tuple[int, int]] = {}

    def load(self) -> None:
        """Read the file's own. Raises sqlite3.DatabaseError when they can't be read."""
        # The table keeps the name it had when files were first released; in code it is the checksum everywhere.
        rows = self._connection.execute("SELECT name, rows, digest FROM seal")
        self._held = {name: (count, _number(text)) for name, count, text in rows}
        self._touched = {}

    def match(self, table: str, rows: Sequence[Sequence[Any]]) -> bool:
        """Whether these are exactly the rows that were written."""
        return self._held.get(table, (0, 0)) == (len(rows), sum(map(digest, rows)) % MODULUS)

    def match_now(self, table: str) -> bool:
        """The same, of the rows as they are in the file now. Raises sqlite3.OperationalError when the disk fails."""
        try:
            return self._held.get(table, (0, 0)) == checksum_of(self._connection, table)
        except sqlite3.DatabaseError as error:
            # What can't be taken apart, or isn't UTF-8, is not what was written.
            if isinstance(error, sqlite3.OperationalError) and "UTF-8" not in str(error):
                raise
            return False

    def add(self, table: str, row: Sequence[Any]) -> None:
        """A row as the file now holds it, with every column in the table's order."""
        self._move(table, 1, digest(row))

    def remove(self, table: str, row: Sequence[Any]) -> None:
        """A row as the file held it until now."""
        self._move(table, -1, -digest(row))

    def insert(self, sql: str, table: str, row: tuple[Any, ...]) -> None:
        """Write a row and its part of the sum. `row` has every column."""
        self._connection.execute(sql, row)
        self.add(table, row)

    def erase(self, table: str, where: str, values: tuple[Any, ...]) -> None:
        """Delete rows with their part of the sum. `where` is SQL of our own."""
        for row in self._connection.execute(f"SELECT * FROM {table} WHERE {where}", values).fetchall():
            self.remove(table, row)
        self._connection.execute(f"DELETE FROM {table} WHERE {where}", values)

    def empty(self, table: str) -> None:
        """Delete all of a table, also what was never sealed: the file is then whole in this place, whatever it was before."""
        self._connection.execute(f"DELETE FROM {table}")
        self._touched[table] = (0, 0)

    def add_texts(self, table: str, rows: Sequence[str]) -> None:
        """Rows that are JSON already."""
        self._move(table, len(rows), sum(map(digest_of, rows)))

    def remove_texts(self, table: str, rows: Sequence[str]) -> None:
        self._move(table, -len(rows), -sum(map(digest_of, rows)))

    def _move(self, table: str, rows: int, amount: int) -> None:
        # A table nobody has written to yet has no row among the checksums: it counts as empty.
        count, total = self._touched.get(table) or self._held.get(table, (0, 0))
        self._touched[table] = (count + rows, (total + amount) % MODULUS)

    def write(self) -> None:
        """Put what was touched into the file; call inside the transaction that touched it."""
        self._connection.executemany(
            # As hexadecimal text: the sum has 128 bits, and SQLite's whole numbers end at 63.
            "INSERT INTO seal (name, rows, digest) VALUES (?, ?, ?) "
            "ON CONFLICT (name) DO UPDATE SET rows = excluded.rows, digest = excluded.digest",
            [(name, count, f"{total:x}") for name, (count, total) in self._touched.items()],
        )

    def keep(self) -> None:
        """The transaction is on the disk."""
        self._held |= self._touched
        self._touched = {}

    def drop(self) -> None:
        """The transaction was rolled back."""
        self._touched = {}


def checked_tables(connection: sqlite3.Connection) -> list[str]:
    """Every table but the checksums, the fingerprint and SQLite's own."""
    # The checksums can't sum themselves; the fingerprint changes after the last act; both are looked at by other means. SQLite's own
    # tables change as it likes. The ESCAPE makes the underscore a letter: LIKE would take it for any sign.
    rows = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('seal', 'stamp') "
        "AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name"
    )
    return [name for (name,) in rows]


def checksum_of(connection: sqlite3.Connection, table: str) -> tuple[int, int]:
    """Rows and sum as they are now, read from the rows. Raises sqlite3.DatabaseError when they can't be read."""
    # The name comes from the file, which may have been tampered with: a quote in it must not end the SQL's own.
    quoted = table.replace('"', '""')
    rows = [digest(row) for row in connection.execute(f'SELECT * FROM "{quoted}"')]
    return len(rows), sum(rows) % MODULUS


def schema_checksum(connection: sqlite3.Connection) -> tuple[int, int]:
    """The same of tables, indexes, views and triggers. Without their root pages: rewriting the file moves those and changes nothing."""
    rows = [digest(row) for row in connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema")]
    return len(rows), sum(rows) % MODULUS


def actual(connection: sqlite3.Connection) -> dict[str, tuple[int, int]]:
    """What all checksums should be, from the content."""
    return {name: checksum_of(connection, name) for name in checked_tables(connection)} | {SCHEMA: schema_checksum(connection)}


def rewrite_checksums(connection: sqlite3.Connection) -> None:
    """Write every checksum anew, inside the caller's transaction: after a migration."""
    # Also those of tables that are gone, which would else be missed for ever.
    connection.execute("DELETE FROM seal")
    connection.executemany(
        "INSERT INTO seal (name, rows, digest) VALUES (?, ?, ?)",
        [(name, count, f"{total:x}") for name, (count, total) in actual(connection).items()],
    )


def checksum_as_empty(connection: sqlite3.Connection, table: str) -> None:
    """The checksum of a table that a copy leaves out."""
    connection.execute("UPDATE seal SET rows = 0, digest = '0' WHERE name = ?", (table,))


def held(connection: sqlite3.Connection, name: str) -> tuple[int, int]:
    """One checksum as the file has it."""
    row = connection.execute("SELECT rows, digest FROM seal WHERE name = ?", (name,)).fetchone()
    # No checksum is that of an empty table, as in `_move`.
    return (row[0], _number(row[1])) if row else (0, 0)


def _number(text: str) -> int:
    """A checksum's digest; -1, which no rows add up to, when the checksum itself is damaged."""
    try:
        return int(text, 16)
    except (TypeError, ValueError):
        return -1


def broken(connection: sqlite3.Connection) -> list[str]:
    """Names of tables whose content doesn't fit its checksum; empty when the file is as it was written."""
    # Compared as text: a checksum written otherwise, even if it means the same number, was not written by us.
    written = {name: (count, text) for name, count, text in connection.execute("SELECT name, rows, digest FROM seal")}
    present = {name: (count, f"{total:x}") for name, (count, total) in actual(connection).items()}
    # A damaged name may be no text, and would not sort beside the others.
    return sorted(str(name) for name in written.keys() | present.keys() if written.get(name) != present.get(name))
