"""What the room sees of the power log: the item's question; one statement only when the facilitator spotlights it."""

from __future__ import annotations

from moothall.activities.power.records import POWER
from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.model import Session
from moothall.core.picture import Picture, Showing
from moothall.record_pictures import entry_picture, item_picture


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    return entry_picture(POWER, session, showing) if showing.view == "entry" else item_picture(POWER, session, item)
