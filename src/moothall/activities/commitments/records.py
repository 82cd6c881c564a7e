"""A commitment: three headed lines, whose it is, until when, who stands in, and what becomes of it in a bad winter (practice 1b and 1c)."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.levels import Level
from moothall.core.model import Table
from moothall.core.records import RecordKind, day, person, words

HEADED = ("task", "trust", "boundaries")
"""The shared task at hand, trust and relationships, boundaries that shall not be a blocker: the three heads of the card."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """It is said aloud, so it has no level of its own. `until` is the day it holds to, `deputy` who keeps it when `who` has moved on,
    `winter` what happens to it under pressure; `noted` is HH:MM.
    """

    key: str
    number: int
    task: str = words(level=Level.OUTSIDE, must=True)
    trust: str = words(level=Level.OUTSIDE, spotlit=True)
    boundaries: str = words(level=Level.OUTSIDE, spotlit=True)
    who: str = person(level=Level.ROOM, present=True, spotlit=True, nobody="no name yet")
    until: str = day(level=Level.OUTSIDE, ahead=True, spotlit=True)
    deputy: str = person(level=Level.ROOM, spotlit=True, nobody="nobody yet")
    winter: str = words(level=Level.OUTSIDE, spotlit=True)
    item: str = ""
    noted: str = ""


COMMITMENTS = Table("commitment", Commitment, counted=lambda c: ("commitment", c.number))
COMMITMENT = RecordKind(
    "commitments",
    COMMITMENTS,
    layout=(*HEADED, "winter", "who", "until", "deputy"),
    typed=("who", "until", "winter"),
    asked=("until",),
    member=None,
    together=True,
    view="Commitments",
)
