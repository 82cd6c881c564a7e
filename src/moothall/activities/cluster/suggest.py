"""Which themes a note may belong to, likeliest first. Reads texts and compares letters; places nothing and knows no Qt.

Short runs of letters, weighed by how rare they are on the board, compared with what the themes hold and are called. Chosen by
measurement among others, and no better than it is said to be: docs/decisions/0008.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log, sqrt
from typing import TypeVar

from moothall.core.model import Session
from moothall.core.themes import notes_in, themes_of, unclustered

MOST = 2
"""Themes suggested for a note."""
ENOUGH = 2
"""Notes a theme must hold, besides having a name, before anything is suggested for it (toolbox, finding 9)."""
RUNS = (3, 4, 5)
"""Letters in a run: the lengths that were measured (decision 8)."""
READ, SAMPLE = 60, 2_000
"""Notes read of a theme, and texts rarity is counted in, on boards that have more."""

T = TypeVar("T")
Weights = dict[str, float]
Likeliest = dict[str, tuple[str, ...]]
"""Theme keys by note key; notes that are like no theme are left out."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a theme: its name and what its notes say."""

    name: str
    texts: Sequence[str]


def words(text: str) -> list[str]:
    """The words of a text, accents, case and signs aside."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    # Taken apart first (NFKD), so that an accent is a sign of its own and can be left out: "Ŵyn" is compared as "wyn".
    return "".join(sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign)).split()


def runs(word: str) -> list[str]:
    """Every run of 3 to 5 signs within a word and its edges."""
    # A blank at either end, so that the beginning and the end of a word count as such: " pool" says more than "pool" within another.
    padded = f" {word} "
    return [padded[start : start + length] for length in RUNS for start in range(len(padded) - length + 1)]


def likeliest(loose: Mapping[str, str], themes: Mapping[str, Known], gone_on: Callable[[], bool] = lambda: False) -> Likeliest:
    """For each loose text the themes it is most like. `gone_on` is asked at every text, several times over: true ends it early."""
    asked = {note: words(text) for note, text in _while_wanted(loose.items(), gone_on)}
    # The name comes first; `_pull` knows it by its place and weighs it as much as all notes together.
    held = {key: [words(text) for text in _while_wanted((known.name, *_some(known.texts, READ)), gone_on)] for key, known in themes.items()}
    rarity = _rarity(_some([*asked.values(), *(text for texts in held.values() for text in texts)], SAMPLE), gone_on)
    pulls = {key: _pull(texts, rarity, gone_on) for key, texts in held.items()}

    # Words come again and again in the notes of a board: each is compared with the themes once. It lives as long as this call.
    @cache
    def likeness(word: str) -> list[float]:
        """Of a word to each theme. A text is as like a theme as its words are together: its own length changes no order."""
        return [sum(rarity.get(run, 0.0) * pull.get(run, 0.0) for run in runs(word)) for pull in pulls.values()]

    found: Likeliest = {}
    for note, text in _while_wanted(asked.items(), gone_on):
        # Stopped in the middle there may be fewer pulls than themes; what is found then is thrown away by whoever stopped it.
        scores = dict(zip(pulls, map(sum, zip(*map(likeness, text), strict=True)), strict=False))
        if best := tuple(sorted((key for key in scores if scores[key] > 0), key=lambda key: -scores[key])[:MOST]):
            found[note] = best
    return found


def _while_wanted(things: Iterable[T], gone_on: Callable[[], bool]) -> Iterator[T]:
    for thing in things:
        if gone_on():
            return
        yield thing


def _rarity(texts: Sequence[Sequence[str]], gone_on: Callable[[], bool]) -> Weights:
    """How much a run tells: the fewer texts of the board it is in, the more."""
    parts = {word: runs(word) for word in {word for text in texts for word in text}}
    seen: Counter[str] = Counter()
    for text in _while_wanted(texts, gone_on):
        # Once for each text it is in, however often it is there: rarity counts texts.
        seen.update(set().union(*(parts[word] for word in text)))
    # The smoothed inverse document frequency of TF-IDF: a run in every text still weighs 1, and nothing is divided by nought.
    return {run: log((1 + len(texts)) / (1 + n)) + 1 for run, n in seen.items()}


def _some(things: Sequence[T], most: int) -> Sequence[T]:
    """At most so many, spread over all: what a theme is about doesn't take hundreds of notes to tell."""
    # Every so many-th, rounded up, so that there are never more than `most`; the same ones each time.
    return things[:: -(-len(things) // most)] if len(things) > most else things


def _pull(texts: Sequence[Sequence[str]], rarity: Weights, gone_on: Callable[[], bool]) -> Weights:
    """A theme's notes in the mean, and its name, which comes first, as much again: the mean of likenesses is the likeness to the mean."""
    pull: Weights = {}
    for place, text in enumerate(_while_wanted(texts, gone_on)):
        # A theme of a name alone would divide by nought.
        part = 1 / max(1, len(texts) - 1) if place else 1.0
        for run, weight in _direction(text, rarity).items():
            pull[run] = pull.get(run, 0.0) + part * weight
    return pull


def _direction(text: Sequence[str], rarity: Weights) -> Weights:
    """A text as a direction of length 1, so that a long note pulls no more than a short one."""
    found = {run: n * rarity.get(run, 0.0) for run, n in Counter(run for word in text for run in runs(word)).items()}
    # A text of no runs has no length; 1 leaves it nothing, which is what it is.
    length = sqrt(sum(weight * weight for weight in found.values())) or 1.0
    return {run: weight / length for run, weight in found.items()}


def for_board(session: Session, prompt: str, gone_on: Callable[[], bool] = lambda: False) -> Likeliest:
    """Suggestions for a board's tray. None before two themes have a name and two notes each: with one there is nothing to choose."""
    themes = {t.key: Known(t.name, [c.text for c in notes_in(session, t.key)]) for t in themes_of(session, prompt) if t.name}
    # Themes without a name were left out above: without names the hits fell from 58 to 40 in 100 (decision 8).
    ready = {key: known for key, known in themes.items() if len(known.texts) >= ENOUGH}
    loose = {c.key: c.text for c in unclustered(session, prompt)}
    return likeliest(loose, ready, gone_on) if len(ready) > 1 and loose else {}
