"""What the room sees of the conflict log: the item's question; one tension's question only when the facilitator spotlights it."""

from __future__ import annotations

from moothall.activities.conflict.records import CONFLICTS
from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.picture import BLANK, Heading, Picture, Question, Showing
from moothall.core.prompts import PROMPTS
from moothall.words import say


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    if showing.view == "entry":
        conflict = session.get(CONFLICTS, showing.subject)
        if conflict.visibility == Level.PRIVATE:
            return BLANK
        # The question alone: positions, interests and the facilitator's reading stay on the desk.
        return Picture((Question(conflict.issue),), live=say("conflict.live_entry"))
    prompt = session.find(PROMPTS, item.prompt) if item else None
    if prompt:
        return Picture((Question(prompt.text, prompt.definition),), live=say("conflict.live"))
    return Picture((Heading(item.title),), live=say("conflict.live")) if item and item.activity == "conflict" else BLANK
