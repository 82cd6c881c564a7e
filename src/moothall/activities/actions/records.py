"""An action: what, one owner, by when, with whom, what done looks like (practice 2.19)."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.levels import Level
from moothall.core.model import Table
from moothall.core.records import RecordKind, choice, day, person, words

STATES = ("open", "moving", "stuck", "done", "dropped")


@dataclass(frozen=True, slots=True)
class Action:
    """It is the room's own, so it has no level of its own; `noted` is HH:MM. Without an owner or a day it is kept, and asked about."""

    key: str
    number: int
    what: str = words(level=Level.OUTSIDE, must=True)
    owner: str = person(level=Level.ROOM, present=True, spotlit=True, nobody="to be asked")
    by_when: str = day(level=Level.OUTSIDE, ahead=True, spotlit=True)
    done: str = words(level=Level.OUTSIDE)
    with_whom: str = words(level=Level.ROOM)
    state: str = choice(*STATES, level=Level.OUTSIDE, afterwards=True)
    item: str = ""
    noted: str = ""


ACTION = RecordKind(
    "actions",
    Table("action", Action, counted=lambda a: ("action", a.number)),
    typed=("owner", "by_when", "done"),
    asked=("by_when",),
    first_page=("due",),
    view="Actions",
)
