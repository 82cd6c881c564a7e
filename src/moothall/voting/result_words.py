"""A result in words and in the scale's order, for the shared screen and for the facilitator's page alike. Averages nothing."""

from __future__ import annotations

from moothall import poll_words
from moothall.core import interpretation
from moothall.core.ballots import BallotLine, Tally
from moothall.core.model import Session
from moothall.core.scales import SCALES, ScalePoint, points_of
from moothall.core.theme_letters import letter
from moothall.core.vote_splits import alike
from moothall.core.votes import Option, Vote
from moothall.words import say


def points(session: Session, vote: Vote) -> list[ScalePoint]:
    return points_of(session, vote.scale)


def by_point(session: Session, tally: Tally) -> list[BallotLine]:
    """A poll's lines in the scale's order, the most in favour first."""
    # A line whose number the scale lacks comes last rather than being dropped: every mark is shown somewhere.
    places = {p.number: p.place for p in points(session, tally.vote)}
    return sorted(tally.lines, key=lambda line: (places.get(line.option.number, len(places)), line.option.number))


def counts(session: Session, tally: Tally) -> list[int]:
    return [line.dots for line in by_point(session, tally)]


def is_ordered(session: Session, vote: Vote) -> bool:
    """Whether its points run from one end to another: "pass" is nowhere between agree and disagree."""
    scale = session.find(SCALES, vote.scale)
    # Where there is no scale answers are plain numbers, which do run from end to end.
    return scale is None or scale.ordered


def called(option: Option) -> str:
    """What the room calls it: its theme's letter, or its number."""
    return letter(option.ordinal) or str(option.number)


# in words


def turnout(tally: Tally) -> str:
    """How many of those present voted; where no people stand behind the marks, how many marks there are."""
    n, of = interpretation.people(tally), tally.vote.present
    # More ballots than people ticked: the list is wrong, and a base that is wrong is worse than none.
    return say("screen.of_voted", n=n, of=of) if n <= of else say("screen.voted", n=n)


def few(tally: Tally) -> str:
    return poll_words.few(interpretation.people(tally))


def reading(session: Session, tally: Tally) -> str:
    """A poll's shape in plain words, or that few voted."""
    # A shape is empty where there are too few marks or no order to have one in.
    return poll_words.shape(counts(session, tally), is_ordered(session, tally.vote)) or few(tally)


def far_end(session: Session, tally: Tally) -> str:
    """Who is heard first."""
    numbers = [line.option.number for line in by_point(session, tally)]
    return poll_words.far_end(counts(session, tally), numbers, is_ordered(session, tally.vote))


def beforehand(session: Session, tally: Tally, *, short: bool = False) -> str:
    """What was agreed before the poll opened, beside what came."""
    return poll_words.agreed(support(session, tally), [p.number for p in points(session, tally.vote)], short=short)


def support(session: Session, tally: Tally) -> interpretation.Support | None:
    """None when nothing was agreed."""
    vote = tally.vote
    return interpretation.support(vote.support, vote.threshold, counts(session, tally), interpretation.people(tally))


# rounds side by side


def line_before(earlier: Tally, option: Option) -> BallotLine | None:
    """The same option's line in an earlier round."""
    # By what it says and not by key or number: each round has options of its own.
    return next((line for line in earlier.lines if alike(line.option) == alike(option)), None)
