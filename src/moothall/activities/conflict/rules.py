"""Working a tension: its days and states, the step of the ladder it stands on, the sentences people heard, the round in which each side
says back what the other wants. Pure: the day and the hour are given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from moothall.activities.conflict.entries import to_hear
from moothall.activities.conflict.records import CONFLICT, CONFLICTS, MOVES, OPEN, PARTIES, Conflict, ConflictMove, ConflictParty
from moothall.core.errors import Refused
from moothall.core.ladder import OnLadder, Rung, days_between, working_days_on
from moothall.core.levels import Level
from moothall.core.model import Change, Session, Step, added, changed, removed
from moothall.core.open_matters import OpenMatter, unread
from moothall.core.session_details import a_date, details_of
from moothall.day_words import short_day
from moothall.words import say

STUCK = 4
"""From this stage on a tension is not settled in plenary (practice 2.6a)."""
OFF = ("agreed", "agreed_to_differ", "parked", "closed")
"""States in which it stands on no step."""


# its days


def moves(session: Session, key: str) -> list[ConflictMove]:
    """What happened to it, in order."""
    return sorted(session.where(MOVES, "conflict", key), key=lambda move: move.place)


def first_day(session: Session, c: Conflict) -> str:
    """The day it was first named, ISO."""
    return c.first or details_of(session).date


def age(session: Session, c: Conflict, today: str) -> int:
    """Whole days since it was first named."""
    return days_between(first_day(session, c), today)


def since(session: Session, c: Conflict) -> str:
    """The day on which it came to the step or state it is in."""
    came = [move.on for move in moves(session, c.key) if move.what != "came_up"]
    return came[-1] if came else first_day(session, c)


def times_came_up(session: Session, key: str) -> int:
    """How often it came up again after it was named."""
    return sum(move.what == "came_up" for move in moves(session, key))


def days_past(c: Conflict, today: str) -> int:
    """Whole days by which its step is overdue; none when it is settled or has no day."""
    return days_between(c.by_when, today) if c.by_when and c.state in OPEN and c.state != "parked" else 0


def history(session: Session, key: str) -> Sequence[tuple[str, str]]:
    """Days as people read them, and what happened then, the naming first."""
    c = session.get(CONFLICTS, key)
    named = (short_day(first_day(session, c)), say("conflict.state_named"))
    return (named, *((short_day(move.on), _happened(move)) for move in moves(session, key)))


def _happened(move: ConflictMove) -> str:
    if move.what == "step":
        return move.step
    return say("conflict.came_up") if move.what == "came_up" else say(f"conflict.state_{move.what}")


def edit(session: Session, key: str, today: str, at: str, **fields: Any) -> Step:
    """As the declaration edits, with another state kept in its history. Refused as the fields refuse."""
    step = CONFLICT.edit(session, key, **fields)
    before = session.get(CONFLICTS, key)
    state = fields.get("state", before.state)
    if state == before.state:
        return step
    return Step(step.name, (*step.changes, _move(session, key, today, at, state)), step.about)


def come_up(session: Session, key: str, today: str, at: str) -> Step:
    """It came up again. Refused twice in one minute, which is a slip of the finger."""
    c = session.get(CONFLICTS, key)
    last = moves(session, key)[-1:]
    if last and (last[0].what, last[0].on, last[0].at) == ("came_up", today, at):
        raise Refused("conflict.just_came_up", number=c.number)
    return Step("conflict.step_came_up", (_move(session, key, today, at, "came_up"),), about=str(c.number))


def delete(session: Session, key: str) -> Step:
    """The tension, its sides and its history."""
    step = CONFLICT.delete(session, key)
    return Step(step.name, (*(removed(MOVES, move) for move in moves(session, key)), *step.changes), step.about)


def _move(session: Session, key: str, today: str, at: str, what: str, step: str = "") -> Change:
    place = len(moves(session, key)) + 1
    # One key for one place: a rule has no randomness of its own, and a tension's places are used once.
    return added(MOVES, ConflictMove(f"{key}-{place}", key, place, a_date(today), at, what, step))


# the ladder


def climb(session: Session, key: str, rung: Rung, today: str, at: str) -> Step:
    """Onto a step: by when follows from its working days. Saying it in the room names it, two talking work it, whatever is above that is
    escalated. Refused when it is on that step already.
    """
    c = session.get(CONFLICTS, key)
    if c.rung == rung.key and c.state in OPEN and c.state != "parked":
        raise Refused("conflict.there_already", number=c.number, step=rung.words)
    due = working_days_on(today, rung.days) if rung.days is not None else ""
    state = "named" if rung.number == 0 else "being_worked" if rung.number == 1 else "escalated"
    after = replace(c, rung=rung.key, step=rung.words, by_when=due, state=state)
    return Step(
        "conflict.step_climbed", (changed(CONFLICTS, c, after), _move(session, key, today, at, "step", rung.words)), about=str(c.number)
    )


def set_due(session: Session, key: str, day: str) -> Step:
    """Until when its step may take, as people write days. Refused where that is none."""
    return CONFLICT.edit(session, key, by_when=day)


def settle(session: Session, key: str, state: str, today: str, at: str) -> Step:
    """Off the ladder: agreed, agreed to differ, parked or closed. It keeps the step it was settled on."""
    return edit(session, key, today, at, state=state)


def standing(session: Session, today: str) -> Sequence[OnLadder]:
    """Every tension by number, and where it stands."""
    return [
        OnLadder(
            c.key,
            c.number,
            c.issue,
            c.rung,
            c.step,
            c.state,
            say(f"conflict.state_{c.state}"),
            c.state in OPEN and c.state != "parked",
            since(session, c),
            c.by_when,
            age(session, c, today),
            days_past(c, today),
            times_came_up(session, c.key),
            c.visibility == Level.PRIVATE,
        )
        for c in CONFLICT.all(session)
    ]


# read back, a sentence at a time


def heard(session: Session, c: Conflict) -> list[tuple[str, bool]]:
    """The sentences that wait for a tick, and whether each was heard in these words."""
    known = set(c.heard.split("\n"))
    return [(sentence, c.read_back or sentence in known) for sentence in to_hear(c, CONFLICT.rows_of(session, c.key))]


def hear(session: Session, key: str, sentence: str) -> Step:
    """A tick on one sentence, or off it. With the last one the entry is read back, and a private one is the room's from then on; with one
    off it isn't any more. Refused when the words are other words by now.
    """
    c = session.get(CONFLICTS, key)
    ticks = dict(heard(session, c))
    if sentence not in ticks:
        raise Refused("conflict.other_words", number=c.number)
    ticks[sentence] = not ticks[sentence]
    return _heard(c, ticks)


def hear_next(session: Session, key: str) -> Step:
    """The first sentence without a tick gets it; when all have one, all are off again."""
    c = session.get(CONFLICTS, key)
    ticks = dict(heard(session, c))
    waiting = next((sentence for sentence, on in ticks.items() if not on), None)
    return _heard(c, {**ticks, waiting: True} if waiting else dict.fromkeys(ticks, False))


def _heard(c: Conflict, ticks: dict[str, bool]) -> Step:
    whole = all(ticks.values())
    given = whole and not c.read_back and c.visibility == Level.PRIVATE
    after = replace(
        c,
        heard="\n".join(sentence for sentence, on in ticks.items() if on),
        read_back=whole,
        visibility=int(Level.ROOM) if given else c.visibility,
    )
    return Step("conflict.step_heard", (changed(CONFLICTS, c, after),), about=str(c.number))


# the paraphrase round


def sides(session: Session, key: str) -> list[ConflictParty]:
    """Those that have an interest: what can be said back."""
    return [side for side in CONFLICT.rows_of(session, key) if side.interest.strip()]


def is_round_on(session: Session, key: str) -> bool:
    """Whether a round was begun and some interest isn't said back yet. Options are closed until then."""
    return any(side.understood == 1 for side in sides(session, key))


