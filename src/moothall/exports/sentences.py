"""Plain sentences about numbers and spans of time, as the summary words them. A count comes with its base; nothing is averaged."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from moothall.words import say


def share(n: int, base: int) -> str:
    """ "58 of 73 (79%)", halves rounded up. Of one or none a percentage would say too much."""
    words = say("exports.share", n=n, base=base)
    if base < 2:
        return words
    # In whole numbers, for round() goes to the even neighbour: 0.5 would be 0 and 1.5 be 2.
    return say("exports.share_percent", share=words, percent=(200 * n + base) // (2 * base))


def in_words(n: int) -> str:
    """Small numbers as a person writes them."""
    small = say("exports.numbers").split()
    # As many as the words file lists; beyond them, figures read better anyway.
    return small[n - 1] if 1 <= n <= len(small) else str(n)


def apart(first: str, then: str) -> str:
    """How long after one day another is: "six weeks", "10 days". Empty when it isn't after it."""
    try:
        days = (date.fromisoformat(then) - date.fromisoformat(first)).days
    except ValueError:
        return ""
    if days <= 0:
        return ""
    # Sessions follow each other in weeks; a number of days that is none stays days.
    if days % 7:
        return say("exports.days", n=days, count=in_words(days))
    return say("exports.weeks", n=days // 7, count=in_words(days // 7))


def listing(parts: Iterable[str]) -> str:
    """ "a, b and c"."""
    *first, last = [part for part in parts if part] or [""]
    return say("exports.and", first=", ".join(first), last=last) if first else last
