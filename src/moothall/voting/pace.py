"""How long a way of voting takes, and lists of card numbers in few words. Knows no vote."""

from __future__ import annotations

from collections.abc import Iterable

from moothall.words import say

PACE = {"live": 16.0, "booth": 30.0, "paper": 8.0}
"""Seconds a person: at the wall one after the other, walking up included; at a booth (practice 2.7); a ballot on paper being typed."""


def minutes(way: str, people: int) -> int:
    """Whole minutes, rounded up: nobody is told less than it takes."""
    return -int(-people * PACE[way] // 60)


def pace_words(way: str, people: int) -> str:
    """What is said when a way is chosen; nothing where nobody counted the room, or for a way that takes no card."""
    if not people or way not in PACE:
        return ""
    if way == "paper":
        return say("voting.pace_alone", n=minutes(way, people), people=people)
    return say("voting.pace", live=minutes(way, people), people=people, paper=minutes("paper", people))


def runs(cards: Iterable[int]) -> str:
    """Card numbers in order, those that follow one another as "4 to 9"."""
    told: list[list[int]] = []
    for card in sorted(cards):
        if told and card == told[-1][1] + 1:
            told[-1][1] = card
        else:
            told.append([card, card])
    # Two in a row are as short by themselves.
    words = [say("voting.card_run", first=a, last=b) if b > a + 1 else f"{a}, {b}" if b > a else str(a) for a, b in told]
    return ", ".join(words)
