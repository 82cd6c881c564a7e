"""Which files left, for whom and when: kept beside the session, so that whoever changes how confidential it is sees what is out already.

Knows only what the window wrote: of what was done with a file afterwards, and of files made without the window, it knows nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import astuple, dataclass, fields

MOST = 500
"""Lines that are kept; beyond that the oldest go. A day hands out some ten."""


@dataclass(frozen=True, slots=True)
class HandedOut:
    """One file: `day` as YYYY-MM-DD, `at` as HH:MM, its `name`, the redaction `level` it was written at, how confidential the session was
    then, and which version of the record it has.
    """

    day: str
    at: str
    name: str
    folder: str
    level: str
    confidentiality: str
    version: str


def as_text(lines: Iterable[HandedOut]) -> str:
    """What the file keeps."""
    return json.dumps([astuple(line) for line in lines][-MOST:])


def from_text(text: str) -> tuple[HandedOut, ...]:
    """Oldest first. What can't be read is none: it is no reason to keep a session shut."""
    with suppress(ValueError, TypeError, RecursionError):
        return tuple(HandedOut(*map(str, line)) for line in json.loads(text) if len(line) == len(fields(HandedOut)))
    return ()
