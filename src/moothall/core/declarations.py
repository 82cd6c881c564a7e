"""Declarations of interest: who says, before a vote opens, that an option touches them, and what they did about it.

A declaration is made aloud in the room; a ballot never says who gave it, so abstaining is recorded here and nowhere else. It stands under
a vote and has no number; everything else about it follows from its declaration as a record.
"""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.errors import Refused
from moothall.core.levels import Level
from moothall.core.model import Session, Step, Table
from moothall.core.people import head_count, present
from moothall.core.records import RecordKind, choice, link, person, words
from moothall.core.votes import OPTIONS, VOTES, Vote, votes

KINDS_OF_INTEREST = ("financial", "professional", "personal", "indirect")
"""Financial · non-financial professional · non-financial personal · indirect, through somebody close (practice 2.21)."""
OUTCOMES = ("declared", "abstained", "withdrew")
"""Noted, stays and votes; takes part without a vote on it; leaves the room for it."""


def option_words(session: Session, option: str) -> str:
    """An option as its ballot has it; empty when it was taken out again."""
    found = session.find(OPTIONS, option)
    return f"{found.number} {found.text}" if found else ""


@dataclass(frozen=True, slots=True)
class Declaration:
    """One person's interest in a vote: in one option of it, or in all of it when `option` is empty."""

    key: str
    vote: str
    participant: str = person(level=Level.ROOM, must=True)
    option: str = link(level=Level.ROOM, read=option_words)
    outcome: str = choice(*OUTCOMES, level=Level.ROOM)
    what: str = words()
    kind: str = choice("", *KINDS_OF_INTEREST, level=Level.ROOM)


DECLARATIONS = Table("declaration", Declaration, by=("vote",))
DECLARATION = RecordKind(
    "declaration",
    DECLARATIONS,
    step_added="step.declare",
    step_edited="step.change_declaration",
    step_deleted="step.take_back_declaration",
    member=None,
)


def declarations_of(session: Session, vote: str) -> list[Declaration]:
    """In the order they were made. One in an option that was taken out again is moot."""
    return [d for d in session.where(DECLARATIONS, "vote", vote) if not d.option or session.find(OPTIONS, d.option)]


def all_declarations(session: Session) -> list[Declaration]:
    """Those of every vote, in the order of the votes."""
    return [made for vote in votes(session) for made in declarations_of(session, vote.key)]


def declare(
    session: Session, key: str, vote: str, participant: str, option: str = "", outcome: str = "declared", what: str = "", kind: str = ""
) -> Step:  # fmt: skip
    """Record an interest. Refused for an option of another vote, for somebody who has just been struck off the list, and once the vote is
    closed; ValueError for an outcome there is none of.
    """
    _still_going(session, vote)
    if option and session.get(OPTIONS, option).vote != vote:
        raise Refused("core.no_such_declaration")
    said = {"participant": participant, "option": option, "outcome": outcome, "what": what, "kind": kind}
    return DECLARATION.make(session, key, said, vote=vote)


def change_declaration(session: Session, key: str, outcome: str = "", kind: str | None = None) -> Step:
    """What the person did about it, or of which kind it is. Refused when the declaration is gone, and once the vote is closed; ValueError
    for an outcome or a kind there is none of.
    """
    before = session.get(DECLARATIONS, key)
    _still_going(session, before.vote)
    return DECLARATION.edit(session, key, outcome=outcome or before.outcome, kind=before.kind if kind is None else kind)


def take_back_declaration(session: Session, key: str) -> Step:
    """Remove an interest that was recorded by mistake. Refused when it is gone, and once the vote is closed."""
    _still_going(session, session.get(DECLARATIONS, key).vote)
    return DECLARATION.delete(session, key)


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
