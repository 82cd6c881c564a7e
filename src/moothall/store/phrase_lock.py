"""A session locked with a phrase, for a stick or a disk that keeps nothing from anybody: one .moot.age file, in the open form age
(https://age-encryption.org/v1), which any age program opens too. Keeps no phrase, and writes the session unlocked only where it is told.
"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

from moothall.core.errors import Refused, Trouble
from moothall.store.connection import APPLICATION_ID
from moothall.store.error_words import worded
from moothall.store.whole_file import put_whole

SUFFIX = ".moot.age"
SHORTEST = 8
"""Characters of a phrase that somebody types at the window. What a script gives is the script's to choose."""
_HEAD = b"age-encryption.org/"
_LARGEST = 1 << 30
"""Bytes, as of a session: it is held in memory while it is opened."""
_WRONG = "Decryption failed"
"""What the library says of a phrase that doesn't fit; of a damaged file it says other things."""


def is_locked(path: Path) -> bool:
    """Whether a file is locked, whatever it is called. False of what can't be read."""
    try:
        with path.open("rb") as file:
            return file.read(len(_HEAD)) == _HEAD
    except OSError:
        return False


def phrases_agree(phrase: str, again: str) -> str:
    """The key of a sentence on why a phrase typed twice won't do; empty when it will."""
    if not _typed(phrase):
        return "lock.no_phrase"
    if len(_typed(phrase)) < SHORTEST:
        return "lock.short_phrase"
    return "" if _typed(phrase) == _typed(again) else "lock.not_the_same"


def lock(content: bytes, phrase: str) -> bytes:
    """The locked file. Takes a second or more on purpose: so does every guess. Refused without a phrase."""
    from pyrage import passphrase

    if not _typed(phrase):
        raise Refused("lock.no_phrase")
    locked: bytes = passphrase.encrypt(content, _typed(phrase))
    return locked


def unlock(path: Path, phrase: str, to: Path) -> None:
    """Write the session in a locked file to `to`, a new file, whole or not at all. Refused when the phrase is another; Trouble when the
    file is damaged or holds something else, or the disk refuses.
    """
    with worded(path):
        if path.stat().st_size > _LARGEST:
            raise Trouble("store.too_large", file=path.name)
        locked = path.read_bytes()
    content = _opened(path, locked, phrase)
    if not content.startswith(b"SQLite format 3\0") or int.from_bytes(content[68:72], "big") != APPLICATION_ID:
        raise Trouble("lock.no_session", file=path.name)
    with worded(to):
        if os.path.lexists(to):
            raise Trouble("store.exists", file=to.name)
        put_whole(to, content)


def _opened(path: Path, locked: bytes, phrase: str) -> bytes:
    from pyrage import DecryptError, passphrase

    if not _typed(phrase):
        raise Refused("lock.no_phrase")
    try:
        content: bytes = passphrase.decrypt(locked, _typed(phrase))
    except DecryptError as error:
        if str(error) == _WRONG:
            raise Refused("lock.wrong_phrase", file=path.name) from None
        raise Trouble("lock.damaged", file=path.name) from None
    return content


def _typed(phrase: str) -> str:
    """As every keyboard means it: an accented letter is one letter on one laptop and two on another, and a stray space at an end can't be
    seen.
    """
    return unicodedata.normalize("NFC", phrase.strip())
