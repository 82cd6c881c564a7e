"""Where the cards stand: by their scores, ties together. A card with four scores or six is placed by its average, and marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from moothall.activities.crowd_sourcing.records import BEST_SCORE, FEWEST, LEAST_SCORE, MOST, USUAL, CrowdCard


@dataclass(frozen=True, slots=True)
class RankedCard:
    """`place` counts from 1; cards that tie share one, and the next place is as many further on. 0 for a card without scores."""

    card: CrowdCard
    place: int = 0
    tied: bool = False

    @property
    def scores(self) -> tuple[int, ...]:
        return scores_of(self.card)

    @property
    def total(self) -> int:
        return sum(self.scores)

    @property
    def most(self) -> int:
        """What so many scores could have made: 25 of five."""
        return BEST_SCORE * len(self.scores)

    @property
    def unusual(self) -> bool:
        """Whether it has another number of scores than five."""
        return bool(self.scores) and len(self.scores) != USUAL


def scores_of(card: CrowdCard) -> tuple[int, ...]:
    """None where there are none, or what stands there is none."""
    found = [int(sign) for sign in card.scores if sign.isascii() and sign.isdecimal()]
    sound = len(found) == len(card.scores) and all(LEAST_SCORE <= score <= BEST_SCORE for score in found)
    return tuple(found) if sound and FEWEST <= len(found) <= MOST else ()


def ranked(cards: Iterable[CrowdCard]) -> list[RankedCard]:
    """The best first, cards of one average in the order of their numbers; those without scores last."""
    in_order = sorted(cards, key=lambda card: card.number)
    scored = sorted((card for card in in_order if scores_of(card)), key=_average, reverse=True)
    rest = [card for card in in_order if not scores_of(card)]
    averages = [_average(card) for card in scored]
    placed = [RankedCard(card, averages.index(own) + 1, averages.count(own) > 1) for card, own in zip(scored, averages, strict=True)]
    return [*placed, *map(RankedCard, rest)]


def _average(card: CrowdCard) -> Fraction:
    """Exact, so that cards that tie do."""
    scores = scores_of(card)
    return Fraction(sum(scores), len(scores))
