"""A vote in words: the rule as announced, how ballots came in, what each option got, which are too close to call. Draws nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from moothall.core.copies import OptionLine, VoteCopy
from moothall.core.letters import letter
from moothall.exports.sentences import listing, share
from moothall.words import say

_REASONS = 8
"""Kinds of spoiled ballot listed in full; an imported poll can hold hundreds."""


def first_result(votes: tuple[VoteCopy, ...]) -> VoteCopy | None:
    """The first vote whose result may be known."""
    return next((vote for vote in votes if vote.revealed), None)


def rule(vote: VoteCopy) -> str:
    """The rule as it was announced: "5 dots each, at most 2 on one. Sealed until the reveal."""
    limits = [
        say("exports.budget", n=vote.budget) if vote.budget else "",
        say("exports.cap", cap=vote.cap) if vote.cap and vote.kind != "approval" else "",
        say("exports.minimum", minimum=vote.minimum) if vote.minimum else "",
    ]
    announced = ", ".join(limit for limit in limits if limit)
    kind = say("exports.approval") if vote.kind == "approval" else ""
    return " ".join(part for part in (kind, f"{announced}." if announced else "", say(f"exports.mode_{vote.mode}")) if part)


def turnout(vote: VoteCopy) -> str:
    """How many ballots of how many people, by which ways they came in, and when."""
    if 0 < vote.ballots <= vote.present:
        told = say("exports.ballots_of", share=share(vote.ballots, vote.present))
    else:
        told = say("exports.ballots", n=vote.ballots)
    if came := listing(say(f"exports.route_{route}", n=n) for route, n in vote.routes if n):
        told = say("exports.came_in", ballots=told, routes=came)
    if vote.opened and vote.closed:
        return f"{told}. {say('exports.open_from_to', opened=vote.opened, closed=vote.closed)}"
    return f"{told}."


def checks(vote: VoteCopy) -> str:
    """What was not used or did not count, so that the sums can be followed."""
    parts = [say(f"exports.{what}", n=n) for what in ("unused", "blank", "short", "spoiled") if (n := getattr(vote, what))]
    return " ".join(parts)


def reasons(vote: VoteCopy) -> Iterator[str]:
    """Why ballots were short or spoiled, commonest first."""
    told = Counter((x.state, say(f"exports.reason_{x.reason.rpartition('.')[2]}", **x.facts)) for x in vote.reasons)
    for (state, reason), n in told.most_common(_REASONS):
        yield say(f"exports.{state}_because", n=n, reason=reason)
    if more := sum(told.values()) - sum(n for _, n in told.most_common(_REASONS)):
        yield say("exports.more_reasons", n=more)


def result(option: OptionLine) -> str:
    """ "31 dots, 22 voters"; dots alone where no route had people behind it."""
    dots = say("exports.dots", n=option.dots or 0)
    return dots if option.voters is None else f"{dots}, {say('exports.voters', n=option.voters)}"


def called(option: OptionLine) -> str:
    """What the room calls an option: its theme's letter, or else its number."""
    return letter(option.ordinal) if option.ordinal else str(option.number)


def near_ties(vote: VoteCopy) -> list[str]:
    """A sentence for each run of options too close to call."""
    runs: dict[int, list[str]] = {}
    for option in vote.options:
        if option.bracket:
            runs.setdefault(option.bracket, []).append(called(option))
    return [say("exports.near_tie", options=listing(names)) for names in runs.values()]
