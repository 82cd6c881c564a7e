"""The day as one line with the notes on it: from when to when, where items begin, where people have a break. Draws nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from moothall.activities.process_note.records import ProcessNote
from moothall.core.agenda import agenda, since_midnight
from moothall.core.agenda_clock import HALF_A_DAY, agenda_times
from moothall.core.model import Session

_HALF_HOUR = 30
_LEAST = 60
"""Minutes the line shows at least, so that two notes of a minute are no whole morning apart."""
_MOST_TICKS = 9


@dataclass(frozen=True, slots=True)
class Timeline:
    """All in minutes since midnight of the day it begins on, so that what is after midnight is beyond 1440. `starts` are those of agenda
    items, `breaks` from and to, `notes` one for each note, in their order.
    """

    first: int
    last: int
    now: int
    starts: tuple[int, ...] = ()
    breaks: tuple[tuple[int, int], ...] = ()
    notes: tuple[int, ...] = ()

    def share(self, minute: int) -> float:
        """How far along the line a minute lies, from 0 to 1."""
        return (minute - self.first) / (self.last - self.first)

    def ticks(self) -> range:
        """Half hours on the line; whole hours, or every second or third one, where there would be more than fit."""
        step = next(s for s in (30, 60, 120, 180, 360) if (self.last - self.first) / s <= _MOST_TICKS or s == 360)
        return range(-(-self.first // step) * step, self.last + 1, step)


def timeline(session: Session, notes: Sequence[ProcessNote], today: str, now: str) -> Timeline:
    """The line at `now` (HH:MM) on `today` (ISO): as long as the agenda, and longer where notes or the clock lie outside it."""
    times, items = agenda_times(session, today, now), agenda(session)
    begun = [(item, since_midnight(at)) for item in items if item.state != "dropped" and (at := times.starts.get(item.key, ""))]
    base = begun[0][1] if begun else since_midnight(notes[0].noted if notes else now)
    starts = [_near(base, at) for _, at in begun]
    seen = tuple(_near(base, since_midnight(entry.noted)) for entry in notes)
    is_now = _near(base, since_midnight(now))
    ends = [*starts[1:], _near(base, since_midnight(times.finish))] if begun and times.finish else starts
    breaks = tuple(
        (start, end) for (item, _), start, end in zip(begun, starts, ends, strict=True) if item.activity == "break" and end > start
    )
    # On the day the clock is on the line; a day that is looked at afterwards ends when it ended.
    here = [is_now] if not begun or min(starts) <= is_now <= max(ends) + _HALF_HOUR else []
    points = [*starts, *ends, *seen, *here]
    first, last = min(points), max(points)
    if not begun:
        first, last = first // _HALF_HOUR * _HALF_HOUR, -(-(last + 1) // _HALF_HOUR) * _HALF_HOUR
    return Timeline(first, max(last, first + _LEAST), is_now, tuple(starts), breaks, seen)


def _near(base: int, minute: int) -> int:
    """A time of day as the one nearest to `base`: a night's session goes on after midnight."""
    return base + (minute - base + HALF_A_DAY) % (2 * HALF_A_DAY) - HALF_A_DAY
