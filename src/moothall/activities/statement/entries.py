"""How a draft reads in every copy: the adopted one anywhere, the others for those who worded them."""

from __future__ import annotations

from moothall.activities.statement.records import STATEMENT
from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.redaction import Entry
from moothall.record_words import entry_of


def entries(session: Session) -> tuple[Entry, ...]:
    return tuple(
        entry_of(STATEMENT, session, draft, visibility=Level.OUTSIDE if draft.state == "adopted" else Level.ROOM)
        for draft in STATEMENT.all(session)
    )
