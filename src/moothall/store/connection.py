"""The one connection to a session file, set so that what is shown as saved is on the disk.

WAL with synchronous=FULL and an exclusive lock: a commit is one fdatasync, a power cut loses nothing acknowledged, and SQLite's
WAL-reset bug (3.7.0 to 3.51.2), which needs two connections, can't happen. docs/decisions/0002 has the measurements.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from io import FileIO
from pathlib import Path

from moothall.core.errors import Trouble
from moothall.store.rollback_journal import roll_back
from moothall.store.wal import read_log

_NEVER_WRITTEN = 1 << 26
"""Bytes, 64 MiB: what a log may add to a file without holding it."""

APPLICATION_ID = 0x4D4F4F54
"""Spells MOOT in the file's header."""

_PRAGMAS = (
    # The lock is held from the first transaction to the end: no other connection, and no shared memory file beside the session.
    "locking_mode = EXCLUSIVE",
    "synchronous = FULL",
    # A mark without its ballot, or a slip that points nowhere, would be a fault of ours: better an error than a wrong count.
    "foreign_keys = ON",
    # A file from elsewhere may hold views and triggers made to run functions; with this SQLite runs none that could do harm.
    "trusted_schema = OFF",
    # What is deleted is overwritten with zeros: a card's number would stay readable in a freed page.
    "secure_delete = ON",
    # Damage in the structure of a page is noticed as the page is read, and not by what goes wrong later.
    "cell_size_check = ON",
    # No mapped memory: a disk that goes away would end the process with a signal; a plain read gives an error that has a sentence.
    "mmap_size = 0",
    # VACUUM and sorting would otherwise leave people's text in files elsewhere.
    "temp_store = MEMORY",
)


def connect(path: Path) -> sqlite3.Connection:
    """Open for reading and writing; nothing is written yet. Transactions are ours to begin and end. Raises sqlite3.OperationalError
    when the file isn't there or somebody else has it.
    """
    # mode=rw, because SQLite would otherwise make an empty file where there is none.
    connection = _opened(path.absolute().as_uri() + "?mode=rw")
    try:
        if sys.platform == "darwin":
            # Without these a Mac's disk may keep a commit in its own cache.
            connection.execute("PRAGMA fullfsync = ON")
            connection.execute("PRAGMA checkpoint_fullfsync = ON")
        # The lock is taken by the first transaction; take it now, so that a second instance hears of it at once.
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except BaseException:
        connection.close()
        raise
    return connection


def _opened(uri: str) -> sqlite3.Connection:
    # A long act is written on a thread of its own. The store sees to it that only one thread at a time uses the connection.
    # No waiting (timeout in seconds): whoever else has the file has it for hours, and should be named at once.
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=0, check_same_thread=False)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def read_pages(path: Path) -> bytearray:
    """The file as it was after its last whole act, with what a crash left beside it, whoever's that is: only read, and never copied to any
    disk. Trouble when a log or journal beside it is damaged, OSError when the disk can't be read.
    """
    pages = bytes_of(path)
    # The journal first: its act was cut short before the log was begun.
    roll_back(path, pages)
    play_log(path, pages)
    return as_memory_takes_it(pages)


def bytes_of(path: Path) -> bytearray:
    """A file's content, to be changed in memory. Read in its place: made from `bytes` it would be there twice. Raises OSError."""
    with FileIO(path) as file:
        content = bytearray(os.fstat(file.fileno()).st_size)
        free, at = memoryview(content), 0
        while length := file.readinto(free[at:]):
            at += length
        free.release()
        # It may have become shorter, which SQLite then hears of.
        del content[at:]
    return content


def as_memory_takes_it(pages: bytearray) -> bytearray:
    """The same pages, without their word for "log", which memory has none of."""
    # Bytes 18 and 19 are the versions that writing and reading take: 2 is the log, 1 is not. SQLite would look for a log and fail.
    pages[18:20] = pages[18:20].replace(b"\2", b"\1")
    return pages


def read_into_memory(pages: bytearray) -> sqlite3.Connection:
    """A database in memory made of a file's pages. Raises sqlite3.DatabaseError when they are none."""
    memory = _opened(":memory:")
    try:
        memory.deserialize(pages)
    except BaseException:
        memory.close()
        raise
    return memory


def play_log(path: Path, pages: bytearray) -> None:
    """Put the pages of the log beside `path` into `pages`, its content. Trouble when the log is damaged."""
    log = read_log(path)
    # As with a journal: no file is longer than what is there of it, but for pages given back before they were ever written.
    if log.count * log.size > len(pages) + len(log.held) * log.size + _NEVER_WRITTEN:
        raise Trouble("store.damaged", file=path.name)
    for number, content in log.held.items():
        # Pages count from 1. One beyond the present end makes the file longer; what lies between is filled by other pages of the log.
        start = (number - 1) * log.size
        pages.extend(bytes(max(0, start - len(pages))))
        pages[start : start + log.size] = content
    if log.count:
        # The last act may also have made the file shorter, as VACUUM does.
        del pages[log.count * log.size :]


def keep_log(connection: sqlite3.Connection) -> None:
    """Commit by way of the log from now on. It writes the file's header, so only a file that is trusted gets here."""
    connection.execute("PRAGMA journal_mode = WAL")


def renew_log(connection: sqlite3.Connection) -> None:
    """Begin a log anew where the one that is open lost its name: what it holds goes into the file first."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("PRAGMA journal_mode = DELETE")
    keep_log(connection)


def close_plain(connection: sqlite3.Connection) -> None:
    """Close, leaving one plain file that can be copied to a stick or read from a read-only disk."""
    # TRUNCATE also empties the log, so that nothing old can be found in it should removing it fail.
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
