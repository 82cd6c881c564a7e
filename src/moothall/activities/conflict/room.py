"""What the room sees of the conflict log: the item's question; one tension's question only when the facilitator spotlights it."""

from __future__ import annotations

from moothall.activities.conflict.records import CONFLICT
from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.model import Session
from moothall.core.picture import Picture, Showing
from moothall.record_pictures import entry_picture, item_picture


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    return entry_picture(CONFLICT, session, showing) if showing.view == "entry" else item_picture(CONFLICT, session, item)
