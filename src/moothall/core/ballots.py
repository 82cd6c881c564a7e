"""Ballots: reading one as it is typed, judging it by its vote's rule, and what a tally says. Keeps no ballot and knows no person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from moothall.core.ballot_marking import COUNTED, Judgement, Marks, worded
from moothall.core.errors import Refused
from moothall.core.preference_orders import PreferenceOutcome
from moothall.core.theme_letters import letter, ordinal
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import Option, Vote

REOPENED = "reopened"
"""The way in of a live card that had voted and was opened again at the desk: a record says how many there were."""
ROUTES = ("live", REOPENED, "booth", "paper", "table", "wall", "hands", "import")
"""Ways in, as the file names them: a card typed where all can see, one of those opened again, a card typed at a booth, a ballot on paper, a
table's sheet, dots on a wall, hands, and a file from elsewhere."""

COUNTING_NOBODY = frozenset({"table", "wall", "hands"})
"""Ways in that give dots but no people behind them."""
SLIPS = {"live": "card", REOPENED: "card", "booth": "card", "paper": "card", "table": "table", "wall": "wall", "hands": "hands"}
"""What a ballot comes on while a vote is open, by its way in: a voting card, a table's sheet, or one option's count."""

REPLACED = "core.card_replaced"
SPOILED_BECAUSE = ("core.not_readable", "core.too_many_dots", "core.two_answers", "core.other_reason", REPLACED)
"""Why a ballot on paper is marked spoiled by hand. A replaced card's ballot is spoiled, and the new card votes in its place."""


def judge(vote: Vote, marks: Marks, numbers: Mapping[str, int], concerns: Marks | None = None) -> Judgement:
    """Measure a ballot by the vote's rule. `numbers` gives each option's ballot number, for the reason's words. Never raises for what a
    ballot says: a ballot on paper must be kept, whatever is on it.
    """
    # Concerns are a tally of their own and never netted off the dots, so they are measured before and apart from them.
    worried = sum((concerns or {}).values())
    if worried > (vote.concern or 0):
        return Judgement("spoiled", "core.over_concern", {"n": worried, "concern": vote.concern or 0})
    return kind_of(vote).marking.judge(vote, marks, numbers)


def judge_total(vote: Vote, marks: Marks, numbers: Mapping[str, int], people: int = 0) -> Judgement:
    """Measure one table's sheet or one count of hands or wall dots. `people` is how many stand behind it, 0 when nobody counted."""
    for option, dots in marks.items():
        # Where nobody counted the people behind a sum, no sum is too large: 0 switches both measures off.
        most = (vote.cap or 0) * people
        if most and dots > most:
            return Judgement("spoiled", "core.total_over_cap", {"n": dots, "option": numbers[option], "people": people, "most": most})
    spent = sum(marks.values())
    if people and vote.budget is not None and spent > vote.budget * people:
        return Judgement("spoiled", "core.total_over_budget", {"n": spent, "people": people, "most": vote.budget * people})
    return COUNTED


def checked(vote: Vote, marks: Marks, numbers: Mapping[str, int], concerns: Marks | None = None) -> Judgement:
    """The judgement, or Refused in words when a person in the room could still put it right."""
    verdict = judge(vote, marks, numbers, concerns)
    if verdict.state == "spoiled":
        raise Refused(worded(vote, verdict.reason), **verdict.facts)
    return verdict


def no_such_option(word: str, options: Sequence[Option]) -> Refused:
    """What is said of a word that names no option: between which numbers they are."""
    # 12 characters of the word: enough to find it in the line, short enough for the message.
    numbers = [o.number for o in options] or [0]
    return Refused("core.no_such_option", option=word[:12], least=min(numbers), most=max(numbers))


def typed(text: str, options: Sequence[Option]) -> dict[str, int]:
    """Marks from a typed line: "3 3 7 9 11", or theme letters "c c g i k", spaces or commas between.

    Refused with the words to say when there is no such option. An empty line is a blank ballot: no marks.
    """
    by_number = {str(o.number): o for o in options}
    by_letter = {letter(o.ordinal): o for o in options if o.ordinal}
    marks: Counter[str] = Counter()
    for word in text.replace(",", " ").split():
        # "07" is 7, and "0" stays an option's number. A number wins over a letter; only what is all letters is looked up as one.
        option = by_number.get(word.lstrip("0") or "0") or (by_letter.get(word.upper()) if ordinal(word) else None)
        if option is None:
            raise no_such_option(word, options)
        marks[option.key] += 1
    return dict(marks)


def checked_total(vote: Vote, marks: Marks, numbers: Mapping[str, int], people: int = 0) -> Judgement:
    """The judgement of a sheet or a count, or Refused: it can be counted again."""
    verdict = judge_total(vote, marks, numbers, people)
    if verdict.state == "spoiled":
        raise Refused(worded(vote, verdict.reason), **verdict.facts)
    return verdict


@dataclass(frozen=True, slots=True)
class BallotLine:
    """One option's result. `voters` is None when a route without people behind it was used.

    `spread` has how many ballots gave it each mark, by mark, the least first; empty where nobody stands behind the marks.
    """

    option: Option
    dots: int
    voters: int | None
    concerns: int = 0
    spread: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Spoiled:
    """A ballot that doesn't count fully, and why."""

    state: str
    reason: str
    facts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Tally:
    """The result of one vote. `ballots` are those counted that have a person behind them, short ones too; `routes` has all that came.
    `lines` come by dots, then voters, then ballot order.

    Of a vote by order of preference the dots are first preferences, and `outcome` has the other ways of counting it.
    """

    vote: Vote
    ballots: int = 0
    short: int = 0
    spoiled: int = 0
    blank: int = 0
    routes: Mapping[str, int] = field(default_factory=dict)
    lines: tuple[BallotLine, ...] = ()
    listed: tuple[Spoiled, ...] = ()
    outcome: PreferenceOutcome | None = None

    @property
    def dots(self) -> int:
        return sum(line.dots for line in self.lines)

    @property
    def unused(self) -> int:
        """Dots people had and didn't spend; 0 where nobody stands behind the dots. Whether that means anything the vote's kind says."""
        # An order of preference has no dots to leave unspent: its budget is how many options may be ranked.
        known = self.vote.budget and not self.outcome and not COUNTING_NOBODY & self.routes.keys()
        return self.vote.budget * self.ballots - self.dots if known and self.vote.budget else 0


def by_order(tally: Tally, outcome: PreferenceOutcome) -> Tally:
    """The tally of a vote whose marks are places: each option's dots are the ballots that put it first and alone."""
    lines = (replace(line, dots=outcome.first_preferences[line.option.key]) for line in tally.lines)
    return replace(tally, lines=in_order(lines), outcome=outcome)


@dataclass(frozen=True, slots=True)
class Turnout:
    """All that may be known of a sealed vote while it is open: how many are in, and by which way."""

    ballots: int = 0
    routes: Mapping[str, int] = field(default_factory=dict)
    spoiled: int = 0
    """Handed in and not counted; not those whose card was replaced, for their people vote with another."""

    @property
    def people(self) -> int:
        """How many people voted: a table's sheet or a count of hands is no person."""
        return self.ballots - sum(n for route, n in self.routes.items() if route in COUNTING_NOBODY)


def in_order(lines: Iterable[BallotLine]) -> tuple[BallotLine, ...]:
    """By dots, then by voters: of two options with as many dots the one that more people chose stands first."""
    # Ballot order last, so that the same counts always stand in the same order, on every page.
    return tuple(sorted(lines, key=lambda x: (-x.dots, -(x.voters or 0), x.option.number)))
