"""How a key message reads in every copy. One that is agreed may be said to anybody, in the same words; the others stay in the room."""

from __future__ import annotations

from moothall.activities.key_messages.records import KEY_MESSAGES, KeyMessage
from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.redaction import Entry
from moothall.record_words import entry_of


def entries(session: Session) -> tuple[Entry, ...]:
    return tuple(_entry(session, message) for message in KEY_MESSAGES.all(session))


def _entry(session: Session, message: KeyMessage) -> Entry:
    if message.state != "agreed":
        return entry_of(KEY_MESSAGES, session, message, visibility=Level.ROOM)
    # Boards and sponsors as well: that is what it is for.
    return entry_of(KEY_MESSAGES, session, message, wordings=dict.fromkeys(Level, message.text))
