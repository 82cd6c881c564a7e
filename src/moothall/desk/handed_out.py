"""Which files left, for whom and when, and what the record said then: kept beside the session, so that whoever changes how confidential it
is sees what is out already, and a later version can list what changed.

Knows only what the window wrote: of what was done with a file afterwards, and of files made without the window, it knows nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import astuple, dataclass, fields, replace

from moothall.core.record_changes import Stamp

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


@dataclass(frozen=True, slots=True)
class VersionStamp:
    """What a version said to the readers of a level, as digests."""

    version: str
    level: str
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class LeftSoFar:
    """Files, oldest first; and for each level the last two versions that were stamped."""

    files: tuple[HandedOut, ...] = ()
    stamps: tuple[VersionStamp, ...] = ()

    def stamped(self, version: str, level: str) -> Stamp | None:
        return next((s.stamp for s in self.stamps if (s.version, s.level) == (version, level)), None)

    def before(self, version: str, level: str) -> VersionStamp | None:
        """The newest stamp of an earlier version for these readers."""
        earlier = [s for s in self.stamps if s.level == level and minor_of(s.version) < minor_of(version)]
        return max(earlier, key=lambda s: minor_of(s.version), default=None)

    def with_stamp(self, made: VersionStamp) -> LeftSoFar:
        """A version is stamped once: what it said first is what people hold in their hands."""
        if self.stamped(made.version, made.level) is not None:
            return self
        others = [s for s in self.stamps if s.level != made.level]
        own = sorted((s for s in self.stamps if s.level == made.level), key=lambda s: minor_of(s.version))
        return replace(self, stamps=(*others, *own[-1:], made))


def minor_of(version: str) -> int:
    """The 1 of "1.1"; 0 of what is no version of ours."""
    number = version.rpartition(".")[2]
    return int(number) if number.isdecimal() else 0


def as_text(left: LeftSoFar) -> str:
    """What the file keeps."""
    stamps = [[s.version, s.level, s.stamp] for s in left.stamps]
    return json.dumps({"files": [astuple(line) for line in left.files][-MOST:], "stamps": stamps})


def from_text(text: str) -> LeftSoFar:
    """What can't be read is none: it is no reason to keep a session shut."""
    with suppress(ValueError, TypeError, AttributeError, RecursionError):
        told = json.loads(text)
        # A file of before versions were stamped has the list of files alone.
        files, stamps = (told, []) if isinstance(told, list) else (told.get("files", []), told.get("stamps", []))
        out = tuple(HandedOut(*map(str, line)) for line in files if len(line) == len(fields(HandedOut)))
        return LeftSoFar(out, tuple(VersionStamp(str(version), str(level), _stamp(stamp)) for version, level, stamp in stamps))
    return LeftSoFar()


def _stamp(told: Mapping[str, Mapping[str, str]]) -> Stamp:
    return {str(part): {str(name): str(digest) for name, digest in pieces.items()} for part, pieces in told.items()}
