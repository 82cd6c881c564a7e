"""How a decision reads in every copy. A decision is the room's own and was read back in it, so anybody may have it; outside no names."""

from __future__ import annotations

from moothall.activities.decision.records import DECISION, Decision
from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.redaction import Entry
from moothall.core.votes import VOTES
from moothall.day_words import short_day
from moothall.record_words import days_of, widest_of
from moothall.words import say

READERS = (Level.PRIVATE, Level.PARTIES, Level.ROOM, Level.OUTSIDE)


def entries(session: Session) -> tuple[Entry, ...]:
    return tuple(_entry(session, d) for d in DECISION.all(session))


def facts(session: Session, decision: Decision) -> tuple[tuple[str, str], ...]:
    """Label keys and texts of what is known of it, in the order they are read back."""
    poll = session.find(VOTES, decision.poll)
    words = (
        ("decision.label_rule", say(f"decision.rule_{decision.rule}") if decision.rule else ""),
        ("decision.label_poll", poll.question if poll else ""),
        ("decision.label_decides", decision.decides),
        ("decision.label_ratifies", decision.ratifies),
        ("decision.label_consult", decision.consult),
        ("decision.label_conditions", decision.conditions),
        ("decision.label_review", short_day(decision.review) if decision.review else ""),
    )
    return tuple((label, text) for label, text in words if text)


def _entry(session: Session, decision: Decision) -> Entry:
    return Entry(
        log="decision",
        number=decision.number,
        visibility=Level.OUTSIDE,
        read_back=True,
        state="to_ratify" if decision.ratifies else "decided",
        wordings=dict.fromkeys(READERS, decision.text),
        facts=facts(session, decision),
        widest=widest_of(DECISION),
        days=days_of(DECISION, decision),
    )
