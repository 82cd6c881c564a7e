"""A ground rule: how people work together today, one line that anybody can point to (practice 1b, row 47)."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.levels import Level
from moothall.core.model import Table
from moothall.core.records import RecordKind, choice, earlier, words
from moothall.voting.adoption import STATES

MOST = 12
"""As many as a poster holds and people remember."""
SCALE = "fist-to-five"
"""The ready scale they are polled on: for a day, whether each can live with them is enough."""


@dataclass(frozen=True, slots=True)
class GroundRule:
    """`number` is its place. `poll` is the key of the vote on all lines as they were; other words need another. `noted` is HH:MM."""

    key: str
    number: int
    text: str = words(level=Level.OUTSIDE, must=True)
    state: str = choice(*STATES, level=Level.OUTSIDE)
    earlier: str = earlier(level=Level.ROOM)
    poll: str = ""
    item: str = ""
    noted: str = ""


GROUND_RULES = RecordKind(
    "ground_rules",
    Table("ground_rule", GroundRule),
    step_edited="step_reworded",
    most=MOST,
    too_many="ground_rules.too_many",
    settled=("state", "poll"),
    member=None,
    together=True,
    view="Ground rules",
)
