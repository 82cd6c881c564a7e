"""The kinds of vote: one record each, which says what is judged, counted, ordered, tied, worded and drawn. Holds no vote and no ballot.

Everybody else asks the record, and nobody compares a kind with a name: a kind that is added here is known everywhere, once it has its words
(`ballot_hint_`, `help_` and whatever else it names). The name is what files keep, so it never changes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from moothall.core.ballot_marking import ANSWER, DOTS, PLACES, RANKS, RATINGS, Marking, VoteRule, in_points, ranks_of, worded
from moothall.core.errors import Fact
from moothall.core.result_reading import AS_DOTS, AS_GRID, AS_SHAPE, Reading


class Phrase(NamedTuple):
    """A sentence by its key, and what fills its gaps. Whoever shows it says it."""

    key: str
    facts: Mapping[str, Fact]


class Limit(NamedTuple):
    """A number of the rule as it is announced: the field it stands in, and the key of its words, which have it as {n}."""

    field: str
    key: str


class KindOfVote(Protocol):
    """Whatever has a kind: a vote, its copy for others, one that is coming in."""

    @property
    def kind(self) -> str: ...


SUMMED = frozenset({"table", "wall", "hands"})
"""Ways in by which a sum for each option comes in, and nobody's ballot."""


def _any_sum(rule: VoteRule) -> frozenset[str]:
    """A hand is one dot, so hands say nothing of points, of which each gives several."""
    return SUMMED - {"hands"} if in_points(rule) else SUMMED


def _no_sum(rule: VoteRule) -> frozenset[str]:
    """A sum says neither which points of a scale were given nor in which order."""
    return frozenset()


def _no_scale(rule: VoteRule) -> int:
    return rule.cap or 0


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteKind:
    """One kind of vote. `usual` is what the rule of a new one begins with; `limits` are the numbers of it that people may change, in the
    order they are asked for.
    """

    key: str
    usual: Mapping[str, Any]
    limits: tuple[str, ...] = ()
    on_scale: bool = False
    """It is answered on a scale, and its rule makes no sense without one."""
    options_are_points: bool = False
    """Its options are the points of its scale: they are changed there, keep its numbers and its order, and are no rivals."""

    # judged, given and counted
    marking: Marking
    spread: bool = False
    """Marks differ in what they say, so how they are spread is told beside their sum."""
    unspent: bool = False
    """There are dots that somebody may have kept."""
    one_each: bool = False
    """Everybody has one mark, so that marks count people even where nobody stands behind them."""
    split_counts: str = "voters"
    """Who is counted for an option where a result is split by groups: its "voters", or, where nearly everybody marks every option, those
    whose answer is at the "tops" of the scale, or who put it "firsts", before all others."""
    sums: Callable[[VoteRule], frozenset[str]] = _any_sum
    """The ways in by which totals make sense."""
    by_order: bool = False
    """Whole orders of preference are counted, and not mark by mark."""
    places: Callable[[VoteRule], int] = _no_scale
    """How many different marks one option could get."""

    # ordered, tied and drawn
    reading: Reading
    shown_by: str = "dot_vote"
    """The activity whose room and pages show it."""
    weighs_themes: bool = False
    """Its dots say how much a theme was chosen, and stand beside it on the board."""

    # worded
    each: Callable[[VoteRule], Phrase]
    """What one person has to give, as it is announced."""
    too_close: Callable[[VoteRule], str]
    """The key of what is said in place of a decision between two that are too close to call; empty where none compete."""
    announced: str = ""
    """The key of what is to be given, on paper, with {weights} and the {first} and {last} point of the scale."""
    announced_limits: tuple[Limit, ...] = ()
    counted: str = "cli.show_result"
    bare: str = "cli.show_dots"
    """The keys of an option's line at the command line: with the voters behind it, and without."""
    pabulib: str
    """What the Pabulib format calls it."""
    pabulib_limits: Mapping[str, str] = field(default_factory=dict)
    """The rule's numbers as that format calls them, by its own names."""

    @property
    def ranks(self) -> bool:
        """A ballot gives weights, each once."""
        return "weights" in self.limits


def _dots_each(rule: VoteRule) -> Phrase:
    return Phrase(worded(rule, "voting.budget"), {"n": rule.budget}) if rule.budget else Phrase("voting.no_budget", {})


def _approve_each(rule: VoteRule) -> Phrase:
    if rule.budget == 1:
        return _dots_each(rule)
    return Phrase("voting.approve_up_to", {"n": rule.budget}) if rule.budget else Phrase("voting.approve", {})


def _ranks_each(rule: VoteRule) -> Phrase:
    return Phrase("voting.ranks_each", {"weights": rule.weights.replace(",", ", ")})


def _dots_or_points(rule: VoteRule) -> str:
    return "voting.too_close_points" if in_points(rule) else "voting.too_close_dots"


