"""A decision: what was agreed and by which rule, so that nobody has to remember it."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.levels import Level
from moothall.core.model import Table
from moothall.core.records import RecordKind, choice, day, link, words

RULES = ("", "consent", "majority", "threshold", "named", "advice")
"""Nobody objected · most were for it · the support agreed beforehand was there · one person decides · one person decides after asking
(practice 2.19)."""


@dataclass(frozen=True, slots=True)
class Decision:
    """`poll` is the key of the vote it rests on. `decides` is who decides in practice, `ratifies` who must still say yes, `consult` who can
    block it or must be asked first, over what and by when; all may be empty. `review` is the day to look at it again, as YYYY-MM-DD;
    `noted` is HH:MM. It is the whole room's, so it has no level of its own.
    """

    key: str
    number: int
    text: str = words(level=Level.OUTSIDE, must=True)
    rule: str = choice(*RULES, level=Level.OUTSIDE, spotlit=True)
    poll: str = link(level=Level.OUTSIDE)
    decides: str = words(level=Level.ROOM, spotlit=True)
    ratifies: str = words(level=Level.ROOM, spotlit=True)
    conditions: str = words(level=Level.OUTSIDE, spotlit=True)
    review: str = day(level=Level.OUTSIDE, spotlit=True)
    item: str = ""
    noted: str = ""
    consult: str = words(level=Level.ROOM, spotlit=True, since=2)


DECISIONS = Table("decision", Decision, counted=lambda d: ("decision", d.number))
DECISION = RecordKind(
    "decision",
    DECISIONS,
    layout=("text", "rule", "poll", "decides", "ratifies", "consult", "conditions", "review"),
    step_added="step_recorded",
    member=None,
    first_page=("decided", "rule", "ratifies", "consult", "review"),
)
