"""A declaration of interest: the register that a partnership keeps (practice 2.21). It is no accusation, and is never called a conflict."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.declarations import KINDS_OF_INTEREST
from moothall.core.levels import Level
from moothall.core.model import Table
from moothall.core.records import RecordKind, choice, person, read_back, visibility, words

OUTCOMES = ("noted", "no_vote", "left")
"""Noted, and stays · takes part in the talk without a vote · leaves the room for it."""


@dataclass(frozen=True, slots=True)
class Interest:
    """`touches` is what it may bear on: an item, an option, a sum; empty where its own words say it. `noted` is HH:MM."""

    key: str
    number: int
    what: str = words(level=Level.ROOM, must=True, heard=True)
    participant: str = person(level=Level.ROOM)
    kind: str = choice("", *KINDS_OF_INTEREST, level=Level.ROOM, heard=True)
    touches: str = words(level=Level.ROOM, heard=True)
    outcome: str = choice(*OUTCOMES, level=Level.ROOM)
    visibility: int = visibility()
    read_back: bool = read_back()
    note: str = words()
    item: str = ""
    noted: str = ""


INTEREST = RecordKind(
    "interest_register",
    Table("interest", Interest, counted=lambda i: ("interest", i.number)),
    typed=("participant", "touches"),
    asked=("kind",),
    member=None,
    view="Declarations of interest",
)
