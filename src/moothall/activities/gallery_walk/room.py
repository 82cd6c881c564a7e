"""What the room sees of the gallery walk: its question, or what was added and corrected so far, a page at a time."""

from __future__ import annotations

from moothall.activities.gallery_walk.records import GALLERY_WALK, about_words
from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.model import Session
from moothall.core.picture import NARROW, Heading, NotePage, Picture, Showing, note_pages
from moothall.record_pictures import entry_picture, item_picture
from moothall.words import say


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    """`showing.view` "all" is what was said so far. Refused when the one asked for has gone."""
    if showing.view == "entry":
        return entry_picture(GALLERY_WALK, session, showing)
    found = GALLERY_WALK.all(session)
    if showing.view != "all" or not found:
        return item_picture(GALLERY_WALK, session, item)
    told = [(r.number, ": ".join(filter(None, (about_words(session, r.about), r.text)))) for r in found]
    pages = note_pages(told, narrow=showing.fact(NARROW) > 0)
    page = min(max(showing.page, 1), len(pages))
    shown = NotePage(pages[page - 1], page, len(pages))
    return Picture((Heading(say("gallery_walk.title")), shown), live=say("gallery_walk.live_all"), pages=len(pages))
