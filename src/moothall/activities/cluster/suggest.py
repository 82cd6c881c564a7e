"""Which themes a note may belong to, likeliest first. Reads texts and compares letters; places nothing and knows no Qt.

Short runs of letters, weighed by how rare they are on the board, compared with what the themes hold and are called. Chosen by
measurement among others, and no better than it is said to be: docs/decisions/0008.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from moothall.core.model import Session
from moothall.core.themes import notes_in, themes_of, unclustered

MOST = 2
"""Themes suggested for a note."""
ENOUGH = 2
"""Notes a theme must hold, besides having a name, before anything is suggested for it (toolbox, finding 9)."""
RUNS = (3, 4, 5)

Weights = dict[str, float]
Likeliest = dict[str, tuple[str, ...]]
"""Theme keys by note key; notes that are like no theme are left out."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a theme: its name and what its notes say."""

    name: str
    texts: Sequence[str]


def runs(text: str) -> list[str]:
    """Every run of 3 to 5 signs within a word and its edges, accents and case aside."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    words = "".join(sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign)).split()
    padded = [f" {word} " for word in words]
    return [word[start : start + length] for word in padded for length in RUNS for start in range(len(word) - length + 1)]


def likeliest(loose: Mapping[str, str], themes: Mapping[str, Known], gone_on: Callable[[], bool] = lambda: False) -> Likeliest:
    """For each loose text the themes it is most like. `gone_on` is asked between texts: true ends it early, with what there is."""
    rarity = _rarity([*loose.values(), *(text for known in themes.values() for text in (known.name, *known.texts))])
    pulls: dict[str, list[tuple[str, float]]] = {}
    for theme, known in themes.items():
        for run, weight in _pull(known, rarity).items():
            pulls.setdefault(run, []).append((theme, weight))
    found: Likeliest = {}
    for note, text in loose.items():
        if gone_on():
            break
        if best := _best(_weights(text, rarity), pulls, themes):
            found[note] = best
    return found


def _rarity(texts: Sequence[str]) -> Weights:
    seen = Counter(run for text in texts for run in set(runs(text)))
    return {run: log((1 + len(texts)) / (1 + n)) + 1 for run, n in seen.items()}


def _weights(text: str, rarity: Weights) -> Weights:
    """A text as a direction of length 1."""
    found = {run: (1 + log(n)) * rarity[run] for run, n in Counter(runs(text)).items()}
    length = sqrt(sum(weight * weight for weight in found.values())) or 1.0
    return {run: weight / length for run, weight in found.items()}


def _pull(known: Known, rarity: Weights) -> Weights:
    """A theme's notes in the mean, and its name as much again: the mean of likenesses is the likeness to the mean."""
    pull: Counter[str] = Counter()
    share = 1 / max(1, len(known.texts))
    for text, part in ((known.name, 1.0), *((text, share) for text in known.texts)):
        for run, weight in _weights(text, rarity).items():
            pull[run] += part * weight  # type: ignore[assignment]  # a Counter counts fractions as well
    return dict(pull)


def _best(weights: Weights, pulls: Mapping[str, Sequence[tuple[str, float]]], themes: Iterable[str]) -> tuple[str, ...]:
    likeness = dict.fromkeys(themes, 0.0)
    for run, weight in weights.items():
        for theme, pull in pulls.get(run, ()):
            likeness[theme] += weight * pull
    ranked = sorted((theme for theme in likeness if likeness[theme] > 0), key=lambda theme: -likeness[theme])
    return tuple(ranked[:MOST])


def for_board(session: Session, prompt: str, gone_on: Callable[[], bool] = lambda: False) -> Likeliest:
    """Suggestions for a board's tray. None before two themes have a name and two notes each: with one there is nothing to choose."""
    themes = {t.key: Known(t.name, [c.text for c in notes_in(session, t.key)]) for t in themes_of(session, prompt) if t.name}
    ready = {key: known for key, known in themes.items() if len(known.texts) >= ENOUGH}
    loose = {c.key: c.text for c in unclustered(session, prompt)}
    return likeliest(loose, ready, gone_on) if len(ready) > 1 and loose else {}
