"""The agreed way out of a disagreement: its steps, and what stands on them. Plain data that one activity gives and another reads.

Counts working days, Monday to Friday; it knows no holidays, no record and no clock.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from moothall.core.model import Session, Step

_WEEKEND = 5
"""`date.weekday()` of a Saturday."""


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the ladder. `number` counts from 0, which is saying it in the room; `days` are working days, 0 the same day, None where
    `how_long` says it in other words or nothing does.
    """

    key: str
    number: int
    words: str
    who: str = ""
    days: int | None = None
    how_long: str = ""


@dataclass(frozen=True, slots=True)
class OnLadder:
    """A disagreement, and where it stands. `rung` is the step's key, empty where it stands on none; days are ISO, `due` may be empty.

    `age` and `past` are whole days; `past` is 0 until the step's time is over. `state` is a key and `called` its words; `is_open`
    tells whether it still asks for something. `private` entries are the facilitator's alone.
    """

    key: str
    number: int
    question: str
    rung: str
    step: str
    state: str
    called: str
    is_open: bool
    since: str
    due: str
    age: int
    past: int
    came_up: int
    private: bool


@dataclass(frozen=True, slots=True)
class Climbing:
    """What an activity lets the ladder do with its disagreements. `standing(session, today)` is all of them; `climb(session, key, rung,
    today, at)` puts one on a step; `set_due(session, key, day)` agrees until when; `settle(session, key, state, today, at)` takes it off;
    `history(session, key)` are its days and what happened then.
    """

    states: tuple[str, ...]
    """In which it is off the ladder, in the order they are offered."""
    standing: Callable[[Session, str], Sequence[OnLadder]]
    climb: Callable[[Session, str, Rung, str, str], Step]
    set_due: Callable[[Session, str, str], Step]
    settle: Callable[[Session, str, str, str, str], Step]
    history: Callable[[Session, str], Sequence[tuple[str, str]]]


def working_days_on(start: str, days: int) -> str:
    """The day so many working days after `start`, both ISO; empty at the end of the calendar."""
    day, left = date.fromisoformat(start), days
    try:
        while left > 0:
            day += timedelta(days=1)
            left -= day.weekday() < _WEEKEND
    except OverflowError:
        return ""
    return day.isoformat()


def days_between(start: str, end: str) -> int:
    """Whole days from one to the other, never below none."""
    return max(0, (date.fromisoformat(end) - date.fromisoformat(start)).days)


def ladder_of(session: Session, activities: Sequence[Any]) -> Sequence[Rung]:
    """The steps that were agreed or are being drafted, from the first up; none where no activity has any."""
    return next((a.ladder(session) for a in activities if a.ladder), ())
