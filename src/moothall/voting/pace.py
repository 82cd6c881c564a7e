"""How long a way of voting takes, and lists of card numbers in few words. Keeps no vote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from moothall.core.ballot_marking import given_by_a_press, in_points
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import Option, Vote
from moothall.voting.option_tiles import paged, tiles_a_page
from moothall.voting.rules import in_all
from moothall.words import say

WALK, KEY, PRESS, DONE = 4.0, 0.8, 1.2, 1.0
"""Seconds at the wall: walking up once the one before is done, pressing a key, finding and pressing an option or a page, pressing Done."""
CALL, OPTION = 2.5, 0.9
"""Seconds from a seat: a card's number called and typed, an option called and typed."""
TAKE, TYPE = 3.0, 1.0
"""Seconds of a ballot on paper: taking the next one and its card's number, and typing one mark: 8 for five (practice 2.7)."""
TO_BOOTH = 14.0
"""Seconds more to a booth and back than to the wall: 30 in all for five dots (practice 2.7)."""
SLACK = 1.2
"""For wrong turns, hesitation and people in each other's way."""
_APART = 3
"""Options that people usually part points among, each typed with its number: "3=40 7=35 9=25"."""


def presses(vote: Vote, options: Sequence[Option]) -> float:
    """Presses on options and on pages that a whole ballot takes at a screen; half of the scale for each option rated, since a press goes to
    the next point."""
    marking, turns = kind_of(vote).marking, paged(len(options), 1, tiles_a_page(options))[1] - 1
    if marking.rates:
        return turns + len(options) * ((vote.cap or 1) + 1) / 2
    if in_points(vote) and not marking.whole:
        return turns - (-(vote.budget or 0) // given_by_a_press(vote))
    return turns + _marks(vote, len(options))


def typed(vote: Vote, options: int) -> float:
    """Marks that a whole ballot takes when it is typed."""
    marking = kind_of(vote).marking
    if marking.rates:
        return options
    return 2 * min(_APART, options) if in_points(vote) and not marking.whole else _marks(vote, options)


def _marks(vote: Vote, options: int) -> int:
    """Dots, ranks or answers of one ballot; where the rule states no number, a third of the options (practice 2.7)."""
    whole = in_all(vote, options)
    return min(whole, options) if kind_of(vote).marking.whole else whole or -(-options // 3)


def seconds(way: str, vote: Vote, options: Sequence[Option], people: int) -> float:
    """For cards 1 to `people`, one after the other. KeyError for a way that takes no card."""
    digits = sum(len(str(card)) for card in range(1, people + 1))
    at_screen = people * (WALK + KEY + PRESS * presses(vote, options) + DONE) + digits * KEY
    return {
        "live": at_screen * SLACK,
        "booth": at_screen * SLACK + people * TO_BOOTH,
        "called": people * (CALL + OPTION * typed(vote, len(options))),
        "paper": people * (TAKE + TYPE * typed(vote, len(options))),
    }[way]


def minutes(way: str, vote: Vote, options: Sequence[Option], people: int) -> int:
    """Whole minutes, rounded up: nobody is told less than it takes."""
    return -int(-seconds(way, vote, options, people) // 60)


def pace_words(way: str, vote: Vote, options: Sequence[Option], people: int) -> str:
    """What is said when a way is chosen; nothing where nobody counted the room, or for a way that takes no card."""
    if not people or way not in ("live", "booth"):
        return ""
    here, paper = minutes(way, vote, options, people), minutes("paper", vote, options, people)
    return say("voting.pace" if way == "live" else "voting.pace_booth", n=here, people=people, paper=paper)


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
