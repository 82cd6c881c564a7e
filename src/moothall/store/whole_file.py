"""Putting bytes under a name so that they are there whole or not at all, also when the power goes. Knows nothing of what they are."""

from __future__ import annotations

import os
from pathlib import Path

from moothall.store.copying import PRIVATE, sync, sync_folder
from moothall.store.unfinished import PART, half_made

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
"""A file that wasn't there, with its rights from the first byte on. Windows would else make two signs of each end of a line."""


def put_whole(to: Path, content: bytes, private: bool = True) -> None:
    """What was there before is replaced, so whoever calls has asked whether it may be. A `private` file is this account's alone.

    OSError as the disk says it; the file before is then untouched, and no part of the new one is left.
    """
    part = to.with_name(to.name + PART)
    # Content to the disk, then the name, then the folder that holds the name: in any other order a power cut could leave an empty file
    # where a whole one was.
    with half_made(part):
        try:
            # What was left there may be readable by others, and would stay so.
            part.unlink(missing_ok=True)
            with os.fdopen(os.open(part, _NEW, PRIVATE if private else 0o666), "wb") as file:
                file.write(content)
            sync(part)
            part.replace(to)
            sync_folder(to.parent)
        finally:
            # After a success it is gone already.
            part.unlink(missing_ok=True)
