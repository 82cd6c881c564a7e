"""What a decision may rest on. Everything else about recording one follows from its declaration."""

from __future__ import annotations

from moothall.activities.decision.records import DECISION
from moothall.core.errors import Refused
from moothall.core.model import Session, Step
from moothall.core.votes import VOTES, Vote, votes


def take_forward(session: Session, key: str, vote: str, at: str, text: str, reached: bool = False) -> Step:
    """A decision that rests on a vote whose result is known; when the support agreed beforehand was reached, that is its rule.

    Refused while the result isn't known.
    """
    poll = session.get(VOTES, vote)
    if poll.state != "revealed":
        raise Refused("core.close_first")
    return DECISION.add(session, key, text, at, poll.item, rule="threshold" if reached else "", poll=poll.key)


def polls(session: Session) -> list[Vote]:
    """Votes a decision can rest on, the newest first."""
    return [v for v in reversed(votes(session)) if v.state == "revealed"]
