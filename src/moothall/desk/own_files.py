"""A facilitator's own designs and scenarios: a file each in a folder of the account, under a key made of its title."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import count
from pathlib import Path

from moothall.store.error_words import worded
from moothall.store.whole_file import put_whole


def keep_text(path: Path, text: str) -> None:
    """Whole and on the disk, as anybody may have it who is given the file. Trouble when the disk refuses; what was there stays then."""
    with worded(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        put_whole(path, text.encode("utf-8"), private=False)


def remove_own(path: Path) -> None:
    """Gone from this laptop; gone already is as well. Trouble when the disk refuses."""
    with worded(path):
        path.unlink(missing_ok=True)


def slug(title: str, otherwise: str) -> str:
    """A title as the stem of a file's name; `otherwise` where nothing of it is left."""
    return re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:40] or otherwise


def free_key(stem: str, taken: Container[str]) -> str:
    """The stem itself, or the first number after it that nobody has."""
    return next(key for n in count(1) if (key := stem if n == 1 else f"{stem}-{n}") not in taken)
