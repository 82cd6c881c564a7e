"""What the room sees of its commitments: one as its card, under three heads, or all of them, each with whose it is."""

from __future__ import annotations

from moothall.activities.commitments.records import COMMITMENT, COMMITMENTS, HEADED, Commitment
from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.model import Session
from moothall.core.people import PARTICIPANTS
from moothall.core.picture import NARROW, HeadedLines, Heading, NotePage, Picture, Showing, note_pages
from moothall.day_words import short_day
from moothall.record_pictures import item_picture
from moothall.words import say


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    """`showing.view` "all" is all of them. Refused when the one asked for has gone."""
    if showing.view == "entry":
        return _card(session, session.get(COMMITMENTS, showing.subject))
    found = COMMITMENT.all(session)
    if showing.view != "all" or not found:
        return item_picture(COMMITMENT, session, item)
    pages = note_pages(((entry.number, _with_name(session, entry)) for entry in found), narrow=showing.fact(NARROW) > 0)
    page = min(max(showing.page, 1), len(pages))
    shown = NotePage(pages[page - 1], page, len(pages))
    return Picture((Heading(say("commitments.title")), shown), live=say("commitments.live_all"), pages=len(pages))


def _card(session: Session, entry: Commitment) -> Picture:
    lines = [(say(f"commitments.head_{head}"), getattr(entry, head)) for head in HEADED if getattr(entry, head)]
    lines += [(say("commitments.head_winter"), entry.winter)] if entry.winter else []
    return Picture((HeadedLines(tuple(lines), _whose(session, entry)),), live=say("commitments.live_entry"))


def _name(session: Session, key: str) -> str:
    person = session.find(PARTICIPANTS, key)
    return person.name if person else ""


def _whose(session: Session, entry: Commitment) -> str:
    """ "Dana Okoro, until 30 June 2027. Stands in: Sam Reed." with what there is of it."""
    until = say("commitments.until", day=short_day(entry.until)) if entry.until else ""
    whose = ", ".join(filter(None, (_name(session, entry.who), until)))
    deputy = _name(session, entry.deputy)
    return "  ·  ".join(filter(None, (whose, say("commitments.stands_in", who=deputy) if deputy else "")))


def _with_name(session: Session, entry: Commitment) -> str:
    name = _name(session, entry.who)
    return say("commitments.named", who=name, task=entry.task) if name else entry.task
