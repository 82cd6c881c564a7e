"""The cards as every copy may read them, the highest first: the idea, its sum, its place. Nobody's name is on a card."""

from __future__ import annotations

from moothall.activities.crowd_sourcing.records import CROWD_SOURCING
from moothall.activities.crowd_sourcing.rules import RankedCard, ranked
from moothall.core.model import Session
from moothall.core.redaction import Entry
from moothall.record_words import entry_of, facts_of
from moothall.words import say


def entries(session: Session) -> tuple[Entry, ...]:
    return tuple(_entry(session, one) for one in ranked(CROWD_SOURCING.all(session)))


def _entry(session: Session, one: RankedCard) -> Entry:
    own = facts_of(CROWD_SOURCING, session, one.card)
    placed = (("crowd_sourcing.label_place", place_words(one)), ("crowd_sourcing.label_sum", sum_words(one)))
    return entry_of(CROWD_SOURCING, session, one.card, facts=(*(placed if one.place else ()), *own))


def place_words(one: RankedCard) -> str:
    return say("crowd_sourcing.tied" if one.tied else "crowd_sourcing.place", n=one.place)


def sum_words(one: RankedCard) -> str:
    """ "21 of 25", and that there are four scores or six where there are."""
    return say("crowd_sourcing.sum_marked" if one.unusual else "crowd_sourcing.sum", total=one.total, most=one.most, n=len(one.scores))
