"""The stamp of a file that was closed well: a fingerprint of its bytes, kept in the file. While it fits, nothing in the file, ballots and
history too, has changed since, and no row need be compared with its seal. Without a stamp, or one that doesn't fit, the rows are compared.

The bytes are hashed beside the loading, outside Python's lock. The first act of a session removes the stamp, closing sets it anew.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from hashlib import blake2b
from io import SEEK_END, BytesIO, FileIO
from pathlib import Path
from threading import Thread

from moothall.store.connection import connect

_LIVE = ((18, 20), (24, 28), (92, 100))
"""Of the file's header: the word for "log", and SQLite's own counts of writings and version, which change on opening and with the stamp."""
_PIECE = 4 << 20


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the file says: the fingerprint ("" while it has none), and the page that says so, which the fingerprint leaves out."""

    digest: str
    page: int
    size: int
    """Bytes a page."""


def remove(connection: sqlite3.Connection) -> None:
    """For the transaction that makes it untrue."""
    connection.execute("UPDATE stamp SET digest = '' WHERE key = 1")


def read(connection: sqlite3.Connection) -> Stamp:
    """A table that doesn't hold exactly one stamp holds one that fits nothing."""
    page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'stamp'").fetchone()[0]
    rows = connection.execute("SELECT key, digest FROM stamp").fetchall()
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    return Stamp(str(rows[0][1]) if len(rows) == 1 and rows[0][0] == 1 else "?", page, size)


def put(path: Path) -> None:
    """Stamp a closed file. SQLite lets go of its lock when this process closes another handle on the file, so that one goes last."""
    with FileIO(path) as file, closing(connect(path)) as connection:
        digest = fingerprint(file, read(connection))
        connection.execute("UPDATE stamp SET digest = ? WHERE key = 1", (digest,))


def fingerprint(file: BytesIO | FileIO, stamp: Stamp) -> str:
    """Of every byte but the stamp's own page and what SQLite counts in the header."""
    made = blake2b(digest_size=16)
    piece = memoryview(bytearray(min(_PIECE, file.seek(0, SEEK_END))))
    file.seek(0)
    head = bytearray(file.read(stamp.size))
    for start, end in _LIVE:
        head[start:end] = bytes(end - start)
    made.update(head)
    left = (stamp.page - 2) * stamp.size
    while left > 0 and (length := file.readinto(piece[:left])):
        made.update(piece[:length])
        left -= length
    file.seek(stamp.page * stamp.size)
    while length := file.readinto(piece):
        made.update(piece[:length])
    return made.hexdigest()


class Comparing:
    """The stamp and the bytes, compared while others load. Keeps the file open until `close`, for SQLite's lock's sake."""

    def __init__(self, file: BytesIO | FileIO, stamp: Stamp) -> None:
        self.stamp = stamp
        self._file = file
        self._found = ""
        self._thread = Thread(target=self._read, daemon=True)
        if stamp.digest:
            self._thread.start()

    def _read(self) -> None:
        try:
            self._found = fingerprint(self._file, self.stamp)
        except OSError:
            # What can't be read fits nothing; whoever loads the same bytes hears why.
            self._found = ""

    @property
    def fits(self) -> bool:
        """Waits for the reading. False without a stamp."""
        if self.stamp.digest:
            self._thread.join()
        return bool(self.stamp.digest) and self._found == self.stamp.digest

    @property
    def untrue(self) -> bool:
        """A stamp that doesn't fit: the bytes aren't those the file was closed with."""
        return bool(self.stamp.digest) and not self.fits

    def close(self) -> None:
        if self.stamp.digest:
            self._thread.join()
        self._file.close()


def comparing(file: BytesIO | FileIO, connection: sqlite3.Connection) -> Comparing:
    """The bytes of a file that SQLite has open, or of one in memory, beside what SQLite makes of them."""
    try:
        return Comparing(file, read(connection))
    except BaseException:
        file.close()
        raise
