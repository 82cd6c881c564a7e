"""How the agenda stands against the clock: expected starts, the finish, minutes late. Pure; changes no plan and starts no item."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.agenda import AgendaItem, agenda, clock, current_item, planned_starts, since_midnight
from moothall.core.facts import facts_of
from moothall.core.model import Session
from moothall.words import say

HALF_A_DAY = 12 * 60
"""Minutes. A session that runs past midnight is late, not a day early."""


@dataclass(frozen=True, slots=True)
class RailLine:
    """One item as the rail shows it. `start` is when it began or is expected, `planned` when it should have; either may be empty.

    `share` is how far through its planned minutes the current item is, 0 to 1; None for every other item.
    """

    key: str
    title: str
    state: str
    start: str
    planned: str
    note: str
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Pace:
    """`late` is in minutes, negative when there is time in hand; 0 before the day and after it."""

    lines: tuple[RailLine, ...]
    finish: str = ""
    planned: str = ""
    late: int = 0


def pace(session: Session, today: str, now: str) -> Pace:
    """The agenda at `now` (HH:MM) on `today` (ISO). Only a session held today with an item running can be late."""
    items, starts = agenda(session), planned_starts(session)
    planned = clock(since_midnight(starts[items[-1].key]) + items[-1].minutes) if starts and items else ""
    running = current_item(session) if facts_of(session).date == today else None
    if running is None or not running.started:
        return Pace(tuple(_line(i, i.started or starts.get(i.key, ""), starts.get(i.key, "")) for i in items), planned, planned)
    return _running(items, running, starts, planned, since_midnight(now))


def _running(items: list[AgendaItem], running: AgendaItem, starts: dict[str, str], planned: str, now: int) -> Pace:
    lines: list[RailLine] = []
    at = max(since_midnight(running.started) + running.minutes, now)
    for item in items:
        due = starts.get(item.key, "")
        if item is running:
            lines.append(_current(item, due, now))
        elif item.state == "todo" and item.position > running.position:
            lines.append(_line(item, clock(at), due))
            at += item.minutes
        else:
            lines.append(_line(item, item.started or due, due))
    late = (at - since_midnight(planned) + HALF_A_DAY) % (2 * HALF_A_DAY) - HALF_A_DAY if planned else 0
    return Pace(tuple(lines), clock(at), planned, late)


def _current(item: AgendaItem, due: str, now: int) -> RailLine:
    began = since_midnight(item.started)
    gone = max(0, now - began)
    note = say("window.of_minutes", gone=gone, minutes=item.minutes, end=clock(max(began + item.minutes, now)))
    return RailLine(item.key, item.title, item.state, item.started, due, note, min(1.0, gone / max(1, item.minutes)))


def _line(item: AgendaItem, start: str, due: str) -> RailLine:
    return RailLine(item.key, item.title, item.state, start, due, _note(item))


def _note(item: AgendaItem) -> str:
    if item.state == "dropped":
        return say("window.dropped")
    if item.state == "done" and item.started and item.ended:
        took = since_midnight(item.ended) - since_midnight(item.started)
        return say("window.took", took=max(0, took), minutes=item.minutes)
    return say("window.minutes", n=item.minutes)
