"""Which card is meant, playing a card on a screen, what to ask before opening. Reads no ballot and judges none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from moothall.core.ballots import SPOILED_BECAUSE
from moothall.core.card_groups import CARD_GROUPS
from moothall.core.declarations import DECLARATIONS, voters
from moothall.core.errors import Refused
from moothall.core.model import Session, Step, removed
from moothall.core.people import head_count, present
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import VOTES, Candidate, Option, Vote, delete_draft, votes

MANY_OPTIONS = 15
"""Above this a vote overloads people (practice 2.7)."""
MOST_CARDS = 9999
"""Four digits can be typed on the shared screen."""
TAKE_BACK, SPOIL = ("-", "−"), "*"
"""What is typed to take a card's ballot back, and before the number of the reason it is marked spoiled for."""
_SPARE = 5
"""Cards more than people, for those who come late or spoil one."""

# "1-15 Health", "1 to 15: Health", or one card alone. Ranges pasted from a document have the en dash.
_RANGE = re.compile(r"(\d{1,4})(?:\s*(?:-|–|to)\s*(\d{1,4}))?[\s:]+(.+)")
# "31: 3 3 7", whatever stands before the colon: what is no number is refused as a card, not read as a mark.
_WITH_CARD = re.compile(r"\s*([^:\s]+)\s*:\s*(.*)")


def votes_of_item(session: Session, item: str) -> list[Vote]:
    """An item's votes, the newest last."""
    return sorted(session.where(VOTES, "item", item), key=lambda v: v.position)


def text_candidates(text: str) -> list[Candidate]:
    """One option a line."""
    return [Candidate(line) for line in text_lines(text)]


def ranges_typed(text: str) -> list[tuple[int, int, str]]:
    """Cards by group, one a line: "1-15 Health". Refused with the line that is none."""
    found = []
    for line in text_lines(text):
        range_ = _RANGE.fullmatch(line)
        if range_ is None:
            # Forty characters tell which line it is, and fit under the field.
            raise Refused("voting.range_typed", line=line[:40])
        found.append((int(range_[1]), int(range_[2] or range_[1]), range_[3]))
    return found


def text_lines(text: str) -> list[str]:
    """The lines that say something, without the spaces round them."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def limit(text: str) -> int | None:
    """Dots as they are typed in a field; nothing typed states no limit. Refused when it is no number."""
    word = text.strip()
    # Four digits: room for 100 points and for anything a rule can mean.
    if word and not (word.isdecimal() and len(word) <= 4):
        raise Refused("voting.not_a_number")
    return int(word) if word else None


def card_number(text: str) -> int:
    """Refused unless it is a whole number that a card can have."""
    word = text.strip()
    if not (word.isdecimal() and len(word) <= 4 and int(word) >= 1):
        raise Refused("voting.card_is_number", most=MOST_CARDS)
    return int(word)


def counted(text: str) -> int:
    """A total as it is typed. Refused unless it is a whole number; 0 is one."""
    word = text.strip()
    # One digit more than a card: 120 people with 100 points each make 12,000 on one option.
    if not (word.isdecimal() and len(word) <= 5):
        raise Refused("voting.total_is_number")
    return int(word)


def table_number(text: str) -> int:
    """Refused unless it is a whole number from 1."""
    word = text.strip()
    if not (word.isdecimal() and len(word) <= 4 and int(word) >= 1):
        raise Refused("voting.table_is_number")
    return int(word)


def ballot_line(text: str, card: int) -> tuple[int, str]:
    """The card and what is typed for it: the card in hand, or another one with "31: 3 3 7". Refused when what is named is no card."""
    found = _WITH_CARD.fullmatch(text)
    return (card_number(found[1]), found[2].strip()) if found else (card, text.strip())


def takes_back(vote: Vote, text: str, *, is_in: bool) -> bool:
    """Whether a line takes a card's ballot back. Where answers are typed a dash is no answer: it takes back only what is in."""
    return text in TAKE_BACK and (is_in or not kind_of(vote).marking.rates)


