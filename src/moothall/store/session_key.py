"""Which session a file holds and which Moothall wrote it last: table `identity`, one row. Copies of a session say the same key, whatever
became of each; a copy meant for rehearsal says another, so that nobody takes what was tried out for what was said.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from uuid import uuid4

from moothall import __version__
from moothall.core.errors import Trouble
from moothall.store.checksums import Checksums

IDENTITY = "identity"


def key_of(connection: sqlite3.Connection, path: Path) -> str:
    """Of a file that is whole; empty before the first act of a new one. Trouble when it says none, sqlite3.DatabaseError when it can't be
    read.
    """
    row = connection.execute("SELECT session FROM identity WHERE key = 1").fetchone()
    if row is None:
        raise Trouble("store.damaged", file=path.name)
    return str(row[0])


def sign(connection: sqlite3.Connection, checksums: Checksums) -> None:
    """Within the first transaction of whoever works in a file: that it was this Moothall, and the key of a file that has none yet."""
    for row in connection.execute("SELECT key, session, written_by FROM identity").fetchall():
        _put(connection, checksums, row, (row[0], row[1] or _random(), __version__))


def give(connection: sqlite3.Connection, checksums: Checksums, key: str = "") -> None:
    """Within a transaction: from now on the session of this key, or one of its own."""
    for row in connection.execute("SELECT key, session, written_by FROM identity").fetchall():
        _put(connection, checksums, row, (row[0], key or _random(), row[2]))


def _put(connection: sqlite3.Connection, checksums: Checksums, before: tuple[int, str, str], after: tuple[int, str, str]) -> None:
    if after == before:
        return
    # The checksum takes only this change: a row that was damaged stays found as damaged.
    checksums.remove(IDENTITY, before)
    checksums.add(IDENTITY, after)
    connection.execute("UPDATE identity SET session = ?, written_by = ? WHERE key = ?", (after[1], after[2], after[0]))


def _random() -> str:
    return uuid4().hex
