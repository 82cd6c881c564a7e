"""A power entry: a statement in the speaker's words, and what the facilitator knows of it."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.levels import Level
from moothall.core.model import Table
from moothall.core.records import RecordKind, choice, day, read_back, visibility, words

KINDS = ("agenda", "on_behalf", "veto", "money", "information", "history", "numbers", "other")
"""Sets the agenda · acts on behalf of another body · veto or must consult · controls money · controls information · historical
hierarchy · numbers in the room · other (practice 2.1)."""

ACKNOWLEDGED = ("", "yes", "partly", "no")
SAID_BY = ("others", "holder")
CONSULTED = ("", "content", "objects")
"""Whoever the holder must ask has still to be asked · is content · objects."""


@dataclass(frozen=True, slots=True)
class PowerEntry:
    """`held_by` is an organisation or sector; `affects` an activity or decision; `noted` is HH:MM.

    An entry is complete once it is named: it has no owner and no due date (practice, row 63). `neutral` is how it may be worded outside;
    `consult` is whom a holder that must consult first has to ask, `by_when` the day by which it will have, `consulted` what they said:
    that may be known long after the day.
    """

    key: str
    number: int
    statement: str = words(level=Level.ROOM, must=True, heard=True)
    kind: str = choice(*KINDS, level=Level.OUTSIDE, default="other")
    held_by: str = words(level=Level.ROOM, heard=True, spotlit=True)
    affects: str = words()
    acknowledged: str = choice(*ACKNOWLEDGED)
    said_by: str = choice(*SAID_BY, heard=True)
    visibility: int = visibility()
    read_back: bool = read_back()
    neutral: str = words(level=Level.OUTSIDE)
    note: str = words()
    item: str = ""
    noted: str = ""
    by_when: str = day(level=Level.ROOM, heard=True, since=2)
    consult: str = words(level=Level.ROOM, heard=True, since=3)
    consulted: str = choice(*CONSULTED, level=Level.ROOM, afterwards=True, since=3)


POWER_ENTRIES = Table("power_entry", PowerEntry, counted=lambda e: ("power_entry", e.number))
POWER = RecordKind(
    "power",
    POWER_ENTRIES,
    layout=(
        "statement", "kind", "held_by", "affects", "consult", "by_when", "consulted", "acknowledged", "said_by", "visibility", "read_back",
        "neutral", "note",
    ),
)  # fmt: skip
