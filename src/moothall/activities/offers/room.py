"""What the room sees of offers and requests: one at a time, who asks whom, the four answers there are; otherwise the item's question."""

from __future__ import annotations

from moothall.activities.offers.records import HELP, OFFERS, body_words
from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.model import Session
from moothall.core.picture import Picture, Question, Showing, Words
from moothall.record_pictures import item_picture
from moothall.words import say


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    """Refused when the one asked for has gone."""
    if showing.view != "entry":
        return item_picture(OFFERS, session, item)
    entry = session.get(HELP, showing.subject)
    who, whom = body_words(session, entry.asker), body_words(session, entry.asked)
    said = say("offers.offers_it", who=who) if entry.kind == "offer" else say("offers.asks_it", who=who, whom=whom)
    if entry.kind == "offer":
        return Picture((Question(entry.what, said),), live=say("offers.live_entry"))
    answers = Words("", say(f"offers.answer_{entry.answer}")) if entry.answer else Words(say("offers.four_answers"))
    return Picture((Question(entry.what, said), answers), live=say("offers.live_entry"))
