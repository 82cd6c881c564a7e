"""Ballots: reading one as it is typed, judging it by the rule, and what a tally says. Keeps no ballot and knows no person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from moothall.core.errors import Refused
from moothall.core.preference_orders import PreferenceOutcome
from moothall.core.theme_letters import letter, ordinal
from moothall.core.votes import Option, Vote

ROUTES = ("live", "booth", "paper", "table", "wall", "hands", "import")
"""Ways in, as the file names them: a card typed where all can see, a card typed at a booth, a ballot on paper, a table's sheet, dots on a
wall, hands, and a file from elsewhere."""

COUNTING_NOBODY = frozenset({"table", "wall", "hands"})
"""Ways in that give dots but no people behind them."""
SLIPS = {"live": "card", "booth": "card", "paper": "card", "table": "table", "wall": "wall", "hands": "hands"}
"""What a ballot comes on while a vote is open, by its way in: a voting card, a table's sheet, or one option's count."""

SPOILED_BECAUSE = ("core.not_readable", "core.too_many_dots", "core.two_answers", "core.other_reason", "core.card_replaced")
"""Why a ballot on paper is marked spoiled by hand. A replaced card's ballot is spoiled, and the new card votes in its place."""

Marks = Mapping[str, int]
"""Dots by option key."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rule makes of a ballot: counted, short (counted and listed) or spoiled (listed, never in the tally), and why."""

    state: str
    reason: str = ""
    facts: Mapping[str, int] = field(default_factory=dict)


COUNTED = Judgement("counted")


def judge(vote: Vote, marks: Marks, numbers: Mapping[str, int], concerns: Marks | None = None) -> Judgement:
    """Measure a ballot by the vote's rule. `numbers` gives each option's ballot number, for the reason's words. Never raises for what a
    ballot says: a ballot on paper must be kept, whatever is on it.
    """
    # Concerns are a tally of their own and never netted off the dots, so they are measured before and apart from them.
    worried = sum((concerns or {}).values())
    if worried > (vote.concern or 0):
        return Judgement("spoiled", "core.over_concern", {"n": worried, "concern": vote.concern or 0})
    judge_kind = _JUDGES.get(vote.kind, _judge_dots)
    return judge_kind(vote, marks, numbers)


def _judge_dots(vote: Vote, marks: Marks, numbers: Mapping[str, int]) -> Judgement:
    """Budget, cap and minimum."""
    # The budget before the cap: who has spent too much in all learns that first. Too few dots only leave a ballot short.
    spent = sum(marks.values())
    if vote.budget is not None and spent > vote.budget:
        return Judgement("spoiled", "core.over_budget", {"n": spent, "budget": vote.budget})
    for option, dots in marks.items():
        if vote.cap is not None and dots > vote.cap:
            return Judgement("spoiled", "core.over_cap", {"n": dots, "option": numbers[option], "cap": vote.cap})
    if vote.minimum is not None and spent < vote.minimum:
        return Judgement("short", "core.under_minimum", {"n": spent, "minimum": vote.minimum})
    return COUNTED


def _judge_ranked(vote: Vote, marks: Marks, numbers: Mapping[str, int]) -> Judgement:
    """Each weight once: two options can't both be first."""
    # Weights are taken out as they are given, which finds both a weight given twice and one there is none of.
    left = list(vote.ranks)
    for option, weight in marks.items():
        if weight not in left:
            reason = "core.weight_used" if weight in vote.ranks else "core.no_such_weight"
            return Judgement("spoiled", reason, {"n": weight, "option": numbers[option]})
        left.remove(weight)
    short = vote.minimum is not None and len(marks) < vote.minimum
    return Judgement("short", "core.too_few_ranked", {"n": len(marks), "minimum": vote.minimum or 0}) if short else COUNTED


def _judge_rated(vote: Vote, marks: Marks, numbers: Mapping[str, int]) -> Judgement:
    """A mark on the scale for each option rated; one left out is no answer, and never a nought."""
    for option, mark in marks.items():
        # The cap of a rated vote is how many points its scale has; a vote from elsewhere may not say, and then any mark from 1 will do.
        if not 1 <= mark <= (vote.cap or mark):
            return Judgement("spoiled", "core.off_the_scale", {"n": mark, "option": numbers[option]})
    return COUNTED


def _judge_ordinal(vote: Vote, marks: Marks, numbers: Mapping[str, int]) -> Judgement:
    """The budget is how many options may be ranked, the minimum how many should be."""
    return judge_length(marks, vote.budget, vote.minimum)


def judge_length(marks: Marks, longest: int | None, fewest: int | None) -> Judgement:
    """Measure a ballot by how many options it marks: too many spoil it, too few leave it short."""
    if longest is not None and len(marks) > longest:
        return Judgement("spoiled", "core.over_length", {"n": len(marks), "budget": longest})
    if fewest is not None and len(marks) < fewest:
        return Judgement("short", "core.under_length", {"n": len(marks), "minimum": fewest})
    return COUNTED


def _judge_poll(vote: Vote, marks: Marks, numbers: Mapping[str, int]) -> Judgement:
    """One answer each."""
    given = sum(marks.values())
    return Judgement("spoiled", "core.one_answer", {"n": given}) if given > 1 else COUNTED


_JUDGES = {"poll": _judge_poll, "ranked": _judge_ranked, "rated": _judge_rated, "ordinal": _judge_ordinal}
"""By kind of vote; what isn't here (cumulative, approval) is judged by budget, cap and minimum."""


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
        raise Refused(verdict.reason, **verdict.facts)
    return verdict


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
            # 12 characters of the word: enough to find it in the line, short enough for the message.
            raise Refused("core.no_such_option", option=word[:12], most=len(options))
        marks[option.key] += 1
    return dict(marks)


def checked_total(vote: Vote, marks: Marks, numbers: Mapping[str, int], people: int = 0) -> Judgement:
    """The judgement of a sheet or a count, or Refused: it can be counted again."""
    verdict = judge_total(vote, marks, numbers, people)
    if verdict.state == "spoiled":
        raise Refused(verdict.reason, **verdict.facts)
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
        """Dots people had and didn't spend; 0 where nobody stands behind the dots."""
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

    @property
    def people(self) -> int:
        """How many people voted: a table's sheet or a count of hands is no person."""
        return self.ballots - sum(n for route, n in self.routes.items() if route in COUNTING_NOBODY)


def in_order(lines: Iterable[BallotLine]) -> tuple[BallotLine, ...]:
    """By dots, then by voters: of two options with as many dots the one that more people chose stands first."""
    # Ballot order last, so that the same counts always stand in the same order, on every page.
    return tuple(sorted(lines, key=lambda x: (-x.dots, -(x.voters or 0), x.option.number)))


def near_ties(lines: Sequence[BallotLine]) -> list[tuple[int, int]]:
    """Runs of neighbours too close to call, as (first, last) places in `lines`, from 0.

    A run holds everything within max(2, 10 % of its first) dots of its first (practice 2.7: 39 against 37 is a tie).
    """
    runs: list[tuple[int, int]] = []
    at = 0
    while at < len(lines):
        # Measured from the run's first line and not from neighbour to neighbour, or a long slope would become one great tie.
        top, last = lines[at].dots, at
        # An option without dots ties with nothing: nobody chose it.
        while last + 1 < len(lines) and lines[last + 1].dots and top - lines[last + 1].dots <= max(2, top / 10):
            last += 1
        if last > at:
            runs.append((at, last))
        at = last + 1
    return runs
