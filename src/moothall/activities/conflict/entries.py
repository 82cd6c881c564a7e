"""How a tension reads at each level: in full to its parties, as agreed to the room, in neutral words outside."""

from __future__ import annotations

from collections.abc import Sequence

from moothall.activities.conflict.records import CONFLICT, Conflict, ConflictParty
from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.redacted_copy import FacingCopy, SideCopy
from moothall.core.redaction import Entry
from moothall.day_words import short_day
from moothall.record_words import days_of, details_of_entry, widest_of
from moothall.words import say


def entries(session: Session) -> tuple[Entry, ...]:
    return tuple(_entry(session, c, CONFLICT.rows_of(session, c.key)) for c in CONFLICT.all(session))


def wordings(c: Conflict, sides: Sequence[ConflictParty]) -> dict[Level, str]:
    """The exact words each level would print."""
    in_full = _join(c.issue, *(said for side in sides for said in _in_full(side)), _shared(c), _where(c))
    return {
        Level.PRIVATE: in_full,
        Level.PARTIES: in_full,
        Level.ROOM: _join(c.issue, _between(sides), *map(_interest, sides), _shared(c), _where(c)),
        Level.OUTSIDE: _join(_neutral(c), say(f"conflict.says_{c.state}")),
    }


def facing(c: Conflict, sides: Sequence[ConflictParty]) -> dict[Level, FacingCopy]:
    """The same words as sides that face each other, for the levels that name sides at all; none while no side is named."""
    named = [side for side in sides if side.name]
    if not named:
        return {}
    both, now = _join(c.shared), _where(c)
    whole = FacingCopy(c.issue, tuple(SideCopy(side.name, _said(side, ("asks", "interest", "bound"))) for side in named), both, now)
    in_room = FacingCopy(c.issue, tuple(SideCopy(side.name, _said(side, ("interest",))) for side in named), both, now)
    return {Level.PRIVATE: whole, Level.PARTIES: whole, Level.ROOM: in_room}


def _said(side: ConflictParty, fields: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((f"conflict.side_{name}", text) for name in fields if (text := getattr(side, name)))


def to_hear(c: Conflict, sides: Sequence[ConflictParty]) -> tuple[str, ...]:
    """The sentences that people hear and agree to before anything of it prints at its level, each once and on one line: what is asked and
    wanted, and who takes it on. Its state, step and day move on by themselves and need no tick.
    """
    level = Level(c.visibility)
    outside = (_neutral(c),) if level is Level.OUTSIDE and c.neutral else ()
    of_sides = [said for side in sides for said in _in_full(side)] if level is Level.PARTIES else [_between(sides), *map(_interest, sides)]
    spoken = (c.issue, *of_sides, _shared(c), say("conflict.with_owner", owner=c.owner) if c.owner else "", *outside)
    return tuple(dict.fromkeys(" ".join(sentence.split()) for sentence in spoken if sentence.strip()))


def _neutral(c: Conflict) -> str:
    return c.neutral or say(f"conflict.outside_{c.kind or 'any'}")


def _join(*sentences: str) -> str:
    return " ".join(s for s in sentences if s)


def _in_full(p: ConflictParty) -> tuple[str, ...]:
    return tuple(
        say(f"conflict.{how}", **{"name": p.name, field: text})
        for how, field in (("asks_for", "asks"), ("so_that", "interest"), ("bound_by", "bound"))
        if (text := getattr(p, field))
    )


def _interest(p: ConflictParty) -> str:
    return say("conflict.so_that", name=p.name, interest=p.interest) if p.interest and p.name else ""


def _between(sides: Sequence[ConflictParty]) -> str:
    names = [p.name for p in sides if p.name]
    return say("conflict.between", names=" · ".join(names)) if names else ""


def _shared(c: Conflict) -> str:
    return say("conflict.both_want", shared=c.shared) if c.shared else ""


def _where(c: Conflict) -> str:
    """State, step, owner, date: what was agreed about working it."""
    return _join(
        say(f"conflict.says_{c.state}"),
        say("conflict.at_step", step=c.step) if c.step else "",
        say("conflict.with_owner", owner=c.owner) if c.owner else "",
        say("conflict.due", by_when=short_day(c.by_when)) if c.by_when else "",
    )


def _entry(session: Session, c: Conflict, sides: Sequence[ConflictParty]) -> Entry:
    return Entry(
        log="conflict",
        number=c.number,
        visibility=Level(c.visibility),
        read_back=c.read_back,
        state=c.state,
        wordings=wordings(c, sides),
        parties=tuple(p.name for p in sides if p.name),
        details=details_of_entry(CONFLICT, session, c),
        widest=widest_of(CONFLICT),
        days=days_of(CONFLICT, c),
        facing=facing(c, sides),
    )
