"""What was said to one of the four questions of a review (practice 2.17)."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.levels import Level
from moothall.core.model import Table
from moothall.core.records import RecordKind, choice, words

QUESTIONS = ("meant", "happened", "why", "next_time")
"""What was supposed to happen · what actually happened · why there was a difference · what we do next time. In this order."""
FACTS = ("meant", "happened")
"""Those that are answered with facts alone."""


@dataclass(frozen=True, slots=True)
class ReviewNote:
    """`action` is the key of the action it became, or empty; `noted` is HH:MM."""

    key: str
    number: int
    text: str = words(level=Level.OUTSIDE, must=True)
    question: str = choice(*QUESTIONS, level=Level.OUTSIDE)
    action: str = ""
    item: str = ""
    noted: str = ""


REVIEW_NOTES = Table("review_note", ReviewNote, counted=lambda r: ("review_note", r.number))
REVIEW = RecordKind("after_action_review", REVIEW_NOTES, settled=("action",), member=None, together=True, view="After-action review")
