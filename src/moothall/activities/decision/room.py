"""What the room sees of decisions: one read back in full with its poll's shape, so that all hear the same; else the item's question."""

from __future__ import annotations

from moothall.activities.decision.entries import facts
from moothall.activities.decision.records import DECISION, DECISIONS
from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.model import Session
from moothall.core.picture import Heading, Picture, Showing, Words
from moothall.core.votes import VOTES
from moothall.record_pictures import item_picture
from moothall.voting.support_shape import support_bar
from moothall.words import say


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    if showing.view == "entry":
        decision = session.get(DECISIONS, showing.subject)
        words = [f"{say(label)}: {text}" for label, text in facts(session, decision) if label != "decision.label_poll"]
        vote = session.find(VOTES, decision.poll)
        shape = support_bar(session, ledger.tally, vote) if vote else None
        told = [Words("\n".join(words))] if words else []
        return Picture((Heading(decision.text), *told, *([shape] if shape else [])), live=say("decision.live_entry"))
    return item_picture(DECISION, session, item)
