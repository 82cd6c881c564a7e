"""A missing voice: who didn't answer or isn't here, what they might have said, and who asks them (practice 2.3, short form E)."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.levels import Level
from moothall.core.model import Table
from moothall.core.records import RecordKind, choice, day, person, words

STATES = ("missing", "asked", "coming")


@dataclass(frozen=True, slots=True)
class AbsentVoice:
    """`who` is a sector, a body or a group, never a person; `noted` is HH:MM."""

    key: str
    number: int
    who: str = words(level=Level.OUTSIDE, must=True)
    might_say: str = words(level=Level.ROOM)
    asks: str = person(level=Level.ROOM, present=True, spotlit=True, nobody="to be asked")
    by_when: str = day(level=Level.OUTSIDE, ahead=True, spotlit=True)
    state: str = choice(*STATES, level=Level.OUTSIDE)
    item: str = ""
    noted: str = ""


WHO_ANSWERED = RecordKind(
    "who_answered",
    Table("absent_voice", AbsentVoice, counted=lambda v: ("absent_voice", v.number)),
    typed=("asks", "by_when", "might_say"),
    member=None,
    together=True,
    view="Absent voices",
)
