"""A poll in plain words, the same on both screens and on paper: its shape, who is heard first, what was agreed beforehand.

No mean anywhere: a poll is read as a shape (practice 2.9).
"""

from __future__ import annotations

from collections.abc import Sequence

from moothall.core import interpretation
from moothall.words import say

_FEW_POINTS, _SHORT = 3, 12
"""Columns, and signs of their words, that a shared screen and a page have room for. More of either, and words would run into each
other; there the columns are headed by the points' numbers."""


def shape(counts: Sequence[int], ordered: bool) -> str:
    """The shape in a sentence, from counts in the scale's order; empty when the scale has no two ends or nobody answered."""
    kind = interpretation.shape(counts)
    # Of few people `few` says so, and a shape would say more than they did.
    if not ordered or not sum(counts) or kind == "few":
        return ""
    return say(f"exports.shape_{kind}")


def few(people: int) -> str:
    """A word for a result of very few people: it is shown, and it says little."""
    return say("exports.few", n=people) if 0 < people < interpretation.FEW else ""


def far_end(counts: Sequence[int], numbers: Sequence[int], ordered: bool) -> str:
    """Who is heard first. A block tells something; it is no number to beat."""
    places = interpretation.far_end(counts) if ordered else []
    # The outermost point is named first: who stands furthest off is heard first.
    found = ", ".join(say("exports.at_point", count=counts[place], number=numbers[place]) for place in reversed(places))
    return say("exports.far_end", points=found) if found else ""


def agreed(support: interpretation.Support | None, numbers: Sequence[int], *, short: bool = False) -> str:
    """What was agreed before the poll opened, beside what came: "Agreed beforehand: 80% at 1 to 3. Here: 74% of 31 ballots." `short` leaves
    out the ballots, which the shared screen has beside it.
    """
    if support is None:
        return ""
    # Without a threshold nobody agreed on anything, and the sentence claims nothing.
    where = span(numbers[: support.first])
    if support.threshold is None:
        return say("exports.support_here_short" if short else "exports.support_here", points=where, percent=support.percent, n=support.base)
    key = "exports.agreed_short" if short else "exports.agreed_beforehand"
    return say(key, threshold=support.threshold, points=where, percent=support.percent, n=support.base)


def heads(points: Sequence[tuple[int, str]]) -> list[str]:
    """What the columns of a rating are called, from each point's number and words: the words where they are few and short."""
    by_words = len(points) <= _FEW_POINTS and all(len(words) <= _SHORT for _, words in points)
    return [words if by_words else str(number) for number, words in points]


def span(numbers: Sequence[int]) -> str:
    """Points by their numbers, as people say them: "1 to 3"."""
    return str(numbers[0]) if len(numbers) == 1 else say("exports.span", first=numbers[0], last=numbers[-1])
