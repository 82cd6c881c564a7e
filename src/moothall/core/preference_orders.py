"""Votes by order of preference: first preferences, Borda points, pairs, and the run-off. Counts whole orders, and never by chance.

An option that a ballot leaves out stands below every option it names. Options on one place are *tied*: the ballot doesn't say which
of them it would rather have, so nothing here decides it for the voter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations, permutations, product
from typing import Any

Options = Sequence[str]
"""Keys of what was voted on, in ballot order."""


@dataclass(frozen=True, slots=True)
class Order:
    """An order of preference and how many ballots gave it: places from the first down, each with the options tied on it."""

    places: tuple[tuple[str, ...], ...]
    times: int = 1

    @property
    def ranked(self) -> int:
        return sum(map(len, self.places))


def orders_of(ballots: Iterable[Mapping[str, int]]) -> tuple[Order, ...]:
    """Ballots whose marks are places (1 is first, equal marks are a tie) as orders, the commonest first."""
    found = Counter(map(_places, ballots))
    # By the options' keys where times are equal: nothing here may depend on the order the ballots lay in.
    return tuple(Order(places, times) for places, times in sorted(found.items(), key=lambda x: (-x[1], x[0])))


def _places(marks: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    """A number left out between two places means nothing: 1, 3 is first and second."""
    by_place: dict[int, list[str]] = {}
    for option, place in marks.items():
        by_place.setdefault(place, []).append(option)
    return tuple(tuple(sorted(by_place[place])) for place in sorted(by_place))


def first_preferences(orders: Iterable[Order], options: Options) -> dict[str, int]:
    """How many ballots put each option first. One with a tied first place prefers none of the tied, and counts for none."""
    counts = dict.fromkeys(options, 0)
    for order in orders:
        if order.places and len(order.places[0]) == 1:
            counts[order.places[0][0]] += order.times
    return counts


def voters(orders: Iterable[Order], options: Options) -> dict[str, int]:
    """How many ballots rank each option at all."""
    counts = dict.fromkeys(options, 0)
    for order in orders:
        for option in (o for place in order.places for o in place):
            counts[option] += order.times
    return counts


def borda(orders: Iterable[Order], options: Options, top: int | None = None) -> dict[str, int | float]:
    """Borda points: `top` for a first place (as many as there are options, unless said), one less for each next, none unranked.

    Tied options share the points of the places they fill equally, the mean (Black 1976).
    """
    most = len(options) if top is None else top
    # How often an option stood on a place, and with how many beside it. Gathered first, since fractions are slow to add one by one.
    filled: Counter[tuple[str, int, int]] = Counter()
    for order in orders:
        place = 0
        for tied in order.places:
            for option in tied:
                filled[option, place, len(tied)] += order.times
            place += len(tied)
    points = dict.fromkeys(options, Fraction(0))
    for (option, place, tied_with), times in filled.items():
        shared = sum(max(most - at, 0) for at in range(place, place + tied_with))
        # Fractions, because thirds don't add up in floating point: two options that are level must come out equal.
        points[option] += Fraction(shared * times, tied_with)
    return {option: int(n) if n.denominator == 1 else float(n) for option, n in points.items()}


Pairs = dict[str, dict[str, int]]
"""How many ballots put an option above another: pairs["a"]["b"] prefer a to b."""


def pairwise(orders: Sequence[Order], options: Options) -> Pairs:
    """Every ordered pair, also those nobody prefers. A tie prefers neither; what is ranked is preferred to what isn't.

    So whoever ranks an option prefers it to each other one, unless that stands above it or beside it.
    """
    # Counted by what speaks against: an order of few places costs its own few pairs and not every pair of all options.
    unless: Counter[tuple[str, str]] = Counter()
    for order in orders:
        for higher, lower in combinations(order.places, 2):
            for pair in product(lower, higher):
                unless[pair] += order.times
        for tied in order.places:
            for pair in permutations(tied, 2):
                unless[pair] += order.times
    ranked = voters(orders, options)
    return {a: {b: ranked[a] - unless[a, b] for b in options if a != b} for a in options}


def condorcet_winner(pairs: Pairs) -> str:
    """The option that more ballots prefer than not against each other one, or empty when there is none."""
    return next((a for a, over in pairs.items() if all(n > pairs[b][a] for b, n in over.items())), "")


# the run-off


@dataclass(frozen=True, slots=True)
class RunOffRound:
    """One count. `exhausted` ballots name nobody who still stands; `undecided` ones tie those they name next and wait; `out` leave."""

    tally: dict[str, int]
    exhausted: int
    undecided: int
    out: tuple[str, ...] = ()

    @property
    def continuing(self) -> int:
        return sum(self.tally.values()) + self.undecided


@dataclass(frozen=True, slots=True)
class RunOff:
    """How it went and who won. Without a winner, `tied` are the options level for going out, where it would matter which."""

    rounds: tuple[RunOffRound, ...]
    winner: str = ""
    tied: tuple[str, ...] = ()


def run_off(orders: Sequence[Order], options: Options) -> RunOff:
    """Optional preferential count, as for one seat in New South Wales: whoever has fewest goes out and those ballots move on.

    It stops when one option has more than half of the continuing ballots (undecided ones are among them: they may come back). A tie for
    going out is settled by the latest earlier round that tells the tied apart; else all of them go at once where the order can't
    matter, having less between them than the next option has; else it stays a tie and the count stops.
    """
    # Each option that still stands with the ballots it holds now. Ballots move by whole orders, each with how often it was given.
    piles: dict[str, list[Order]] = {option: [] for option in options}
    moving, exhausted, rounds = list(orders), 0, list[RunOffRound]()
    while True:
        undecided = []
        for order in moving:
            named = _named_next(order, piles)
            if len(named) == 1:
                piles[named[0]].append(order)
            elif named:
                undecided.append(order)
            else:
                exhausted += order.times
        now = RunOffRound({option: _ballots(pile) for option, pile in piles.items()}, exhausted, _ballots(undecided))
        # Which of two level leaders is meant doesn't matter: neither has more than half.
        leader = max(piles, key=lambda option: now.tally[option])
        # More than half, in whole numbers. With one option left it has won even where nobody ranked it.
        if 2 * now.tally[leader] > now.continuing or len(piles) == 1:
            return RunOff((*rounds, now), winner=leader)
        out, tied = _going_out(now, rounds)
        if tied:
            return RunOff((*rounds, now), tied=tied)
        rounds.append(replace(now, out=out))
        moving = [*undecided, *(order for option in out for order in piles.pop(option))]


def _named_next(order: Order, standing: Collection[str]) -> list[str]:
    """The options on the highest place that still has any."""
    return next((left for place in order.places if (left := [option for option in place if option in standing])), [])


def _ballots(orders: Iterable[Order]) -> int:
    return sum(order.times for order in orders)


def _going_out(now: RunOffRound, earlier: Sequence[RunOffRound]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who goes out; or else nobody, and who is level for it."""
    # Back through earlier rounds as long as that tells them apart: who had fewer there goes out, as the rule says.
    level = fewest = _fewest(now, now.tally)
    for before in reversed(earlier):
        fewest = _fewest(before, fewest)
    if len(fewest) == 1:
        return fewest, ()
    return (level, ()) if _together(level, now) else ((), fewest)


