"""Which voting cards were given to whom, as groups of people and never as people: cards 1 to 15 to Health, 16 to 30 to Council.

A ballot takes its group from its card, so that a result can be split by sector, organisation or table where the groups are large enough
(core.cell_suppression). Nobody's name is beside a card anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from moothall.core.errors import Refused
from moothall.core.model import Session, Step, Table, added, removed
from moothall.core.text import required
from moothall.core.votes import drafted


@dataclass(frozen=True, slots=True)
class CardGroup:
    """Cards `first` to `last`, both in it, of one vote, were given to people of one group."""

    key: str
    vote: str
    first: int
    last: int
    name: str


CARD_GROUPS = Table("card_group", CardGroup, by=("vote",))


def card_groups(session: Session, vote: str) -> list[CardGroup]:
    """A vote's ranges of cards, in the order of the cards."""
    return sorted(session.where(CARD_GROUPS, "vote", vote), key=lambda g: g.first)


def group_of(session: Session, vote: str, card: int) -> str:
    """The group a card was given to, or empty."""
    return next((g.name for g in session.where(CARD_GROUPS, "vote", vote) if g.first <= card <= g.last), "")


def hand_out(session: Session, vote: str, ranges: Iterable[tuple[int, int, str]], keys: Iterable[str]) -> Step:
    """Say which cards went to which group, all at once, until the vote opens. Refused once it is open, and when ranges overlap or run
    backwards, or a group has no name.
    """
    drafted(session, vote)
    # Sorted by the first card, so that each range need only be held against the one before it.
    fresh = [CardGroup(k, vote, a, b, required(name)) for (a, b, name), k in zip(sorted(ranges), keys, strict=False)]
    # 0, then first and last of each in turn: every second one, from the 0 on, is where the range before ended. Cards count from 1.
    ends = [0, *(n for g in fresh for n in (g.first, g.last))]
    if any(g.first > g.last for g in fresh) or any(g.first <= before for g, before in zip(fresh, ends[::2], strict=False)):
        raise Refused("core.cards_overlap")
    gone = (removed(CARD_GROUPS, g) for g in session.where(CARD_GROUPS, "vote", vote))
    return Step("step.hand_out", (*gone, *(added(CARD_GROUPS, g) for g in fresh)))
