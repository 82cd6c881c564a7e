"""What the room sees while the day is closed: the item's question or title, and when it meets again. The lists are for the desk."""

from __future__ import annotations

from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.model import Session
from moothall.core.picture import BLANK, Picture, Question, Showing, Words
from moothall.core.prompts import PROMPTS
from moothall.core.session_details import details_of
from moothall.day_words import short_day
from moothall.words import say


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    if item is None:
        return BLANK
    prompt = session.find(PROMPTS, item.prompt)
    asked = Question(prompt.text, prompt.definition) if prompt else Question(item.title)
    day = details_of(session).next_date
    again = (Words("", say("before_leaving.meet_again", day=short_day(day))),) if day else ()
    return Picture((asked, *again), live=say("before_leaving.live"))
