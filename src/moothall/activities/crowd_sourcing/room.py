"""What the room sees of 25/10: what a card asks for, or the ideas from the highest down, a page at a time."""

from __future__ import annotations

from moothall.activities.crowd_sourcing.entries import place_words
from moothall.activities.crowd_sourcing.records import CROWD_SOURCING
from moothall.activities.crowd_sourcing.rules import RankedCard, ranked
from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.model import Session
from moothall.core.picture import Grid, GridCell, GridRow, Heading, Picture, Showing
from moothall.record_pictures import entry_picture, item_picture
from moothall.words import say

ROWS_A_PAGE = 5
"""Ideas are longer than options, and each may take two lines."""
READ_OUT = 10
"""The highest ten are read out, and whoever ties with the tenth (practice 2.11)."""


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    """`showing.view` "all" is the highest ten. Refused when the one asked for has gone."""
    if showing.view == "entry":
        return entry_picture(CROWD_SOURCING, session, showing)
    cards = [one for one in ranked(CROWD_SOURCING.all(session)) if 0 < one.place <= READ_OUT]
    if showing.view != "all" or not cards:
        return item_picture(CROWD_SOURCING, session, item)
    pages = -(-len(cards) // ROWS_A_PAGE)
    page = min(max(showing.page, 1), pages)
    rows = tuple(_row(one) for one in cards[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE])
    note = say("crowd_sourcing.marked") if any(one.unusual for one in cards) else ""
    grid = Grid((say("crowd_sourcing.head_place"), say("crowd_sourcing.head_sum")), rows, note=note, page=page, pages=pages)
    return Picture((Heading(say("crowd_sourcing.highest")), grid), live=say("crowd_sourcing.live_all"), pages=pages)


def _row(one: RankedCard) -> GridRow:
    total = f"{one.total}/{one.most}" if one.unusual else str(one.total)
    return GridRow(one.card.number, 0, one.card.text, (GridCell(place_words(one)), GridCell(total, 100 * one.total // one.most)))
