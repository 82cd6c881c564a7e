"""A vote by order of preference in words: points, pairs and the run-off, each with the rule it was counted by. Draws nothing."""

from __future__ import annotations

from dataclasses import replace

from moothall.core.preference_orders import PreferenceOutcome, RunOffRound
from moothall.core.redacted_copy import OptionCopy, VoteCopy
from moothall.exports.sentences import listing
from moothall.exports.vote_results import called
from moothall.words import say

_NAMED = 6
"""Options named in each round of a run-off, those with most; the rest are few votes and a long list."""


def as_drawn(vote: VoteCopy) -> tuple[OptionCopy, ...]:
    """The options as a row of dots has them: of orders, solid for a first place and open for each other place."""
    if vote.outcome is None:
        return vote.options
    # Exchanged, because a row of dots draws voters solid and further dots open.
    return tuple(replace(option, dots=option.voters, voters=option.dots) for option in vote.options)


def counts(vote: VoteCopy) -> list[tuple[str, str]]:
    """Label and sentence for each further way of counting; nothing for votes of other kinds."""
    if vote.outcome is None:
        return []
    names = {option.ref: called(option) for option in vote.options}
    return [
        (say("exports.borda"), _points(vote.outcome, names)),
        (say("exports.pairs"), _pairs(vote.outcome, names)),
        (say("exports.run_off"), _run_off(vote.outcome, names)),
    ]


def _points(outcome: PreferenceOutcome, names: dict[str, str]) -> str:
    # Equals stay in the order they came: sorting moves none of them.
    ranked = sorted(outcome.borda.items(), key=lambda x: -x[1])
    # Tied options share their places' points, so a half is possible; a whole number is written without a decimal.
    points = "; ".join(say("exports.has", option=names[ref], votes=f"{n:g}" if n % 1 else str(int(n))) for ref, n in ranked)
    return f"{points}. {say('exports.borda_rule', top=outcome.top)}"


def _pairs(outcome: PreferenceOutcome, names: dict[str, str]) -> str:
    if outcome.condorcet:
        return say("exports.beats_all", option=names[outcome.condorcet])
    return say("exports.beats_none")


def _run_off(outcome: PreferenceOutcome, names: dict[str, str]) -> str:
    rounds = [_round(number, count, names) for number, count in enumerate(outcome.run_off.rounds, 1)]
    if outcome.run_off.winner:
        end = say("exports.run_off_won", option=names[outcome.run_off.winner])
    else:
        end = say("exports.run_off_tied", options=listing(names[ref] for ref in outcome.run_off.tied))
    return " ".join([*rounds, end])


def _round(number: int, count: RunOffRound, names: dict[str, str]) -> str:
    tally = sorted(count.tally.items(), key=lambda x: -x[1])
    named = [say("exports.has", option=names[ref], votes=str(n)) for ref, n in tally[:_NAMED]]
    if rest := len(tally) - len(named):
        named.append(say("exports.others_fewer", n=rest))
    words = [say("exports.run_off_round", number=number, counts=", ".join(named))]
    words += [say(f"exports.{what}", n=n) for what in ("exhausted", "undecided") if (n := getattr(count, what))]
    if count.out:
        words.append(say("exports.goes_out", options=listing(names[ref] for ref in count.out), n=len(count.out)))
    return f"{'; '.join(words)}."
