"""What the room sees of the parking lot: what is still in it, by number, or one item alone."""

from __future__ import annotations

from moothall.activities.parked.records import PARKED
from moothall.activities.parked.rules import is_open
from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.model import Session
from moothall.core.picture import NARROW, Heading, NotePage, Picture, Showing, note_pages
from moothall.record_pictures import entry_picture, item_picture
from moothall.words import say


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    """`showing.view` "all" is the lot. Refused when the one asked for has gone."""
    if showing.view == "entry":
        return entry_picture(PARKED, session, showing)
    waiting = [(entry.number, entry.text) for entry in PARKED.all(session) if is_open(entry)]
    wanted = showing.view == "all" or (item is not None and showing.view == "" and item.activity == PARKED.key)
    if not waiting or not wanted:
        return item_picture(PARKED, session, item)
    pages = note_pages(waiting, narrow=showing.fact(NARROW) > 0)
    page = min(max(showing.page, 1), len(pages))
    return Picture(
        (Heading(say("parked.title")), NotePage(pages[page - 1], page, len(pages))), live=say("parked.live_all"), pages=len(pages)
    )
