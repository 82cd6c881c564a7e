"""Opening and making session files. Every way a file can be wrong becomes one sentence; a file that is refused is not touched."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import Any

from moothall import __version__
from moothall.core.errors import Trouble
from moothall.core.model import Table
from moothall.store.checksums import SCHEMA, broken, held, rewrite_checksums, schema_checksum
from moothall.store.close_fingerprint import FingerprintComparison, PagesInMemory, comparing, remove
from moothall.store.connection import APPLICATION_ID, close_plain, connect, read_into_memory
from moothall.store.copying import PRIVATE, logs_beside, refuse_missing_folder, refuse_stray_logs, swept, sync_folder
from moothall.store.crash_logs import whole_pages
from moothall.store.declared_tables import DeclaredTable
from moothall.store.definitions import are_foreign
from moothall.store.error_words import worded
from moothall.store.lock import Lock, behind_links, kept_from_writers, refuse_if_held
from moothall.store.phrase_lock import is_locked
from moothall.store.store import Store
from moothall.store.unfinished import PART, half_made

CORE_MIGRATIONS = ("moothall.store.schema:core", 17)
"""The core's migrations set and how many it has; the number goes up with each one added there. It stands here as a figure so that opening
a file that is up to date need not load sqlite-utils."""

LARGEST = 1 << 30
"""Bytes of a session, and of a log beside one: 1 GiB. A long workshop takes a few million; a longer file was made to fill the memory."""


@dataclass(frozen=True, slots=True)
class Schema:
    """What a file should hold: the tables, and what makes them: migrations sets by hand, each "module:set" with how many it has, and
    tables that follow from their records' declarations.
    """

    tables: tuple[Table[Any], ...]
    sets: tuple[tuple[str, int], ...] = (CORE_MIGRATIONS,)
    declared: tuple[DeclaredTable, ...] = ()

    @property
    def version(self) -> int:
        """The file's user_version: how many migrations there are in all."""
        return sum(number for _, number in self.sets) + sum(each.versions for each in self.declared)

    @property
    def names(self) -> tuple[str, ...]:
        """Of the records' tables."""
        return tuple(table.name for table in self.tables)


def open_store(path: Path, schema: Schema) -> Store:
    """Open for work. Trouble in words when it isn't ours, is newer, damaged, in use, read-only or not there."""
    path = _look(path)
    with worded(path):
        # First of all: nothing of the file is read before it is ours.
        lock = Lock(path)
    try:
        if logs_beside(path):
            _rehearse(path, schema)
        with worded(path):
            connection = connect(path)
        try:
            with worded(path):
                older = _trust(path, connection, schema)
                # A second handle on the file: from now on it may be closed only after SQLite's own connection.
                fingerprint = comparing(FileIO(path), connection)
            return _store(path, connection, schema, lock, fingerprint, older)
        except BaseException:
            connection.close()
            raise
    except BaseException:
        # The lock goes last, after the connection: whoever takes it next must find a file that nobody else has open.
        lock.release()
        raise


@contextmanager
def read_store(path: Path, schema: Schema) -> Iterator[Store]:
    """Read without leaving a trace: its pages go to memory, the file itself is only read. Trouble as when opening, and while somebody works
    in it.
    """
    path = _look(path)
    with worded(path), kept_from_writers(path):
        pages = whole_pages(path, schema.names)
    # Somebody who began to work in it while it was read may have changed half of it under us.
    refuse_if_held(path)
    with _in_memory(path, pages, schema) as store:
        yield store


@contextmanager
def _in_memory(path: Path, pages: bytearray, schema: Schema) -> Iterator[Store]:
    with worded(path):
        connection = read_into_memory(pages)
    try:
        with worded(path):
            _trust(path, connection, schema)
            fingerprint = comparing(PagesInMemory(pages), connection)
        with closing(fingerprint):
            yield _store(path, connection, schema, None, fingerprint)
    finally:
        connection.close()


def _rehearse(path: Path, schema: Schema) -> None:
    """Trouble when a file with a log beside it would be refused: SQLite plays the log in as it connects, and a refused file stays."""
    with worded(path):
        pages = whole_pages(path, schema.names)
    with _in_memory(path, pages, schema) as store:
        store.load()


def _store(
    path: Path, connection: sqlite3.Connection, schema: Schema, lock: Lock | None, fingerprint: FingerprintComparison, older: bool = False
) -> Store:
    try:
        return Store(path, connection, schema.tables, lock, fingerprint, older)
    except BaseException:
        fingerprint.close()
        raise


def create(path: Path, schema: Schema) -> Store:
    """A new, empty file, opened for work. It appears under its name only when it is whole. Trouble when there is such a file already, or
    the log of one, when there is no folder for it, or the disk refuses.
    """
    with worded(path):
        # lexists, because a link to nothing has the name as well.
        if os.path.lexists(path):
            raise Trouble("store.exists", file=path.name)
        refuse_missing_folder(path)
        refuse_stray_logs(path)
        lock = Lock(path)
        try:
            _make(path, schema)
        finally:
            lock.release()
    return open_store(path, schema)


def _make(path: Path, schema: Schema) -> None:
    part = path.with_name(path.name + PART)
    # Sweeping also asks whether the names of its logs fit, before anything is made.
    with half_made(part), swept(part):
        # Made before SQLite does, with rights for this account alone.
        part.touch(mode=PRIVATE)
        _lay_out(part, schema)
        _give_name(part, path)
    sync_folder(path.parent)


