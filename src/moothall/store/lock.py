"""Who has a session open. A small file beside it, locked by the system for as long as its owner lives, says who.

The lock dies with its process, so a crash leaves nothing to clear away. SQLite's own exclusive lock is the second bolt.
"""

from __future__ import annotations

import getpass
import os
import platform
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

from moothall.core.errors import Trouble

if sys.platform == "win32":  # pragma: no cover - not run on the machine that tests
    import msvcrt

    def _seize(file: IO[bytes]) -> None:
        # A byte far beyond the text, so that others can still read who it is.
        file.seek(4096)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _seize(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def behind_links(path: Path) -> Path:
    """The session itself, where `path` is a link to one: its lock and its log lie beside it, not beside the link."""
    return Path(os.path.realpath(path)) if path.is_symlink() and path.exists() else path


def lock_path(path: Path) -> Path:
    return path.with_name(path.name + ".lock")


def _refuse_odd(lock: Path) -> None:
    """Opening a pipe would wait for ever, and what is written by way of a link lands in another file."""
    if os.path.lexists(lock) and not stat.S_ISREG(lock.lstat().st_mode):
        raise Trouble("store.odd_lock", file=lock.name)


class Lock:
    """Held from opening to closing. Raises Trouble naming the holder when somebody else has the file. `abandoned` says that the last
    owner ended without letting go."""

    def __init__(self, path: Path) -> None:
        self._path = lock_path(path)
        _refuse_odd(self._path)
        while True:
            self._file: IO[bytes] = self._path.open("a+b", buffering=0)
            try:
                _seize(self._file)
            except OSError:
                self._file.close()
                raise in_use(path) from None
            if self._still_there():
                break
            self._file.close()
        self.abandoned = os.fstat(self._file.fileno()).st_size > 0
        try:
            self._file.truncate(0)
            self._file.write(_who_we_are().encode("utf-8"))
        except OSError:
            self.release()
            raise

    def _still_there(self) -> bool:
        """The former owner may have removed the file between our opening and locking it."""
        try:
            return os.path.samestat(os.fstat(self._file.fileno()), self._path.stat())
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Let go. Where the sidecar can't be removed it stays, unlocked, and means nothing."""
        if sys.platform == "win32":  # pragma: no cover - an open file can't be removed there
            self._file.close()
        with suppress(OSError):
            self._path.unlink()
        self._file.close()


def _who_we_are() -> str:
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        user = "?"
    return f"{user}\n{platform.node()}\n{os.getpid()}\n"


def in_use(path: Path) -> Trouble:
    """The sentence that names who has the file."""
    try:
        user, machine, number = lock_path(path).read_text(encoding="utf-8").split("\n")[:3]
    except (OSError, ValueError):
        return Trouble("store.busy", file=path.name, folder=str(path.parent))
    return Trouble("store.in_use", file=path.name, user=user, machine=machine, number=number)


def refuse_if_held(path: Path) -> None:
    """For readers that leave no trace: Trouble when somebody has the file open now."""
    _refuse_odd(lock_path(path))
    try:
        file = lock_path(path).open("rb")
    except FileNotFoundError:
        return
    except PermissionError:
        raise in_use(path) from None
    with file:
        try:
            _seize(file)
        except OSError:
            raise in_use(path) from None
