"""What the room sees of its ladder: the steps and what it says beside them, never a tension on it; one line alone; its poll."""

from __future__ import annotations

from moothall.activities.mechanism.records import MECHANISM, LadderLine
from moothall.activities.mechanism.rules import rungs, terms
from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.ladder import Rung
from moothall.core.model import Session
from moothall.core.picture import NARROW, HeadedLines, Heading, NotePage, Picture, Showing, note_pages
from moothall.core.votes import VOTES
from moothall.record_pictures import entry_picture, item_picture
from moothall.voting import room as voting_room
from moothall.voting.adoption import is_adopted
from moothall.words import say


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    """`showing.view` "all" is the ladder. Refused when the line asked for has gone."""
    if session.find(VOTES, showing.subject):
        return voting_room.picture(session, ledger, item, showing)
    if showing.view == "entry":
        return entry_picture(MECHANISM, session, showing)
    if showing.view != "all" or not MECHANISM.all(session):
        return item_picture(MECHANISM, session, item)
    return ladder_picture(session, showing.page, narrow=showing.fact(NARROW) > 0)


def ladder_picture(session: Session, at: int, narrow: bool) -> Picture:
    """Its steps from the first up, then on a last page the three things it says beside them."""
    head = Heading(say("mechanism.poster" if is_adopted(MECHANISM, session) else "mechanism.proposed"))
    # No number is spoken of by anybody else: a step is called as it is called at the desk.
    found = note_pages(((rung.number, _step(rung)) for rung in rungs(session)), narrow=narrow)
    pages = [cards for cards in found if cards]
    beside = _beside(terms(session))
    many = len(pages) + bool(beside)
    page = min(max(at, 1), many)
    live = say("mechanism.live_all")
    if page > len(pages):
        return Picture((HeadedLines(beside),), live=live, pages=many)
    return Picture((head, NotePage(pages[page - 1], page, many)), live=live, pages=many)


def _step(rung: Rung) -> str:
    told = ", ".join(filter(None, (rung.words, days_words(rung))))
    return say("mechanism.step_by", step=told, who=rung.who) if rung.who else told


def days_words(rung: Rung) -> str:
    """ "5 working days", "the same day", what was said in other words, or nothing."""
    if rung.days is None:
        return rung.how_long
    return say("mechanism.days", n=rung.days) if rung.days else say("mechanism.same_day")


def _beside(lines: dict[str, list[LadderLine]]) -> tuple[tuple[str, str], ...]:
    return tuple((say(f"mechanism.sort_{sort}"), " ".join(line.text for line in found)) for sort, found in lines.items() if found)
