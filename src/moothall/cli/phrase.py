"""A phrase for locking a file: the first line of standard input, or typed twice at a terminal, where it isn't shown. Kept nowhere."""

from __future__ import annotations

import getpass
import sys

from moothall.core.errors import Refused
from moothall.store.phrase_lock import phrases_agree
from moothall.words import say


def read_phrase() -> str:
    """Refused when there is none, or when two typed ones differ. A script's own phrase is taken as it is."""
    if sys.stdin is None or sys.stdin.closed:
        raise Refused("lock.no_phrase")
    if sys.stdin.isatty():
        phrase = getpass.getpass(say("cli.phrase"))
        if wrong := phrases_agree(phrase, getpass.getpass(say("cli.phrase_again"))):
            raise Refused(wrong)
        return phrase
    # As bytes, for a pipe has no encoding of its own and Python would guess one.
    phrase = sys.stdin.buffer.readline().decode("utf-8", "replace").rstrip("\r\n")
    if not phrase.strip():
        raise Refused("lock.no_phrase")
    return phrase
