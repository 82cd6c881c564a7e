"""What the room sees of lines it adopts together: all of them on one poster, one alone, or the turnout and the shape of their poll."""

from __future__ import annotations

from typing import Any

from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.model import Session
from moothall.core.picture import NARROW, Heading, NotePage, Picture, Showing, note_pages
from moothall.core.records import RecordKind
from moothall.core.votes import VOTES
from moothall.record_pictures import entry_picture, item_picture
from moothall.voting import room as voting_room
from moothall.voting.adoption import is_adopted
from moothall.words import say


def picture(kind: RecordKind[Any], session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    """`showing.view` "all" is the poster. Refused when the line asked for has gone."""
    if session.find(VOTES, showing.subject):
        return voting_room.picture(session, ledger, item, showing)
    if showing.view == "entry":
        return entry_picture(kind, session, showing)
    lines = kind.all(session)
    if showing.view != "all" or not lines:
        return item_picture(kind, session, item)
    pages = note_pages(((line.number, line.text) for line in lines), narrow=showing.fact(NARROW) > 0)
    page = min(max(showing.page, 1), len(pages))
    head = Heading(say(f"{kind.key}.{'poster' if is_adopted(kind, session) else 'proposed'}"))
    return Picture((head, NotePage(pages[page - 1], page, len(pages))), live=say(f"{kind.key}.live_all"), pages=len(pages))
