"""Who spoke, by sector or table and never by person: turns as they were tapped, and their shares beside the shares of seats.

Nothing here is a score. What may leave the room is one sentence: that talk was spread evenly, or came mainly from so many groups.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from moothall.core.model import Session
from moothall.core.people import participants, present, sector_of

ENOUGH = 10 * 60
"""Seconds of talk under which nothing is said of its spread: two speeches are no pattern (practice 2.15: balance over the whole)."""
MAINLY = 0.7
"""The share of talk that "mainly" stands for."""
EVEN = 0.5
"""Talk is spread evenly where no group has less than this part of its share of seats, nor more than its inverse."""


@dataclass(frozen=True, slots=True)
class TalkShare:
    """One group: its shares of talk and of seats from 0 to 1, its turns, and the longest of them in seconds. `seats` is None where nobody
    is listed in it any more.
    """

    group: str
    talk: float
    seats: float | None
    turns: int = 0
    longest: int = 0

    @property
    def silent(self) -> bool:
        return self.turns == 0


def groups_by_sector(session: Session) -> dict[str, int]:
    """People here by sector, in the order of the list; all on the list before anybody has come."""
    who = present(session) or participants(session)
    return dict(Counter(sector for person in who if (sector := sector_of(session, person).strip())))


def groups_by_table(session: Session) -> dict[str, int]:
    """People here by table, the lowest number first."""
    found = Counter(person.table.strip() for person in present(session) or participants(session) if person.table.strip())
    return dict(sorted(found.items(), key=lambda pair: (not pair[0].isdecimal(), int(pair[0]) if pair[0].isdecimal() else 0, pair[0])))


def talk_shares(turns: Iterable[tuple[str, int]], seats: Mapping[str, int]) -> list[TalkShare]:
    """`turns` are groups and seconds in their order, `seats` people by group. In the order of the seats, then any other that spoke."""
    said = [(group, seconds) for group, seconds in turns if group]
    everything, people = sum(seconds for _, seconds in said), sum(seats.values())
    names = dict.fromkeys([*seats, *(group for group, _ in said)])
    return [_share(name, [s for group, s in said if group == name], everything, seats.get(name), people) for name in names]


def _share(name: str, own: Sequence[int], everything: int, seats: int | None, people: int) -> TalkShare:
    return TalkShare(
        name,
        sum(own) / everything if everything else 0.0,
        seats / people if seats is not None and people else None,
        len(own),
        max(own, default=0),
    )


def seconds_of(turns: Iterable[tuple[str, int]]) -> int:
    """Seconds of talk by groups; nobody's aren't counted."""
    return sum(seconds for group, seconds in turns if group)


def mainly(shares: Sequence[TalkShare]) -> int:
    """How many groups most of the talk came from; 0 where it was spread evenly, as far as their seats go."""
    if all(share.seats and EVEN * share.seats <= share.talk <= share.seats / EVEN for share in shares):
        return 0
    # The fewest that come to it, the largest first; by name the order is the same in every copy.
    told, n = 0.0, 0
    for share in sorted(shares, key=lambda share: -share.talk):
        told, n = told + share.talk, n + 1
        if told >= MAINLY:
            break
    # Where most groups are needed for it, it came from most of them.
    return n if n < len(shares) else 0
