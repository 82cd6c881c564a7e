"""A card of 25/10: a bold idea with its first step, and the scores that five pairs gave it (practice 2.11)."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.errors import Refused
from moothall.core.levels import Level
from moothall.core.model import Table
from moothall.core.records import RecordKind, words

USUAL, FEWEST, MOST = 5, 4, 6
"""How many scores a card has; one more or one fewer is taken, with a mark."""
LEAST_SCORE, BEST_SCORE = 1, 5
_BETWEEN = " ,.+;/"


def as_scores(text: str) -> str:
    """Scores as they are kept, one digit each: "4 3 5 2 5" is "43525". Refused for a score there is none of, or another number of them."""
    digits = "".join(sign for sign in text if sign not in _BETWEEN)
    wrong = next((sign for sign in digits if not (sign.isascii() and sign.isdecimal() and LEAST_SCORE <= int(sign) <= BEST_SCORE)), "")
    if wrong:
        raise Refused("crowd_sourcing.no_score", score=wrong)
    if digits and not FEWEST <= len(digits) <= MOST:
        raise Refused("crowd_sourcing.scores_count", n=len(digits))
    return digits


@dataclass(frozen=True, slots=True)
class CrowdCard:
    """`scores` has a digit for each; `noted` is HH:MM."""

    key: str
    number: int
    text: str = words(level=Level.OUTSIDE, must=True)
    scores: str = words(level=Level.OUTSIDE, check=as_scores)
    item: str = ""
    noted: str = ""


CROWD_SOURCING = RecordKind(
    "crowd_sourcing",
    Table("crowd_card", CrowdCard, counted=lambda card: ("crowd_card", card.number)),
    typed=("scores",),
    member=None,
    view="Crowd sourcing",
)
