"""A text kept beside the session: the rounds' timer, what the shared screen shows, which files were handed out. No act and no
history: there is nothing to undo.

Knows nothing of what it says.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from moothall.store.checksums import Checksums
from moothall.store.error_words import reading

KEPT = ("timer", "shared_screen", "handed_out")
"""The tables of such texts."""
LONGEST = 1 << 20
"""Characters: 1 MiB. A longer one was made to fill the memory of whoever takes it apart."""


class KeptText:
    """One row or none, of one table of an open file."""

    def __init__(
        self,
        table: str,
        path: Path,
        connection: sqlite3.Connection,
        checksums: Checksums,
        transaction: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self.path, self.table = path, table
        self._db, self._checksums, self._transaction = connection, checksums, transaction

    @reading
    def read(self) -> str:
        """What was kept; empty when nothing was, or when it isn't what was written. Trouble when the file can't be read."""
        # No reason to call a file damaged: who misses it sees that it is gone, and begins it anew.
        if not self._checksums.match_now(self.table):
            return ""
        row = self._db.execute(f"SELECT state FROM {self.table} WHERE length(state) <= ?", (LONGEST,)).fetchone()
        return str(row[0]) if row else ""

    def keep(self, state: str) -> None:
        """In place of what was kept, damaged or not; empty keeps nothing. Trouble when the disk refuses, and then what was kept stays."""
        with self._transaction():
            self._checksums.empty(self.table)
            if state:
                self._checksums.insert(f"INSERT INTO {self.table} (key, state) VALUES (?, ?)", self.table, (1, state))
