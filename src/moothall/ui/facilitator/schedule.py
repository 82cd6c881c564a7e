"""How the agenda stands against the clock, in words for the rail and the top bar. The times are the core's (`core.agenda_clock`)."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.agenda import AgendaItem, agenda, current_item, planned_starts
from moothall.core.agenda_clock import AgendaTimes, agenda_times, took
from moothall.core.model import Session
from moothall.words import say

LATE_FROM = 3
"""Minutes. Less is how rooms are, and a chip that comes and goes would only nag."""


@dataclass(frozen=True, slots=True)
class RailLine:
    """One item as the rail shows it. `start` is when it began or is expected, `planned` when it should have; either may be empty.

    `share` is how far through its minutes the current item is, 0 to 1; None for every other item.
    """

    key: str
    title: str
    state: str
    start: str
    planned: str
    note: str
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """`late` is in minutes, negative when there is time in hand; 0 before the day and after it. `standing` are the minutes that everything
    stands still, None while it goes on.
    """

    lines: tuple[RailLine, ...]
    finish: str = ""
    planned: str = ""
    late: int = 0
    standing: int | None = None


def schedule(session: Session, today: str, now: str) -> Schedule:
    """The agenda at `now` (HH:MM) on `today` (ISO). Only a session held today with an item running can be late."""
    times, due = agenda_times(session, today, now), planned_starts(session)
    lines = tuple(_line(item, times, due.get(item.key, "")) for item in agenda(session))
    running = current_item(session)
    stands = times.standing if running is not None and running.paused and times.gone is not None else None
    return Schedule(lines, times.finish, times.planned, times.late, stands)


def _line(item: AgendaItem, times: AgendaTimes, due: str) -> RailLine:
    note, share = _note(item), None
    if item.state == "now" and times.gone is not None:
        note = say("window.of_minutes", gone=times.gone, minutes=item.length, end=times.ends)
        if item.paused:
            note = say("window.stands_since", time=item.paused, n=times.standing)
        # The share stops at 1: the now line stays in its item however late it is. An item of 0 minutes is at its end at once.
        share = min(1.0, times.gone / max(1, item.length))
    return RailLine(item.key, item.title, item.state, times.starts.get(item.key, ""), due, note, share)


def _note(item: AgendaItem) -> str:
    """Minutes planned, given or taken."""
    if item.state == "dropped":
        return say("window.dropped")
    minutes = took(item) if item.state == "done" else None
    if minutes is not None:
        return say("window.took", took=minutes, minutes=item.minutes)
    if item.allowed is not None:
        return say("window.allowed", n=item.allowed, minutes=item.minutes)
    return say("window.minutes", n=item.minutes)
