"""Declaring an interest in one line, and saying it beside whatever it touches."""

from __future__ import annotations

from collections.abc import Sequence

from moothall.activities.interest_register.records import INTEREST, Interest
from moothall.core.model import Session, Step
from moothall.core.notices import Notice, shares_words
from moothall.core.people import PARTICIPANTS
from moothall.core.typed_record import add_typed
from moothall.words import say


def declare(session: Session, key: str, text: str, at: str, item: str = "") -> Step:
    """`trustee of the hospice @Dana = hospice money`. Refused as a typed line is."""
    return add_typed(INTEREST, session, key, text, at, item)


def notices(session: Session, words: str) -> Sequence[Notice]:
    """Every interest as one line; one touches `words` by what it bears on, or by its own words where it doesn't say."""
    return tuple(Notice(told(session, entry), _touches(entry, words)) for entry in INTEREST.all(session))


def _touches(entry: Interest, words: str) -> bool:
    return shares_words(entry.touches or entry.what, words, say("interest_register.ordinary").split())


def told(session: Session, entry: Interest) -> str:
    """Whose, what, of which kind and what they did, as the desk says it before a vote."""
    person = session.find(PARTICIPANTS, entry.participant)
    who = person.name if person else say("interest_register.participant_nobody")
    kind = say(f"interest_register.kind_{entry.kind}") if entry.kind else say("interest_register.ask_kind")
    return say("interest_register.beside", who=who, what=entry.what, kind=kind, did=say(f"interest_register.outcome_{entry.outcome}"))
