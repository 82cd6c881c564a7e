"""Process notes in copies: words for the facilitator's own alone; for others a number by pattern, where that was chosen, or nothing."""

from __future__ import annotations

from moothall.activities.process_note.records import PROCESS_NOTE, ProcessNote
from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.redaction import Entry
from moothall.record_words import entry_of


def entries(session: Session) -> tuple[Entry, ...]:
    return tuple(_entry(session, entry) for entry in PROCESS_NOTE.all(session))


def _entry(session: Session, entry: ProcessNote) -> Entry:
    # Count only has a number and no words at any level.
    visibility = Level.COUNT if entry.counted else Level.PRIVATE
    return entry_of(PROCESS_NOTE, session, entry, visibility=visibility, state=entry.pattern)
