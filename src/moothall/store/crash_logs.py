"""Whether a log or journal beside a session is its own. SQLite plays in any of the right name, even another file's, and both are then lost;
so it is judged here from the bytes, before SQLite may touch one of them. Writes nothing; only `put_aside` gives logs another name.

A log is a file's own when what it makes of the file is whole: every table adds up to its checksum and every index to its table. One that
is not, beside a file that is whole without it, is left to the person.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

from moothall.core.errors import Trouble
from moothall.store.checksums import broken
from moothall.store.connection import as_memory_takes_it, bytes_of, play_log, read_into_memory
from moothall.store.copying import logs_beside, name_aside, sync_folder
from moothall.store.definitions import are_foreign
from moothall.store.error_words import worded
from moothall.store.rollback_journal import roll_back

STRAY = ("store.foreign_log", "store.damaged_log")
"""Trouble with what lies beside a file that is whole by itself: it can be opened without."""

_CLOSED = b"\1\1"
"""The header's words for reading and writing (bytes 18, 19) of a file that was closed well. While it is open they are 2."""


def whole_pages(path: Path, records: Collection[str]) -> bytearray:
    """The file as it was after its last whole act, its own log played in, for reading in memory. `records` are the tables' names. Trouble
    when what lies beside it is damaged or another file's, OSError when the disk can't be read.
    """
    alone = bytes_of(path)
    # An empty log is none: closing leaves one where it can't be removed.
    logs = [log for log in logs_beside(path) if log.stat().st_size]
    if not logs:
        return as_memory_takes_it(alone)
    played = bytearray(alone)
    try:
        roll_back(path, played)
        ours = _may_roll_back(alone, played, records)
        rolled = bytes(played)
        play_log(path, played)
    except Trouble:
        if _is_whole(alone, records):
            raise _stray("store.damaged_log", path, logs) from None
        raise
    # Where neither is whole the file is damaged, and opening says so; whatever it can still be read for needs the log.
    if played != alone and not (ours and _goes_on(rolled, played, records)) and _is_whole(alone, records):
        raise _stray("store.foreign_log", path, logs)
    return as_memory_takes_it(played)


def _stray(key: str, path: Path, logs: list[Path]) -> Trouble:
    return Trouble(key, file=path.name, log=logs[0].name, folder=str(path.parent))


def _may_roll_back(alone: bytearray, rolled: bytearray, records: Collection[str]) -> bool:
    """Whether the journal is of the file's last act. Every act by way of a journal counts up the header's counter, and the journal keeps
    it as it was: a journal of an earlier act, or of another file, holds another number.
    """
    if rolled == alone:
        return True
    ahead = _counter(alone) - _counter(rolled)
    # The counter's page is written first of all. While it is as it was, either nothing else was written, or half of what didn't fit into
    # memory was, and then the file isn't whole.
    return ahead == 1 or (ahead == 0 and not _is_whole(alone, records))


def _counter(pages: bytearray) -> int:
    return int.from_bytes(pages[24:28], "big")


def _goes_on(before: bytes, after: bytearray, records: Collection[str]) -> bool:
    """Whether a log makes a whole file of this one, and not an older one of a newer. What a crash leaves says in its header that it was
    open: a file that was closed after this log was written needs none of it, and then the log must show that it came later.
    """
    if not _is_whole(after, records):
        return False
    if before == bytes(after) or before[18:20] != _CLOSED:
        return True
    if not _is_whole(bytearray(before), records):
        return True
    old, new = _acts_and_ballots(bytearray(before)), _acts_and_ballots(after)
    return old[0] <= new[0] and (old[0] < new[0] or old[1] <= new[1])


def _acts_and_ballots(pages: bytearray) -> tuple[set[object], set[object]]:
    with closing(read_into_memory(as_memory_takes_it(pages))) as memory:
        acts = set(memory.execute("SELECT seq, name, at FROM history"))
        return acts, set(memory.execute("SELECT key FROM ballot"))


def _is_whole(pages: bytearray, records: Collection[str]) -> bool:
    """What can't be read is not whole either."""
    try:
        with closing(read_into_memory(as_memory_takes_it(pages))) as memory:
            if are_foreign(memory, records) or broken(memory):
                return False
            return memory.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except (sqlite3.Error, UnicodeDecodeError):
        return False


def put_aside(path: Path) -> list[Path]:
    """Give the logs beside a session, that are not its own, names under which nothing plays them in; the new names. They stay whole.
    Trouble when the disk refuses.
    """
    with worded(path):
        aside = []
        for log in logs_beside(path):
            aside.append(log.rename(name_aside(log)))
        sync_folder(path.parent)
    return aside
