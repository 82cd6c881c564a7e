"""A result in words and in the scale's order, for the wall and for the facilitator's page alike. Averages nothing."""

from __future__ import annotations

from collections.abc import Sequence

from moothall.core import readings
from moothall.core.ballots import Line, Tally
from moothall.core.letters import letter
from moothall.core.model import Session
from moothall.core.scales import SCALES, ScalePoint, points_of
from moothall.core.vote_splits import alike
from moothall.core.votes import Option, Vote
from moothall.words import say


def points(session: Session, vote: Vote) -> list[ScalePoint]:
    return points_of(session, vote.scale)


def by_point(session: Session, tally: Tally) -> list[Line]:
    """A poll's lines in the scale's order, the most in favour first."""
    places = {p.number: p.place for p in points(session, tally.vote)}
    return sorted(tally.lines, key=lambda line: (places.get(line.option.number, len(places)), line.option.number))


def counts(session: Session, tally: Tally) -> list[int]:
    return [line.dots for line in by_point(session, tally)]


def is_ordered(session: Session, vote: Vote) -> bool:
    """Whether its points run from one end to another: "pass" is nowhere between agree and disagree."""
    scale = session.find(SCALES, vote.scale)
    return scale is None or scale.ordered


def called(option: Option) -> str:
    """What the room calls it: its theme's letter, or its number."""
    return letter(option.ordinal) or str(option.number)


# in words


def turnout(tally: Tally) -> str:
    """How many of those present voted; where no people stand behind the marks, how many marks there are."""
    n, of = readings.people(tally), tally.vote.present
    return say("screen.of_voted", n=n, of=of) if n <= of else say("screen.voted", n=n)


def few(tally: Tally) -> str:
    """A word for a result of very few people: it is shown, and it says little."""
    n = readings.people(tally)
    return say("voting.few", n=n) if 0 < n < readings.FEW else ""


def reading(session: Session, tally: Tally) -> str:
    """A poll's shape in plain words; empty when its scale has no two ends."""
    if not is_ordered(session, tally.vote) or not tally.dots:
        return ""
    kind = readings.shape(counts(session, tally))
    return few(tally) if kind == "few" else say(f"voting.shape_{kind}")


def far_end(session: Session, tally: Tally) -> str:
    """Who is heard first: those furthest from support. A block tells something; it is no number to beat."""
    if not is_ordered(session, tally.vote):
        return ""
    lines = by_point(session, tally)
    found = [say("voting.at_point", count=lines[n].dots, number=lines[n].option.number) for n in readings.far_end(counts(session, tally))]
    return say("voting.far_end", points=", ".join(reversed(found))) if found else ""


def support(session: Session, tally: Tally) -> readings.Support | None:
    vote = tally.vote
    return readings.support(vote.support, vote.threshold, counts(session, tally), readings.people(tally))


def beforehand(session: Session, tally: Tally, *, short: bool = False) -> str:
    """What was agreed before the poll opened, beside what came: "Agreed beforehand: 80% at 1 to 3. Here: 74% of 31 ballots." `short` leaves
    out the ballots, which the wall has beside it.
    """
    found = support(session, tally)
    if found is None:
        return ""
    where = span([p.number for p in points(session, tally.vote)][: found.first])
    if found.threshold is None:
        return say("voting.support_here", points=where, percent=found.percent, n=found.base)
    key = "voting.agreed_short" if short else "voting.agreed_beforehand"
    return say(key, threshold=found.threshold, points=where, percent=found.percent, n=found.base)


def span(numbers: Sequence[int]) -> str:
    """Points by their numbers, as people say them: "1 to 3"."""
    return str(numbers[0]) if len(numbers) == 1 else say("voting.span", first=numbers[0], last=numbers[-1])


# rounds side by side


def line_before(earlier: Tally, option: Option) -> Line | None:
    """The same option's line in an earlier round."""
    return next((line for line in earlier.lines if alike(line.option) == alike(option)), None)
