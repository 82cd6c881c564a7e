"""A principle: how partners lead together for as long as they meet, one line (practice 1b, rows 46 and 105)."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.levels import Level
from moothall.core.model import Table
from moothall.core.records import RecordKind, choice, earlier, words
from moothall.voting.adoption import STATES

MOST = 12
"""As many as a poster holds and people remember."""
SCALE = "gradients-8"
"""The ready scale they are polled on: what shall outlast the day is asked in eight gradients of agreement."""


@dataclass(frozen=True, slots=True)
class Principle:
    """`number` is its place. `poll` is the key of the vote on all lines as they were; other words need another. `noted` is HH:MM."""

    key: str
    number: int
    text: str = words(level=Level.OUTSIDE, must=True)
    state: str = choice(*STATES, level=Level.OUTSIDE)
    earlier: str = earlier(level=Level.ROOM)
    poll: str = ""
    item: str = ""
    noted: str = ""


PRINCIPLES = RecordKind(
    "principles",
    Table("principle", Principle),
    step_edited="step_reworded",
    most=MOST,
    too_many="principles.too_many",
    settled=("state", "poll"),
    member=None,
    together=True,
    view="Principles",
)