def _fewest(count: RunOffRound, among: Iterable[str]) -> tuple[str, ...]:
    asked = tuple(among)
    least = min(count.tally[o] for o in asked)
    return tuple(o for o in asked if count.tally[o] == least)


def _together(level: Sequence[str], now: RunOffRound) -> bool:
    """Whether all of them will go out, in whatever order: all they hold and all that is undecided could lift none to the next."""
    others = [votes for option, votes in now.tally.items() if option not in level]
    return bool(others) and sum(now.tally[o] for o in level) + now.undecided < min(others)


# all of it


@dataclass(frozen=True, slots=True)
class PreferenceOutcome:
    """What a vote by order of preference comes to, by option. Totals of the whole room: it holds nobody's order.

    `top` is what a first place is worth in Borda points; `tied_first` how many ballots have a tied first place, and so prefer nobody.
    """

    first_preferences: dict[str, int]
    tied_first: int
    borda: dict[str, int | float]
    top: int
    pairwise: Pairs
    condorcet: str
    run_off: RunOff

    def named(self, names: Mapping[str, str]) -> PreferenceOutcome:
        """The same with other names for the options."""

        def renamed(counts: Mapping[str, Any]) -> dict[str, Any]:
            return {names[option]: n for option, n in counts.items()}

        return PreferenceOutcome(
            renamed(self.first_preferences),
            self.tied_first,
            renamed(self.borda),
            self.top,
            {names[a]: renamed(over) for a, over in self.pairwise.items()},
            names.get(self.condorcet, ""),
            RunOff(
                tuple(replace(r, tally=renamed(r.tally), out=tuple(names[o] for o in r.out)) for r in self.run_off.rounds),
                names.get(self.run_off.winner, ""),
                tuple(names[o] for o in self.run_off.tied),
            ),
        )


def outcome(orders: Sequence[Order], options: Options, longest: int | None = None) -> PreferenceOutcome:
    """Everything above. Where a ballot may rank no more than `longest`, that is what a first place is worth, as Pabulib counts it."""
    pairs, top = pairwise(orders, options), longest or len(options)
    return PreferenceOutcome(
        first_preferences(orders, options),
        sum(order.times for order in orders if order.places and len(order.places[0]) > 1),
        borda(orders, options, top),
        top,
        pairs,
        condorcet_winner(pairs),
        run_off(orders, options),
    )
