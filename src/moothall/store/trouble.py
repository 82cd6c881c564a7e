"""SQLite's and the system's errors as trouble with a sentence. Anything it doesn't know is a bug of ours and goes on up."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from moothall.core.refused import Trouble

_BY_MESSAGE = (
    ("disk is full", "store.full"),
    ("disk I/O error", "store.io"),
    ("readonly", "store.read_only"),
    ("locked", "store.busy"),
    ("malformed", "store.damaged"),
    ("not a database", "store.damaged"),
    ("no such table", "store.damaged"),
    ("no such column", "store.damaged"),
    ("unable to open", "store.gone"),
)

_BY_ERRNO = {
    errno.ENOSPC: "store.full",
    errno.EDQUOT: "store.full",
    errno.EFBIG: "store.full",
    errno.EROFS: "store.read_only",
    errno.EACCES: "store.no_permission",
    errno.EPERM: "store.no_permission",
    errno.ENOENT: "store.gone",
    errno.ENOTDIR: "store.gone",
    errno.EISDIR: "store.directory",
    errno.EIO: "store.io",
    errno.ENAMETOOLONG: "store.name_too_long",
}


def named(error: Exception, path: Path) -> Exception:
    """The trouble this error is, or the error itself when it is none we know."""
    if isinstance(error, sqlite3.DatabaseError):
        text = str(error)
        key = next((key for part, key in _BY_MESSAGE if part in text), None)
    else:
        key = _BY_ERRNO.get(getattr(error, "errno", None) or 0)
    return Trouble(key, file=path.name, folder=str(path.parent)) if key else error


@contextmanager
def worded(path: Path) -> Iterator[None]:
    """Raise Trouble in place of the errors of disks and files."""
    try:
        yield
    except (sqlite3.DatabaseError, OSError) as error:
        told = named(error, path)
        if told is error:
            raise
        raise told from error
