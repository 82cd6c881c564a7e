"""What the room sees of the glossary: the item's question, one term, or every term with its line, a page at a time."""

from __future__ import annotations

from moothall.activities.glossary.records import GLOSSARY
from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.model import Session
from moothall.core.picture import NARROW, Heading, NotePage, Picture, Showing, note_pages
from moothall.record_pictures import entry_picture, item_picture
from moothall.words import say


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    """Refused when the term asked for has gone."""
    if showing.view == "entry":
        return entry_picture(GLOSSARY, session, showing)
    terms = GLOSSARY.all(session)
    if showing.view == "prompt" or not terms:
        return item_picture(GLOSSARY, session, item)
    pages = note_pages([(term.number, ": ".join(filter(None, (term.term, term.meaning)))) for term in terms], showing.fact(NARROW) > 0)
    page = min(max(showing.page, 1), len(pages))
    shown = NotePage(pages[page - 1], page, len(pages))
    return Picture((Heading(say("glossary.title")), shown), live=say("glossary.live_all"), pages=len(pages))
