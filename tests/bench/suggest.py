"""`./run bench suggest`: how often the right theme is among the two suggested, beside chance and beside other ways of guessing.

The survey's 93 verbatim items, each left out in turn within its own question: the others say what its eight themes hold. Prints; asserts
nothing. The choice it led to is in docs/decisions/0008.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from math import log, sqrt
from pathlib import Path
from random import Random

from moothall.activities.cluster.suggest import Known, likeliest, words
from moothall.activities.cluster.suggest import runs as runs_of

Item = tuple[str, str]
"""A text and the theme it was put in."""
Guess = Callable[[str, Mapping[str, Known]], Sequence[str]]
"""The two likeliest themes of a text."""


def survey(data: Path) -> dict[str, list[Item]]:
    """Verbatim items by question."""
    found: dict[str, list[Item]] = defaultdict(list)
    with (data / "survey2016" / "items_import.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["verbatim"] == "yes":
                found[row["question"]].append((row["text"], row["theme"]))
    return dict(found)


# ways of guessing


def ours(text: str, themes: Mapping[str, Known]) -> Sequence[str]:
    return likeliest({"left out": text}, themes).get("left out", ())


def runs(text: str) -> list[str]:
    """Runs of letters of all words."""
    return [run for word in words(text) for run in runs_of(word)]


def stems(text: str) -> list[str]:
    """Words without the endings that tell least."""
    endings = ("isation", "ation", "ment", "ing", "ness", "ity", "ies", "ers", "er", "ed", "es", "s")
    return [next((w[: -len(e)] for e in endings if w.endswith(e) and len(w) - len(e) > 2), w) for w in words(text) if len(w) > 2]


def both(text: str) -> list[str]:
    return [*runs(text), *(f"={word}" for word in stems(text))]


def towards(parts: Callable[[str], list[str]], named: float, prior: float = 0.0, nearest: bool = False) -> Guess:
    """TF-IDF over any parts of a text. `named` is the weight of a theme's name, `prior` of its size; `nearest` asks for the most alike
    note instead of their mean."""

    def guess(text: str, themes: Mapping[str, Known]) -> Sequence[str]:
        texts = [text, *(t for known in themes.values() for t in (known.name, *known.texts))]
        seen = Counter(part for t in texts for part in set(parts(t)))
        weights = {t: _direction(parts(t), seen, len(texts)) for t in texts}

        def alike(theme: str) -> float:
            known = themes[theme]
            notes = [_along(weights[text], weights[t]) for t in known.texts] or [0.0]
            mean = max(notes) if nearest else sum(notes) / len(notes)
            return mean + named * _along(weights[text], weights[known.name]) + prior * log(1 + len(known.texts))

        return sorted(themes, key=lambda theme: -alike(theme))[:2]

    return guess


def _direction(parts: list[str], seen: Counter[str], texts: int) -> dict[str, float]:
    found = {part: (1 + log(n)) * (log((1 + texts) / (1 + seen[part])) + 1) for part, n in Counter(parts).items()}
    length = sqrt(sum(w * w for w in found.values())) or 1.0
    return {part: w / length for part, w in found.items()}


def _along(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(w * other.get(part, 0.0) for part, w in one.items())


def bm25(parts: Callable[[str], list[str]], named: int, k: float = 1.2, b: float = 0.75) -> Guess:
    """Each theme as one document, its name so many times over."""

    def guess(text: str, themes: Mapping[str, Known]) -> Sequence[str]:
        bags = {key: Counter(p for t in (*known.texts, *[known.name] * named) for p in parts(t)) for key, known in themes.items()}
        holding = Counter(part for bag in bags.values() for part in bag)
        usual = sum(bag.total() for bag in bags.values()) / len(bags)

        def score(key: str) -> float:
            bag = bags[key]
            slow = k * (1 - b + b * bag.total() / usual)
            rare = ((log(1 + (len(bags) - holding[p] + 0.5) / (holding[p] + 0.5)), bag[p]) for p in set(parts(text)) if bag[p])
            return sum(weight * n * (k + 1) / (n + slow) for weight, n in rare)

        return sorted(bags, key=lambda key: -score(key))[:2]

    return guess


WAYS: dict[str, Guess] = {
    "ours: runs of letters, mean, name": ours,
    "runs of letters, no name": towards(runs, named=0),
    "runs of letters, name counts double": towards(runs, named=2),
    "runs of letters, nearest note": towards(runs, named=1, nearest=True),
    "runs of letters, larger themes first": towards(runs, named=1, prior=0.05),
    "stemmed words": towards(stems, named=1),
    "runs and stemmed words": towards(both, named=1),
    "BM25 over stemmed words": bm25(stems, named=2),
    "BM25 over runs": bm25(runs, named=2),
}


# measuring


def hits(items: Mapping[str, Sequence[Item]], guess: Guess, fewest: int = 1) -> list[bool]:
    """For each item whether its theme was among the two. A theme left with fewer notes than `fewest` can't be guessed: a miss."""
    found = []
    for question in items.values():
        for left_out, (text, theme) in enumerate(question):
            held: dict[str, list[str]] = defaultdict(list)
            for place, (other, name) in enumerate(question):
                if place != left_out:
                    held[name].append(other)
            themes = {name: Known(name, tuple(texts)) for name, texts in held.items() if len(texts) >= fewest}
            found.append(theme in guess(text, themes))
    return found


def largest(items: Mapping[str, Sequence[Item]]) -> int:
    """Hits of whoever always says the two largest themes of a question. Every item counts: leaving it out would shrink its own theme."""
    return sum(n for question in items.values() for _, n in Counter(theme for _, theme in question).most_common(2))


def wilson(n: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share."""
    share, spread = n / of, z * z / of
    middle, reach = share + spread / 2, z * sqrt(share * (1 - share) / of + spread / (4 * of))
    return (middle - reach) / (1 + spread), (middle + reach) / (1 + spread)


def ahead(one: Sequence[bool], other: Sequence[bool], rounds: int = 4000) -> tuple[float, float]:
    """The 95 % interval of one way's lead over another on the same items, drawn again and again."""
    draw, pairs = Random(20261105), list(zip(one, other, strict=True))
    leads = sorted(sum(a - b for a, b in draw.choices(pairs, k=len(pairs))) / len(pairs) for _ in range(rounds))
    return leads[rounds * 25 // 1000], leads[rounds * 975 // 1000]


def report(data: Path) -> None:
    items = survey(data)
    count = sum(map(len, items.values()))
    chance = sum(2 / len({theme for _, theme in question}) * len(question) for question in items.values()) / count
    base = hits(items, ours)
    print(f"{count} items, {len(items)} questions. Two by lot: {chance:.0%}. Always the two largest: {largest(items) / count:.0%}.")
    print(f"{'':38} {'hits':>7} {'rate':>6}   95 % (Wilson)   lead of ours (bootstrap)")
    for name, guess in WAYS.items():
        found = base if guess is ours else hits(items, guess)
        low, high = wilson(sum(found), count)
        lead = "" if guess is ours else "{:+.0%} to {:+.0%}".format(*ahead(base, found))
        print(f"{name:38} {sum(found):>3}/{count} {sum(found) / count:>6.0%}   {low:.0%} to {high:.0%}      {lead}", flush=True)
    strict = hits(items, ours, fewest=2)
    print(f"{'ours, only themes with two notes left':38} {sum(strict):>3}/{count} {sum(strict) / count:>6.0%}")


if __name__ == "__main__":
    report(Path(sys.argv[1]))
