"""What the room sees of what it wrote: one question with its themes in order and how often each was said. No single answer."""

from __future__ import annotations

from moothall.activities.playback.rules import questions
from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.contributions import items
from moothall.core.model import Session
from moothall.core.picture import BLANK, Heading, Picture, Showing, ThemeLine, ThemeList
from moothall.core.themes import notes_in, themes_of
from moothall.words import say

THEMES_A_PAGE = 8
"""Lines that can be read from the back of the room."""


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    """`showing.subject` is the question; the first one when it is none of them."""
    found = questions(session)
    if item is None and showing.view != "themes":
        return BLANK
    if not found:
        return Picture((Heading(item.title),), live=say("playback.live")) if item else BLANK
    asked = next((p for p in found if p.key == showing.subject), found[0])
    lines = [ThemeLine(t.ordinal, t.name, items(session, notes_in(session, t.key))) for t in themes_of(session, asked.key)]
    pages = max(1, -(-len(lines) // THEMES_A_PAGE))
    page = min(max(showing.page, 1), pages)
    part = ThemeList(tuple(lines[(page - 1) * THEMES_A_PAGE : page * THEMES_A_PAGE]), page, pages)
    return Picture((Heading(asked.text), part), live=say("playback.live_themes"), pages=pages)
