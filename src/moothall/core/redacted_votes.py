"""A vote as a copy may have it: sealed results stay out, outside the room those of fewer than five people do, and a split shows the same
cells in every copy. Called by core.redaction alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from moothall.core.ballots import COUNTING_NOBODY, BallotLine, Tally
from moothall.core.contributions import CONTRIBUTIONS
from moothall.core.interpretation import brackets, came_by, divides, people, places_of
from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.name_masking import tells_origin
from moothall.core.redacted_copy import OptionCopy, PointCopy, SplitCopy, VoteCopy
from moothall.core.scales import SCALES, points_of
from moothall.core.small_cells import FEW
from moothall.core.vote_kinds import kind_of
from moothall.core.vote_splits import Split, alike
from moothall.core.votes import Option, Vote, options_of, refs_of, rounds_before, votes

Mask = Callable[[str], str]


def vote_copies(
    session: Session, tallies: Mapping[str, Tally], splits: Mapping[str, Split], level: Level, mask: Mask
) -> tuple[VoteCopy, ...]:
    """Every vote; drafts in the private copy alone."""
    shown = [v for v in votes(session) if v.state != "draft" or level is Level.PRIVATE]
    return tuple(_vote(session, v, tallies, splits.get(v.key), level, mask) for v in shown)


def _vote(session: Session, vote: Vote, tallies: Mapping[str, Tally], split: Split | None, level: Level, mask: Mask) -> VoteCopy:
    options, tally = options_of(session, vote.key), tallies.get(vote.key)
    # Asked again here, although the caller gives no tally that may not be known: a result that gets out can't be called back.
    known = tally if tally and vote.shows_tally else None
    too_few = known is not None and _too_few(known, level)
    shown = None if too_few else known
    # Without a result options stand in ballot order: any other order would tell of the dots.
    lines = shown.lines if shown else tuple(BallotLine(o, 0, None) for o in options)
    words = _option_words(vote, level, mask)
    refs = refs_of(options, mask if level < Level.COUNT else _unsaid)
    return VoteCopy(
        question="" if level is Level.COUNT and _is_a_note(session, vote.question) else mask(vote.question),
        kind=vote.kind,
        mode=vote.mode,
        state=vote.state,
        budget=vote.budget,
        cap=vote.cap,
        minimum=vote.minimum,
        present=vote.present,
        opened=vote.opened,
        closed=vote.closed,
        revealed=shown is not None,
        too_few=too_few,
        ballots=tally.ballots if tally else 0,
        short=shown.short if shown else 0,
        spoiled=shown.spoiled if shown else 0,
        blank=shown.blank if shown else 0,
        unused=shown.unused if shown else 0,
        routes=tuple(sorted((came_by(shown) if shown else tally.routes).items())) if tally and not too_few else (),
        reasons=tuple(shown.listed) if shown else (),
        options=_options(session, vote, shown, lines, refs, _earlier(vote, shown, tallies, level), words),
        outcome=shown.outcome.named(refs) if shown and shown.outcome else None,
        people=people(shown) if shown else 0,
        concern=vote.concern,
        weights=vote.weights,
        round=len(rounds_before(session, vote)) + 1,
        scale=_scale(session, vote, level, mask),
        ordered=_ordered(session, vote),
        support=vote.support,
        threshold=vote.threshold,
        split=_split(vote, split, refs, mask) if split and shown and may_split(session, split, level) else None,
    )


def _is_a_note(session: Session, question: str) -> bool:
    """Whether what was asked are somebody's own words, as of a poll on an option that was a note: boards get none of those."""
    return any(note.text == question for note in session.all(CONTRIBUTIONS))


