"""The lines of the history, and how they are written: inside the caller's transaction, and with its checksum."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from moothall.core.model import Step
from moothall.store.checksums import Checksums
from moothall.store.record_rows import ChangedRow, changes_as_text


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One act in the history; `at` is HH:MM, `state` done, undone or final."""

    seq: int
    name: str
    about: str
    at: str
    state: str


class HistoryRows:
    """Of one open file."""

    def __init__(self, connection: sqlite3.Connection, checksums: Checksums) -> None:
        self._db, self._checksums = connection, checksums

    def append(self, step: Step, at: str, lines: Iterable[ChangedRow]) -> None:
        """A final act comes without lines, for it leaves only its sentence."""
        seq = self._db.execute("SELECT coalesce(max(seq), 0) + 1 FROM history").fetchone()[0]
        row = (seq, step.name, step.about, at, changes_as_text(lines), "final" if step.final else "done")
        self._checksums.insert("INSERT INTO history (seq, name, about, at, changes, state) VALUES (?, ?, ?, ?, ?, ?)", "history", row)

    def mark(self, seq: int, state: str) -> None:
        row = self._db.execute("SELECT * FROM history WHERE seq = ?", (seq,)).fetchone()
        self._checksums.remove("history", row)
        # The state is the last column.
        self._checksums.add("history", (*row[:-1], state))
        self._db.execute("UPDATE history SET state = ? WHERE seq = ?", (state, seq))

    def drop_undone(self) -> None:
        """What was undone can't be redone after another act."""
        self._checksums.erase("history", "state = 'undone'", ())

    def forget(self, keys: set[str]) -> None:
        """Every line that holds one of these records."""
        for key in keys:
            # Keys are random and long enough that one is found in the JSON only where its record is.
            self._checksums.erase("history", "instr(changes, ?) > 0", (key,))

    def forget_acts(self, holds: Callable[[str], bool]) -> None:
        """Every line whose changes, as text, hold something."""
        found = self._db.execute("SELECT seq, changes FROM history WHERE changes != ''").fetchall()
        for seq in [seq for seq, changes in found if holds(changes)]:
            self._checksums.erase("history", "seq = ?", (seq,))
