"""Naming somebody who is not here, in one line; the four boxes; whom to talk to next; and taking over who is missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from moothall.activities.stakeholders.records import SCALE, STAKEHOLDER, Stakeholder
from moothall.core.activity import Activity
from moothall.core.errors import Refused
from moothall.core.model import Session, Step
from moothall.core.people import organisations, present
from moothall.core.search import folded
from moothall.core.typed_record import read_line

HIGH = 5
"""From this point up power, or interest, is high: the upper half of 0 to 10 (Mendelow's boxes, practice 2.2)."""
BOXES = ("closely", "satisfied", "informed", "watched")
"""Manage closely · keep satisfied · keep informed · monitor."""
_FIGURES = re.compile(r"^(?P<name>.*\S)\s+(?P<power>10|[0-9])\s+(?P<interest>10|[0-9])$")


def name_one(session: Session, key: str, text: str, at: str, item: str = "") -> Step:
    """`Regional office 8 3 @Dana 14 May`: a name, power and interest from 0 to 10, who holds the relationship, the next talk. Everything
    but the name may be missing. Refused as a typed line is, and for a body whose people are here: a grid of those present is hostile.
    """
    typed = read_line(STAKEHOLDER, session, text)
    if typed.refused:
        raise typed.refused
    figures = _FIGURES.match(typed.title)
    name = figures["name"] if figures else typed.title
    _must_be_absent(session, name)
    rated = {"power": figures["power"], "interest": figures["interest"]} if figures else {}
    return STAKEHOLDER.add(session, key, name, at, item, **rated, **typed.fields)


def _must_be_absent(session: Session, name: str) -> None:
    here = {person.organisation for person in present(session)}
    called = {folded(body.name) for body in organisations(session) if body.key in here} | {folded(p.name) for p in present(session)}
    if folded(name) in called:
        raise Refused("stakeholders.is_here", name=name[:40])


def box_of(entry: Stakeholder) -> str:
    """Which of the four boxes; empty while power or interest isn't said."""
    if entry.power not in SCALE[1:] or entry.interest not in SCALE[1:]:
        return ""
    strong, keen = int(entry.power) >= HIGH, int(entry.interest) >= HIGH
    if strong:
        return "closely" if keen else "satisfied"
    return "informed" if keen else "watched"


def engagement(session: Session) -> list[Stakeholder]:
    """Whom to talk to: by the day of the next talk, those without one last, and then by box, those to manage closely first."""
    order = {box: place for place, box in enumerate((*BOXES, ""))}
    return sorted(STAKEHOLDER.all(session), key=lambda s: (not s.contact, s.contact, order[box_of(s)], s.number))


def absent(session: Session, activities: Iterable[Activity]) -> list[str]:
    """Who is missing, as other activities say, and isn't on the grid yet."""
    known = {folded(entry.name) for entry in STAKEHOLDER.all(session)}
    named = dict.fromkeys(name for a in activities if a.absent for name in a.absent(session))
    return [name for name in named if folded(name) not in known]


def take_over(session: Session, names: Sequence[str], keys: Sequence[str], at: str, item: str = "") -> Step:
    """All of them in one act. Refused when there is none."""
    if not names:
        raise Refused("stakeholders.nobody_missing")
    first = session.next_number(STAKEHOLDER.table.name)
    steps = [
        STAKEHOLDER.make(session, key, {"name": name}, number=first + place, item=item, noted=at)
        for place, (name, key) in enumerate(zip(names, keys, strict=True))
    ]
    return Step("stakeholders.step_taken", tuple(change for step in steps for change in step.changes), about=str(len(steps)))
