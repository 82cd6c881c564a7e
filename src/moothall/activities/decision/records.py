"""A decision: what was agreed and by which rule, so that nobody has to remember it."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.model import Table

RULES = ("", "consent", "majority", "threshold", "named", "advice")
"""Nobody objected · most were for it · the support agreed beforehand was there · one person decides · one person decides after asking
(practice 2.19)."""


@dataclass(frozen=True, slots=True)
class Decision:
    """`poll` is the key of the vote it rests on. `decides` is who decides in practice, `ratifies` who must still say yes; both may be
    empty. `review` is the day to look at it again, as YYYY-MM-DD; `noted` is HH:MM.
    """

    key: str
    number: int
    text: str
    rule: str = ""
    poll: str = ""
    decides: str = ""
    ratifies: str = ""
    conditions: str = ""
    review: str = ""
    item: str = ""
    noted: str = ""


DECISIONS = Table("decision", Decision, counted=lambda d: ("decision", d.number))
