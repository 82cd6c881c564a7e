"""Made-up ballots that come out the same every time. Nobody's choice is behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from random import Random


def drawn(pull: Mapping[str, float], number: int, budget: int, cap: int, unspent: int, seed: int) -> Iterator[dict[str, int]]:
    """Dots by option for each ballot. `pull` says how strongly an option draws a dot; the first `unspent` ballots keep one dot back."""
    dice = Random(seed)
    for ballot in range(number):
        yield _ballot(pull, budget - (ballot < unspent), cap, dice)


def _ballot(pull: Mapping[str, float], dots: int, cap: int, dice: Random) -> dict[str, int]:
    options: Sequence[str] = list(pull)
    marks: Counter[str] = Counter()
    for _ in range(dots):
        left = [0 if marks[option] >= cap else pull[option] for option in options]
        marks[dice.choices(options, left)[0]] += 1
    return dict(marks)


def worries(pull: Mapping[str, float], worried: int, number: int, seed: int) -> Iterator[dict[str, int]]:
    """One concern on each of `worried` ballots, whoever's they are, and none on the others."""
    dice = Random(seed + 1)
    whose = set(dice.sample(range(number), worried))
    for ballot in range(number):
        yield {dice.choices(list(pull), list(pull.values()))[0]: 1} if ballot in whose else {}
