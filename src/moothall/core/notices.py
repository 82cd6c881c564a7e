"""What the facilitator should have before their eyes while something is decided, voted on or done: who can block it, who must be asked
first, who declared an interest. For the desk alone; it forbids nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from moothall.core.search import folded

_LEAST, _ENDING = 4, 3
"""Letters of a word that says something, and of the endings it may have: "bed" is no word to go by, "funding" is that of "fund"."""
_SIGNS = ".,;:!?()[]“”\"'’‘"


@dataclass(frozen=True, slots=True)
class Notice:
    """`said` is one line in words. `touches`: it is about the very thing that was asked about; else it was named today, over something
    else or over nothing in particular. `open`: somebody has still to be asked.
    """

    said: str
    touches: bool = True
    open: bool = False


def shares_words(one: str, other: str, ordinary: Iterable[str] = ()) -> bool:
    """Whether two texts have a word in common, endings aside. Words of the `ordinary` ones, which say nothing of a subject, don't count."""
    told = frozenset(ordinary)
    mine, theirs = _telling(one, told), _telling(other, told)
    return any(_alike(a, b) for a in mine for b in theirs)


def _telling(text: str, ordinary: frozenset[str]) -> list[str]:
    words = (word.strip(_SIGNS) for word in folded(text).split())
    # A figure tells more than most words: "£50k" is one thing.
    return [word for word in words if (len(word) >= _LEAST or any(c.isdigit() for c in word)) and word not in ordinary]


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if short == long:
        return True
    # Both may have an ending: "funding" and "funds" are about one thing.
    stem = min(len(short), max(_LEAST, len(short) - _ENDING))
    return len(short) >= _LEAST and not any(c.isdigit() for c in long) and long.startswith(short[:stem]) and len(long) - stem <= _ENDING + 1
