"""Who spoke in copies: every share and turn for the facilitator's own alone; for others one sentence, where that was chosen, or nothing."""

from __future__ import annotations

from moothall.activities.who_spoke.records import TALK
from moothall.activities.who_spoke.rules import is_told, shares, spread, turns
from moothall.activities.who_spoke.talk_words import share_words
from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.redaction import Entry
from moothall.record_words import entry_of
from moothall.words import say


def entries(session: Session) -> tuple[Entry, ...]:
    """All turns as one entry, which alone may go to others: a single one would say who spoke when. Then each, for the facilitator."""
    said = turns(session)
    return (_of_all(session), *(entry_of(TALK, session, turn, visibility=Level.PRIVATE) for turn in said)) if said else ()


def _of_all(session: Session) -> Entry:
    told, own = spread(session), "; ".join(share_words(share) for share in shares(session))
    wordings, readers = {Level.PRIVATE: " ".join(filter(None, (told, own)))}, Level.PRIVATE
    if told and is_told(session):
        wordings |= {Level.PARTIES: told, Level.ROOM: told}
        readers = Level.ROOM
    return Entry(
        TALK.key, 0, readers, True, "named", wordings, details=(("who_spoke.label_turns", say("who_spoke.turns", n=len(turns(session)))),)
    )
