"""Copies of a session file. A copy never holds what ties ballots to cards or to groups, nor an open vote's ballots under the keys they have
in the file or in another copy, and never exists half-made under its name. Only a session whose own file was taken away is written whole.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from moothall.core.errors import Trouble
from moothall.store.ballot_ledger import BallotLedger
from moothall.store.checksums import Checksums, broken, checksum_as_empty
from moothall.store.close_fingerprint import remove
from moothall.store.error_words import worded
from moothall.store.form_ledger import FormLedger
from moothall.store.kept_text import KEPT
from moothall.store.lock import behind_links, refuse_if_held
from moothall.store.session_key import give
from moothall.store.unfinished import PART, half_made

PRIVATE = 0o600
"""Power and conflict logs are nobody else's on a shared laptop."""


@dataclass(frozen=True, slots=True)
class CopyKind:
    """What a copy is for: `whole` keeps what ties ballots to cards; one for `rehearsal` gets a session key of its own; `prepare` takes
    further things out of it while it is in memory.
    """

    whole: bool = False
    rehearsal: bool = False
    prepare: Callable[[sqlite3.Connection], None] | None = None


def write_copy(source: sqlite3.Connection, path: Path, to: Path, kind: CopyKind) -> None:
    """Write `to` as a whole file. Trouble when `to` is the session itself, is open, or can't be written, or when all of the session is
    wanted and can't be read; `to` is then as it was.
    """
    with worded(to):
        to = behind_links(to)
        # In the same folder, because a rename is all or nothing only within one disk.
        part = to.with_name(to.name + PART)
        # By what the disk knows it by, so that no link, second name or detour through ".." hides that it is the session itself.
        if to.exists() and path.exists() and to.samefile(path):
            raise Trouble("store.copy_onto_itself", file=path.name)
        refuse_missing_folder(to)
        refuse_if_held(to)
        refuse_stray_logs(to)
        with half_made(part), swept(part):
            # Made by us before SQLite fills it, because SQLite would give it whatever rights the account's default leaves to others.
            part.touch(mode=PRIVATE)
            _write(source, path, part, kind)
            # Contents before the name, the name before the return: after a power cut there is the old copy or the whole new one.
            sync(part)
            part.replace(to)
            sync_folder(to.parent)


@contextmanager
def swept(part: Path) -> Iterator[None]:
    """Nothing of a half-made file before, and nothing after."""
    try:
        sweep(part)
        yield
    finally:
        sweep(part)


def sweep(part: Path) -> None:
    """Remove a half-made file and its logs, left by this process or by one that was killed."""
    for file in (part, *logs_beside(part)):
        file.unlink(missing_ok=True)


def copy_in_memory(source: sqlite3.Connection, path: Path, kind: CopyKind) -> bytes:
    """The bytes of a copy that no disk has seen, for whoever locks it first. Trouble when the session can't be read."""
    with worded(path), _prepared(source, path, kind) as memory:
        # Freed pages hold what was deleted.
        memory.execute("VACUUM")
        return memory.serialize()


def _write(source: sqlite3.Connection, path: Path, to: Path, kind: CopyKind) -> None:
    with _prepared(source, path, kind) as memory:
        # As an address, because a name needn't be UTF-8.
        # It writes only what is in use, into a file that must be empty: no page of the old one can come along.
        memory.execute("VACUUM INTO ?", (to.absolute().as_uri(),))


@contextmanager
def _prepared(source: sqlite3.Connection, path: Path, kind: CopyKind) -> Iterator[sqlite3.Connection]:
    """By way of memory: cards and groups must not reach the copy's disk even for a moment. Every other checksum goes along as it is, so
    that a copy of a damaged file is not called whole.
    """
    memory = sqlite3.connect(":memory:", uri=True, isolation_level=None)
    try:
        # `backup` takes the pages as they are, with what the log holds.
        source.backup(memory)
        # Vacuuming writes no freed page anyway; this is the second bolt.
        memory.execute("PRAGMA secure_delete = ON")
        if kind.whole and broken(memory):
            raise Trouble("store.damaged", file=path.name)
        if kind.prepare:
            kind.prepare(memory)
        memory.execute("BEGIN")
        if not kind.whole:
            _sever(memory, path, kind.rehearsal)
            memory.execute("DELETE FROM slip")
            checksum_as_empty(memory, "slip")
        remove(memory)
        memory.execute("COMMIT")
        yield memory
    finally:
        memory.close()


def _sever(memory: sqlite3.Connection, path: Path, rehearsal: bool) -> None:
    """Every ballot of a vote still open from its key, as closing rewrites them: whoever has two copies, or one and the file, can't tell by
    its key which ballot is new. Groups go: what may be kept of them is worked out when the vote closes. A rehearsal from its session, too.
    """
    checksums = Checksums(memory)
    checksums.load()
    # The checksums take these changes alone, and stay as wrong as they were.
    ledger = BallotLedger(path, memory, checksums)
    forms = FormLedger(path, memory, checksums, ledger)
    # No copy holds a sheet. Its round is a draft there already; this is the second bolt.
    for (round_,) in memory.execute("SELECT key FROM form_round WHERE state IN ('draft', 'open')").fetchall():
        forms.clear(round_)
    still_open = "SELECT DISTINCT vote FROM ballot WHERE vote NOT IN (SELECT key FROM vote WHERE state IN ('closed', 'revealed'))"
    for (vote,) in memory.execute(still_open).fetchall():
        ledger.forget_cards(vote, lambda: uuid4().hex)
    if rehearsal:
        give(memory, checksums)
        # It begins as any session does: no clock runs, nothing waits to be shown again.
        for table in KEPT:
            checksums.empty(table)
    checksums.write()


def logs_beside(path: Path) -> list[Path]:
    """SQLite's logs that a crash may have left beside a file. They belong to it: without them it lacks its last acts."""
    names = (path.with_name(path.name + suffix) for suffix in ("-wal", "-journal"))
    # A link that leads nowhere is one as well: SQLite would not write through it. And `exists` asks in a way that a name too long is told.
    return [name for name in names if name.exists() or os.path.lexists(name)]


def name_aside(log: Path) -> Path:
    """A name beside a log under which nothing plays it in, that isn't taken yet."""
    number = 1
    while os.path.lexists(to := log.with_name(f"{log.name}.aside{number}")):
        number += 1
    return to


def refuse_missing_folder(path: Path) -> None:
    """Trouble when there is no folder for `path` to come to be in."""
    if not path.parent.is_dir():
        raise Trouble("store.no_folder", folder=str(path.parent))


def refuse_stray_logs(path: Path) -> None:
    """Trouble when a log of another file's lies where `path` would come to be: SQLite would play it into the new file."""
    # Told as "there already": the one remedy is another name, or moving that log away.
    for log in logs_beside(path):
        raise Trouble("store.exists", file=log.name)


def sync(path: Path) -> None:
    """Make sure a finished file is on the disk."""
    # Opened for writing, because Windows refuses to sync a handle that only reads.
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
