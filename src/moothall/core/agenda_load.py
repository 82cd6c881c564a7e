"""What an agenda asks of people: how many items they work in, how short, and how many minutes go to each of the five factors. Pure.

Warnings and no rules: nothing is refused for being too full.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from moothall.core.agenda import FACTORS, AgendaItem

MOST_ITEMS = 8
"""Items to work in that a half-day holds without hurrying anybody."""
SHORTEST = 10
"""Minutes below which people have hardly begun."""
LUNCH = 30
"""Minutes of a break from which on it parts the day in two."""


@dataclass(frozen=True, slots=True)
class Load:
    """`halves` has the items worked in for each half-day, in order; `short` those of too few minutes, by key; `factors` the minutes of each
    of the five, in their order.
    """

    halves: tuple[int, ...]
    short: tuple[str, ...]
    factors: tuple[int, ...]

    @property
    def fullest(self) -> int:
        """Items of the half-day with the most."""
        return max(self.halves, default=0)


def load_of(items: Iterable[AgendaItem], rests: Collection[str]) -> Load:
    """Of an agenda in order; what is left out counts for nothing. `rests` are the activities nobody works in: breaks, talks in pairs, the
    list at the door.
    """
    held = [item for item in items if item.state != "dropped"]
    # A few minutes at the end close the day, and are no work.
    working = held[:-1] if held and held[-1].length < SHORTEST else held
    halves = tuple(len(half) for half in _halves(working, rests) if half)
    short = tuple(i.key for i in working if _works(i, rests) and i.length < SHORTEST)
    return Load(halves, short, minutes_by_factor(held))


def minutes_by_factor(items: Iterable[AgendaItem]) -> tuple[int, ...]:
    """Minutes that serve each factor; an item may serve two, and counts for both."""
    found = dict.fromkeys(FACTORS, 0)
    for item in items:
        for factor in factors_of(item) if item.state != "dropped" else ():
            found[factor] += item.length
    return tuple(found.values())


def factors_of(item: AgendaItem) -> tuple[str, ...]:
    """The factors an item serves, in their order; what is none of the five is passed over."""
    named = {name.strip() for name in item.factors.split(",")}
    return tuple(factor for factor in FACTORS if factor in named)


def _works(item: AgendaItem, rests: Collection[str]) -> bool:
    return item.activity not in rests and item.wanted not in rests


def _halves(items: Sequence[AgendaItem], rests: Collection[str]) -> Iterator[list[AgendaItem]]:
    half: list[AgendaItem] = []
    for item in items:
        if _works(item, rests):
            half.append(item)
        elif item.length >= LUNCH:
            yield half
            half = []
    yield half
