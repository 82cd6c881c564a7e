"""Who spoke in copies: every share for the facilitator's own alone; for others one sentence, where that was chosen, or nothing."""

from __future__ import annotations

from moothall.activities.who_spoke.records import TALK
from moothall.activities.who_spoke.rules import is_told, shares, spread
from moothall.activities.who_spoke.talk_words import share_words
from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.redaction import Entry
from moothall.words import say


def entries(session: Session) -> tuple[Entry, ...]:
    """One entry for all turns: a single one would say who spoke when."""
    if not TALK.all(session):
        return ()
    told, own = spread(session), "; ".join(share_words(share) for share in shares(session))
    wordings = {Level.PRIVATE: " ".join(filter(None, (told, own)))}
    readers = Level.PRIVATE
    if told and is_told(session):
        wordings |= {Level.PARTIES: told, Level.ROOM: told}
        readers = Level.ROOM
    return (
        Entry(
            "who_spoke",
            1,
            readers,
            True,
            "named",
            wordings,
            details=(("who_spoke.label_turns", say("who_spoke.turns", n=len(TALK.all(session)))),),
        ),
    )
