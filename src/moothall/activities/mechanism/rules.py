"""Drafting the ladder: a line typed with who and how long, the starter, its steps in order. Other days or people make it proposed again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from moothall.activities.mechanism.records import GAP, MECHANISM, TERMS, LadderLine, working_days
from moothall.core.errors import Refused
from moothall.core.ladder import Rung
from moothall.core.model import Session, Step, changed
from moothall.core.record_places import move_place

_TERM = re.compile(rf"(?P<sort>{'|'.join((*TERMS, GAP))})\s*[:=]\s*(?P<text>.+)", re.I | re.S)
_BOUND = ("text", "sort", "who", "days")
"""What was agreed about a line: any of it worded anew, and it is proposed again."""


@dataclass(frozen=True, slots=True)
class TypedStep:
    """What a line would make."""

    sort: str
    text: str
    who: str = ""
    days: str = ""


def read_line(text: str) -> TypedStep:
    """`Two leads talk = either lead, 5 days` as a step; `meanwhile: beds stay open` as what goes on. Refused when its days are none."""
    if found := _TERM.fullmatch(text.strip()):
        return TypedStep(found["sort"].lower(), found["text"].strip())
    words, _, rest = (part.strip() for part in text.partition("="))
    *who, last = [part.strip() for part in rest.split(",")]
    try:
        days = working_days(last)
    except Refused:
        # A number that is no time is a slip; words are who may start it.
        if last[:1].isdigit():
            raise
        who, days = [*who, last], ""
    return TypedStep("step", words, ", ".join(part for part in who if part), days)


def write(session: Session, key: str, text: str, at: str, item: str = "") -> Step:
    """Refused when it is blank, when its days are none, or when there is no room for one more."""
    typed = read_line(text)
    return MECHANISM.add(session, key, typed.text, at, item, sort=typed.sort, who=typed.who, days=typed.days)


def change(session: Session, key: str, **fields: Any) -> Step:
    """As the declaration edits; what was adopted or polled was adopted in other words."""
    step = MECHANISM.edit(session, key, **fields)
    made = [c for c in step.changes if any(getattr(c.before, name) != getattr(c.after, name) for name in _BOUND)]
    return Step(step.name, tuple(replace(c, after=replace(c.after, state="proposed", poll="")) for c in made), step.about)


def bring_in(session: Session, lines: Iterable[str], keys: Sequence[str], at: str, item: str = "") -> Step:
    """A starter's lines as proposals, in one act; those that stand there word for word are left out. `keys` has a fresh one for each.
    Refused when there is nothing to add, or more than there is room for.
    """
    there = {line.text.strip() for line in MECHANISM.all(session)}
    new = [typed for typed in map(read_line, lines) if typed.text not in there]
    taken = {int(line.number) for line in MECHANISM.all(session)}
    free = [place for place in range(1, MECHANISM.most + 1) if place not in taken]
    if not new:
        raise Refused("mechanism.all_there")
    if len(new) > len(free):
        raise Refused("mechanism.too_many", n=MECHANISM.most)
    made = [
        MECHANISM.make(
            session, key, {"text": typed.text, "sort": typed.sort, "who": typed.who, "days": typed.days}, number=place, item=item, noted=at
        )
        for key, place, typed in zip(keys, free, new, strict=False)
    ]
    return Step("mechanism.step_brought", tuple(c for step in made for c in step.changes), about=str(len(new)))


def move(session: Session, key: str, by: int) -> Step:
    """Past the next step, whatever other lines lie between. Nothing happens at either end."""
    line = session.get(MECHANISM.table, key)
    mine = [other for other in MECHANISM.all(session) if (other.sort == "step") == (line.sort == "step")]
    at = next(n for n, other in enumerate(mine) if other.key == key) + by
    if not 0 <= at < len(mine):
        return Step("mechanism.step_moved", ())
    if abs(mine[at].number - line.number) == 1:
        return move_place(MECHANISM, session, key, mine[at].number - line.number)
    there = mine[at]
    swapped = (
        changed(MECHANISM.table, line, replace(line, number=there.number)),
        changed(MECHANISM.table, there, replace(there, number=line.number)),
    )
    return Step("mechanism.step_moved", swapped, about=str(line.number))


def steps(session: Session) -> list[LadderLine]:
    """From the first up."""
    return [line for line in MECHANISM.all(session) if line.sort == "step"]


def terms(session: Session) -> dict[str, list[LadderLine]]:
    """The three things a ladder says beside its steps; any of them may be missing, or take several lines."""
    return {sort: [line for line in MECHANISM.all(session) if line.sort == sort] for sort in TERMS}


def gaps(session: Session) -> list[LadderLine]:
    """What must still be settled."""
    return [line for line in MECHANISM.all(session) if line.sort == GAP]


def takes_gap(session: Session, key: str, text: str, at: str, item: str = "") -> Step:
    """Something a rehearsal showed to be missing. Refused when it stands there already, or there is no room for one more."""
    if any(line.text.casefold() == text.strip().casefold() for line in gaps(session)):
        raise Refused("mechanism.gap_there")
    return MECHANISM.add(session, key, text, at, item, sort=GAP)


def rungs(session: Session) -> tuple[Rung, ...]:
    """The steps, the first called 0."""
    return tuple(Rung(line.key, n, line.text, line.who, _days(line.days), line.days) for n, line in enumerate(steps(session)))


def _days(text: str) -> int | None:
    """Words such as "a date they set" are no number of days."""
    try:
        return int(working_days(text)) if text.strip() else None
    except Refused:
        return None


def is_whole(session: Session) -> bool:
    """Whether it has a step and says all three things."""
    return bool(steps(session)) and all(terms(session).values())
