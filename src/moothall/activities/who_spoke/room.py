"""What the room sees of who spoke: nothing, ever."""

from __future__ import annotations

from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.model import Session
from moothall.core.picture import BLANK, Picture, Showing


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    """Blank, whatever is asked for: no share is ever shown."""
    return BLANK
