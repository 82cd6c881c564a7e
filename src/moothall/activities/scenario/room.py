"""What the room sees of a rehearsal: the move that is on and none after it, how many are in, the splits side by side, the debrief."""

from __future__ import annotations

from moothall.activities.scenario.records import REHEARSALS, SCENARIO, Rehearsal
from moothall.activities.scenario.rules import answers, case_of, in_common, needs, rehearsal_of, split_of, tables_of
from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.errors import Refused
from moothall.core.model import Session
from moothall.core.picture import (
    NARROW,
    NO_NUMBER,
    Grid,
    GridCell,
    GridRow,
    Heading,
    NotePage,
    Picture,
    Question,
    Showing,
    Words,
    note_pages,
)
from moothall.core.scenarios import Scenario
from moothall.record_pictures import entry_picture, item_picture
from moothall.words import say

_ROWS = 7
"""Tables on one page beside the plan: more would be too small to read."""


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    """`showing.view` is "move", "splits", "principles" or "needs". Refused when what was asked for has gone."""
    if showing.view == "entry":
        return entry_picture(SCENARIO, session, showing)
    rehearsal = session.find(REHEARSALS, showing.subject) or rehearsal_of(session, item.key if item else "")
    if rehearsal is None or showing.view not in ("move", "splits", "principles", "needs"):
        return item_picture(SCENARIO, session, item)
    case = case_of(rehearsal)
    if showing.view == "splits":
        return _splits(session, rehearsal, case, showing)
    if showing.view in ("principles", "needs"):
        return _said(session, rehearsal, showing)
    return _move(session, rehearsal, case)


def _move(session: Session, rehearsal: Rehearsal, case: Scenario) -> Picture:
    """What has arrived, and what is asked; of a later move nothing, and no number of any table."""
    if not rehearsal.move:
        return Picture((Question(case.title, case.opening),), live=say("scenario.live_opening"))
    move = case.moves[min(rehearsal.move, len(case.moves)) - 1]
    here = len(tables_of(session))
    found = len(answers(session, rehearsal.key, rehearsal.move))
    turn = say("scenario.move_of", n=rehearsal.move, of=len(case.moves))
    told = say("scenario.tables_in", n=found, of=here) if here else say("scenario.tables_in_all", n=found)
    asked = " ".join(filter(None, (move.inject, move.asks)))
    return Picture((Question(move.title, asked), Words(f"{turn}. {told}")), live=say("scenario.live_move", n=rehearsal.move))


def _splits(session: Session, rehearsal: Rehearsal, case: Scenario, showing: Showing) -> Picture:
    """The plan and each table's split of the 100, in the tables' order."""
    found = answers(session, rehearsal.key, max(1, rehearsal.move))
    plan = GridRow(NO_NUMBER, 0, say("scenario.plan"), tuple(GridCell(str(share), share) for share in case.plan))
    rows = [
        GridRow(NO_NUMBER, 0, say("scenario.table", table=answer.seat), tuple(GridCell(str(share), share) for share in split_of(answer)))
        for answer in found
        if len(split_of(answer)) == len(case.plan)
    ]
    pages = max(1, -(-len(rows) // _ROWS))
    page = min(max(showing.page, 1), pages)
    grid = Grid(
        tuple(partner.name for partner in case.partners),
        (plan, *rows[(page - 1) * _ROWS : page * _ROWS]),
        note=say("scenario.splits_note"),
        page=page,
        pages=pages,
    )
    head = Heading(say("scenario.splits_head", n=max(1, rehearsal.move)))
    return Picture((head, grid), live=say("scenario.live_splits"), pages=pages)


def _said(session: Session, rehearsal: Rehearsal, showing: Showing) -> Picture:
    """Rules in common, or what would need to be agreed, each with how many tables; not which."""
    gathered = (in_common if showing.view == "principles" else needs)(answers(session, rehearsal.key))
    if not gathered:
        raise Refused("core.gone")
    lines = ((n, say("scenario.said_by", text=text, n=len(seats))) for n, (text, seats) in enumerate(gathered, 1))
    pages = note_pages(lines, narrow=showing.fact(NARROW) > 0)
    page = min(max(showing.page, 1), len(pages))
    head = Heading(say(f"scenario.head_{showing.view}"))
    return Picture((head, NotePage(pages[page - 1], page, len(pages))), live=say(f"scenario.live_{showing.view}"), pages=len(pages))
