"""Putting a finished file in its place: whole, on the disk and under its name, or not there at all. Knows no format."""

from __future__ import annotations

import errno
from pathlib import Path

from moothall.core.refused import Trouble
from moothall.store.copying import sync, sync_folder

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
}


def write(to: Path, content: bytes) -> None:
    """Trouble when the world says no; the file that was there before is then untouched, and no part of the new one is left."""
    part = to.with_name(to.name + ".part")
    try:
        try:
            part.write_bytes(content)
            sync(part)
            part.replace(to)
            sync_folder(to.parent)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        key = _BY_ERRNO.get(error.errno or 0)
        if key is None:
            raise
        raise Trouble(key, file=to.name, folder=str(to.parent)) from error
