"""Vetoes as the facilitator has them before their eyes while something is decided (practice 1c)."""

from __future__ import annotations

from collections.abc import Sequence

from moothall.activities.power.records import POWER, PowerEntry
from moothall.core.model import Session
from moothall.day_words import short_day
from moothall.words import say


def vetoes(session: Session) -> Sequence[str]:
    """Who can block something or must be asked first, what it touches, and whether they have been asked: for the facilitator alone."""
    return tuple(_veto(entry) for entry in POWER.all(session) if entry.kind == "veto")


def _veto(entry: PowerEntry) -> str:
    named = say("power.veto_beside", number=entry.number, what=entry.statement)
    over = say("power.veto_over", what=entry.affects) if entry.affects else ""
    asked = say("power.veto_asked" if entry.acknowledged == "yes" else "power.veto_not_asked")
    day = say("power.veto_by", day=short_day(entry.by_when)) if entry.by_when else ""
    return " · ".join(part for part in (named, entry.held_by, over, day, asked) if part)