def _options(
    session: Session,
    vote: Vote,
    shown: Tally | None,
    lines: Sequence[BallotLine],
    refs: Mapping[str, str],
    earlier: Tally | None,
    words: Callable[[Option], str],
) -> tuple[OptionCopy, ...]:
    ordered = _ordered(session, vote)
    tied = brackets(shown, ordered) if shown else {}
    places = places_of(shown) if shown and ordered else 0
    made = (
        _option(line, words(line.option), refs[line.option.key], shown, tied.get(line.option.key, 0), places, earlier) for line in lines
    )
    if not kind_of(vote).options_are_points:
        return tuple(made)
    order = {p.number: p.place for p in points_of(session, vote.scale)}
    # In the scale's order, so that its shape can be seen. A point the scale hasn't got (any more) comes last.
    return tuple(sorted(made, key=lambda o: order.get(o.number, len(order))))


def _option(line: BallotLine, text: str, ref: str, shown: Tally | None, bracket: int, places: int, earlier: Tally | None) -> OptionCopy:
    option = line.option
    same = next((x for x in earlier.lines if alike(x.option) == alike(option)), None) if earlier else None
    return OptionCopy(
        option.number,
        ref,
        text,
        option.ordinal,
        line.dots if shown else None,
        line.voters if shown else None,
        bracket,
        concerns=line.concerns if shown and shown.vote.concern is not None else None,
        spread=line.spread if shown and kind_of(shown.vote).spread else (),
        divides=bool(shown) and divides(line, places),
        before=same.dots if same else None,
        before_voters=same.voters if same else None,
    )


def _too_few(tally: Tally, level: Level) -> bool:
    """Whether so few voted that a result would tell outside what each of them said."""
    return level >= Level.OUTSIDE and _at_least(tally) < FEW


def _at_least(tally: Tally) -> int:
    """How many people there are at the least. Behind sums nobody was counted: as few as could have given so many dots."""
    if not COUNTING_NOBODY & tally.routes.keys() or kind_of(tally.vote).one_each:
        return people(tally)
    most = tally.vote.budget or (tally.vote.cap or 0) * len(tally.lines) or 1
    return max(tally.ballots, -(-tally.dots // most))


def _earlier(vote: Vote, shown: Tally | None, tallies: Mapping[str, Tally], level: Level) -> Tally | None:
    """The round right before, where both may be told. One whose result may not be known has no lines, and so tells nothing here."""
    before = tallies.get(vote.round_of) if shown else None
    return None if before and _too_few(before, level) else before


def _unsaid(_: str) -> str:
    return ""


def _option_words(vote: Vote, level: Level, mask: Mask) -> Callable[[Option], str]:
    """What an option says in a copy. Where there are only numbers, a theme has its name and an answer on a scale what it means; an option
    in somebody's own words has its number.
    """
    on_scale = kind_of(vote).options_are_points
    return lambda option: mask(option.text) if level < Level.COUNT or option.ordinal or on_scale else ""


def _scale(session: Session, vote: Vote, level: Level, mask: Mask) -> tuple[PointCopy, ...]:
    line = mask if level < Level.COUNT else _unsaid
    return tuple(PointCopy(p.number, mask(p.label), line(p.line)) for p in points_of(session, vote.scale)) if vote.scale else ()


def _ordered(session: Session, vote: Vote) -> bool:
    scale = session.find(SCALES, vote.scale)
    return scale is None or scale.ordered


def may_split(session: Session, split: Split, level: Level) -> bool:
    """A split by organisation names organisations, so it stays in the private copy, or in the room where the session is open. A name typed
    for cards needn't be on the list of people, and would be covered nowhere.
    """
    return split.by != "organisation" or tells_origin(session, level)


def _split(vote: Vote, split: Split, refs: Mapping[str, str], mask: Mask) -> SplitCopy | None:
    # A table with every number withheld would only make people wonder what it hides.
    if not split.shows_something:
        return None
    groups = split.groups
    rows = tuple((refs[o.key], tuple(split.voters[o.key][group] for group in groups)) for o in split.options)
    return SplitCopy(split.by, kind_of(vote).split_counts, tuple((mask(group), split.ballots[group]) for group in groups), rows)
