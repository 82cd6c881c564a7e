"""Whether the file a session is worked on in still is the one that has its name. Programs that sync delete, move and replace files while
they are open; SQLite would go on writing to what nobody finds again, and call it saved.

Looks and never writes, but for `leave`, which lets go of a file that was taken away.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from moothall.core.errors import Trouble
from moothall.store.connection import renew_log
from moothall.store.copying import PRIVATE, name_aside

_HEADER = 100
"""Bytes of SQLite's header. Only our own checkpoints change them while the file is open; of any other file they differ."""


class LiveFile:
    """One file while it is open for work, and the log beside it. `handle` is a second handle on it, which its owner keeps open: closed
    earlier, SQLite's locks would fall.
    """

    def __init__(self, path: Path, handle: int) -> None:
        self._path, self._handle = path, handle
        self._log = path.with_name(path.name + "-wal")
        self._file = os.fstat(handle)
        # Some network disks number a file anew each time they are asked: there only the name can be looked for.
        self._numbered = os.path.samestat(self._file, path.stat())
        self._logged: os.stat_result | None = None
        self._head = self._read_head()
        self.rescued = False
        """Whether all of it was saved elsewhere since it was taken away."""

    def _read_head(self) -> bytes:
        # Windows has no such call, and lets nobody write into an open session.
        return os.pread(self._handle, _HEADER, 0) if hasattr(os, "pread") else b""

    def note(self) -> None:
        """After each writing of our own: how it stands now."""
        self._head = self._read_head()
        if self._logged is None:
            with suppress(OSError):
                self._logged = self._log.stat()

    @property
    def is_there(self) -> bool:
        """Whether the file is the one that was opened, by its name and by its bytes. Costs a few microseconds."""
        return self._has_its_name(self._path, self._file) and self._head == self._read_head()

    @property
    def has_its_log(self) -> bool:
        """Whether the log is the one that is written to."""
        return self._logged is None or self._has_its_name(self._log, self._logged)

    @property
    def can_be_closed(self) -> bool:
        """Whether closing leaves one plain file that is this session's. A log that alone is gone is in nobody's way."""
        return self.is_there and (self.has_its_log or not os.path.lexists(self._log))

    def stand(self, connection: sqlite3.Connection) -> None:
        """Trouble when the file was taken away. Where the log alone was deleted it is begun anew. Not within a transaction."""
        if not self.has_its_log and self.can_be_closed:
            renew_log(connection)
            self._logged = None
            self.note()
        self.refuse_if_taken_away()

    def _has_its_name(self, path: Path, seen: os.stat_result) -> bool:
        try:
            now = path.stat()
        except OSError:
            return False
        return not self._numbered or os.path.samestat(now, seen)

    def refuse_if_taken_away(self) -> None:
        """Trouble when what would be written could not be found again."""
        if not (self.is_there and self.has_its_log):
            raise Trouble("store.taken_away", file=self._path.name, folder=str(self._path.parent))

    def leave(self, connection: sqlite3.Connection) -> None:
        """Close SQLite's connection to a file that was taken away, without a write into what stands there now."""
        if self._logged is None or not self.has_its_log:
            # SQLite deletes what has the log's name as it closes.
            with _out_of_the_way(self._log), suppress(sqlite3.Error):
                connection.close()
            return
        # SQLite itself leaves a file alone that has lost its name; one that was written over it would fill from our log. Emptied, the log
        # gives it nothing; what was in it is kept, unless all of it is safe elsewhere.
        if self._has_its_name(self._path, self._file):
            if not self.rescued:
                to = name_aside(self._log)
                shutil.copyfile(self._log, to)
                to.chmod(PRIVATE)
            os.truncate(self._log, 0)
        with suppress(sqlite3.Error):
            connection.close()
        # Beside another file our log would only be in the way.
        if self.rescued or not self._log.stat().st_size:
            self._log.unlink(missing_ok=True)


@contextmanager
def _out_of_the_way(log: Path) -> Iterator[None]:
    if not os.path.lexists(log):
        yield
        return
    aside = name_aside(log)
    log.rename(aside)
    try:
        yield
    finally:
        aside.rename(log)
