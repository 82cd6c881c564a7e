"""SQLite's and the system's errors as trouble with a sentence. Anything it doesn't know is a bug of ours and goes on up."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from moothall.core.errors import Trouble

# SQLite's own words, since Python's sqlite3 has no class for each case and its codes don't tell all of these apart. The first part that
# is found in the message decides, so that what is more exact stands above what is vaguer.
_BY_MESSAGE = (
    ("moved", "store.taken_away"),
    ("short read", "store.damaged"),
    ("decode to UTF-8", "store.damaged"),
    # The three above are not SQLite's words: `named` says the first two itself, Python's sqlite3 the third.
    ("disk is full", "store.full"),
    ("disk I/O error", "store.io"),
    ("readonly", "store.read_only"),
    ("locked", "store.busy"),
    ("malformed", "store.damaged"),
    ("not a database", "store.damaged"),
    ("unsupported file format", "store.damaged"),
    # Not a bug of ours: the file passed for one of ours by its header, and lacks what every one of ours has.
    ("no such table", "store.damaged"),
    ("no such column", "store.damaged"),
    ("unable to open", "store.gone"),
)

# What the system says about a file or a folder. What isn't here goes on up as it is.
_BY_ERRNO = {
    errno.ENOSPC: "store.full",
    # A quota, and the largest file a disk takes (4 GB on many sticks): for the person it is as full as full.
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
    errno.ELOOP: "store.loop",
    errno.EMFILE: "store.too_many_open",
    errno.ENFILE: "store.too_many_open",
    # A device that isn't there, or a socket: opening it fails so.
    errno.ENXIO: "store.not_a_file",
}


def named(error: Exception, path: Path) -> Exception:
    """The trouble this error is, or the error itself when it is none we know."""
    if isinstance(error, sqlite3.DatabaseError):
        # Its message is "disk I/O error", as of a disk that fails; but a file that ends too soon is damaged, and the disk is well.
        name = getattr(error, "sqlite_errorname", "")
        text = "short read" if name == "SQLITE_IOERR_SHORT_READ" else str(error)
        # "readonly" as well, of a file that lost its name while it was open.
        if name == "SQLITE_READONLY_DBMOVED":
            text = "moved"
        key = next((key for part, key in _BY_MESSAGE if part in text), None)
    else:
        key = _BY_ERRNO.get(getattr(error, "errno", None) or 0)
    return Trouble(key, file=path.name, folder=str(path.parent)) if key else error


@contextmanager
def worded(path: Path) -> Iterator[None]:
    """Raise Trouble in place of the errors of disks and files. What isn't known goes on up as it is: it is a bug of ours."""
    try:
        yield
    except (UnicodeDecodeError, RecursionError) as error:
        # SQLite quotes the damaged text itself; and JSON in brackets, thousands deep, is none of ours.
        raise Trouble("store.damaged", file=path.name) from error
    except (sqlite3.DatabaseError, OSError) as error:
        trouble = named(error, path)
        if trouble is error:
            raise
        raise trouble from error


class _Placed(Protocol):
    path: Path


P = ParamSpec("P")
R = TypeVar("R")
Self = TypeVar("Self", bound=_Placed)


def reading(method: Callable[Concatenate[Self, P], R]) -> Callable[Concatenate[Self, P], R]:
    """For methods that read a file which may be damaged anywhere: their errors come as Trouble too. Damage is told by the class's own
    sentence, where it has one in `damaged`.
    """

    @wraps(method)
    def wrapped(self: Self, /, *args: P.args, **words: P.kwargs) -> R:
        try:
            with worded(self.path):
                return method(self, *args, **words)
        except Trouble as trouble:
            if trouble.key != "store.damaged":
                raise
            raise Trouble(getattr(self, "damaged", trouble.key), **trouble.facts) from trouble

    return wrapped