def turn(session: Session, key: str) -> tuple[int, int]:
    """Which turn of how many the round is in, from 1; one more than there are when it is over, 0 when none was begun."""
    mine = sides(session, key)
    if not any(side.understood for side in mine):
        return 0, len(mine)
    return next((n for n, side in enumerate(mine, 1) if side.understood < 2), len(mine) + 1), len(mine)


def begin_round(session: Session, key: str) -> Step:
    """Refused until two sides have said why they want what they ask for: there is nothing to say back."""
    c, mine = session.get(CONFLICTS, key), sides(session, key)
    if len(mine) < 2:
        raise Refused("conflict.two_interests_first", number=c.number)
    return Step("conflict.step_round", _understood(mine, 1), about=str(c.number))


def yes_that_is_it(session: Session, key: str) -> Step:
    """The side whose interest was said back ticks it, and the next turn begins. Refused when no round is on."""
    c, mine = session.get(CONFLICTS, key), sides(session, key)
    waiting = next((side for side in mine if side.understood == 1), None)
    if waiting is None:
        raise Refused("conflict.no_round", number=c.number)
    return Step("conflict.step_said_back", _understood([waiting], 2), about=str(c.number))


def end_round(session: Session, key: str) -> Step:
    """Given up, or to be begun anew: no interest counts as said back."""
    c = session.get(CONFLICTS, key)
    return Step("conflict.step_round_ended", _understood(CONFLICT.rows_of(session, key), 0), about=str(c.number))


def _understood(rows: Sequence[ConflictParty], how_far: int) -> tuple[Change, ...]:
    return tuple(changed(PARTIES, side, replace(side, understood=how_far)) for side in rows if side.understood != how_far)


# halfway, and before people leave


def asks_halfway(session: Session) -> str:
    """Nothing named by then is more worrying than something (practice 1c, row 67). Never a word of praise for it."""
    return "" if CONFLICT.all(session) else "conflict.none_halfway"


def matters(session: Session) -> Sequence[OpenMatter]:
    """Words that nobody heard, and steps of the ladder whose time is over on the session's day."""
    today = details_of(session).date
    late = [(c, past) for c in CONFLICT.all(session) if (past := days_past(c, today))]
    overdue = (OpenMatter("conflict.overdue", {"number": c.number, "n": past}, subject=c.key) for c, past in late)
    return (*unread(CONFLICT, session), *overdue)
