"""A parked item: what came up and isn't for now. At the end it leaves as an action, for the next agenda, or is dropped with a reason."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.levels import Level
from moothall.core.model import Table
from moothall.core.records import RecordKind, choice, words

STATES = ("open", "action", "next", "dropped")
"""Still in the lot · became an action · goes on the next agenda · dropped (practice 2.19)."""


@dataclass(frozen=True, slots=True)
class ParkedItem:
    """`item` is the key of the agenda item it came up in; `reason` why it was dropped; `noted` is HH:MM."""

    key: str
    number: int
    text: str = words(level=Level.OUTSIDE, must=True)
    state: str = choice(*STATES, level=Level.OUTSIDE, spotlit=True)
    reason: str = words(level=Level.OUTSIDE)
    item: str = ""
    noted: str = ""


PARKED = RecordKind(
    "parked",
    Table("parked_item", ParkedItem, counted=lambda p: ("parked_item", p.number)),
    member=None,
    together=True,
    view="Parking lot",
)
