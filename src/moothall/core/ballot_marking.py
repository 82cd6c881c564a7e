"""How a ballot is marked: with dots, ranks, ratings, one answer or places. Judges, presses and counts what is left; keeps no ballot.

Each way of marking is one record of pure functions, and a kind of vote names the one it uses (see `core.vote_kinds`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from moothall.core.errors import Refused

Marks = Mapping[str, int]
"""Dots by option key."""


class VoteRule(Protocol):
    """The numbers of a vote's rule, as the vote has them and as its copy for others has them."""

    @property
    def budget(self) -> int | None: ...
    @property
    def cap(self) -> int | None: ...
    @property
    def minimum(self) -> int | None: ...
    @property
    def weights(self) -> str: ...


_PRESSES = 20
"""Presses that a whole budget of points takes: 5 of 100 at a time, which is as fine as people part them."""
MOST_DOTS = 25
"""More than this on one ballot are points: nobody sticks so many. A third of the options is the usual number of dots (practice 2.7)."""


def in_points(rule: VoteRule) -> bool:
    """Whether what a ballot gives are points and not dots: ranks by their weight, or so many that nobody sticks them, several on one."""
    return bool(rule.weights) or ((rule.budget or 0) > MOST_DOTS and rule.cap != 1)


def given_by_a_press(rule: VoteRule) -> int:
    """How many dots one press on an option gives. Of points a twentieth of all, or nobody would be through with a hundred of them."""
    return max(1, (rule.budget or 0) // _PRESSES) if in_points(rule) else 1


_AS_POINTS = frozenset(
    {
        "core.over_budget",
        "core.over_cap",
        "core.under_minimum",
        "core.total_over_budget",
        "voting.budget",
        "voting.dots",
        "voting.dots_left",
        "voting.rest",
        "voting.rest_same",
        "voting.sum_wall",
        "voting.way_table_help",
        "voting.way_wall_help",
        "voting.dots_and_voters",
        "cli.show_dots",
        "cli.show_result",
        "exports.budget",
        "exports.dots",
        "exports.mode_live",
        "exports.mode_totals",
        "exports.no_voters",
        "exports.reason_over_budget",
        "exports.reason_over_cap",
        "exports.reason_under_minimum",
        "exports.solid_and_open",
        "exports.unused",
        "voting.field_budget",
        "voting.no_dots_left",
        "voting.of_dots",
        "voting.unused",
    }
)
"""Sentences that say "dots"; each has a twin that says "points"."""


def worded(rule: VoteRule, key: str) -> str:
    """The key of a sentence in the unit of this rule: points are said as points. Other sentences are as they are."""
    return f"{key}_in_points" if key in _AS_POINTS and in_points(rule) else key


def ranks_of(rule: VoteRule) -> tuple[int, ...]:
    """What a ranked ballot has to give, the most first. ValueError where the weights are no whole numbers."""
    return tuple(int(word) for word in rule.weights.split(",")) if rule.weights else ()


# judging


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rule makes of a ballot: counted, short (counted and listed) or spoiled (listed, never in the tally), and why."""

    state: str
    reason: str = ""
    facts: Mapping[str, int] = field(default_factory=dict)


COUNTED = Judgement("counted")


def _judge_dots(rule: VoteRule, marks: Marks, numbers: Mapping[str, int]) -> Judgement:
    """Budget, cap and minimum."""
    # The budget before the cap: who has spent too much in all learns that first. Too few dots only leave a ballot short.
    spent = sum(marks.values())
    if rule.budget is not None and spent > rule.budget:
        return Judgement("spoiled", "core.over_budget", {"n": spent, "budget": rule.budget})
    for option, dots in marks.items():
        if rule.cap is not None and dots > rule.cap:
            return Judgement("spoiled", "core.over_cap", {"n": dots, "option": numbers[option], "cap": rule.cap})
    if rule.minimum is not None and spent < rule.minimum:
        return Judgement("short", "core.under_minimum", {"n": spent, "minimum": rule.minimum})
    return COUNTED


def _judge_ranks(rule: VoteRule, marks: Marks, numbers: Mapping[str, int]) -> Judgement:
    """Each weight once: two options can't both be first."""
    # Weights are taken out as they are given, which finds both a weight given twice and one there is none of.
    ranks = ranks_of(rule)
    left = list(ranks)
    for option, weight in marks.items():
        if weight not in left:
            reason = "core.weight_used" if weight in ranks else "core.no_such_weight"
            return Judgement("spoiled", reason, {"n": weight, "option": numbers[option]})
        left.remove(weight)
    short = rule.minimum is not None and len(marks) < rule.minimum
    return Judgement("short", "core.too_few_ranked", {"n": len(marks), "minimum": rule.minimum or 0}) if short else COUNTED


def _judge_ratings(rule: VoteRule, marks: Marks, numbers: Mapping[str, int]) -> Judgement:
    """A mark on the scale for each option rated; one left out is no answer, and never a nought."""
    for option, mark in marks.items():
        # The cap of a rated vote is how many points its scale has; a vote from elsewhere may not say, and then any mark from 1 will do.
        if not 1 <= mark <= (rule.cap or mark):
            return Judgement("spoiled", "core.off_the_scale", {"n": mark, "option": numbers[option]})
    return COUNTED


def _judge_answer(rule: VoteRule, marks: Marks, numbers: Mapping[str, int]) -> Judgement:
    """One answer each."""
    given = sum(marks.values())
    return Judgement("spoiled", "core.one_answer", {"n": given}) if given > 1 else COUNTED


def _judge_places(rule: VoteRule, marks: Marks, numbers: Mapping[str, int]) -> Judgement:
    """The budget is how many options may be ranked, the minimum how many should be."""
    return judge_length(marks, rule.budget, rule.minimum)


def judge_length(marks: Marks, longest: int | None, fewest: int | None) -> Judgement:
    """Measure a ballot by how many options it marks: too many spoil it, too few leave it short."""
    if longest is not None and len(marks) > longest:
        return Judgement("spoiled", "core.over_length", {"n": len(marks), "budget": longest})
    if fewest is not None and len(marks) < fewest:
        return Judgement("short", "core.under_length", {"n": len(marks), "minimum": fewest})
    return COUNTED


# naming an option: the mark it gets by that


def _another_dot(rule: VoteRule, marks: Marks, option: str) -> int:
    return marks.get(option, 0) + 1


def _largest_left(rule: VoteRule, marks: Marks, option: str) -> int | None:
    return next((weight for weight in ranks_of(rule) if weight not in marks.values()), None)


def _next_place(rule: VoteRule, marks: Marks, option: str) -> int | None:
    """The first place nobody has: where one was taken back, that one is filled."""
    if rule.budget is not None and len(marks) >= rule.budget:
        return None
    return next(place for place in range(1, len(marks) + 2) if place not in marks.values())


# pressing an option


def _press_dots(rule: VoteRule, marks: Marks, option: str, answers: Sequence[int]) -> dict[str, int]:
    """One more; where one is all an option can get, it is ticked and unticked."""
    now = marks.get(option, 0)
    # Only here may a press take off what was given. With several dots one press too many would wipe them all, so that is refused below.
    if now and rule.cap == 1:
        return _without(marks, option)
    # The cap is asked before the budget: it says more about the option under the finger.
    if rule.cap is not None and now >= rule.cap:
        raise Refused("voting.most_on_one", n=rule.cap)
    spent = sum(marks.values())
    if rule.budget is not None and spent >= rule.budget:
        raise Refused(worded(rule, "voting.no_dots_left"))
    # What is left to give, where that is less.
    room = [limit - given for limit, given in ((rule.cap, now), (rule.budget, spent)) if limit is not None]
    return {**marks, option: now + min(given_by_a_press(rule), *room)} if room else {**marks, option: now + 1}


def _press_rank(rule: VoteRule, marks: Marks, option: str, answers: Sequence[int]) -> dict[str, int]:
    return _press_next(_largest_left, rule, marks, option)


def _press_place(rule: VoteRule, marks: Marks, option: str, answers: Sequence[int]) -> dict[str, int]:
    return _press_next(_next_place, rule, marks, option)


def _press_next(step: NextMark, rule: VoteRule, marks: Marks, option: str) -> dict[str, int]:
    """The next rank or place, or its own off again. Refused when all are given."""
    if marks.get(option):
        return _without(marks, option)
    mark = step(rule, marks, option)
    if mark is None:
        raise Refused("voting.no_ranks_left")
    return {**marks, option: mark}


def _press_rating(rule: VoteRule, marks: Marks, option: str, answers: Sequence[int]) -> dict[str, int]:
    """The next of the answers a scale has, in the order they come, and then none."""
    # A mark the scale no longer has begins again at the first answer.
    now = marks.get(option, 0)
    left = answers[answers.index(now) + 1 :] if now in answers else answers
    return {**marks, option: left[0]} if left else _without(marks, option)


def _press_answer(rule: VoteRule, marks: Marks, option: str, answers: Sequence[int]) -> dict[str, int]:
    """This answer and no other."""
    return {} if marks.get(option) else {option: 1}


def _without(marks: Marks, option: str) -> dict[str, int]:
    return {key: mark for key, mark in marks.items() if key != option}


# what is left to give


def _dots_left(rule: VoteRule, marks: Marks, options: int) -> int:
    return (rule.budget or 0) - sum(marks.values())


def _ranks_left(rule: VoteRule, marks: Marks, options: int) -> int:
    return len(ranks_of(rule)) - len(marks)


def _options_left(rule: VoteRule, marks: Marks, options: int) -> int:
    return options - len(marks)


def _places_left(rule: VoteRule, marks: Marks, options: int) -> int:
    return (rule.budget or options) - len(marks)


Judge = Callable[[VoteRule, Marks, Mapping[str, int]], Judgement]
NextMark = Callable[[VoteRule, Marks, str], int | None]
Press = Callable[[VoteRule, Marks, str, Sequence[int]], dict[str, int]]
Left = Callable[[VoteRule, Marks, int], int]


@dataclass(frozen=True, slots=True)
class Marking:
    """One way of marking a ballot.

    `judge` measures a whole ballot by the rule, given each option's number. `named` is the mark an option gets when its number is typed,
    None when there is none left to give. `press` is the marks after a press on an option, given the answers a scale has; Refused when the
    option or the card can't have another. `left` is how much a card still has, given how many options there are; 0 where the rule states
    no budget.
    """

    judge: Judge
    named: NextMark
    press: Press
    left: Left
    spent_words: str
    """The key of "4 of 5 dots", with {spent} and {budget}."""
    left_words: str
    """The key of "1 dot left", with {n}."""
    whole: bool = False
    """A mark is one answer, whatever its number: it is set and never added to, and its number is shown. Else it is so many dots."""
    rates: bool = False
    """What is typed are the answers, in ballot order, and a mark is the point of a scale turned round. Else what is typed are options."""
    one_only: bool = False
    """A new answer takes the old one's place."""
    asks_all: bool = False
    """The rule asks for everything there is to give: each rank, an answer for each option. Less is counted, and asked about once."""


DOTS = Marking(_judge_dots, _another_dot, _press_dots, _dots_left, "voting.of_dots", "voting.dots_left")
RANKS = Marking(_judge_ranks, _largest_left, _press_rank, _ranks_left, "voting.of_ranked", "voting.left_ranked", whole=True, asks_all=True)
RATINGS = Marking(
    _judge_ratings,
    _another_dot,
    _press_rating,
    _options_left,
    "voting.of_rated",
    "voting.left_rated",
    whole=True,
    rates=True,
    asks_all=True,
)
ANSWER = Marking(_judge_answer, _another_dot, _press_answer, _dots_left, "voting.of_rated", "voting.one_answer", one_only=True)
PLACES = Marking(_judge_places, _next_place, _press_place, _places_left, "voting.of_ranked", "voting.left_ranked", whole=True)
