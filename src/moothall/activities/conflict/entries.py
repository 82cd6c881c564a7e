"""How a tension reads at each level: in full to its parties, as agreed to the room, in neutral words outside."""

from __future__ import annotations

from collections.abc import Sequence

from moothall.activities.conflict.records import CONFLICT, Conflict, ConflictParty
from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.redaction import Entry
from moothall.day_words import short_day
from moothall.record_words import days_of, details_of_entry, widest_of
from moothall.words import say


def entries(session: Session) -> tuple[Entry, ...]:
    return tuple(_entry(session, c, CONFLICT.rows_of(session, c.key)) for c in CONFLICT.all(session))


def wordings(c: Conflict, sides: Sequence[ConflictParty]) -> dict[Level, str]:
    """The exact words each level would print."""
    return {
        Level.PRIVATE: _join(c.issue, *map(_in_full, sides), _shared(c), _where(c)),
        Level.PARTIES: _join(c.issue, *map(_in_full, sides), _shared(c), _where(c)),
        Level.ROOM: _join(c.issue, _between(sides), *map(_interest, sides), _shared(c), _where(c)),
        Level.OUTSIDE: _join(c.neutral or say(f"conflict.outside_{c.kind or 'any'}"), say(f"conflict.says_{c.state}")),
    }


def _join(*sentences: str) -> str:
    return " ".join(s for s in sentences if s)


def _in_full(p: ConflictParty) -> str:
    parts = (
        say("conflict.asks_for", name=p.name, asks=p.asks) if p.asks else "",
        say("conflict.so_that", name=p.name, interest=p.interest) if p.interest else "",
        say("conflict.bound_by", name=p.name, bound=p.bound) if p.bound else "",
    )
    return _join(*parts)


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
    )
