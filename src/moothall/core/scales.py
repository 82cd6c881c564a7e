"""Scales: what a poll or a rating is answered on. A scale is data; facilitators make their own (practice 2.9, 2.10).

A scale used in a session is in the session, so that the file means the same wherever it is opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from moothall.core.model import Session, Step, Table, added
from moothall.core.refused import Refused
from moothall.core.text import kept, required

FEWEST, MOST = 2, 11
"""Points a scale may have: 0 to 10 is the longest people use."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale by name. `origin` is the built-in or own scale it was taken from; `ordered` is False where no point is more than another."""

    key: str
    name: str
    origin: str = ""
    ordered: bool = True


@dataclass(frozen=True, slots=True)
class ScalePoint:
    """One answer. `place` counts from 1; `number` is what people call it (fist to five starts at 0); `line` says it in the first person."""

    key: str
    scale: str
    place: int
    number: int
    label: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A point before it is in a session."""

    number: int
    label: str
    line: str = ""


SCALES = Table("scale", Scale)
SCALE_POINTS = Table("scale_point", ScalePoint, by=("scale",))


def scales(session: Session) -> list[Scale]:
    return session.all(SCALES)


def points_of(session: Session, scale: str) -> list[ScalePoint]:
    """A scale's points in their order."""
    return sorted(session.where(SCALE_POINTS, "scale", scale), key=lambda p: p.place)


def scale_from(session: Session, origin: str) -> Scale | None:
    """The session's own copy of a built-in or saved scale."""
    return next((s for s in scales(session) if s.origin == origin and origin), None)


def add_scale(scale: Scale, points: Sequence[Point], keys: Iterable[str]) -> Step:
    """A scale with its points. Refused with too few or too many points, or two that are called the same."""
    if not FEWEST <= len(points) <= MOST:
        raise Refused("core.scale_points", fewest=FEWEST, most=MOST)
    labels = [required(p.label) for p in points]
    if len(set(labels)) < len(labels) or len({p.number for p in points}) < len(points):
        raise Refused("core.scale_twins")
    fresh = (
        added(SCALE_POINTS, ScalePoint(k, scale.key, n, p.number, label, kept(p.line)))
        for n, (p, label, k) in enumerate(zip(points, labels, keys, strict=False), 1)
    )
    return Step("step.add_scale", (added(SCALES, replace(scale, name=required(scale.name))), *fresh))
