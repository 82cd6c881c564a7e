"""What the room sees of an agenda item that asks or says something and takes nothing in: its prompt or its title."""

from __future__ import annotations

from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem, clock, since_midnight
from moothall.core.model import Session
from moothall.core.picture import BLANK, Heading, Picture, Question, Showing, Words
from moothall.core.prompts import PROMPTS
from moothall.words import say


def plain_picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    """The prompt, or else the title."""
    return _asked(session, item, say("plain.live"))


def talk_picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    """The same with a line that nothing is recorded, which is true: nothing can be typed there."""
    return _asked(session, item, say("timer.live"), say("timer.not_recorded"))


def break_picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    """The title, and once it runs when people are to be back."""
    if item is None or not item.started or item.ended or item.paused:
        return _asked(session, item, say("break.live"))
    back = clock(since_midnight(item.started) + item.stood + item.length)
    return _asked(session, item, say("break.live"), say("break.back", time=back))


def _asked(session: Session, item: AgendaItem | None, live: str, also: str = "") -> Picture:
    if item is None:
        return BLANK
    prompt = session.find(PROMPTS, item.prompt)
    first = Question(prompt.text, prompt.definition) if prompt else Heading(item.title)
    return Picture((first, *((Words(also),) if also else ())), live=live)
