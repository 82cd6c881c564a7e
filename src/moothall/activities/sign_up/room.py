"""What the room sees of the sign-up: for each theme how many, and the names of those who said that theirs may be passed on."""

from __future__ import annotations

from moothall.activities.sign_up.records import SIGN_UP, SignUp, theme_words
from moothall.activities.sign_up.rules import by_theme
from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.model import Session
from moothall.core.people import PARTICIPANTS
from moothall.core.picture import NARROW, Heading, NotePage, Picture, Showing, note_pages
from moothall.record_pictures import entry_picture, item_picture
from moothall.words import say


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    """Refused when the one asked for has gone."""
    if showing.view == "entry":
        return entry_picture(SIGN_UP, session, showing)
    found = by_theme(session)
    wanted = showing.view == "all" or (item is not None and showing.view == "" and item.activity == SIGN_UP.key)
    if not found or not wanted:
        return item_picture(SIGN_UP, session, item)
    lines = [(len(entries), _told(session, key, entries)) for key, entries in found.items()]
    pages = note_pages(sorted(lines, key=lambda line: -line[0]), narrow=showing.fact(NARROW) > 0)
    page = min(max(showing.page, 1), len(pages))
    shown = NotePage(pages[page - 1], page, len(pages))
    return Picture((Heading(say("sign_up.title")), shown), live=say("sign_up.live_all"), pages=len(pages))


def _told(session: Session, theme: str, entries: list[SignUp]) -> str:
    names = [p.name for e in entries if e.consent == "yes" and (p := session.find(PARTICIPANTS, e.who))]
    called = theme_words(session, theme) or say("sign_up.any_theme")
    return say("sign_up.named", theme=called, names=", ".join(names)) if names else called
