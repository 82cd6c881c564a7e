"""The rounds' timer in the file, so that a crash or a closed lid doesn't take it away. No act and no history: there is nothing to undo.

Keeps one text and knows nothing of what it says.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from moothall.store.checksums import Checksums
from moothall.store.error_words import reading


class TimerRow:
    """One row or none, of an open file."""

    def __init__(
        self, path: Path, connection: sqlite3.Connection, checksums: Checksums, transaction: Callable[[], AbstractContextManager[None]]
    ) -> None:
        self.path = path
        self._db, self._checksums, self._transaction = connection, checksums, transaction

    @reading
    def read(self) -> str:
        """What was kept; empty when nothing was, or when it isn't what was written. Trouble when the file can't be read."""
        # A timer is no reason to call a file damaged: who runs one sees that it is gone, and starts it anew.
        if not self._checksums.match_now("timer"):
            return ""
        row = self._db.execute("SELECT state FROM timer").fetchone()
        return str(row[0]) if row else ""

    def keep(self, state: str) -> None:
        """In place of what was kept; empty keeps nothing. Trouble when the disk refuses, and then what was kept stays."""
        with self._transaction():
            for row in self._db.execute("SELECT key, state FROM timer").fetchall():
                self._checksums.remove("timer", row)
            self._db.execute("DELETE FROM timer")
            if state:
                self._db.execute("INSERT INTO timer (key, state) VALUES (1, ?)", (state,))
                self._checksums.add("timer", (1, state))