def spoiled_because(text: str) -> str:
    """The reason's key of "*2", by its place in the list beside the line. Refused when there is no such reason."""
    word = text.removeprefix(SPOIL).strip()
    if not (word.isdecimal() and 1 <= int(word) <= len(SPOILED_BECAUSE)):
        raise Refused("voting.which_reason", most=len(SPOILED_BECAUSE))
    return SPOILED_BECAUSE[int(word) - 1]


def look_alikes(options: Sequence[Option]) -> list[tuple[Option, Option]]:
    """Pairs so alike that they would split a vote (practice 2.7). Nothing is merged; the facilitator is told."""
    # Every pair: the 15 options of a vote that isn't too long make 105. The ratio is of letters that run alike, from 0 to 1; a lower one
    # names more pairs that only begin with the same words, and a warning that is often wrong is soon not read.
    pairs = ((a, b) for n, a in enumerate(options) for b in options[n + 1 :])
    return [(a, b) for a, b in pairs if SequenceMatcher(None, a.text.casefold(), b.text.casefold()).ratio() > 0.85]


def delete_whole(session: Session, vote: str) -> Step:
    """A draft with everything that was said about it: interests, and cards given to groups. Refused once the vote is open."""
    step = delete_draft(session, vote)
    said = (removed(DECLARATIONS, d) for d in session.where(DECLARATIONS, "vote", vote))
    given = (removed(CARD_GROUPS, g) for g in session.where(CARD_GROUPS, "vote", vote))
    # In one step with the vote, so that one undo brings all of it back; left behind, they would point at nothing.
    return Step(step.name, (*said, *given, *step.changes))


def shown_by(vote: Vote) -> str:
    """The activity whose room shows this vote."""
    return kind_of(vote).shown_by


def voters_in_room(session: Session, vote: str = "") -> int:
    """How many could vote: participants present, never facilitators, less those who stand aside. 0 when nobody counted the room."""
    return voters(session, vote) if vote else head_count(session)


def pressed(vote: Vote, marks: Mapping[str, int], option: str, answers: Sequence[int] = ()) -> dict[str, int]:
    """A card's marks after a press on an option.

    Dots: one more. Where one is all an option can get, it is ticked and unticked. Ranks and places: the next one left, or its own off
    again. Ratings: the next of the `answers` a scale has, in the order they come, and then none. A poll: this answer and no other. Refused
    when the card or the option can't have another: several dots are never wiped by one press too many.
    """
    return kind_of(vote).marking.press(vote, marks, option, answers)


def worried(vote: Vote, concerns: Mapping[str, int], option: str) -> dict[str, int]:
    """A card's concerns after a press: one on this option, or its own taken off. Refused when none is left."""
    if concerns.get(option):
        return {k: n for k, n in concerns.items() if k != option}
    if sum(concerns.values()) >= (vote.concern or 0):
        raise Refused("voting.no_concerns_left")
    return {**concerns, option: 1}


def left_to_give(vote: Vote, marks: Mapping[str, int], options: int) -> int:
    """Dots, weights or answers a card still has; 0 where the rule states no budget."""
    return kind_of(vote).marking.left(vote, marks, options)


def in_all(vote: Vote, options: int) -> int:
    """Dots, weights or answers a card has from the start; 0 where the rule states no budget."""
    return left_to_give(vote, {}, options)


def far_card(session: Session, card: int, vote: str = "") -> bool:
    """Whether a card is so far above the people ticked that it can hardly have been given out: by a tenth of them, at least by five.

    Never when nobody was ticked.
    """
    here = voters_in_room(session, vote)
    # A tenth rounded up: of 60 people six cards more, of 20 still five.
    return bool(here) and card > here + max(_SPARE, -(-here // 10))


def table_is_far(session: Session, table: int) -> bool:
    """Whether nobody here sits at it: of those ticked as the list has their tables, else there are more tables than people.

    Never when nobody was ticked.
    """
    here = present(session)
    # As text, for tables may have names; a number is only ever looked for among them.
    tables = {person.table.strip() for person in here} - {""}
    return str(table) not in tables if tables else 0 < len(here) < table


def open_votes(session: Session) -> list[Vote]:
    return [v for v in votes(session) if v.state == "open"]
