"""The fingerprint of a file that was closed well, made of its bytes and kept in the file. While it fits, nothing in the file, ballots and
history too, has changed since, and no row need be compared with its checksum. Without one, or one that doesn't fit, the rows are compared.

The bytes are hashed beside the loading, outside Python's lock. The first act of a session removes the fingerprint, closing sets it anew.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from hashlib import blake2b
from io import SEEK_CUR, SEEK_END, SEEK_SET, FileIO, RawIOBase
from pathlib import Path
from threading import Thread

from moothall.store.connection import connect

_LIVE = ((18, 20), (24, 28), (92, 100))
"""Bytes of the file's header, from and up to: the word for "log" (18, 19), the change counter (24 to 27), and which version wrote last,
as of which change (92 to 99). They change on opening, and with the fingerprint itself, so they are taken as zero. Source:
https://www.sqlite.org/fileformat2.html, section 1.3."""
_PIECE = 4 << 20
"""Bytes read at once: 4 MiB. hashlib lets go of Python's lock for each piece, so that rows are loaded meanwhile; a larger piece would
only hold more memory, a much smaller one would come back for the lock more often."""


@dataclass(frozen=True, slots=True)
class CloseFingerprint:
    """What the file says: the fingerprint ("" while it has none), and the page that says so, which the fingerprint leaves out."""

    digest: str
    page: int
    size: int
    """Bytes a page."""


def remove(connection: sqlite3.Connection) -> None:
    """For the transaction that makes it untrue."""
    # Emptied and not deleted: the row stays on its page, the one the fingerprint leaves out.
    connection.execute("UPDATE stamp SET digest = '' WHERE key = 1")


def read(connection: sqlite3.Connection) -> CloseFingerprint:
    """A table that doesn't hold exactly one fingerprint holds one that fits nothing."""
    # Asked of the file each time: VACUUM moves tables to other pages. The table has one short row and so never more than this page.
    page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'stamp'").fetchone()[0]
    rows = connection.execute("SELECT key, digest FROM stamp").fetchall()
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    # "?" is no hexadecimal, so no bytes ever give it.
    return CloseFingerprint(str(rows[0][1]) if len(rows) == 1 and rows[0][0] == 1 else "?", page, size)


def put(path: Path) -> None:
    """Set a closed file's fingerprint. SQLite lets go of its lock when this process closes another handle on the file, so that one goes
    last. Raises sqlite3.Error or OSError when the disk refuses; the file is then whole, without a fingerprint.
    """
    # FileIO has no buffer of its own: what is hashed is what the disk has, and nothing is read twice.
    with FileIO(path) as file, closing(connect(path)) as connection:
        digest = fingerprint(file, read(connection))
        connection.execute("UPDATE stamp SET digest = ? WHERE key = 1", (digest,))


def fingerprint(file: RawIOBase, recorded: CloseFingerprint) -> str:
    """Of every byte but the fingerprint's own page and what SQLite counts in the header."""
    # 16 bytes, as in the rows' fingerprints: it finds accidents, and for those 128 bits are plenty.
    made = blake2b(digest_size=16)
    # One buffer for the whole file, filled again and again; no larger than the file itself.
    piece = memoryview(bytearray(min(_PIECE, file.seek(0, SEEK_END))))
    file.seek(0)
    head = bytearray(file.read(recorded.size))
    for start, end in _LIVE:
        head[start:end] = bytes(end - start)
    made.update(head)
    # Pages count from 1. The first was read above with the header, so what lies before the fingerprint's page is two pages fewer.
    left = (recorded.page - 2) * recorded.size
    while left > 0 and (length := file.readinto(piece[:left])):
        made.update(piece[:length])
        left -= length
    file.seek(recorded.page * recorded.size)
    while length := file.readinto(piece):
        made.update(piece[:length])
    return made.hexdigest()


class PagesInMemory(RawIOBase):
    """Pages read as a file is, without a copy: BytesIO would make one, and a long session has them twice already."""

    def __init__(self, pages: bytearray) -> None:
        super().__init__()
        self._pages, self._at = memoryview(pages), 0

    def readable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = SEEK_SET, /) -> int:
        self._at = offset + {SEEK_SET: 0, SEEK_CUR: self._at, SEEK_END: len(self._pages)}[whence]
        return self._at

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        part = self._pages[self._at : self._at + len(buffer)]
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)


class FingerprintComparison:
    """The fingerprint and the bytes, compared while others load. Keeps the file open until `close`, for SQLite's lock's sake."""

    def __init__(self, file: RawIOBase, recorded: CloseFingerprint) -> None:
        self.recorded = recorded
        self._file = file
        self._found = ""
        # A daemon, so that a program that ends while a large file is read need not wait for it.
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

    @property
    def handle(self) -> int:
        """The file's, while it is open. OSError for one in memory."""
        return self._file.fileno()

    def close(self) -> None:
        """Let go of the file, once the thread has read it."""
        if self.recorded.digest:
            self._thread.join()
        self._file.close()


def comparing(file: RawIOBase, connection: sqlite3.Connection) -> FingerprintComparison:
    """The bytes of a file that SQLite has open, or of one in memory, beside what SQLite makes of them. Closes `file` when it raises, as
    it does (sqlite3.DatabaseError) where the fingerprint's table can't be read.
    """
    try:
        return FingerprintComparison(file, read(connection))
    except BaseException:
        file.close()
        raise
