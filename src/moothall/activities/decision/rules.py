"""Recording decisions. The words are enough to begin with; everything else may follow while the room still remembers it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from moothall.activities.decision.records import DECISIONS, RULES, Decision
from moothall.core.errors import Refused
from moothall.core.model import Session, Step, added, changed, removed
from moothall.core.session_details import a_date
from moothall.core.text import kept, required
from moothall.core.votes import VOTES, Vote, votes


def decisions(session: Session) -> list[Decision]:
    """By number."""
    return sorted(session.all(DECISIONS), key=lambda d: d.number)


def decide(session: Session, key: str, text: str, at: str, item: str = "") -> Step:
    """A decision in the words the room agreed to."""
    return _recorded(Decision(key, session.next_number("decision"), required(text), item=item, noted=at))


def take_forward(session: Session, key: str, vote: str, at: str, text: str, reached: bool = False) -> Step:
    """A decision that rests on a vote whose result is known; when the support agreed beforehand was reached, that is its rule.

    Refused while the result isn't known.
    """
    poll = session.get(VOTES, vote)
    if poll.state != "revealed":
        raise Refused("core.close_first")
    rule = "threshold" if reached else ""
    number = session.next_number("decision")
    return _recorded(Decision(key, number, required(text), rule, poll.key, item=poll.item, noted=at))


def _recorded(decision: Decision) -> Step:
    return Step("decision.step_recorded", (added(DECISIONS, decision),), about=str(decision.number))


def edit_decision(session: Session, key: str, **fields: Any) -> Step:
    """Change any fields. Refused when the review date is no date; ValueError for a rule there is not."""
    before = session.get(DECISIONS, key)
    if fields.get("rule", "") not in RULES:
        raise ValueError(f"rule: {fields['rule']!r}")
    if "text" in fields:
        required(fields["text"])
    if fields.get("review"):
        fields["review"] = a_date(fields["review"].strip())
    tidy: dict[str, Any] = {name: kept(str(value)) for name, value in fields.items()}
    after = replace(before, **tidy)
    return Step("decision.step_edited", (changed(DECISIONS, before, after),) if after != before else (), about=str(before.number))


def delete_decision(session: Session, key: str) -> Step:
    decision = session.get(DECISIONS, key)
    return Step("decision.step_deleted", (removed(DECISIONS, decision),), about=str(decision.number))


def polls(session: Session) -> list[Vote]:
    """Votes a decision can rest on, the newest first."""
    return [v for v in reversed(votes(session)) if v.state == "revealed"]
