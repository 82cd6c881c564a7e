"""Vetoes and duties to consult as the facilitator has them before their eyes beside what they touch (practice 1c)."""

from __future__ import annotations

from collections.abc import Sequence

from moothall.activities.power.records import POWER, PowerEntry
from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.notices import Notice, shares_words
from moothall.core.open_matters import OpenMatter
from moothall.day_words import short_day
from moothall.words import say


def notices(session: Session, words: str) -> Sequence[Notice]:
    """Who can block something or must be asked first, over what, whom they ask and by when; those that touch `words` say so."""
    return tuple(Notice(_veto(entry), touches(entry, words), _waits(entry)) for entry in vetoes(session))


def vetoes(session: Session) -> list[PowerEntry]:
    return [entry for entry in POWER.all(session) if entry.kind == "veto"]


def touches(entry: PowerEntry, words: str) -> bool:
    """Whether a veto is over what `words` speak of: by the words of what it affects, or because its holder is named. One that doesn't say
    over what may be over anything.
    """
    if not entry.affects:
        return True
    ordinary = say("power.ordinary").split()
    return shares_words(entry.affects, words, ordinary) or (bool(entry.held_by) and shares_words(entry.held_by, words, ordinary))


def _waits(entry: PowerEntry) -> bool:
    return not entry.consulted


def _veto(entry: PowerEntry) -> str:
    named = say("power.veto_beside", number=entry.number, what=entry.statement)
    over = say("power.veto_over", what=entry.affects) if entry.affects else ""
    whom = say("power.veto_whom", whom=entry.consult) if entry.consult else ""
    day = say("power.veto_by", day=short_day(entry.by_when)) if entry.by_when else ""
    how = say(f"power.consulted_{entry.consulted}") if entry.consulted else say("power.veto_not_asked")
    return " · ".join(part for part in (named, entry.held_by, over, whom, day, how) if part)


def still_to_consult(session: Session) -> tuple[OpenMatter, ...]:
    """Whoever has still to be asked before what was agreed can stand: named where the room heard it, else by number alone."""
    return tuple(_matter(entry) for entry in vetoes(session) if _waits(entry))


def _matter(entry: PowerEntry) -> OpenMatter:
    heard = entry.read_back and entry.visibility >= Level.ROOM and entry.said_by == "holder"
    day = say("power.veto_by", day=short_day(entry.by_when)) if entry.by_when else say("power.no_day_said")
    if heard and (entry.consult or entry.held_by):
        who = entry.consult or entry.held_by
        return OpenMatter("power.still_to_consult", {"number": entry.number, "who": who, "day": day}, subject=entry.key)
    return OpenMatter("power.veto_unasked", {"number": entry.number, "day": day}, subject=entry.key)
