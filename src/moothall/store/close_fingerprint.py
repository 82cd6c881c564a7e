"""The fingerprint of a file that was closed well, made of its bytes and kept in the file. While it fits, nothing in the file, ballots and
history too, has changed since, and no row need be compared with its checksum. Without one, or one that doesn't fit, the rows are compared.

The bytes are hashed beside the loading, outside Python's lock. The first act of a session removes the fingerprint, closing sets it anew.
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
"""Of the file's header: the word for "log", and SQLite's own counts of writings and version. They change on opening, and with the
fingerprint itself."""
_PIECE = 4 << 20


@dataclass(frozen=True, slots=True)
class CloseFingerprint:
    """What the file says: the fingerprint ("" while it has none), and the page that says so, which the fingerprint leaves out."""

    digest: str
    page: int
    size: int
    """Bytes a page."""


def remove(connection: sqlite3.Connection) -> None:
    """For the transaction that makes it untrue."""
    connection.execute("UPDATE stamp SET digest = '' WHERE key = 1")


def read(connection: sqlite3.Connection) -> CloseFingerprint:
    """A table that doesn't hold exactly one fingerprint holds one that fits nothing."""
    page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'stamp'").fetchone()[0]
    rows = connection.execute("SELECT key, digest FROM stamp").fetchall()
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    return CloseFingerprint(str(rows[0][1]) if len(rows) == 1 and rows[0][0] == 1 else "?", page, size)


def put(path: Path) -> None:
    """Set a closed file's fingerprint. SQLite lets go of its lock when this process closes another handle on the file, so that one goes
    last.
    """
    with FileIO(path) as file, closing(connect(path)) as connection:
        digest = fingerprint(file, read(connection))
        connection.execute("UPDATE stamp SET digest = ? WHERE key = 1", (digest,))


def fingerprint(file: BytesIO | FileIO, recorded: CloseFingerprint) -> str:
    """Of every byte but the fingerprint's own page and what SQLite counts in the header."""
    made = blake2b(digest_size=16)
    piece = memoryview(bytearray(min(_PIECE, file.seek(0, SEEK_END))))
    file.seek(0)
    head = bytearray(file.read(recorded.size))
    for start, end in _LIVE:
        head[start:end] = bytes(end - start)
    made.update(head)
    left = (recorded.page - 2) * recorded.size
    while left > 0 and (length := file.readinto(piece[:left])):
        made.update(piece[:length])
        left -= length
    file.seek(recorded.page * recorded.size)
    while length := file.readinto(piece):
        made.update(piece[:length])
    return made.hexdigest()


class FingerprintComparison:
    """The fingerprint and the bytes, compared while others load. Keeps the file open until `close`, for SQLite's lock's sake."""

    def __init__(self, file: BytesIO | FileIO, recorded: CloseFingerprint) -> None:
        self.recorded = recorded
        self._file = file
        self._found = ""
        self._thread = Thread(target=self._read, daemon=True)
        if recorded.digest:
            self._thread.start()

    def _read(self) -> None:
        try:
            self._found = fingerprint(self._file, self.recorded)
        except OSError:
            # What can't be read fits nothing; whoever loads the same bytes hears why.
            self._found = ""

    @property
    def fits(self) -> bool:
        """Waits for the reading. False without a fingerprint."""
        if self.recorded.digest:
            self._thread.join()
        return bool(self.recorded.digest) and self._found == self.recorded.digest

    @property
    def untrue(self) -> bool:
        """A fingerprint that doesn't fit: the bytes aren't those the file was closed with."""
        return bool(self.recorded.digest) and not self.fits

    def close(self) -> None:
        if self.recorded.digest:
            self._thread.join()
        self._file.close()


def comparing(file: BytesIO | FileIO, connection: sqlite3.Connection) -> FingerprintComparison:
    """The bytes of a file that SQLite has open, or of one in memory, beside what SQLite makes of them."""
    try:
        return FingerprintComparison(file, read(connection))
    except BaseException:
        file.close()
        raise