def _lay_out(part: Path, schema: Schema) -> None:
    connection = connect(part)
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _migrate(connection, schema)
    finally:
        close_plain(connection)


def _give_name(part: Path, path: Path) -> None:
    """Unlike a rename, a link never replaces a file that appeared meanwhile."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise Trouble("store.exists", file=path.name) from None
    except OSError:
        # Sticks with FAT know no links. The name was free a moment ago, and this is the best such a disk can do.
        part.rename(path)


def _look(path: Path) -> Path:
    """What can be told from outside, before SQLite touches anything. The path of the session itself, where this is a link to it.

    Who has it comes before any reading: were it open in this very process, closing a second handle would drop SQLite's locks.
    """
    with worded(path):
        path = behind_links(path)
        if stat.S_ISDIR(path.stat().st_mode):
            raise Trouble("store.directory", file=path.name)
        for log in logs_beside(path):
            # SQLite takes none: what is read here would then differ from what is opened.
            if log.is_symlink():
                raise Trouble("store.linked_log", file=path.name, log=log.name)
        for each in (path, *logs_beside(path)):
            if not each.is_file():
                raise Trouble("store.not_a_file", file=each.name)
            if each.stat().st_size > LARGEST:
                raise Trouble("store.too_large", file=each.name)
        refuse_if_held(path)
        with path.open("rb") as file:
            # SQLite's header is 100 bytes; bytes 68 to 71 are the application's own id, highest first.
            head = file.read(100)
    # SQLite takes an empty file for a new database. A copy that failed is such a file too, and must not pass for a session.
    if not head:
        raise Trouble("store.empty", file=path.name)
    if is_locked(path):
        raise Trouble("lock.locked", file=path.name)
    if not head.startswith(b"SQLite format 3\0") or int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise Trouble("store.not_ours", file=path.name)
    return path


def _trust(path: Path, connection: sqlite3.Connection, schema: Schema) -> bool:
    """Whether it was an older one, which is then brought up to date. Trouble when its version is unknown or something foreign is in it; its
    content is compared with its checksums as it is read.

    All of it is one transaction, and the first that writes: a file that is refused is not touched.
    """
    # Before anything is read, because what is read might be a view that never ends.
    if are_foreign(connection, schema.names):
        raise Trouble("store.damaged", file=path.name)
    # From the cheapest question to the dearest: the version is in the header, the definitions are one page, the rows are all of it.
    version, ours = connection.execute("PRAGMA user_version").fetchone()[0], schema.version
    if version > ours:
        raise _newer(path, connection)
    # A damaged version would pass for an old one, and an upgrade ends undo.
    if version != connection.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()[0]:
        raise Trouble("store.damaged", file=path.name)
    # New checksums would bless old damage, so before an upgrade all of it is compared.
    if broken(connection) if version < ours else held(connection, SCHEMA) != schema_checksum(connection):
        raise Trouble("store.damaged", file=path.name)
    if version < ours:
        _migrate(connection, schema)
    return bool(version < ours)


def _newer(path: Path, connection: sqlite3.Connection) -> Trouble:
    """With the number of the Moothall that opens it, where the file says it: so somebody knows which to ask for."""
    # What a newer version keeps elsewhere or otherwise is no reason to call its file damaged. A number and no more: it comes from outside.
    with suppress(sqlite3.DatabaseError):
        for (told,) in connection.execute("SELECT written_by FROM identity"):
            if re.fullmatch(r"[0-9][0-9a-z.+-]{0,30}", str(told)) and told != __version__:
                return Trouble("store.newer_version", file=path.name, version=told, ours=__version__)
    return Trouble("store.newer", file=path.name)


def _migrate(connection: sqlite3.Connection, schema: Schema) -> None:
    # Loaded here, because most files need no migration, and opening one should not wait for sqlite-utils.
    from importlib import import_module

    from sqlite_utils import Database

    db = Database(connection)
    with db.atomic():
        # Outside every set, because the tables of all of them are summed in it.
        connection.execute("CREATE TABLE IF NOT EXISTS seal (name TEXT PRIMARY KEY, rows INTEGER NOT NULL, digest TEXT NOT NULL) STRICT")
        for name, _ in schema.sets:
            module, _, attribute = name.partition(":")
            getattr(import_module(module), attribute).apply(db)
        # After those by hand, whose tables may gain columns here.
        for each in schema.declared:
            each.migrations().apply(db)
        # Older acts speak of older records: they stay as sentences and can't be undone.
        connection.execute("DELETE FROM history WHERE state = 'undone'")
        connection.execute("UPDATE history SET changes = '[]', state = 'final'")
        connection.execute("UPDATE identity SET written_by = ?", (__version__,))
        # The fingerprint is of the older file. The checksums are taken last, of what is then there.
        remove(connection)
        rewrite_checksums(connection)
        # In the same transaction, as the last word: a crash before it leaves the older file as it was.
        connection.execute(f"PRAGMA user_version = {schema.version}")


def schema_with(tables: Iterable[Table[Any]], sets: Iterable[tuple[str, int]], declared: Iterable[DeclaredTable] = ()) -> Schema:
    """The core's schema and that of the activities."""
    from moothall.core.session_tables import CORE_TABLES

    return Schema((*CORE_TABLES, *tables), (CORE_MIGRATIONS, *sets), tuple(declared))
