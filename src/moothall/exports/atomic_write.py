"""Putting a finished file in its place: whole, on the disk and under its name, or not there at all.

Knows no format. Never replaces a session, and nothing that isn't an ordinary file.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

from moothall.core.errors import Trouble
from moothall.store.connection import APPLICATION_ID
from moothall.store.lock import refuse_if_held
from moothall.store.whole_file import put_whole

_BY_ERRNO = {
    errno.ENOSPC: "exports.full",
    errno.EDQUOT: "exports.full",
    errno.EFBIG: "exports.full",
    errno.EROFS: "exports.no_permission",
    errno.EACCES: "exports.no_permission",
    errno.EPERM: "exports.no_permission",
    errno.ENOENT: "exports.no_folder",
    errno.ENOTDIR: "exports.no_folder",
    errno.EISDIR: "exports.a_folder",
    errno.ENAMETOOLONG: "exports.name_too_long",
    errno.EIO: "exports.not_taken",
    errno.ELOOP: "store.loop",
    errno.EMFILE: "store.too_many_open",
    errno.ENFILE: "store.too_many_open",
    errno.ENXIO: "store.not_a_file",
}
"""The sentence for each error of the system that a person can do something about. Any other is a bug of ours, and is raised as it is."""


def write_whole(to: Path, content: bytes, private: bool = False) -> None:
    """A link stays, and what it leads to is replaced. A `private` file is this account's alone, as a session is.

    Trouble when the world says no; the file that was there before is then untouched, and no part of the new one is left.
    """
    try:
        # The part file must lie beside the real place, on the same disk: only there is replacing one step.
        place = Path(os.path.realpath(to))
        _refuse_what_must_stay(to, place)
        put_whole(place, content, private)
    except OSError as error:
        key = _BY_ERRNO.get(error.errno or 0)
        if key is None:
            raise
        raise Trouble(key, file=to.name, folder=str(to.parent)) from error


def _refuse_what_must_stay(to: Path, place: Path) -> None:
    if place.is_dir():
        raise Trouble("exports.a_folder", file=to.name)
    # A place that is still a link is one that leads to itself.
    if os.path.lexists(place) and (place.is_symlink() or not place.is_file()):
        raise Trouble("exports.not_ordinary", file=to.name)
    # First by the locks, which are asked for in files of their own: a session that is open here must not be opened to look inside.
    if place.exists() and (_is_open(to) or _is_open(place) or _is_session(place)):
        raise Trouble("exports.a_session", file=to.name)


def _is_open(path: Path) -> bool:
    """Whether a session of this name is open anywhere, told without touching it: in this very process, closing a second handle
    would drop SQLite's locks.
    """
    try:
        refuse_if_held(path)
    except Trouble:
        return True
    return False


def _is_session(path: Path) -> bool:
    with path.open("rb") as file:
        # SQLite's header is 100 bytes; at 68 stands the number a program marks its files with.
        head = file.read(100)
    return head.startswith(b"SQLite format 3\0") and int.from_bytes(head[68:72], "big") == APPLICATION_ID


def others_may_read(path: Path) -> bool:
    """Whether a disk without rights, as most sticks are, gives a file to everybody who has the disk."""
    return os.name == "posix" and bool(path.stat().st_mode & 0o077)
