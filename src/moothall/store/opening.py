"""Opening and making session files. Every way a file can be wrong becomes one sentence; a file that is refused is not touched."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from moothall.core.model import Table
from moothall.core.refused import Trouble
from moothall.store.connection import APPLICATION_ID, close_plain, connect
from moothall.store.copying import sync_folder
from moothall.store.lock import Lock, refuse_if_held
from moothall.store.seals import broken, reseal
from moothall.store.store import Store
from moothall.store.trouble import worded

CORE_MIGRATIONS = ("moothall.store.schema:core", 4)


@dataclass(frozen=True, slots=True)
class Schema:
    """What a file should hold: the tables, and the migrations sets that make them, each "module:set" with how many it has."""

    tables: tuple[Table[Any], ...]
    sets: tuple[tuple[str, int], ...] = (CORE_MIGRATIONS,)

    @property
    def version(self) -> int:
        """The file's user_version: how many migrations there are in all."""
        return sum(number for _, number in self.sets)


def open_store(path: Path, schema: Schema) -> Store:
    """Open for work. Trouble in words when it isn't ours, is newer, damaged, in use, read-only or not there."""
    _look(path)
    with worded(path):
        lock = Lock(path)
    try:
        with worded(path):
            connection = connect(path)
        try:
            with worded(path):
                _trust(path, connection, schema)
            return Store(path, connection, schema.tables, lock)
        except BaseException:
            connection.close()
            raise
    except BaseException:
        lock.release()
        raise


@contextmanager
def read_store(path: Path, schema: Schema) -> Iterator[Store]:
    """Read without leaving a trace: a private copy is opened, the file itself only read. Refused while somebody works in it."""
    _look(path)
    refuse_if_held(path)
    with tempfile.TemporaryDirectory(prefix="moothall-") as folder, worded(path):
        twin = copy_with_log(path, Path(folder))
        with worded(path):
            connection = connect(twin)
        try:
            _trust(path, connection, schema)
            store = Store(path, connection, schema.tables, lock=None)
            yield store
        finally:
            connection.close()


def copy_with_log(path: Path, folder: Path) -> Path:
    """The file, and the log a crash may have left beside it, copied into `folder`."""
    twin = folder / "session.moot"
    shutil.copyfile(path, twin)
    for suffix in ("-wal", "-journal"):
        beside = path.with_name(path.name + suffix)
        if beside.exists():
            shutil.copyfile(beside, twin.with_name(twin.name + suffix))
    return twin


def create(path: Path, schema: Schema) -> Store:
    """A new, empty file, opened for work. It appears under its name only when it is whole."""
    if path.exists():
        raise Trouble("store.exists", file=path.name)
    part = path.with_name(path.name + ".part")
    with worded(path):
        part.unlink(missing_ok=True)
        try:
            part.touch()
            _lay_out(part, schema)
            _give_name(part, path)
        finally:
            for suffix in ("", "-wal", "-journal"):
                part.with_name(part.name + suffix).unlink(missing_ok=True)
        sync_folder(path.parent)
    return open_store(path, schema)


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
        part.rename(path)


def _look(path: Path) -> None:
    """What can be told from outside, before SQLite touches anything."""
    if path.is_dir():
        raise Trouble("store.directory", file=path.name)
    with worded(path):
        if not path.is_file():
            raise Trouble("store.gone", file=path.name, folder=str(path.parent))
        with path.open("rb") as file:
            head = file.read(100)
    if not head:
        raise Trouble("store.empty", file=path.name)
    if not head.startswith(b"SQLite format 3\0") or int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise Trouble("store.not_ours", file=path.name)


def _trust(path: Path, connection: sqlite3.Connection, schema: Schema) -> None:
    """Version, and nothing foreign in it; its content is compared with its seals as it is read. An older one is brought up to date."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > schema.version:
        raise Trouble("store.newer", file=path.name)
    if connection.execute("SELECT 1 FROM sqlite_schema WHERE type = 'trigger' OR sql LIKE 'CREATE VIRTUAL%'").fetchone():
        raise Trouble("store.damaged", file=path.name)
    if version < schema.version:
        # New seals would bless old damage.
        if broken(connection):
            raise Trouble("store.damaged", file=path.name)
        _migrate(connection, schema)


def _migrate(connection: sqlite3.Connection, schema: Schema) -> None:
    from importlib import import_module

    from sqlite_utils import Database

    connection.execute("CREATE TABLE IF NOT EXISTS seal (name TEXT PRIMARY KEY, rows INTEGER NOT NULL, digest TEXT NOT NULL) STRICT")
    db = Database(connection)
    for name, _ in schema.sets:
        module, _, attribute = name.partition(":")
        getattr(import_module(module), attribute).apply(db)
    connection.execute("BEGIN IMMEDIATE")
    reseal(connection)
    connection.execute(f"PRAGMA user_version = {schema.version}")
    connection.execute("COMMIT")


def schema_with(tables: Iterable[Table[Any]], sets: Iterable[tuple[str, int]]) -> Schema:
    """The core's schema and that of the activities."""
    from moothall.core.tables import CORE_TABLES

    return Schema((*CORE_TABLES, *tables), (CORE_MIGRATIONS, *sets))
