"""What the room sees of the conflict log: the item's question; one tension's question only when the facilitator spotlights it; and the
round in which each side says back what the other wants, without a name.
"""

from __future__ import annotations

from moothall.activities.conflict.records import CONFLICT, CONFLICTS
from moothall.activities.conflict.rules import is_round_on, turn
from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.model import Session
from moothall.core.picture import BLANK, Picture, Question, Showing, Words
from moothall.record_pictures import entry_picture, item_picture
from moothall.words import say


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    if showing.view == "said_back":
        return _said_back(session, showing.subject)
    return entry_picture(CONFLICT, session, showing) if showing.view == "entry" else item_picture(CONFLICT, session, item)


def _said_back(session: Session, key: str) -> Picture:
    """What is done now, and the turn: no side, no interest, not the question, which may be private. Options after the last turn."""
    if session.find(CONFLICTS, key) is None:
        return BLANK
    at, of = turn(session, key)
    if is_round_on(session, key):
        return Picture(
            (Question(say("conflict.round_asks")), Words(say("conflict.round_turns", n=at, of=of))), live=say("conflict.round_live")
        )
    return Picture((Question(say("conflict.round_open")),), live=say("conflict.round_live")) if at else BLANK
