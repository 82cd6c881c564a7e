"""Reading a typed ballot, playing a card on the shared screen, what to ask before opening. Ballots are judged in core.ballots."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from moothall.core.ballots import Marks, typed
from moothall.core.model import Session
from moothall.core.people import present
from moothall.core.refused import Refused
from moothall.core.votes import VOTES, Candidate, Option, Vote, votes

MANY_OPTIONS = 15
"""Above this a vote overloads people (practice 2.7)."""
MOST_CARDS = 9999
"""Four digits can be typed on the wall."""
BLANK, TAKE_BACK = "0", ("-", "−")
"""What is typed for a ballot without a dot, and to take a card's ballot back."""
_SPARE = 5
"""Cards more than people, for those who come late or spoil one."""

_WITH_CARD = re.compile(r"\s*([^:\s]+)\s*:\s*(.*)")


def votes_of_item(session: Session, item: str) -> list[Vote]:
    """An item's votes, the newest last."""
    return sorted(session.where(VOTES, "item", item), key=lambda v: v.position)


def text_candidates(text: str) -> list[Candidate]:
    """One option a line."""
    return [Candidate(line.strip()) for line in text.splitlines() if line.strip()]


def limit(text: str) -> int | None:
    """Dots as they are typed in a field; nothing typed states no limit. Refused when it is no number."""
    word = text.strip()
    if word and not (word.isdecimal() and len(word) <= 4):
        raise Refused("voting.not_a_number")
    return int(word) if word else None


def card_number(text: str) -> int:
    """Refused unless it is a whole number that a card can have."""
    word = text.strip()
    if not (word.isdecimal() and len(word) <= 4 and int(word) >= 1):
        raise Refused("voting.card_is_number", most=MOST_CARDS)
    return int(word)


def ballot_line(text: str, card: int) -> tuple[int, str]:
    """The card and what is typed for it: the card in hand, or another one with "31: 3 3 7"."""
    found = _WITH_CARD.fullmatch(text)
    return (card_number(found[1]), found[2].strip()) if found else (card, text.strip())


def paper_marks(text: str, options: Sequence[Option]) -> dict[str, int]:
    """Marks of a paper ballot. A blank one is typed as 0, so that an Enter too many is no ballot."""
    if not text:
        raise Refused("voting.nothing_typed")
    return {} if text == BLANK else typed(text, options)


def with_dots(before: Marks, text: str, options: Sequence[Option]) -> dict[str, int]:
    """A card's marks with the typed dots added. Whether the rule allows them is judged when they are cast, all or none."""
    more = typed(text, options)
    return {key: before.get(key, 0) + more.get(key, 0) for key in [*before, *(k for k in more if k not in before)]}


def look_alikes(options: Sequence[Option]) -> list[tuple[Option, Option]]:
    """Pairs so alike that they would split a vote (practice 2.7). Nothing is merged; the facilitator is told."""
    pairs = ((a, b) for n, a in enumerate(options) for b in options[n + 1 :])
    return [(a, b) for a, b in pairs if SequenceMatcher(None, a.text.casefold(), b.text.casefold()).ratio() > 0.85]


def shown_by(vote: Vote) -> str:
    """The activity whose room shows this vote."""
    return "poll" if vote.kind == "poll" else "dot_vote"


def voters_in_room(session: Session) -> int:
    """How many could vote: participants present, never facilitators. 0 when nobody counted the room."""
    return len(present(session))


def pressed(vote: Vote, marks: Mapping[str, int], option: str) -> dict[str, int]:
    """A card's marks after a press on an option: one dot more, or at the cap none (design: the next press takes its dots back).

    Refused when the card has no dots left.
    """
    dots = marks.get(option, 0)
    at_cap = vote.cap is not None and dots >= vote.cap
    spent = vote.budget is not None and sum(marks.values()) >= vote.budget
    if dots and (at_cap or spent):
        return {k: n for k, n in marks.items() if k != option}
    if spent:
        raise Refused("voting.no_dots_left")
    return {**marks, option: dots + 1}


def far_card(session: Session, card: int) -> bool:
    """Whether a card is so far above the people ticked that it can hardly have been given out: by a tenth of them, at least by five.

    Never when nobody was ticked.
    """
    here = voters_in_room(session)
    return bool(here) and card > here + max(_SPARE, -(-here // 10))


def open_votes(session: Session) -> list[Vote]:
    return [v for v in votes(session) if v.state == "open"]
