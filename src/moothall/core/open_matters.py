"""What still needs a word before people leave, as each activity says of its own. Nothing here stops anybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from moothall.core.errors import Fact
from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.records import RecordKind


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """One thing that is still open, or, when `settled`, one that is as it should be and is said too, so that people see it was looked at.

    `said` is the key of the sentence and `gaps` what fills it. `subject` is the key of the record it is about, and `person` of whoever it
    waits for; both may be empty.
    """

    said: str
    gaps: Mapping[str, Fact] = field(default_factory=dict)
    settled: bool = False
    subject: str = ""
    person: str = ""


def unread(kind: RecordKind[Any], session: Session) -> tuple[OpenMatter, ...]:
    """Entries that somebody else may read and that the room hasn't heard: they would be missing in every copy. Called by their numbers."""
    waiting = [e for e in kind.all(session) if e.visibility != Level.PRIVATE and not e.read_back]
    return tuple(OpenMatter(f"{kind.key}.unread", {"number": e.number}, subject=e.key) for e in waiting)
