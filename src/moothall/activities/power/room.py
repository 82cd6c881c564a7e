"""What the room sees of the power log: the item's question; one statement only when the facilitator spotlights it, and whose it is only
where its holder said it.
"""

from __future__ import annotations

from dataclasses import replace

from moothall.activities.power.records import POWER
from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.model import Session
from moothall.core.picture import Picture, Showing
from moothall.record_pictures import entry_picture, item_picture


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    if showing.view != "entry":
        return item_picture(POWER, session, item)
    picture, entry = entry_picture(POWER, session, showing), session.get(POWER.table, showing.subject)
    # Named by its holder aloud: of what others say the room sees the words, and of whom stays with the facilitator.
    if entry.said_by == "holder" and entry.read_back:
        return picture
    return replace(picture, parts=picture.parts[:1])
