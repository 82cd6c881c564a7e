"""What is in a ballot box while a vote is open: which slips, by which way, and which are spoiled. Never a mark.

Held in memory beside the file, so that a full box answers as quickly as an empty one. It is told only of what the disk has taken.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from types import MappingProxyType

from moothall.core.ballots import REPLACED, SLIPS, Turnout
from moothall.store.ballot_ledger import BallotLedger


class BallotBox:
    """One open vote's slips by sort and number."""

    def __init__(self, ledger: BallotLedger, vote: str) -> None:
        turnout = ledger.turnout(vote)
        self._routes, self._uncounted = Counter(turnout.routes), turnout.spoiled
        self._slips: dict[str, dict[int, str]] = defaultdict(dict)
        # Three ways in share the sort "card"; each sort is asked for once.
        for sort in dict.fromkeys(SLIPS.values()):
            self._slips[sort] = ledger.slips(vote, sort)
        self._spoiled = ledger.spoiled_cards(vote)

    @property
    def turnout(self) -> Turnout:
        """How many ballots are in and by which way; ways that none came by are left out, as the file leaves them out."""
        routes = {route: n for route, n in self._routes.items() if n}
        return Turnout(sum(routes.values()), routes, self._uncounted)

    def slips(self, sort: str) -> Mapping[int, str]:
        """To read, not to keep: it changes with the box."""
        return MappingProxyType(self._slips[sort])

    @property
    def spoiled(self) -> Mapping[int, str]:
        """Cards marked spoiled, each with its reason's key. To read, not to keep."""
        return MappingProxyType(self._spoiled)

    def put(self, route: str, number: int | None, spoiled: str = "") -> None:
        """A ballot is in; `spoiled` is the key of the reason it doesn't count for."""
        sort = SLIPS.get(route, "")
        # What was on the slip before goes first, or a corrected ballot would be counted twice.
        if number is not None:
            self.take(sort, number)
            # Sorting only where it is needed: cards mostly come in by rising number, and a full box would else be sorted at every ballot.
            late = number < next(reversed(self._slips[sort]), 0)
            self._slips[sort][number] = route
            if late:  # by number, so that the order they came in is held nowhere
                self._slips[sort] = dict(sorted(self._slips[sort].items()))
        if spoiled and number is not None:
            self._spoiled[number] = spoiled
            self._uncounted += spoiled != REPLACED
        elif not spoiled:
            self._routes[route] += 1

    def take(self, sort: str, number: int) -> None:
        """A slip is out again; nothing happens when it wasn't in."""
        route = self._slips[sort].pop(number, None)
        if route is None:
            return
        # A spoiled card was never counted among the ways in.
        if sort == "card" and number in self._spoiled:
            self._uncounted -= self._spoiled.pop(number) != REPLACED
        else:
            self._routes[route] -= 1
