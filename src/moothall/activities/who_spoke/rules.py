"""One tap says who speaks: the turn before it ends, and the next begins. What may be said of all of them is one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from moothall.activities.who_spoke.records import TALK, TalkTurn
from moothall.core.errors import Refused
from moothall.core.model import Change, Session, Step, changed
from moothall.core.talk_shares import (
    ENOUGH,
    TalkShare,
    groups_by_sector,
    groups_by_table,
    mainly,
    seconds_of,
    talk_shares,
)
from moothall.words import say

LETTERS = "qwertyui"
"""The keys of groups, in their order; one beyond them is pressed on the page."""
NOBODY = "nobody"
_DAY = 24 * 60 * 60
FORGOTTEN = 30 * 60
"""Seconds after which a turn that nobody ended is taken for forgotten, and counts nothing."""


def turns(session: Session) -> list[TalkTurn]:
    return TALK.all(session)


def groups(session: Session, by: str = "") -> dict[str, int]:
    """Who may speak, with how many of them are here: sectors, or tables where these were chosen or nobody has a sector."""
    sectors = groups_by_sector(session)
    return groups_by_table(session) if (by or grouped_by(session)) == "table" or not sectors else sectors


def grouped_by(session: Session) -> str:
    """As the last turn was; sectors at first."""
    found = turns(session)
    return found[-1].by if found else "sector"


def running(session: Session) -> TalkTurn | None:
    """Whoever speaks now."""
    found = turns(session)
    return found[-1] if found and not found[-1].seconds else None


def speaks(session: Session, key: str, name: str, at: str, item: str = "") -> Step:
    """The group of a letter speaks, or nobody, at HH:MM:SS (or HH:MM). Refused when there is no such group, and for nobody when nobody
    spoke.
    """
    if name == NOBODY:
        return nobody(session, at)
    found = list(groups(session))
    if LETTERS.index(name) >= len(found):
        raise Refused("who_spoke.no_group" if found else "who_spoke.no_groups", letter=name.upper(), n=len(found))
    return begins(session, key, found[LETTERS.index(name)], at, item)


def begins(session: Session, key: str, group: str, at: str, item: str = "", by: str = "") -> Step:
    """A group begins to speak; whoever spoke ends. The same group pressed again ends its own turn."""
    now = running(session)
    if now is not None and now.speaks == group:
        return nobody(session, at)
    before = _ended(session, at)
    made = TALK.add(
        session, key, group, at[:5], item,
        by=by or ("table" if group in groups_by_table(session) and group not in groups_by_sector(session) else "sector"),
        since=at, told="yes" if is_told(session) else "",
    )  # fmt: skip
    return replace(made, name="who_spoke.step_speaks", changes=(*before, *made.changes), about=group)


def nobody(session: Session, at: str) -> Step:
    """Whoever spoke ends. Refused when nobody did."""
    before = _ended(session, at)
    if not before:
        raise Refused("who_spoke.nobody_speaks")
    return Step("who_spoke.step_ends", before)


def _ended(session: Session, at: str) -> tuple[Change, ...]:
    now = running(session)
    if now is None:
        return ()
    lasted = (_seconds(at) - _seconds(now.since)) % _DAY
    # What was forgotten is no speech: half an hour of somebody's coffee would be most of the day's talk.
    return (changed(TALK.table, now, replace(now, seconds=str(lasted if lasted <= FORGOTTEN else 0))),)


def _seconds(at: str) -> int:
    """Of a time of day; 0 for what is none: a file from elsewhere may hold anything."""
    hours, minutes, seconds = (*(figure(part) for part in at.split(":")), 0, 0, 0)[:3]
    return (hours * 60 + minutes) * 60 + seconds


def figure(text: str) -> int:
    """A whole number up to a day's seconds, 0 for any other text."""
    return min(int(text), _DAY) if text.isdecimal() and len(text) < 9 else 0


def so_far(turn: TalkTurn, at: str) -> int:
    """Seconds a turn has lasted, at HH:MM:SS while it goes on."""
    if turn.seconds:
        return figure(turn.seconds)
    lasted = (_seconds(at) - _seconds(turn.since)) % _DAY
    return lasted if lasted <= FORGOTTEN else 0


def echo(session: Session, key: str) -> str:
    """What the desk says of a tap, for the facilitator alone."""
    now = running(session)
    return say("who_spoke.echo", group=now.speaks) if now else say("who_spoke.echo_nobody")


# what may be said


def shares(session: Session, at: str = "") -> Sequence[TalkShare]:
    """Shares of talk by group, of turns in the grouping that holds; one that goes on counts only where `at` is given."""
    by = grouped_by(session)
    told = [(t.speaks, so_far(t, at) if at else figure(t.seconds)) for t in turns(session) if t.by == by]
    return talk_shares(told, groups(session, by))


def spread(session: Session) -> str:
    """The one sentence that may leave the room; empty while too little was said."""
    told = [(t.speaks, figure(t.seconds)) for t in turns(session) if t.by == grouped_by(session)]
    found = shares(session)
    if seconds_of(told) < ENOUGH or len(found) < 2:
        return ""
    n = mainly(found)
    return say("who_spoke.mainly", n=n) if n else say("who_spoke.evenly")


def is_told(session: Session) -> bool:
    """Whether copies for others may say how talk was spread."""
    found = turns(session)
    return bool(found) and bool(found[-1].told)


def tell_room(session: Session, on: bool) -> Step:
    """The one sentence is in what the room gets, or isn't. Refused while nobody spoke."""
    found = turns(session)
    if not found:
        raise Refused("who_spoke.nobody_spoke")
    wanted = "yes" if on else ""
    changes = tuple(changed(TALK.table, t, replace(t, told=wanted)) for t in found if t.told != wanted)
    return Step("who_spoke.step_told" if on else "who_spoke.step_untold", changes)
