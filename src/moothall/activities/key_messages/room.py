"""What the room sees of its messages: all of them on one page; one alone while fingers are shown for it; its turnout while it is polled."""

from __future__ import annotations

from moothall.activities.key_messages.records import KEY_MESSAGES, MESSAGES
from moothall.activities.key_messages.rules import messages
from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.model import Session
from moothall.core.picture import Heading, NoteCard, NotePage, Picture, Question, Showing, Words
from moothall.core.votes import VOTES
from moothall.record_pictures import item_picture
from moothall.voting import room as voting_room
from moothall.words import say


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    """`showing.view` "all" is the page of them. Refused when the one asked for has gone."""
    if session.find(VOTES, showing.subject):
        return voting_room.picture(session, ledger, item, showing)
    if showing.view == "entry":
        message = session.get(MESSAGES, showing.subject)
        said = say("key_messages.agreed_by", n=message.number) if message.state == "agreed" else say("key_messages.show_fingers")
        return Picture((Question(message.text), Words(said)), live=say("key_messages.live_entry"))
    found = messages(session)
    wanted = showing.view == "all" or (item is not None and showing.view == "" and item.activity == KEY_MESSAGES.key)
    if not found or not wanted:
        return item_picture(KEY_MESSAGES, session, item)
    page = NotePage(tuple(NoteCard(m.number, m.text) for m in found))
    return Picture((Heading(say("key_messages.title")), page), live=say("key_messages.live_all"))
