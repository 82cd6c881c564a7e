"""Files half-written when a process was killed, cleared away at the next start. A note in the account's own folder says what is being
written, and is locked for as long as its writer lives: what somebody writes now is never touched.

Removes nothing but half-made files and folders that such a note names.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO
from uuid import uuid4

from moothall.account_folder import data_folder
from moothall.store.lock import seize

PART = ".part"
"""How the name of a half-made file ends."""
APART = ".moothall-"
"""How the name of a folder begins in which finished files wait to be moved."""


def notes_folder() -> Path:
    return data_folder() / "unfinished"


@contextmanager
def half_made(path: Path) -> Iterator[None]:
    """While `path` is being written: a file called `….part` or a folder called `.moothall-…`."""
    note = notes_folder() / uuid4().hex
    file: IO[bytes] | None = None
    # A disk that takes no note is no reason not to write; then a kill leaves what it leaves.
    with suppress(OSError):
        note.parent.mkdir(parents=True, exist_ok=True)
        file = note.open("xb", buffering=0)
        seize(file)
        file.write(os.fsencode(path.absolute()))
    try:
        yield
    finally:
        if file is not None:
            file.close()
            with suppress(OSError):
                note.unlink()


def clear_away() -> None:
    """What earlier processes left half-made. A disk that refuses is no trouble: it stays for the next start."""
    with suppress(OSError):
        notes = sorted(notes_folder().iterdir())
        left = {note: path for note in notes if (path := _left(note)) is not None}
        # Killed and begun again at the same place: the second writer's.
        live = {_named(note) for note in notes if note not in left}
        for note, path in left.items():
            if path not in live:
                _remove(path)
            note.unlink(missing_ok=True)


def _left(note: Path) -> Path | None:
    """What a note names, when its writer is gone."""
    try:
        with note.open("r+b") as file:
            seize(file)
        return _named(note)
    except OSError:
        return None


def _named(note: Path) -> Path | None:
    try:
        return Path(os.fsdecode(note.read_bytes()))
    except OSError:
        return None


def _remove(path: Path) -> None:
    if path.name.startswith(APART) and path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    elif path.name.endswith(PART):
        for suffix in ("", "-journal", "-wal"):
            with suppress(OSError):
                path.with_name(path.name + suffix).unlink()
