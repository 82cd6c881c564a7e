"""A note added after the session: a day and words."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.levels import Level
from moothall.core.model import Table
from moothall.core.records import RecordKind, day, words


@dataclass(frozen=True, slots=True)
class LaterNote:
    """It is the room's own, as an action is. `about` is the day it is about; `noted` is HH:MM of the day it was written."""

    key: str
    number: int
    text: str = words(level=Level.ROOM, must=True)
    about: str = day(level=Level.ROOM, spotlit=True)
    item: str = ""
    noted: str = ""


LATER_NOTE = RecordKind(
    "later_note",
    Table("later_note", LaterNote, counted=lambda n: ("later_note", n.number)),
    typed=("about",),
    member=None,
    view="Notes added later",
    afterwards=True,
)
