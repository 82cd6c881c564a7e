"""What the room sees of a plain item: its prompt, or else its title."""

from __future__ import annotations

from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.model import Session
from moothall.core.picture import BLANK, Heading, Picture, Question, Showing
from moothall.core.prompts import PROMPTS
from moothall.words import say


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    if item is None:
        return BLANK
    prompt = session.find(PROMPTS, item.prompt)
    if prompt is None:
        return Picture((Heading(item.title),), live=say("plain.live"))
    return Picture((Question(prompt.text, prompt.definition),), live=say("plain.live"))
