"""Declared interests in copies: for the room once they were read back, by name only where the session names people."""

from __future__ import annotations

from moothall.activities.interest_register.records import INTEREST, Interest
from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.redaction import Entry
from moothall.core.session_details import details_of
from moothall.record_words import entry_of, visibility_of


def entries(session: Session) -> tuple[Entry, ...]:
    named = details_of(session).confidentiality == "open"
    return tuple(_entry(session, entry, named) for entry in INTEREST.all(session))


def _entry(session: Session, entry: Interest, named: bool) -> Entry:
    # An interest is somebody's: where nobody is named it can only be counted, and only if it was given to somebody at all.
    wide = visibility_of(INTEREST, entry)
    return entry_of(INTEREST, session, entry, visibility=wide if named or wide is Level.PRIVATE else Level.COUNT, state=entry.outcome)
