"""How declared interests read in a copy: whose, in what, and what they did about it. By name where the session names people, as on the
shared screen; else in the facilitator's own copy alone, and counted nowhere.
"""

from __future__ import annotations

from moothall.core.declarations import DECLARATION, Declaration, all_declarations
from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.redaction import Entry
from moothall.core.session_details import details_of
from moothall.core.votes import VOTES
from moothall.record_words import entry_of, field_words
from moothall.words import say


def interests(session: Session) -> tuple[Entry, ...]:
    """Those of every vote; they have no number but their place."""
    readers = Level.ROOM if details_of(session).confidentiality == "open" else Level.PRIVATE
    return tuple(_entry(session, made, place, readers) for place, made in enumerate(all_declarations(session), 1))


def _entry(session: Session, made: Declaration, place: int, readers: Level) -> Entry:
    who = field_words(DECLARATION, DECLARATION.title, session, made)
    words = say("declaration.said", name=who, question=session.get(VOTES, made.vote).question)
    wordings = {level: words for level in Level if level <= Level.ROOM}
    return entry_of(DECLARATION, session, made, number=place, visibility=readers, state=made.outcome, wordings=wordings)
