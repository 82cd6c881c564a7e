"""What the room sees of the two columns: one pair side by side, or the question. Hidden notes are not there."""

from __future__ import annotations

from moothall.activities.two_columns.records import LINKS, TWO_COLUMNS, note_words
from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.model import Session
from moothall.core.picture import BLANK, Pair, Picture, Showing
from moothall.record_pictures import item_picture
from moothall.words import say


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    """Refused when the link asked for has gone."""
    if showing.view != "entry":
        return item_picture(TWO_COLUMNS, session, item)
    joined = session.get(LINKS, showing.subject)
    vision, reality = note_words(session, joined.vision), note_words(session, joined.reality)
    # Of a pair with a hidden side nothing is shown: the other alone would point at it.
    if not vision or not reality:
        return BLANK
    pair = Pair(say("two_columns.vision"), vision, say("two_columns.reality"), reality, joined.stands_between)
    return Picture((pair,), live=say("two_columns.live_entry"))
