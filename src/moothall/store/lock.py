"""Who has a session open. A small file beside it, locked by the system for as long as its owner lives, says who.

The lock dies with its process, so a crash leaves nothing to clear away. SQLite's own exclusive lock is the second bolt.

Not by filelock: on Windows it locks the byte the holder's name begins with, so nobody could read who has the file; elsewhere it leaves its
file behind, so nobody could tell a session left open from one put away.
"""

from __future__ import annotations

import errno
import getpass
import os
import platform
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from moothall.core.errors import Trouble

if sys.platform == "win32":  # pragma: no cover - not run on the machine that tests
    import msvcrt

    def seize(file: IO[bytes]) -> None:
        """Lock a whole file for this process. OSError when another has it; never waits."""
        # Windows locks ranges, and nobody else can read a locked one.
        # A byte far beyond the text, so that others can still read who it is.
        file.seek(4096)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _shares(file: IO[bytes]) -> bool:
        # SQLite's locks are mandatory there: what another program writes can't be read.
        return True
else:
    import fcntl

    def seize(file: IO[bytes]) -> None:
        """Lock a whole file for this process. OSError when another has it; never waits."""
        # flock and not lockf: the latter's locks fall when this process closes any other handle on the file.
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _shares(file: IO[bytes]) -> bool:
        """SQLite's shared lock: 510 bytes, two behind 1 GiB. Falls when the file is closed. False when somebody may write."""
        try:
            fcntl.lockf(file.fileno(), fcntl.LOCK_SH | fcntl.LOCK_NB, 510, 0x40000002)
        except OSError as error:
            # Where a disk knows no locks there are none to ask for.
            return error.errno not in (errno.EACCES, errno.EAGAIN)
        return True


def behind_links(path: Path) -> Path:
    """The session itself, where `path` is a link to one: its lock and its log lie beside it, not beside the link."""
    # A link to nothing stays as it is, so that the sentence names what the person chose.
    return Path(os.path.realpath(path)) if path.is_symlink() and path.exists() else path


def lock_path(path: Path) -> Path:
    """Beside the session, with its whole name: "a.moot" and "a.txt" must not share one."""
    return path.with_name(path.name + ".lock")


def _refuse_odd(lock: Path) -> None:
    """Opening a pipe would wait for ever, and what is written by way of a link lands in another file."""
    if os.path.lexists(lock) and not stat.S_ISREG(lock.lstat().st_mode):
        raise Trouble("store.odd_lock", file=lock.name)


_OPEN: dict[tuple[int, int], Path] = {}
"""The sessions that this process has open, by what the disk knows a file by: a second name (a hard link) is the same file."""


def _on_disk(path: Path) -> tuple[int, int] | None:
    """Disk and number of a file, whatever it is called; None where there is none, or the disk numbers nothing."""
    try:
        seen = path.stat()
    except OSError:
        return None
    return (seen.st_dev, seen.st_ino) if seen.st_ino else None


class Lock:
    """Held from opening to closing. Raises Trouble naming the holder when somebody else has the file. `abandoned` says that the last
    owner ended without letting go."""

    def __init__(self, path: Path) -> None:
        self._path = lock_path(path)
        self._number: tuple[int, int] | None = None
        _refuse_odd(self._path)
        # Goes round again only when the former owner removed the file just now; each round opens the file that has the name by then.
        while True:
            # For appending, so that opening doesn't empty what a holder wrote there. Without a buffer, so that others can
            # read at once who we are.
            self._file: IO[bytes] = self._path.open("a+b", buffering=0)
            try:
                seize(self._file)
            except OSError:
                self._file.close()
                raise in_use(path) from None
            if self._still_there():
                break
            self._file.close()
        # Letting go removes the file, so one that has text in it and no lock was left by a process that ended otherwise.
        self.abandoned = os.fstat(self._file.fileno()).st_size > 0
        try:
            self._file.truncate(0)
            self._file.write(_who_we_are().encode("utf-8"))
        except OSError:
            self.release()
            raise
        self._number = _on_disk(path)
        if self._number is not None:
            _OPEN[self._number] = path

    def _still_there(self) -> bool:
        """The former owner may have removed the file between our opening and locking it."""
        try:
            return os.path.samestat(os.fstat(self._file.fileno()), self._path.stat())
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Let go. After the last handle on the file is closed, and not before: from here on others of this process may read it. Where the
        sidecar can't be removed it stays, unlocked, and means nothing.
        """
        if self._number is not None:
            _OPEN.pop(self._number, None)
        if sys.platform == "win32":  # pragma: no cover - an open file can't be removed there
            self._file.close()
        with suppress(OSError):
            # Removed while still locked (Windows can't): after letting go it might be the next owner's already.
            self._path.unlink()
        self._file.close()


def _who_we_are() -> str:
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        user = "?"
    # One fact a line, as `in_use` takes it apart.
    return f"{user}\n{platform.node()}\n{os.getpid()}\n"


def in_use(path: Path) -> Trouble:
    """The sentence that names who has the file."""
    try:
        user, machine, number = lock_path(path).read_text(encoding="utf-8").split("\n")[:3]
    except (OSError, ValueError):
        # Nobody's name could be read: the holder may be writing it this moment, or SQLite alone has the lock.
        return Trouble("store.busy", file=path.name, folder=str(path.parent))
    return Trouble("store.in_use", file=path.name, user=user, machine=machine, number=number)


def refuse_if_held(path: Path) -> None:
    """For readers that leave no trace: Trouble when somebody has the file open now, by this name or in this process by another."""
    # First: were it open in this very process, closing a second handle on it would drop SQLite's locks.
    name = _OPEN.get(_on_disk(path) or (0, 0))
    if name is not None:
        raise in_use(name)
    _refuse_odd(lock_path(path))
    try:
        file = lock_path(path).open("rb")
    except FileNotFoundError:
        return
    # Whoever may not even read the lock can't tell that nobody holds it, so it counts as held.
    except PermissionError:
        raise in_use(path) from None
    with file:
        try:
            seize(file)
        except OSError:
            raise in_use(path) from None


@contextmanager
def kept_from_writers(path: Path) -> Iterator[None]:
    """While a file is read that this process has not open: Trouble when a program has it open by another name, and nobody begins to write
    in it meanwhile. By SQLite's own lock, which goes with the file and not with the name.
    """
    with path.open("rb") as file:
        if not _shares(file):
            raise in_use(path)
        yield
