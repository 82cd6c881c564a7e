"""A vote in words: the rule as announced, how ballots came in, what each option got, which are too close to call. Draws nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from moothall.core.ballot_marking import worded
from moothall.core.redacted_copy import OptionCopy, PointCopy, VoteCopy
from moothall.core.result_reading import top_points
from moothall.core.theme_letters import letter
from moothall.core.vote_kinds import kind_of
from moothall.exports.sentences import listing, share
from moothall.words import say

_REASONS = 8
"""Kinds of spoiled ballot listed in full; an imported poll can hold hundreds."""


def first_result(votes: tuple[VoteCopy, ...]) -> VoteCopy | None:
    """The first vote on options whose result may be known; a poll or a rating has no list to show at a glance."""
    return next((vote for vote in votes if vote.revealed and not kind_of(vote).on_scale), None)


def rule(vote: VoteCopy) -> str:
    """The rule as it was announced: "5 dots each, at most 2 on one. Sealed until the reveal."""
    kind = kind_of(vote)
    limits = [say(worded(vote, limit.key), n=n) for limit in kind.announced_limits if (n := getattr(vote, limit.field))]
    announced = ", ".join(limits)
    # Only the first letter: what follows may hold a name.
    sentence = f"{announced[:1].upper()}{announced[1:]}." if announced else ""
    concerns = say("exports.concern_rule", n=vote.concern) if vote.concern else ""
    # How ballots from elsewhere were cast nobody here can say.
    elsewhere = bool(vote.routes) and all(route == "import" for route, _ in vote.routes)
    return " ".join(part for part in (_to_give(vote), sentence, concerns, "" if elsewhere else say(_mode(vote))) if part)


def _mode(vote: VoteCopy) -> str:
    """The key of how it was held. What could be seen, and what was counted, are answers where a vote asks for answers."""
    kind, key = kind_of(vote), f"exports.mode_{vote.mode}"
    answers = kind.one_each or kind.reading.counts_answers
    return f"{key}_in_answers" if answers and vote.mode != "sealed" else worded(vote, key)


def _to_give(vote: VoteCopy) -> str:
    """What one person had to give, where that is more than a number of dots."""
    kind = kind_of(vote)
    # A vote from elsewhere may have lost its scale, and then there are no ends to name.
    if not kind.announced or (kind.on_scale and not vote.scale):
        return ""
    first, last = (_point(point) for point in (vote.scale[0], vote.scale[-1])) if vote.scale else ("", "")
    return say(kind.announced, weights=vote.weights.replace(",", ", "), first=first, last=last)


def _point(point: PointCopy) -> str:
    """Its number and its words; of one that is called by its number, that once."""
    return str(point.number) if point.label.strip() in ("", str(point.number)) else f"{point.number} {point.label}"


def asked(vote: VoteCopy) -> str:
    """What was asked. Where it was a note, boards aren't told its words."""
    return vote.question or say("exports.a_proposal")


def no_result(vote: VoteCopy) -> str:
    """Why there is no result in this copy: it isn't revealed, or so few voted that it stays in the room."""
    return say("exports.too_few" if vote.too_few else "exports.not_revealed")


def turnout(vote: VoteCopy) -> str:
    """How many ballots of how many people, by which ways they came in, and when."""
    # With more ballots than people ticked as present a share would be over 100 %, so the base is left out.
    counted = vote.people if vote.revealed else vote.ballots
    if 0 < counted <= vote.present:
        words = say("exports.ballots_of", share=share(counted, vote.present))
    elif vote.mode == "totals" and not counted:
        words = say("exports.totals_alone")
    else:
        words = say("exports.ballots", n=counted)
    if came := listing(say(f"exports.route_{route}" if n else f"exports.some_{route}", n=n) for route, n in vote.routes):
        words = say("exports.came_in", ballots=words, routes=came)
    if vote.opened and vote.closed:
        return f"{words}. {say('exports.open_from_to', opened=vote.opened, closed=vote.closed)}"
    return f"{words}."


def checks(vote: VoteCopy) -> str:
    """What was not used or did not count, and why, so that the sums can be followed."""
    left_over = ("unused",) if kind_of(vote).unspent else ()
    words = [say(worded(vote, f"exports.{what}"), n=n) for what in (*left_over, "blank") if (n := getattr(vote, what)) > 0]
    for state in ("short", "spoiled"):
        if n := getattr(vote, state):
            why = _reasons(vote, state)
            words.append(say("exports.because", what=say(f"exports.{state}", n=n), why=why) if why else say(f"exports.{state}", n=n))
    return " ".join(f"{part}." for part in words)


def _reasons(vote: VoteCopy, state: str) -> str:
    """Why ballots were short or spoiled, commonest first, each with how many when there are several."""
    # By the worded reason, so that the same sentence with the same numbers is one kind.
    kinds = Counter(say(worded(vote, f"exports.reason_{x.reason.rpartition('.')[2]}"), **x.facts) for x in vote.reasons if x.state == state)
    if len(kinds) < 2:
        # One reason needs no count: it is that of all of them.
        return "".join(kinds)
    listed = [say("exports.reason_times", reason=reason, n=n) for reason, n in kinds.most_common(_REASONS)]
    return "; ".join([*listed, say("exports.more_reasons")] if len(kinds) > _REASONS else listed)


def result(vote: VoteCopy, option: OptionCopy) -> str:
    """ "31 dots, 22 voters"; dots alone where no route had people behind it. Of orders of preference: who put it first of those who rank
    it.
    """
    if vote.outcome is not None:
        return say("exports.first_of_ranked", first=option.dots or 0, n=option.voters or 0)
    dots = say(worded(vote, "exports.dots"), n=option.dots or 0)
    return dots if option.voters is None else f"{dots}, {say('exports.voters', n=option.voters)}"


def beside(option: OptionCopy) -> str:
    """What stands beside its dots and is never taken off them: concerns, the round before, and that it divides the room."""
    words = (
        say("exports.concerns", n=option.concerns) if option.concerns else "",
        say("exports.was", before=option.before) if option.before is not None else "",
        say("exports.divides") if option.divides else "",
    )
    return ", ".join(part for part in words if part)


def named(option: OptionCopy) -> str:
    """Its letter or number and its words."""
    return f"{called(option)}  {option.text}"


def ranked(vote: VoteCopy) -> Sequence[OptionCopy]:
    """Options by what they stand by: dots, the points of a poll in the scale's order, rated ones by how many gave a point at the top."""
    reading = kind_of(vote).reading
    if not reading.counts_answers:
        return vote.options
    points, first = len(vote.scale), top_points(len(vote.scale), vote.ordered)
    return sorted(vote.options, key=lambda o: (-reading.got(o, points, first), o.number))


def called(option: OptionCopy) -> str:
    """What the room calls an option: its theme's letter, or else its number."""
    return letter(option.ordinal) if option.ordinal else str(option.number)


def near_ties(options: Sequence[OptionCopy]) -> list[str]:
    """A sentence for each run of these options that is too close to call."""
    runs: dict[int, list[str]] = {}
    for option in options:
        if option.bracket:
            # Neighbours too close to call share the number of their bracket; 0 is none.
            runs.setdefault(option.bracket, []).append(called(option))
    return [say("exports.near_tie", options=listing(names)) for names in runs.values() if len(names) > 1]