_SUM_LIMITS = {"min_sum_points": "minimum", "max_sum_points": "budget", "max_points": "cap"}
_LENGTH_LIMITS = {"min_length": "minimum", "max_length": "budget"}
_BUDGET, _CAP, _MINIMUM = Limit("budget", "exports.budget"), Limit("cap", "exports.cap"), Limit("minimum", "exports.minimum")

VOTE_KINDS: Mapping[str, VoteKind] = {
    kind.key: kind
    for kind in (
        # Dots to place, up to the cap on one.
        VoteKind(
            key="cumulative",
            # Three to five dots are commonly handed out, and a cap of 2 goes with 5 (practice 2.7).
            usual={"budget": 5, "cap": 2},
            limits=("budget", "cap", "minimum", "concern"),
            marking=DOTS,
            reading=AS_DOTS,
            unspent=True,
            weighs_themes=True,
            each=_dots_each,
            too_close=_dots_or_points,
            announced_limits=(_BUDGET, _CAP, _MINIMUM),
            pabulib="cumulative",
            pabulib_limits=_SUM_LIMITS,
        ),
        # One dot each, on as many as the budget allows.
        VoteKind(
            key="approval",
            usual={"budget": None, "cap": 1},
            limits=("budget", "minimum", "concern"),
            marking=DOTS,
            reading=AS_DOTS,
            unspent=True,
            weighs_themes=True,
            each=_approve_each,
            too_close=_dots_or_points,
            announced="exports.approval",
            # A cap of 1 is its nature; its own sentence says so.
            announced_limits=(_BUDGET, _MINIMUM),
            pabulib="approval",
            pabulib_limits=_LENGTH_LIMITS,
        ),
        # Each of the weights is given once.
        VoteKind(
            key="ranked",
            usual={"budget": None, "cap": None, "weights": "5,4,3,2,1"},
            limits=("weights", "minimum", "concern"),
            marking=RANKS,
            reading=AS_DOTS,
            spread=True,
            places=lambda rule: len(ranks_of(rule)),
            weighs_themes=True,
            each=_ranks_each,
            too_close=lambda rule: "voting.too_close_points",
            announced="exports.ranked_rule",
            # Dots that are given by place.
            pabulib="cumulative",
            pabulib_limits=_SUM_LIMITS,
        ),
        # Every option gets a point of a scale; its mark counts them from the one least in favour, 1, up, so that more is better.
        VoteKind(
            key="rated",
            usual={"budget": None, "cap": 7},
            limits=("concern",),
            on_scale=True,
            marking=RATINGS,
            reading=AS_GRID,
            spread=True,
            split_counts="tops",
            sums=_no_sum,
            each=lambda rule: Phrase("voting.rate_each", {}),
            too_close=lambda rule: "voting.too_close_tops",
            announced="exports.rated_rule",
            counted="cli.show_rated",
            pabulib="scoring",
        ),
        # One question whose options are a scale's points. One mark for each person is all that makes a poll of a vote (decision 9).
        VoteKind(
            key="poll",
            usual={"budget": 1, "cap": 1, "minimum": 1},
            on_scale=True,
            options_are_points=True,
            marking=ANSWER,
            reading=AS_SHAPE,
            one_each=True,
            shown_by="poll",
            each=lambda rule: Phrase("voting.one_answer_each", {}),
            # Its points don't compete.
            too_close=lambda rule: "",
            announced="exports.poll_rule",
            counted="cli.show_voters",
            bare="cli.show_marks",
            pabulib="choose-1",
            pabulib_limits=_LENGTH_LIMITS,
        ),
        # Whole rankings, the mark being the place. The budget is how many options may be ranked.
        VoteKind(
            key="ordinal",
            usual={"budget": None, "cap": None},
            limits=("budget", "minimum"),
            marking=PLACES,
            reading=AS_DOTS,
            by_order=True,
            split_counts="firsts",
            sums=_no_sum,
            each=lambda rule: Phrase("voting.order_up_to", {"n": rule.budget}) if rule.budget else Phrase("voting.order_each", {}),
            too_close=lambda rule: "voting.too_close_firsts",
            announced="exports.ordinal",
            announced_limits=(Limit("budget", "exports.longest"), Limit("minimum", "exports.fewest")),
            pabulib="ordinal",
            pabulib_limits=_LENGTH_LIMITS,
        ),
    )
}
"""Every kind there is, by the name files keep."""


def kind_of(vote: KindOfVote) -> VoteKind:
    """The record of a vote's kind. KeyError for one there is none of: no rule lets such a vote in."""
    return VOTE_KINDS[vote.kind]


class RuledVote(KindOfVote, VoteRule, Protocol):
    """A vote with its kind and the numbers of its rule."""


def typed_as(vote: RuledVote) -> str:
    """The name its ballots' hint and help go by: the kind's, or "points" where dots are so many that they are given as numbers."""
    return "points" if not kind_of(vote).marking.whole and in_points(vote) else vote.kind
