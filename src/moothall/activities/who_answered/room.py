"""What the room sees: how many of each sector were invited, are here and answered. Small sectors stand together; nobody is named."""

from __future__ import annotations

from moothall.activities.who_answered.records import WHO_ANSWERED
from moothall.activities.who_answered.rules import SectorLine, by_sectors
from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.model import Session
from moothall.core.picture import Grid, GridCell, GridRow, Heading, Picture, Showing
from moothall.record_pictures import entry_picture, item_picture
from moothall.words import say

ROWS_A_PAGE = 7


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    """Refused when the one asked for has gone."""
    if showing.view == "entry":
        return entry_picture(WHO_ANSWERED, session, showing)
    lines = by_sectors(session)
    wanted = showing.view == "sectors" or (item is not None and showing.view == "" and item.activity == WHO_ANSWERED.key)
    if not lines or not wanted:
        return item_picture(WHO_ANSWERED, session, item)
    most = max(max(line.invited, line.answered) for line in lines) or 1
    rows = [GridRow(place, 0, line.sector or say("who_answered.others"), _cells(line, most)) for place, line in enumerate(lines, 1)]
    pages = -(-len(rows) // ROWS_A_PAGE)
    page = min(max(showing.page, 1), pages)
    heads = (say("who_answered.invited"), say("who_answered.here"), say("who_answered.answered"))
    grid = Grid(heads, tuple(rows[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE]), note=say("who_answered.small"), page=page, pages=pages)
    return Picture((Heading(item.title if item else say("who_answered.title")), grid), live=say("who_answered.live_sectors"), pages=pages)


def _cells(line: SectorLine, most: int) -> tuple[GridCell, ...]:
    return tuple(GridCell(str(n), 100 * n // most) for n in (line.invited, line.here, line.answered))
