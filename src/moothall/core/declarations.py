"""Declarations of interest: who says, before a vote opens, that an option touches them, and what they did about it.

A declaration is made aloud in the room; a ballot never says who gave it, so abstaining is recorded here and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from moothall.core.errors import Refused
from moothall.core.model import Session, Step, Table, added, changed, removed
from moothall.core.people import PARTICIPANTS, head_count, present
from moothall.core.text import kept
from moothall.core.votes import OPTIONS, VOTES, Vote

OUTCOMES = ("declared", "abstained", "withdrew")
"""Stays and votes; stays without voting on it; leaves the room for it."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """One person's interest in a vote: in one option of it, or in all of it when `option` is empty."""

    key: str
    vote: str
    participant: str
    option: str = ""
    outcome: str = "declared"
    what: str = ""


DECLARATIONS = Table("declaration", Declaration, by=("vote",))


def declarations_of(session: Session, vote: str) -> list[Declaration]:
    """In the order they were made. One in an option that was taken out again is moot."""
    return [d for d in session.where(DECLARATIONS, "vote", vote) if not d.option or session.find(OPTIONS, d.option)]


def declare(session: Session, key: str, vote: str, participant: str, option: str = "", outcome: str = "declared", what: str = "") -> Step:
    """Record an interest. Refused for an option of another vote, and once the vote is closed."""
    _still_going(session, vote)
    # Only to refuse where the person has just been struck off the list.
    session.get(PARTICIPANTS, participant)
    if (option and session.get(OPTIONS, option).vote != vote) or outcome not in OUTCOMES:
        raise Refused("core.no_such_declaration")
    return Step("step.declare", (added(DECLARATIONS, Declaration(key, vote, participant, option, outcome, kept(what))),))


def change_declaration(session: Session, key: str, outcome: str) -> Step:
    """What the person did about it. Refused for an outcome there is none of, when the declaration is gone, and once the vote is closed."""
    before = session.get(DECLARATIONS, key)
    _still_going(session, before.vote)
    if outcome not in OUTCOMES:
        raise Refused("core.no_such_declaration")
    return Step("step.change_declaration", (changed(DECLARATIONS, before, replace(before, outcome=outcome)),))


def take_back_declaration(session: Session, key: str) -> Step:
    """Remove an interest that was recorded by mistake. Refused when it is gone, and once the vote is closed."""
    before = session.get(DECLARATIONS, key)
    _still_going(session, before.vote)
    return Step("step.take_back_declaration", (removed(DECLARATIONS, before),))


def _still_going(session: Session, vote: str) -> Vote:
    found = session.get(VOTES, vote)
    if found.state not in ("draft", "open"):
        raise Refused("core.vote_not_open")
    return found


def not_voting(session: Session, vote: str) -> int:
    """How many participants present take no part in the whole of this vote, because they abstained or withdrew."""
    # A person who declared twice stands aside once. Who stands aside for one option still votes on the others.
    aside = {d.participant for d in declarations_of(session, vote) if d.outcome != "declared" and not d.option}
    return sum(p.key in aside for p in present(session))


def voters(session: Session, vote: str) -> int:
    """How many may vote: participants present, without those who stand aside. 0 when nobody counted the room."""
    # Where nobody declared anything the people need not be gone through a second time.
    return head_count(session) - (not_voting(session, vote) if declarations_of(session, vote) else 0)
