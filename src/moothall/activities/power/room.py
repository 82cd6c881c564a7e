"""What the room sees of the power log: the item's question; one statement only when the facilitator spotlights it."""

from __future__ import annotations

from moothall.activities.power.records import POWER_ENTRIES
from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.picture import BLANK, Heading, Picture, Question, Showing
from moothall.core.prompts import PROMPTS
from moothall.words import say


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    if showing.view == "entry":
        entry = session.get(POWER_ENTRIES, showing.subject)
        if entry.visibility == Level.PRIVATE:
            return BLANK
        # The statement alone: who holds it and what was noted of it stay on the desk.
        return Picture((Question(entry.statement),), live=say("power.live_entry"))
    prompt = session.find(PROMPTS, item.prompt) if item else None
    if prompt:
        return Picture((Question(prompt.text, prompt.definition),), live=say("power.live"))
    return Picture((Heading(item.title),), live=say("power.live")) if item and item.activity == "power" else BLANK
