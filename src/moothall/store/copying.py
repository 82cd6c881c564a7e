"""Copies of a session file. A copy never holds the table that ties cards to ballots, and never exists half-made under its name."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from moothall.core.refused import Trouble
from moothall.store.seals import reseal
from moothall.store.trouble import worded


def write_copy(source: sqlite3.Connection, path: Path, to: Path) -> None:
    """Write `to` as a whole, checked file. Trouble when `to` is the session itself or can't be written; `to` is then as it was."""
    if to.exists() and to.resolve() == path.resolve():
        raise Trouble("store.copy_onto_itself", file=path.name)
    part = to.with_name(to.name + ".part")
    with worded(to):
        try:
            part.unlink(missing_ok=True)
            _write_without_cards(source, part)
            sync(part)
            part.replace(to)
            sync_folder(to.parent)
        finally:
            part.unlink(missing_ok=True)


def _write_without_cards(source: sqlite3.Connection, to: Path) -> None:
    """By way of memory: card numbers must not reach the copy's disk even for a moment."""
    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        source.backup(memory)
        memory.execute("PRAGMA secure_delete = ON")
        memory.execute("BEGIN")
        memory.execute("DELETE FROM card")
        reseal(memory)
        memory.execute("COMMIT")
        memory.execute("VACUUM INTO ?", (str(to),))
    finally:
        memory.close()


def sync(path: Path) -> None:
    """Make sure a finished file is on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make sure the folder knows of a new name. Windows has no such call and needs none."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
