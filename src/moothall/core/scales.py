"""Scales: what a poll or a rating is answered on. A scale is data; facilitators make their own (practice 2.9, 2.10).

A scale used in a session is in the session, so that the file means the same wherever it is opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from moothall.core.errors import Refused
from moothall.core.model import Session, Step, Table, added
from moothall.core.text import kept, required

FEWEST, MOST = 2, 11
"""Points a scale may have: 0 to 10 is the longest people use."""
# A number of one or two digits where there is one, whatever people put after it ("3 ", "3.", "3:", "3)", "3 –"), and then words.
_TYPED = re.compile(r"(?:(\d{1,2})\b[ .:)–-]*)?(\S.*)")


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale by name. `origin` is the built-in or own scale it was taken from; `ordered` is False where no point is more than another."""

    key: str
    name: str
    origin: str = ""
    ordered: bool = True


@dataclass(frozen=True, slots=True)
class ScalePoint:
    """One answer. `place` counts from 1, the most in favour first; `number` is what people call it (fist to five starts at 0).

    `line` says it in the first person.
    """

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


@dataclass(frozen=True, slots=True)
class ReadyScale:
    """A scale to choose: one that came with Moothall, or a facilitator's own. The first `support` points usually count as support."""

    key: str
    name: str
    points: tuple[Point, ...]
    support: int = 0
    ordered: bool = True


SCALES = Table("scale", Scale)
SCALE_POINTS = Table("scale_point", ScalePoint, by=("scale",))


def scales(session: Session) -> list[Scale]:
    """In the order they came into the session."""
    return session.all(SCALES)


def points_of(session: Session, scale: str) -> list[ScalePoint]:
    """A scale's points in their order."""
    return sorted(session.where(SCALE_POINTS, "scale", scale), key=lambda p: p.place)


def turned(count: int, points: int) -> int:
    """A place on a scale of so many points as the mark a rating is kept as, or that mark as its place.

    Places count from the point most in favour, as a scale is read; marks from the one least in favour, so that their sum says more where
    people favour more. On a scale called 7 to 1 the mark is the number.
    """
    return points - count + 1


def scale_from(session: Session, origin: str) -> Scale | None:
    """The session's own copy of a built-in or saved scale."""
    return next((s for s in scales(session) if s.origin == origin and origin), None)


def points_typed(text: str) -> tuple[Point, ...]:
    """Points one a line, the most in favour first: "3 Can live with it". Without a number a line is called by its place.

    Refused as `sound` refuses: with fewer than two points or more than eleven, or two that are called the same.
    """
    lines = [found for line in text.splitlines() if (found := _TYPED.fullmatch(line.strip()))]
    return sound(Point(int(found[1]) if found[1] else place, found[2]) for place, found in enumerate(lines, 1))


def sound(points: Iterable[Point]) -> tuple[Point, ...]:
    """The points as they will be kept. Refused with too few or too many, or two that are called the same."""
    tidy = tuple(Point(p.number, required(p.label), kept(p.line)) for p in points)
    if not FEWEST <= len(tidy) <= MOST:
        raise Refused("core.scale_points", fewest=FEWEST, most=MOST)
    # A ballot is typed by number and a result read by label, so neither may stand for two points.
    if len({p.label for p in tidy}) < len(tidy) or len({p.number for p in tidy}) < len(tidy):
        raise Refused("core.scale_twins")
    return tidy


def add_scale(scale: Scale, points: Sequence[Point], keys: Iterable[str]) -> Step:
    """A scale with its points. Refused with too few or too many points, two that are called the same, or a name or label that is blank."""
    fresh = (
        added(SCALE_POINTS, ScalePoint(k, scale.key, n, p.number, p.label, p.line))
        for n, (p, k) in enumerate(zip(sound(points), keys, strict=False), 1)
    )
    return Step("step.add_scale", (added(SCALES, replace(scale, name=required(scale.name))), *fresh))
