"""Breaking text into lines that fit. Breaks at spaces, and inside a word only when the word alone is too long for a line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from moothall.exports.paper.paper_fonts import BOLD, REGULAR, drawable, width
from moothall.tokens import tokens

ELLIPSIS = "…"
_LEADING = 1.44
"""Distance from line to line as a share of the type size."""


class Style(NamedTuple):
    """How a text is set: face, size and line height in points, and the name of its colour."""

    face: str
    size: float
    leading: float
    colour: str = "ink"


def _style(name: str, face: str = REGULAR, colour: str = "ink", leading: float = _LEADING) -> Style:
    size = tokens().on_paper[name]
    return Style(face, size, round(size * leading, 2), colour)


BODY = _style("body")
STRONG = _style("body", BOLD)
QUIET = _style("body", colour="ink2")
META = _style("meta", colour="ink2")
# Larger type needs less air between its lines, as a share of its size.
NAME = _style("theme", BOLD, leading=1.4)
PURPOSE = _style("purpose", leading=1.38)
HEADING = _style("heading", BOLD, leading=1.24)
# The title is the one thing larger than a heading: a third.
TITLE = Style(BOLD, HEADING.size * 4 / 3, HEADING.leading * 4 / 3)


def wrapped(text: str, style: Style, points: float) -> list[str]:
    """The text as lines no wider than `points`. A text with nothing to draw is one empty line."""
    limit = points * 1000 / style.size
    # Widths are in thousandths of the type size, so the limit is turned into those once.
    return [line for part in text.splitlines() or [""] for line in _wrap(drawable(part), style.face, limit)]


def with_tail(text: str, tail: str, style: Style, points: float) -> list[str]:
    """The text and its tail as lines; the tail, such as "(30 items)", stays in one piece."""
    *lines, last = wrapped(text, style, points)
    together = f"{last} {tail}"
    fits = width(style.face, together) <= points * 1000 / style.size
    return [*lines, together] if fits else [*lines, last, tail]


def _wrap(text: str, face: str, limit: float) -> Iterator[str]:
    # In characters. Longer text fits no line, and measuring it whole would fill the cache of widths with texts nobody measures twice.
    if len(text) < 2000 and width(face, text) <= limit:
        yield text
        return
    gap = width(face, " ")
    line: list[str] = []
    used = 0.0
    for word in _fitting(text, face, limit):
        wide = width(face, word)
        if line and used + gap + wide > limit:
            yield " ".join(line)
            line, used = [], 0.0
        used += wide + (gap if line else 0)
        line.append(word)
    yield " ".join(line)


def _fitting(text: str, face: str, limit: float) -> Iterator[str]:
    for word in text.split(" "):
        if width(face, word) <= limit:
            yield word
        else:
            yield from _cut(word, face, limit)


def _cut(word: str, face: str, limit: float) -> Iterator[str]:
    """A word in pieces that fit. A mark stays with its letter."""
    start, used = 0, 0.0
    for at, char in enumerate(word):
        wide = width(face, char)
        # Never before the first character: a column narrower than a letter would otherwise never end.
        if used + wide > limit and at > start and not unicodedata.combining(char):
            yield word[start:at]
            start, used = at, 0.0
        used += wide
    yield word[start:]


def elided(text: str, style: Style, points: float) -> str:
    """The text on one line, its end left off with an ellipsis when it is too long."""
    limit = points * 1000 / style.size
    # 1,000 characters are wider than any page; what is cut here is cut by the ellipsis too.
    line = drawable(" ".join(text[:1000].split()))
    if width(style.face, line) <= limit and len(text) <= 1000:
        return line
    # Letter by letter from the end: for one line of a page's head that is quick enough.
    while line and width(style.face, line + ELLIPSIS) > limit:
        line = line[:-1]
    return line.rstrip() + ELLIPSIS
