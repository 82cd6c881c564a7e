"""Putting a vote on a scale: its points become a poll's options, or the places a rated option can get. Reads no files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from moothall.core.errors import Refused
from moothall.core.model import Change, Session, Step, changed, removed
from moothall.core.scales import SCALE_POINTS, SCALES, Point, ReadyScale, Scale, add_scale, points_of, scale_from, scales
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import VOTES, Candidate, Vote, drafted, options_of, set_options, votes

KEYS_NEEDED = 30
"""Fresh keys that are always enough: a scale, its points, and an option for each."""
# A scale has 11 points at most, which makes 1 + 11 + 11 = 23.


def point_candidates(points: Sequence[Point]) -> list[Candidate]:
    """A poll's options are its scale's points, by the numbers people call them."""
    return [Candidate(p.label, number=p.number) for p in points]


def scale_in(session: Session, ready: ReadyScale, keys: Sequence[str]) -> tuple[str, Step]:
    """The key of the session's own copy of a scale, and the step that adds it; the step is empty when it has one.

    Refused when the scale has too few or too many points, or two that are called the same.
    """
    # A file must be readable on a laptop that lacks the scale, so each session keeps a copy. It is shared by all votes on the same scale,
    # but never with one that was edited since: an old result would get new words.
    known = scale_from(session, ready.key) or next((s for s in scales(session) if _same(session, s, ready)), None)
    if known and _same(session, known, ready):
        return known.key, Step("step.add_scale")
    return keys[0], add_scale(Scale(keys[0], ready.name, ready.key, ready.ordered), ready.points, keys[1:])


def _same(session: Session, scale: Scale, ready: ReadyScale) -> bool:
    """Whether the session's copy still says what the ready scale says, point by point."""
    points = tuple(Point(p.number, p.label, p.line) for p in points_of(session, scale.key))
    return (scale.name, scale.ordered, points) == (ready.name, ready.ordered, ready.points)


def use_scale(session: Session, vote: str, ready: ReadyScale, keys: Sequence[str]) -> Step:
    """Answer a draft on this scale: a poll's options become its points, a rated vote's cap how many there are.

    What counts as support is taken from the scale, and the threshold stays. Refused once the vote is open, and for other kinds of vote.
    """
    before = drafted(session, vote)
    kind = kind_of(before)
    if not kind.on_scale:
        raise Refused("core.no_such_rule")
    scale, adding = scale_in(session, ready, keys)
    # A rated vote has no budget: every option can be answered.
    after = replace(
        before,
        scale=scale,
        **({"support": ready.support} if kind.options_are_points else {"cap": len(ready.points), "budget": None}),
    )
    # Changing nothing must leave nothing to undo.
    rule = (changed(VOTES, before, after),) if after != before else ()
    fresh_options = keys[len(ready.points) + 1 :]
    options = set_options(session, vote, point_candidates(ready.points), fresh_options).changes if _needs(session, after, ready) else ()
    return Step("voting.step_use_scale", (*adding.changes, *rule, *options, *_left_over(session, before, scale)))


def _left_over(session: Session, before: Vote, scale: str) -> tuple[Change, ...]:
    """The scale a draft was on, when no other vote is on it: trying one out leaves nothing behind."""
    old = session.find(SCALES, before.scale)
    if old is None or old.key == scale or any(v.scale == old.key for v in votes(session) if v.key != before.key):
        return ()
    return (*(removed(SCALE_POINTS, p) for p in points_of(session, old.key)), removed(SCALES, old))


def _needs(session: Session, vote: Vote, ready: ReadyScale) -> bool:
    """Whether a poll's options are still another scale's points."""
    # Options come back by number, while a scale runs from most to least in favour: both are sorted before they are compared.
    have = [(o.number, o.text) for o in options_of(session, vote.key)]
    return kind_of(vote).options_are_points and have != sorted((p.number, p.label) for p in ready.points)
