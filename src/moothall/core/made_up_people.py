"""Other people in place of those on the list, for a rehearsal: nobody who is really invited stands on the wall while a facilitator
practises.

Everything that names a person or an organisation by key goes on naming the same one, under another name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle

from moothall.core.model import Change, Session, Step, added, changed
from moothall.core.people import ORGANISATIONS, PARTICIPANTS, Organisation, Participant, organisations, people
from moothall.core.session_details import SESSION_DETAILS, details_of

USUAL, TABLES = 24, 4
"""How many come where nobody is listed yet, and at how many tables: six to each, as most rooms are laid."""


def rehearse(session: Session, names: Sequence[str], bodies: Sequence[tuple[str, str]], keys: Sequence[str]) -> Step:
    """The session as it is rehearsed. `names` are people, `bodies` organisations with their sectors; where there are more on the list than
    names, a number tells them apart. `keys` are fresh, as many as `USUAL` and `bodies` come to.
    """
    facts = details_of(session)
    changes: list[Change] = [changed(SESSION_DETAILS, facts, replace(facts, rehearsal=True))]
    listed = people(session)
    if listed:
        known = organisations(session)
        changes += [changed(ORGANISATIONS, o, replace(o, name=_called([b for b, _ in bodies], n))) for n, o in enumerate(known)]
        changes += [changed(PARTICIPANTS, p, _another(p, _called(names, n))) for n, p in enumerate(listed)]
    else:
        changes += _newcomers(names, bodies, keys)
    return Step("step.rehearse", tuple(c for c in changes if c.before != c.after), final=True)


def _another(person: Participant, name: str) -> Participant:
    return replace(person, name=name, title="", role_group="", function="", level="", email="", consent=False)


def _called(names: Sequence[str], number: int) -> str:
    turn, place = divmod(number, len(names))
    return names[place] if not turn else f"{names[place]} {turn + 1}"


def _newcomers(names: Sequence[str], bodies: Sequence[tuple[str, str]], keys: Sequence[str]) -> list[Change]:
    fresh = iter(keys)
    made = [Organisation(next(fresh), name, sector, n) for n, (name, sector) in enumerate(bodies)]
    changes = [added(ORGANISATIONS, each) for each in made]
    for number, body in zip(range(USUAL), cycle(made), strict=False):
        table = str(number % TABLES + 1)
        person = Participant(next(fresh), _called(names, number), body.key, table=table, present=True, position=number)
        changes.append(added(PARTICIPANTS, person))
    return changes
