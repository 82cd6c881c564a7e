"""A stakeholder who is not in the room: how much power and interest, where they stand and should, who talks to them next (practice 2.2)."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.levels import Level
from moothall.core.model import Table
from moothall.core.records import RecordKind, choice, day, person, read_back, visibility, words

SCALE = ("", *map(str, range(11)))
"""0 to 10, and not said."""
STANDS = ("", "against", "neutral", "for")


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """`power` and `interest` are 0 to 10 as text, empty while nobody said; `stands` is where they stand, `wanted` where the room would like
    them to; `holder` who here holds the relationship, `contact` the day of the next talk. What is thought of somebody is private.
    """

    key: str
    number: int
    name: str = words(level=Level.ROOM, must=True, heard=True)
    power: str = choice(*SCALE)
    interest: str = choice(*SCALE)
    stands: str = choice(*STANDS)
    wanted: str = choice(*STANDS)
    holder: str = person(level=Level.ROOM, present=True)
    contact: str = day(level=Level.ROOM)
    visibility: int = visibility()
    read_back: bool = read_back()
    note: str = words()
    item: str = ""
    noted: str = ""


STAKEHOLDER = RecordKind(
    "stakeholders",
    Table("stakeholder", Stakeholder, counted=lambda s: ("stakeholder", s.number)),
    layout=("name", "power", "interest", "stands", "wanted", "holder", "contact", "visibility", "read_back", "note"),
    typed=("holder", "contact"),
    member=None,
    view="Stakeholders",
)
